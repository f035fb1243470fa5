"""Finished work as JSON lines: what has been judged survives whatever ends the program."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.tools.errors import UserError


class Journal:
    """Judged samples by key, one flushed and fsynced line each. Made by `open_journal`."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.judged = dict(_read(stream))

    def append(self, key: str, sample: JudgedSample) -> None:
        """Keep a result for good."""
        line = json.dumps({"key": key, "sample": sample.model_dump(mode="json")})
        self._stream.write(line.encode() + b"\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self.judged[key] = sample


@contextmanager
def open_journal(file: Path) -> Iterator[Journal]:
    """The journal in this file, for one process at a time.

    Raises:
        UserError: another process is writing it.
    """
    with file.open("a+b") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UserError(f"{file}: another process is writing it: wait for that one, or choose another -o") from None
        yield Journal(stream)


def _read(stream: IO[bytes]) -> Iterator[tuple[str, JudgedSample]]:
    """All whole lines. A torn last one is cut off; one of another version is passed over, and judged again."""
    stream.seek(0)
    end = 0
    for line in stream:
        if not line.endswith(b"\n"):
            break
        end += len(line)
        try:
            row = json.loads(line)
            yield row["key"], JudgedSample.model_validate(row["sample"])
        except (ValueError, ValidationError, KeyError, TypeError):
            continue
    stream.truncate(end)
