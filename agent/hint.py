"""What a hint is: how a mistake with a known cure is recognized, and the sentence that tells the cure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pareval_agent.agent.hint_code import Code

Words = Mapping[str, str]
"""What was found, by name; the sentence has the names in braces."""


class Advice(NamedTuple):
    """A row of a table that applies."""

    name: str
    """Of the row."""
    sentence: str


def _nothing_more(words: Words, code: Code) -> Words | None:
    return {}


@dataclass(frozen=True)
class CompilerHint:
    """An error of the compiler: both patterns must be found, and `look` must agree."""

    name: str
    cure: str
    """The sentence, in which the named groups of the patterns stand in braces."""
    message: str
    """In the text of the error, its notes included."""
    line: str = ""
    """In the line of code that it points to; of several places the one around its column."""
    look: Callable[[Words, Code], Words | None] = _nothing_more
    """Looks closer: further words for the sentence, or None if the row does not apply after all. It is given what the
    patterns found, and `text`, the line of code, and `at`, the name that begins at the column."""


@dataclass(frozen=True)
class SourceHint:
    """A mistake that stands in the code: what `look` finds, None if it does not apply."""

    name: str
    cure: str
    look: Callable[[Code], Words | None]
