"""Success against tokens: which share of samples is solved within so many, input and output together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pareval_agent.benchmark.estimate import estimate_rate
from pareval_agent.benchmark.frame import Frame, System
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.metrics import Floats, Integers
from pareval_agent.benchmark.prompt_counts import PromptCounts
from pareval_agent.benchmark.resampling import resample_rate

_STEPS = (1, 2, 5)
_MOST_POINTS = 8


@dataclass(frozen=True)
class Point:
    """A system stopped at a number of tokens."""

    system: System
    tokens: int
    """Where each sample is stopped, if it does not stop before."""
    spent: float
    """Mean tokens of a sample that were used by then."""
    solved: Estimate
    """Share of samples that passed by then, averaged over prompts."""


def tokens_to_pass(frame: Frame) -> Floats:
    """Tokens of each sample up to its first attempt that passed; infinity where none did."""
    samples, attempts = frame.samples, frame.attempts
    listed = np.bincount(attempts.sample, weights=attempts.tokens, minlength=len(samples.passed))
    running = np.cumsum(attempts.tokens)
    begun = np.concatenate(([0], np.cumsum(listed)))[attempts.sample]
    needed = np.full(len(samples.passed), np.inf)
    passed = np.flatnonzero(attempts.passed)[::-1]  # the last one assigned stays: the first that passed
    needed[attempts.sample[passed]] = (running - begun)[passed]
    return np.where(samples.passed, needed, np.inf)


def budgets(totals: Sequence[Integers]) -> list[int]:
    """Round numbers of tokens from where few samples of any system are done to where all are."""
    pooled = np.concatenate(list(totals))
    if not len(pooled):
        return []
    low, high = np.quantile(pooled, 0.05), pooled.max()
    rounds = [step * 10**power for power in range(12) for step in _STEPS]
    enough = next(number for number in rounds if number >= high)
    return [number for number in rounds if low <= number <= enough][-_MOST_POINTS:]


def solved_within(needed: Floats, budget: float, counts: PromptCounts, seed: int) -> tuple[Floats, Floats]:
    """The share of each prompt's samples that pass within so many tokens, and on samples drawn anew."""
    solved = counts.count(needed <= budget)
    return solved / counts.samples, resample_rate(counts.samples, solved, 1, seed)


def token_curve(system: System, frame: Frame, counts: PromptCounts, at: Sequence[int], seed: int) -> list[Point]:
    """One point for each number of tokens in `at`, with a 95% band."""
    needed, totals = tokens_to_pass(frame), frame.samples.tokens
    return [
        Point(
            system=system,
            tokens=budget,
            spent=float(np.minimum(totals, budget).mean()),
            solved=estimate_rate(*solved_within(needed, budget, counts, seed), counts.problem),
        )
        for budget in at
    ]
