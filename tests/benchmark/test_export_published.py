"""Runs in the published result format, and such results as rows: what goes out can be scored again."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench_fakes import FakePools, bench

from pareval_agent.benchmark.export_published import export_published
from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.interchange import OWN_KEY
from pareval_agent.benchmark.score import Score, score
from pareval_agent.cli.main import main
from pareval_agent.configs.errors import InfrastructureError, UserError

KEYS = (
    *("problem_type", "language", "name", "parallelism_model", "prompt"),
    *("temperature", "top_p", "do_sample", "max_new_tokens", "prompted"),
)
"""What create-dataframe.py takes of a prompt."""
OUTPUT = {
    "generated_output": "    return 0;\n}",
    "did_build": True,
    "is_source_valid": True,
    "best_sequential_runtime": 1.0,
    "runs": [
        {"did_run": True, "is_valid": True, "runtime": 1.0, "num_threads": 1},
        {"did_run": True, "is_valid": True, "runtime": 0.5, "num_threads": 2},
    ],
}
ENTRY = {"name": "27_reduce_average", "parallelism_model": "omp", "prompt": "double average("}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "study"
    bench(folder, samples=2)
    return folder


@pytest.fixture(scope="module")
def files(run: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return export_published([run], tmp_path_factory.mktemp("out"), lambda done: None)


def published(folder: Path, *outputs: object, **changes: object) -> Path:
    file = folder / "theirs.json"
    file.write_text(json.dumps([ENTRY | changes | {"outputs": outputs}]))
    return file


def line_of(file: Path) -> Score:
    [line] = score(read_frame([file]), ks=None, by="mode")
    return line


def test_each_mode_gets_a_file_that_the_published_scripts_read(files: list[Path]) -> None:
    assert [file.name for file in files] == ["study_replay-fake_repair.json", "study_replay-fake_zero_shot.json"]
    [entry] = json.loads(files[0].read_text())
    assert set(KEYS) < set(entry)
    assert entry["prompt"].rstrip().endswith("{")
    assert [output["are_all_valid"] for output in entry["outputs"]] == [True, True]
    assert [run["num_threads"] for run in entry["outputs"][0]["runs"]] == [1, 2]


def test_what_failed_to_build_has_no_runs(files: list[Path]) -> None:
    outputs = json.loads(files[1].read_text())[0]["outputs"]
    assert [(output["did_build"], output["runs"]) for output in outputs] == [(False, None)] * 2
    assert all(output["generated_output"] for output in outputs)


def test_scores_survive_the_round_trip(run: Path, files: list[Path]) -> None:
    ours = {line.system.mode: line for line in score(read_frame([run]), ks=None, by="mode")}
    for file in files:
        theirs = line_of(file)
        mine = ours[theirs.system.mode]
        assert (theirs.pass_at, theirs.build_at, theirs.samples) == (mine.pass_at, mine.build_at, mine.samples)
        assert theirs.speed_max == mine.speed_max
        assert (theirs.cost.tokens, theirs.cost.seconds, theirs.cost.cost_usd) == (None, None, None)


def test_failures_of_the_machine_are_in_no_file(tmp_path: Path) -> None:
    failing = FakePools(InfrastructureError("no power"))
    bench(tmp_path / "run", failing, modes=["zero_shot"])
    [file] = export_published([tmp_path / "run"], tmp_path / "out", lambda done: None)
    assert json.loads(file.read_text())[0]["outputs"] == []


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no run"):
        export_published([tmp_path], tmp_path / "out", lambda done: None)


def test_published_results_are_scored_by_their_own_rules(tmp_path: Path) -> None:
    broken = OUTPUT | {"did_build": False, "runs": None, "best_sequential_runtime": None}
    wrong = OUTPUT | {"runs": [OUTPUT["runs"][0], OUTPUT["runs"][1] | {"is_valid": False}]}  # type: ignore[index, operator]
    line = line_of(published(tmp_path, OUTPUT, broken, wrong, OUTPUT | {"is_source_valid": False}))
    assert line.samples == 4
    assert line.pass_at[1].value == pytest.approx(1 / 4)
    assert line.build_at[1].value == pytest.approx(2 / 4)
    assert line.speed_max.speedup[1].value == pytest.approx(2.0 / 4)
    assert (line.system.model, line.system.mode, line.target) == ("theirs", "published", "parallel")


def test_what_was_not_judged_is_counted_and_not_scored(tmp_path: Path) -> None:
    line = line_of(published(tmp_path, OUTPUT, "    return 0;\n}"))
    assert (line.samples, line.machine_failed) == (1, 1)


@pytest.mark.parametrize(
    "output",
    [{"generated_output": ""}, OUTPUT | {"runs": 7}, OUTPUT | {"runs": [{}]}, {**OUTPUT, OWN_KEY: {"verdict": 1}}],
)
def test_what_is_no_result_is_told_with_its_place(output: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"theirs\.json: prompt 0 \(27_reduce_average\): output 1: is no result"):
        line_of(published(tmp_path, OUTPUT, output))


def test_samples_without_results_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no sample is finished in"):
        line_of(published(tmp_path))


def test_the_command_writes_what_score_reads(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(run), "--format", "published", "-o", str(tmp_path)]) == 0
    files = capsys.readouterr().out.split()
    assert main(["score", *files]) == 0
    told = capsys.readouterr().out
    assert "pass@1" in told
    assert "cost" not in told


def test_results_can_stand_beside_a_run(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(run), str(published(tmp_path, OUTPUT)), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert {line["system"]["mode"] for line in scores} == {"zero_shot", "repair", "published"}
    assert [line["cost"]["tokens"] for line in scores if line["system"]["mode"] == "published"] == [None]
