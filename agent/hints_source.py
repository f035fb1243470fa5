"""Mistakes that stand in the code itself. They explain a failed run, and beside an error of the compiler the next one.

A row is only as good as its certainty: where the text leaves room for correct code, there is no row.
"""

import re
from collections.abc import Iterator

from pareval_agent.agent.hint import SourceHint, Words
from pareval_agent.agent.hint_code import Code, ParallelLoop

_CLAUSE = r"(?:private|reduction|linear)\s*\([^)]*\b{name}\b"
_SUM = re.compile(r"reduction\s*\(\s*[-+*]\s*:(?P<names>[^)\[]*)\)")


def _called(pattern: str, code: Code) -> Words | None:
    match = re.search(rf"\b(?P<name>{pattern})\b", code.text)
    return {"name": match["name"]} if match else None


def _no_return(code: Code) -> Words | None:
    returned = code.signature.returned
    return {"type": returned} if returned != "void" and not re.search(r"\breturn\b", code.text) else None


_MPI_TYPES = {
    "double": ("MPI_DOUBLE",),
    "float": ("MPI_FLOAT",),
    "int": ("MPI_INT", "MPI_INT32_T"),
    "size_t": ("MPI_UNSIGNED_LONG", "MPI_UINT64_T", "MPI_UNSIGNED_LONG_LONG", "MPI_AINT"),
    "bool": ("MPI_C_BOOL", "MPI_CXX_BOOL"),
}
"""Which types of MPI hold numbers of a type of C++, the usual one first, on 64-bit Linux."""
_OF_NUMBERS = {name for names in _MPI_TYPES.values() for name in names}
_CALL = re.compile(
    r"\bMPI_(?:I?send|I?recv|Send|Recv|Bcast|Gatherv?|Scatter|Allgatherv?|(?P<reduces>Reduce|Allreduce|Scan|Exscan))"
    r"\s*\(\s*&?(?P<first>\w+)(?:\.data\(\))?\s*,(?(reduces)\s*&?(?P<second>\w+)(?:\.data\(\))?\s*,)"
    r"[^,;]*,\s*(?P<type>MPI_[A-Z]\w*)"
)
"""With the first buffer, its count and its type; with both buffers where they have one type."""


def _datatype(code: Code) -> Words | None:
    """A buffer of numbers that is sent as other numbers."""
    for match in _CALL.finditer(code.text):
        for name in filter(None, (match["first"], match["second"])):
            own = re.search(r"(?:^|<|const )(?:std::)?(double|float|int|size_t|bool)\b", code.type_of(name))
            if own and match["type"] in _OF_NUMBERS.difference(_MPI_TYPES[own[1]]):
                return {"name": name, "own": own[1], "type": match["type"], "right": _MPI_TYPES[own[1]][0]}
    return None


def _assigned_sum(code: Code) -> Words | None:
    """`reduction(+ : x)` on a loop that does `x = i`."""
    for loop in code.parallel_loops:
        for name in (name for clause in _SUM.finditer(loop.directive) for name in re.findall(r"\w+", clause["names"])):
            values = re.findall(rf"(?<![\w.]){name}\s*=(?!=)([^;]*);", loop.text)
            if values and not any(re.search(rf"\b{name}\b", value) for value in values):
                return {"name": name, "value": values[0].strip()}
    return None


def _loop_carried(code: Code) -> Words | None:
    """`a[i] = a[i - 1] + …` in a loop over i that is shared out."""
    for loop in code.parallel_loops:
        written = rf"\b(?P<name>\w+)\[{loop.counter}\]\s*[-+*]?=(?!=)[^;]*?\b(?P=name)\[{loop.counter}\s*-\s*1\]"
        if match := re.search(written, loop.text):
            return {"name": match["name"], "counter": loop.counter}
    return None


def _swaps(code: Code) -> Words | None:
    """The exchange of a sort in a loop that is shared out: its second index is that of an inner loop."""
    for loop in code.parallel_loops:
        match = re.search(r"swap\(\s*(?P<name>\w+)\[(?P<one>\w+)\],\s*(?P=name)\[(?P<other>\w+)\]\s*\)", loop.text)
        if match and re.search(rf"for\s*\([^;]*\b{match['other']}\s*=[^;]*\b{match['one']}\b", loop.text):
            return {"name": match["name"]}
    return None


_DECLARED = re.compile(r"\b(?:double|float|int|long|size_t|bool|auto|unsigned)\s+(?P<names>[^;(){}\n]{1,200})")


def _numbers_above(loop: ParallelLoop) -> set[str]:
    names = (match["names"] for match in _DECLARED.finditer(loop.before))
    return {name for group in names for name in re.findall(r"(?:^|,)\s*(\w+)", group)}


def _shared(loop: ParallelLoop, pattern: str) -> Iterator[re.Match[str]]:
    """Where the pattern finds a `name` in the loop that is that of a number which all threads share.

    Only directives that open the parallel region are looked at: above others, it may have begun already.
    """
    if not loop.directive.startswith("parallel") or re.search(
        r"\b(?:atomic|critical|ordered|omp_\w+lock)\b", loop.text
    ):
        return
    numbers = _numbers_above(loop) - {loop.counter}
    for match in re.finditer(pattern, loop.text):
        name = match["name"]
        inside = name in numbers and re.search(rf"[\w>](?<!return)(?<!else)[\s&*]+{name}\s*[=;,({{]", loop.text)
        if name in numbers and not inside and not re.search(_CLAUSE.format(name=name), loop.directive):
            yield match


_COUNTER = r"for\s*\(\s*(?P<name>\w+)\s*="


