"""Times of an expert solution: against the baseline, and against itself, which shows how far times can be trusted."""

import numpy as np

from pareval_agent.benchmark.intervals import DRAWS, LEVEL
from pareval_agent.benchmark.metrics import Floats
from pareval_agent.configs.schema import Frozen, LaunchConfiguration
from pareval_agent.tools.report import LaunchResult, Timing
from pareval_agent.tools.results import TimeResult

_SEED = 0
"""Of the bootstrap, so that the same times give the same interval."""


class Ratio(Frozen):
    """A ratio of times with its 95% interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


class LaunchTiming(Frozen):
    """Two timings of the same code on one launch configuration."""

    launch: LaunchConfiguration
    speedup: Ratio
    """Against the baseline: the median over the pairs of both timings."""
    against_itself: Ratio
    """Speedup of the first timing / that of the second: 1 on a machine that tells the truth."""


def compare_timings(first: TimeResult, second: TimeResult) -> tuple[LaunchTiming, ...]:
    """One line for each launch configuration that was timed twice."""
    again = {result.launch: result for result in second.launches}
    return tuple(
        _compared(result, again[result.launch])
        for result in first.launches
        if result.report.timing and result.launch in again and again[result.launch].report.timing
    )


def _compared(first: LaunchResult, second: LaunchResult) -> LaunchTiming:
    assert first.report.timing is not None
    assert second.report.timing is not None
    one, other = _speedups(first.report.timing), _speedups(second.report.timing)
    both = np.concatenate([one, other])
    generator = np.random.default_rng(_SEED)
    medians = _medians(both, generator)
    ratios = _medians(one, generator) / _medians(other, generator)
    return LaunchTiming(
        launch=first.launch,
        speedup=_ratio(float(np.median(both)), medians),
        against_itself=_ratio(float(np.median(one) / np.median(other)), ratios),
    )


def _speedups(timing: Timing) -> Floats:
    """Of each pair, shape (pairs,)."""
    return np.array([pair.baseline_s / pair.candidate_s for pair in timing.pairs])


def _medians(values: Floats, generator: np.random.Generator) -> Floats:
    """Medians of values drawn anew, shape (draws,)."""
    drawn = generator.choice(values, size=(DRAWS, len(values)))
    medians: Floats = np.median(drawn, axis=1)
    return medians


def _ratio(value: float, draws: Floats) -> Ratio:
    """With the percentile interval (Efron and Tibshirani 1993, chapter 13)."""
    low, high = np.quantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Ratio(value=value, low=float(low), high=float(high))
