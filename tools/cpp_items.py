"""What C++ text declares and does at its outermost level: the items that a wanted function can be picked from.

A reading by shape, not by grammar: text need not compile, names are not looked up, and statements outside of any
function are items too, because models often answer with the inside of a function.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pareval_agent.tools.cpp_scan import Extent, Scanner
from pareval_agent.tools.cpp_text import KEYWORDS, Kind, Token, directive, tokenize, without_comments


class ItemKind(StrEnum):
    """What an item is."""

    DIRECTIVE = "directive"
    FUNCTION = "function"
    """A function with a body."""
    TYPE = "type"
    """A class or enumeration with a body, or an alias."""
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
    tokens: Sequence[Token]
    """From first to last, without comments."""
    name: str | None = None
    """None where nothing is named, and for members: `Class::f`."""
    result: Sequence[Token] = ()
    """Of a function: what stands before its name, a template's parameters excepted."""
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
        scanner = Scanner(self.tokens)
        return tuple(_item(scanner, extent) for extent in scanner.extents(0, len(self.tokens)))

    def part(self, start: int, end: int, *, without: Iterable[Item] = ()) -> str:
        """The text between two offsets, with some of its items, in order, left out."""
        kept = []
        for item in without:
            kept.append(self.text[start : item.start])
            start = item.end
        return "".join(kept) + self.text[start:end]

    @cached_property
    def declared(self) -> tuple[Item, ...]:
        """The items, each linkage block followed by its own."""
        return tuple(inner for item in self.items for inner in (item, *item.inner))


_CONTROL = {"for", "if", "while", "switch", "catch"}
_STATEMENT_START = {
    *_CONTROL, "else", "do", "case", "default", "break", "continue", "goto", "return", "try", "throw", "new",
    "delete", "this", "co_return", "co_await", "{",
}  # fmt: skip
_EXPRESSION_START = {"[", "(", "*", "++", "--"}


def _item(scanner: Scanner, extent: Extent, *, nested: bool = False) -> Item:
    tokens, head = scanner.tokens[extent.first : extent.end], extent.head
    opening = scanner.tokens[head.begin].text
    if tokens[0].kind is Kind.DIRECTIVE:
        return Item(ItemKind.DIRECTIVE, tokens, _macro(tokens[0]))
    if opening == "}":
        return Item(ItemKind.STRAY, tokens)
    if opening in _STATEMENT_START or (opening in _EXPRESSION_START and tokens[-1].text in {";", "}"}):
        return Item(ItemKind.STATEMENT, tokens)
    if head.scope and extent.body is not None:
        return _scope(scanner, extent, nested=nested)
    if opening in {"using", "typedef"}:
        return _alias(tokens)
    return _named_item(scanner, extent, tokens)


def _named_item(scanner: Scanner, extent: Extent, tokens: Sequence[Token]) -> Item:
    """A class, a function, a declaration or an expression."""
    head, name = extent.head, _name(scanner, extent)
    if head.class_key and head.parameters is None and extent.body is not None and not extent.assigned:
        return Item(ItemKind.TYPE, tokens, name)
    if head.parameters is not None and extent.body is not None and not extent.assigned:
        return _function(scanner, extent, tokens)
    if tokens[-1].text != ";":
        return Item(ItemKind.UNFINISHED, tokens)
    expression = head.words == 1 and tokens[0].text != "static_assert"
    kind = ItemKind.STATEMENT if expression else ItemKind.DECLARATION
    return Item(kind, tokens, name)


def _function(scanner: Scanner, extent: Extent, tokens: Sequence[Token]) -> Item:
    """A function, or a statement that only looks like one: `LOOP(i, n) { … }`."""
    head, all_tokens = extent.head, scanner.tokens
    assert head.name is not None
    assert head.parameters is not None
    result = all_tokens[head.begin : head.name]
    word = all_tokens[head.name].text
    if word in _CONTROL or not (result or word == "main"):
        return Item(ItemKind.STATEMENT, tokens)
    if tokens[-1].text == "{":
        return Item(ItemKind.UNFINISHED, tokens)
    parameters = all_tokens[head.parameters + 1 : scanner.closing[head.parameters]]
    return Item(ItemKind.FUNCTION, tokens, _name(scanner, extent), result, parameters)


def _scope(scanner: Scanner, extent: Extent, *, nested: bool) -> Item:
    """A namespace with its outermost name, or a linkage block with its items; those of a block within are not read."""
    tokens = scanner.tokens[extent.first : extent.end]
    assert extent.body is not None
    if tokens[0].text != "extern":
        words = [token.text for token in scanner.tokens[extent.first : extent.body] if token.kind is Kind.WORD]
        return Item(ItemKind.SCOPE, tokens, next((word for word in words if word not in KEYWORDS), None))
    if nested:
        return Item(ItemKind.SCOPE, tokens)
    within = scanner.extents(extent.body + 1, scanner.closing.get(extent.body, extent.end))
    return Item(ItemKind.SCOPE, tokens, inner=tuple(_item(scanner, item, nested=True) for item in within))


def _name(scanner: Scanner, extent: Extent) -> str | None:
    index = extent.head.name
    if index is None or (index > extent.first and scanner.tokens[index - 1].text == "::"):
        return None
    return scanner.tokens[index].text


def _macro(token: Token) -> str | None:
    """The name that a `#define` defines."""
    kind, argument = directive(token)
    words = tokenize(argument)[:1] if kind == "define" else []
    return words[0].text if words else None


def _alias(tokens: Sequence[Token]) -> Item:
    """`using name = …;`, `using scope::name;`, `typedef … name;`, or `using namespace …;`, which names nothing."""
    words = [token.text for token in tokens if token.kind is Kind.WORD]
    if "namespace" in words:
        return Item(ItemKind.DECLARATION, tokens)
    aliased = any(token.text == "=" for token in tokens)
    return Item(ItemKind.TYPE, tokens, words[1 if aliased and len(words) > 1 else -1])
