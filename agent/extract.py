"""The wanted function in a model's answer: what is saved, compiled and judged."""

from collections.abc import Sequence
from typing import Literal

from pareval_agent.agent.answer_blocks import AnswerParts, printable, split_answer, without_thinking
from pareval_agent.agent.answer_code import Body, Wanted, free_functions, offer
from pareval_agent.agent.answer_source import around_body, around_function
from pareval_agent.agent.prose import without_prose
from pareval_agent.configs.schema import Frozen
from pareval_agent.tools.cpp_items import CppText, ItemKind

MAX_CHARACTERS = 200_000
"""Longer answers (without their thinking) are not read."""


class Extraction(Frozen):
    """What was found in an answer."""

    source: str | None
    """C++ that defines the wanted function, with its own includes and helpers; no `main`."""
    kind: Literal["body", "function", "file"] | None
    """body: the signature was put around statements; function: nothing but the function; file: more than that."""
    reason: str | None
    """One line for the model, where there is no source."""


def extract(answer: str, *, function: str, signature: str) -> Extraction:
    """Find `function` in an answer to a prompt that ended with `signature` and an open brace.

    The tokens of the function are not changed (but for the name, where one other function has the wanted result and
    parameters). Code that does not compile is returned like any other: the compiler words it better. Never raises;
    takes time linear in the answer's length.
    """
    wanted = Wanted.of(function, signature)
    text = without_thinking(printable(answer))
    if len(text) > MAX_CHARACTERS:
        return _nothing(f"The answer has {len(text)} characters, of which at most {MAX_CHARACTERS} are read.", wanted)
    parts = split_answer(text)
    pieces = _pieces(parts)
    offers = [found for piece in pieces if (found := offer(piece, wanted))]
    if not offers:
        return _nothing(_missing(text, parts, pieces, wanted), wanted)
    best = max(enumerate(offers), key=lambda numbered: (numbered[1].quality, numbered[0]))[1]
    others = [piece for piece in pieces if piece is not best.code]
    if isinstance(best.found, Body):
        return Extraction(source=around_body(best.code, best.found, others, wanted), kind="body", reason=None)
    source, alone = around_function(best.code, best.found, others, wanted)
    return Extraction(source=source, kind="function" if alone else "file", reason=None)


def _pieces(parts: AnswerParts) -> list[CppText]:
    """The texts that may hold code, the one outside of fences first: between equals, what is fenced wins."""
    texts = [without_prose(parts.prose)]
    texts += [block.text if block.closed else without_prose(block.text) for block in parts.blocks if block.may_be_cpp]
    return [CppText(text) for text in texts if text.strip()]


_SCOPES = {ItemKind.TYPE, ItemKind.SCOPE, ItemKind.FUNCTION}


def _missing(text: str, parts: AnswerParts, pieces: Sequence[CppText], wanted: Wanted) -> str:
    """What the answer has instead of the function."""
    items = [item for piece in pieces for item in piece.declared]
    scoped = any(item.kind in _SCOPES for item in items)
    declared = any(item.kind is ItemKind.DECLARATION and item.name == wanted.function for item in items)
    others = sorted({item.name or "" for piece in pieces for item in free_functions(piece)})
    if declared or (not scoped and any(wanted.signature in piece.text for piece in pieces)):
        return f"The answer declares {wanted.function} but does not define it."
    if others:
        return f"The answer defines {', '.join(others)[:80]}, but no free function {wanted.function}."
    if scoped:
        return f"The answer defines no free function {wanted.function}, outside of classes and namespaces."
    languages = sorted({block.language for block in parts.blocks if not block.may_be_cpp})
    if languages:
        return f"The code in the answer is marked as {', '.join(languages)[:80]}, not as C++."
    return "The answer holds no C++ code." if text.strip() else "The answer is empty, or all of it is thinking."


def _nothing(reason: str, wanted: Wanted) -> Extraction:
    advice = f"Write the whole function {wanted.signature} in one C++ code block."
    return Extraction(source=None, kind=None, reason=f"{reason} {advice}")
