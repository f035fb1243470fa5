"""Speedups of one system: how fast its samples are on n cores, and on the count of cores that suits each best."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pareval_agent.benchmark.estimate import SAMPLES_SEED, estimate_mean, estimate_rate
from pareval_agent.benchmark.frame import Frame
from pareval_agent.benchmark.intervals import UNKNOWN, Estimate
from pareval_agent.benchmark.metrics import Booleans, Floats, Integers
from pareval_agent.benchmark.prompt_counts import PromptCounts
from pareval_agent.benchmark.resampling import Ranked, rank_values, resample_rate
from pareval_agent.benchmark.speed_metrics import geometric_mean

FAST = 1.0
"""p of the fast_p that is shown."""


@dataclass(frozen=True)
class Timed:
    """The speed of each sample on one count of cores, or on its best one."""

    speedup: Floats
    """0 for a failed sample, NaN for a passed one that was not timed."""
    cores: Integers
    """Of that very run; 1 where there was none."""


@dataclass(frozen=True)
class SpeedScore:
    """Speed of a group of prompts. All are None where a passed sample was not timed: then too little is known."""

    speedup: dict[int, Estimate]
    """speedup_n@k, or speedup_max@k, by k; failed samples count as 0."""
    efficiency: dict[int, Estimate]
    """By k: speedup of the fastest of k samples / cores of its own run."""
    fast_1: Estimate
    """Share of samples that are correct and faster than the baseline."""
    correct_only_mean: Estimate
    """Given that a sample is correct: mean over prompts of the mean speedup."""
    correct_only_median: float | None
    """Given that a sample is correct: over all of them."""
    correct_only_geometric_mean: float | None
    """Given that a sample is correct: over all of them."""
    correct_samples: int
    correct_prompts: int


def counts_of_cores(frame: Frame) -> list[int]:
    """On which there are times, rising."""
    return [int(cores) for cores in np.unique(frame.speeds.cores)]


def on_cores(frame: Frame, cores: int) -> Timed:
    """Speed on n cores; of two launch configurations with as many, such as 1x2 and 2x1, the faster one."""
    return _best(frame, frame.speeds.cores == cores)


def on_best_cores(frame: Frame) -> Timed:
    """Speed of each sample on the launch configuration that suits it best."""
    return _best(frame, np.ones(len(frame.speeds.cores), dtype=bool))


def _best(frame: Frame, chosen: Booleans) -> Timed:
    passed, speeds = frame.samples.passed, frame.speeds
    speedup = np.where(passed, np.nan, 0.0)
    cores = np.ones(len(passed), dtype=np.int64)
    rising = np.flatnonzero(chosen & passed[speeds.sample])
    rising = rising[np.argsort(speeds.speedup[rising], kind="stable")]
    speedup[speeds.sample[rising]] = speeds.speedup[rising]  # the last one assigned stays: the fastest
    cores[speeds.sample[rising]] = speeds.cores[rising]
    return Timed(speedup, cores)


@dataclass(frozen=True)
class SpeedTable:
    """Everything about speed that groups of prompts are averages of."""

    counts: PromptCounts
    timed: Timed
    passed: Booleans
    known: Booleans
    """Prompts all of whose passed samples were timed."""
    speedup: dict[int, tuple[Floats, Floats]]
    """By k: of each prompt, and on samples drawn anew."""
    efficiency: dict[int, tuple[Floats, Floats]]
    fast: tuple[Floats, Floats]

    def score(self, prompts: Booleans) -> SpeedScore:
        """The speed of a group of prompts."""
        rows = prompts[self.counts.of_sample] & self.passed
        if not rows.any() or not self.known[prompts].all():
            return SpeedScore({}, {}, UNKNOWN, UNKNOWN, None, None, 0, 0)
        problem, correct = self.counts.problem[prompts], self.timed.speedup[rows]
        return SpeedScore(
            speedup={k: estimate_mean(v[prompts], d[prompts], problem) for k, (v, d) in self.speedup.items()},
            efficiency={k: estimate_mean(v[prompts], d[prompts], problem) for k, (v, d) in self.efficiency.items()},
            fast_1=estimate_rate(self.fast[0][prompts], self.fast[1][prompts], problem),
            correct_only_mean=self._correct_only(rows),
            correct_only_median=float(np.median(correct)),
            correct_only_geometric_mean=geometric_mean(correct),
            correct_samples=len(correct),
            correct_prompts=len(np.unique(self.counts.of_sample[rows])),
        )

    def _correct_only(self, rows: Booleans) -> Estimate:
        prompts, place = np.unique(self.counts.of_sample[rows], return_inverse=True)
        ranked = rank_values(place, self.timed.speedup[rows], self.timed.speedup[rows], len(prompts))
        return estimate_mean(ranked.best_of(1), ranked.means_resampled(SAMPLES_SEED), self.counts.problem[prompts])


def speed_table(frame: Frame, counts: PromptCounts, timed: Timed, ks: Sequence[int]) -> SpeedTable:
    """The metrics of each prompt, for every k; k must not exceed the samples of a prompt."""
    unknown = counts.count(np.isnan(timed.speedup))
    speedup = np.nan_to_num(timed.speedup)
    by_speed = rank_values(counts.of_sample, speedup, speedup, len(counts))
    by_efficiency = rank_values(counts.of_sample, speedup / timed.cores, speedup, len(counts))
    fast = counts.count(speedup > FAST)
    return SpeedTable(
        counts=counts,
        timed=timed,
        passed=frame.samples.passed,
        known=unknown == 0,
        speedup=_by_k(by_speed, ks),
        efficiency=_by_k(by_efficiency, ks),
        fast=(fast / counts.samples, resample_rate(counts.samples, fast, 1, SAMPLES_SEED)),
    )


def _by_k(ranked: Ranked, ks: Sequence[int]) -> dict[int, tuple[Floats, Floats]]:
    return {k: (ranked.best_of(k), ranked.resampled(k, SAMPLES_SEED)) for k in ks}
