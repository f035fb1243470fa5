"""The tables of an export: what each column is. `docs/data.md` describes them for users; a test holds it to this.

A column that is added leaves the version as it is; one that goes, or means something else, raises it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.best import timed
from pareval_agent.agent.result import AttemptSummary, SampleResult, Speed, Trajectory
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.configs.schema import Frozen, LaunchConfiguration
from pareval_agent.drivers.catalog import OWN
from pareval_agent.tools.report import Counts, Timing


class Line(Frozen):
    """What all tables begin with."""

    schema_version: Literal[1] = 1
    run: str
    key: str


class SampleLine(Line):
    """One sample."""

    model: str
    mode: str
    problem: str
    type: str
    target: str
    sample: int
    verdict: str | None
    passed: bool | None
    built: bool | None
    detail: str | None
    infrastructure_error: str | None
    stop: str | None
    attempts: int | None
    best_attempt: int | None
    public_passed: int | None
    public_total: int | None
    held_out_passed: int | None
    held_out_total: int | None
    best_speedup: float | None
    input_tokens: int | None
    cached_tokens: int | None
    output_tokens: int | None
    reasoning_tokens: int | None
    tokens_estimated: bool | None
    lost_tokens: int | None
    cost_usd: float | None
    model_s: float | None
    build_s: float | None
    run_s: float | None
    other_s: float | None
    start: str | None
    source_model: str | None
    search: str | None
    optimise: bool | None
    served_model: str | None
    seed: int | None
    judge: str | None
    sandbox: str | None
    level: str | None


class AttemptLine(Line):
    """One attempt of a sample."""

    attempt: int
    step: str
    verdict: str
    passed: bool
    detail: str
    public_passed: int | None
    public_total: int | None
    held_out_passed: int | None
    held_out_total: int | None
    best_speedup: float | None
    input_tokens: int
    output_tokens: int
    model_s: float
    build_s: float
    run_s: float
    source: str | None
    feedback: str | None


class MeasurementLine(Line):
    """One attempt timed on one launch configuration."""

    attempt: int
    ranks: int
    threads: int
    size: int
    pairs: int
    speedup: float
    speedup_low: float
    speedup_high: float
    candidate_s: float
    baseline_s: float
    hand_over_s: float | None
    candidate_times_s: tuple[float, ...] | None
    baseline_times_s: tuple[float, ...] | None


def sample_line(run: str, row: SampleRow, types: Mapping[str, str]) -> SampleLine:
    """A sample; everything that only a result can tell is None where the machine failed."""
    place = {
        "key": row.key,
        "model": row.model,
        "mode": row.mode,
        "problem": row.prompt,
        "type": types.get(row.prompt, OWN),
        "target": row.target,
        "sample": row.sample,
        "infrastructure_error": row.infrastructure_error,
    }
    nothing = dict.fromkeys(SampleLine.model_fields.keys() - place.keys() - Line.model_fields.keys())
    known = nothing if row.result is None else _of_result(row.result)
    return SampleLine.model_validate({"run": run, **place, **known})


def _of_result(result: SampleResult) -> dict[str, Any]:
    usage = result.answer_usage
    return {
        "verdict": result.verdict.value,
        "passed": result.verdict.passed,
        "built": result.verdict.built,
        "detail": result.detail,
        "stop": result.stop.value,
        "attempts": len(result.attempts),
        "best_attempt": result.best_attempt,
        **_cases(result.public, result.held_out),
        "best_speedup": max((speed.speedup for speed in result.speeds), default=None),
        "input_tokens": usage.input_tokens,
        "cached_tokens": usage.cached_tokens,
        "output_tokens": usage.output_tokens,
        "reasoning_tokens": usage.reasoning_tokens,
        "tokens_estimated": usage.estimated,
        "lost_tokens": result.lost_usage.total_tokens,
        "cost_usd": result.cost_usd,
        **_seconds(result.seconds),
        "other_s": result.other_s,
        "start": result.start,
        "source_model": result.source_model,
        "search": result.search,
        "optimise": result.optimise,
        "served_model": result.served_model,
        "seed": result.seed,
        "judge": result.versions.get("judge"),
        "sandbox": result.sandbox,
        "level": result.level.value if result.level else None,
    }


def attempt_line(run: str, key: str, summary: AttemptSummary, attempt: Attempt | None) -> AttemptLine:
    """An attempt; its code and feedback are None where the trajectory is not on disk."""
    return AttemptLine.model_validate(
        {
            "run": run,
            "key": key,
            "attempt": summary.index,
            "step": summary.step,
            "verdict": summary.verdict.value,
            "passed": summary.verdict.passed,
            "detail": summary.detail,
            **_cases(summary.public, summary.held_out),
            "best_speedup": summary.best_speedup,
            "input_tokens": summary.usage.input_tokens,
            "output_tokens": summary.usage.output_tokens,
            **_seconds(summary.seconds),
            "source": attempt.source if attempt else None,
            "feedback": attempt.feedback if attempt else None,
        }
    )


def measurement_lines(run: str, row: SampleRow, trajectory: Trajectory | None) -> Iterator[MeasurementLine]:
    """All that was timed, with raw times; without the trajectory, the best attempt, without them."""
    if trajectory is not None:
        for attempt in trajectory.attempts:
            for launch, timing in timed(attempt):
                yield _measured(run, row.key, attempt.index, launch.launch, timing)
    elif row.result is not None and row.result.best_attempt is not None:
        for speed in row.result.speeds:
            yield _summed_up(run, row.key, row.result.best_attempt, speed)


def _measured(run: str, key: str, attempt: int, launch: LaunchConfiguration, timing: Timing) -> MeasurementLine:
    return MeasurementLine(
        run=run,
        key=key,
        attempt=attempt,
        ranks=launch.ranks,
        threads=launch.threads,
        size=timing.size,
        pairs=len(timing.pairs),
        speedup=timing.speedup,
        speedup_low=timing.speedup_low,
        speedup_high=timing.speedup_high,
        candidate_s=timing.candidate_s,
        baseline_s=timing.baseline_s,
        hand_over_s=timing.hand_over_s,
        candidate_times_s=tuple(pair.candidate_s for pair in timing.pairs),
        baseline_times_s=tuple(pair.baseline_s for pair in timing.pairs),
    )


def _summed_up(run: str, key: str, attempt: int, speed: Speed) -> MeasurementLine:
    return MeasurementLine(
        run=run,
        key=key,
        attempt=attempt,
        ranks=speed.launch.ranks,
        threads=speed.launch.threads,
        hand_over_s=None,
        candidate_times_s=None,
        baseline_times_s=None,
        **speed.model_dump(exclude={"launch"}),
    )


def _cases(public: Counts | None, held_out: Counts | None) -> dict[str, int | None]:
    return {
        "public_passed": public.passed if public else None,
        "public_total": public.total if public else None,
        "held_out_passed": held_out.passed if held_out else None,
        "held_out_total": held_out.total if held_out else None,
    }


def _seconds(seconds: Seconds) -> dict[str, float]:
    return {"model_s": seconds.model_s, "build_s": seconds.build_s, "run_s": seconds.run_s}
