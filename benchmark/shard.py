"""Rows as JSON lines: what is in a shard survives whatever ends the program."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from pareval_agent.benchmark.row import SampleRow
from pareval_agent.configs.errors import InfrastructureError, UserError


class Shard:
    """An append-only file of rows with one writer; each row is on disk when `append` returns."""

    def __init__(self, file: Path) -> None:
        """Open a shard, or begin one; a line that a crash cut in half is dropped first.

        Raises:
            InfrastructureError: the file cannot be opened or written.
        """
        self._file = file
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
            _drop_torn_line(self._descriptor)
        except OSError as error:
            raise InfrastructureError(f"cannot open {file}: {error.strerror}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)

    def append(self, row: SampleRow) -> None:
        """Keep a row for good.

        Raises:
            InfrastructureError: there is no room; the shard is as it was.
        """
        line = f"{row.model_dump_json()}\n".encode()
        end = os.fstat(self._descriptor).st_size
        try:
            if os.write(self._descriptor, line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._descriptor)
        except OSError as error:
            os.ftruncate(self._descriptor, end)  # or the next row would be glued to half of this one
            raise InfrastructureError(f"cannot write {self._file} ({error.strerror}): make room") from error


def read_shard(file: Path) -> Iterator[SampleRow]:
    """All rows of a shard, which may be in use; a last line that is not complete yet is none.

    Raises:
        UserError: a line is no row; the message names file, line and field.
    """
    with file.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.endswith(b"\n"):
                yield _row(line, f"{file}:{number}")


def _row(line: bytes, place: str) -> SampleRow:
    try:
        return SampleRow.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the line"
        raise UserError(f"{place}: {field}: {first['msg']}: mend the shard, or begin another run") from error


def _drop_torn_line(descriptor: int) -> None:
    """Cut the file behind its last complete line."""
    size = os.fstat(descriptor).st_size
    content = os.pread(descriptor, size, 0)
    if (end := content.rfind(b"\n") + 1) < size:
        os.ftruncate(descriptor, end)
