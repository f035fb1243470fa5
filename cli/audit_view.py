"""What is to be seen of an audit: how it goes on, and the matrix at its end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich import box
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table

from pareval_agent.benchmark.audit import AuditWatcher
from pareval_agent.benchmark.audit_result import PairAudit
from pareval_agent.benchmark.audit_summary import cell, summarise
from pareval_agent.cli.console import PlainConsole
from pareval_agent.cli.text import one_line
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.verdict import Verdict

_WIDEST_NAME = 60


class _LineView:
    """One line a pair, for those who look later."""

    def __init__(self, console: PlainConsole, pairs: int) -> None:
        self._console = console
        self._pairs = pairs
        self._done = 0

    def on_candidate(self, prompt: Prompt, name: str, verdict: Verdict) -> None:
        """Nobody is told."""

    def on_pair(self, audit: PairAudit) -> None:
        """Print how it ended."""
        self._done += 1
        self._console.print(f"{self._done}/{self._pairs} {_pair(audit)}", soft_wrap=True)
        for line in _what_does_not_hold(audit):
            self._console.print(f"  {line}", soft_wrap=True)

    def on_timing(self, prompt: Prompt) -> None:
        """Print which."""
        self._console.print(f"times of {prompt}", soft_wrap=True)


class _LiveView:
    """A bar of pairs, with the last candidate beside it; what does not hold is printed above it."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def on_candidate(self, prompt: Prompt, name: str, verdict: Verdict) -> None:
        """Show it."""
        self._progress.update(self._task, description=f"{prompt}: {one_line(name, _WIDEST_NAME)}: {verdict}")

    def on_pair(self, audit: PairAudit) -> None:
        """Move the bar."""
        self._progress.update(self._task, advance=1)
        if not audit.ok:
            for line in _what_does_not_hold(audit):
                self._progress.console.print(line, soft_wrap=True)

    def on_timing(self, prompt: Prompt) -> None:
        """Show which."""
        self._progress.update(self._task, description=f"{prompt}: times of the expert")


@contextmanager
def open_view(console: PlainConsole, pairs: int) -> Iterator[AuditWatcher]:
    """A view of an audit of so many pairs."""
    if not console.is_live:
        yield _LineView(console, pairs)
        return
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as progress:
        yield _LiveView(progress, progress.add_task("", total=pairs))


def _pair(audit: PairAudit) -> str:
    return one_line(f"{audit.problem} {audit.target}: {cell(audit)}")


def _what_does_not_hold(audit: PairAudit) -> list[str]:
    lines = [*audit.faults, *(line for line in (audit.not_timed, audit.machine_failure) if line is not None)]
    return [one_line(f"{audit.problem} {audit.target}: {line}") for line in lines]


def show_audit(console: PlainConsole, audits: Sequence[PairAudit]) -> None:
    """The matrix, the figures, times if there are any, and everything that does not hold."""
    console.print(_matrix(audits))
    console.print(_figures(audits))
    if any(audit.timing for audit in audits):
        console.print(_times(audits))
    for audit in audits:
        for line in _what_does_not_hold(audit):
            console.print(line, soft_wrap=True)


def _matrix(audits: Sequence[PairAudit]) -> Table:
    targets = list(dict.fromkeys(audit.target for audit in audits))
    cells = {(audit.problem, audit.target): cell(audit) for audit in audits}
    table = Table("problem", *targets, box=box.SIMPLE_HEAD, pad_edge=False)
    for problem in dict.fromkeys(audit.problem for audit in audits):
        table.add_row(one_line(problem), *(cells.get((problem, target), "-") for target in targets))
    return table


def _figures(audits: Sequence[PairAudit]) -> Table:
    table = Table("target", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("ok", "experts", "clean", "styles", "impostors", "killed", "sanitized", "equivalent", "survived"):
        table.add_column(name, justify="right")
    for one in summarise(audits):
        table.add_row(
            one.target,
            f"{one.ok}/{one.pairs}",
            f"{one.experts_passed}/{one.pairs - one.machine_failed}",
            str(one.experts_clean),
            f"{one.styles_passed}/{one.styles}",
            f"{one.impostors_failed}/{one.impostors}",
            f"{one.killed}/{one.mutants}",
            str(one.sanitized),
            str(one.equivalent),
            str(one.survived),
        )
    return table


def _times(audits: Sequence[PairAudit]) -> Table:
    table = Table("times of", "target", "ranks x threads", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("speedup", "against itself"):
        table.add_column(name, justify="right", no_wrap=True)
    for audit in audits:
        for timing in audit.timing:
            table.add_row(
                one_line(audit.problem),
                audit.target,
                str(timing.launch),
                str(timing.speedup),
                str(timing.against_itself),
            )
    return table
