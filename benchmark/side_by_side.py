"""Work of many threads, whose results come to one."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Thread
from types import TracebackType
from typing import Self, TypeVar

from pareval_agent.tools import process

Item = TypeVar("Item")
Result = TypeVar("Result")

_PATIENCE_S = 10.0
"""For threads to end that were asked to; one that waits for a provider does not hear it."""


_JOIN_S = 0.1


class Stopped(BaseException):
    """Raised in a thread of work that is to end: not an Exception, so that no one takes it for a failure."""


class SideBySide:
    """Threads that do the same work on many items; at the end of the `with` block they end too.

    They are daemons, so that none of them keeps the program alive. Work ends early if it calls `check` now and then.
    """

    def __init__(self, threads: int) -> None:
        self._count = threads
        self._threads: list[Thread] = []
        self._stopping = Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        deadline_s = time.monotonic() + _PATIENCE_S
        for thread in self._threads:
            while thread.is_alive() and time.monotonic() < deadline_s:
                process.kill_all()  # or a thread would go on waiting for its program
                thread.join(_JOIN_S)

    def check(self) -> None:
        """For the threads: end here if all are to end.

        Raises:
            Stopped: they are.
        """
        if self._stopping.is_set():
            raise Stopped

    def results(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Results as they come; what work raises is raised here."""
        waiting = deque(items)
        left = len(waiting)
        done: SimpleQueue[tuple[Result] | BaseException] = SimpleQueue()
        for _ in range(min(self._count, left)):
            self._threads.append(Thread(target=self._run, args=(work, waiting, done), daemon=True))
            self._threads[-1].start()
        for _ in range(left):
            outcome = done.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome[0]

    def _run(
        self,
        work: Callable[[Item], Result],
        waiting: deque[Item],
        done: SimpleQueue[tuple[Result] | BaseException],
    ) -> None:
        with suppress(IndexError, Stopped):
            while True:
                self.check()
                item = waiting.popleft()
                try:
                    done.put((work(item),))
                except Stopped:
                    raise
                except BaseException as error:
                    done.put(error)
