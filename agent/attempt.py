"""What is kept of each try: one source with its build and its tests."""

from typing import Literal

from pareval_agent.agent.model import Usage
from pareval_agent.configs.schema import Frozen
from pareval_agent.tools.results import BuildResult, TestResult, TimeResult
from pareval_agent.tools.verdict import Verdict

Step = Literal["generate", "repair", "optimise"]
"""Why the model was asked."""


class Seconds(Frozen):
    """Wall seconds, by who spent them."""

    model_s: float = 0
    build_s: float = 0
    run_s: float = 0

    def __add__(self, other: "Seconds") -> "Seconds":
        return Seconds(
            model_s=self.model_s + other.model_s,
            build_s=self.build_s + other.build_s,
            run_s=self.run_s + other.run_s,
        )


class Attempt(Frozen):
    """One answer of the model, and what became of it. Appended once, when everything is known."""

    index: int
    """From 1."""
    step: Step
    source: str | None
    """The candidate, None if the answer held no code."""
    verdict: Verdict
    """On public and held-out cases, and on timing."""
    detail: str
    """One line for people."""
    build: BuildResult | None = None
    test: TestResult | None = None
    timing: TimeResult | None = None
    feedback: str | None = None
    """What the model would be shown next; holds nothing of held-out cases."""
    hints: tuple[str, ...] = ()
    """Names of those that the feedback ends with."""
    usage: Usage
    cost_usd: float | None
    seconds: Seconds
