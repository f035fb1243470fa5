"""Pauses between tries."""

import pytest

from pareval_agent.agent.retry import pause_s


@pytest.mark.parametrize(("tries", "longest_s"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (50, 60)])
def test_pauses_are_drawn_from_an_interval_that_doubles_up_to_a_limit(tries: int, longest_s: float) -> None:
    assert pause_s(tries, None, draw=lambda low, high: high) == longest_s
    assert pause_s(tries, None, draw=lambda low, high: low) == 0


def test_the_server_sets_the_least() -> None:
    assert pause_s(1, 7, draw=lambda low, high: high) == 7
    assert pause_s(5, 7, draw=lambda low, high: high) == 16
