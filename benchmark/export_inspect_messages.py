# mypy: disable-error-code="import-not-found"
"""What was said and found out, as messages and events of Inspect's logs. Needs inspect-ai."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from inspect_ai.event import Event, InfoEvent, ModelEvent, SpanBeginEvent, SpanEndEvent
from inspect_ai.model import (
    ChatCompletionChoice,
    ChatMessage,
    ChatMessageAssistant,
    ChatMessageSystem,
    ChatMessageUser,
    GenerateConfig,
    ModelOutput,
    ModelUsage,
    StopReason,
)

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.model import Completion, Message, Usage
from pareval_agent.agent.result import Trajectory
from pareval_agent.agent.state import Exchange

_STOP_REASONS: Mapping[str, StopReason] = {"stop": "stop", "length": "max_tokens", "filtered": "content_filter"}


def conversation(trajectory: Trajectory) -> Iterator[ChatMessage]:
    """All that was asked in the first call, and then what each call asked last, with its whole answer.

    Later calls repeat the prompt and the last candidate before they ask.
    """
    for number, exchange in enumerate(trajectory.exchanges):
        yield from map(_message, exchange.messages[-1:] if number else exchange.messages)
        yield _answer(exchange.answer)


def events(trajectory: Trajectory, model: str, start: datetime) -> Iterator[Event]:
    """Attempt by attempt: the call as it was made, and what became of the answer.

    Args:
        trajectory: of a sample.
        model: as it was asked for.
        start: when the sample began; the agent's own work between attempts is taken for nothing.
    """
    elapsed_s = 0.0
    for exchange, attempt in zip(trajectory.exchanges, trajectory.attempts, strict=False):
        yield from _attempt_events(exchange, attempt, model, start, elapsed_s)
        elapsed_s += attempt.seconds.model_s + attempt.seconds.build_s + attempt.seconds.run_s


def output(answer: Completion) -> ModelOutput:
    """An answer with its tokens."""
    choice = ChatCompletionChoice(message=_answer(answer), stop_reason=_STOP_REASONS[answer.finish_reason])
    return ModelOutput(
        model=answer.model, choices=[choice], usage=tokens(answer.usage, answer.cost_usd), time=answer.wall_s
    )


def tokens(usage: Usage, cost_usd: float | None) -> ModelUsage:
    """Tokens in Inspect's way of counting, where cached ones are no input tokens."""
    return ModelUsage(
        input_tokens=usage.input_tokens - usage.cached_tokens,
        input_tokens_cache_read=usage.cached_tokens,
        output_tokens=usage.output_tokens,
        reasoning_tokens=usage.reasoning_tokens,
        total_tokens=usage.total_tokens,
        total_cost=cost_usd,
    )


def _message(message: Message) -> ChatMessage:
    match message.role:
        case "system":
            return ChatMessageSystem(content=message.content, source="input")
        case "user":
            return ChatMessageUser(content=message.content, source="input")
        case "assistant":
            return ChatMessageAssistant(content=message.content, source="input")


def _answer(answer: Completion) -> ChatMessageAssistant:
    return ChatMessageAssistant(content=answer.text, source="generate", model=answer.model)


def _attempt_events(
    exchange: Exchange, attempt: Attempt, model: str, start: datetime, elapsed_s: float
) -> Iterator[Event]:
    span = f"attempt-{attempt.index}"
    asked, answered = elapsed_s, elapsed_s + attempt.seconds.model_s
    judged = answered + attempt.seconds.build_s + attempt.seconds.run_s

    def at(seconds: float) -> datetime:
        return start + timedelta(seconds=seconds)

    yield SpanBeginEvent(
        id=span, span_id=span, name=f"attempt {attempt.index}: {attempt.step}", timestamp=at(asked), working_start=asked
    )
    yield ModelEvent(
        span_id=span,
        timestamp=at(asked),
        working_start=asked,
        model=model,
        input=list(map(_message, exchange.messages)),
        tools=[],
        tool_choice="none",
        config=GenerateConfig(),
        output=output(exchange.answer),
        completed=at(answered),
        working_time=attempt.seconds.model_s,
    )
    yield InfoEvent(
        span_id=span,
        timestamp=at(judged),
        working_start=judged,
        source="judge",
        data=attempt.model_dump(
            mode="json", include={"verdict", "detail", "feedback", "seconds"}, exclude_none=True, exclude_defaults=True
        ),
    )
    yield SpanEndEvent(id=span, span_id=span, timestamp=at(judged), working_start=judged)
