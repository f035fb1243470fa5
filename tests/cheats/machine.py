"""Whether the machine is as it was: no process, no file, nothing in shared memory."""

import ctypes
import os
import time
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_PATIENCE_S = 5.0


def adopt_orphans(adopt: bool) -> None:
    """Whether what loses its parent below this process becomes its child: nothing can hide from `descendants` then."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, int(adopt), 0, 0, 0)


def descendants() -> set[int]:
    """All living processes below this one."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdecimal() and (parent := _living_parent(entry)) is not None:
            children.setdefault(parent, []).append(int(entry))
    found: set[int] = set()
    waiting = [os.getpid()]
    while waiting:
        below = children.get(waiting.pop(), [])
        found.update(below)
        waiting += below
    return found


def left_over(known: set[int]) -> set[int]:
    """Living descendants of this process but those known, once those that are about to end have had the time."""
    deadline_s = time.monotonic() + _PATIENCE_S
    while (found := descendants() - known) and time.monotonic() < deadline_s:
        time.sleep(0.01)
    return found


def files(*folders: Path) -> list[Path]:
    """All that lies in these folders."""
    return [path for folder in folders for path in folder.rglob("*")]


def _living_parent(pid: str) -> int | None:
    """None for what is gone; what is dead and was adopted is reaped on the way."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return None
    if state != "Z":
        return int(parent)
    if int(parent) == os.getpid():
        os.waitpid(int(pid), os.WNOHANG)
    return None
