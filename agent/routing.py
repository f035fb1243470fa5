"""Where the graph goes next: pure functions of the state, whose return types are the edges of the picture."""

from collections.abc import Sequence
from typing import Literal

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.best import best_attempt
from pareval_agent.agent.state import AgentState


def after_ask(state: AgentState) -> Literal["extract", "__end__"]:
    """The budget may not have allowed another call."""
    return "extract" if state["stop"] is None else "__end__"


def after_extract(state: AgentState) -> Literal["build", "record"]:
    """There may be nothing to build."""
    return "build" if state["draft"].verdict is None else "record"


def after_build(state: AgentState) -> Literal["test", "record"]:
    """There may be nothing to run."""
    return "test" if state["draft"].verdict is None else "record"


def after_test(state: AgentState) -> Literal["time", "record"]:
    """Only what is right is worth timing."""
    verdict = state["draft"].verdict
    return "time" if state["task"].timing and verdict is not None and verdict.passed else "record"


def after_record(state: AgentState) -> Literal["generate", "repair", "optimise", "__end__"]:
    """Stop, make the best solution faster, or go on searching for one."""
    if state["stop"] is not None:
        return "__end__"
    if best_attempt(state["attempts"]) is not None:
        return "optimise"
    searches_by_repair = state["task"].agent.search == "repair"
    return "repair" if searches_by_repair and not repeats_itself(state["attempts"]) else "generate"


def repeats_itself(attempts: Sequence[Attempt]) -> bool:
    """True if the last candidate is an earlier one over again.

    A small model copies the code that it is shown whatever it is told about it; only a request without it leads on.
    """
    *earlier, last = (attempt.source for attempt in attempts)
    return last is not None and last in earlier
