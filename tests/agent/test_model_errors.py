"""What a failed call means, for exceptions that no test server can provoke."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace

import pytest

from pareval_agent.agent.model_errors import Cause, diagnose


class ProviderError(Exception):
    """Any exception of litellm: a text and attributes."""

    def __init__(self, text: str, **attributes: object) -> None:
        super().__init__(text)
        vars(self).update(attributes)


class ContentPolicyViolationError(ProviderError):
    """Known by its name, as litellm's own is."""


class ContextWindowExceededError(ProviderError):
    """Known by its name, as litellm's own is."""


@pytest.mark.parametrize(
    ("error", "cause", "message"),
    [
        (ContentPolicyViolationError("no"), Cause.FILTERED, "no"),
        (ContextWindowExceededError("9 tokens"), Cause.CONTEXT, "the conversation does not fit into the context of"),
        (ProviderError("x", status_code=401), Cause.REQUEST, "acme/m is refused (x): set ACME_API_KEY"),
        (ProviderError("Missing Acme API Key - x", status_code=500), Cause.REQUEST, "set ACME_API_KEY"),
        (ProviderError("LLM Provider NOT provided. x", status_code=400), Cause.REQUEST, "unknown model 'acme/m'"),
        (ProviderError("x", status_code=404), Cause.REQUEST, "there is no model acme/m at the provider: x"),
        (ProviderError("x", status_code=402), Cause.REQUEST, "acme/m refuses the request: x"),
        (ProviderError("x", status_code=409), Cause.SERVICE, "x"),
        (ProviderError("x", status_code=503), Cause.SERVICE, "x"),
        (ProviderError("x"), Cause.SERVICE, "x"),
        (TimeoutError("too late"), Cause.SERVICE, "too late"),
        (ProviderError(""), Cause.SERVICE, "no reason given"),
    ],
)
def test_causes(error: Exception, cause: Cause, message: str) -> None:
    failure = diagnose(error, "acme/m", None, ["ACME_API_KEY"])
    assert failure.cause is cause
    assert message in failure.message


def test_layers_around_the_providers_words_are_taken_off() -> None:
    wrapped = ProviderError("litellm.InternalServerError: InternalServerError: OpenAIException - try later\nTraceback:")
    assert diagnose(wrapped, "acme/m", None).message == "try later"


def test_the_cause_of_a_broken_stream_decides() -> None:
    broken = ProviderError("stream", status_code=500, original_exception=ProviderError("inner", status_code=400))
    assert diagnose(broken, "acme/m", None).cause is Cause.REQUEST


def test_a_library_that_is_missing_is_no_reason_to_try_again() -> None:
    error = ProviderError("install the SDK", status_code=500)
    error.__cause__ = ModuleNotFoundError("no SDK")
    assert diagnose(error, "acme/m", None).cause is Cause.REQUEST


def test_a_key_that_is_set_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_API_KEY", "a-key-that-is-wrong")
    failure = diagnose(ProviderError("bad a-key-that-is-wrong", status_code=401, llm_provider="acme"), "acme/m", None)
    assert failure.message == "acme/m is refused (bad ***): check ACME_API_KEY"


def test_long_messages_are_cut() -> None:
    assert len(diagnose(ProviderError("x" * 5000), "acme/m", None).message) < 400


def after(value: str) -> float | None:
    response = SimpleNamespace(headers={"retry-after": value})
    return diagnose(ProviderError("x", status_code=429, response=response), "acme/m", None).retry_after_s


@pytest.mark.parametrize(("value", "seconds"), [("7", 7), ("0.5", 0.5), ("-3", 0), ("soon", None)])
def test_retry_after_in_seconds(value: str, seconds: float | None) -> None:
    assert after(value) == seconds


def test_retry_after_as_a_date() -> None:
    seconds = after(format_datetime(datetime.now(UTC) + timedelta(minutes=2), usegmt=True))
    assert seconds is not None
    assert 60 < seconds <= 120
