"""`evaluate` from words to exit code, with a stand-in for the judge."""

import json
from pathlib import Path
from typing import Any

import pytest

from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.cli.main import main
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools.verdict import Verdict


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The answers that were judged; an answer names its verdict, or `broken` for a failure of the machine."""
    answers: list[str] = []

    def judge(answer: str, prompt: Any, toolbox: Any, seeds: Any, directory: Path, *, timing: bool) -> JudgedSample:
        answers.append(answer)
        if answer == "broken":
            raise InfrastructureError("the judge\x1b[2J was killed")
        if answer == "stop":
            raise KeyboardInterrupt
        return JudgedSample(verdict=Verdict(answer), detail="", source="", seeds=seeds)

    monkeypatch.setattr("pareval_agent.benchmark.evaluate.judge", judge)
    monkeypatch.setattr("pareval_agent.cli.evaluate.LocalToolbox", lambda config: None)
    monkeypatch.chdir(tmp_path)
    return answers


def _write_samples(*outputs: str, **changes: str) -> None:
    sycl = {"name": "27_reduce_average", "parallelism_model": "sycl", "prompt": "", "outputs": ["x", "y"]}
    omp = {**sycl, "parallelism_model": "omp", "outputs": outputs, **changes}
    Path("samples.json").write_text(json.dumps([sycl, omp]))


def test_results_and_a_table(judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _write_samples("passed", "build_failed", "wrong_answer")
    assert main(["evaluate", "samples.json"]) == 0
    out, err = capsys.readouterr()
    told = sorted(line.partition(" ")[2] for line in out.splitlines()[:3])  # several are judged at a time
    verdicts = ("passed", "build_failed", "wrong_answer")
    assert told == [f"27_reduce_average omp output {number}: {verdict}" for number, verdict in enumerate(verdicts)]
    rows = [line.split() for line in out.splitlines()]
    assert ["omp", "1", "2", "3", "0", "0"] in rows
    assert ["sycl", "0", "0", "0", "2", "0"] in rows
    assert "skipped: no judge for target sycl" in out
    assert "results: samples.results.json" in out
    assert err == ""
    sycl, omp = json.loads(Path("samples.results.json").read_text())
    assert sycl["outputs"] == ["x", "y"]
    assert [output["are_all_valid"] for output in omp["outputs"]] == [True, False, False]


def test_json_has_standard_output_for_itself(judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _write_samples("passed")
    assert main(["evaluate", "samples.json", "-o", "out.json", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "results": "out.json",
        "targets": {
            "sycl": {"judged": 0, "built": 0, "passed": 0, "skipped": 2, "failed": 0, "not_emulated": 0},
            "omp": {"judged": 1, "built": 1, "passed": 1, "skipped": 0, "failed": 0, "not_emulated": 0},
        },
        "skipped": [{"prompt": "27_reduce_average", "reason": "no judge for target sycl"}],
    }
    assert err == "1/1 27_reduce_average omp output 0: passed\n"


def test_the_same_command_continues_after_ctrl_c(judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _write_samples("passed", "no_code", "stop")
    assert main(["evaluate", "samples.json"]) == 130
    assert "samples.results.json.jsonl; run the same command again" in capsys.readouterr().err
    assert not Path("samples.results.json").exists()
    judged.clear()
    _write_samples("passed", "no_code", "timed_out")
    assert main(["evaluate", "samples.json"]) == 0
    assert "timed_out" in judged, "what was in flight beside it may be judged again"
    judged.clear()
    assert main(["evaluate", "samples.json"]) == 0
    assert judged == []


def test_a_failing_machine_costs_no_result_and_is_told(judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _write_samples("passed", "broken")
    assert main(["evaluate", "samples.json"]) == 3
    err = capsys.readouterr().err
    assert err == "error: 1 samples not judged; run the same command again: the judge was killed\n"
    assert Path("samples.results.json").exists()


def test_one_target_alone(judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _write_samples("passed")
    assert main(["evaluate", "samples.json", "--target", "serial"]) == 0
    assert "skipped: not of target serial" in capsys.readouterr().out
    assert judged == []


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["none.json"], "none.json: cannot be read"),
        (["samples.json", "-o", "no/such/folder.json"], "no/such/folder.json.jsonl (No such file or directory)"),
        (["samples.json", "--target", "opm"], "unknown target 'opm'"),
    ],
)
def test_bad_input_is_one_line(
    judged: list[str], capsys: pytest.CaptureFixture[str], words: list[str], part: str
) -> None:
    _write_samples("passed")
    assert main(["evaluate", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert part in err


def test_hostile_names_stay_text(judged: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _write_samples("passed", parallelism_model="\x1b]0;evil\x07[red]omp", name="\x1b[2Jname")
    assert main(["evaluate", "samples.json"]) == 0
    out = capsys.readouterr().out
    assert "[red]omp" in out
    assert "\x1b" not in out
