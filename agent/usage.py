"""Tokens of an answer: what the server reports, as far as it can be true, and what to expect beforehand."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from pareval_agent.agent.model import Message, Usage

_LEAST_SHARE = 1 / 3
"""No tokenizer in use needs less than this share of the tokens that the one we count with needs for code."""
_BYTES_PER_TOKEN = 2.5
"""C++ in the tokenizers in use has 2.6 to 4 bytes a token."""
_MESSAGE_TOKENS = 16
"""What a chat template puts around a message, at most."""


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


def estimate_tokens(text: str) -> int:
    """About how many tokens a text has, rather too many than too few; needs no tokenizer."""
    return math.ceil(len(text.encode()) / _BYTES_PER_TOKEN)


def reserve(messages: Sequence[Message], max_output_tokens: int) -> Usage:
    """The most that a call may use, for the ledger to hold before the call is made."""
    input_tokens = sum(estimate_tokens(message.content) + _MESSAGE_TOKENS for message in messages)
    return Usage(input_tokens=input_tokens, output_tokens=max_output_tokens, estimated=True)


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
