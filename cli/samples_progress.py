"""How far the judging of a file of samples is."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from pareval_agent.cli.console import PlainConsole

Outcome = TypeVar("Outcome")


def with_progress(
    outcomes: Iterable[Outcome], total: int, console: PlainConsole, line: Callable[[Outcome], str]
) -> Iterator[Outcome]:
    """Passes the outcomes on; on a terminal with a bar, else with a line for each."""
    if not console.is_live:
        for number, outcome in enumerate(outcomes, start=1):
            console.print(f"{number}/{total} {line(outcome)}", soft_wrap=True)
            yield outcome
        return
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, TextColumn("{task.description}", markup=False), console=console, transient=True
    ) as progress:
        bar = progress.add_task("", total=total)
        for outcome in outcomes:
            progress.update(bar, advance=1, description=line(outcome))
            yield outcome
