"""Runs as tables for other programs: samples, attempts and measurements, as JSON lines or Parquet."""

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import NoneType, UnionType
from typing import IO, Any, Literal, get_args, get_origin

from pareval_agent.benchmark.export_rows import (
    AttemptLine,
    Line,
    MeasurementLine,
    SampleLine,
    attempt_line,
    measurement_lines,
    sample_line,
)
from pareval_agent.benchmark.problem_types import problem_types
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import read_rows
from pareval_agent.benchmark.trajectories import read_trajectory
from pareval_agent.configs.errors import UserError

Format = Literal["parquet", "jsonl"]

TABLES: dict[str, type[Line]] = {"samples": SampleLine, "attempts": AttemptLine, "measurements": MeasurementLine}


def export(runs: Sequence[Path], folder: Path, kind: Format, on_sample: Callable[[int], None]) -> list[Path]:
    """Write `samples`, `attempts` and `measurements`; each file is replaced as a whole.

    Args:
        runs: folders of runs.
        folder: where to; made if it is not there.
        kind: also the ending of the files.
        on_sample: told how many samples have been read.

    Raises:
        UserError: a run is none or is damaged, or the folder cannot be made.
    """
    make_folder(folder)
    with tempfile.TemporaryDirectory(prefix="pareval-agent-") as scratch:
        drafts = {name: Path(scratch) / f"{name}.jsonl" for name in TABLES}
        _write_lines(runs, drafts, on_sample)
        return [_finish(drafts[name], folder / f"{name}.{kind}", TABLES[name]) for name in TABLES]


def make_folder(folder: Path) -> None:
    """Make the folder unless it is there.

    Raises:
        UserError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot make {folder} ({error.strerror}): choose another -o") from error


def _write_lines(runs: Sequence[Path], drafts: dict[str, Path], on_sample: Callable[[int], None]) -> None:
    types = problem_types()
    done = 0
    with ExitStack() as stack:
        streams = {name: stack.enter_context(file.open("w", encoding="utf-8")) for name, file in drafts.items()}
        for run in runs:
            for row in sorted(read_rows(run), key=lambda row: row.key):
                _write(streams["samples"], [sample_line(str(run), row, types)])
                _write_parts(run, row, streams)
                on_sample(done := done + 1)


def _write_parts(run: Path, row: SampleRow, streams: Mapping[str, IO[str]]) -> None:
    trajectory = read_trajectory(run, row.key)
    attempts = {attempt.index: attempt for attempt in trajectory.attempts} if trajectory else {}
    summaries = row.result.attempts if row.result else ()
    _write(streams["attempts"], (attempt_line(str(run), row.key, one, attempts.get(one.index)) for one in summaries))
    _write(streams["measurements"], measurement_lines(str(run), row, trajectory))


def _write(stream: IO[str], lines: Iterable[Line]) -> None:
    for line in lines:
        stream.write(f"{line.model_dump_json()}\n")


def _finish(lines: Path, file: Path, model: type[Line]) -> Path:
    """In its final format, in its final place."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        if file.suffix == ".parquet":
            _convert(lines, draft, model)
        else:
            draft.write_bytes(lines.read_bytes())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return file


def _convert(lines: Path, parquet: Path, model: type[Line]) -> None:
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": False})
    rows = connection.read_json(str(lines), columns=column_types(model), format="newline_delimited")
    rows.write_parquet(str(parquet), compression="zstd")


_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


def column_types(model: type[Line]) -> dict[str, str]:
    """The type of each column in DuckDB's words."""
    return {name: _type(field.annotation) for name, field in model.model_fields.items()}


def _type(annotation: Any) -> str:
    if get_origin(annotation) is Literal:
        return _TYPES[type(get_args(annotation)[0])]
    if isinstance(annotation, UnionType):
        (kind,) = (part for part in get_args(annotation) if part is not NoneType)
        return _type(kind)
    if get_origin(annotation) is tuple:
        return f"{_type(get_args(annotation)[0])}[]"
    return _TYPES[annotation]
