"""Whether a source uses the execution model that it was asked for, by its text.

An honest look, not a proof. It sees tokens: comments, strings and what `#if 0` disables do not count, and macros of the
source count where they are used. It cannot see whether the code is ever reached (a function that is never called,
`if (false)`, a condition on a macro that is not defined), whether it does the work (`num_threads(1)`, an empty region),
or macros of other files. What the tests measure decides about the rest.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from pareval_agent.tools.cpp_text import Kind, Token, directive, match_brackets, strip_splices, tokenize

Tokens = Sequence[Token]


def missing_parallelism(source: str, *, model: str) -> str | None:
    """One line on what `source` lacks to be of the execution model, None if it lacks nothing.

    Args:
        source: C++ text; it need not compile.
        model: serial, omp, mpi, mpi+omp, kokkos, cuda or hip.
    """
    tokens = _with_macros(_enabled(_code(source)))
    missing = [what for uses, what in _REQUIRED[model] if not uses(tokens)]
    return f"The code has no {' and no '.join(missing)}." if missing else None


def _code(source: str) -> list[Token]:
    """Tokens as the preprocessor sees them: lines joined first, then comments replaced by a blank."""
    text = strip_splices(source)
    pieces, position = [], 0
    for token in tokenize(text):
        if token.kind is Kind.COMMENT:
            pieces += [text[position : token.start], " "]
            position = token.end
    return tokenize("".join(pieces) + text[position:])


_FALSE = {"0", "false", "(0)", "!1"}
_TRUE = {"1", "true", "(1)", "!0"}


def _enabled(tokens: Tokens) -> Iterator[Token]:
    """The tokens outside of branches that `#if 0` or `#if 1` rule out; any other condition may be true."""
    outer: list[tuple[bool, bool]] = []
    enabled, decided = True, False  # of this branch; whether an earlier branch was taken for certain
    for token in tokens:
        name, condition = directive(token) if token.kind is Kind.DIRECTIVE else ("", "")
        ...
