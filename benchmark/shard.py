"""Rows as JSON lines: what is in a shard survives whatever ends the program."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from pareval_agent.agent.json_lines import JsonLines, whole_lines
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.configs.errors import UserError


def append_row(shard: JsonLines, row: SampleRow) -> None:
    """Keep a row for good.

    Raises:
        InfrastructureError: there is no room; the shard is as it was.
    """
    shard.append(row.model_dump_json())


def read_shard(file: Path) -> Iterator[SampleRow]:
    """All rows of a shard, which may be in use; a last line that is not complete yet is none.

    Raises:
        UserError: a line is no row; the message names file, line and field.
    """
    for place, line in whole_lines(file):
        yield _row(line, place)


def _row(line: bytes, place: str) -> SampleRow:
    try:
        return SampleRow.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the line"
        raise UserError(f"{place}: {field}: {first['msg']}: mend the shard, or begin another run") from error
