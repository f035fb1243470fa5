import fakes
import pytest

from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.model import Message, Usage
from pareval_agent.agent.result import SampleResult, Setting, Trajectory, solution, summarise, trajectory
from pareval_agent.agent.seeds import case_seeds
from pareval_agent.agent.state import AgentState, Exchange, Origin, Spent, StopReason, Task
from pareval_agent.configs.schema import AgentConfig, BudgetConfig
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.report import Counts
from pareval_agent.tools.results import BuildResult
from pareval_agent.tools.verdict import Verdict

SETTING = Setting(prompt=fakes.PROMPT, model="fake", versions={"judge": "abc"}, sandbox="none")
P, W, N = Verdict.PASSED, Verdict.WRONG_ANSWER, Verdict.NO_CODE


def attempt(index: int, verdict: Verdict, speedup: float | None = None) -> Attempt:
    built = verdict.built
    return Attempt(
        index=index,
        step="generate",
        source=f"int version_{index};" if built else None,
        verdict=verdict,
        detail=f"detail {index}",
        build=BuildResult(verdict=None, library="/tmp/candidate.so", diagnostics=(), wall_s=1) if built else None,  # type: ignore[arg-type]
        test=fakes.judged(verdict) if built else None,
        timing=fakes.timed(verdict, 1.0, speedup) if speedup else None,
        usage=Usage(input_tokens=100, output_tokens=10),
        cost_usd=0.01,
        seconds=Seconds(model_s=1, build_s=2, run_s=3),
    )


def state(*attempts: Attempt, origin: Origin | None = None) -> AgentState:
    task = Task(
        agent=AgentConfig(search="resample"),
        budget=BudgetConfig(),
        interface="chat",
        max_output_tokens=100,
        timing=True,
        seed=5,
        origin=origin,
    )
    exchange = Exchange(messages=(Message(role="user", content="Hi"),), answer=fakes.completion("Hello"))
    return {
        "task": task,
        "attempts": list(attempts),
        "exchanges": [exchange] * len(attempts),
        "spent": Spent(usage=Usage(input_tokens=1000, output_tokens=100), cost_usd=None),
        "public_round": 2,
        "elapsed_s": 100.0,
        "stop": StopReason.ATTEMPTS,
    }


@pytest.mark.parametrize(
    ("ends", "verdict", "best", "detail", "source"),
    [
        ([(W, None), (P, 2.0)], P, 2, "detail 2", "int version_2;"),
        ([(P, 2.0), (W, None)], P, 1, "detail 1", "int version_1;"),
        ([(P, 2.0), (P, 4.0)], P, 2, "detail 2", "int version_2;"),
        ([(W, None), (N, None)], N, None, "detail 2", "int version_1;"),
        ([(N, None)], N, None, "detail 1", None),
        ([], N, None, "the budget ended before there was an answer", None),
    ],
)
def test_which_attempt_counts(
    ends: list[tuple[Verdict, float | None]], verdict: Verdict, best: int | None, detail: str, source: str | None
) -> None:
    final = state(*(attempt(index, *end) for index, end in enumerate(ends, start=1)))
    result = summarise(final, SETTING)
    assert (result.verdict, result.best_attempt, result.detail) == (verdict, best, detail)
    assert solution(final["attempts"]) == source


def test_everything_that_was_spent_is_told() -> None:
    result = summarise(state(attempt(1, W), attempt(2, P, 2.0)), SETTING)
    assert result.usage == Usage(input_tokens=1000, output_tokens=100)
    assert result.lost_usage == Usage(input_tokens=800, output_tokens=80)
    assert result.cost_usd is None
    assert (result.seconds, result.other_s) == (Seconds(model_s=2, build_s=4, run_s=6), 88)


def test_speeds_are_those_of_the_best_attempt() -> None:
    result = summarise(state(attempt(1, P, 3.0), attempt(2, W, 9.0)), SETTING)
    speed = result.speeds[1]
    assert (speed.launch.threads, speed.speedup, speed.pairs) == (2, 3.0, 1)
    assert (speed.speedup_low, speed.speedup_high) == (3.0 * 0.9, 3.0 * 1.1)
    assert summarise(state(attempt(1, W)), SETTING).speeds == ()


def test_tallies_are_those_of_the_attempt_that_counts() -> None:
    result = summarise(state(attempt(1, P, 2.0), attempt(2, W)), SETTING)
    assert (result.public, result.held_out) == (Counts(passed=20, total=20), Counts(passed=40, total=40))
    assert summarise(state(attempt(1, N)), SETTING).public is None


def test_mode_and_seeds_are_disclosed() -> None:
    result = summarise(state(attempt(1, P), origin=Origin(model="serial", source="")), SETTING)
    assert (result.start, result.source_model, result.search) == ("source", "serial", "resample")
    assert result.seeds == case_seeds(5, 2)
    assert (result.model, result.served_model) == ("fake", "fake-served")


def test_the_files_can_be_read_again() -> None:
    final = state(attempt(1, W), attempt(2, P, 2.0))
    result, track = summarise(final, SETTING), trajectory(final)
    assert SampleResult.model_validate_json(result.model_dump_json()) == result
    assert Trajectory.model_validate_json(track.model_dump_json()) == track


def test_paths_of_what_is_removed_are_not_kept() -> None:
    assert "candidate.so" not in trajectory(state(attempt(1, P))).model_dump_json()


@pytest.mark.parametrize(
    ("verdict", "model", "looked", "race_free"),
    [
        (P, ExecutionModel.OMP, {"perturbed": True}, True),
        (P, ExecutionModel.KOKKOS, {"perturbed": True}, True),
        (P, ExecutionModel.OMP, {"sanitizer": "thread"}, True),
        (P, ExecutionModel.OMP, {"sanitizer": "address"}, None),
        (P, ExecutionModel.OMP, {}, None),
        (P, ExecutionModel.MPI, {}, True),
        (P, ExecutionModel.CUDA, {}, None),
        (W, ExecutionModel.OMP, {}, None),
        (Verdict.RACE, ExecutionModel.OMP, {"perturbed": True}, False),
    ],
)
def test_code_is_free_of_races_if_they_were_looked_for(
    verdict: Verdict, model: ExecutionModel, looked: dict[str, object], race_free: bool | None
) -> None:
    tried = attempt(1, verdict)
    assert tried.test is not None
    launches = (*tried.test.launches, tried.test.launches[-1].model_copy(update=looked))
    tested = tried.model_copy(update={"test": tried.test.model_copy(update={"launches": launches})})
    setting = SETTING._replace(prompt=Prompt(fakes.PROMPT.problem, model))
    assert summarise(state(tested), setting).race_free is race_free


def test_a_prompt_too_long_for_the_model_says_so() -> None:
    result = summarise({**state(), "stop": StopReason.CONTEXT}, SETTING)
    assert (result.verdict, result.stop) == (Verdict.NO_CODE, StopReason.CONTEXT)
    assert "does not fit into the context" in result.detail
