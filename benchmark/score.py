"""Scores of systems: rates and speeds with their intervals, and what they cost."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from pareval_agent.benchmark.estimate import SAMPLES_SEED, estimate_rate
from pareval_agent.benchmark.frame import PARALLEL, SERIAL, Keys, SampleFrame, System, level_in
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.metrics import Booleans, Floats, Integers, build_at_k, pass_at_k
from pareval_agent.benchmark.prompt_counts import PromptCounts, count_prompts, fewest_samples
from pareval_agent.benchmark.quarantine import Quarantine, headline, shipped_quarantine
from pareval_agent.benchmark.resampling import resample_rate
from pareval_agent.benchmark.speed_score import ByK, SpeedScore, counts_of_cores, on_best_cores, on_cores, speed_table
from pareval_agent.configs.errors import UserError

By = Literal["mode", "target", "type", "prompt"]
DEFAULT_KS = (1, 5, 10)


@dataclass(frozen=True)
class Cost:
    """What the scored samples of a group used, failed ones included; None where it is unknown, or nothing passed."""

    tokens: int | None
    """Input and output, cached or not."""
    cost_usd: float | None
    seconds: float | None
    tokens_per_solved: float | None
    """All tokens / samples that passed: what one right answer costs on average."""
    cost_usd_per_solved: float | None
    seconds_per_solved: float | None


@dataclass(frozen=True)
class Score:
    """One line: a system on a group of prompts. Rates are shares, averaged over prompts."""

    system: System
    group: str
    """Of `--by`: a problem type or a problem; empty for all of them."""
    target: str
    """An execution model, or `parallel` for all but serial; of kernels that did not really run with their level."""
    problems: int
    prompts: int
    """With a scored sample."""
    samples: int
    """With a result; failures of the machine are none."""
    passed: int
    machine_failed: int
    """Samples that are in no score."""
    not_emulated: int
    """Samples that need a real GPU, and are in no score either."""
    build_at: dict[int, Estimate]
    pass_at: dict[int, Estimate]
    race_free_at: dict[int, Estimate]
    """pass@k, where only samples count in which races were looked for; empty if they were in none."""
    speed_max: SpeedScore
    speed_on: dict[int, SpeedScore]
    """By n, the count of cores."""
    cost: Cost


def score(
    frame: SampleFrame, ks: Sequence[int] | None = None, by: By = "mode", *, quarantine: Quarantine | None = None
) -> list[Score]:
    """One line for each system and group.

    Args:
        frame: the rows of some runs.
        ks: of pass@k and the others; None takes those of 1, 5 and 10 that every prompt has samples for.
        by: what to tell apart beside systems; `mode` shows serial and parallel prompts.
        quarantine: pairs that count only where each prompt has a line of its own; None takes the shipped ones.

    Raises:
        UserError: a k is larger than the number of samples of some prompt.
    """
    if by != "prompt":
        frame = headline(frame, shipped_quarantine() if quarantine is None else quarantine)
    ks = _default_ks(frame) if ks is None else ks
    return [line for code in range(len(frame.names.systems)) for line in _score_system(frame, code, ks, by)]


def _default_ks(frame: SampleFrame) -> list[int]:
    least = fewest_samples(frame)
    return [k for k in DEFAULT_KS if k <= least]


def _score_system(frame: SampleFrame, code: int, ks: Sequence[int], by: By) -> Iterator[Score]:
    own = frame.select([code])
    counts = count_prompts(own)
    system = frame.names.systems[code]
    _check_ks(own, counts, ks, system)
    rates = {
        "build": _rates(build_at_k, counts, counts.built, ks),
        "pass": _rates(pass_at_k, counts, counts.passed, ks),
    }
    rates["race_free"] = _race_free_rates(counts, rates["pass"], ks)
    best = speed_table(own, counts, on_best_cores(own), ks)
    on = {cores: speed_table(own, counts, on_cores(own, cores), ks) for cores in counts_of_cores(own)}
    for (group, target), prompts, failures in _groups(own, counts, by):
        problem = counts.problem[prompts]
        build_at, pass_at, race_free_at = (
            {k: estimate_rate(values[prompts], drawn[prompts], problem) for k, (values, drawn) in rates[name].items()}
            for name in ("build", "pass", "race_free")
        )
        yield Score(
            system=system,
            group=group,
            target=target,
            problems=len(np.unique(problem)),
            prompts=int(prompts.sum()),
            samples=int(counts.samples[prompts].sum()),
            passed=int(counts.passed[prompts].sum()),
            machine_failed=int((failures & ~own.failures.not_emulated).sum()),
            not_emulated=int((failures & own.failures.not_emulated).sum()),
            build_at=build_at,
            pass_at=pass_at,
            race_free_at=race_free_at,
            speed_max=best.score(prompts),
            speed_on={cores: table.score(prompts) for cores, table in on.items()},
            cost=_cost(own, counts, prompts),
        )


def _check_ks(frame: SampleFrame, counts: PromptCounts, ks: Sequence[int], system: System) -> None:
    for k in ks:
        if k < 1:
            raise UserError(f"--k {k}: k must be at least 1")
        short = np.flatnonzero(counts.samples < k)
        if len(short):
            first = short[np.argmin(counts.samples[short])]
            problem, target = frame.names.problems[counts.problem[first]], frame.names.targets[counts.target[first]]
            have = counts.samples[first]
            raise UserError(
                f"pass@{k} needs {k} samples of each prompt; {problem} {target} in {system} has {have}: "
                f"ask for --k {have}, or make more samples"
            )


def _race_free_rates(counts: PromptCounts, passed: ByK, ks: Sequence[int]) -> ByK:
    """Nothing where none that passed is known to be free of races; where all of them are, the same as they."""
    if counts.passed.any() and not counts.race_free.any():
        return {}
    return (
        passed if np.array_equal(counts.race_free, counts.passed) else _rates(pass_at_k, counts, counts.race_free, ks)
    )


Rate = Callable[[Integers, Integers, int], Floats]


def _rates(metric: Rate, counts: PromptCounts, successes: Integers, ks: Sequence[int]) -> ByK:
    """By k: the metric of each prompt, and on samples drawn anew."""
    n = counts.samples
    return {k: (metric(n, successes, k), resample_rate(n, successes, k, SAMPLES_SEED)) for k in ks}


def _groups(frame: SampleFrame, counts: PromptCounts, by: By) -> Iterator[tuple[tuple[str, str], Booleans, Booleans]]:
    """Labels, the prompts and the failures of each group, in the order of the labels."""
    labels = _labels(frame, counts, by)
    failed = _labels(frame, frame.failures, by)
    for label in sorted({*labels, *failed}, key=_serial_first):
        prompts, failures = (np.array([each == label for each in all_of], dtype=bool) for all_of in (labels, failed))
        yield label, prompts, failures


def _labels(frame: SampleFrame, keys: PromptCounts | Keys, by: By) -> list[tuple[str, str]]:
    names = frame.names
    group = {"mode": lambda problem: "", "target": lambda problem: "", "type": names.types.__getitem__}.get(
        by, names.problems.__getitem__
    )
    pairs = zip(keys.problem.tolist(), keys.target.tolist(), strict=True)
    return [(group(problem), _target(names.targets[target], by)) for problem, target in pairs]


def _target(name: str, by: By) -> str:
    return name if by in ("target", "prompt") or name == SERIAL else f"{PARALLEL}{level_in(name)}"


def _serial_first(label: tuple[str, str]) -> tuple[str, bool, str]:
    group, target = label
    return group, target != SERIAL, target


def _cost(frame: SampleFrame, counts: PromptCounts, prompts: Booleans) -> Cost:
    rows = prompts[counts.of_sample]
    samples = frame.samples
    solved = int(samples.passed[rows].sum())
    tokens = int(samples.tokens[rows].sum()) or None
    seconds, cost_usd = (_known_sum(amounts[rows]) for amounts in (samples.seconds, samples.cost_usd))

    def per_solved(amount: float | None) -> float | None:
        return None if amount is None or not solved else float(amount) / solved

    return Cost(
        tokens=tokens,
        cost_usd=cost_usd,
        seconds=seconds,
        tokens_per_solved=per_solved(tokens),
        cost_usd_per_solved=per_solved(cost_usd),
        seconds_per_solved=per_solved(seconds),
    )


def _known_sum(amounts: Floats) -> float | None:
    total = float(amounts.sum())
    return None if np.isnan(total) or not len(amounts) else total
