"""The metric of each prompt on samples drawn anew, many times over: the lower level of the hierarchical bootstrap.

A metric on k samples drawn *without* replacement is lower, on average, where samples are first drawn anew *with*
replacement (pass@5 of 1 in 5 is 1, and 0.67 then). That shift is taken out, or the interval of pass@k would lie beside
its value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pareval_agent.benchmark.intervals import DRAWS
from pareval_agent.benchmark.metrics import Floats, Integers, pass_at_k, subset_share
from pareval_agent.benchmark.speed_metrics import best_weights


def resample_rate(samples: Integers, successes: Integers, k: int, seed: int) -> Floats:
    """pass@k (or build@k, or any rate with k = 1) of each prompt; shares of shape (prompts, draws).

    How many of n drawn samples succeed is binomial, so counts are all that is needed.

    Args:
        samples: n of each prompt, at least k.
        successes: c of each prompt.
        k: how many are drawn.
        seed: of the draws.
    """
    n, rate = samples[:, None], (successes / samples)[:, None]
    drawn = np.random.default_rng(seed).binomial(n, rate, size=(len(samples), DRAWS))
    shift = pass_at_k(n, successes[:, None], k) - (1 - (1 - rate) ** k)
    moved: Floats = pass_at_k(n, drawn, k) + shift
    return moved


@dataclass(frozen=True)
class Ranked:
    """Values of the samples of each prompt, in the rising order that decides which of k is the best."""

    prompt: Integers
    """Rising, from 0; shape (samples,)."""
    values: Floats
    counts: Integers
    """Samples of each prompt; shape (prompts,)."""

    def best_of(self, k: int) -> Floats:
        """The expected value of the best of k, of each prompt; shape (prompts,). 0 without a sample."""
        if k == 1:
            return self._sums(self.values) / np.maximum(self.counts, 1)
        best = np.zeros(len(self.counts))
        for n, prompts, values in self._alike():
            best[prompts] = values @ best_weights(np.arange(1, n + 1), n, k)
        return best

    def resampled(self, k: int, seed: int) -> Floats:
        """`best_of` k on samples drawn anew; shape (prompts, draws).

        Prompts with as many samples share their draws, each in an order of its own.
        """
        generator = np.random.default_rng(seed)
        drawn = np.zeros((len(self.counts), DRAWS))
        for n, prompts, values in self._alike():
            drawn[prompts] = generator.permuted(values @ _drawn_weights(n, k), axis=1)
        centred: Floats = drawn - drawn.mean(axis=1, keepdims=True) + self.best_of(k)[:, None]
        return centred

    def means_resampled(self, seed: int) -> Floats:
        """Means on samples drawn anew, as far as their variance tells; shape (prompts, draws). 0 without a sample."""
        mean = self.best_of(1)
        errors = np.sqrt(self._sums((self.values - mean[self.prompt]) ** 2)) / np.maximum(self.counts, 1)
        drawn: Floats = mean[:, None] + errors[:, None] * np.random.default_rng(seed).standard_normal(
            (len(mean), DRAWS)
        )
        return drawn

    def _alike(self) -> Iterator[tuple[int, Integers, Floats]]:
        """Prompts that have as many samples, and their values; shapes (prompts,) and (prompts, samples)."""
        starts = np.cumsum(self.counts) - self.counts
        for n in np.unique(self.counts[self.counts > 0]).tolist():
            prompts = np.flatnonzero(self.counts == n)
            yield n, prompts, self.values[starts[prompts][:, None] + np.arange(n)]

    def _sums(self, terms: Floats) -> Floats:
        sums: Floats = np.bincount(self.prompt, weights=terms, minlength=len(self.counts)).astype(np.float64)
        return sums


def rank_values(prompt: Integers, values: Floats, key: Floats, prompts: int) -> Ranked:
    """Sort samples by prompt, and within it by `key`, then by value.

    Args:
        prompt: of each sample, from 0.
        values: what counts, such as efficiencies.
        key: which sample is the better one, such as speedups.
        prompts: how many there are; less than 32,768.
    """
    by_key = np.argsort(key, kind="stable") if values is key else np.lexsort((values, key))
    order = by_key[np.argsort(prompt[by_key].astype(np.int16), kind="stable")]  # of so few prompts: a radix sort
    return Ranked(prompt[order], values[order], np.bincount(prompt, minlength=prompts))


@lru_cache(maxsize=64)
def _drawn_weights(n: int, k: int) -> Floats:
    """The weight of each rank in the best of k when n samples are drawn anew; shape (n, draws)."""
    drawn = np.random.default_rng((n, k)).integers(n, size=(DRAWS, n))
    drawn += np.arange(DRAWS)[:, None] * n
    times = np.bincount(drawn.ravel(), minlength=DRAWS * n).reshape(DRAWS, n)
    share = subset_share(np.arange(n + 1), n, k)[np.cumsum(times, axis=1)]
    return np.ascontiguousarray(np.diff(share, axis=1, prepend=0).T)
