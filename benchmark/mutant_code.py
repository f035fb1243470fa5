"""C++ of ours as the mutation operators look at it: tokens, brackets, and where no mistake can be made.

It relies on the layout that clang-format gives our sources: binary operators have blanks on both sides, and the
brackets of templates have none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pareval_agent.tools.cpp_text import Kind, Token, match_brackets, tokenize, without_comments

_TUNING = {
    "block", "block_size", "chunk", "cutoff", "few", "grain", "lanes", "piece", "samples", "team_size", "tile",
}  # fmt: skip
"""Names of constants that our sources give to sizes that only speed depends on."""
_TUNING_CALLS = {"reserve", "Schedule", "view_alloc", "ChunkSize"}
_BEFORE_EXPRESSION = {"return", "else", "case", "throw", "co_return"}


@dataclass(frozen=True)
class Code:
    """A source and what the operators ask of it."""

    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        """Without comments."""
        return without_comments(tokenize(self.text))

    @cached_property
    def closing(self) -> dict[int, int]:
        """Index of the closing bracket by that of the opening one."""
        return match_brackets(self.tokens)

    @cached_property
    def opening(self) -> dict[int, int]:
        """Index of the opening bracket by that of the closing one."""
        return {last: first for first, last in self.closing.items()}

    @cached_property
    def tuning(self) -> frozenset[int]:
        """Indexes of tokens that only speed depends on: what is reserved, sizes of blocks, and strides over a grid."""
        found: set[int] = set(self.strides())
        for index, token in enumerate(self.tokens):
            if token.text in _TUNING_CALLS and self.mark(index + 1) == "(":
                found.update(range(index + 2, self.closing.get(index + 1, index)))
            elif token.text in _TUNING and self.mark(index + 1) == "=":
                found.update(range(index + 2, self.end_of_operand(index + 2)))
        return frozenset(found)

    def strides(self) -> Iterator[int]:
        """Indexes of the tokens behind `i` in a loop's `i += gridDim.x * blockDim.x`.

        Launches have a thread for each element, so that such a loop has one round, whatever the stride.
        """
        for index, token in enumerate(self.tokens):
            if token.text == "+=":
                value = range(index + 1, self.end_of_operand(index + 1))
                if any(self.tokens[each].text == "gridDim" for each in value):
                    yield from (index, *value)

    def operators(self) -> Iterator[tuple[int, str]]:
        """Index and text of each binary operator."""
        for index, token in enumerate(self.tokens):
            if token.kind is Kind.MARK and self._blank_around(index) and index not in self.tuning:
                yield index, token.text

    def loop_conditions(self) -> Iterator[range]:
        """Indexes of the tokens of each condition of a `for` or `while`."""
        for index, token in enumerate(self.tokens):
            if token.text not in {"for", "while"} or self.mark(index + 1) != "(" or index + 1 not in self.closing:
                continue
            first, last = index + 2, self.closing[index + 1]
            if token.text == "while":
                yield range(first, last)
            elif (start := self.end_of_operand(first, {";"})) < last:
                yield range(start + 1, self.end_of_operand(start + 1, {";"}))

    def end_of_operand(self, index: int, ends: frozenset[str] | set[str] = frozenset({",", ";"})) -> int:
        """Index of the first of the marks `ends`, or closing bracket, that is not within brackets."""
        while index < len(self.tokens) and self.mark(index) not in {*ends, ")", "]", "}"}:
            index = self.closing.get(index, index) + 1
        return index

    def arguments(self, parenthesis: int) -> list[range]:
        """Indexes of the tokens of each argument of a call; commas in template brackets are not told apart."""
        found: list[range] = []
        start, last = parenthesis + 1, self.closing.get(parenthesis, parenthesis)
        while start < last:
            end = self.end_of_operand(start, {","})
            found.append(range(start, end))
            start = end + 1
        return found

    def span(self, tokens: range) -> tuple[int, int]:
        """Offsets of the first and behind the last of these tokens."""
        return self.tokens[tokens[0]].start, self.tokens[tokens[-1]].end

    def mark(self, index: int) -> str:
        """Text of a mark, empty for any other token and outside of the text."""
        if not 0 <= index < len(self.tokens):
            return ""
        return self.tokens[index].text if self.tokens[index].kind is Kind.MARK else ""

    def touches_previous(self, index: int) -> bool:
        """True if no blank stands before the token."""
        return index > 0 and self.tokens[index - 1].end == self.tokens[index].start

    def is_subscript(self, bracket: int) -> bool:
        """True if `[` follows what has elements: not a lambda, an attribute, or the declaration of an array."""
        if self.mark(bracket) != "[" or bracket not in self.closing or not self.touches_previous(bracket):
            return False
        before = self.tokens[bracket - 1]
        if before.kind is not Kind.WORD:
            return before.text in {")", "]"}
        return not self.is_declared(bracket - 1)

    def is_declared(self, name: int) -> bool:
        """True if a type stands before the word: a declaration, `int count` or `View<int*> start`."""
        if name == 0:
            return False
        before = self.tokens[name - 1]
        if before.kind is Kind.WORD:
            return before.text not in _BEFORE_EXPRESSION
        return before.text == ">" and self.touches_previous(name - 1)

    def _blank_around(self, index: int) -> bool:
        token = self.tokens[index]
        before, behind = self.text[token.start - 1 : token.start], self.text[token.end : token.end + 1]
        return before.isspace() and behind.isspace()
