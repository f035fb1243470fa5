"""What is to be seen while a benchmark runs, always on standard error."""

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import structlog
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar

from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.progress import Progress, Watcher
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.cli.console import PlainConsole
from pareval_agent.cli.text import one_line

_WIDEST_STATUS = 100


class QuietView:
    """Says nothing; others say what they override."""

    def on_begin(self, planned: Sequence[PlannedSample], rows: Collection[SampleRow]) -> None:
        """Nobody is told."""

    def on_status(self, line: str) -> None:
        """Nobody is told."""

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        """Nobody is told."""


class LineView(QuietView):
    """One line a sample, for those who look later."""

    def __init__(self, console: PlainConsole) -> None:
        self._console = console

    def on_status(self, line: str) -> None:
        """Print it."""
        self._console.print(one_line(line), soft_wrap=True)

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        """Print what became of the sample, and how far the run is."""
        what = f"{outcome(row)} · " if row else ""
        line = f"{progress.done}/{progress.total} {what}{' · '.join(facts(progress))}"
        self._console.print(one_line(line), soft_wrap=True)


class LogView(QuietView):
    """JSON lines, for programs and batch systems."""

    def __init__(self) -> None:
        stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
        renderer = structlog.processors.JSONRenderer()
        processors: list[Any] = [structlog.processors.add_log_level, stamp, renderer]
        self._log = structlog.wrap_logger(structlog.PrintLogger(sys.stderr), processors=processors)

    def on_status(self, line: str) -> None:
        """Log it."""
        self._log.info("status", detail=line)

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        """Log the sample, or the start, with all counts."""
        counts = {
            "done": progress.done,
            "total": progress.total,
            "passed": progress.passed,
            "machine_failed": progress.machine_failed,
            "waiting": progress.waiting,
            "tokens": progress.spent.usage.total_tokens,
            "cost_usd": progress.spent.cost_usd,
            "left_s": progress.left_s and round(progress.left_s, 1),
        }
        if row is None:
            self._log.info("run", **counts)
        elif row.result is None:
            self._log.warning("sample", key=row.key, infrastructure_error=row.infrastructure_error, **counts)
        else:
            self._log.info("sample", key=row.key, verdict=row.result.verdict.value, **counts)


class LiveView(QuietView):
    """A bar with the counts beside it."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)

    def on_status(self, line: str) -> None:
        """Show it until a sample ends."""
        self._bar.update(self._task, description=one_line(line, _WIDEST_STATUS))

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        """Move the bar; failures of the machine stay on the screen."""
        if row is not None and row.result is None:
            self._bar.console.print(one_line(outcome(row)), soft_wrap=True)
        description = " · ".join(facts(progress))
        self._bar.update(self._task, total=progress.total, completed=progress.done, description=description)


@contextmanager
def open_view(console: PlainConsole, *, quiet: bool, json_output: bool) -> Iterator[Watcher]:
    """What suits the reader: nothing, JSON lines, a bar on a terminal, lines elsewhere."""
    if quiet:
        yield QuietView()
    elif json_output:
        yield LogView()
    elif not console.is_live:
        yield LineView(console)
    else:
        words = TextColumn("{task.description}", markup=False)
        with Bar(SpinnerColumn(), BarColumn(), MofNCompleteColumn(), words, console=console, transient=True) as bar:
            yield LiveView(bar)


def outcome(row: SampleRow) -> str:
    """What became of a sample: `local/repair/27_reduce_average/omp/003 passed`."""
    return f"{row.key} {row.result.verdict.value if row.result else f'machine failed: {row.infrastructure_error}'}"


def facts(progress: Progress) -> Iterator[str]:
    """How far the run is, in the order of interest."""
    yield f"{progress.passed} passed"
    if progress.machine_failed:
        yield f"{progress.machine_failed} machine failed"
    if progress.waiting:
        yield f"{progress.waiting} answers to be judged"
    if progress.running:
        yield f"{progress.running} running"
    yield f"{progress.spent.usage.total_tokens:,} tokens"
    if progress.spent.cost_usd:
        yield f"${progress.spent.cost_usd:.2f}"
    if progress.left_s:
        yield f"{_duration(progress.left_s)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min" if minutes else f"{rest} s"
