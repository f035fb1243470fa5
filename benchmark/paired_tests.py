"""Tests of whether a paired difference may be chance."""

from collections.abc import Sequence
from itertools import product
from math import comb

import numpy as np

from pareval_agent.benchmark.metrics import Floats

_EXACT = 14
"""Up to so many problems that differ, all flips of signs are gone through."""
_FLIPS = 20_000
_TINY = 1e-12


def sign_flip_p_value(differences: Floats, seed: int) -> float:
    """The chance of a sum as far from 0, if each problem's difference were as likely to be the other way round.

    Args:
        differences: one a problem, its prompts summed up; shape (problems,).
        seed: of the flips, where they are too many to go through.

    Returns:
        A two-sided p-value in (0, 1]. Source: Fisher (1935); with drawn flips, Phipson and Smyth (2010).
    """
    moved = differences[np.abs(differences) > _TINY]
    far = abs(moved.sum()) - _TINY
    if len(moved) <= _EXACT:
        signs = np.array(list(product((-1.0, 1.0), repeat=len(moved))))
        return float(np.mean(np.abs(signs @ moved) >= far))
    signs = np.random.default_rng(seed).choice((-1.0, 1.0), size=(_FLIPS, len(moved)))
    return float((1 + np.sum(np.abs(signs @ moved) >= far)) / (1 + _FLIPS))


def mcnemar_p_value(only_first: int, only_second: int) -> float:
    """The exact test for pairs of single samples, two-sided; it takes prompts for independent.

    Args:
        only_first: prompts that the first alone solved.
        only_second: prompts that the second alone solved.

    Source: McNemar (1947), with the binomial distribution.
    """
    discordant = only_first + only_second
    as_uneven = sum(comb(discordant, few) for few in range(min(only_first, only_second) + 1))
    return min(1.0, 2 * as_uneven / (1 << discordant))


def holm(p_values: Sequence[float]) -> list[float]:
    """P-values that hold for all comparisons together, in the order given. Source: Holm (1979)."""
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for passed, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, p_values[place] * (len(p_values) - passed)))
        adjusted[place] = highest
    return adjusted
