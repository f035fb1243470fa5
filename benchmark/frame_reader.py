"""Reads runs into a `Frame`: the JSON lines of their shards, or one Parquet file for many rows.

DuckDB does the reading: it takes a few fields out of long lines on all cores, and reads and writes Parquet as well.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pareval_agent.benchmark import frame_sql
from pareval_agent.benchmark.frame import Attempts, Frame, Keys, Samples, Speeds, System, Vocabulary
from pareval_agent.benchmark.metrics import Integers
from pareval_agent.benchmark.problem_types import problem_types
from pareval_agent.configs.errors import UserError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SCHEMA_VERSION = 1
_PARQUET = ".parquet"


def read_frame(runs: Sequence[Path], export: Path | None = None) -> Frame:
    """All rows of runs, which may be in use: one a sample, the same that `read_rows` gives.

    Args:
        runs: folders of runs, or Parquet files that were exported.
        export: a Parquet file to write what scores need of the only run; it is read in place of it, and faster.

    Raises:
        UserError: a run is none, is damaged, or has no row at all; or the file cannot be written, or hold all runs.
    """
    if export is not None and len(runs) != 1:
        raise UserError(f"{export} can hold one run: name one")
    connection = _open(runs)
    if export is not None:
        _ask(connection, frame_sql.export(str(export)))
    return _frame(connection)


def _open(runs: Sequence[Path]) -> "DuckDBPyConnection":
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": False})
    _ask(connection, frame_sql.CREATE)
    for run in runs:
        _load(connection, run)
    _check(connection, runs)
    _ask(connection, frame_sql.DROP_REPEATED)
    for statement in frame_sql.NUMBER:
        _ask(connection, statement)
    return connection


def _load(connection: "DuckDBPyConnection", run: Path) -> None:
    if run.suffix == _PARQUET and run.is_file():
        _ask(connection, frame_sql.load_parquet(_literally(run), _name(run)))
        return
    if not (run / "run.json").exists():
        raise UserError(f"{run} holds no run: there is no run.json")
    for shard in sorted((run / "shards").glob("*.jsonl")):
        if shard.stat().st_size:
            _load_shard(connection, run, shard)


def _load_shard(connection: "DuckDBPyConnection", run: Path, shard: Path) -> None:
    """A last line that is not complete yet is none; any other damage is told."""
    torn = _is_torn(shard)
    (before,) = _ask(connection, frame_sql.COUNT)[0]
    _ask(connection, frame_sql.load_lines(_literally(shard), _name(run), skip_damaged=torn))
    if torn:
        (after,) = _ask(connection, frame_sql.COUNT)[0]
        if after - before != _complete_lines(shard):
            raise UserError(f"{shard} is damaged: mend the shard, or begin another run")


def _name(run: Path) -> str:
    return str(run).rstrip("/")


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


def _check(connection: "DuckDBPyConnection", runs: Iterable[Path]) -> None:
    (rows,) = _ask(connection, frame_sql.COUNT)[0]
    if not rows:
        raise UserError(f"no sample is finished in {', '.join(map(str, runs))}: run `pareval-agent bench` first")
    for run, key, version in _ask(connection, frame_sql.STRANGE):
        if version != _SCHEMA_VERSION:
            raise UserError(
                f"{run}: {key or 'a row'} has schema_version {version}: score it with the program that made it"
            )
        raise UserError(
            f"{run}: {key or 'a row'} has neither a result nor an error: mend the shard, or begin another run"
        )


def _ask(connection: "DuckDBPyConnection", statement: str) -> list[tuple[Any, ...]]:
    import duckdb

    try:
        return connection.execute(statement).fetchall()
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise UserError(f"cannot read the rows: {reason}: mend the file, or begin another run") from error


def _columns(connection: "DuckDBPyConnection", statement: str) -> dict[str, Any]:
    return {name: np.ma.getdata(column) for name, column in connection.execute(statement).fetchnumpy().items()}


def _frame(connection: "DuckDBPyConnection") -> Frame:
    samples = _columns(connection, frame_sql.SAMPLES)
    places = samples.pop("place")
    return Frame(
        names=_vocabulary(connection),
        samples=Samples(**samples),
        speeds=Speeds(**_numbered(_columns(connection, frame_sql.SPEEDS), places)),
        attempts=Attempts(**_numbered(_columns(connection, frame_sql.ATTEMPTS), places)),
        failures=Keys(**_columns(connection, frame_sql.FAILURES)),
    )


def _numbered(columns: dict[str, Any], places: Integers) -> dict[str, Any]:
    """With the row of each part's sample, instead of its place in the table."""
    return {"sample": np.searchsorted(places, columns.pop("place")), **columns}


def _vocabulary(connection: "DuckDBPyConnection") -> Vocabulary:
    def names(kind: str) -> tuple[str, ...]:
        return tuple(name for (name,) in _ask(connection, frame_sql.names(kind)))

    problems = names("problem")
    types = problem_types()
    return Vocabulary(
        systems=tuple(System(*row) for row in _ask(connection, frame_sql.SYSTEMS)),
        problems=problems,
        types=tuple(types.get(problem, "own") for problem in problems),
        targets=names("target"),
        verdicts=names("verdict"),
        judges=names("judge"),
    )
