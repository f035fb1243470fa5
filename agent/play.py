"""Plays the graph from its last checkpoint, or from the start, to its end or to the end of a phase."""

from typing import Any, cast

from langchain_core.runnables import RunnableConfig

from pareval_agent.agent.deps import Deps
from pareval_agent.agent.events import AttemptRecorded
from pareval_agent.agent.graph import AgentGraph
from pareval_agent.agent.phase import Phase
from pareval_agent.agent.state import AgentState, Spent, Task

_THREAD: RunnableConfig = {"configurable": {"thread_id": "sample"}}
_STEPS_OF_AN_ATTEMPT = 8


def saved_state(graph: AgentGraph) -> AgentState | None:
    """What the checkpoints hold; None if nothing has begun."""
    return cast(AgentState, graph.get_state(_THREAD).values) or None


def play(graph: AgentGraph, task: Task, deps: Deps, phase: Phase | None = None) -> AgentState | None:
    """Run the nodes that are left, in this thread, so that Ctrl-C reaches what a node is waiting for.

    Returns:
        The state at the end, or after the phase; without a phase it has ended. None if there is nothing to judge yet.
    """
    saved = saved_state(graph)
    for attempt in saved["attempts"] if saved else ():
        deps.tell(AttemptRecorded(attempt))
    # Not by `next`, which is empty too where a crash came between a node and its checkpoint.
    if saved and saved.get("stop") is not None:
        return saved
    if phase is not None and (phase is Phase.GENERATE) == (saved is not None and answer_waits(saved)):
        return saved
    config: RunnableConfig = {**_THREAD, "recursion_limit": _STEPS_OF_AN_ATTEMPT * (task.budget.attempts + 1)}
    start = None if saved else _initial(task)
    return cast(AgentState, graph.invoke(start, config, context=deps, durability="sync", **_until_end_of(phase)))


def answer_waits(state: AgentState) -> bool:
    """Whether the model has answered, and nothing is recorded of what the answer is worth."""
    return len(state["exchanges"]) > len(state["attempts"])


def _until_end_of(phase: Phase | None) -> dict[str, Any]:
    return {
        None: {},
        Phase.GENERATE: {"interrupt_after": ["ask"]},
        Phase.JUDGE: {"interrupt_before": ["ask"]},
    }[phase]


def _initial(task: Task) -> AgentState:
    return {
        "task": task,
        "attempts": [],
        "exchanges": [],
        "spent": Spent(),
        "public_round": 0,
        "elapsed_s": 0,
        "stop": None,
    }
