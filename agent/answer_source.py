"""Puts together what is compiled: the wanted function, and what of the answer it needs."""

from collections.abc import Iterable, Sequence

from pareval_agent.agent.answer_code import Body, Wanted, free_functions
from pareval_agent.agent.answer_helpers import Piece, needed
from pareval_agent.tools.cpp_items import CppText, Item, ItemKind
from pareval_agent.tools.cpp_shape import shape
from pareval_agent.tools.cpp_text import CONDITIONALS, Kind, directive, match_brackets, rename_word


def around_body(code: CppText, body: Body, others: Sequence[CppText], wanted: Wanted) -> str:
    """The statements between the braces of the wanted function, what cannot stand inside before it."""
    taken = {wanted.function, "main"}
    own = [item for item in (*body.leading, *body.inside) if not _is_main(item)]
    helpers = needed(own, [Piece(other.text, other.items) for other in others], taken=taken)
    following = needed(own, [Piece(code.text, body.trailing)], taken=taken)
    first = body.leading[-1].end if body.leading else 0
    last = body.brace.start if body.brace else len(code.text)
    leading = code.part(0, first, without=filter(_is_main, body.leading))
    includes = [item for item in body.inside if _directive_name(item) == "include"]
    statements = code.part(first, last, without=includes).strip("\n").rstrip()
    hoisted = "\n".join(code.text[item.start : item.end] for item in includes)
    function = f"{wanted.signature} {{\n{statements}\n}}"
    return _joined([*helpers, leading, hoisted, function, *following])


def around_function(code: CppText, found: Item, others: Sequence[CppText], wanted: Wanted) -> tuple[str, bool]:
    """The piece with the function under its wanted name, and whether it is nothing but the function.

    Left out are `main`, what is no C++, earlier versions of the function, and all behind a brace too many.
    """
    assert found.name is not None
    end = next((item.start for item in code.items if _is_stray(item) and item.start >= found.end), len(code.text))
    within = [item for item in code.declared if item.end <= end]
    left_out = [item for item in within if _is_main(item) or _is_no_code(item)] + _superseded(code, found)
    left_out.sort(key=lambda item: item.start)
    excluded = {id(item) for item in left_out}
    kept = [item for item in code.items if item.end <= end and id(item) not in excluded]
    taken = {found.name, wanted.function, "main"}
    helpers = needed(kept, [Piece(other.text, other.items) for other in others], taken=taken)
    text = code.part(0, end, without=left_out).rstrip() + ("\n}" if _lacks_its_brace(found) else "")
    source = _joined([*helpers, rename_word(text, found.name, wanted.function)])
    return source, not helpers and [id(item) for item in kept] == [id(found)]


def _superseded(code: CppText, found: Item) -> list[Item]:
    """Earlier definitions of the same function, unless the preprocessor chooses between them."""
    if any(_directive_name(item) in CONDITIONALS for item in code.items):
        return []
    same_name = (item for item in free_functions(code) if item.name == found.name and item.start < found.start)
    return [item for item in same_name if shape(item) == shape(found)]


def _lacks_its_brace(function: Item) -> bool:
    """True if the last brace is missing, and no other."""
    closing = match_brackets(function.tokens)
    braces = [index for index, token in enumerate(function.tokens) if token.kind is Kind.MARK and token.text == "{"]
    return [index for index in braces if index not in closing] == braces[:1]


def _is_main(item: Item) -> bool:
    return item.kind is ItemKind.FUNCTION and item.name == "main"


def _is_stray(item: Item) -> bool:
    return item.kind is ItemKind.STRAY


def _is_no_code(item: Item) -> bool:
    return item.kind in {ItemKind.STRAY, ItemKind.UNFINISHED}


def _directive_name(item: Item) -> str | None:
    return directive(item.tokens[0])[0] if item.kind is ItemKind.DIRECTIVE else None


def _joined(parts: Iterable[str]) -> str:
    stripped = (part.strip("\n").rstrip() for part in parts)
    return "\n\n".join(part for part in stripped if part) + "\n"
