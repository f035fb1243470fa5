"""Rates of success: pass@k and build@k, each as pure arithmetic on counts.

Source: build@k as Nichols et al., "Can Large Language Models Write Parallel Code?" (HPDC 2024), define it; pass@k as
Chen et al., "Evaluating Large Language Models Trained on Code" (2021), estimate it.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pareval_agent.configs.errors import UserError

Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]
Booleans: TypeAlias = npt.NDArray[np.bool_]


def check_k(k: int, samples: npt.ArrayLike, metric: str) -> None:
    """Let through only a k that all sample counts allow.

    Raises:
        UserError: k is not positive, or larger than some count; no data is not a score.
    """
    if k < 1:
        raise UserError(f"{metric}@{k}: k must be at least 1")
    least = int(np.min(samples, initial=np.iinfo(np.int64).max))
    if k > least:
        raise UserError(f"{metric}@{k} needs {k} samples of each prompt, and one has {least}: ask for k up to {least}")


def pass_at_k(samples: npt.ArrayLike, passed: npt.ArrayLike, k: int) -> Floats:
    """The chance that at least one of k samples passes: 1 - C(n-c, k) / C(n, k), without bias.

    Args:
        samples: n, how many samples each prompt has; any shape.
        passed: c, how many of them passed; broadcasts with `samples`.
        k: how many are drawn without replacement.

    Returns:
        Shares in [0, 1], one a prompt; a benchmark's score is their mean over prompts.

    Raises:
        UserError: k is larger than some n.
    """
    return _at_least_one(samples, passed, k, "pass")


def build_at_k(samples: npt.ArrayLike, built: npt.ArrayLike, k: int) -> Floats:
    """The chance that at least one of k samples builds; as `pass_at_k`, c being the samples that were built.

    Raises:
        UserError: k is larger than some n.
    """
    return _at_least_one(samples, built, k, "build")


def subset_share(count: npt.ArrayLike, samples: npt.ArrayLike, k: int) -> Floats:
    """C(j, k) / C(n, k): the chance that k of n samples, drawn without replacement, are all among j given ones.

    As a product, which neither overflows nor cancels.

    Args:
        count: j, from 0 to n; any shape.
        samples: n, at least k; broadcasts with `count`.
        k: how many are drawn.
    """
    j, n = np.broadcast_arrays(np.asarray(count, dtype=np.float64), np.asarray(samples, dtype=np.float64))
    share = np.ones(j.shape)
    for drawn in range(k):
        share *= np.maximum(j - drawn, 0) / (n - drawn)
    return share


def _at_least_one(samples: npt.ArrayLike, successes: npt.ArrayLike, k: int, metric: str) -> Floats:
    check_k(k, samples, metric)
    failures = np.asarray(samples, dtype=np.int64) - np.asarray(successes, dtype=np.int64)
    return 1 - subset_share(failures, samples, k)
