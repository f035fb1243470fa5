"""The same pure work on many items, on all cores."""

import ctypes
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from pareval_agent.configs.errors import InfrastructureError

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 4
"""Items that are handed to a process at a time."""
_PR_SET_PDEATHSIG = 1


def in_processes(work: Callable[[Item], Result], items: Sequence[Item], share: int) -> Iterator[Result]:
    """Results in the order of the items; what work raises is raised here.

    Args:
        work: a function of a module; it and its items and results can be pickled.
        items: all of them.
        share: of items, for which it is worth while to start a process; with fewer than two shares none is started.

    Raises:
        InfrastructureError: a process was killed.
    """
    processes = min(len(os.sched_getaffinity(0)), len(items) // share)
    if processes < 2:
        yield from map(work, items)
        return
    # Spawned, not forked: this process has threads, whose locks a fork would copy as they are.
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_end_with_parent) as pool:
        with _interrupts_held():
            results = pool.map(work, items, chunksize=_BATCH)
        try:
            yield from results
        except BrokenProcessPool as error:
            raise InfrastructureError("a process of this program was killed: is there enough memory?") from error


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C is for this process: those that are started inherit the mask. Here it is only delayed."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """A pool's process would wait for ever if this one were killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
