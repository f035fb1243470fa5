"""Feeds and reads a running program through its pipes until it ends."""

import contextlib
import os
import selectors
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import IO

_CHUNK_BYTES = 1 << 16
"""The capacity of a pipe."""

_DRAINED_CHUNKS = 16
"""The largest pipe that an ordinary user may ask for (/proc/sys/fs/pipe-max-size), in chunks."""

_LONGEST_WAIT_S = 1.0
"""For an event, so that a machine that stands still is noticed."""

_POLL_S = 0.01
"""How often to look for the exit where the kernel has no pidfd (before Linux 5.3)."""


class Capture:
    """One output of a program: the first `limit` bytes of it."""

    def __init__(self, stream: IO[bytes] | None, limit: int) -> None:
        assert stream is not None
        self.fd = stream.fileno()
        self.kept = bytearray()
        self.truncated = False
        self._limit = limit
        os.set_blocking(self.fd, False)

    def read(self) -> bool:
        """Take what is there now; False at the end of the stream or if nothing is there."""
        try:
            chunk = os.read(self.fd, _CHUNK_BYTES)
        except BlockingIOError:
            return False
        room = self._limit - len(self.kept)
        self.kept += chunk[:room]
        self.truncated |= len(chunk) > room
        return bool(chunk)

    def drain(self) -> None:
        """Take what a program that has ended left in the pipe, even if a process that escaped keeps on writing."""
        for _ in range(_DRAINED_CHUNKS):
            if not self.read():
                return


def exchange(
    popen: subprocess.Popen[bytes],
    stdin: bytes,
    captures: Sequence[Capture],
    deadline_s: float,
    look: Callable[[], float] | None = None,
) -> bool:
    """Feed and read the program until it ends (True) or the deadline passes (False).

    While the machine stands still, as virtual ones may for a minute, the program cannot run: that time is not counted.
    `look` is called meanwhile, and says in how many seconds it wants to be called again.
    """
    unsent = memoryview(stdin)
    with contextlib.ExitStack() as stack:
        selector = stack.enter_context(selectors.DefaultSelector())
        for capture in captures:
            selector.register(capture.fd, selectors.EVENT_READ, capture)
        if popen.stdin is not None:
            os.set_blocking(popen.stdin.fileno(), False)
            selector.register(popen.stdin, selectors.EVENT_WRITE)
        wait_s = _watch_exit(popen.pid, selector, stack)
        while not _has_exited(popen.pid):
            remaining_s = deadline_s - time.monotonic()
            if remaining_s <= 0:
                return False
            waiting_s = time.monotonic()
            events = selector.select(min(remaining_s, wait_s, look() if look else wait_s))
            deadline_s += max(0.0, time.monotonic() - waiting_s - 2 * _LONGEST_WAIT_S)
            for key, _ in events:
                if isinstance(key.data, Capture):
                    if not key.data.read():
                        selector.unregister(key.fd)
                elif key.fileobj is popen.stdin:
                    unsent = _write(popen.stdin, unsent)
                    if not unsent:
                        selector.unregister(popen.stdin)
                        popen.stdin.close()
    return True


def _watch_exit(pid: int, selector: selectors.BaseSelector, stack: contextlib.ExitStack) -> float:
    """Let the selector wake up when the process ends; returns how long a wait may last at most."""
    try:
        fd = os.pidfd_open(pid)
    except OSError:  # Linux before 5.3
        return _POLL_S
    stack.callback(os.close, fd)
    selector.register(fd, selectors.EVENT_READ)
    return _LONGEST_WAIT_S


def _has_exited(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


def _write(stream: IO[bytes], unsent: memoryview) -> memoryview:
    """What remains to be sent; nothing if the reader has gone."""
    try:
        return unsent[os.write(stream.fileno(), unsent[:_CHUNK_BYTES]) :]
    except BrokenPipeError:
        return unsent[:0]
