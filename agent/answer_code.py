"""What a piece of an answer offers as the wanted function, and how good that offer is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from pareval_agent.tools.cpp_items import CppText, Item, ItemKind
from pareval_agent.tools.cpp_shape import Shape, shape
from pareval_agent.tools.cpp_text import directive


@dataclass(frozen=True, slots=True)
class Wanted:
    """The function that is asked for."""

    function: str
    signature: str
    shape: Shape

    @classmethod
    def of(cls, function: str, signature: str) -> "Wanted":
        """Read a signature without its brace, such as `double average(std::vector<double> const& x)`."""
        signature = signature.strip()
        return cls(function, signature, shape(CppText(signature + "{}").items[0]))


class Quality(IntEnum):
    """How much speaks for an offer; between equals the later one in an answer is the corrected one."""

    DOUBTFUL_BODY = 1
    """Statements that call the wanted function, or do not return what it returns: perhaps an example of its use."""
    BODY = 2
    OTHER_NAME = 3
    """One function with the wanted result and parameters."""
    OTHER_PARAMETERS = 4
    """A function with the wanted name."""
    FUNCTION = 5


@dataclass(frozen=True, slots=True)
class Body:
    """Statements that belong between the braces of the wanted function."""

    leading: Sequence[Item]
    """Functions and what else comes before the last of them: they cannot stand inside a function."""
    inside: Sequence[Item]
    brace: Item | None
    """The closing brace of the function, if the answer has it."""
    trailing: Sequence[Item]
    """What follows that brace."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A piece of code and what in it is the wanted function."""

    code: CppText
    quality: Quality
    found: Item | Body


# First words of a function in other languages that use braces.
_FOREIGN = {"def", "fn", "fun", "func", "function", "let", "private", "pub", "public", "sub"}
_FILE_SCOPE = {ItemKind.DIRECTIVE, ItemKind.FUNCTION, ItemKind.TYPE, ItemKind.SCOPE, ItemKind.DECLARATION}


def offer(code: CppText, wanted: Wanted) -> Offer | None:
    """The best that a piece of code offers as the wanted function."""
    functions = free_functions(code)
    named = [item for item in functions if item.name == wanted.function]
    body = _body(code.items)
    if body and body.brace and not any(item.start < body.brace.start for item in named):
        return Offer(code, _quality_of_body(body, wanted), body)
    quality = _quality_of_body(body, wanted) if body else None
    alike = [item for item in functions if item.name != "main" and shape(item) == wanted.shape]
    exact = [item for item in alike if item.name == wanted.function]
    if named:
        return Offer(code, Quality.FUNCTION if exact else Quality.OTHER_PARAMETERS, (exact or named)[-1])
    if quality is not Quality.BODY and len({item.name for item in alike}) == 1:
        return Offer(code, Quality.OTHER_NAME, alike[-1])
    return Offer(code, quality, body) if body and quality else None


def free_functions(code: CppText) -> list[Item]:
    """The functions that could be called by their name alone."""
    functions = (item for item in code.declared if item.kind is ItemKind.FUNCTION and item.name)
    return [item for item in functions if not item.result or item.result[0].text not in _FOREIGN]


def _body(items: Sequence[Item]) -> Body | None:
    """The items read as the inside of a function, None if there is no statement among them."""
    stray = next((index for index, item in enumerate(items) if item.kind is ItemKind.STRAY), None)
    inside = items[:stray]
    outer = next((index for index, item in enumerate(inside) if not _at_file_scope(item)), len(inside))
    functions = (index for index in range(outer) if inside[index].kind in {ItemKind.FUNCTION, ItemKind.SCOPE})
    first = max(functions, default=-1) + 1
    if not any(item.kind is ItemKind.STATEMENT for item in inside[first:]):
        return None
    brace = None if stray is None else items[stray]
    return Body(inside[:first], inside[first:], brace, () if stray is None else items[stray + 1 :])


def _at_file_scope(item: Item) -> bool:
    pragma = item.kind is ItemKind.DIRECTIVE and directive(item.tokens[0])[0] == "pragma"
    return item.kind in _FILE_SCOPE and not pragma


def _quality_of_body(body: Body, wanted: Wanted) -> Quality:
    tokens = [token.text for item in body.inside for token in item.tokens]
    returns = wanted.shape.returns_nothing or "return" in tokens
    calls = (wanted.function, "(") in pairwise(tokens)
    return Quality.BODY if returns and not calls else Quality.DOUBTFUL_BODY
