"""What repair mends: by round, and by what was wrong with the attempt before."""

from dataclasses import dataclass

import numpy as np

from pareval_agent.benchmark.estimate import SEED
from pareval_agent.benchmark.frame import Frame, System
from pareval_agent.benchmark.intervals import DRAWS, Estimate, Interval, percentile_interval, wilson
from pareval_agent.benchmark.metrics import Booleans, Floats, Integers


@dataclass(frozen=True)
class RepairRate:
    """Repairs of one kind."""

    system: System
    round: int | None
    """From 1; None for all of them."""
    failure: str | None
    """The verdict of the attempt before; None for all of them."""
    tries: int
    mended: Estimate
    """Share of the tries that passed; all tries weigh the same."""


def repair_rates(system: System, frame: Frame) -> list[RepairRate]:
    """All repairs, then round by round, then by kind of failure, then both; empty if nothing was repaired."""
    attempts = frame.attempts
    repairs = attempts.repair & (_place(attempts.sample) > 0)
    if not repairs.any():
        return []
    rounds = _place(attempts.sample)[repairs]
    before = np.concatenate(([-1], attempts.verdict[:-1]))[repairs]
    passed = attempts.passed[repairs]
    problem = frame.samples.problem[attempts.sample[repairs]]

    def rate(number: int | None, verdict: int | None) -> RepairRate:
        chosen = np.ones(len(rounds), dtype=bool)
        chosen &= True if number is None else rounds == number
        chosen &= True if verdict is None else before == verdict
        name = None if verdict is None else frame.names.verdicts[verdict]
        return RepairRate(system, number, name, int(chosen.sum()), _share(passed[chosen], problem[chosen]))

    numbers, verdicts = np.unique(rounds).tolist(), np.unique(before).tolist()
    lines = [rate(None, None), *(rate(number, None) for number in numbers), *(rate(None, kind) for kind in verdicts)]
    lines += [rate(number, kind) for number in numbers for kind in verdicts]
    return [line for line in lines if line.tries]


def _place(sample: Integers) -> Integers:
    """Of each attempt within its sample, from 0; `sample` is rising."""
    first = np.searchsorted(sample, sample)
    place: Integers = np.arange(len(sample)) - first
    return place


def _share(passed: Booleans, problem: Integers) -> Estimate:
    """A ratio of sums, with a bootstrap over problems: tries of one problem are alike."""
    if not len(passed):
        return Estimate(None, None)
    _, clusters = np.unique(problem, return_inverse=True)
    sums = np.column_stack([np.bincount(clusters, weights=passed), np.bincount(clusters)]).astype(np.float64)
    share, problems = float(passed.mean()), len(sums)
    if problems < 2:
        return Estimate(share, None)
    draws = _ratios(sums)
    if np.ptp(draws) < 1e-12:
        return Estimate(share, wilson(share * problems, problems))
    low, high = percentile_interval(draws, problems)
    return Estimate(share, Interval(low, high, "bootstrap"))


def _ratios(sums: Floats) -> Floats:
    problems = len(sums)
    times = np.random.default_rng(SEED).multinomial(problems, np.full(problems, 1 / problems), size=DRAWS)
    drawn = times @ sums
    ratios: Floats = drawn[:, 0] / drawn[:, 1]
    return ratios
