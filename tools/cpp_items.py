"""What C++ text declares and does at its outermost level: the items that a wanted function can be picked from.

A reading by shape, not by grammar: text need not compile, names are not looked up, and statements outside of any
function are items too, because models often answer with the inside of a function.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pareval_agent.tools.cpp_text import Kind, Token, directive, match_brackets, tokenize, without_comments


class ItemKind(StrEnum):
    """What an item is."""

    DIRECTIVE = "directive"
    FUNCTION = "function"
    """A function with a body."""
    TYPE = "type"
    """A class, an enumeration or an alias."""
    SCOPE = "scope"
    """A namespace or a linkage block."""
    DECLARATION = "declaration"
    """A variable, a function without a body, or `using namespace`."""
    STATEMENT = "statement"
    """What can only stand inside a function."""
    STRAY = "stray"
    """A closing brace without an opening one."""
    UNFINISHED = "unfinished"
    """Cut off, or no C++."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item, its place in the text and the name it declares."""

    kind: ItemKind
    name: str | None
    """Qualified as written; None where nothing is named."""
    tokens: Sequence[Token]
    """From first to last, without comments."""
    head: Sequence[Token] = ()
    """Of a function: what stands before its parameters and its name."""
    parameters: Sequence[Token] = ()
    """Of a function: what stands between its parentheses."""
    inner: "tuple[Item, ...]" = ()
    """Of a linkage block: its items."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.tokens[-1].end


@dataclass(frozen=True)
class CppText:
    """C++ text with its tokens and items, read when first asked for."""

    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        """Tokens without comments."""
        return without_comments(tokenize(self.text))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Items at the outermost level, in order."""
        return tuple(_Reader(self.tokens).items(0, len(self.tokens)))

    @cached_property
    def declared(self) -> tuple[Item, ...]:
        """The items, with those of linkage blocks."""
        return tuple(inner for item in self.items for inner in (item, *item.inner))


_NOT_A_FUNCTION = {"for", "if", "while", "switch", "catch", "return", "throw", "sizeof", "new", "delete", "co_return"}
_STATEMENT_START = {
    *_NOT_A_FUNCTION, "else", "do", "try", "break", "continue", "goto", "case", "default", "this", "{", "[", "(", "*",
    "++", "--",
}  # fmt: skip
_SPECIFIER_CALL = {
    "__attribute__", "__launch_bounds__", "__declspec", "__align__", "__cluster_dims__", "alignas", "decltype",
    "explicit", "noexcept", "requires", "typeof", "__typeof__",
}  # fmt: skip
_CLASS_KEY = {"class", "struct", "union", "enum"}
_BLOCK_START = {"else", "do", "try"}
_ASSIGNMENT = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<="}


class _Reader:
    """Cuts a sequence of tokens into items; each token is looked at a bounded number of times."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.closing = match_brackets(tokens)

    def items(self, first: int, last: int) -> Iterator[Item]:
        while first < last:
            end = min(self._end(first, last), last)
            yield self._item(first, end)
            first = end
