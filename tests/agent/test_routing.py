from typing import get_args, get_type_hints

import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pareval_agent.agent import routing
from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.model import Usage
from pareval_agent.agent.state import AgentState, Draft, StopReason, Task
from pareval_agent.configs.schema import AgentConfig, BudgetConfig
from pareval_agent.tools.verdict import Verdict

ROUTERS = [router for name, router in vars(routing).items() if name.startswith("after_")]


def _attempts(verdicts: list[Verdict]) -> list[Attempt]:
    return [
        Attempt(
            index=index,
            step="generate",
            source=f"{verdict} {index % 2}",
            verdict=verdict,
            detail="",
            timing=fakes.timed(verdict, 2.0) if verdict.passed else None,
            usage=Usage(),
            cost_usd=None,
            seconds=Seconds(),
        )
        for index, verdict in enumerate(verdicts, start=1)
    ]


tasks = st.builds(
    Task,
    agent=st.builds(AgentConfig, search=st.sampled_from(["one_shot", "resample", "repair"]), optimise=st.booleans()),
    budget=st.just(BudgetConfig()),
    interface=st.just("chat"),
    max_output_tokens=st.just(100),
    timing=st.booleans(),
    seed=st.just(1),
)
verdicts = st.none() | st.sampled_from(Verdict)
states = st.builds(
    AgentState,
    task=tasks,
    draft=st.builds(Draft, step=st.just("generate"), messages=st.just(()), verdict=verdicts),
    attempts=st.lists(st.sampled_from(Verdict), min_size=1, max_size=3).map(_attempts),
    stop=st.none() | st.sampled_from(StopReason),
)


@given(states)
def test_every_way_is_in_the_picture(state: AgentState) -> None:
    for router in ROUTERS:
        assert router(state) in get_args(get_type_hints(router)["return"])


@given(states)
def test_a_reason_to_stop_stops(state: AgentState) -> None:
    ends = state["stop"] is not None
    assert (routing.after_record(state) == "__end__") == ends
    assert (routing.after_ask(state) == "__end__") == ends


@given(states)
def test_only_what_passed_is_timed(state: AgentState) -> None:
    timed = routing.after_test(state) == "time"
    assert timed == (state["task"].timing and state["draft"].verdict is Verdict.PASSED)


@given(states)
def test_a_verdict_ends_the_attempt(state: AgentState) -> None:
    ends = state["draft"].verdict is not None
    assert (routing.after_extract(state) == "record") == ends
    assert (routing.after_build(state) == "record") == ends


@given(states)
def test_the_search_decides_what_follows_a_failure(state: AgentState) -> None:
    if state["stop"] is not None:
        return
    following = routing.after_record(state)
    if any(attempt.verdict.passed for attempt in state["attempts"]):
        assert following == "optimise"
    else:
        stuck = routing.repeats_itself(state["attempts"])
        assert (following == "repair") == (state["task"].agent.search == "repair" and not stuck)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [(["a"], False), (["a", "b"], False), (["a", "a"], True), (["a", "b", "a"], True), ([None, None], False)],
)
def test_a_model_that_repeats_itself(sources: list[str | None], expected: bool) -> None:
    attempts = _attempts([Verdict.CRASHED] * len(sources))
    told = [attempt.model_copy(update={"source": source}) for attempt, source in zip(attempts, sources, strict=True)]
    assert routing.repeats_itself(told) == expected
