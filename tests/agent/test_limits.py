from collections.abc import Callable

import fakes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.limits import LEAST_OUTPUT_TOKENS, room_for_answer, stop_reason
from pareval_agent.agent.model import Message, Usage
from pareval_agent.agent.state import Spent, StopReason, Task
from pareval_agent.agent.usage import reserve
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import AgentConfig, BudgetConfig
from pareval_agent.tools.verdict import Verdict

MESSAGES = (Message(role="user", content="Write a function that adds 17 numbers."),)


def task(budget: BudgetConfig | None = None, *, renew: bool = False, **agent: object) -> Task:
    return Task(
        agent=AgentConfig.model_validate(agent),
        budget=budget or BudgetConfig(),
        interface="chat",
        max_output_tokens=2048,
        timing=True,
        seed=1,
        renew_public_cases=renew,
    )


def attempt(verdict: Verdict, stream: str = "public", speedup: float | None = None) -> Attempt:
    return Attempt(
        index=1,
        step="generate",
        source="",
        verdict=verdict,
        detail="",
        test=fakes.judged(verdict, stream) if verdict.built else None,
        timing=fakes.timed(verdict, speedup) if speedup else None,
        usage=Usage(),
        cost_usd=None,
        seconds=Seconds(),
    )


FAILED = attempt(Verdict.WRONG_ANSWER)
UNSEEN = attempt(Verdict.WRONG_ANSWER, "held_out")
PASSED = attempt(Verdict.PASSED, speedup=2)


@pytest.mark.parametrize(
    ("task", "attempts", "elapsed_s", "expected"),
    [
        (task(), [FAILED], 0, None),
        (task(), [PASSED], 0, StopReason.PASSED),
        (task(search="one_shot"), [PASSED], 0, StopReason.PASSED),
        (task(search="one_shot"), [FAILED], 0, StopReason.ONE_SHOT),
        (task(search="resample"), [FAILED], 0, None),
        (task(search="resample"), [UNSEEN], 0, StopReason.HELD_OUT),
        (task(), [UNSEEN], 0, StopReason.HELD_OUT),
        (task(renew=True), [UNSEEN], 0, None),
        (task(), [attempt(Verdict.NO_CODE)], 0, None),
        (task(BudgetConfig(attempts=2)), [FAILED, FAILED], 0, StopReason.ATTEMPTS),
        (task(BudgetConfig(wall_s=10)), [FAILED], 9.9, None),
        (task(BudgetConfig(wall_s=10)), [FAILED], 10, StopReason.WALL_TIME),
        (task(optimise=True), [PASSED], 0, None),
        (task(optimise=True), [PASSED, UNSEEN], 0, None),
        (task(BudgetConfig(attempts=2), optimise=True), [PASSED, FAILED], 0, StopReason.ATTEMPTS),
        (task(optimise=True), [attempt(Verdict.PASSED)], 0, StopReason.PASSED),
    ],
)
def test_when_to_stop(task: Task, attempts: list[Attempt], elapsed_s: float, expected: StopReason | None) -> None:
    assert stop_reason(task, attempts, elapsed_s) == expected


def linear(input_usd: float, output_usd: float) -> Callable[[Usage], float]:
    return lambda usage: usage.input_tokens * input_usd + usage.output_tokens * output_usd


def free(usage: Usage) -> float | None:
    raise AssertionError("nobody asked for the price")


@given(
    cap=st.integers(1, 20_000),
    spent=st.integers(0, 20_000),
    wanted=st.integers(1, 5_000),
)
def test_no_answer_exceeds_the_token_budget(cap: int, spent: int, wanted: int) -> None:
    limited = task(BudgetConfig(tokens=cap)).model_copy(update={"max_output_tokens": wanted})
    room = room_for_answer(limited, Spent(usage=Usage(output_tokens=spent)), MESSAGES, free)
    if room.stop is None:
        assert spent + reserve(MESSAGES, room.output_tokens).total_tokens <= cap
        assert min(wanted, LEAST_OUTPUT_TOKENS) <= room.output_tokens <= wanted
    else:
        assert room.stop is StopReason.TOKENS
        assert spent + reserve(MESSAGES, min(wanted, LEAST_OUTPUT_TOKENS)).total_tokens > cap


@given(
    cap=st.floats(1e-6, 1),
    spent=st.floats(0, 1),
    input_usd=st.floats(0, 1e-4),
    output_usd=st.floats(0, 1e-4),
)
def test_no_answer_exceeds_the_dollars(cap: float, spent: float, input_usd: float, output_usd: float) -> None:
    price = linear(input_usd, output_usd)
    room = room_for_answer(task(BudgetConfig(dollars=cap)), Spent(cost_usd=spent), MESSAGES, price)
    if room.stop is None:
        assert spent + price(reserve(MESSAGES, room.output_tokens)) <= cap + 1e-9
        assert room.output_tokens >= LEAST_OUTPUT_TOKENS
    else:
        assert room.stop is StopReason.DOLLARS
        assert spent + price(reserve(MESSAGES, LEAST_OUTPUT_TOKENS)) > cap - 1e-9


def test_without_caps_the_answer_may_be_as_long_as_the_task_says() -> None:
    assert room_for_answer(task(), Spent(), MESSAGES, free) == (2048, None)


@pytest.mark.parametrize(
    ("spent", "price"), [(Spent(), lambda usage: None), (Spent(cost_usd=None), linear(1e-6, 1e-6))]
)
def test_dollars_need_a_price(spent: Spent, price: Callable[[Usage], float | None]) -> None:
    with pytest.raises(UserError, match=r"price of this model is unknown: set budget\.tokens"):
        room_for_answer(task(BudgetConfig(dollars=1)), spent, MESSAGES, price)
