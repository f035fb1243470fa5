"""What a graph tells while it runs.

Events are calls of `Deps.tell` in the thread that runs the graph. LangGraph's custom stream would move the nodes to
another thread, where Ctrl-C does not reach them.
"""

from dataclasses import dataclass

from pareval_agent.agent.attempt import Attempt


@dataclass(frozen=True)
class NodeStarted:
    """A node begins; attempt counts from 1."""

    node: str
    attempt: int


@dataclass(frozen=True)
class TextStreamed:
    """A piece of the model's answer."""

    text: str


@dataclass(frozen=True)
class AttemptRecorded:
    """An attempt is complete."""

    attempt: Attempt


Event = NodeStarted | TextStreamed | AttemptRecorded
