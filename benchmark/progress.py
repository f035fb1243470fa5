"""How far a run is, for those who wait for it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from pareval_agent.agent.state import Spent
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.row import SampleRow


@dataclass(frozen=True)
class Progress:
    """Counts of samples, those of earlier parts of the run included."""

    total: int
    done: int
    """With a result."""
    passed: int
    machine_failed: int
    running: int
    spent: Spent
    """By all calls that have ended."""
    waiting: int
    """Answers of this command that nobody has judged yet."""
    left_s: float | None
    """Seconds until the end, at the pace so far; None as long as there is none."""


class Watcher(Protocol):
    """Hears how a run goes on, in the thread that called it."""

    def on_begin(self, planned: Sequence[PlannedSample], rows: Collection[SampleRow]) -> None:
        """What is to be made, and what earlier commands have made of it; told once, before any progress."""

    def on_status(self, line: str) -> None:
        """There is something to wait for; may come from any thread."""

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        """A sample has ended, or, without a row, an answer is there or the run begins."""


class Watchers:
    """Several that hear the same."""

    def __init__(self, *watchers: Watcher) -> None:
        self._watchers = watchers

    def on_begin(self, planned: Sequence[PlannedSample], rows: Collection[SampleRow]) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.on_begin(planned, rows)

    def on_status(self, line: str) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.on_status(line)

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.on_progress(progress, row)


class Pace:
    """Counts the samples of a run as they end."""

    def __init__(self, total: int, jobs: int, finished: Iterable[SampleRow], clock: Callable[[], float]) -> None:
        verdicts = [row.result.verdict for row in finished if row.result is not None]
        self._total = total
        self._jobs = jobs
        self._before = self._done = len(verdicts)
        self._passed = sum(verdict.passed for verdict in verdicts)
        self._failed = 0
        self._waiting = 0
        self._clock = clock
        self._start_s = clock()

    def count(self, row: SampleRow) -> None:
        """One more has ended."""
        self._done += row.result is not None
        self._failed += row.result is None
        self._passed += row.result is not None and row.result.verdict.passed

    def answered(self) -> None:
        """One more answer is there that is judged later."""
        self._waiting += 1

    def judged(self) -> None:
        """An answer has been judged."""
        self._waiting = max(0, self._waiting - 1)  # an earlier command may have asked

    def progress(self, spent: Spent) -> Progress:
        """How far it is."""
        ended = self._done - self._before + self._failed
        left = self._total - self._done - self._failed
        return Progress(
            total=self._total,
            done=self._done,
            passed=self._passed,
            machine_failed=self._failed,
            running=min(self._jobs, left),
            spent=spent,
            waiting=self._waiting,
            left_s=(self._clock() - self._start_s) / ended * left if ended else None,
        )
