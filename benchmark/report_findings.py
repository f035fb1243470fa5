"""Everything that a report says about runs, as numbers: from rows to findings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pareval_agent.benchmark.compare import Comparison, compare
from pareval_agent.benchmark.estimate import SAMPLES_SEED, estimate_rate
from pareval_agent.benchmark.frame import Frame, System, without_level
from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.metrics import Integers
from pareval_agent.benchmark.prompt_counts import PromptCounts, count_prompts
from pareval_agent.benchmark.repair_rounds import RepairRate, repair_rates
from pareval_agent.benchmark.resampling import resample_rate
from pareval_agent.benchmark.score import Score, score
from pareval_agent.benchmark.systems import Selection, pairs
from pareval_agent.benchmark.token_curve import Point, budgets, token_curve
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.execution_model import ExecutionModel

_MOST_ATTEMPTS = 32


@dataclass(frozen=True)
class Group:
    """Prompts of one problem type in one execution model."""

    type: str
    target: str


@dataclass(frozen=True)
class Findings:
    """The numbers of all systems of some runs."""

    runs: tuple[str, ...]
    names: Mapping[System, str]
    """As short as systems can be told apart; in the order of their places."""
    types: tuple[str, ...]
    targets: tuple[str, ...]
    """Execution models of which there is a sample, in their usual order."""
    overall: tuple[Score, ...]
    """What `score` shows: serial and parallel prompts of each system."""
    by_target: tuple[Score, ...]
    by_group: Mapping[System, Mapping[Group, Estimate]]
    """pass@1."""
    verdicts: Mapping[System, Mapping[str, int]]
    """Counts of samples."""
    by_attempt: Mapping[System, tuple[Estimate, ...]]
    """Share of samples, averaged over prompts, that passed with at most 1, 2, … attempts."""
    repairs: tuple[RepairRate, ...]
    points: tuple[Point, ...]
    """Success against tokens, on the prompts that all compared systems have."""
    comparison: Comparison | None
    no_comparison: str
    """Why there is none."""

    @property
    def systems(self) -> tuple[System, ...]:
        """By place."""
        return tuple(self.names)


def find(runs: Sequence[Path], ks: Sequence[int] | None = None) -> Findings:
    """Score and compare all systems of the runs.

    Args:
        runs: folders of runs, or Parquet files that were exported.
        ks: of pass@k and the others; see `score`.

    Raises:
        UserError: a run is none, is damaged, or has no row; or a k is too large.
    """
    frame = read_frame(runs)
    own = {system: frame.select([code]) for code, system in enumerate(frame.names.systems)}
    counts = {system: count_prompts(rows) for system, rows in own.items()}
    comparison, reason = _compare(frame, runs)
    return Findings(
        runs=tuple(dict.fromkeys(system.run for system in frame.names.systems)),
        names=short_names(frame.names.systems),
        types=tuple(sorted(set(frame.names.types))),
        targets=tuple(
            name for model in ExecutionModel for name in frame.names.targets if without_level(name) == model.value
        ),
        overall=tuple(score(frame, ks)),
        by_target=tuple(score(frame, ks, "target")),
        by_group={system: _by_group(rows, counts[system]) for system, rows in own.items()},
        verdicts={system: _verdicts(rows) for system, rows in own.items()},
        by_attempt={system: tuple(_by_attempt(rows, counts[system])) for system, rows in own.items()},
        repairs=tuple(rate for system, rows in own.items() for rate in repair_rates(system, rows)),
        points=comparison.points if comparison else tuple(_points(own, counts)),
        comparison=comparison,
        no_comparison=reason,
    )


def short_names(systems: Sequence[System]) -> dict[System, str]:
    """What tells systems apart, and at least their modes; of a run, the last part of its path if that is enough."""
    ends = {system.run: Path(system.run).name for system in systems}
    runs = ends if len(set(ends.values())) == len(ends) else {run: run for run in ends}
    shown = [(runs[system.run], system.model, system.mode) for system in systems]
    kept = [place for place in range(3) if len({names[place] for names in shown}) > 1] or [2]
    return {system: " / ".join(names[place] for place in kept) for system, names in zip(systems, shown, strict=True)}


def _compare(frame: Frame, runs: Sequence[Path]) -> tuple[Comparison | None, str]:
    """What cannot be compared is a finding here, not a mistake of the user."""
    systems = frame.names.systems
    if len(systems) < 2:
        return None, "There is one model in one mode, and nothing to compare it with."
    selections = [Selection(Path(run), None) for run in dict.fromkeys(system.run for system in systems)]
    try:
        return compare(frame, pairs(selections, systems)), ""
    except UserError as error:
        return None, f"{str(error)[:1].upper()}{str(error)[1:]}."


def _by_group(frame: Frame, counts: PromptCounts) -> dict[Group, Estimate]:
    """pass@1 of each group of prompts that has a sample."""
    names = frame.names
    groups = [
        Group(names.types[problem], names.targets[target])
        for problem, target in zip(counts.problem.tolist(), counts.target.tolist(), strict=True)
    ]
    shares = counts.passed / counts.samples
    drawn = resample_rate(counts.samples, counts.passed, 1, SAMPLES_SEED)
    estimates = {}
    for group in dict.fromkeys(groups):
        chosen = np.array([other == group for other in groups])
        estimates[group] = estimate_rate(shares[chosen], drawn[chosen], counts.problem[chosen])
    return estimates


def _verdicts(frame: Frame) -> dict[str, int]:
    found, numbers = np.unique(frame.samples.verdict, return_counts=True)
    return {frame.names.verdicts[code]: number for code, number in zip(found, numbers.tolist(), strict=True)}


def _by_attempt(frame: Frame, counts: PromptCounts) -> Iterator[Estimate]:
    """Nothing if no sample has a second attempt."""
    most = int(np.bincount(frame.attempts.sample).max(initial=0))
    if most < 2:
        return
    needed = _attempts_to_pass(frame)
    for attempts in range(1, min(most, _MOST_ATTEMPTS) + 1):
        solved = counts.count(needed <= attempts)
        drawn = resample_rate(counts.samples, solved, 1, SAMPLES_SEED)
        yield estimate_rate(solved / counts.samples, drawn, counts.problem)


def _attempts_to_pass(frame: Frame) -> Integers:
    """Number of each sample's first attempt that passed; more than any has where none did."""
    samples, attempts = frame.samples, frame.attempts
    place = np.arange(len(attempts.sample)) - np.searchsorted(attempts.sample, attempts.sample) + 1
    needed: Integers = np.full(len(samples.passed), np.iinfo(np.int64).max)
    passed = np.flatnonzero(attempts.passed & samples.passed[attempts.sample])[::-1]  # the first that passed stays
    needed[attempts.sample[passed]] = place[passed]
    return needed


def _points(own: Mapping[System, Frame], counts: Mapping[System, PromptCounts]) -> Iterator[Point]:
    """Of systems that nobody compares, each on all of its own prompts."""
    at = budgets([rows.samples.tokens for rows in own.values()])
    for place, (system, rows) in enumerate(own.items()):
        yield from token_curve(system, rows, counts[system], at, SAMPLES_SEED + place)
