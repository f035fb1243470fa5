"""The metric of each prompt on samples drawn anew, many times over: the lower level of the hierarchical bootstrap.

A metric on k samples drawn *without* replacement is lower, on average, where samples are first drawn anew *with*
replacement (pass@5 of 1 in 5 is 1, and 0.67 then). That shift is taken out, or the interval of pass@k would lie beside
its value.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from pareval_agent.benchmark.intervals import DRAWS
from pareval_agent.benchmark.metrics import Booleans, Floats, Integers, subset_share


def resample_rate(samples: Integers, successes: Integers, k: int, seed: int) -> Floats:
    """pass@k (or build@k, or any rate with k = 1) of each prompt; shares of shape (prompts, draws).

    Args:
        samples: n of each prompt, at least k.
        successes: c of each prompt.
        k: how many are drawn.
        seed: of the draws.
    """
    missed = np.empty((len(samples), DRAWS))
    for n in np.unique(samples).tolist():
        alike = samples == n
        missed[alike] = _drawn_shares(n, k)[n - successes[alike]]
    return _centred(-missed, 1 - subset_share(samples - successes, samples, k), seed)


class _Alike(NamedTuple):
    """Prompts that have as many samples."""

    samples: int
    prompts: Booleans
    below: int
    """So many of the lowest ranks have the value 0 in all of these prompts."""
    steps: Floats
    """From the value below, which is 0 below all, to that of each further rank; shape (prompts, ranks)."""


@dataclass(frozen=True)
class Ranked:
    """Values of the samples of each prompt, in the rising order that decides which of k is the best.

    E[best of k] = v_n - sum over j of (v_(j+1) - v_j) C(j, k) / C(n, k), where v_j is the value at rank j of n: the
    step up from rank j is missed if all k are among the lowest j.
    """

    prompt: Integers
    """Rising, from 0; shape (listed samples,)."""
    values: Floats
    counts: Integers
    """All samples of each prompt, shape (prompts,): those that are not listed rank lowest, and their value is 0."""

    def best_of(self, k: int) -> Floats:
        """The expected value of the best of k, of each prompt; shape (prompts,). 0 without a sample."""
        if k == 1:
            return self._sums(self.values) / np.maximum(self.counts, 1)
        best = np.zeros(len(self.counts))
        for n, prompts, below, steps in self._alike:
            best[prompts] = steps @ (1 - subset_share(np.arange(below, n), n, k))
        return best

    def resampled(self, k: int, seed: int) -> Floats:
        """`best_of` k on samples drawn anew; shape (prompts, draws)."""
        missed = np.zeros((len(self.counts), DRAWS))
        for n, prompts, below, steps in self._alike:
            missed[prompts] = steps @ _drawn_shares(n, k)[below:n]
        return _centred(-missed, self.best_of(k), seed)

    def means_resampled(self, seed: int) -> Floats:
        """Means on samples drawn anew, as far as their variance tells; shape (prompts, draws). 0 without a sample.

        Samples must all be listed.
        """
        mean = self.best_of(1)
        errors = np.sqrt(self._sums((self.values - mean[self.prompt]) ** 2)) / np.maximum(self.counts, 1)
        drawn: Floats = mean[:, None] + errors[:, None] * np.random.default_rng(seed).standard_normal(
            (len(mean), DRAWS)
        )
        return drawn

    @cached_property
    def _alike(self) -> list[_Alike]:
        last = np.cumsum(np.bincount(self.prompt, minlength=len(self.counts)))
        lower = np.arange(len(self.prompt)) + (self.counts - last)[self.prompt]
        steps = np.diff(self.values, prepend=0.0)
        first = np.flatnonzero(np.diff(self.prompt, prepend=-1))
        steps[first] = self.values[first]
        return [self._alike_with(n, lower, steps) for n in np.unique(self.counts[self.prompt]).tolist()]

    def _alike_with(self, n: int, lower: Integers, steps: Floats) -> _Alike:
        """Of n samples; `lower` are the samples below each one that is listed."""
        prompts = self.counts == n
        chosen = prompts[self.prompt]
        below = int(lower[chosen].min())
        table = np.zeros((len(prompts), n - below))
        table[self.prompt[chosen], lower[chosen] - below] = steps[chosen]
        return _Alike(n, prompts, below, table[prompts])

    def _sums(self, terms: Floats) -> Floats:
        sums: Floats = np.bincount(self.prompt, weights=terms, minlength=len(self.counts)).astype(np.float64)
        return sums


def rank_values(prompt: Integers, values: Floats, key: Floats, counts: Integers) -> Ranked:
    """Sort samples by prompt, and within it by `key`, then by value.

    Args:
        prompt: of each sample that is listed, from 0.
        values: what counts, such as efficiencies.
        key: which sample is the better one, such as speedups.
        counts: all samples of each prompt, those with neither value nor key included; less than 32,768 prompts.
    """
    by_key = np.argsort(key, kind="stable") if values is key else np.lexsort((values, key))
    order = by_key[np.argsort(prompt[by_key].astype(np.int16), kind="stable")]  # of so few prompts: a radix sort
    return Ranked(prompt[order], values[order], counts)


def _centred(drawn: Floats, values: Floats, seed: int) -> Floats:
    """Draws with these means, in an order of its own for each prompt: those with as many samples share theirs."""
    shuffled: Floats = drawn.ravel()[_shuffled_cells(len(drawn), seed)]
    shuffled += (values - drawn.mean(axis=1))[:, None]
    return shuffled


@lru_cache(maxsize=8)
def _shuffled_cells(prompts: int, seed: int) -> Integers:
    """Cells of a table of shape (prompts, draws), shuffled within each row."""
    return np.random.default_rng(seed).permuted(np.arange(prompts * DRAWS).reshape(prompts, DRAWS), axis=1)


@lru_cache(maxsize=8)
def _drawn_shares(n: int, k: int) -> Floats:
    """The chance that k of n samples drawn anew are all among the lowest j of the old ones; shape (n + 1, draws)."""
    drawn = np.random.default_rng((n, k)).integers(n, size=(n, DRAWS))
    drawn *= DRAWS
    drawn += np.arange(DRAWS)
    times = np.bincount(drawn.ravel(), minlength=n * DRAWS).reshape(n, DRAWS)
    among = np.zeros((n + 1, DRAWS), dtype=np.int64)
    np.cumsum(times, axis=0, out=among[1:])
    return subset_share(np.arange(n + 1), n, k)[among]
