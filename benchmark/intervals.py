"""How far a number may be off: 95% intervals that respect what belongs together."""

from functools import lru_cache
from statistics import NormalDist
from typing import Literal, NamedTuple

import numpy as np

from pareval_agent.benchmark.metrics import Floats, Integers

LEVEL = 0.95
DRAWS = 1000
"""Of a bootstrap."""
POWER = 0.8
"""Of a minimum detectable effect."""

_NORMAL = NormalDist()


class Interval(NamedTuple):
    """Where the true value is, with 95% confidence; in the units of the value."""

    low: float
    high: float
    method: Literal["bootstrap", "wilson"]


class Estimate(NamedTuple):
    """A value with its interval; in the units of the metric."""

    value: float | None
    """None where there are no data."""
    interval: Interval | None
    """None where the data do not tell, as with a single problem."""


UNKNOWN = Estimate(None, None)


def wilson(successes: float, trials: float) -> Interval:
    """The score interval of a single rate from independent trials, a share.

    Source: Wilson (1927); Brown, Cai and DasGupta (2001).
    """
    z = _NORMAL.inv_cdf(0.5 + LEVEL / 2)
    rate, spread = successes / trials, z * z / trials
    centre = (rate + spread / 2) / (1 + spread)
    half = z / (1 + spread) * (rate * (1 - rate) / trials + spread / (4 * trials)) ** 0.5
    return Interval(max(centre - half, 0.0), min(centre + half, 1.0), "wilson")


def hierarchical_bootstrap(resampled: Floats, problem: Integers, seed: int) -> Floats:
    """Means over prompts when problems are drawn anew, and for each drawn problem its samples.

    Prompts of one problem are drawn together: they are easy or hard together. Drawing samples is the caller's part,
    once for each prompt; a problem that is drawn twice takes two different columns.

    Args:
        resampled: shape (prompts, draws): the metric of each prompt on samples drawn anew; see `resampling`.
        problem: the problem of each prompt, shape (prompts,).
        seed: of the draws.

    Returns:
        Shape (draws,), in the units of the metric. Source: Davison and Hinkley (1997).
    """
    clusters, sums = cluster_sums(resampled, problem)
    chosen, cells = _drawn_problems(*sums.shape, seed)
    means: Floats = sums.ravel()[cells].sum(axis=0) / np.bincount(clusters)[chosen].sum(axis=0)
    return means


@lru_cache(maxsize=16)
def _drawn_problems(problems: int, draws: int, seed: int) -> tuple[Integers, Integers]:
    """Problems drawn anew, shape (problems, draws); and their cells in a table of that shape, each in any column."""
    generator = np.random.default_rng(seed)
    chosen = generator.integers(problems, size=(problems, draws))
    return chosen, chosen * draws + generator.integers(draws, size=chosen.shape)


def cluster_sums(values: Floats, problem: Integers) -> tuple[Integers, Floats]:
    """The problem of each row of `values` numbered from 0, and the sums of the rows of each problem."""
    order = np.argsort(problem, kind="stable")
    _, starts, clusters = np.unique(problem[order], return_index=True, return_inverse=True)
    return clusters[np.argsort(order)], np.add.reduceat(values[order], starts, axis=0)


def percentile_interval(draws: Floats, clusters: int) -> tuple[float, float]:
    """The expanded percentile interval: as wide as Student's t wants it for so few clusters.

    Source: Hesterberg, "What Teachers Should Know About the Bootstrap" (2015).
    """
    quantile = _student_t(0.5 + LEVEL / 2, clusters - 1) * (clusters / (clusters - 1)) ** 0.5
    tail = _NORMAL.cdf(-quantile)
    low, high = np.quantile(draws, [tail, 1 - tail])
    return float(low), float(high)


def minimum_detectable_effect(standard_error: float, clusters: int) -> float | None:
    """The smallest true difference that a test at 5% finds in 80% of such experiments, in the units of the error.

    None if nothing varied, so that the error is not known. Source: Bloom (1995).
    """
    if clusters < 2 or standard_error <= 0:
        return None
    return sum(_student_t(p, clusters - 1) for p in (0.5 + LEVEL / 2, POWER)) * standard_error


@lru_cache
def _student_t(p: float, freedom: int) -> float:
    """The value that is not exceeded with probability p."""
    from scipy.special import stdtrit  # type: ignore[import-untyped]  # takes a quarter of a second

    return float(stdtrit(freedom, p))
