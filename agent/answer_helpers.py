"""Which functions, types and constants of other pieces of an answer a piece of code needs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from pareval_agent.tools.cpp_items import Item, ItemKind
from pareval_agent.tools.cpp_text import Kind, Token, directive

_WORD = re.compile(r"[^\W\d]\w*")
_MEMBER_OF = {".", "->", "::"}
_CONSTANT = {"const", "constexpr", "inline", "static", "__constant__", "__device__"}


def used_names(items: Iterable[Item]) -> set[str]:
    """All unqualified words in items, those in directives included."""
    names: set[str] = set()
    for item in items:
        previous = ""
        for token in item.tokens:
            names.update(_names(token, previous))
            previous = token.text
    return names


def _names(token: Token, previous: str) -> Iterable[str]:
    if token.kind is Kind.DIRECTIVE:
        return _WORD.findall(token.text)
    return [token.text] if token.kind is Kind.WORD and previous not in _MEMBER_OF else []


class Piece(NamedTuple):
    """Items and the text that they were found in."""

    text: str
    items: Sequence[Item]


def needed(code: Iterable[Item], pieces: Sequence[Piece], *, taken: Set[str]) -> list[str]:
    """The items of `pieces` that `code` uses but does not define, with what those use, each as its text.

    A piece that gives something gives its includes, too. Of a name that several pieces define, the last one counts: it
    is the corrected one. What is called as one of `taken` is left alone.
    """
    offered: dict[str, list[Item]] = {}
    for piece in pieces:
        offered.update(_definitions(piece.items))
    known = {item.name for item in code if _defines(item)} | taken
    pending = used_names(code)
    chosen: set[int] = set()
    while pending:
        name = pending.pop()
        if name in offered and name not in known:
            known.add(name)
            chosen.update(id(item) for item in offered[name])
            pending |= used_names(offered[name])
    return [text for piece in pieces for text in _given(piece, chosen)]


def _given(piece: Piece, chosen: Set[int]) -> list[str]:
    includes = [item for item in piece.items if _is_include(item)]
    gives = len(includes) == len(piece.items) or any(id(item) in chosen for item in piece.items)
    given = [item for item in piece.items if id(item) in chosen or _is_include(item)] if gives else []
    return [piece.text[item.start : item.end] for item in given]


def _definitions(items: Sequence[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.name and _defines(item):
            found[item.name].append(item)
    return found


def _defines(item: Item) -> bool:
    """True for what can stand in front of a function and be used in it."""
    if item.kind is ItemKind.DECLARATION:
        texts = [token.text for token in item.tokens]
        return texts[0] in _CONSTANT and ("=" in texts or "{" in texts)
    return item.kind in {ItemKind.FUNCTION, ItemKind.TYPE, ItemKind.SCOPE, ItemKind.DIRECTIVE}


def _is_include(item: Item) -> bool:
    """An include of an installed header, or a `using namespace`."""
    if item.kind is ItemKind.DIRECTIVE:
        name, argument = directive(item.tokens[0])
        return name == "include" and argument.strip().startswith("<")
    return item.kind is ItemKind.DECLARATION and item.tokens[0].text == "using"
