"""Where a sample stops, and how long an answer may still be."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.best import best_attempt, fastest
from pareval_agent.agent.model import Message, Usage
from pareval_agent.agent.state import Spent, StopReason, Task
from pareval_agent.agent.usage import reserve
from pareval_agent.configs.errors import UserError

LEAST_OUTPUT_TOKENS = 256
"""A shorter answer than this is not worth asking for, unless the task itself wants one."""

Price = Callable[[Usage], float | None]


def stop_reason(task: Task, attempts: Sequence[Attempt], elapsed_s: float) -> StopReason | None:
    """Why to stop after the last of `attempts`; None to go on, as far as the next call fits into the budget."""
    best = best_attempt(attempts)
    if best is not None:
        if not task.agent.optimise or fastest(best) is None:
            return StopReason.PASSED
    elif task.agent.search == "one_shot":
        return StopReason.ONE_SHOT
    elif fails_unseen_cases_only(attempts[-1]) and not task.renew_public_cases:
        return StopReason.HELD_OUT
    if len(attempts) >= task.budget.attempts:
        return StopReason.ATTEMPTS
    if task.budget.wall_s is not None and elapsed_s >= task.budget.wall_s:
        return StopReason.WALL_TIME
    return None


def fails_unseen_cases_only(attempt: Attempt) -> bool:
    """True if the model may not be shown any case that failed."""
    return attempt.test is not None and attempt.test.public_passed and not attempt.verdict.passed


class Room(NamedTuple):
    """How long the next answer may be, or why there is to be none."""

    output_tokens: int
    stop: StopReason | None


def room_for_answer(task: Task, spent: Spent, messages: Sequence[Message], price: Price) -> Room:
    """What the budget leaves for an answer to `messages`, counted such that no answer can exceed it.

    Raises:
        UserError: there is a cap in dollars, and the price is unknown.
    """
    least = min(LEAST_OUTPUT_TOKENS, task.max_output_tokens)
    room = task.max_output_tokens
    input_tokens = reserve(messages, 0).input_tokens
    if task.budget.tokens is not None:
        room = min(room, task.budget.tokens - spent.usage.total_tokens - input_tokens)
        if room < least:
            return Room(0, StopReason.TOKENS)
    if task.budget.dollars is not None:
        room = min(room, _affordable_tokens(task.budget.dollars, spent, input_tokens, room, price))
        if room < least:
            return Room(0, StopReason.DOLLARS)
    return Room(room, None)


def least_tokens(task: Task, messages: Sequence[Message]) -> int:
    """What an answer to `messages` needs, with them."""
    return reserve(messages, min(LEAST_OUTPUT_TOKENS, task.max_output_tokens)).total_tokens


def _affordable_tokens(dollars: float, spent: Spent, input_tokens: int, wanted: int, price: Price) -> int:
    """How many of the wanted output tokens what is left of `dollars` pays for."""
    input_cost_usd = price(Usage(input_tokens=input_tokens))
    cost_usd = price(Usage(input_tokens=input_tokens, output_tokens=wanted))
    if spent.cost_usd is None or input_cost_usd is None or cost_usd is None:
        raise UserError("the price of this model is unknown: set budget.tokens instead of budget.dollars")
    left_usd = dollars - spent.cost_usd
    if cost_usd <= left_usd:
        return wanted
    left_usd -= input_cost_usd
    output_cost_usd = cost_usd - input_cost_usd
    return int(min(left_usd / output_cost_usd, 1) * wanted) if min(left_usd, output_cost_usd) > 0 else 0
