"""Speedups of one system: how fast its samples are on n cores, and on the count of cores that suits each best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from pareval_agent.benchmark.estimate import SAMPLES_SEED, estimate_mean, estimate_rate, scaled
from pareval_agent.benchmark.frame import SampleFrame
from pareval_agent.benchmark.intervals import UNKNOWN, Estimate
from pareval_agent.benchmark.metrics import Booleans, Floats, Integers
from pareval_agent.benchmark.prompt_counts import PromptCounts
from pareval_agent.benchmark.resampling import Ranked, rank_values, resample_rate
from pareval_agent.benchmark.speed_metrics import geometric_mean

FAST = 1.0
"""p of the fast_p that is shown."""


ByK: TypeAlias = dict[int, tuple[Floats, Floats]]
"""A metric by k: of each prompt, and on samples drawn anew."""


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


def counts_of_cores(frame: SampleFrame) -> list[int]:
    """On which there are times, rising."""
    return np.flatnonzero(np.bincount(frame.speeds.cores)).tolist()


def on_cores(frame: SampleFrame, cores: int) -> Timed:
    """Speed on n cores; of two launch configurations with as many, such as 1x2 and 2x1, the faster one."""
    return _best(frame, frame.speeds.cores == cores)


def on_best_cores(frame: SampleFrame) -> Timed:
    """Speed of each sample on the launch configuration that suits it best."""
    return _best(frame, np.ones(len(frame.speeds.cores), dtype=bool))


def _best(frame: SampleFrame, chosen: Booleans) -> Timed:
    passed, speeds = frame.samples.passed, frame.speeds
    speedup = np.where(passed, np.nan, 0.0)
    cores = np.ones(len(passed), dtype=np.int64)
    launches = np.flatnonzero(chosen & passed[speeds.sample])
    sample, values = speeds.sample[launches], speeds.speedup[launches]
    begins = np.flatnonzero(np.diff(sample, prepend=-1))
    if len(begins):
        speedup[sample[begins]] = np.maximum.reduceat(values, begins)
    fastest = launches[values == speedup[sample]]
    cores[speeds.sample[fastest]] = speeds.cores[fastest]
    return Timed(speedup, cores)


@dataclass(frozen=True)
class SpeedTable:
    """Everything about speed that groups of prompts are averages of."""

    counts: PromptCounts
    timed: Timed
    passed: Booleans
    known: Booleans
    """Prompts all of whose passed samples were timed."""
    speedup: ByK
    efficiency: ByK | int
    """A number of cores, on which all samples were timed, if there is one: then it is speedup / cores."""
    fast: tuple[Floats, Floats]
    correct: Ranked
    """Speeds of the samples that passed."""
    correct_resampled: Floats

    def score(self, prompts: Booleans) -> SpeedScore:
        """The speed of a group of prompts."""
        rows = prompts[self.counts.of_sample] & self.passed
        if not rows.any() or not self.known[prompts].all():
            return SpeedScore({}, {}, UNKNOWN, UNKNOWN, None, None, 0, 0)
        problem, correct = self.counts.problem[prompts], self.timed.speedup[rows]
        speedup = _estimates(self.speedup, prompts, problem)
        return SpeedScore(
            speedup=speedup,
            efficiency=self._efficiency(speedup, prompts),
            fast_1=estimate_rate(self.fast[0][prompts], self.fast[1][prompts], problem),
            correct_only_mean=self._correct_only(prompts),
            correct_only_median=float(np.median(correct)),
            correct_only_geometric_mean=geometric_mean(correct),
            correct_samples=len(correct),
            correct_prompts=int(np.count_nonzero(self.correct.counts[prompts])),
        )

    def _efficiency(self, speedup: Mapping[int, Estimate], prompts: Booleans) -> dict[int, Estimate]:
        if isinstance(self.efficiency, int):
            return {k: scaled(estimate, 1 / self.efficiency) for k, estimate in speedup.items()}
        return _estimates(self.efficiency, prompts, self.counts.problem[prompts])

    def _correct_only(self, prompts: Booleans) -> Estimate:
        chosen = prompts & (self.correct.counts > 0)
        return estimate_mean(
            self.correct.best_of(1)[chosen], self.correct_resampled[chosen], self.counts.problem[chosen]
        )


def speed_table(frame: SampleFrame, counts: PromptCounts, timed: Timed, ks: Sequence[int]) -> SpeedTable:
    """The metrics of each prompt, for every k; k must not exceed the samples of a prompt."""
    by_speed = _rank(timed, counts, timed.speedup)
    fast = counts.count(timed.speedup > FAST)
    correct = replace(by_speed, counts=counts.passed)
    return SpeedTable(
        counts=counts,
        timed=timed,
        passed=frame.samples.passed,
        known=counts.count(np.isnan(timed.speedup)) == 0,
        speedup=_by_k(by_speed, ks),
        efficiency=_efficiency(timed, counts, ks),
        fast=(fast / counts.samples, resample_rate(counts.samples, fast, 1, SAMPLES_SEED)),
        correct=correct,
        correct_resampled=correct.means_resampled(SAMPLES_SEED),
    )


def _efficiency(timed: Timed, counts: PromptCounts, ks: Sequence[int]) -> ByK | int:
    cores = np.flatnonzero(np.bincount(timed.cores[timed.speedup > 0]))
    return int(cores[0]) if len(cores) == 1 else _by_k(_rank(timed, counts, timed.speedup / timed.cores), ks)


def _rank(timed: Timed, counts: PromptCounts, values: Floats) -> Ranked:
    """Values of the samples that were timed, by their speedups."""
    fast = np.flatnonzero(timed.speedup > 0)
    speedup = timed.speedup[fast]
    return rank_values(counts.of_sample[fast], values[fast], speedup, counts.samples)


def _by_k(ranked: Ranked, ks: Sequence[int]) -> ByK:
    return {k: (ranked.best_of(k), ranked.resampled(k, SAMPLES_SEED)) for k in ks}


def _estimates(by_k: ByK, prompts: Booleans, problem: Integers) -> dict[int, Estimate]:
    return {k: estimate_mean(values[prompts], drawn[prompts], problem) for k, (values, drawn) in by_k.items()}
