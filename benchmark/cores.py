"""Who may use the cores of this machine: many at a time, or one alone."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition


class Cores:
    """Hands out cores to threads in the order in which they ask, so that nobody waits for ever.

    Builds and serial tests share the cores; a parallel test or a timing has the machine to itself.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._used = 0
        self._sharing = 0
        self._alone = False
        self._queue: deque[object] = deque()
        self._changed = Condition()

    @contextmanager
    def shared(self, cores: int) -> Iterator[None]:
        """So many of the cores, but no more than there are; 0 for what has its own ways to share them."""
        cores = min(cores, self.count)
        with self._changed:
            self._wait_in_turn(lambda: not self._alone and self._used + cores <= self.count)
            self._used += cores
            self._sharing += 1
        try:
            yield
        finally:
            with self._changed:
                self._used -= cores
                self._sharing -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """All cores, and nobody else on the machine."""
        with self._changed:
            self._wait_in_turn(lambda: not self._alone and not self._sharing)
            self._alone = True
        try:
            yield
        finally:
            with self._changed:
                self._alone = False
                self._changed.notify_all()

    def _wait_in_turn(self, is_free: Callable[[], bool]) -> None:
        turn = object()
        self._queue.append(turn)
        try:
            self._changed.wait_for(lambda: self._queue[0] is turn and is_free())
        finally:
            self._queue.remove(turn)
            self._changed.notify_all()  # the next one may fit beside this one
