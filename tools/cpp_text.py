"""Tokens and balanced brackets of C++ text that need not compile.

What is needed to tell code from comments, strings and preprocessor lines, and a body from what follows it. It follows
the lexical rules of C++17 (ISO/IEC 14882:2017, clause 5), takes any text without raising, and reads each character a
bounded number of times. Not known: digraphs, a splice inside a word (`strip_splices` removes those), a directive after
a comment on the same line.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a token is."""

    COMMENT = "comment"
    DIRECTIVE = "directive"
    """A whole preprocessor line with its continuations, `#include <vector>`."""
    STRING = "string"
    """A string or character literal, raw ones included; an unclosed one ends with its line."""
    NUMBER = "number"
    WORD = "word"
    """An identifier or keyword."""
    MARK = "mark"
    """An operator, bracket or other sign; `>>` is two tokens, for the sake of templates."""


class Token(NamedTuple):
    """One token and where it begins in its text."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset just behind the token."""
        return self.start + len(self.text)


_SPLICE = r"\\[ \t]*\r?\n"  # compilers take blanks behind the backslash, too
_BLOCK_COMMENT = r"/\*[\s\S]*?(?:\*/|\Z)"
_LINE_COMMENT = rf"//(?:[^\\\n]|{_SPLICE}|\\)*+"
_QUOTED = r'"(?:[^"\\\n]|\\[\s\S])*+"?'
# Every alternative matches whatever follows (an unclosed one ends with its line or the text), so that no text is
# scanned again and again for an end that is not there.
_TOKEN = re.compile(
    rf"""
    (?P<comment> {_BLOCK_COMMENT} | {_LINE_COMMENT} )
  | (?P<directive> ^[ \t]*+\#(?: {_SPLICE} | {_BLOCK_COMMENT} | {_LINE_COMMENT} | {_QUOTED} | [^\n] )*+ )
  | (?P<string>
        (?:u8|[uUL])?R"(?P<delimiter>[^()\\\s"]{{0,16}})\([\s\S]*?(?:\)(?P=delimiter)"|\Z)
      | (?:u8|[uUL])?{_QUOTED}
      | (?:u8|[uUL])?'(?:[^'\\\n]|\\[\s\S])*+'? )
  | (?P<number> \.?\d(?:[eEpP][+-]|'?\w|\.)*+ )
  | (?P<word> [^\W\d]\w*+ )
  | (?P<mark> ::|->|\+\+|--|<<=?|&&|\|\||[-+*/%&|^=!<>]=|\S )
    """,
    re.VERBOSE | re.MULTILINE,
)


KEYWORDS = {
    "alignas", "alignof", "and", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char",
    "class", "compl", "concept", "const", "const_cast", "consteval", "constexpr", "constinit", "continue",
    "co_await", "co_return", "co_yield", "decltype", "default", "delete", "do", "double", "dynamic_cast", "else",
    "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int",
    "long", "mutable", "namespace", "new", "noexcept", "not", "nullptr", "operator", "or", "private", "protected",
    "public", "register", "reinterpret_cast", "requires", "return", "short", "signed", "sizeof", "static",
    "static_assert", "static_cast", "struct", "switch", "template", "this", "thread_local", "throw", "true", "try",
    "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t",
    "while", "xor",
}  # fmt: skip
CONDITIONALS = {"elif", "else", "endif", "if", "ifdef", "ifndef"}
DIRECTIVES = CONDITIONALS | {"define", "error", "include", "line", "pragma", "undef", "warning"}


def tokenize(text: str) -> list[Token]:
    """All tokens of `text`, comments included, in order."""
    return [Token(Kind(match.lastgroup or Kind.MARK), match.group(), match.start()) for match in _TOKEN.finditer(text)]


def without_comments(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that the compiler looks at."""
    return [token for token in tokens if token.kind is not Kind.COMMENT]


def strip_splices(text: str) -> str:
    """Join the lines that end with a backslash, as a compiler does before anything else (raw strings excepted)."""
    return re.sub(_SPLICE, "", text)


_DIRECTIVE = re.compile(r"[ \t]*#[ \t]*(\w*)([\s\S]*)")


def directive(token: Token) -> tuple[str, str]:
    """Name and argument of a preprocessor line: `("include", "<vector>")`."""
    match = _DIRECTIVE.match(token.text)
    return (match[1], match[2].strip()) if match else ("", "")


def rename_word(text: str, old: str, new: str) -> str:
    """Rename `old` wherever it stands for itself: not in comments, strings and includes, and not as a member."""
    word = re.compile(rf"(?<![\w.]){re.escape(old)}(?!\w)")
    pieces: list[str] = []
    position, before = 0, ""
    for token in without_comments(tokenize(text)):
        if token.kind is Kind.DIRECTIVE and directive(token)[0] != "include":
            pieces += [text[position : token.start], word.sub(new, token.text)]
            position = token.end
        elif token.kind is Kind.WORD and token.text == old and before not in {".", "->", "::"}:
            pieces += [text[position : token.start], new]
            position = token.end
        before = token.text
    return "".join(pieces) + text[position:]


class _Open(NamedTuple):
    """An opening bracket that waits for its closing one; a linked stack is saved at `#if` at no cost."""

    place: int
    mark: str
    below: "_Open | None"
    brace: "_Open | None"
    """The innermost `{` at or below this one."""


_OPENING = {"(": ")", "[": "]", "{": "}"}


def match_brackets(tokens: Sequence[Token]) -> dict[int, int]:
    """Map the index of each opening bracket to that of its closing one; brackets without a partner are absent.

    `#else` and `#elif` go back to what was open at their `#if`. A `}` closes what is open within its block.
    """
    closing: dict[int, int] = {}
    top: _Open | None = None
    saved: list[_Open | None] = []
    for index, token in enumerate(tokens):
        if token.kind is Kind.DIRECTIVE:
            top = _at_conditional(directive(token)[0], top, saved)
        elif token.kind is not Kind.MARK:
            continue
        elif token.text in _OPENING:
            brace = top.brace if top else None
            opened = _Open(index, token.text, top, brace)
            top = opened if token.text != "{" else opened._replace(brace=opened)
        elif token.text == "}" and top and top.brace:
            closing[top.brace.place] = index
            top = top.brace.below
        elif token.text in ")]" and top and _OPENING[top.mark] == token.text:
            closing[top.place] = index
            top = top.below
    return closing


def _at_conditional(name: str, top: _Open | None, saved: list[_Open | None]) -> _Open | None:
    """What is open behind a preprocessor line."""
    if name in {"if", "ifdef", "ifndef"}:
        saved.append(top)
    elif name in {"else", "elif"} and saved:
        return saved[-1]
    elif name == "endif" and saved:
        saved.pop()
    return top