def _shared_counter(code: Code) -> Words | None:
    """An inner loop whose counter all threads share; that of a collapsed loop is private."""
    loops = (loop for loop in code.parallel_loops if "collapse" not in loop.directive)
    return next(({"name": match["name"]} for loop in loops for match in _shared(loop, _COUNTER)), None)


_COUNTDOWN = re.compile(
    r"for\s*\(\s*(?:std::)?(?:size_t|unsigned)[\w ]*?\s(?P<name>\w+)\s*=[^;]*;\s*(?P=name)\s*>=\s*0\s*;"
)


def _countdown(code: Code) -> Words | None:
    match = _COUNTDOWN.search(code.text)
    return {"name": match["name"]} if match else None


_OPERATIONS = {"-=": "+"}
"""What adds up the parts, where it is not the operation itself."""


def _unreduced(code: Code) -> Words | None:
    """`x += …` or `++x` without a reduction, of what is not used otherwise in the loop."""
    for loop in code.parallel_loops:
        changes = [*_shared(loop, r"(?<![\w.\]>\[])(?P<name>\w+)\s*(?P<sign>[-+*|^]=|\+\+)")]
        changes += _shared(loop, r"(?P<sign>\+\+)(?P<name>\w+)\s*;")
        for name, sign in ((match["name"], match["sign"]) for match in changes):
            if len(re.findall(rf"\b{name}\b", loop.text)) == sum(match["name"] == name for match in changes):
                return {"name": name, "operation": _OPERATIONS.get(sign, sign[0])}
    return None


def _overwritten(code: Code) -> Words | None:
    """`x = …` of a variable that all threads share, and that counts no loop."""
    for loop in code.parallel_loops:
        counters = set(re.findall(_COUNTER, loop.text))
        for match in _shared(loop, r"(?<![\w.\]>])(?P<name>\w+)\s*=(?!=)"):
            if (name := match["name"]) not in counters:
                operations = ["||", "&&"] if code.type_of(name) == "bool" else ["min", "max"]
                return {"name": name, "clauses": " or ".join(f"`reduction({sign} : {name})`" for sign in operations)}
    return None


def _bits(code: Code) -> Words | None:
    """Threads that write to neighbouring elements of one std::vector<bool>."""
    for loop in code.parallel_loops:
        for name in dict.fromkeys(re.findall(rf"\b(\w+)\[{loop.counter}\]\s*[|&^]?=(?!=)", loop.text)):
            if "vector<bool>" in code.type_of(name) and not re.search(rf"vector<bool>\s+{name}\b", loop.text):
                return {"name": name}
    return None


SOURCE_HINTS = (
    SourceHint(
        name="starts_mpi",
        look=lambda code: _called("MPI_Init|MPI_Init_thread|MPI_Finalize", code),
        cure="MPI is initialized before the function is called, and is needed after it: remove every MPI_Init and "
        "MPI_Finalize.",
    ),
    SourceHint(
        name="starts_kokkos",
        look=lambda code: _called("Kokkos::initialize|Kokkos::finalize|Kokkos::ScopeGuard", code),
        cure="Kokkos is initialized before the function is called, and is needed after it: remove `{name}`.",
    ),
    SourceHint(
        name="no_return",
        look=_no_return,
        cure="The function never returns its result: it must end with `return` and a value of type {type}.",
    ),
    SourceHint(
        name="wrong_datatype",
        look=_datatype,
        cure="`{name}` holds {own}, and {type} is for another type: use {right}.",
    ),
    SourceHint(
        name="endless_countdown",
        look=_countdown,
        cure="`{name}` is unsigned, so `{name} >= 0` is always true: count down with `for (size_t {name} = n; "
        "{name}-- > 0;)`.",
    ),
    SourceHint(
        name="assigned_sum",
        look=_assigned_sum,
        cure="The reduction adds what all threads have in `{name}`, but the loop assigns to it. For the first or the "
        "least use `reduction(min : {name})` with `{name} = std::min({name}, {value})`, for the last or the greatest "
        "`max`.",
    ),
    SourceHint(
        name="loop_carried",
        look=_loop_carried,
        cure="`{name}[{counter}]` needs `{name}[{counter} - 1]` of the iteration before, so this loop cannot be a "
        "parallel `for`. Cut the input into one block for each thread: add up each block in parallel, then add to "
        "each block the sum of those before it.",
    ),
    SourceHint(
        name="swaps_in_parallel",
        look=_swaps,
        cure="The iterations exchange the same elements of `{name}`, so this loop cannot be parallel. Sort one block "
        "for each thread in parallel with std::sort, then merge the blocks with std::inplace_merge after the loop.",
    ),
    SourceHint(
        name="shared_counter",
        look=_shared_counter,
        cure="All threads share `{name}`, because it is declared above the parallel loop: declare it in its own, `for "
        "(int {name} = …`.",
    ),
    SourceHint(
        name="missing_reduction",
        look=_unreduced,
        cure="All threads change `{name}` at the same time: add `reduction({operation} : {name})` to the directive.",
    ),
    SourceHint(
        name="shared_variable",
        look=_overwritten,
        cure="All threads write to `{name}`, because it is declared above the parallel loop. If its value is needed "
        "after the loop, add {clauses} to the directive; if not, declare it inside of the loop.",
    ),
    SourceHint(
        name="shared_bits",
        look=_bits,
        cure="Elements of the std::vector<bool> `{name}` share words of memory, so that threads undo each other's "
        "writing: write to a `std::vector<char>` in parallel, and copy it to `{name}` after the loop.",
    ),
)
"""In the order in which they are told."""
