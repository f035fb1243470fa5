"""What a graph tells while it runs, through LangGraph's custom stream."""

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
