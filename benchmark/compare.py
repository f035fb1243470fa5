"""Compares systems prompt by prompt: effects, equal tokens, repairs, and the gap to held-out cases."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pareval_agent.benchmark.effect import Effect, effect
from pareval_agent.benchmark.estimate import SAMPLES_SEED
from pareval_agent.benchmark.frame import Frame, System
from pareval_agent.benchmark.held_out_gap import HeldOutGap, held_out_gap
from pareval_agent.benchmark.metrics import Floats, Integers, build_at_k, check_k, pass_at_k
from pareval_agent.benchmark.paired_tests import holm, mcnemar_p_value
from pareval_agent.benchmark.prompt_counts import PromptCounts, count_prompts, prompt_codes
from pareval_agent.benchmark.quarantine import headline, shipped_quarantine
from pareval_agent.benchmark.repair_rounds import RepairRate, repair_rates
from pareval_agent.benchmark.resampling import Ranked, rank_values, resample_rate
from pareval_agent.benchmark.speed_score import on_best_cores
from pareval_agent.benchmark.token_curve import Point, budgets, solved_within, token_curve, tokens_to_pass
from pareval_agent.configs.errors import UserError

ORACLE_TRAP = (
    "pass@k picks the best of k samples by the held-out tests, which makes it an oracle: compare repair and resample, "
    "which stop on public tests alone, at equal tokens, and never with pass@k."
)


@dataclass(frozen=True)
class McNemar:
    """Prompts on which the only samples of two systems differ; takes prompts for independent."""

    only_first: int
    only_second: int
    p_value: float


@dataclass(frozen=True)
class PairedEffect:
    """One line of a comparison."""

    effect: Effect
    holm_p_value: float
    """Holds for all pairs together that are compared by this metric."""


@dataclass(frozen=True)
class Pair:
    """One system beside another, on the prompts that both have."""

    first: System
    second: System
    effects: tuple[PairedEffect, ...]
    mcnemar: McNemar | None
    """None if a prompt has several samples."""


@dataclass(frozen=True)
class Comparison:
    """Everything there is to say about some pairs of systems."""

    pairs: tuple[Pair, ...]
    points: tuple[Point, ...]
    """Success against tokens, on the prompts that all systems have."""
    repairs: tuple[RepairRate, ...]
    gaps: tuple[HeldOutGap, ...]
    common_prompts: int
    """That all systems have."""


def compare(frame: Frame, pairs: Sequence[tuple[int, int]], ks: Sequence[int] = (1,)) -> Comparison:
    """Compare systems of a frame, but for pairs in quarantine.

    Args:
        frame: the rows of some runs.
        pairs: places of systems: what is compared with, and what is compared.
        ks: of pass@k.

    Raises:
        UserError: a pair has no common prompt, another version of a judge, or fewer than k samples of a prompt.
    """
    frame = headline(frame, shipped_quarantine())
    compared = [_Side.of_pair(frame, first, second) for first, second in pairs]
    effects = [tuple(_effects(first, second, ks)) for first, second in compared]
    systems = list(dict.fromkeys(system for pair in pairs for system in pair))
    common = _common(frame, systems)
    sides = [_Side.of(frame, system, common) for system in systems]
    at = budgets([side.frame.samples.tokens for side in sides])
    return Comparison(
        pairs=tuple(
            Pair(first.system, second.system, adjusted, _mcnemar(first, second))
            for (first, second), adjusted in zip(compared, _adjust(effects), strict=True)
        ),
        points=tuple(
            point for side in sides for point in token_curve(side.system, side.frame, side.counts, at, side.seed)
        ),
        repairs=tuple(rate for side in sides for rate in repair_rates(side.system, side.frame)),
        gaps=tuple(held_out_gap(side.system, side.counts) for side in sides if len(side.counts)),
        common_prompts=len(common),
    )


@dataclass(frozen=True)
class _Side:
    """One system on the prompts that count."""

    system: System
    frame: Frame
    counts: PromptCounts
    seed: int
    """Of the draws of samples, which two systems must not share."""

    @classmethod
    def of(cls, frame: Frame, system: int, prompts: Integers) -> "_Side":
        own = frame.select([system])
        rows, failed = (
            np.isin(prompt_codes(keys.problem, keys.target), prompts) for keys in (own.samples, own.failures)
        )
        own = own.where(rows, failed)
        return cls(frame.names.systems[system], own, count_prompts(own), SAMPLES_SEED + system)

    @classmethod
    def of_pair(cls, frame: Frame, first: int, second: int) -> "tuple[_Side, _Side]":
        common = _common(frame, (first, second))
        names = frame.names.systems
        if not len(common):
            raise UserError(f"{names[first]} and {names[second]} have no prompt in common: compare others")
        sides = cls.of(frame, first, common), cls.of(frame, second, common)
        _check_judges(*sides)
        return sides


def _common(frame: Frame, systems: Sequence[int]) -> Integers:
    """Codes of the prompts of which all of the systems have a sample, rising."""
    samples = frame.samples
    codes = prompt_codes(samples.problem, samples.target)
    common = np.unique(codes)
    for system in systems:
        common = np.intersect1d(common, codes[samples.system == system])
    return common


def _check_judges(first: _Side, second: _Side) -> None:
    known = dict.fromkeys(zip(first.frame.samples.problem.tolist(), first.frame.samples.judge.tolist(), strict=True))
    others = dict.fromkeys(zip(second.frame.samples.problem.tolist(), second.frame.samples.judge.tolist(), strict=True))
    if strange := others.keys() ^ known.keys():
        problem = first.frame.names.problems[min(strange)[0]]
        raise UserError(
            f"{first.system} and {second.system} were judged by different judges of {problem}: run one of them again"
        )


def _effects(first: _Side, second: _Side, ks: Sequence[int]) -> Iterator[Effect]:
    problem = first.counts.problem
    found = [
        effect("build@1", problem, *(_rate(build_at_k, side, side.counts.built, 1) for side in (first, second))),
        *(
            effect(f"pass@{k}", problem, *(_rate(pass_at_k, side, side.counts.passed, k) for side in (first, second)))
            for k in ks
        ),
        _at_equal_tokens(first, second),
        _speed_ratio(first, second),
    ]
    yield from (one for one in found if one is not None)


Rate = Callable[[Integers, Integers, int], Floats]


def _rate(metric: Rate, side: _Side, successes: Integers, k: int) -> tuple[Floats, Floats]:
    n = side.counts.samples
    check_k(k, n, "pass")
    return metric(n, successes, k), resample_rate(n, successes, k, side.seed)


def _at_equal_tokens(first: _Side, second: _Side) -> Effect | None:
    """Both stopped at what the thriftier one used at most."""
    budget = min(int(side.frame.samples.tokens.max()) for side in (first, second))
    solved = (solved_within(tokens_to_pass(side.frame), budget, side.counts, side.seed) for side in (first, second))
    return effect(f"solved in {budget:,} tokens", first.counts.problem, *solved)


def _speed_ratio(first: _Side, second: _Side) -> Effect | None:
    """Of correct samples, on prompts that both solved and timed; a difference of 1 is twice as fast."""
    ours, theirs = (_correct_speeds(side) for side in (first, second))
    timed = np.flatnonzero((ours.counts > 0) & (theirs.counts > 0))
    problem = first.counts.problem[timed]
    return effect(
        "log2 speedup if correct",
        problem,
        *(
            (side.best_of(1)[timed], side.means_resampled(each.seed)[timed])
            for side, each in ((ours, first), (theirs, second))
        ),
        rate=False,
    )


def _correct_speeds(side: _Side) -> Ranked:
    speedup = on_best_cores(side.frame).speedup
    correct = np.flatnonzero(speedup > 0)
    values = np.log2(speedup[correct])
    prompt = side.counts.of_sample[correct]
    return rank_values(prompt, values, values, np.bincount(prompt, minlength=len(side.counts)))


def _adjust(effects: Sequence[Sequence[Effect]]) -> list[tuple[PairedEffect, ...]]:
    """Each effect with Holm's p-value over all pairs, metric by metric."""
    adjusted: list[list[PairedEffect]] = [[] for _ in effects]
    for kind in dict.fromkeys(_kind(one) for pair in effects for one in pair):
        members = [(place, one) for place, pair in enumerate(effects) for one in pair if _kind(one) == kind]
        for (place, one), p_value in zip(members, holm([one.p_value for _, one in members]), strict=True):
            adjusted[place].append(PairedEffect(one, p_value))
    return [tuple(pair) for pair in adjusted]


def _kind(one: Effect) -> str:
    """Numbers of tokens differ from pair to pair, and the metric is the same."""
    return one.metric.split(" in ")[0]


def _mcnemar(first: _Side, second: _Side) -> McNemar | None:
    if any(side.counts.samples.max(initial=0) > 1 for side in (first, second)):
        return None
    ours, theirs = first.counts.passed > 0, second.counts.passed > 0
    only_first, only_second = int(np.sum(ours & ~theirs)), int(np.sum(~ours & theirs))
    return McNemar(only_first, only_second, mcnemar_p_value(only_first, only_second))
