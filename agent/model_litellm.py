"""Any model that litellm knows, with retries and with every token counted."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from pareval_agent.agent.litellm_call import Chunk, count_tokens, stream
from pareval_agent.agent.model import Completion, ContextExceededError, Message, Usage
from pareval_agent.agent.model_errors import CallError, Cause, Failure
from pareval_agent.agent.pricing import price_usd
from pareval_agent.agent.retry import pause_s
from pareval_agent.agent.usage import Reported, settle
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import ModelConfig

_CONNECT_S = 10.0
_LONGEST_PAUSE_S = 300.0
"""A server that asks for a longer pause counts as not available."""
_OPENAI_COMPATIBLE = ("openai/", "text-completion-openai/")
_FINISH_REASONS: Mapping[str | None, Any] = {"length": "length", "content_filter": "filtered"}


class LiteLLMModel:
    """A model behind litellm; `Model` says what it promises.

    An answer whose stream breaks is asked for again from its start, so `on_text` may see its beginning twice. The
    tokens of broken answers are part of the usage. With a seed, each answer is drawn with another one, counted from
    `answered` of an earlier part of the run: or a new draw would give the old answer again.
    """

    def __init__(
        self,
        config: ModelConfig,
        *,
        api_key: str | None = None,
        answered: int = 0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._config = config
        self._api_key = api_key or _placeholder_key(config)
        self._answered = answered
        self._sleep = sleep
        self._reached = False

    @property
    def name(self) -> str:
        """litellm's name of the model."""
        return self._config.name

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        """Answer the conversation; a call that fails in passing is made again, up to `retries` times."""
        start_s = time.monotonic()
        shown = shown_messages(self._config, messages)
        seed = None if self._config.seed is None else self._config.seed + self._answered
        request = build_request(self._config, shown, max_output_tokens, api_key=self._api_key, seed=seed)
        answer, usage = self._answer(request, shown, on_text)
        self._answered += 1
        return Completion(
            text=answer.text,
            finish_reason=_FINISH_REASONS.get(answer.finish_reason, "stop"),
            usage=usage,
            cost_usd=price_usd(self.name, usage),
            wall_s=time.monotonic() - start_s,
            model=answer.model or self.name,
        )

    def _answer(
        self, request: Mapping[str, Any], shown: Sequence[Mapping[str, str]], on_text: Callable[[str], None]
    ) -> tuple["_Answer", Usage]:
        """The first complete answer, and the tokens of all tries."""
        usage = Usage()
        tries = 0
        while True:
            answer = _Answer()
            tries += 1
            try:
                self._receive(request, answer, on_text)
            except CallError as error:
                wait_s = self._pause_s(error.failure, tries)
                if answer.text:
                    usage += self._usage(shown, answer)
                self._sleep(wait_s)
            else:
                return answer, usage + self._usage(shown, answer)

    def _receive(self, request: Mapping[str, Any], answer: "_Answer", on_text: Callable[[str], None]) -> None:
        try:
            with closing(stream(request, self._config.interface, self._config.timeout_s)) as chunks:
                for chunk in chunks:
                    self._reached = True
                    answer.add(chunk)
                    if chunk.text:
                        on_text(chunk.text)
        except CallError as error:
            if error.failure.cause is not Cause.FILTERED:
                raise
            answer.finish_reason = "content_filter"

    def _pause_s(self, failure: Failure, tries: int) -> float:
        """Seconds until the next try; raises where another one is pointless."""
        if failure.cause is Cause.CONTEXT:
            raise ContextExceededError(failure.message)
        if failure.cause is Cause.REQUEST:
            raise UserError(failure.message)
        # An address that never answered is a wrong one; one that did may be restarting.
        absent = failure.cause is Cause.UNREACHABLE and not self._reached
        asked_s = failure.retry_after_s or 0
        if absent or tries > self._config.retries or asked_s > _LONGEST_PAUSE_S:
            wish = f"; it asks to wait {asked_s:.0f} s" if asked_s else ""
            count = "1 try" if tries == 1 else f"{tries} tries"
            raise InfrastructureError(f"{self.name} does not answer after {count}: {failure.message}{wish}")
        self._reached |= failure.cause is not Cause.UNREACHABLE
        return pause_s(tries, failure.retry_after_s)

    def _usage(self, shown: Sequence[Mapping[str, str]], answer: "_Answer") -> Usage:
        return settle(answer.reported, count_tokens(self.name, shown, answer.text))


def shown_messages(config: ModelConfig, messages: Sequence[Message]) -> list[dict[str, str]]:
    """What of the conversation the model gets to see: all of it, or for a base model the last user message only."""
    if config.interface == "chat":
        return [message.model_dump() for message in messages]
    return [[message.model_dump() for message in messages if message.role == "user"][-1]]


def build_request(
    config: ModelConfig,
    shown: Sequence[Mapping[str, str]],
    max_output_tokens: int,
    *,
    api_key: str | None,
    seed: int | None,
) -> dict[str, Any]:
    """Arguments for litellm; nothing is sent here."""
    import httpx

    request: dict[str, Any] = {
        "model": config.name,
        "max_tokens": max_output_tokens,
        "temperature": config.temperature,
        "stream": True,
        "stream_options": {"include_usage": True},
        "timeout": httpx.Timeout(config.timeout_s, connect=min(_CONNECT_S, config.timeout_s)),
        "max_retries": 0,  # retries are ours, where their waits and tokens are counted
        "drop_params": True,  # reasoning models refuse a temperature
    }
    if config.interface == "chat":
        request["messages"] = list(shown)
    else:
        request["prompt"] = shown[-1]["content"]
    if config.top_p < 1 and "claude" not in config.name.lower():  # Claude refuses top_p beside a temperature
        request["top_p"] = config.top_p
    optional = {"api_base": config.api_base, "api_key": api_key, "seed": seed}
    return request | {name: value for name, value in optional.items() if value is not None}


@dataclass
class _Answer:
    """An answer as far as it has arrived."""

    pieces: list[str] = field(default_factory=list)
    finish_reason: str | None = None
    reported: Reported = field(default_factory=Reported)
    model: str | None = None

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, chunk: Chunk) -> None:
        self.pieces.append(chunk.text)
        self.finish_reason = chunk.finish_reason or self.finish_reason
        self.reported = chunk.reported or self.reported
        self.model = chunk.model or self.model


def _placeholder_key(config: ModelConfig) -> str | None:
    """A server of one's own wants no key, but the client insists on one."""
    own_server = config.api_base is not None and config.name.startswith(_OPENAI_COMPATIBLE)
    return "none" if own_server and "OPENAI_API_KEY" not in os.environ else None
