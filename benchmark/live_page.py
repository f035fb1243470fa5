"""What the page of a running benchmark shows: how far it is, how it stands, and what ended last.

The benchmark tells it as it tells every watcher; browsers ask for it from other threads. Neither waits for the other: a
row is counted in microseconds, and a state costs as much as there are groups, however many samples have ended.
"""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.progress import Progress
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.standing import Board, Standing
from pareval_agent.configs.schema import Frozen

Phase = Literal["running", "ended", "stopped"]

_NEWEST = 50
_DETAIL = 300
"""Characters of what is said about a sample."""


class Ended(Frozen):
    """A sample that has ended; what a failure of the machine hides is None."""

    number: int
    """Counts those of this command, from 1."""
    at_s: float
    """When, in seconds of the epoch."""
    model: str
    mode: str
    prompt: str
    target: str
    sample: int
    verdict: str | None
    """None if the machine failed."""
    detail: str
    attempts: int | None
    tokens: int | None
    cost_usd: float | None
    seconds: float | None
    """Of model, builds and runs."""


class LiveState(Frozen):
    """All that the page shows."""

    run: str
    began_at_s: float
    """When this command began, in seconds of the epoch."""
    so_far_s: float
    """Since then."""
    phase: Phase
    status: str
    """What there is to wait for; empty if nothing was told."""
    progress: Progress | None
    """None until the samples are planned; the time left is that of now."""
    standings: tuple[Standing, ...]
    verdicts: dict[str, int]
    """Samples by verdict, those of earlier commands included."""
    newest: tuple[Ended, ...]
    """The newest first, of this command."""


class LivePage:
    """A watcher that remembers what readers are shown."""

    def __init__(
        self, run: Path, clock: Callable[[], float] = time.monotonic, now: Callable[[], float] = time.time
    ) -> None:
        self.run = str(run)
        self._clock = clock
        self._now = now
        self._began_s, self._began_at_s = clock(), now()
        self._changed = threading.Condition()
        self._version = 1
        self._phase: Phase = "running"
        self._status = ""
        self._board = Board(())
        self._verdicts: Counter[str] = Counter()
        self._newest: deque[Ended] = deque(maxlen=_NEWEST)
        self._progress: Progress | None = None
        self._progress_s = self._began_s
        self._ended = 0

    def on_begin(self, planned: Sequence[PlannedSample], rows: Collection[SampleRow]) -> None:
        """Count what earlier commands have made."""
        board = Board(planned)
        for row in rows:
            board.count(row)
        with self._changed:
            self._board = board
            self._verdicts = Counter(row.result.verdict.value for row in rows if row.result)

    def on_status(self, line: str) -> None:
        """Show it until a sample ends."""
        with self._changed:
            self._status = line
            self._tell()

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        """Count the sample."""
        with self._changed:
            self._status = ""
            self._progress, self._progress_s = progress, self._clock()
            if row is not None:
                self._count(row)
            self._tell()

    def end(self, phase: Literal["ended", "stopped"]) -> None:
        """Nothing more will come."""
        with self._changed:
            self._phase = phase
            self._tell()

    def wait(self, seen: int, timeout_s: float) -> int:
        """Wait until there is something else than this version, or for so long; returns the version."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != seen, timeout_s)
            return self._version

    def state(self) -> LiveState:
        """What to show now."""
        with self._changed:
            return LiveState(
                run=self.run,
                began_at_s=self._began_at_s,
                so_far_s=self._clock() - self._began_s,
                phase=self._phase,
                status=self._status,
                progress=self._progress_now(),
                standings=self._board.standings(),
                verdicts=dict(self._verdicts),
                newest=tuple(reversed(self._newest)),
            )

    def _progress_now(self) -> Progress | None:
        if self._progress is None or self._progress.left_s is None:
            return self._progress
        since_s = self._clock() - self._progress_s
        return replace(self._progress, left_s=max(0.0, self._progress.left_s - since_s))

    def _count(self, row: SampleRow) -> None:
        self._board.count(row)
        self._ended += 1
        if row.result is not None:
            self._verdicts[row.result.verdict.value] += 1
        self._newest.append(_ended(row, self._ended, self._now()))

    def _tell(self) -> None:
        self._version += 1
        self._changed.notify_all()


def _ended(row: SampleRow, number: int, at_s: float) -> Ended:
    result = row.result
    return Ended(
        number=number,
        at_s=at_s,
        model=row.model,
        mode=row.mode,
        prompt=row.prompt,
        target=row.target,
        sample=row.sample,
        verdict=result.verdict.value if result else None,
        detail=(result.detail if result else row.infrastructure_error or "")[:_DETAIL],
        attempts=len(result.attempts) if result else None,
        tokens=result.usage.total_tokens if result else None,
        cost_usd=result.cost_usd if result else None,
        seconds=result.seconds.model_s + result.seconds.build_s + result.seconds.run_s if result else None,
    )
