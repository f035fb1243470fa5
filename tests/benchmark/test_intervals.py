"""Intervals: known values, and what they must not forget."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pareval_agent.benchmark.estimate import estimate_mean, estimate_rate
from pareval_agent.benchmark.intervals import (
    cluster_sums,
    hierarchical_bootstrap,
    minimum_detectable_effect,
    percentile_interval,
    wilson,
)
from pareval_agent.benchmark.metrics import Floats, Integers, pass_at_k
from pareval_agent.benchmark.resampling import rank_values, resample_rate
from pareval_agent.benchmark.speed_metrics import speedup_n_at_k


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(0, 10, 0, 0.2775), (10, 10, 0.7225, 1), (81, 263, 0.2553, 0.3662)],  # the last: Newcombe (1998)
)
def test_wilson(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials)[:2] == pytest.approx((low, high), abs=1e-4)


def _constant(values: Floats) -> Floats:
    return np.repeat(values[:, None], 1000, axis=1)


def test_prompts_of_one_problem_count_once() -> None:
    """Seven copies of a problem say no more than one."""
    values = np.random.default_rng(1).random(60)
    problem = np.arange(60)
    once = hierarchical_bootstrap(_constant(values), problem, 3).std()
    copied = hierarchical_bootstrap(_constant(np.repeat(values, 7)), np.repeat(problem, 7), 3).std()
    assert once == pytest.approx(values.std() / 60**0.5, rel=0.1)
    assert copied == pytest.approx(once)


def test_samples_are_drawn_within_problems() -> None:
    """Problems that are all alike still leave the chance of their samples."""
    samples, passed = np.full(60, 4), np.full(60, 2)
    draws = hierarchical_bootstrap(resample_rate(samples, passed, 1, 5), np.arange(60), 6)
    assert draws.std() == pytest.approx((0.5 * 0.5 / 4 / 60) ** 0.5, rel=0.15)


def test_prompts_weigh_the_same() -> None:
    draws = hierarchical_bootstrap(_constant(np.array([1.0, 1.0, 1.0, 0.0])), np.array([0, 0, 0, 1]), 1)
    assert set(np.round(draws, 6)) == {0.0, 0.75, 1.0}


def test_sums_of_problems_in_any_order() -> None:
    clusters, sums = cluster_sums(np.array([1.0, 2.0, 4.0]), np.array([9, 3, 9]))
    assert clusters.tolist() == [1, 0, 1]
    assert sums.tolist() == [2, 5]


@pytest.mark.parametrize(("problems", "factor"), [(5, 3.104), (60, 2.018)])
def test_few_problems_widen_the_interval(problems: int, factor: float) -> None:
    draws = np.random.default_rng(2).standard_normal(400_000)
    low, high = percentile_interval(draws, problems)
    assert (high - low) / 2 == pytest.approx(factor, rel=0.02)


@pytest.mark.parametrize("passed", [0, 5])
def test_a_rate_of_0_or_1_is_not_certain(passed: int) -> None:
    counts = np.full(20, 5)
    rate = estimate_rate(counts * 0.0 + passed / 5, resample_rate(counts, counts * 0 + passed, 1, 1), np.arange(20))
    assert rate.interval == wilson(20 * passed / 5, 20)


def test_one_problem_says_nothing_of_others() -> None:
    one = estimate_mean(np.array([0.5]), np.full((1, 1000), 0.5), np.array([7]))
    assert one == (0.5, None)
    assert estimate_mean(np.empty(0), np.empty((0, 1000)), np.empty(0, dtype=np.int64)) == (None, None)


def test_the_interval_of_pass_at_n_holds_its_value() -> None:
    """Draws with replacement find fewer of the rare successes; without the correction the interval lies below."""
    samples, passed = np.full(60, 5), np.full(60, 1)
    values = pass_at_k(samples, passed, 5)
    rate = estimate_rate(values, resample_rate(samples, passed, 5, 1), np.arange(60))
    assert rate.interval is not None
    assert rate.interval.low <= rate.value <= rate.interval.high  # type: ignore[operator]


@pytest.mark.parametrize("k", [1, 3])
def test_speeds_are_drawn_as_enumeration_says(k: int) -> None:
    """The spread of the best of k over resamples, against all 4^4 resamples of one prompt."""
    values = np.array([0.0, 1.0, 3.0, 9.0])
    ranked = rank_values(np.zeros(4, dtype=np.int64), values, values, np.array([4]))
    every = [rank_values(np.zeros(4, dtype=np.int64), v, v, np.array([4])).best_of(k)[0] for v in _resamples(values)]
    drawn = ranked.resampled(k, 1)
    assert drawn.mean() == pytest.approx(ranked.best_of(k)[0])
    assert drawn.std() == pytest.approx(np.std(every), rel=0.1)


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0, 8.0]), min_size=1, max_size=7), st.data())
def test_failed_samples_need_not_be_listed(values: list[float], data: st.DataObject) -> None:
    k = data.draw(st.integers(1, len(values)))
    fast = np.array([value for value in values if value > 0])
    prompt = np.zeros(len(fast), dtype=np.int64)
    ranked = rank_values(prompt, fast, fast, np.array([len(values)]))
    assert ranked.best_of(k) == pytest.approx([speedup_n_at_k(values, k)])
    assert ranked.resampled(k, 1).mean() == pytest.approx(speedup_n_at_k(values, k))


@pytest.mark.parametrize("k", [1, 2])
def test_rates_are_drawn_as_chance_says(k: int) -> None:
    """The chance that k of 6 samples, drawn anew from 2 right ones of 6, hold one: by the binomial distribution."""
    drawn = resample_rate(np.array([6]), np.array([2]), k, 1)[0]
    right = np.arange(7)
    chance = np.array([comb(6, c) * (1 / 3) ** c * (2 / 3) ** (6 - c) for c in right])
    rates = pass_at_k(np.full(7, 6), right, k)
    spread = (chance @ rates**2 - (chance @ rates) ** 2) ** 0.5
    assert drawn.mean() == pytest.approx(pass_at_k(6, 2, k))
    assert drawn.std() == pytest.approx(spread, rel=0.1)


def _resamples(values: Floats) -> list[Floats]:
    grid: Integers = np.stack(np.meshgrid(*[np.arange(4)] * 4), axis=-1).reshape(-1, 4)
    return list(values[grid])


def test_minimum_detectable_effect() -> None:
    assert minimum_detectable_effect(0.1, 10_000) == pytest.approx(0.1 * (1.960 + 0.8416), rel=1e-3)
    assert minimum_detectable_effect(0.0, 60) is None
    assert minimum_detectable_effect(0.1, 1) is None
