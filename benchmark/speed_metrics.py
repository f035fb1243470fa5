"""Metrics of speed for the samples of one prompt. Speedup = best-serial time / candidate time, 0 for a failed sample.

Source: Nichols et al. (HPDC 2024), on speedup_n@k and efficiency_n@k; fast_p: Ouyang et al., "KernelBench" (2025).
Other than in the published script, samples are sorted by rising speedup, and each keeps its own resource count.
"""

import numpy as np
import numpy.typing as npt

from pareval_agent.benchmark.metrics import Floats, Integers, check_k, subset_share


def speedup_n_at_k(speedups: npt.ArrayLike, k: int) -> float:
    """The expected speedup of the fastest of k samples on n resources: sum of C(j-1, k-1) / C(N, k) s_j, s rising.

    Args:
        speedups: of all N samples of a prompt on the same n resources, 0 for those that failed; shape (N,).
        k: how many are drawn without replacement.

    Raises:
        UserError: k > N.
    """
    values = np.asarray(speedups, dtype=np.float64)
    check_k(k, values.size, "speedup_n")
    return expected_best(np.sort(values), k)


def speedup_max_at_k(speedups: npt.ArrayLike, k: int) -> float:
    """As `speedup_n_at_k`, each sample on the resources that suit it best.

    Args:
        speedups: shape (N, counts of resources); NaN where a sample was not timed, 0 where it failed.
        k: how many are drawn without replacement.

    Returns:
        NaN if a sample was timed on no resources at all: its speedup is unknown.

    Raises:
        UserError: k > N.
    """
    table = np.asarray(speedups, dtype=np.float64)
    check_k(k, len(table), "speedup_max")
    best = np.where(np.isnan(table).all(axis=1), np.nan, np.nan_to_num(table, nan=-np.inf).max(axis=1))
    return float("nan") if np.isnan(best).any() else expected_best(np.sort(best), k)


def efficiency_n_at_k(speedups: npt.ArrayLike, resources: npt.ArrayLike, k: int) -> float:
    """The expected efficiency (speedup / resources) of the fastest of k samples.

    Args:
        speedups: shape (N,), 0 for samples that failed.
        resources: cores of that sample's own run; shape (N,), or one number for all of them.
        k: how many are drawn without replacement.

    Raises:
        UserError: k > N.
    """
    values = np.asarray(speedups, dtype=np.float64)
    check_k(k, values.size, "efficiency_n")
    efficiency = values / np.broadcast_to(np.asarray(resources, dtype=np.float64), values.shape)
    return expected_best(efficiency[np.lexsort((efficiency, values))], k)


def fast_p(speedups: npt.ArrayLike, p: float) -> float | None:
    """The share of samples that are correct and more than p times as fast as the baseline; None without any sample.

    Args:
        speedups: shape (N,), 0 for samples that failed.
        p: a factor; fast_1 asks for faster than the baseline.
    """
    values = np.asarray(speedups, dtype=np.float64)
    return float(np.mean(values > p)) if values.size else None


def geometric_mean(speedups: npt.ArrayLike) -> float | None:
    """Of positive factors, so of correct samples alone; None without any."""
    values = np.asarray(speedups, dtype=np.float64)
    return float(np.exp(np.mean(np.log(values)))) if values.size else None


def expected_best(ranked: Floats, k: int) -> float:
    """The expected value of the last of k samples in the order given, drawn without replacement."""
    n = len(ranked)
    return float(best_weights(np.arange(1, n + 1), n, k) @ ranked)


def best_weights(rank: Integers, samples: npt.ArrayLike, k: int) -> Floats:
    """C(j-1, k-1) / C(N, k): the chance that rank j of N is the highest of k ranks drawn without replacement."""
    return subset_share(rank, samples, k) - subset_share(rank - 1, samples, k)
