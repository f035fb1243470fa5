"""`score` from words to exit code."""

import json
from pathlib import Path

import pytest
from made_runs import PROBLEMS, result, row, samples, write_run

from pareval_agent.cli.main import main


@pytest.fixture(autouse=True)
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    rows = [one for name in PROBLEMS for one in samples(["passed", "crashed"], prompt=name)]
    write_run(Path("run"), [*rows, row("killed", 9), row(result("crashed"), mode="zero_shot", target="serial")])


def _cells(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "run"]) == 0
    out, err = capsys.readouterr()
    rows = _cells(out)
    rates = next(cells for cells in rows if cells[:2] == ["repair", "parallel"])
    assert rates[2:8] == ["4", "8", "1.00", "[0.51,", "1.00]", "0.50"]
    assert rates[-1] == "1"
    assert ["repair", "parallel", "4", "of", "8", "800", "200", "n/a", "20.0"] in rows
    assert ["zero_shot", "serial", "0", "of", "1", "100", "n/a", "n/a", "n/a"] in rows
    assert "speedup_max" not in out  # nothing was timed
    assert err == ""


def test_samples_amid_which_a_run_was_stopped_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "run"]) == 0
    assert "not finished" not in capsys.readouterr().out
    for index in range(3):
        folder = Path("run", "samples", "m", "repair", PROBLEMS[0], "serial", f"{index:03}")
        folder.mkdir(parents=True)
        (folder / "checkpoints.sqlite").touch()
        (folder / "calls.jsonl").write_text("{}\n")
    assert main(["score", "run"]) == 0
    assert "run: 3 of its samples are begun and not finished" in capsys.readouterr().out
    assert main(["score", "run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unfinished"] == 3


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "run", "--k", "1", "--by", "prompt", "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert [line["group"] for line in scores] == [*PROBLEMS, PROBLEMS[0]]
    assert scores[0]["system"] == {"run": "run", "model": "m", "mode": "repair"}
    assert scores[0]["pass_at"]["1"] == {"value": 0.5, "interval": None}
    assert scores[0]["machine_failed"] == 1
    assert scores[0]["cost"]["cost_usd"] is None


def test_parquet_is_read_in_place_of_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "run", "--parquet", "rows.parquet", "--json"]) == 0
    direct = capsys.readouterr().out
    assert main(["score", "rows.parquet", "--json"]) == 0
    assert capsys.readouterr().out == direct.replace('"run": "run"', '"run": "rows.parquet"')


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere"], "error: nowhere holds no run: there is no run.json\n"),
        (["run", "--k", "0"], "error: --k 0: k must be at least 1\n"),
        (["run", "--k", "a"], "error: argument --k: must be whole numbers such as 1,5,10, not 'a'; see "),
        (["run", "--k", "2"], f"error: pass@2 needs 2 samples of each prompt; {PROBLEMS[0]} serial in run:m/zero_shot"),
    ],
)
def test_wrong_words(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", *words]) == 2
    assert capsys.readouterr().err.startswith(message)
