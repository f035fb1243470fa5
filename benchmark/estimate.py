"""From the values of prompts to one number with its interval."""

import numpy as np

from pareval_agent.benchmark.intervals import (
    UNKNOWN,
    Estimate,
    Interval,
    hierarchical_bootstrap,
    percentile_interval,
    wilson,
)
from pareval_agent.benchmark.metrics import Floats, Integers

SEED = 20_240_603
"""Of the draws of problems, so that the same rows give the same intervals."""
SAMPLES_SEED = SEED + 1
"""Of the draws of samples, which must not follow those of problems. Each further system takes the next number."""


def estimate_rate(values: Floats, resampled: Floats, problem: Integers) -> Estimate:
    """The mean share over prompts.

    Where every draw is the same, as when nothing at all passed, the bootstrap knows no doubt; Wilson's interval on the
    number of problems does.

    Args:
        values: of each prompt, in [0, 1].
        resampled: the same on samples drawn anew; shape (prompts, draws).
        problem: of each prompt.
    """
    rate = estimate_mean(values, resampled, problem)
    if rate.value is None or (problems := len(np.unique(problem))) < 2:
        return rate
    if rate.interval is None:
        return Estimate(rate.value, wilson(rate.value * problems, problems))
    low, high, method = rate.interval
    return Estimate(rate.value, Interval(max(low, 0.0), min(high, 1.0), method))


def estimate_mean(values: Floats, resampled: Floats, problem: Integers) -> Estimate:
    """The mean over prompts, in the units of `values`; without interval where there is one problem, or no variation."""
    if not len(values):
        return UNKNOWN
    mean = float(values.mean())
    problems = len(np.unique(problem))
    if problems < 2:
        return Estimate(mean, None)
    draws = hierarchical_bootstrap(resampled, problem, SEED)
    if np.ptp(draws) < 1e-12:
        return Estimate(mean, None)
    return Estimate(mean, Interval(*percentile_interval(draws, problems), "bootstrap"))


def scaled(estimate: Estimate, factor: float) -> Estimate:
    """The same in other units; the factor is positive."""
    if estimate.value is None:
        return estimate
    interval = estimate.interval
    moved = interval and Interval(interval.low * factor, interval.high * factor, interval.method)
    return Estimate(estimate.value * factor, moved)
