"""Finished work as JSON lines: what has been judged survives whatever ends the program."""

import errno
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.configs.errors import InfrastructureError, UserError


class Journal:
    """Judged samples by key, one line each that is on disk when `append` returns. Made by `open_journal`."""

    def __init__(self, file: Path, stream: IO[bytes]) -> None:
        self._file = file
        self._descriptor = stream.fileno()
        self.judged = dict(_read(stream))

    def append(self, key: str, sample: JudgedSample) -> None:
        """Keep a result for good.

        Raises:
            InfrastructureError: there is no room.
        """
        line = json.dumps({"key": key, "sample": sample.model_dump(mode="json")}).encode() + b"\n"
        end = os.fstat(self._descriptor).st_size
        try:
            if os.write(self._descriptor, line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._descriptor)
        except OSError as error:
            os.ftruncate(self._descriptor, end)
            raise InfrastructureError(
                f"cannot write {self._file} ({error.strerror}): make room and run the same command again"
            ) from error
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
        yield Journal(file, stream)


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
