"""Errors of the compiler with a known cure. The first row that applies to an error counts."""

import re

from pareval_agent.agent.hint import CompilerHint, Words
from pareval_agent.agent.hint_code import Code
from pareval_agent.drivers.execution_model import ExecutionModel


def _is_container(words: Words, code: Code) -> Words | None:
    return words if re.match(r"(?:const )?std::(?:vector|array)<", code.type_of(words["name"])) else None


def _owns_its_elements(words: Words, code: Code) -> Words | None:
    """Each iteration touches no element of it but its own."""
    name = words["name"]
    for loop in code.parallel_loops:
        clause = re.search(rf"reduction\s*\([^)]*\b{name}\b[^)]*\)", loop.directive)
        if clause:
            indices = set(re.findall(rf"\b{name}\[([^\]]*)\]", loop.text))
            return {"clause": clause[0], "counter": loop.counter} if indices == {loop.counter} else None
    return None


def _is_complex(words: Words, code: Code) -> Words | None:
    return {"type": code.type_of(words["name"])} if "complex<" in code.type_of(words["name"]) else None


def _flat_matrix(words: Words, code: Code) -> Words | None:
    if code.prompt.model is ExecutionModel.KOKKOS or words["name"] not in code.text:
        return None
    sizes = [parameter.name for parameter in code.parameters if parameter.type == "size_t"]
    length, meaning = (sizes[0], "") if len(sizes) == 1 else ("columns", ", where columns is the length of its rows")
    row = words["row"] if re.fullmatch(r"\w+", words["row"]) else f"({words['row']})"
    return {"length": length, "meaning": meaning, "index": f"{row} * {length} + {words['column']}"}


def _common_type(words: Words, _: Code) -> Words | None:
    floating = any(kind in words["first"] + words["second"] for kind in ("double", "float"))
    return {"type": "double" if floating else "long"}


def _const_argument(words: Words, code: Code) -> Words | None:
    const = (parameter.name for parameter in code.parameters if "const" in parameter.type)
    name = next((name for name in const if re.search(rf"\b{name}\b", words["text"])), None)
    return None if name is None else {"name": name}


def _is_called(words: Words, code: Code) -> Words | None:
    name = words["name"]
    return {"function": code.prompt.function} if re.search(rf"(?<![\w:.]){name}\s*\(", words["text"] or name) else None


def _of_the_prompt(words: Words, code: Code) -> Words | None:
    declared = re.search(rf"(?:struct|class) {words['type']} \{{[^}}]*\}};", code.prompt.declarations)
    return {"declared": " ".join(declared[0].split())} if declared else None


def _signature(_: Words, code: Code) -> Words:
    return {"signature": code.prompt.signature}


def _on_kokkos(words: Words, code: Code) -> Words | None:
    return words if code.prompt.model is ExecutionModel.KOKKOS else None


def _on_mpi(words: Words, code: Code) -> Words | None:
    return words if code.prompt.model.uses_mpi else None


def _matrix_view(words: Words, code: Code) -> Words | None:
    return _on_kokkos(words, code) if "**" in code.type_of(words["name"]) else None


_MPI_TYPES = {"MPI_SIZE_T": "MPI_UNSIGNED_LONG", "MPI_BOOL": "MPI_C_BOOL", "MPI_STRING": "MPI_CHAR"}


def _known_type(words: Words, _: Code) -> Words | None:
    return {"type": _MPI_TYPES[words["name"]]} if words["name"] in _MPI_TYPES else None


def _address(words: Words, code: Code) -> Words | None:
    is_container = "vector" in words["type"] or "array" in words["type"]
    name = words["at"]
    return {"address": f"{name}.data()" if is_container else f"&{name}"} if name and code.type_of(name) else None


_MPI_ARGUMENTS = {
    "Send": "data, count, type, destination, tag, comm",
    "Recv": "data, count, type, source, tag, comm, status",
    "Bcast": "data, count, type, root, comm",
    "Reduce": "send, receive, count, type, operation, root, comm",
    "Allreduce": "send, receive, count, type, operation, comm",
    "Scan": "send, receive, count, type, operation, comm",
    "Exscan": "send, receive, count, type, operation, comm",
    "Scatter": "send, send_count, type, receive, receive_count, type, root, comm",
    "Scatterv": "send, counts, displacements, type, receive, receive_count, type, root, comm",
    "Gather": "send, send_count, type, receive, receive_count, type, root, comm",
    "Gatherv": "send, send_count, type, receive, counts, displacements, type, root, comm",
    "Allgather": "send, send_count, type, receive, receive_count, type, comm",
    "Allgatherv": "send, send_count, type, receive, counts, displacements, type, comm",
}
"""MPI 4.0, chapters 3 and 6."""


