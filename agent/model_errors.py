"""Why a call of a model failed: the many exceptions of the providers, as one of four causes and one line."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum, auto

from pareval_agent.agent.redact import redact


class Cause(Enum):
    """What can be done about a failed call."""

    REQUEST = auto()
    """Nothing but another request: a bad key, an unknown model."""
    CONTEXT = auto()
    """The conversation is too long."""
    SERVICE = auto()
    """Ask again: a rate limit, a server error, a broken connection, a timeout."""
    UNREACHABLE = auto()
    """Nobody answers at the address."""
    FILTERED = auto()
    """The provider's content filter refused, which is an answer."""


@dataclass(frozen=True)
class Failure:
    """Why a call failed; the message is one line without keys."""

    cause: Cause
    message: str
    retry_after_s: float | None = None


class CallError(Exception):
    """A call failed."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


_LINE_CHARACTERS = 300
_PREFIX = re.compile(r"^(?:litellm\.)?\w*(?:Error|Timeout|Exception)\w*(?: Error)?(?::| -) ")
_NO_KEY = re.compile(r"missing .*(?:api.key|credentials)|api_key is not set|locate credentials", re.IGNORECASE)
_NO_CREDIT = re.compile(r"insufficient_quota|exceeded your current quota", re.IGNORECASE)
_NO_PROVIDER = "LLM Provider NOT provided"
_OPENAI_SAYS_NOTHING = "Connection error."
_AGAIN_STATUS = frozenset({408, 409, 425, 429})


def diagnose(error: Exception, model: str, address: str | None, missing_keys: Sequence[str] = ()) -> Failure:
    """Tell what a provider's exception means.

    `address` is the configured one; `missing_keys` are the environment variables that the provider wants and that are
    not set. litellm's classes are known by name, so that nothing here waits for its import.
    """
    error = getattr(error, "original_exception", None) or error
    links = tuple(_chain(error))
    kinds = {kind.__name__ for link in links for kind in type(link).__mro__}
    status = getattr(error, "status_code", None)
    text = _words(links)

    def because(cause: Cause, message: str) -> Failure:
        return Failure(cause, redact(message), _retry_after_s(links) if cause is Cause.SERVICE else None)

    if "ContentPolicyViolationError" in kinds:
        return because(Cause.FILTERED, text)
    if "ContextWindowExceededError" in kinds:
        return because(Cause.CONTEXT, f"the conversation does not fit into the context of {model}: {text}")
    if kinds & {"ConnectionRefusedError", "gaierror", "ConnectTimeout"}:
        return because(Cause.UNREACHABLE, f"nobody answers at {address or _address(links)} ({_root(links)})")
    if status in (401, 403) or _NO_KEY.search(text):
        return because(Cause.REQUEST, f"{model} is refused ({text}): {_key_advice(error, missing_keys)}")
    if _NO_PROVIDER in text:
        return because(Cause.REQUEST, f"unknown model {model!r}: name it as PROVIDER/MODEL, such as openai/gpt-4o")
    if status == 404:
        return because(Cause.REQUEST, f"there is no model {model} at {address or _address(links)}: {text}")
    if "ImportError" in kinds or _NO_CREDIT.search(text) or (status and _is_final(status)):
        return because(Cause.REQUEST, f"{model} refuses the request: {text}")
    return because(Cause.SERVICE, text)


def _is_final(status: int) -> bool:
    return 400 <= status < 500 and status not in _AGAIN_STATUS


def _key_advice(error: Exception, missing_keys: Sequence[str]) -> str:
    if missing_keys:
        return f"set {' or '.join(missing_keys)}"
    usual = f"{getattr(error, 'llm_provider', '')}_API_KEY".upper()
    return f"check {usual}" if usual in os.environ else "check the key and what it permits"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _root(links: Sequence[BaseException]) -> str:
    """What the system said at the bottom of it all."""
    return getattr(links[-1], "strerror", None) or str(links[-1]) or type(links[-1]).__name__


def _address(links: Sequence[BaseException]) -> str:
    """Scheme, host and port of the request that failed, from the HTTP client's own exception."""
    requests = (getattr(link, "_request", None) for link in links)
    url = next((request.url for request in requests if request is not None), None)
    return f"{url.scheme}://{url.netloc.decode()}" if url else "the provider"


def _words(links: Sequence[BaseException]) -> str:
    """The provider's own words, without the layers that wrap them."""
    bodies = (getattr(link, "body", None) for link in links)
    messages = (body.get("message") for body in bodies if isinstance(body, Mapping))
    text = next((message for message in messages if isinstance(message, str)), str(links[0]))
    text = _first_line(text)
    while (shorter := _PREFIX.sub("", text)) != text:
        text = shorter
    return _first_line(_root(links)) if text == _OPENAI_SAYS_NOTHING else text


def _first_line(text: str) -> str:
    lines = redact(text).strip().splitlines() or ["no reason given"]  # redacted before it is cut through a key
    return lines[0] if len(lines[0]) <= _LINE_CHARACTERS else f"{lines[0][:_LINE_CHARACTERS]}…"


def _retry_after_s(links: Sequence[BaseException]) -> float | None:
    """What the server asks for in its Retry-After header, as seconds or as a date."""
    for link in links:
        for source in (link, getattr(link, "response", None)):
            for name in ("litellm_response_headers", "headers"):
                headers = getattr(source, name, None)
                value = headers.get("retry-after") if isinstance(headers, Mapping) else None
                if value is not None:
                    return _seconds(str(value))
    return None


def _seconds(value: str) -> float | None:
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
