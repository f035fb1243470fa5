"""C++ of ours as the mutation operators look at it: tokens, brackets, and where no mistake can be made.

It relies on the layout that clang-format gives our sources: binary operators have blanks on both sides, and the
brackets of templates have none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pareval_agent.tools.cpp_text import Kind, Token, match_brackets, tokenize, without_comments

_TUNING = {
    "block", "block_size", "chunk", "cutoff", "few", "grain", "guess", "lanes", "margin", "piece", "samples", "spacing",
    "team_size", "tile",
}  # fmt: skip
"""Names that our sources give to sizes that only speed depends on: of blocks, and of samples that divide the work."""
_TUNING_CALLS = {"reserve", "Schedule", "view_alloc", "ChunkSize"}
_REDUCTIONS = {"parallel_reduce", "parallel_scan"}
_BEFORE_EXPRESSION = {"return", "else", "case", "throw", "co_return"}


@dataclass(frozen=True, slots=True)
class Loop:
    """A `for` or `while`, by the indexes of its tokens."""

    condition: range
    step: range
    """What follows the second semicolon; empty for `while`."""


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

    def loops(self) -> Iterator[Loop]:
        """Each loop but those over a range."""
        for index, token in enumerate(self.tokens):
            if token.text not in {"for", "while"} or self.mark(index + 1) != "(" or index + 1 not in self.closing:
                continue
            first, last = index + 2, self.closing[index + 1]
            if token.text == "while":
                yield Loop(range(first, last), range(0))
            elif (start := self.end_of_operand(first, {";"})) < last:
                end = self.end_of_operand(start + 1, {";"})
                yield Loop(range(start + 1, end), range(end + 1, last))

    @cached_property
    def unrolled(self) -> frozenset[int]:
        """Indexes of the tokens of each condition such as that of `k + 4 <= n; k += 4`.

        What such a loop leaves is done by the one behind it, element by element: how much that is changes no result.
        """
        return frozenset(
            index
            for loop in self.loops()
            if (size := self._block_of(loop)) and size.kind is Kind.NUMBER
            if size.text in {self.tokens[index].text for index in loop.condition}
            for index in loop.condition
        )

    @cached_property
    def blocked(self) -> frozenset[int]:
        """Indexes of the tokens of each condition such as that of `k < n; k += block`.

        One more round has a block of no elements: blocks are cut off where the elements end.
        """
        return frozenset(
            index
            for loop in self.loops()
            if (size := self._block_of(loop)) and size.text in _TUNING
            for index in loop.condition
        )

    def _block_of(self, loop: Loop) -> Token | None:
        """By how much a loop goes on at a time, where that is one word or number: `k += block`."""
        goes_on = len(loop.step) > 2 and self.mark(loop.step[-2]) == "+="
        return self.tokens[loop.step[-1]] if goes_on else None

    @cached_property
    def extremes(self) -> frozenset[str]:
        """Names of variables that hold the least or the largest so far: `best = std::min(best, …)`."""
        texts = [token.text for token in self.tokens]
        return frozenset(
            texts[index]
            for index in range(len(texts) - 6)
            if texts[index + 1 : index + 4] == ["=", "std", "::"]
            and texts[index + 4] in {"min", "max"}
            and texts[index + 5 : index + 7] == ["(", texts[index]]
        )

    @cached_property
    def overwritten(self) -> frozenset[str]:
        """Names of variables that a reduction of Kokkos writes without reading what is there."""
        found: set[str] = set()
        for index, token in enumerate(self.tokens):
            if token.text in _REDUCTIONS and self.mark(index + 1) == "(":
                for argument in self.arguments(index + 1)[1:]:
                    words = [self.tokens[each].text for each in argument]
                    if "{" not in words:
                        found.update(words)
        return frozenset(found)

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
