"""Speeds against an enumeration of every subset, and the values that a published script gets wrong."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pareval_agent.benchmark.speed_metrics import (
    efficiency_n_at_k,
    fast_p,
    geometric_mean,
    speedup_max_at_k,
    speedup_n_at_k,
)
from pareval_agent.configs.errors import UserError

SPEEDUPS = st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.7, 8.0]), min_size=1, max_size=8)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


@given(SPEEDUPS, st.data())
def test_speedup_is_the_mean_over_subsets_of_the_fastest(speedups: list[float], data: st.DataObject) -> None:
    k = data.draw(st.integers(1, len(speedups)))
    assert speedup_n_at_k(speedups, k) == pytest.approx(_mean([max(chosen) for chosen in combinations(speedups, k)]))


@given(SPEEDUPS, st.data())
def test_efficiency_is_that_of_the_fastest_on_its_own_resources(speedups: list[float], data: st.DataObject) -> None:
    k = data.draw(st.integers(1, len(speedups)))
    cores = data.draw(st.lists(st.sampled_from([1, 2, 4, 8]), min_size=len(speedups), max_size=len(speedups)))
    samples = [(speedup, speedup / n) for speedup, n in zip(speedups, cores, strict=True)]
    expected = _mean([max(chosen)[1] for chosen in combinations(samples, k)])
    assert efficiency_n_at_k(speedups, cores, k) == pytest.approx(expected)


@given(st.lists(st.tuples(*[st.sampled_from([0.5, 1.0, 4.0])] * 3), min_size=1, max_size=6), st.data())
def test_the_best_resources_of_each_sample_come_first(rows: list[tuple[float, ...]], data: st.DataObject) -> None:
    k = data.draw(st.integers(1, len(rows)))
    expected = _mean([max(map(max, chosen)) for chosen in combinations(rows, k)])
    assert speedup_max_at_k(rows, k) == pytest.approx(expected)


@pytest.mark.parametrize(("k", "expected"), [(1, 3.16), (2, 4.90), (3, 6.2), (5, 8)])
def test_check_values(k: int, expected: float) -> None:
    assert speedup_n_at_k([8, 4, 2, 1, 0.8], k) == pytest.approx(expected)


@pytest.mark.parametrize("k", [1, 2, 4])
def test_samples_that_scale_perfectly_have_efficiency_1(k: int) -> None:
    assert efficiency_n_at_k([8, 1, 4, 2], [8, 1, 4, 2], k) == pytest.approx(1)


def test_a_sample_may_miss_some_resources_but_not_all() -> None:
    assert speedup_max_at_k([[1, np.nan], [0, 0]], 2) == 1
    assert np.isnan(speedup_max_at_k([[1, 2], [np.nan, np.nan]], 1))


@pytest.mark.parametrize(
    "metric", [speedup_n_at_k, speedup_max_at_k, lambda values, k: efficiency_n_at_k(values, 1, k)]
)
def test_k_beyond_the_samples_is_refused(metric: object) -> None:
    with pytest.raises(UserError, match=r"@3 needs 3 samples"):
        metric([[1.0], [2.0]] if metric is speedup_max_at_k else [1.0, 2.0], 3)  # type: ignore[operator]


def test_shares_and_means() -> None:
    assert fast_p([0, 0.9, 1, 1.1], 1) == 0.25
    assert geometric_mean([1, 4]) == pytest.approx(2)
    assert fast_p([], 1) is None
    assert geometric_mean([]) is None