def _mpi_arguments(words: Words, _: Code) -> Words | None:
    arguments = _MPI_ARGUMENTS.get(words["call"])
    return {"arguments": arguments} if arguments else None


_NO_REDUCTION = r"user defined reduction not found for '(?P<name>\w+)'"
_OPENMP = (
    CompilerHint(
        name="needless_reduction",
        message=_NO_REDUCTION,
        look=_owns_its_elements,
        cure="Each iteration changes only its own `{name}[{counter}]`, so nothing is to be reduced: leave `{clause}` "
        "out.",
    ),
    CompilerHint(
        name="reduction_of_container",
        message=_NO_REDUCTION,
        look=_is_container,
        cure="OpenMP cannot reduce the container `{name}`, only a plain array: put `auto* sums = {name}.data();` "
        "above the directive, write `reduction(+ : sums[:{name}.size()])` in it, and `sums[…]` instead of `{name}[…]` "
        "in the loop.",
    ),
    CompilerHint(
        name="reduction_of_complex",
        message=_NO_REDUCTION,
        look=_is_complex,
        cure="OpenMP cannot add complex numbers by itself. Put this line above the directive: `#pragma omp declare "
        "reduction(+ : {type} : omp_out += omp_in) initializer(omp_priv = {type}())`.",
    ),
    CompilerHint(
        name="reduction_of_struct",
        message=_NO_REDUCTION,
        cure="OpenMP cannot reduce `{name}`, because it is no plain number: give each thread a copy of its own inside "
        "`#pragma omp parallel`, and merge the copies into `{name}` in `#pragma omp critical` at the end.",
    ),
    CompilerHint(
        name="reduction_of_section",
        message=r"'(?P<name>\w+)' does not have pointer or array type",
        line=r"reduction\s*\([^)\]]*\[[^\]]*:",
        cure="OpenMP reduces sections of plain arrays only: put `auto* sums = {name}.data();` above the directive, "
        "write `reduction(+ : sums[:{name}.size()])` in it, and `sums[…]` instead of `{name}[…]` in the loop.",
    ),
    CompilerHint(
        name="reduction_of_element",
        message=r"'(?P<name>\w+)' does not have pointer or array type",
        cure="An element of `{name}` cannot be in a clause: use a variable of a plain type, and store it after the "
        "loop. Where each iteration writes only its own element, no reduction is needed.",
    ),
    CompilerHint(
        name="directive_without_loop",
        message=r"for statement expected before",
        cure="A directive with `for` must stand directly above a loop `for (size_t i = …; i < …; ++i)`, not above "
        "anything else: move it there, or remove it.",
    ),
    CompilerHint(
        name="leaves_parallel_loop",
        message=r"invalid exit from OpenMP structured block|(?:break|return) statement used with OpenMP",
        cure="A parallel loop cannot be left by `return` or `break`. Keep what was found in a variable with "
        "`reduction(min : …)` or `reduction(|| : …)`, let the loop run to its end, and return it behind the loop.",
    ),
    CompilerHint(
        name="collapse_of_imperfect_nest",
        message=r"not enough (?:for|perfectly nested) loops",
        cure="`collapse` needs loops directly inside each other with nothing between them: leave `collapse` out.",
    ),
    CompilerHint(
        name="collapse_of_dependent_loops",
        message=r"expression refers to iteration variable '(?P<name>\w+)'",
        cure="The bounds of the inner loop depend on `{name}`, so these loops cannot be collapsed: leave `collapse` "
        "out.",
    ),
    CompilerHint(
        name="loop_not_canonical",
        message=r"invalid (?:controlling predicate|increment expression|type for iteration variable)",
        cure="A loop below `omp for` must be `for (size_t i = first; i < last; ++i)`: an integer counter, one "
        "comparison, a constant step. Put other conditions into an `if` in the body, or make an inner loop parallel "
        "instead.",
    ),
    CompilerHint(
        name="undeclared_in_directive",
        message=r"^'(?P<name>\w+)' has not been declared",
        line=r"#\s*pragma\s+omp",
        cure="A clause can only name variables: declare `{name}` above the directive, or leave the clause out.",
    ),
    CompilerHint(
        name="atomic_form",
        message=r"invalid form of '#pragma omp atomic'",
        cure="`atomic` allows only forms like `x += value` and `++x`. For the least or greatest value use "
        "`reduction(min : x)` or `reduction(max : x)` on the loop, for everything else `#pragma omp critical`.",
    ),
    CompilerHint(
        name="nested_worksharing",
        message=r"may not be closely nested inside",
        cure="Inside a loop that is shared out already, no other may be, and there can be no barrier: remove the "
        "inner directive.",
    ),
    CompilerHint(
        name="default_none",
        message=r"'(?P<name>\w+)' not specified in enclosing",
        cure="Leave `default(none)` out.",
    ),
    CompilerHint(
        name="scan_directive",
        message=r"expected '#pragma omp scan'|'inscan' 'reduction' clause",
        cure="Do not use `inscan`. Scan in two passes: each thread scans its own block, then adds the sum of all "
        "blocks before it.",
    ),
)

