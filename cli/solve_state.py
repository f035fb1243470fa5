"""What the view of a running `solve` knows: a frozen state, and how each event changes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.events import AttemptRecorded, Event, NodeStarted, TextStreamed
from pareval_agent.agent.model import Usage
from pareval_agent.cli.text import clean, one_line
from pareval_agent.tools.diagnostics import render

_FEEDBACK_LINES = 3

_ACTIVITIES = {
    "generate": "writing the question",
    "repair": "writing the question",
    "optimise": "writing the question",
    "ask": "the model answers",
    "extract": "reading the answer",
    "build": "building",
    "test": "testing",
    "time": "timing",
    "record": "noting the attempt",
}
"""What the nodes of the graph do, for people."""

_TOLD = {"ask", "build", "test", "time"}
"""Nodes that one may have to wait for."""


@dataclass(frozen=True)
class SolveState:
    """Everything that has been heard so far."""

    activity: str = "starting"
    attempt: int | None = None
    """None before the graph starts."""
    answer: str = ""
    """What has come of the current answer."""
    pieces: int = 0
    """How many pieces that was: about as many tokens."""
    usage: Usage = field(default_factory=Usage)
    """Of the attempts that are complete."""


def advance(state: SolveState, event: Event) -> SolveState:
    """The state after an event."""
    match event:
        case NodeStarted(node="ask"):
            return replace(state, activity=_ACTIVITIES["ask"], attempt=event.attempt, answer="", pieces=0)
        case NodeStarted():
            return replace(state, activity=_ACTIVITIES.get(event.node, event.node), attempt=event.attempt)
        case TextStreamed():
            return replace(state, answer=state.answer + event.text, pieces=state.pieces + 1)
        case AttemptRecorded():
            return replace(state, usage=state.usage + event.attempt.usage, pieces=0)


def told(event: Event) -> str | None:
    """A line for those who cannot see a live view, None if the event is not worth one."""
    match event:
        case NodeStarted() if event.node in _TOLD:
            return f"attempt {event.attempt}: {_ACTIVITIES[event.node]}"
        case AttemptRecorded():
            return summary(event.attempt)
        case _:
            return None


def summary(attempt: Attempt) -> str:
    """One line on how an attempt ended."""
    detail = f": {one_line(attempt.detail)}" if attempt.detail else ""
    return f"attempt {attempt.index}: {verdict_words(attempt.verdict)}{detail}"


def feedback(attempt: Attempt) -> Sequence[str]:
    """A few lines of what the compiler said; what the tests said fits into the summary."""
    if attempt.build is None or attempt.build.ok:
        return ()
    text = clean(render(attempt.build.diagnostics, attempt.source or "", 1))
    return [line for line in text.splitlines()[1:] if line.strip()][:_FEEDBACK_LINES]  # the summary has the first


def verdict_words(verdict: str) -> str:
    """`build_failed` as people read it."""
    return verdict.replace("_", " ")
