"""Finished work as JSON lines: what has been judged survives whatever ends the program."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from pareval_agent.agent.json_lines import JsonLines, whole_lines
from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.configs.errors import UserError


class Journal:
    """Judged samples by key, one line each that is on disk when `append` returns. Made by `open_journal`."""

    def __init__(self, lines: JsonLines, judged: dict[str, JudgedSample]) -> None:
        self._lines = lines
        self.judged = judged

    def append(self, key: str, sample: JudgedSample) -> None:
        """Keep a result for good.

        Raises:
            InfrastructureError: there is no room.
        """
        self._lines.append(json.dumps({"key": key, "sample": sample.model_dump(mode="json")}))
        self.judged[key] = sample


@contextmanager
def open_journal(file: Path) -> Iterator[Journal]:
    """The journal in this file, for one process at a time.

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
            yield Journal(lines, dict(_read(file)))


def _read(file: Path) -> Iterator[tuple[str, JudgedSample]]:
    """One of another version is passed over, and judged again."""
    for _, line in whole_lines(file):
        try:
            row = json.loads(line)
            yield row["key"], JudgedSample.model_validate(row["sample"])
        except (ValueError, ValidationError, KeyError, TypeError):
            continue
