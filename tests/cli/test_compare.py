"""`compare` from words to exit code."""

import json
from pathlib import Path

import pytest
from made_runs import PROBLEMS, attempt, result, row, samples, write_run

from pareval_agent.cli.main import main


@pytest.fixture(autouse=True)
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    late = result(attempts=(attempt("crashed"), attempt("passed", step="repair")))
    rows = [one for name in PROBLEMS for one in samples(["crashed"], mode="zero_shot", prompt=name)]
    write_run(Path("run"), [*rows, *(row(late, mode="repair", prompt=name) for name in PROBLEMS)])


def test_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "run"]) == 0
    out, err = capsys.readouterr()
    rows = [line.split() for line in out.splitlines()]
    assert "repair compared with zero_shot" in out
    assert ["pass@1", "0.00", "1.00", "+1.00", "[+0.51,", "+1.00]", "0.1250", "0.1250", "n/a", "4"] in rows
    assert ["McNemar,", "exact", "0", "/", "4", "alone", "0.1250"] in rows
    assert ["repair", "1", "all", "4", "1.00", "[0.51,", "1.00]"] in rows
    assert "which makes it an oracle" in out
    assert err == ""


def test_samples_amid_which_a_run_was_stopped_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path("run", "samples", "m", "repair", PROBLEMS[0], "serial", "001")
    folder.mkdir(parents=True)
    (folder / "checkpoints.sqlite").touch()
    (folder / "calls.jsonl").write_text("{}\n")
    assert main(["compare", "run"]) == 0
    assert "run: 1 of its samples are begun and not finished" in capsys.readouterr().out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "run:repair", "run:zero_shot", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (pair,) = found["pairs"]
    assert pair["first"]["mode"] == "repair"
    assert {line["effect"]["metric"]: line["effect"]["difference"]["value"] for line in pair["effects"]} == {
        "build@1": 0,
        "pass@1": -1,
        "solved in 100 tokens": 0,
    }
    assert {point["tokens"] for point in found["points"]} == {100, 200}
    assert [rate["failure"] for rate in found["repairs"]] == [None, None, "crashed", "crashed"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["run:repair"], "error: nothing to compare among run:m/repair: name two runs, or two modes as RUN:MODE\n"),
        (["run", "--k", "5"], "error: pass@5 needs 5 samples of each prompt, and one has 1: ask for k up to 1\n"),
    ],
)
def test_wrong_words(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *words]) == 2
    assert capsys.readouterr().err == message
