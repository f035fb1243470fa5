"""Rates against a count of every subset."""

from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pareval_agent.benchmark.metrics import build_at_k, pass_at_k, subset_share
from pareval_agent.configs.errors import UserError


@given(st.lists(st.booleans(), min_size=1, max_size=9), st.data())
def test_pass_at_k_is_the_share_of_subsets_with_a_success(outcomes: list[bool], data: st.DataObject) -> None:
    k = data.draw(st.integers(1, len(outcomes)))
    subsets = list(combinations(outcomes, k))
    expected = sum(any(subset) for subset in subsets) / len(subsets)
    assert pass_at_k(len(outcomes), sum(outcomes), k) == pytest.approx(expected)
    assert build_at_k(len(outcomes), sum(outcomes), k) == pytest.approx(expected)


def test_prompts_side_by_side() -> None:
    np.testing.assert_allclose(pass_at_k([10, 10, 4], [0, 10, 1], 2), [0, 1, 0.5])


def test_many_samples_neither_overflow_nor_cancel() -> None:
    assert subset_share(1999, 2000, 1000) == pytest.approx(comb(1999, 1000) / comb(2000, 1000))


@pytest.mark.parametrize(
    ("k", "message"),
    [
        (3, "pass@3 needs 3 samples of each prompt, and one has 2: ask for k up to 2"),
        (0, "pass@0: k must be at least 1"),
    ],
)
def test_no_data_is_not_a_score(k: int, message: str) -> None:
    with pytest.raises(UserError, match=f"^{message}$"):
        pass_at_k([5, 2], [5, 2], k)
