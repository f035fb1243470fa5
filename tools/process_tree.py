"""Which processes belong to a program that was started: those of its session, and all that descend from them."""

import os
from collections.abc import Iterator


def members(leader: int) -> set[int]:
    """All processes of a session but its leader."""
    return {pid for entry in os.listdir("/proc") if entry.isdecimal() and _session(pid := int(entry)) == leader != pid}


def below(leader: int) -> set[int]:
    """All processes of a session but its leader, and all that descend from any of them.

    A sandbox starts a session of its own, which only descent tells; what lost its parent, only the session does.
    """
    found: set[int] = set()
    waiting = [leader, *members(leader)]
    while waiting:
        pid = waiting.pop()
        if pid not in found:
            found.add(pid)
            waiting += _children(pid)
    return found - {leader}


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except (ProcessLookupError, PermissionError):
        return None


def _children(pid: int) -> Iterator[int]:
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return
    for thread in threads:
        try:
            with open(f"/proc/{pid}/task/{thread}/children", "rb") as file:
                yield from map(int, file.read().split())
        except OSError:
            continue