_CPP = (
    CompilerHint(
        name="flat_matrix",
        message=r"invalid types '[^']*\[[^']*\]' for array subscript",
        line=r"(?P<name>\w+)\[(?P<row>[^\[\]]+)\]\[(?P<column>[^\[\]]+)\]",
        look=_flat_matrix,
        cure="`{name}` is one vector with all rows behind each other: write `{name}[{index}]` instead of "
        "`{name}[{row}][{column}]`{meaning}. So it is with every other matrix.",
    ),
    CompilerHint(
        name="mixed_min_max",
        message=r"no matching function for call to '(?P<name>min|max)\((?P<first>[^,']+), (?P<second>[^,']+)\)'",
        look=_common_type,
        cure="std::min and std::max want two values of one type: write `std::{name}<{type}>(…, …)`, in all such "
        "places.",
    ),
    CompilerHint(
        name="variable_hides_function",
        message=r"'(?P<name>\w+)' cannot be used as a function",
        cure="The variable `{name}` hides the function `{name}`: give the variable another name.",
    ),
    CompilerHint(
        name="wrong_signature",
        message=r"the function cannot be called as|the code does not define",
        look=_signature,
        cure="The first line of the function must be exactly `{signature} {{`.",
    ),
    CompilerHint(
        name="changes_const",
        message=r"discards qualifiers|of read-only (?:location|reference)|for call to 'swap\(const ",
        look=_const_argument,
        cure="`{name}` is const and must not be changed, not even sorted: make a copy, `auto copy = {name};`, and "
        "change that.",
    ),
    CompilerHint(
        name="recursive_lambda",
        message=r"use of '(?P<name>\w+)' before deduction of 'auto'",
        cure="A lambda of type `auto` cannot call itself: make `{name}` an ordinary function above `{function}`, and "
        "pass it what it needs as arguments.",
        look=lambda _, code: {"function": code.prompt.function},
    ),
    CompilerHint(
        name="missing_helper",
        message=r"^'(?P<name>(?!MPI_)\w+)' was not declared in this scope",
        look=_is_called,
        cure="There is no function `{name}`: write it yourself, above `{function}`, or put its work into the loop.",
    ),
    CompilerHint(
        name="missing_helper",
        message=r"^`(?P<name>\w+)[^`]*` is declared and used, but not defined",
        cure="Your answer must hold the whole function `{name}`, not only its declaration.",
    ),
    CompilerHint(
        name="declared_again",
        message=r"redefinition of '(?:[^'(\[]*[ :*&])?(?P<name>\w+)[^']*'[\s\S]*already declared by the prompt",
        cure="`{name}` is already there: leave your own out.",
    ),
    CompilerHint(
        name="missing_header",
        message=r"^(?P<name>[\w./+-]+): No such file or directory",
        cure="There is no `{name}` here: leave the include out, and use nothing but the standard library of C++17 and "
        "what the task names.",
    ),
    CompilerHint(
        name="reference_to_bool",
        message=r"cannot bind non-const lvalue reference of type '(?:bool|std::_Bit_reference)&'",
        cure="The elements of std::vector<bool> are bits, to which there are no references: write `v[i] = …`.",
    ),
    CompilerHint(
        name="data_of_bool",
        message=r"'void std::vector<bool.*::data\(\)",
        cure="std::vector<bool> holds bits and has no `data()`: work on a `std::vector<char>` of the same size, and "
        "copy it over at the end.",
    ),
    CompilerHint(
        name="complex_and_int",
        message=r"operand types are '(?:int|long|size_t|[^']*unsigned)[^']*' and 'std::complex<double>'|"
        r"operand types are 'std::complex<double>' and '(?:int|long|size_t|[^']*unsigned)",
        cure="A complex number is only multiplied with double: write `2.0` instead of `2`, and `double(n)` instead of "
        "`n`.",
    ),
    CompilerHint(
        name="imaginary_literal",
        message=r"numeric literal operator 'operator\"\"i[fl]?'",
        cure="Write `std::complex<double>(0, 1)` instead of `1i`.",
    ),
    CompilerHint(
        name="no_such_member",
        message=r"'(?:const )?(?:struct |class )?(?P<type>\w+)'\}? has no member named",
        look=_of_the_prompt,
        cure="The members are those of `{declared}`",
    ),
)

