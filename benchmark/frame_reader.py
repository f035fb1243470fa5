"""Reads runs into a `Frame`: the JSON lines of their shards, one Parquet file for many rows, or published results.

DuckDB does the reading: it takes a few fields out of long lines on all cores, and reads and writes Parquet as well.
"""

import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pareval_agent.benchmark import frame_sql
from pareval_agent.benchmark.frame import Attempts, Failures, Frame, SampleFrame, Samples, Speeds, System, Vocabulary
from pareval_agent.benchmark.metrics import Integers
from pareval_agent.benchmark.problem_types import problem_types
from pareval_agent.benchmark.published_rows import write_rows
from pareval_agent.configs.errors import UserError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SCHEMA_VERSION = 1
_PARQUET = ".parquet"
_PUBLISHED = ".json"


def read_frame(runs: Sequence[Path]) -> Frame:
    """All rows of runs, which may be in use: one a sample, the same that `read_rows` gives.

    Args:
        runs: folders of runs, Parquet files that were exported, or results in the published format.

    Raises:
        UserError: a run is none, is damaged, or has no row at all.
    """
    connection = _open(runs, attempts=True)
    lines, samples = _sample_frame(connection, runs)
    attempts = Attempts(**_parts(connection, frame_sql.ATTEMPTS, lines))
    return Frame(**{field.name: getattr(samples, field.name) for field in fields(samples)}, attempts=attempts)


def read_samples(runs: Sequence[Path], export: Path | None = None) -> SampleFrame:
    """As `read_frame`, but for attempts: what scores need, in half the time.

    Args:
        runs: folders of runs, Parquet files that were exported, or results in the published format.
        export: a Parquet file to write what scores and comparisons need of the only run; it is read in place of the
            run, and faster.

    Raises:
        UserError: as `read_frame`; or the file cannot be written, or hold all runs.
    """
    if export is not None and len(runs) != 1:
        raise UserError(f"{export} can hold one run: name one")
    connection = _open(runs, attempts=export is not None)
    if export is not None:
        _ask(connection, frame_sql.export(_table(0), str(export)))
    return _sample_frame(connection, runs)[1]


def _open(runs: Sequence[Path], *, attempts: bool) -> "DuckDBPyConnection":
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": False})
    tables = [_table(place) for place in range(len(runs))]
    rows = [_load(connection, run, table, attempts) for run, table in zip(runs, tables, strict=True)]
    if not any(rows):
        raise UserError(f"no sample is finished in {', '.join(map(str, runs))}: run `pareval-agent bench` first")
    _ask(connection, frame_sql.unite(tables, attempts=attempts))
    for statement in frame_sql.name_codes(attempts=attempts):
        _ask(connection, statement)
    return connection


def _table(place: int) -> str:
    return f"run_{place}"


def _load(connection: "DuckDBPyConnection", run: Path, table: str, attempts: bool) -> int:
    """Make a table or a view of a run, and tell how many rows it has."""
    if is_file := run.suffix == _PARQUET and run.is_file():
        _view_parquet(connection, run, table)
    elif run.suffix == _PUBLISHED and run.is_file():
        _load_published(connection, run, table, attempts)
    else:
        _load_shards(connection, run, table, attempts)
    rows, strange, repeated = _ask(connection, frame_sql.check(table))[0]
    if strange:
        raise _strange(run, *_ask(connection, frame_sql.strange(table))[0])
    if repeated:
        if is_file:
            _ask(connection, frame_sql.copy(table))
        _ask(connection, frame_sql.drop_repeated(table))
    return int(rows)


def _view_parquet(connection: "DuckDBPyConnection", file: Path, view: str) -> None:
    import duckdb

    try:
        connection.execute(frame_sql.view_parquet(_literally(file), view))
        connection.execute(frame_sql.probe(view))
    except duckdb.BinderException as error:
        raise UserError(f"{file} has other columns: write it again with `pareval-agent score RUN --parquet`") from error
    except duckdb.Error as error:
        raise _unreadable(error) from error


def _load_shards(connection: "DuckDBPyConnection", run: Path, table: str, attempts: bool) -> None:
    if not (run / "run.json").exists():
        raise UserError(f"{run} holds no run: there is no run.json")
    _ask(connection, frame_sql.create(table, attempts=attempts))
    for shard in sorted((run / "shards").glob("*.jsonl")):
        if shard.stat().st_size:
            _load_shard(connection, shard, table, attempts)


def _load_published(connection: "DuckDBPyConnection", file: Path, table: str, attempts: bool) -> None:
    _ask(connection, frame_sql.create(table, attempts=attempts))
    with tempfile.TemporaryDirectory(prefix="pareval-agent-") as folder:
        shard = Path(folder) / "0.jsonl"
        with shard.open("w", encoding="utf-8") as lines:
            write_rows(file, lines)
        if shard.stat().st_size:
            _load_shard(connection, shard, table, attempts)


