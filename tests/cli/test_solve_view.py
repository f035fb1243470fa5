"""What one sees of a running `solve`, on a terminal and elsewhere."""

import contextlib
import io
from collections.abc import Callable

import pytest
from rich.live import Live

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.events import AttemptRecorded, Event, NodeStarted, TextStreamed
from pareval_agent.agent.model import Usage
from pareval_agent.cli.console import PlainConsole
from pareval_agent.cli.solve_state import SolveState, advance, feedback, summary, told
from pareval_agent.cli.solve_view import LiveView, open_view
from pareval_agent.tools.verdict import Verdict

NewAttempt = Callable[..., Attempt]
HOSTILE = "\x1b[2J\x1b]0;title\x07[bold]\u202eturned"


def _after(*events: Event) -> SolveState:
    state = SolveState()
    for event in events:
        state = advance(state, event)
    return state


def test_the_answer_grows_piece_by_piece_and_a_new_call_starts_anew() -> None:
    first = _after(NodeStarted("ask", 1), TextStreamed("dou"), TextStreamed("ble"))
    assert (first.activity, first.attempt, first.answer, first.pieces) == ("the model answers", 1, "double", 2)
    building = advance(first, NodeStarted("build", 1))
    assert (building.activity, building.answer) == ("building", "double")
    second = advance(building, NodeStarted("ask", 2))
    assert (second.attempt, second.answer, second.pieces) == (2, "", 0)


def test_tokens_are_those_of_complete_attempts(attempt: NewAttempt) -> None:
    state = _after(AttemptRecorded(attempt()), AttemptRecorded(attempt(index=2)))
    assert state.usage == Usage(input_tokens=2400, output_tokens=68)


def test_an_unknown_node_is_shown_by_its_name() -> None:
    assert _after(NodeStarted("meditate", 3)).activity == "meditate"


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (NodeStarted("generate", 1), None),
        (NodeStarted("ask", 1), "attempt 1: the model answers"),
        (NodeStarted("extract", 1), None),
        (NodeStarted("test", 2), "attempt 2: testing"),
        (TextStreamed("x"), None),
    ],
)
def test_only_what_one_may_wait_for_is_worth_a_line(event: Event, line: str | None) -> None:
    assert told(event) == line


def test_an_attempt_is_summed_up_in_one_harmless_line(attempt: NewAttempt) -> None:
    assert summary(attempt()) == "attempt 1: build failed: line 2: 'w' was not declared"
    assert summary(attempt(detail="")) == "attempt 1: build failed"
    assert summary(attempt(detail=f"two\nlines {HOSTILE}")) == "attempt 1: build failed: two lines [bold]turned"


def test_feedback_is_what_the_compiler_said_beyond_the_summary(attempt: NewAttempt) -> None:
    assert 1 <= len(feedback(attempt())) <= 3
    assert any("w;" in line for line in feedback(attempt()))
    assert feedback(attempt(build=None, verdict=Verdict.NO_CODE)) == ()


def test_without_a_terminal_there_is_a_plain_line_an_event(console: PlainConsole, attempt: NewAttempt) -> None:
    with open_view(console, "title", 5) as view:
        view.on_status(f"loading {HOSTILE}")
        view.on_event(NodeStarted("ask", 1))
        view.on_event(TextStreamed("secret"))
        view.on_event(AttemptRecorded(attempt(detail="a line " + "that is longer than the console " * 3)))
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().splitlines() == [
        "loading [bold]turned",
        "attempt 1: the model answers",
        "attempt 1: build failed: a line " + "that is longer than the console that is longer than the console that is "
        "longer than the console",
    ]


def test_a_terminal_that_cannot_draw_over_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    console = PlainConsole(io.StringIO(), width=80, force_terminal=True)
    with open_view(console, "title", 5) as view:
        view.on_event(NodeStarted("ask", 1))
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == "attempt 1: the model answers\n"


def _screen(view: LiveView, console: PlainConsole) -> list[str]:
    with console.capture() as capture:
        console.print(view)
    return [line.rstrip() for line in capture.get().splitlines()]


def test_the_live_view_shows_attempt_activity_time_tokens_and_the_last_lines(attempt: NewAttempt) -> None:
    console = PlainConsole(io.StringIO(), width=80, height=12)
    times = iter((10.0, 75.0))
    view = LiveView(console, "27_reduce_average omp · local", 5, clock=lambda: next(times))
    view.on_event(AttemptRecorded(attempt()))
    view.on_event(NodeStarted("ask", 2))
    for number in range(30):
        view.on_event(TextStreamed(f"line {number};\n"))
    title, status, *code = _screen(view, console)
    assert title == "27_reduce_average omp · local"
    assert status[2:] == "attempt 2 of 5 · the model answers · 1:05 · 1,200 tokens in, 64 out"
    assert [line.strip("│ ") for line in code[1:-1] if line.strip("│ ")] == ["line 27;", "line 28;", "line 29;"]


def test_hostile_answers_cannot_steer_the_terminal() -> None:
    console = PlainConsole(io.StringIO(), width=60, height=20)
    view = LiveView(console, "title", 5)
    view.on_event(NodeStarted("ask", 1))
    view.on_event(TextStreamed(f"int a; {HOSTILE}\r\x9b31m // [red]{'x' * 500}"))
    screen = "\n".join(_screen(view, console))
    assert "int a; [bold]turned" in screen
    assert "// [red]xxx" in screen
    assert not any(character in screen for character in "\x1b\x07\x9b\r\u202e")
    assert max(map(len, screen.splitlines())) <= 60


@pytest.mark.parametrize(("width", "height"), [(20, 4), (200, 100), (1, 1)])
def test_any_size_of_terminal_will_do(width: int, height: int, attempt: NewAttempt) -> None:
    console = PlainConsole(io.StringIO(), width=width, height=height)
    view = LiveView(console, "a title of some length", 5)
    view.on_event(NodeStarted("ask", 1))
    view.on_event(TextStreamed("double average() {\n" * 50))
    assert _screen(view, console)


def test_the_terminal_is_as_it_was_after_an_error(attempt: NewAttempt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    console = PlainConsole(io.StringIO(), width=60, force_terminal=True)
    with contextlib.suppress(KeyboardInterrupt), open_view(console, "title", 5) as view:
        view.on_event(NodeStarted("ask", 1))
        view.on_event(AttemptRecorded(attempt()))
        raise KeyboardInterrupt
    assert isinstance(console.file, io.StringIO)
    output = console.file.getvalue()
    assert output.rfind("\x1b[?25h") > output.rfind("\x1b[?25l"), "the cursor is shown again"
    assert "attempt 1: build failed" in output


def test_complete_attempts_stay_above_the_live_view(attempt: NewAttempt) -> None:
    console = PlainConsole(io.StringIO(), width=60, force_terminal=True, color_system=None)
    view = LiveView(console, "title", 5)
    with Live(view, console=console, auto_refresh=False, transient=True):
        view.on_event(AttemptRecorded(attempt()))
        view.on_event(AttemptRecorded(attempt(index=2, verdict=Verdict.PASSED, detail="1.9 times as fast", build=None)))
    assert isinstance(console.file, io.StringIO)
    output = console.file.getvalue()
    assert "✗ attempt 1: build failed" in output
    assert "✓ attempt 2: passed: 1.9 times as fast" in output
