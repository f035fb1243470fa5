"""Mistakes that only parallel code can have: clauses, synchronisation, communication, and who does what."""

from collections.abc import Iterator

from pareval_agent.benchmark.mutant import Edit, Operator
from pareval_agent.benchmark.mutant_code import Code
from pareval_agent.tools.cpp_text import Kind, Token, directive, match_brackets, tokenize

_CLAUSES = {"reduction", "private", "firstprivate", "lastprivate", "linear", "shared"}
_SYNCHRONISING = {"barrier", "taskwait", "critical", "atomic", "single", "master", "masked", "ordered"}
_WORKSHARING = {"for", "single", "sections"}


def clause(code: Code) -> Iterator[Edit]:
    """A directive without one of its clauses on data."""
    for place, words in _openmp(code):
        if words[0].text == "declare":
            continue
        closing = match_brackets(words)
        for number, word in enumerate(words):
            if word.text in _CLAUSES and number + 1 in closing:
                start, end = place.start + word.start, place.start + words[closing[number + 1]].end
                yield Edit(Operator.CLAUSE, start, end, "")


def synchronisation(code: Code) -> Iterator[Edit]:
    """Threads that do not wait for each other, or do together what one of them must do at a time."""
    for place, words in _openmp(code):
        names = {word.text for word in words}
        if words[0].text in _SYNCHRONISING:
            yield Edit(Operator.SYNCHRONISATION, place.start, place.end, "")
        if words[0].text in _WORKSHARING and "nowait" not in names and not _ends_region(code, place):
            yield Edit(Operator.SYNCHRONISATION, place.end, place.end, " nowait")
    yield from _team_barriers(code)
    yield from _atomics(code)


def _openmp(code: Code) -> Iterator[tuple[Token, list[Token]]]:
    """Each `#pragma omp` and its words behind `omp`, whose offsets are those in the directive."""
    for token in code.tokens:
        if token.kind is Kind.DIRECTIVE and directive(token)[0] == "pragma":
            begin = token.text.index("pragma") + len("pragma")
            words = tokenize(" " * begin + token.text[begin:])
            if len(words) > 1 and words[0].text == "omp":
                yield token, words[1:]


def _ends_region(code: Code, pragma: Token) -> bool:
    """True if nothing follows the construct in its block: the block's own barrier makes that of the construct idle."""
    place = code.tokens.index(pragma) + 1
    while place < len(code.tokens) and code.tokens[place].kind is Kind.DIRECTIVE:
        place += 1
    while code.tokens[place].text in {"for", "if"}:
        place = code.closing[place + 1] + 1
    behind = code.closing[place] if code.mark(place) == "{" else code.end_of_operand(place, {";"})
    return code.mark(behind + 1) == "}"


def _team_barriers(code: Code) -> Iterator[Edit]:
    for place, token in enumerate(code.tokens):
        if token.text == "team_barrier" and code.mark(place + 3) == ";":
            yield Edit(Operator.SYNCHRONISATION, code.tokens[place - 2].start, code.tokens[place + 2].end, "")


_WITHOUT_ATOMICITY = {
    "atomic_add": "auto* p, auto v) { *p += v; }",
    "atomic_sub": "auto* p, auto v) { *p -= v; }",
    "atomic_inc": "auto* p) { ++*p; }",
    "atomic_dec": "auto* p) { --*p; }",
    "atomic_min": "auto* p, auto v) { *p = v < *p ? v : *p; }",
    "atomic_max": "auto* p, auto v) { *p = *p < v ? v : *p; }",
    "atomic_fetch_inc": "auto* p) { return (*p)++; }",
    "atomic_fetch_dec": "auto* p) { return (*p)--; }",
    "atomic_fetch_add": "auto* p, auto v) { auto old = *p; *p += v; return old; }",
    "atomic_fetch_sub": "auto* p, auto v) { auto old = *p; *p -= v; return old; }",
    "atomic_compare_exchange":
        "auto* p, auto expected, auto wanted) { auto old = *p; if (old == expected) *p = wanted; return old; }",
}  # fmt: skip
"""The same without being atomic. Loads and stores are not here: those of one word are atomic on every machine."""


def _atomics(code: Code) -> Iterator[Edit]:
    for place, token in enumerate(code.tokens):
        if token.text in _WITHOUT_ATOMICITY and code.mark(place + 1) == "(":
            qualified = code.mark(place - 1) == "::"
            start = code.tokens[place - 2].start if qualified else token.start
            yield Edit(Operator.SYNCHRONISATION, start, token.end, f"([]({_WITHOUT_ATOMICITY[token.text]})")


