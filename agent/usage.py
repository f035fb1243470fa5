"""Tokens of an answer: what the server reports, as far as it can be true."""

from typing import NamedTuple

from pareval_agent.agent.model import Usage

_LEAST_SHARE = 1 / 3
"""No tokenizer in use needs less than this share of the tokens that the one we count with needs for code."""


class Reported(NamedTuple):
    """What a server says; None where it says nothing."""

    input_tokens: int | None = None
    cached_tokens: int | None = None
    output_tokens: int | None = None
    reasoning_tokens: int | None = None


class Counted(NamedTuple):
    """What we count ourselves with a common tokenizer."""

    input_tokens: int
    output_tokens: int


def settle(reported: Reported, counted: Counted) -> Usage:
    """The report where it is plausible, our own count where it is absent, not positive or far too small."""
    input_tokens, input_estimated = _either(reported.input_tokens, counted.input_tokens)
    output_tokens, output_estimated = _either(reported.output_tokens, counted.output_tokens)
    return Usage(
        input_tokens=input_tokens,
        cached_tokens=_within(reported.cached_tokens, input_tokens),
        output_tokens=output_tokens,
        reasoning_tokens=_within(reported.reasoning_tokens, output_tokens),
        estimated=input_estimated or output_estimated or _is_litellms_own(reported, counted),
    )


def _either(reported: int | None, counted: int) -> tuple[int, bool]:
    if reported is None or reported < 0 or reported < counted * _LEAST_SHARE:
        return counted, True
    return reported, False


def _within(part: int | None, whole: int) -> int:
    return min(max(part or 0, 0), whole)


def _is_litellms_own(reported: Reported, counted: Counted) -> bool:
    """litellm fills in a missing report silently, with the very count that we make.

    Only servers that report the cached tokens too, such as those whose tokenizer we count with, agree by themselves.
    """
    return reported.cached_tokens is None and (reported.input_tokens, reported.output_tokens) == tuple(counted)
