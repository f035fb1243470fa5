"""What can be compared of two functions without knowing their types: result and parameters, whatever their names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pareval_agent.tools.cpp_items import Item
from pareval_agent.tools.cpp_text import KEYWORDS, Kind, Token

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """Sorted tokens of the result and of each parameter: `const double&` and `double const &` are the same."""

    result: _Words
    parameters: tuple[_Words, ...]

    @property
    def returns_nothing(self) -> bool:
        """True for `void f()`."""
        return "void" in self.result and "*" not in self.result


_NOT_OF_THE_TYPE = {"std", "::", "static", "inline", "extern", "constexpr", "__restrict__", "__restrict", "[[", "]]"}
_QUALIFIERS = {"const", "volatile", "struct", "class", "typename"}


def shape(function: Item) -> Shape:
    """The shape of an item that is a function."""
    parameters = (_without_name(parameter) for parameter in _split(function.parameters))
    return Shape(
        _words(_without_arguments(function.result)),
        tuple(_words(parameter) for parameter in parameters if parameter),
    )


def _without_arguments(result: Sequence[Token]) -> Iterator[Token]:
    """The tokens but for `__launch_bounds__(256)` and the like."""
    depth = 0
    for token, following in zip(result, [*result[1:], None], strict=True):
        called = following is not None and following.text == "("
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and token.text != ")" and not called:
            yield token


def _words(tokens: Iterable[Token]) -> _Words:
    words = (token.text for token in tokens if token.kind is not Kind.STRING)
    return tuple(sorted(word for word in words if word not in _NOT_OF_THE_TYPE))


def _split(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Parameters, at the commas outside of all brackets."""
    first, depth = 0, 0
    for index, token in enumerate(tokens):
        depth += (token.text in {"<", "(", "[", "{"}) - (token.text in {">", ")", "]", "}"})
        if token.text == "," and depth == 0:
            yield tokens[first:index]
            first = index + 1
    yield tokens[first:]


def _without_name(parameter: Sequence[Token]) -> Sequence[Token]:
    """The parameter without its default and its name, which is the last word that is not part of the type."""
    default = next((index for index, token in enumerate(parameter) if token.text == "="), len(parameter))
    declared = parameter[:default]
    words = [index for index in _outer_words(declared) if declared[index].text not in _QUALIFIERS]
    if len(words) < 2 or declared[words[-1]].text in KEYWORDS:
        return declared
    return [*declared[: words[-1]], *declared[words[-1] + 1 :]]


def _outer_words(tokens: Sequence[Token]) -> Iterator[int]:
    """Indexes of the words outside of template arguments, only the last of a qualified name."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token.text in {"<", "["}) - (token.text in {">", "]"})
        qualifies = index + 1 < len(tokens) and tokens[index + 1].text == "::"
        if token.kind is Kind.WORD and depth == 0 and not qualifies:
            yield index
