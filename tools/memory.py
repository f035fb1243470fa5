"""Memory of all processes of a sandbox together: the kernel limits each of them, and their sum is looked at.

What is counted: private memory, memory that processes share with each other, and files in memory that have no name
(memfd_create), mapped or not. Each page is counted once, whoever shares it.
"""

import contextlib
import os
import re
import signal
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from pareval_agent.configs.schema import LimitsConfig
from pareval_agent.tools.process_tree import below

_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 0.5
_SHARE = 1 / 50
"""Of a core, for looking, where that makes no pause longer than the longest."""

_SHARE_OF_MEMORY = 0.75

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
_BLOCK_BYTES = 512
"""In which files tell their size, whatever their file system (stat(2))."""

_CGROUPS = Path("/sys/fs/cgroup")


class MemoryWatch:
    """Kills everything below a program as soon as it takes more memory, all of it together, than it may."""

    def __init__(self, leader: int, limit_bytes: int) -> None:
        self.exceeded_bytes: int | None = None
        """What it took when it was killed; None if it was not."""
        self._leader = leader
        self._limit_bytes = limit_bytes
        self._next_s = 0.0

    def look(self) -> float:
        """Look if it is time to; returns in how many seconds it will be next."""
        if time.monotonic() >= self._next_s:
            before_s = time.thread_time()
            self._look()
            cost_s = time.thread_time() - before_s
            self._next_s = time.monotonic() + min(max(_PAUSE_S, cost_s / _SHARE), _LONGEST_PAUSE_S)
        return max(0.0, self._next_s - time.monotonic())

    def _look(self) -> None:
        processes = below(self._leader)
        if _at_most(processes) <= self._limit_bytes or (taken := _taken(processes)) <= self._limit_bytes:
            return
        for pid in processes:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        self.exceeded_bytes = self.exceeded_bytes or taken


def launch_bytes(limits: LimitsConfig) -> int:
    """What all processes of a launch together may use: the rest is for the judge, for this program and for others."""
    return min(limits.total_memory_bytes, int(machine_bytes() * _SHARE_OF_MEMORY))


@cache
def machine_bytes() -> int:
    """Memory that this process may use: the machine's, or that of its control group."""
    return min([os.sysconf("SC_PHYS_PAGES") * _PAGE_BYTES, *_group_limits()])


def _group_limits() -> Iterator[int]:
    """Of the control group and those above it, in version 2 and in version 1."""
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers in ("", "memory"):
            top, name = (_CGROUPS / controllers, "memory.limit_in_bytes" if controllers else "memory.max")
            group = top / path.lstrip("/")
            for folder in (group, *group.parents):
                if folder.is_relative_to(top):
                    with contextlib.suppress(OSError, ValueError):  # no such file, or "max"
                        yield int((folder / name).read_text())


def _at_most(processes: Collection[int]) -> int:
    """More than what they take, found out in no time: what they share is counted several times."""
    return sum(map(_resident, processes)) + _nameless_files(processes)


def _taken(processes: Collection[int]) -> int:
    """What they take, each page once."""
    parts = [_parts(pid) for pid in processes]
    shared = sum(each.shared for each in parts)
    return sum(each.private for each in parts) + max(shared, _nameless_files(processes))


@dataclass(frozen=True)
class _Parts:
    """Memory of one process in bytes, its part of what it shares with others."""

    private: int
    shared: int


_LINE = re.compile(r"^(?P<name>Pss_Anon|SwapPss|Pss_Shmem): +(?P<kib>\d+) kB$", re.MULTILINE)


def _parts(pid: int) -> _Parts:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except PermissionError:
        return _Parts(private=_resident(pid), shared=0)
    except OSError:  # it has ended
        return _Parts(private=0, shared=0)
    kib = {match["name"]: int(match["kib"]) for match in _LINE.finditer(text)}
    if "Pss_Anon" not in kib:  # Linux before 5.4
        return _Parts(private=_resident(pid), shared=0)
    return _Parts(private=(kib["Pss_Anon"] + kib["SwapPss"]) * 1024, shared=kib["Pss_Shmem"] * 1024)


def _resident(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:
            return int(file.read().split()[1]) * _PAGE_BYTES
    except OSError:
        return 0


def _nameless_files(processes: Collection[int]) -> int:
    """Of files in memory that are open, and that nothing but the memory limits."""
    files = chain.from_iterable(map(_memfds, processes))
    return sum(blocks * _BLOCK_BYTES for blocks in dict(files).values())


def _memfds(pid: int) -> Iterator[tuple[tuple[int, int], int]]:
    """Which files, and how many blocks each has."""
    folder = f"/proc/{pid}/fd"
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            with contextlib.suppress(OSError):
                if os.readlink(f"{folder}/{name}").startswith("/memfd:"):
                    found = os.stat(f"{folder}/{name}")
                    yield (found.st_dev, found.st_ino), found.st_blocks
