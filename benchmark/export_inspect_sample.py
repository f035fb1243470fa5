# mypy: disable-error-code="import-not-found"
"""One sample as Inspect's logs have it. Needs inspect-ai."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from inspect_ai.log import EvalError, EvalSample
from inspect_ai.model import ModelOutput
from inspect_ai.scorer import CORRECT, INCORRECT, Score

from pareval_agent.agent.result import SampleResult, Speed, Trajectory, solution
from pareval_agent.benchmark.export_inspect_messages import conversation, events, output, tokens
from pareval_agent.benchmark.export_rows import sample_line
from pareval_agent.benchmark.row import SampleRow

PASS, BUILD, SPEEDUP, VERDICT = "pass", "build", "speedup", "verdict"
"""The names of our scores."""

_GRADES: Mapping[bool, str] = {True: CORRECT, False: INCORRECT}
_EXACT = 1 << 53
"""Larger integers lose digits in a browser."""


def to_sample(
    run: str, row: SampleRow, trajectory: Trajectory | None, end: datetime, types: Mapping[str, str]
) -> EvalSample:
    """The sample; without its trajectory it has no messages, and without a result no scores.

    Args:
        run: the folder, as it was named.
        row: what the run knows of it.
        trajectory: what was said and found out; None if it is not on disk.
        end: when the sample was finished.
        types: of each problem.
    """
    told = {} if row.result is None else _of_result(row.result, trajectory, end)
    said = {} if row.result is None or trajectory is None else _of_trajectory(row.result, trajectory, end)
    error = row.infrastructure_error
    return EvalSample(
        id=f"{row.prompt}-{row.target}",
        epoch=row.sample + 1,
        target="",
        metadata=_metadata(run, row, types),
        error=None if error is None else EvalError(message=error, traceback=error, traceback_ansi=error),
        **{"input": "", **told, **said},
    )


def _of_result(result: SampleResult, trajectory: Trajectory | None, end: datetime) -> dict[str, Any]:
    return {
        "scores": _scores(result, trajectory),
        "model_usage": {result.model: tokens(result.answer_usage, result.cost_usd)},
        "started_at": _start(result, end).isoformat(),
        "completed_at": end.isoformat(),
        "total_time": _total_s(result),
        "working_time": _total_s(result),
    }


def _of_trajectory(result: SampleResult, trajectory: Trajectory, end: datetime) -> dict[str, Any]:
    exchanges = trajectory.exchanges
    return {
        "input": exchanges[0].messages[-1].content if exchanges else "",
        "messages": list(conversation(trajectory)),
        "output": output(exchanges[-1].answer) if exchanges else ModelOutput(),
        "events": list(events(trajectory, result.model, _start(result, end))),
        "turn_count": len(exchanges),
    }


def _start(result: SampleResult, end: datetime) -> datetime:
    return end - timedelta(seconds=_total_s(result))


def _total_s(result: SampleResult) -> float:
    return result.seconds.model_s + result.seconds.build_s + result.seconds.run_s + result.other_s


def _scores(result: SampleResult, trajectory: Trajectory | None) -> dict[str, Score]:
    """What is not known has no score. The viewer shows the answer of the first one."""
    found = f"{result.verdict.value}: {result.detail}" if result.detail else result.verdict.value
    verdict = Score(value=result.verdict.value, explanation=result.detail)
    if not result.verdict.scored:
        return {PASS: Score.unscored(reason=result.verdict.value, explanation=found), VERDICT: verdict}
    scores = {
        PASS: Score(value=_GRADES[result.verdict.passed], answer=_solution(trajectory), explanation=found),
        BUILD: Score(value=_GRADES[result.verdict.built], explanation=found),
        VERDICT: verdict,
    }
    if result.speeds:
        best = max(speed.speedup for speed in result.speeds)
        scores[SPEEDUP] = Score(value=best, explanation="\n".join(map(_speed, result.speeds)))
    return scores


def _solution(trajectory: Trajectory | None) -> str | None:
    return solution(trajectory.attempts) if trajectory else None


def _speed(speed: Speed) -> str:
    return f"{speed.launch}: {speed.speedup:.2f} ({speed.speedup_low:.2f} to {speed.speedup_high:.2f})"


def _metadata(run: str, row: SampleRow, types: Mapping[str, str]) -> dict[str, Any]:
    """The columns of the table `samples`, as far as they are known."""
    columns = sample_line(run, row, types).model_dump(exclude_none=True)
    return {name: str(value) if type(value) is int and value > _EXACT else value for name, value in columns.items()}
