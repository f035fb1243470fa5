"""Tells the lines of an explanation from those of code, where no fence does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pareval_agent.tools.cpp_text import (
    DIRECTIVES,
    KEYWORDS,
    Kind,
    Token,
    directive,
    match_brackets,
    tokenize,
    without_comments,
)


def without_prose(text: str) -> str:
    """Leave out the lines that cannot be C++. Lines within brackets stay, so that no function is changed inside."""
    kept, position = [], 0
    for line in _outer_lines(text):
        if _is_prose(line):
            kept.append(text[position : line[0].start])
            position = line[-1].end
    return "".join(kept) + text[position:]


def _outer_lines(text: str) -> Iterator[Sequence[Token]]:
    """The tokens of each line that begins and ends outside of brackets."""
    tokens = without_comments(tokenize(text))
    closing = match_brackets(tokens)
    first, busy_until = 0, 0
    while first < len(tokens):
        end_of_line = text.find("\n", tokens[first].end)
        last = first
        begins_outside = tokens[first].start >= busy_until
        while last < len(tokens) and (end_of_line < 0 or tokens[last].start < end_of_line):
            busy_until = max(busy_until, _end_of_bracket(tokens, closing, last))
            last += 1
        if begins_outside and busy_until <= tokens[last - 1].end:
            yield tokens[first:last]
        first = last


def _end_of_bracket(tokens: Sequence[Token], closing: Mapping[int, int], index: int) -> int:
    """Offset where what the token opens is closed again; a brace that is never closed protects all that follows."""
    if tokens[index].text == "{" and index not in closing:
        return tokens[-1].end
    return tokens[closing.get(index, index)].end


def _is_prose(line: Sequence[Token]) -> bool:
    if line[0].kind is Kind.DIRECTIVE:
        return directive(line[0])[0] not in DIRECTIVES
    if any(map(_impossible, line)) or any(_impossible_pair(*pair) for pair in pairwise(line)):
        return True
    return line[-1].text not in {";", "{", "}"} and (_is_sentence(line) or _is_title(line))


def _impossible(token: Token) -> bool:
    """A sign that C++ does not have, or a quote that is an apostrophe."""
    if token.kind is Kind.STRING and token.text.startswith("'"):
        closed = len(token.text) > 1 and token.text.endswith("'")
        return not closed or (len(token.text) > 4 and " " in token.text)
    return token.kind is Kind.MARK and (token.text in "`@$" or not token.text.isascii())


def _impossible_pair(left: Token, right: Token) -> bool:
    """`10 elements` or `Step 1`."""
    kinds = (left.kind, right.kind)
    return kinds == (Kind.NUMBER, Kind.WORD) or (kinds == (Kind.WORD, Kind.NUMBER) and left.text not in KEYWORDS)


_PLAIN_WORD = re.compile(r"[^\W\d_][^\W\d_A-Z]*")


def _is_sentence(line: Sequence[Token]) -> bool:
    """Three plain words in a row, or two behind a bullet; `__device__ size_t f` and `MACRO Type name` are no words."""
    bullet = line[0].text in {"-", "*", "+"}
    words = 1 if bullet else 0
    for token in line[bullet:]:
        plain = token.text not in KEYWORDS and _PLAIN_WORD.fullmatch(token.text)
        words = words + 1 if plain else 0
        if words == 3:
            return True
    return False


def _is_title(line: Sequence[Token]) -> bool:
    """`Solution:`, `**Answer**` or `Sorry, no.`, but not a label of `goto`."""
    texts = [token.text for token in line]
    emphasised = texts[0] == "*" == texts[-1] and len(texts) > 2
    inside = [text for text in texts if text != "*"]
    ends = inside[-1:] and inside[-1] in {":", ".", "!", "?"}
    words = [text for text in inside[: -1 if ends else None] if text != ","]
    if not words or not all(word.isidentifier() for word in words):
        return False
    return emphasised or bool(ends and (len(words) > 1 or words[0][0].isupper()))
