"""The difference of two systems on the same prompts."""

from dataclasses import dataclass

import numpy as np

from pareval_agent.benchmark.estimate import SEED, estimate_mean
from pareval_agent.benchmark.intervals import Estimate, Interval, cluster_sums, minimum_detectable_effect, wilson
from pareval_agent.benchmark.metrics import Floats, Integers
from pareval_agent.benchmark.paired_tests import sign_flip_p_value


@dataclass(frozen=True)
class Effect:
    """Second less first, averaged over the prompts that both have; in the units of the metric."""

    metric: str
    first: float
    second: float
    difference: Estimate
    p_value: float
    """Of flips of signs, problem by problem."""
    minimum_detectable: float | None
    """The smallest true difference that would be found in 80% of such comparisons; None if nothing varied."""
    problems: int
    prompts: int


def effect(
    metric: str, problem: Integers, first: tuple[Floats, Floats], second: tuple[Floats, Floats], *, rate: bool = True
) -> Effect | None:
    """Compare prompt by prompt; None without a common prompt.

    Args:
        metric: its name.
        problem: of each prompt.
        first: the metric of each prompt, and on samples drawn anew (prompts, draws).
        second: the same of what is compared with it; its samples must be drawn apart.
        rate: it is a share, so that differences are in [-1, 1].
    """
    if not len(problem):
        return None
    difference = second[0] - first[0]
    problems = len(np.unique(problem))
    estimate = estimate_mean(difference, second[1] - first[1], problem)
    return Effect(
        metric=metric,
        first=float(first[0].mean()),
        second=float(second[0].mean()),
        difference=_bounded(estimate, problems) if rate else estimate,
        p_value=sign_flip_p_value(cluster_sums(difference, problem)[1], SEED),
        minimum_detectable=minimum_detectable_effect(standard_error(difference, problem), problems),
        problems=problems,
        prompts=len(problem),
    )


def standard_error(values: Floats, problem: Integers) -> float:
    """Of the mean over prompts, clustered on problems; 0 for one problem. By linearisation of a ratio."""
    _, sums = cluster_sums(np.column_stack([values, np.ones(len(values))]), problem)
    problems = len(sums)
    if problems < 2:
        return 0.0
    residuals = sums[:, 0] - values.mean() * sums[:, 1]
    return float(np.sqrt(problems / (problems - 1) * np.sum(residuals**2)) / len(values))


def _bounded(estimate: Estimate, problems: int) -> Estimate:
    """Where no problem differs from the others, so many that do may still have been missed."""
    if estimate.value is None or problems < 2:
        return estimate
    if estimate.interval is not None:
        low, high, method = estimate.interval
    else:
        missed = wilson(0, problems).high
        low, high, method = estimate.value - missed, estimate.value + missed, "wilson"
    return Estimate(estimate.value, Interval(max(low, -1.0), min(high, 1.0), method))
