"""The live view of `solve`: what the agent is doing, and the answer as it arrives."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from rich.console import ConsoleRenderable, Group
from rich.live import Live
from rich.panel import Panel
from rich.spinner import Spinner
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.events import AttemptRecorded, Event
from pareval_agent.cli.console import PlainConsole
from pareval_agent.cli.solve_state import SolveState, advance, feedback, summary, told
from pareval_agent.cli.text import last_lines, one_line

_REFRESHES_PER_S = 8
_LINES_AROUND_CODE = 8
_MOST_CODE_LINES = 16


class View(Protocol):
    """Hears what happens."""

    def on_event(self, event: Event) -> None:
        """Something happened in the graph."""

    def on_status(self, line: str) -> None:
        """There is something to wait for before the graph starts."""


@dataclass(frozen=True)
class PlainView:
    """One line an event, for files, pipes and logs."""

    console: PlainConsole

    def on_event(self, event: Event) -> None:
        """Tell what is worth a line."""
        if (line := told(event)) is not None:
            self.on_status(line)

    def on_status(self, line: str) -> None:
        """Tell it."""
        self.console.print(one_line(line), soft_wrap=True)


class LiveView:
    """The newest state at the bottom of the terminal, complete attempts above it."""

    def __init__(
        self, console: PlainConsole, title: str, attempts: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._console = console
        self._title = title
        self._attempts = attempts
        self._clock = clock
        self._start_s = clock()
        self._spinner = Spinner("dots")
        self._state = SolveState()

    def on_event(self, event: Event) -> None:
        """Change the state; what is complete scrolls up and stays."""
        self._state = advance(self._state, event)
        if isinstance(event, AttemptRecorded):
            self._console.print(_attempt(event.attempt))

    def on_status(self, line: str) -> None:
        """Show it until the graph starts."""
        self._state = SolveState(activity=one_line(line))

    def __rich__(self) -> ConsoleRenderable:
        """What is drawn, from a thread of Rich's own: the state is replaced, never changed."""
        state = self._state
        parts: list[ConsoleRenderable] = [_single(self._title, "bold"), self._status(state)]
        if state.answer:
            parts.append(_code(state.answer, self._console.size.height - _LINES_AROUND_CODE, self._console.width))
        return Group(*parts)

    def _status(self, state: SolveState) -> ConsoleRenderable:
        minutes, seconds = divmod(int(self._clock() - self._start_s), 60)
        facts = [state.activity, f"{minutes}:{seconds:02}"]
        if state.attempt is not None:
            facts.insert(0, f"attempt {state.attempt} of {self._attempts}")
        if state.usage.total_tokens or state.pieces:
            facts.append(f"{state.usage.input_tokens:,} tokens in, {state.usage.output_tokens + state.pieces:,} out")
        line = Table.grid(padding=(0, 1))
        line.add_row(self._spinner, _single(" · ".join(facts)))
        return line


@contextmanager
def open_view(console: PlainConsole, title: str, attempts: int) -> Iterator[View]:
    """A live view if the console is a terminal, which is as it was afterwards; plain lines if it is not."""
    if not console.is_live:
        yield PlainView(console)
        return
    view = LiveView(console, one_line(title), attempts)
    with Live(view, console=console, refresh_per_second=_REFRESHES_PER_S, transient=True):
        yield view


def _single(line: str, style: str = "") -> Text:
    return Text(line, style=style, no_wrap=True, overflow="ellipsis")


def _attempt(attempt: Attempt) -> ConsoleRenderable:
    passed = attempt.verdict.passed
    lines = Text("✓ " if passed else "✗ ", style="green" if passed else "red")
    lines.append(summary(attempt), style="default")
    for line in feedback(attempt):
        lines.append(f"\n  {line}", style="dim")
    return lines


def _code(answer: str, height: int, width: int) -> ConsoleRenderable:
    """The last lines of an answer that is being written; cut before they are highlighted, which takes time."""
    tail = last_lines(answer, max(3, min(_MOST_CODE_LINES, height)))
    cut = "\n".join(line[:width] for line in tail.expandtabs(4).splitlines())
    return Panel(Syntax(cut, "cpp", theme="ansi_dark", background_color="default"), border_style="dim")
