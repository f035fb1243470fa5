"""One call of a model through litellm, as a stream of plain values. The only place that imports litellm."""

import functools
import logging
import os
import time
import warnings
from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from pareval_agent.agent.model_errors import CallError, diagnose
from pareval_agent.agent.usage import Counted, Reported

Interface = Literal["chat", "completion"]


@dataclass(frozen=True)
class Chunk:
    """A piece of an answer, with whatever else came along."""

    text: str
    finish_reason: str | None
    reported: Reported | None
    model: str | None
    """The name under which the provider serves it, if it says."""


@functools.cache
def load_litellm() -> Any:
    """litellm, silent and without any network of its own. Takes seconds the first time."""
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # or the import fetches a price list
    os.environ.setdefault("LITELLM_MODE", "PRODUCTION")  # or the import reads a .env file
    import litellm

    litellm.suppress_debug_info = True
    litellm.disable_streaming_logging = True
    litellm.disable_hf_tokenizer_download = True
    logging.getLogger("LiteLLM").setLevel(logging.CRITICAL)
    # A malformed usage report makes pydantic complain from inside litellm; we check the report ourselves.
    warnings.filterwarnings("ignore", message="Pydantic serializer warnings", category=UserWarning)
    return litellm


def stream(request: Mapping[str, Any], interface: Interface, timeout_s: float) -> Generator[Chunk]:
    """Ask once and yield the answer as it arrives; close the iterator to make the provider stop.

    Raises:
        CallError: the call failed before the answer was complete, or took longer than `timeout_s` wall seconds.
    """
    deadline_s = time.monotonic() + timeout_s
    litellm = load_litellm()
    response = None
    finished = False
    try:
        response = (litellm.completion if interface == "chat" else litellm.text_completion)(**request)
        for raw in response:
            chunk = _chunk(raw)
            finished = finished or chunk.finish_reason is not None
            yield chunk
            if not finished and time.monotonic() > deadline_s:
                raise TimeoutError(f"the answer was not complete after {timeout_s:g} s")
    except Exception as error:
        if not finished:  # what fails behind a complete answer, such as a malformed report of usage, spoils nothing
            model, address = request["model"], request.get("api_base")
            raise CallError(diagnose(error, model, address, _missing_keys(model))) from None
    finally:
        _close(response)


def count_tokens(model: str, messages: Sequence[Mapping[str, str]], answer: str) -> Counted:
    """Tokens of a conversation and its answer, by the tokenizer that litellm takes for this model."""
    count = load_litellm().token_counter
    return Counted(
        input_tokens=count(model=model, messages=list(messages)),
        output_tokens=count(model=model, text=answer, count_response_tokens=True) if answer else 0,
    )


def _chunk(raw: Any) -> Chunk:
    choice = raw.choices[0] if raw.choices else None
    delta = getattr(choice, "delta", None)
    text = delta.content if delta is not None else getattr(choice, "text", None)
    usage = getattr(raw, "usage", None)
    return Chunk(
        text=text or "",
        finish_reason=getattr(choice, "finish_reason", None),
        reported=None if usage is None else _reported(usage),
        model=_served_name(raw),
    )


def _served_name(raw: Any) -> str | None:
    hidden = getattr(raw, "_hidden_params", None)
    return hidden.get("provider_response_model") if isinstance(hidden, Mapping) else None


def _reported(usage: Any) -> Reported:
    return Reported(
        input_tokens=usage.prompt_tokens,
        cached_tokens=getattr(usage.prompt_tokens_details, "cached_tokens", None),
        output_tokens=usage.completion_tokens,
        reasoning_tokens=getattr(usage.completion_tokens_details, "reasoning_tokens", None),
    )


def _missing_keys(model: str) -> tuple[str, ...]:
    try:
        missing = load_litellm().validate_environment(model)["missing_keys"]
    except Exception:  # it only improves a message
        return ()
    return tuple(name for name in missing if "KEY" in name or "TOKEN" in name)


def _close(response: Any) -> None:
    """Close the connection under litellm's wrappers, which have no close of their own."""
    while response is not None:
        with suppress(Exception):
            response.close()
        response = getattr(response, "completion_stream", None)
