"""P-values that can be worked out by hand."""

import numpy as np
import pytest

from pareval_agent.benchmark.effect import effect, standard_error
from pareval_agent.benchmark.paired_tests import holm, mcnemar_p_value, sign_flip_p_value


@pytest.mark.parametrize(
    ("differences", "p"),
    [([1.0, 1.0, 1.0], 2 / 8), ([1.0, -1.0], 1), ([0.0, 0.0], 1), ([3.0, 1.0, 0.0, -1.0], 6 / 8), ([0.2] * 5, 2 / 32)],
)
def test_flips_of_few_signs_are_counted(differences: list[float], p: float) -> None:
    assert sign_flip_p_value(np.array(differences), seed=1) == pytest.approx(p)


def test_flips_of_many_signs_are_drawn() -> None:
    differences = np.array([1.0] * 14 + [-1.0] * 6)
    assert sign_flip_p_value(differences, seed=1) == pytest.approx(0.1153, abs=0.01)  # 2 P(Bin(20, 1/2) >= 14)
    assert sign_flip_p_value(np.ones(30), seed=1) == pytest.approx(1 / 20_001)


@pytest.mark.parametrize(("first", "second", "p"), [(0, 0, 1), (5, 5, 1), (0, 5, 0.0625), (1, 9, 22 / 1024)])
def test_mcnemar(first: int, second: int, p: float) -> None:
    assert mcnemar_p_value(first, second) == pytest.approx(p)


def test_holm_keeps_the_order_and_never_falls() -> None:
    assert holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])
    assert holm([0.9, 0.8]) == [1, 1]


def test_standard_error_is_clustered() -> None:
    values = np.array([0.0, 1.0, 0.5, 0.25])
    alone = standard_error(values, np.arange(4))
    assert alone == pytest.approx(values.std(ddof=1) / 2)
    assert standard_error(np.repeat(values, 3), np.repeat(np.arange(4), 3)) == pytest.approx(alone)


def test_no_difference_is_not_certain_either() -> None:
    same = np.ones(20), np.ones((20, 1000))
    found = effect("pass@1", np.arange(20), same, same)
    assert found is not None
    assert found.minimum_detectable is None
    assert found.difference.interval is not None
    assert found.difference.interval[:2] == pytest.approx((-0.161, 0.161), abs=1e-3)
