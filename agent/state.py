"""What travels through the graph and is kept in its checkpoints."""

import operator
from enum import StrEnum
from typing import Annotated, Literal, TypedDict

from pareval_agent.agent.attempt import Attempt, Seconds, Step
from pareval_agent.agent.model import Completion, Message, Usage
from pareval_agent.configs.schema import AgentConfig, BudgetConfig, Frozen
from pareval_agent.tools.results import BuildResult, TestResult, TimeResult
from pareval_agent.tools.verdict import Verdict


class Origin(Frozen):
    """Where a translation starts: a correct solution in another execution model."""

    model: str
    source: str


class Task(Frozen):
    """What is asked for; the same throughout a sample."""

    agent: AgentConfig
    budget: BudgetConfig
    interface: Literal["chat", "completion"]
    max_output_tokens: int
    """Per answer."""
    timing: bool
    """Time what passed its tests."""
    seed: int
    """Of all cases of the sample."""
    origin: Origin | None = None
    """None starts from the prompt alone."""
    renew_public_cases: bool = False
    """Where only held-out cases fail, test again on new public cases and go on. A benchmark does neither."""


class StopReason(StrEnum):
    """Why no further answer was asked for."""

    PASSED = "passed"
    ONE_SHOT = "one_shot"
    HELD_OUT = "held_out"
    """It passed all that may be shown to the model, and failed other cases."""
    ATTEMPTS = "attempts"
    TOKENS = "tokens"
    DOLLARS = "dollars"
    WALL_TIME = "wall_time"
    CONTEXT = "context"
    """The next message would not have fitted into the context of the model."""
    ANSWERS = "answers"
    """Stored answers were judged again, and there was no further one."""


class Spent(Frozen):
    """What all calls of the sample used, those included whose answers a crash lost."""

    usage: Usage = Usage()
    cost_usd: float | None = 0.0
    """None as soon as the price of one call is unknown."""


class Draft(Frozen):
    """The attempt in progress; a field is None until its node has run."""

    step: Step
    messages: tuple[Message, ...]
    completion: Completion | None = None
    source: str | None = None
    verdict: Verdict | None = None
    detail: str = ""
    build: BuildResult | None = None
    test: TestResult | None = None
    timing: TimeResult | None = None
    seconds: Seconds = Seconds()


class Exchange(Frozen):
    """One call of the model: what it was shown, and its whole answer."""

    messages: tuple[Message, ...]
    answer: Completion


class AgentState(TypedDict, total=False):
    """The graph's channels; a node returns those that it changes."""

    task: Task
    draft: Draft
    attempts: Annotated[list[Attempt], operator.add]
    exchanges: Annotated[list[Exchange], operator.add]
    """One an attempt, in the same order."""
    spent: Spent
    public_round: int
    """Counts the renewals of the public cases."""
    elapsed_s: Annotated[float, operator.add]
    """Wall seconds in nodes, so that the time between a crash and its continuation is nobody's."""
    stop: StopReason | None
