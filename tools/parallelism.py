"""Whether a source uses the execution model that it was asked for, by its text.

An honest look, not a proof. It sees tokens: comments, strings and what `#if 0` disables do not count, and a macro
counts if the same source defines and uses it. It cannot see whether the code is ever reached (a function that is never
called, `if (false)`, a condition on a macro that nobody defines), whether it shares the work out (`num_threads(1)`, an
empty region), nor macros of other files or text that the preprocessor pastes together. That is for the measurements to
show.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from pareval_agent.tools.cpp_text import Kind, Token, directive, strip_splices, tokenize


def missing_parallelism(source: str, *, model: str) -> str | None:
    """One line on what `source` lacks to be of the execution model, None if it lacks nothing.

    Args:
        source: C++ text; it need not compile.
        model: serial (which asks for nothing), omp, mpi, mpi+omp, kokkos, cuda or hip.
    """
    tokens = _with_macros(list(_enabled(_preprocessor_tokens(source))))
    missing = [what for uses, what in _REQUIRED[model] if not uses(tokens)]
    return f"The code has no {' and no '.join(missing)}." if missing else None


def _preprocessor_tokens(source: str) -> list[Token]:
    """Tokens as the preprocessor sees them: lines are joined first, then comments become blanks."""
    text = strip_splices(source)
    kept, position = [], 0
    for token in tokenize(text):
        if token.kind is Kind.COMMENT:
            kept.append(text[position : token.start])
            position = token.end
    return tokenize(" ".join([*kept, text[position:]]))


_TRUTH = {"0": False, "(0)": False, "!1": False, "false": False, "1": True, "(1)": True, "!0": True, "true": True}


def _enabled(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens outside of branches that `#if 0` and `#if 1` rule out; of any other condition, all branches count."""
    enabled, decided = True, False
    outer: list[tuple[bool, bool]] = []
    for token in tokens:
        name, condition = directive(token) if token.kind is Kind.DIRECTIVE else ("", "")
        truth = _TRUTH.get(condition) if name in {"if", "elif"} else None
        if name in {"if", "ifdef", "ifndef"}:
            outer.append((enabled, decided))
            enabled, decided = enabled and truth is not False, truth is True
        elif name in {"elif", "else"} and outer:
            enabled, decided = outer[-1][0] and not decided and truth is not False, decided or truth is True
        elif name == "endif" and outer:
            enabled, decided = outer.pop()
        elif enabled:
            yield token


_MACRO = re.compile(r"(\w+)(?:\([^)]*\))?([\s\S]*)")


def _with_macros(tokens: list[Token]) -> list[Token]:
    """The tokens, and the replacement of each macro that is used."""
    definitions = (directive(token) for token in tokens if token.kind is Kind.DIRECTIVE)
    macros = {match[1]: match[2] for name, text in definitions if name == "define" and (match := _MACRO.match(text))}
    expanded, first = list(tokens), 0
    while first < len(expanded):
        added = [
            macros.pop(token.text) for token in expanded[first:] if token.kind is Kind.WORD and token.text in macros
        ]
        first = len(expanded)
        expanded += [token for text in added for token in tokenize(text)]
    return expanded


_LONGEST_NAME = 8  # words: target teams distribute parallel for simd


def _opens_parallel_region(tokens: Sequence[Token]) -> bool:
    """True if `parallel` is part of a directive's name; in clauses (`if(parallel: n)`) and in `cancel` it is not."""
    names = ([token.text for token in takewhile(_outside, following)] for following in _openmp_directives(tokens))
    return any("parallel" in name and not name[0].startswith("cancel") for name in names)


def _outside(token: Token) -> bool:
    return token.text not in {"(", ")"}


def _openmp_directives(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """What follows `#pragma omp`, stands in `_Pragma("omp …")`, or in the attribute `omp::directive(…)`."""
    for index, token in enumerate(tokens):
        pragma: Sequence[Token] = ()
        if token.kind is Kind.DIRECTIVE and directive(token)[0] == "pragma":
            pragma = tokenize(directive(token)[1])
        elif token.text == "_Pragma" and index + 2 < len(tokens):
            pragma = tokenize(tokens[index + 2].text.strip('"'))
        elif token.text == "directive":
            yield tokens[index + 2 : index + 2 + _LONGEST_NAME]
        if pragma and pragma[0].text == "omp":
            yield pragma[1:]


# Every call that moves data between ranks (MPI 4.0, chapters 3, 6, 8 and 12): a barrier and MPI_Reduce_local do not.
_COMMUNICATION = re.compile(
    r"""P?MPI_(?:
        I?[bsr]?send | P?send | I?m?recv | P?recv | I?sendrecv(?:_replace)?
      | I?(?:bcast | (?:all)?reduce | reduce_scatter(?:_block)? | scan | exscan | gatherv? | scatterv?)
      | I?(?:neighbor_)?all(?:gatherv? | toall[vw]?)
      | R?(?:put | get | accumulate | get_accumulate) | fetch_and_op | compare_and_swap
    )(?:_init)?(?:_c)?""",
    re.VERBOSE | re.IGNORECASE,
)


def _communicates(tokens: Sequence[Token]) -> bool:
    calls = (left.text for left, right in pairwise(tokens) if right.text == "(")
    return any(_COMMUNICATION.fullmatch(name) for name in calls)


_KOKKOS_PATTERNS = {"parallel_for", "parallel_reduce", "parallel_scan"}
_KOKKOS_ALGORITHMS = {"sort", "BinSort", "Experimental"}


def _runs_kokkos(tokens: Sequence[Token]) -> bool:
    """True for a parallel pattern, whatever name the namespace has, or an algorithm that Kokkos runs in parallel."""
    texts = [token.text for token in tokens]
    scoped = zip(texts, texts[1:], texts[2:], strict=False)
    algorithm = any(scope == "Kokkos" and name in _KOKKOS_ALGORITHMS for scope, _, name in scoped)
    return algorithm or ("Kokkos" in texts and not _KOKKOS_PATTERNS.isdisjoint(texts))


def _has_kernel(tokens: Sequence[Token]) -> bool:
    return any(token.text == "__global__" for token in tokens)


_Requirement = tuple[Callable[[Sequence[Token]], bool], str]
_OMP: _Requirement = (_opens_parallel_region, "OpenMP directive that opens a parallel region (#pragma omp parallel …)")
_MPI: _Requirement = (_communicates, "MPI call that communicates (MPI_Allreduce, MPI_Send …)")
_KOKKOS: _Requirement = (_runs_kokkos, "parallel Kokkos operation (Kokkos::parallel_for …)")
_KERNEL: _Requirement = (_has_kernel, "__global__ kernel")
_REQUIRED: dict[str, tuple[_Requirement, ...]] = {
    "serial": (),
    "omp": (_OMP,),
    "mpi": (_MPI,),
    "mpi+omp": (_MPI, _OMP),
    "kokkos": (_KOKKOS,),
    "cuda": (_KERNEL,),
    "hip": (_KERNEL,),
}
