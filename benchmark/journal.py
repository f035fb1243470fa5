"""Finished work as JSON lines: what has been judged survives whatever ends the program."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from pareval_agent.agent.json_lines import JsonLines, whole_lines
from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.configs.errors import UserError

Row = TypeVar("Row", bound=BaseModel)


class Journal(Generic[Row]):
    """Results of samples by key, one line each that is on disk when `append` returns. Made by `open_rows`."""

    def __init__(self, lines: JsonLines, judged: dict[str, Row]) -> None:
        self._lines = lines
        self.judged = judged

    def append(self, key: str, sample: Row) -> None:
        """Keep a result for good.

        Raises:
            InfrastructureError: there is no room.
        """
        self._lines.append(json.dumps({"key": key, "sample": sample.model_dump(mode="json")}))
        self.judged[key] = sample


@contextmanager
def open_journal(file: Path) -> Iterator[Journal[JudgedSample]]:
    """The journal of judged samples in this file."""
    with open_rows(file, JudgedSample) as journal:
        yield journal


@contextmanager
def open_rows(file: Path, kind: type[Row]) -> Iterator[Journal[Row]]:
    """The journal of results of one kind in this file, for one process at a time.

    Raises:
        UserError: another process is writing it, or it cannot be made.
    """
    try:
        stream = file.open("a+b")
    except OSError as error:
        raise UserError(f"cannot write {file} ({error.strerror}): choose another -o") from None
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UserError(f"another process is writing {file}: wait for it, or choose another -o") from None
        with JsonLines(file) as lines:
            yield Journal(lines, dict(_read(file, kind)))


def _read(file: Path, kind: type[Row]) -> Iterator[tuple[str, Row]]:
    """One of another version is passed over, and judged again."""
    for _, line in whole_lines(file):
        try:
            row = json.loads(line)
            yield row["key"], kind.model_validate(row["sample"])
        except (ValueError, ValidationError, KeyError, TypeError):
            continue
