from typing import get_args, get_type_hints

import fakes
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
            source="",
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
    if any(attempt.verdict.passed for attempt in state["attempts"]):
        assert routing.after_record(state) == "optimise"
    else:
        assert (routing.after_record(state) == "repair") == (state["task"].agent.search == "repair")
