"""How much the cases that a model may be shown promise, and the others do not hold."""

from dataclasses import dataclass

from pareval_agent.benchmark.estimate import SAMPLES_SEED, estimate_rate
from pareval_agent.benchmark.frame import System
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.prompt_counts import PromptCounts
from pareval_agent.benchmark.resampling import resample_rate


@dataclass(frozen=True)
class HeldOutGap:
    """Shares of samples, averaged over prompts."""

    system: System
    public: Estimate
    """They pass all public cases."""
    scored: Estimate
    """They pass the held-out and the timed ones as well; this is pass@1."""
    gap: Estimate
    """public - scored: an agent that sees public cases alone takes these for solved."""


def held_out_gap(system: System, counts: PromptCounts) -> HeldOutGap:
    """The gap of one system."""
    public, passed = counts.public_passed, counts.passed
    estimates = (
        estimate_rate(some / counts.samples, resample_rate(counts.samples, some, 1, SAMPLES_SEED), counts.problem)
        for some in (public, passed, public - passed)
    )
    return HeldOutGap(system, *estimates)
