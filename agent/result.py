"""What is known of a finished sample: `result.json`, and the trajectory beside it."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from pareval_agent.agent.attempt import Attempt, Seconds, Step
from pareval_agent.agent.best import best_attempt, timed
from pareval_agent.agent.model import Usage
from pareval_agent.agent.seeds import case_seeds
from pareval_agent.agent.state import AgentState, Exchange, StopReason
from pareval_agent.configs.schema import Frozen, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.gpu import Level, level_of
from pareval_agent.tools.report import Counts
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.verdict import Verdict


class Speed(Frozen):
    """One timed launch configuration; raw times are in the trajectory."""

    launch: LaunchConfiguration
    size: int
    pairs: int
    """Timed rounds of candidate and baseline."""
    speedup: float
    """Median of baseline / candidate."""
    speedup_low: float
    """95% interval of that median."""
    speedup_high: float
    candidate_s: float
    """Least time of a call."""
    baseline_s: float


class AttemptSummary(Frozen):
    """One line of the table of attempts."""

    index: int
    step: Step
    verdict: Verdict
    detail: str
    public: Counts | None
    """None if it was not tested."""
    held_out: Counts | None
    best_speedup: float | None
    usage: Usage
    seconds: Seconds


class SampleResult(Frozen):
    """One scored answer to one prompt. Unknown is None."""

    schema_version: Literal[1] = 1
    prompt: str
    target: str
    model: str
    """As it was asked for."""
    served_model: str | None
    """As the provider calls what gave the last answer."""
    start: Literal["prompt", "source"]
    source_model: str | None
    """The execution model that was translated from."""
    search: Literal["one_shot", "resample", "repair"]
    optimise: bool
    verdict: Verdict
    """Of the best attempt that passed, or else of the last one; without any answer it is no_code."""
    detail: str
    stop: StopReason
    best_attempt: int | None
    """None if no attempt passed; then solution.cpp is the last candidate, and wrong."""
    public: Counts | None
    """Cases of the attempt that the verdict is about; None if it was not tested."""
    held_out: Counts | None
    race_free: bool | None = None
    """Of a sample that passed: races were looked for where threads are, by delays or by a sanitizer; False where a race
    was seen. None if it is not known."""
    speeds: tuple[Speed, ...]
    """Of the best attempt, on each launch configuration that was timed."""
    attempts: tuple[AttemptSummary, ...]
    usage: Usage
    """Of all calls, lost ones included."""
    lost_usage: Usage
    """Of calls whose answer an interruption lost."""
    cost_usd: float | None
    seconds: Seconds
    """Of all attempts."""
    other_s: float
    """Wall seconds of the agent's own work, which is neither model nor build nor run."""
    seed: int
    """With it, `--seed` replays the verdict."""
    seeds: Seeds
    """Derived from it; of the public cases, those of the last round."""
    versions: Mapping[str, str]
    sandbox: str
    level: Level | None = None
    """Of a kernel: whether it ran on a GPU."""

    @property
    def answer_usage(self) -> Usage:
        """Of the calls that were answered: what modes are compared by, however often the run was interrupted."""
        return sum((attempt.usage for attempt in self.attempts), Usage())


class Trajectory(Frozen):
    """Everything that was said and found out, call by call."""

    exchanges: tuple[Exchange, ...]
    attempts: tuple[Attempt, ...]


class Setting(NamedTuple):
    """What a result tells of its circumstances."""

    prompt: Prompt
    model: str
    versions: Mapping[str, str]
    sandbox: str


def summarise(state: AgentState, setting: Setting) -> SampleResult:
    """The result of a sample whose graph has ended."""
    task, attempts, spent = state["task"], state["attempts"], state["spent"]
    stop = state["stop"]
    assert stop is not None, "the graph has ended"
    best = best_attempt(attempts)
    scored = best or (attempts[-1] if attempts else None)
    seconds = sum((attempt.seconds for attempt in attempts), Seconds())
    return SampleResult(
        prompt=setting.prompt.problem.id,
        target=setting.prompt.model.value,
        model=setting.model,
        served_model=state["exchanges"][-1].answer.model if state["exchanges"] else None,
        start="prompt" if task.origin is None else "source",
        source_model=task.origin.model if task.origin else None,
        search=task.agent.search,
        optimise=task.agent.optimise,
        verdict=scored.verdict if scored else Verdict.NO_CODE,
        detail=scored.detail if scored else _without_answer(stop),
        stop=stop,
        best_attempt=best.index if best else None,
        public=scored.test.public if scored and scored.test else None,
        held_out=scored.test.held_out if scored and scored.test else None,
        race_free=_race_free(scored, setting.prompt.model) if scored else None,
        speeds=_speeds(best) if best else (),
        attempts=tuple(_summary(attempt) for attempt in attempts),
        usage=spent.usage,
        lost_usage=spent.usage - sum((attempt.usage for attempt in attempts), Usage()),
        cost_usd=spent.cost_usd,
        seconds=seconds,
        other_s=state["elapsed_s"] - (seconds.model_s + seconds.build_s + seconds.run_s),
        seed=task.seed,
        seeds=case_seeds(task.seed, state["public_round"]),
        versions=setting.versions,
        sandbox=setting.sandbox,
        level=level_of(setting.prompt.model),
    )


def trajectory(state: AgentState) -> Trajectory:
    """All messages and attempts. The shared objects are not kept, so their paths are not either."""
    return Trajectory(exchanges=tuple(state["exchanges"]), attempts=tuple(map(_without_library, state["attempts"])))


def solution(attempts: Sequence[Attempt]) -> str | None:
    """Exactly what was judged: the best attempt that passed, or else the last candidate; None if there is none."""
    best = best_attempt(attempts)
    candidates = [best] if best else [attempt for attempt in attempts if attempt.source is not None]
    return candidates[-1].source if candidates else None


def _without_answer(stop: StopReason) -> str:
    if stop is StopReason.CONTEXT:
        return "the prompt does not fit into the context of the model: take one with a larger context"
    return "the budget ended before there was an answer"


def _race_free(attempt: Attempt, model: ExecutionModel) -> bool | None:
    if attempt.verdict is Verdict.RACE:
        return False
    if not attempt.verdict.passed or attempt.test is None or model.on_gpu:
        return None
    return True if attempt.test.looked_for_races or not model.uses_threads else None


def _speeds(attempt: Attempt) -> tuple[Speed, ...]:
    return tuple(
        Speed(
            launch=launch.launch,
            size=timing.size,
            pairs=len(timing.pairs),
            speedup=timing.speedup,
            speedup_low=timing.speedup_low,
            speedup_high=timing.speedup_high,
            candidate_s=timing.candidate_s,
            baseline_s=timing.baseline_s,
        )
        for launch, timing in timed(attempt)
    )


def _summary(attempt: Attempt) -> AttemptSummary:
    return AttemptSummary(
        index=attempt.index,
        step=attempt.step,
        verdict=attempt.verdict,
        detail=attempt.detail,
        public=attempt.test.public if attempt.test else None,
        held_out=attempt.test.held_out if attempt.test else None,
        best_speedup=attempt.timing.best_speedup if attempt.timing else None,
        usage=attempt.usage,
        seconds=attempt.seconds,
    )


def _without_library(attempt: Attempt) -> Attempt:
    if attempt.build is None:
        return attempt
    return attempt.model_copy(update={"build": attempt.build.model_copy(update={"library": None})})
