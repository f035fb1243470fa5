"""Append-only files of JSON lines: what is in them survives whatever ends the program."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pareval_agent.configs.errors import InfrastructureError

_BLOCK_BYTES = 1 << 16


class JsonLines:
    """A file with one writer; each line is on disk when `append` returns."""

    def __init__(self, file: Path) -> None:
        """Open a file, or begin one with its folder; a line that a crash cut in half is dropped first.

        Raises:
            InfrastructureError: the file cannot be opened or written.
        """
        self._file = file
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
            os.ftruncate(self._descriptor, _end_of_lines(self._descriptor))
        except OSError as error:
            raise InfrastructureError(f"cannot open {file} ({error.strerror}): make it writable") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)

    def append(self, line: str) -> None:
        """Keep a line for good.

        Raises:
            InfrastructureError: there is no room; the file is as it was.
        """
        data = f"{line}\n".encode()
        end = os.fstat(self._descriptor).st_size
        try:
            if os.write(self._descriptor, data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._descriptor)
        except OSError as error:
            os.ftruncate(self._descriptor, end)  # or the next line would be glued to half of this one
            raise InfrastructureError(f"cannot write {self._file} ({error.strerror}): make room") from error


def whole_lines(file: Path) -> Iterator[tuple[str, bytes]]:
    """Each line with its place, `FILE:NUMBER`, of a file that may be in use; a last line without end is none."""
    with file.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.endswith(b"\n"):
                yield f"{file}:{number}", line


def _end_of_lines(descriptor: int) -> int:
    """Bytes up to the end of the last whole line, searched from the end: files may be large."""
    end = os.fstat(descriptor).st_size
    while end:
        start = max(end - _BLOCK_BYTES, 0)
        found = os.pread(descriptor, end - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0