_MPI = (
    CompilerHint(
        name="unknown_datatype",
        message=r"'(?P<name>MPI_\w+)' was not declared",
        look=_known_type,
        cure="There is no `{name}` in MPI: use `{type}`.",
    ),
    CompilerHint(
        name="address_expected",
        message=r"cannot convert '(?P<type>[^']+)'(?: \{[^}]*\})? to '(?:const )?void\*'",
        look=_address,
        cure="MPI takes addresses: write `{address}`, and so for every buffer (`&variable`, `vector.data()`).",
    ),
    CompilerHint(
        name="argument_count",
        message=r"too (?:few|many) arguments to function '(?:int )?MPI_(?P<call>\w+)\(",
        look=_mpi_arguments,
        cure="The arguments of MPI_{call} are ({arguments}).",
    ),
    CompilerHint(
        name="receives_into_const",
        message=r"invalid conversion from 'const void\*' to 'void\*'",
        look=_on_mpi,
        cure="This call writes to its buffer, which is const here: receive into a vector of your own. The task says "
        "which ranks have the input already.",
    ),
)

_KOKKOS = (
    CompilerHint(
        name="matrix_view",
        message=r"for array subscript|no match(?:ing function)? for call to '\(?(?:const )?Kokkos::View<",
        line=r"(?P<name>\w+)[\[(]",
        look=_matrix_view,
        cure="`{name}` is a view of rank 2: write `{name}(row, column)`.",
    ),
    CompilerHint(
        name="view_is_no_vector",
        message=r"Kokkos::View<[^']*>' has no member named '(?P<name>\w+)'",
        cure="A view has no `{name}`: its elements are `x(i)`, there are `x.extent(0)` of them, `x.data()` points to "
        "the first one, and it cannot grow.",
    ),
    CompilerHint(
        name="scan_lambda",
        message=r"FunctorPatternInterface::SCAN",
        cure="The lambda of parallel_scan has three parameters: `KOKKOS_LAMBDA(const int i, double& sum, const bool "
        "final) {{ sum += x(i); if (final) output(i) = sum; }}`, with the type of the elements instead of double.",
    ),
    CompilerHint(
        name="reduce_lambda",
        message=r"assignment of read-only variable '(?P<name>\w+)'",
        look=_on_kokkos,
        cure="`{name}` is a copy inside of the lambda. To reduce, the lambda of parallel_reduce takes a reference to "
        "the thread's own part: `KOKKOS_LAMBDA(const int i, double& part) {{ part += …; }}, {name}`, with the type of "
        "`{name}`.",
    ),
    CompilerHint(
        name="reducer_type",
        message=r"no matching function for call to '(?P<name>Sum|Prod|Min|Max|LAnd|LOr|MinLoc|MaxLoc|MinMax)\(",
        look=_on_kokkos,
        cure="A reducer names its type: `Kokkos::{name}<T>(result)`, where T is the type of `result`.",
    ),
    CompilerHint(
        name="reducer_type",
        message=r"'Kokkos::(?P<name>\w+)<(?P<type>[^>]*)>::value_type&'.* to a value of type '(?P<own>[^']*)'",
        cure="The types must agree: `Kokkos::{name}<{own}>`.",
    ),
    CompilerHint(
        name="lambda_parameters",
        message=r"no match for call to '.*<lambda\(.*ParallelFor",
        cure="The lambda of a parallel_for over a range has one parameter, the index. For two indices use "
        "`Kokkos::MDRangePolicy<Kokkos::Rank<2>>({{0, 0}}, {{rows, columns}})`.",
    ),
)

COMPILER_HINTS = (*_OPENMP, *_KOKKOS, *_CPP, *_MPI)