def _load_shard(connection: "DuckDBPyConnection", shard: Path, table: str, attempts: bool) -> None:
    """A last line that is not complete yet is none; any other damage is told."""
    torn = _is_torn(shard)
    (before,) = _ask(connection, frame_sql.count(table))[0]
    _ask(connection, frame_sql.load_lines(_literally(shard), table, attempts=attempts, skip_damaged=torn))
    if torn:
        (after,) = _ask(connection, frame_sql.count(table))[0]
        if after - before != _complete_lines(shard):
            raise UserError(f"{shard} is damaged: mend the shard, or begin another run")


def _strange(run: Path, key: str | None, version: int | None) -> UserError:
    if version != _SCHEMA_VERSION:
        return UserError(
            f"{run}: {key or 'a row'} has schema_version {version}: score it with the program that made it"
        )
    return UserError(f"{run}: {key or 'a row'} has neither a result nor an error: mend the shard, or begin another run")


def _is_torn(file: Path) -> bool:
    with file.open("rb") as stream:
        stream.seek(-1, 2)
        return stream.read(1) != b"\n"


def _complete_lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(line.endswith(b"\n") for line in stream)


def _literally(path: Path) -> str:
    """The path as DuckDB takes it: no character of it stands for others."""
    return re.sub(r"([*?\[])", r"[\1]", str(path))


def _ask(connection: "DuckDBPyConnection", statement: str) -> list[tuple[Any, ...]]:
    import duckdb

    try:
        return connection.execute(statement).fetchall()
    except duckdb.Error as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> UserError:
    return UserError(f"cannot read the rows: {str(error).splitlines()[0]}: mend the file, or begin another run")


def _columns(connection: "DuckDBPyConnection", statement: str) -> dict[str, Any]:
    """Columns in the order of their lines; those of one line stay as they are."""
    found = connection.execute(statement).fetchnumpy()
    columns = {name: np.ma.getdata(column) for name, column in found.items()}
    if np.all(columns["line"][1:] >= columns["line"][:-1]):
        return columns
    order = np.argsort(columns["line"], kind="stable")
    return {name: column[order] for name, column in columns.items()}


def _sample_frame(connection: "DuckDBPyConnection", runs: Sequence[Path]) -> tuple[Integers, SampleFrame]:
    """The lines of samples, rising, and everything but attempts."""
    columns = _columns(connection, frame_sql.ROWS)
    line, failed, not_emulated = (columns.pop(name) for name in ("line", "failed", "not_emulated"))
    names = [[str(run) for run in runs], _names(connection, "model"), _names(connection, "mode")]
    number, systems = _number_systems([columns.pop(kind) for kind in ("run", "model", "mode")], names)
    rows = Samples(system=number, **columns)
    finished = line[~failed]
    return finished, SampleFrame(
        names=_vocabulary(connection, systems),
        samples=rows.where(~failed) if failed.any() else rows,
        speeds=Speeds(**_parts(connection, frame_sql.SPEEDS, finished)),
        failures=Failures(rows.system, rows.problem, rows.target, not_emulated).where(failed),
    )


def _number_systems(codes: Sequence[Integers], names: Sequence[Sequence[str]]) -> tuple[Integers, list[System]]:
    """The system of each row, numbered in the order of their first rows, from the codes of run, model and mode."""
    shape = tuple(map(len, names))
    cell = np.ravel_multi_index(tuple(codes), shape)
    first = np.full(np.prod(shape), len(cell))
    np.minimum.at(first, cell, np.arange(len(cell)))
    cells = np.argsort(first)[: np.count_nonzero(first < len(cell))]
    number = np.empty(len(first), dtype=np.int64)
    number[cells] = np.arange(len(cells))
    places = zip(*np.unravel_index(cells, shape), strict=True)
    return number[cell], [
        System(*(of_kind[code] for of_kind, code in zip(names, each, strict=True))) for each in places
    ]


def _parts(connection: "DuckDBPyConnection", statement: str, lines: Integers) -> dict[str, Any]:
    """Columns of what samples have several of, with the row of each one's sample instead of its line."""
    columns = _columns(connection, statement)
    return {"sample": np.searchsorted(lines, columns.pop("line")), **columns}


def _vocabulary(connection: "DuckDBPyConnection", systems: Iterable[System]) -> Vocabulary:
    problems = _names(connection, "problem")
    types = problem_types()
    return Vocabulary(
        systems=tuple(systems),
        problems=problems,
        types=tuple(types.get(problem, "own") for problem in problems),
        targets=_names(connection, "target"),
        verdicts=_names(connection, "verdict"),
        judges=_names(connection, "judge"),
    )


def _names(connection: "DuckDBPyConnection", kind: str) -> tuple[str, ...]:
    return tuple(name for (name,) in _ask(connection, frame_sql.names(kind)))