_ROOT = {
    "MPI_Bcast": 3, "MPI_Reduce": 5, "MPI_Gather": 6, "MPI_Gatherv": 7, "MPI_Scatter": 6, "MPI_Scatterv": 7,
}  # fmt: skip
"""Index of the argument (MPI 4.0, chapter 6)."""
_LAST_RANK = "[] { int n; MPI_Comm_size(MPI_COMM_WORLD, &n); return n - 1; }()"
_NOT_COMMUNICATION = ("MPI_Comm_", "MPI_Type_", "MPI_Op_", "MPI_Init", "MPI_Finalize", "MPI_Wtime", "MPI_Get_")
_OTHER_WORD = {
    "MPI_SUM": "MPI_MAX", "MPI_MIN": "MPI_MAX", "MPI_MAX": "MPI_MIN", "MPI_PROD": "MPI_SUM", "MPI_BXOR": "MPI_BOR",
    "MPI_LXOR": "MPI_LOR", "MPI_BOR": "MPI_BAND", "MPI_LOR": "MPI_LAND", "MPI_LAND": "MPI_LOR",
    "MPI_MINLOC": "MPI_MAXLOC", "MPI_MAXLOC": "MPI_MINLOC", "MPI_Exscan": "MPI_Scan", "MPI_Scan": "MPI_Exscan",
}  # fmt: skip


def communication(code: Code) -> Iterator[Edit]:
    """A call that is not made, that has another root, or that combines in another way."""
    for place, token in enumerate(code.tokens):
        if token.text in _OTHER_WORD:
            yield Edit(Operator.COMMUNICATION, token.start, token.end, _OTHER_WORD[token.text])
        if _communicates(code, place):
            last = code.closing[place + 1]
            if code.mark(last + 1) == ";" and code.mark(place - 1) in {";", "{", "}", ")"}:
                yield Edit(Operator.COMMUNICATION, token.start, code.tokens[last].end, "")
            arguments = code.arguments(place + 1)
            if token.text in _ROOT and len(arguments) > _ROOT[token.text]:
                yield Edit(Operator.COMMUNICATION, *code.span(arguments[_ROOT[token.text]]), _LAST_RANK)


def _communicates(code: Code, place: int) -> bool:
    name = code.tokens[place].text
    return (
        name.startswith("MPI_")
        and not name.startswith(_NOT_COMMUNICATION)
        and code.mark(place + 1) == "("
        and place + 1 in code.closing
    )


_NUMBERED = {
    "omp_get_thread_num", "omp_get_num_threads", "omp_get_max_threads", "league_rank", "league_size", "team_rank",
}  # fmt: skip
_INTEGERS = {"const", "auto", "size_t", "int", "long", "unsigned", "int64_t", "ptrdiff_t"}
_KERNELS = {"parallel_for", "parallel_reduce", "parallel_scan"}


def distribution(code: Code) -> Iterator[Edit]:
    """A share that begins or ends one too early or too late."""
    yield from _shares(code)
    yield from _ranges(code)


def _shares(code: Code) -> Iterator[Edit]:
    """Variables that are computed from the number of a rank or thread."""
    numbers = {*_NUMBERED, *_ranks(code)}
    for place, token in enumerate(code.tokens):
        if token.kind is not Kind.WORD or code.mark(place + 1) != "=" or not _is_declared_integer(code, place):
            continue
        value = range(place + 2, code.end_of_operand(place + 2))
        words = {code.tokens[each].text for each in value}
        if "[" not in words and not numbers.isdisjoint(words):
            numbers.add(token.text)
            start, end = code.span(value)
            for shift in (" + 1", " - 1"):
                yield Edit(Operator.DISTRIBUTION, start, end, f"({code.text[start:end]}){shift}")


def _ranks(code: Code) -> Iterator[str]:
    """Variables that MPI fills with a rank or the number of ranks."""
    for place, token in enumerate(code.tokens):
        if token.text in {"MPI_Comm_rank", "MPI_Comm_size"} and len(arguments := code.arguments(place + 1)) > 1:
            yield code.tokens[arguments[1][-1]].text


def _is_declared_integer(code: Code, name: int) -> bool:
    """True in `const size_t first = …, last = …`, for each of the names."""
    while name > 0 and code.mark(name - 1) == ",":
        name -= 2
        while name > 0 and code.mark(name + 1) != "=":
            name = code.opening.get(name, name) - 1
    return name > 0 and code.tokens[name - 1].text in _INTEGERS


def _ranges(code: Code) -> Iterator[Edit]:
    """The number of rounds of a Kokkos kernel."""
    for place, token in enumerate(code.tokens):
        if token.text not in _KERNELS or code.mark(place + 1) != "(":
            continue
        arguments = code.arguments(place + 1)
        if arguments and code.tokens[arguments[0][0]].kind is Kind.STRING:
            arguments = arguments[1:]
        if arguments and (rounds := _rounds(code, arguments[0])):
            start, end = code.span(rounds)
            yield Edit(Operator.DISTRIBUTION, start, end, f"({code.text[start:end]}) - 1")


def _rounds(code: Code, policy: range) -> range | None:
    """The tokens that say how many, None where that is not simply told."""
    words = {code.tokens[each].text for each in policy}
    if not any(word.endswith(("Policy", "Range")) for word in words):
        return policy
    call = next((each for each in policy if code.mark(each) == "(" and each in code.closing), None)
    inner = code.arguments(call) if call is not None else []
    if not inner or any(word.startswith("MDRange") for word in words):
        return None
    return inner[0] if "TeamPolicy" in words else inner[-1]
