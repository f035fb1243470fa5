"""Where the items of C++ text begin and end, and which token names them.

Works by shape on tokens that need not compile; every token is looked at a bounded number of times.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pareval_agent.tools.cpp_text import Kind, Token, match_brackets


@dataclass(frozen=True, slots=True)
class Head:
    """What an item begins with, up to its parameters, its body or its first operator; indexes into the tokens."""

    begin: int
    """Behind `template <…>` and attributes."""
    stop: int
    name: int | None
    """The word that is declared or called."""
    parameters: int | None
    """The parenthesis behind the name."""
    class_key: bool
    """`class`, `struct`, `union` or `enum` is among the words."""
    words: int
    """Names and keywords, a qualified name counted once."""
    scope: bool
    """A namespace or a linkage block, `extern "C" {`."""


@dataclass(frozen=True, slots=True)
class Extent:
    """One item: tokens `first` to `end`, `end` excluded."""

    first: int
    end: int
    head: Head
    body: int | None
    """The brace that opens a block or an initialiser list."""
    assigned: bool
    """An assignment stands outside of all brackets, so that braces are initialisers."""


_CLASS_KEYS = {"class", "struct", "union", "enum"}
_WITH_ARGUMENTS = {
    "__attribute__", "__launch_bounds__", "__cluster_dims__", "__declspec", "__align__", "__typeof__", "alignas",
    "decltype", "explicit", "noexcept", "requires", "typeof",
}  # fmt: skip
_JOINTS = {"::", ".", "->"}
_IN_HEADS = {*_JOINTS, "*", "&", "&&", ","}
_ASSIGNMENTS = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<="}
_BEFORE_BLOCK = {"else", "do", "try", "{"}
_UNTIL_SEMICOLON = {"return", "co_return", "throw", "using", "typedef", "[", "("}


class Scanner:
    """Finds the extent of items in a sequence of tokens without comments."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.closing = match_brackets(tokens)

    def extents(self, first: int, last: int) -> Iterator[Extent]:
        """All items between two indexes, in order."""
        while first < last:
            extent = self._extent(first, last)
            yield extent
            first = extent.end

    def _extent(self, first: int, last: int) -> Extent:
        begin = self._skip_prefix(first, last)
        head = self._head(begin, last)
        if self._ends_item(first):
            return Extent(first, first + 1, head, None, assigned=False)
        assigned, body, index = False, None, head.stop
        while index < last and not self._ends_item(index):
            text = self._mark(index)
            if text == ";":
                return Extent(first, index + 1, head, body, assigned)
            assigned = assigned or text in _ASSIGNMENTS
            if text == "{":
                body = index if body is None else body
                end = self._end_of_block(head, index, last, assigned=assigned)
                if end is not None:
                    return Extent(first, end, head, body, assigned)
            index = self._behind(index)
        return Extent(first, min(index, last), head, body, assigned)

    def _ends_item(self, index: int) -> bool:
        """True at a preprocessor line and at a closing brace that belongs to no block of the item."""
        return self.tokens[index].kind is Kind.DIRECTIVE or self._mark(index) == "}"

    def _end_of_block(self, head: Head, brace: int, last: int, *, assigned: bool) -> int | None:
        """Where an item ends whose braces close here, None if it goes on to a semicolon."""
        if brace not in self.closing:
            return last
        behind = self.closing[brace] + 1
        opening = self.tokens[head.begin].text
        if assigned or opening in _UNTIL_SEMICOLON:
            return None
        if head.class_key and head.parameters is None:
            return None if self._declarator(behind, last) else behind
        return behind if head.scope or head.parameters is not None or opening in _BEFORE_BLOCK else None

    def _declarator(self, index: int, last: int) -> bool:
        """True if what follows a class's body belongs to it: `;`, `name;`, `*name = …`, but no new function."""
        while index < last and self._mark(index) in {"*", "&"}:
            index += 1
        if index < last and self.tokens[index].kind is Kind.WORD:
            index += 1
        return index < last and self._mark(index) in {";", ",", "=", "["}

    def _head(self, begin: int, last: int) -> Head:
        name, parameters, class_key, words, index = None, None, False, 0, begin
        while index < last:
            token, text = self.tokens[index], self._mark(index)
            if token.kind is Kind.WORD and token.text in _WITH_ARGUMENTS and self._mark(index + 1) == "(":
                index = self._behind(index + 1)
            elif token.kind is Kind.WORD:
                class_key = class_key or token.text in _CLASS_KEYS
                words += name is None or self._mark(index - 1) not in _JOINTS
                name, index = index, self._behind_operator(index)
            elif text == "<" and (behind := self._behind_angles(index, last)):
                index = behind
            elif text in _IN_HEADS or token.kind is Kind.STRING:
                index += 1
            else:
                parameters = index if text == "(" and index in self.closing and name is not None else None
                break
        scope = parameters is None and self._opens_scope(begin)
        return Head(begin, index, name, parameters, class_key, words, scope)

    def _opens_scope(self, begin: int) -> bool:
        first, *second = self.tokens[begin : begin + 2]
        if first.text == "extern":
            return bool(second) and second[0].kind is Kind.STRING
        return "namespace" in {first.text, *(token.text for token in second if first.text == "inline")}

    def _skip_prefix(self, index: int, last: int) -> int:
        """Index behind `template <…>` and `[[…]]`."""
        while index + 1 < last:
            if self.tokens[index].text == "template" and self._mark(index + 1) == "<":
                behind = self._behind_angles(index + 1, last)
            else:
                attribute = self._mark(index) == self._mark(index + 1) == "["
                behind = self._behind(index) if attribute and index in self.closing else None
            if behind is None:
                break
            index = behind
        return min(index, last - 1)

    def _behind(self, index: int) -> int:
        """Index behind the token, or behind the bracket that it opens."""
        return self.closing.get(index, index) + 1

    def _behind_operator(self, index: int) -> int:
        """Index behind a word, with the signs of `operator==`, `operator()` and the like."""
        name, index = self.tokens[index].text, index + 1
        if name == "operator" and self._mark(index) in {"(", "["}:
            return self._behind(index)
        while name == "operator" and self._mark(index) not in {"", "("}:
            index += 1
        return index

    def _behind_angles(self, index: int, last: int) -> int | None:
        """Index behind the `>` that closes the `<` at `index`, None if this is no list of template arguments."""
        depth = 0
        while index < last and not self._ends_item(index) and self._mark(index) not in {";", "{"}:
            text = self._mark(index)
            depth += (text == "<") - (text in {">", ">="})
            index = self._behind(index)
            if depth == 0:
                return index
        return None

    def _mark(self, index: int) -> str:
        """Text of a mark, empty for any other token and behind the end."""
        if not 0 <= index < len(self.tokens):
            return ""
        token = self.tokens[index]
        return token.text if token.kind is Kind.MARK else ""
