"""`report` and `export` from words to exit code."""

import json
import sys
from pathlib import Path

import pytest
from made_report import report_run
from made_runs import PROBLEMS, result, row, write_run

from pareval_agent.cli.main import main


@pytest.fixture(autouse=True)
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report_run(Path("run"), problems=PROBLEMS[:2], targets=("serial", "omp"), samples=2)


def _files() -> set[str]:
    return {file.name for file in Path().iterdir()} - {"run"}


def test_the_page_is_made_unless_something_else_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "run"]) == 0
    assert _files() == {"report.html"}
    out, err = capsys.readouterr()
    assert out.startswith("report.html: ")
    assert out.endswith(" kB\n")
    assert err == ""


def test_other_formats_alone() -> None:
    assert main(["report", "run", "--markdown", "summary.md", "--figures", "figures", "--format", "svg"]) == 0
    assert _files() == {"summary.md", "figures"}
    assert Path("figures/pass_at_1.svg").exists()


def test_all_at_once_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "run", "-o", "page.html", "--markdown", "summary.md", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)["written"]
    assert [one["file"] for one in written] == ["page.html", "summary.md"]
    assert [one["bytes"] for one in written] == [Path(one["file"]).stat().st_size for one in written]


def test_samples_may_stay_private() -> None:
    assert main(["report", "run"]) == 0
    with_samples = Path("report.html").stat().st_size
    assert main(["report", "run", "--no-samples"]) == 0
    assert Path("report.html").stat().st_size < with_samples


def test_a_run_named_twice_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "run", "run/", "run", "-o", "twice.html"]) == 0
    assert main(["report", "run", "-o", "once.html"]) == 0
    assert Path("twice.html").read_bytes() == Path("once.html").read_bytes()


def test_a_parquet_file_has_scores_and_no_samples() -> None:
    assert main(["score", "run", "--parquet", "rows.parquet"]) == 0
    assert main(["report", "rows.parquet"]) == 0
    assert 'id="samples"' not in Path("report.html").read_text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("report nowhere", "nowhere holds no run: there is no run.json"),
        ("report run -o run", "run is a folder: name a file, such as run/report.html"),
        ("report run -o no/such/page.html", "there is no folder no/such: make it"),
        ("report run --markdown no/summary.md", "there is no folder no: make it"),
        ("report run --figures run/run.json", "run/run.json is a file: name a folder for the figures"),
        ("report run --format svg", "--format svg is of figures: add --figures DIR"),
        ("report run --k 5", "pass@5 needs 5 samples of each prompt"),
        ("report run --formt svg", "unknown option '--formt': did you mean --format?"),
        ("export nowhere", "nowhere holds no run: there is no run.json"),
        ("export run -o run/run.json", "cannot make run/run.json (File exists): choose another -o"),
    ],
)
def test_mistakes_are_told_in_one_line(words: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert err.count("\n") == 1
    assert _files() - {"export"} == set()


def test_an_empty_run_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    write_run(Path("empty"), [])
    assert main(["report", "empty"]) == 2
    assert "no sample is finished in empty: run `pareval-agent bench` first" in capsys.readouterr().err


def test_export(capsys: pytest.CaptureFixture[str]) -> None:
    write_run(Path("other"), [row(result())])
    assert main(["export", "run", "other", "--format", "jsonl", "-o", "tables"]) == 0
    assert capsys.readouterr().out.split() == [
        f"tables/{name}.jsonl" for name in ("samples", "attempts", "measurements")
    ]
    runs = [json.loads(line)["run"] for line in Path("tables/samples.jsonl").read_text().splitlines()]
    assert set(runs) == {"run", "other"}


def test_export_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "run", "--json"]) == 0
    files = [Path(one["file"]) for one in json.loads(capsys.readouterr().out)["written"]]
    assert [file.name for file in files] == ["samples.parquet", "attempts.parquet", "measurements.parquet"]
    assert all(file.read_bytes().startswith(b"PAR1") for file in files)


def test_logs_of_inspect_name_the_package_that_they_need(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("pareval_agent.benchmark.export_inspect")]:
        monkeypatch.delitem(sys.modules, name)
    for name in {"inspect_ai", *(name for name in sys.modules if name.startswith("inspect_ai."))}:
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["export", "run", "--format", "inspect"]) == 2
    err = capsys.readouterr().err
    assert "pip install 'pareval-agent[inspect]'" in err
    assert err.count("\n") == 1
    assert not Path("export").exists()
