"""Exports are what docs/data.md says, and its queries run on them."""

import json
import re
from pathlib import Path

import duckdb
import pytest
from made_report import report_run
from made_runs import PROBLEMS, result, row, write_run

from pareval_agent.benchmark.export import TABLES, Format, column_types, export
from pareval_agent.benchmark.run_folder import read_rows

PAGE = (Path(__file__).parents[2] / "docs" / "data.md").read_text()
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "run[1]*"
    return report_run(folder, problems=PROBLEMS, targets=("serial", "omp"), samples=3, modes=("zero_shot", "repair"))


@pytest.fixture(scope="module")
def exported(run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    export([run], folder, "parquet", lambda done: None)
    return folder


def _lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


@pytest.mark.parametrize("name", TABLES)
def test_the_page_lists_every_column_with_its_type(name: str) -> None:
    section = PAGE.split(f"\n### {name}\n")[1].split("\n### ")[0].split("\n## ")[0]
    listed = dict(re.findall(r"^\| `(\w+)` \| (\w+(?:\[\])?) \|", section, re.MULTILINE))
    assert listed == column_types(TABLES[name])


@pytest.mark.parametrize("name", TABLES)
def test_parquet_has_the_columns_in_their_order(exported: Path, name: str) -> None:
    columns = duckdb.sql(f"DESCRIBE SELECT * FROM '{exported / name}.parquet'").fetchall()
    assert {column[0]: column[1] for column in columns} == column_types(TABLES[name])


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_queries_of_the_page_run_and_find_something(
    exported: Path, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(exported)
    assert duckdb.sql(query).fetchall()


def test_both_formats_hold_the_same(run: Path, exported: Path, tmp_path: Path) -> None:
    export([run], tmp_path, "jsonl", lambda done: None)
    for name in TABLES:
        table = duckdb.sql(f"SELECT * FROM '{exported / name}.parquet'")
        rows = [dict(zip(table.columns, values, strict=True)) for values in table.fetchall()]
        assert rows == _lines(tmp_path / f"{name}.jsonl")


def test_rows_are_those_of_the_run(run: Path, tmp_path: Path) -> None:
    told: list[int] = []
    export([run], tmp_path, "jsonl", told.append)
    rows = {one.key: one for one in read_rows(run)}
    lines = _lines(tmp_path / "samples.jsonl")
    assert told == list(range(1, len(rows) + 1))
    assert [line["key"] for line in lines] == sorted(rows)
    for line in lines:
        known = rows[str(line["key"])].result
        assert known is not None
        assert (line["verdict"], line["passed"], line["seed"]) == (known.verdict, known.verdict.passed, known.seed)
    attempts = _lines(tmp_path / "attempts.jsonl")
    assert len(attempts) == sum(len(one.result.attempts) for one in rows.values() if one.result)
    assert any("#pragma omp" in str(line["source"]) for line in attempts)


def test_raw_times_are_kept(run: Path, tmp_path: Path) -> None:
    export([run], tmp_path, "jsonl", lambda done: None)
    for line in _lines(tmp_path / "measurements.jsonl"):
        times = line["candidate_times_s"]
        assert isinstance(times, list)
        assert (len(times), min(times)) == (line["pairs"], line["candidate_s"])


@pytest.mark.parametrize("kind", ["parquet", "jsonl"])
def test_what_is_not_known_is_null(tmp_path: Path, kind: Format) -> None:
    """No trajectories on disk, one sample that the machine failed, one that was timed."""
    rows = [row(result(speeds={"1x2": 1.5}, best_attempt=1)), row("the disk is full", 1)]
    export([write_run(tmp_path / "run", rows)], tmp_path, kind, lambda done: None)
    read = "read_parquet" if kind == "parquet" else "read_ndjson"

    def ask(columns: str, table: str) -> list[tuple[object, ...]]:
        return duckdb.sql(f"SELECT {columns} FROM {read}('{tmp_path / table}.{kind}') ORDER BY key").fetchall()

    assert ask("verdict, passed, attempts, infrastructure_error", "samples") == [
        ("passed", True, 1, None),
        (None, None, None, "the disk is full"),
    ]
    assert ask("source", "attempts") == [(None,)]
    assert ask("ranks, threads, speedup, candidate_times_s", "measurements") == [(1, 2, 1.5, None)]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    export([write_run(tmp_path / "run", [row(result())])], tmp_path, "parquet", lambda done: None)
    assert duckdb.sql(f"SELECT count(speedup) FROM '{tmp_path}/measurements.parquet'").fetchall() == [(0,)]


def test_an_interrupted_export_leaves_the_old_files(run: Path, tmp_path: Path) -> None:
    (tmp_path / "samples.jsonl").write_text("old")

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export([run], tmp_path, "jsonl", stop)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("samples.jsonl", "old")]
