"""Code that computes nothing, made from the signature alone: a judge that passes any of it is worth nothing."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.signature import Parameter, Signature, parse_signature


@dataclass(frozen=True)
class Impostor:
    """A candidate that has to fail."""

    name: str
    source: str


_CONSTANTS = {
    "zeros": "return T{};",
    "ones": "if constexpr (std::is_constructible_v<T, int>) return T(1);\n    else return T{};",
    # Bytes of ones are NaN as floating-point numbers and -1 as integers, whatever the fields of a struct are.
    "nan": "T value;\n    std::memset(static_cast<void*>(&value), 0xff, sizeof value);\n    return value;",
}
_WITH_NAN = ("double", "float", "DoubleComplex")
_FIRST_THREAD_ONLY = "if (blockIdx.x || blockIdx.y || threadIdx.x || threadIdx.y) return;"
_AT = "at"
"""The variable of loops: no parameter has this name."""
_SCALARS = {"double", "float", "int", "size_t", "bool"}


def impostors(prompt: Prompt) -> list[Impostor]:
    """What leaves its results as they are, what fills them with a constant, and what knows the examples by heart."""
    signature = parse_signature(prompt.signature.removeprefix("__global__ "), prompt.function)
    found = [Impostor(name, _constant(prompt, signature, body)) for name, body in _constants(prompt, signature)]
    if signature.returned == "void":
        found.insert(0, Impostor("untouched", _function(prompt, [])))
    for number, example in enumerate(prompt.problem.examples, 1):
        found.append(Impostor(f"example {number}", _function(prompt, _by_heart(signature, example))))
    return found


def _constants(prompt: Prompt, signature: Signature) -> Iterator[tuple[str, str]]:
    """The constants that the results can be."""
    results = " ".join([signature.returned, *(each.type for each in _written(signature)), prompt.declarations])
    for name, body in _CONSTANTS.items():
        if name != "nan" or any(kind in results for kind in _WITH_NAN):
            yield name, body


def _constant(prompt: Prompt, signature: Signature, body: str) -> str:
    device = "__device__ " if prompt.model.on_gpu else ""
    helper = f"namespace {{\ntemplate <class T>\n{device}T constant() {{\n    {body}\n}}\n}}  // namespace\n\n"
    lines = [_filled(parameter) for parameter in _written(signature)]
    if signature.returned != "void":
        lines.append(f"return constant<{signature.returned}>();")
    return helper + _function(prompt, lines)


def _filled(parameter: Parameter) -> str:
    """A loop that makes every element the constant."""
    name = parameter.name
    if _is_view(parameter) or _is_pointer(parameter):
        access, size = _access(parameter)
        value = f"constant<std::decay_t<decltype(*{access})>>()"
        return f"for (size_t {_AT} = 0; {_AT} < {size}; ++{_AT}) {access}[{_AT}] = {value};"
    kind = f"typename std::decay_t<decltype({name})>::value_type"
    return f"for (auto&& element : {name}) element = constant<{kind}>();"


def _by_heart(signature: Signature, example: Any) -> list[str]:
    """Statements that give the results of an example, whatever the input."""
    lines = [
        line
        for parameter in _written(signature)
        if (known := _known(parameter, example)) is not None
        for line in _copied(parameter, known)
    ]
    return lines if signature.returned == "void" else [*lines, f"return {_literal(example['return'])};"]


def _known(parameter: Parameter, example: Any) -> Any:
    """What an example says of a result, None if nothing; a kernel stores what other functions return."""
    if parameter.name in example:
        return _after(example[parameter.name])
    return [example["return"]] if _is_pointer(parameter) and "return" in example else None


def _copied(parameter: Parameter, value: Any) -> Iterator[str]:
    """Statements that store known elements, as many as there is room for: a size that changes is found too easily."""
    known = f"{parameter.name}_known"
    element = _element(parameter)
    elements = list(_flat(value)) if element in _SCALARS else value
    if not elements:
        return
    yield f"const {element} {known}[] = {{{', '.join(map(_literal, elements))}}};"
    access, size = _access(parameter)
    room = f"{_AT} < {len(elements)} && {_AT} < {size}"
    yield f"for (size_t {_AT} = 0; {room}; ++{_AT}) {access}[{_AT}] = {known}[{_AT}];"


def _access(parameter: Parameter) -> tuple[str, str]:
    """What has the elements by their numbers, and how many of them there are.

    Nothing tells a kernel the room behind a pointer: the emulator's own book of its arrays does.
    """
    name = parameter.name
    if _is_pointer(parameter):
        return name, f"pareval::gpu::GuardedBytes::bytes_at({name}) / sizeof *{name}"
    return (f"{name}.data()", f"{name}.span()") if _is_view(parameter) else (name, f"{name}.size()")


def _element(parameter: Parameter) -> str:
    """The type of an element: `double` of `std::array<double, 4>&`, `Kokkos::View<double**> &` and `double *`."""
    if _is_pointer(parameter):
        return parameter.type.split("[")[0].rstrip("* ")
    inside = parameter.type[parameter.type.index("<") + 1 : parameter.type.rindex(">")]
    return inside.split(",")[0].split("[")[0].rstrip("* ") if "complex" not in inside else inside.rstrip("* ")


def _function(prompt: Prompt, lines: Sequence[str]) -> str:
    if prompt.model.on_gpu and lines:
        lines = [_FIRST_THREAD_ONLY, *lines]
    body = "".join(f"    {line}\n" for line in lines)
    return f"{prompt.signature} {{\n{body}}}\n"


def _written(signature: Signature) -> list[Parameter]:
    return [parameter for parameter in signature.parameters if parameter.is_written]


def _is_view(parameter: Parameter) -> bool:
    return "View" in parameter.type


def _is_pointer(parameter: Parameter) -> bool:
    return parameter.type.endswith(("*", "]"))


def _after(value: Any) -> Any:
    return value["after"] if isinstance(value, dict) and "after" in value else value


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for element in value:
            yield from _flat(element)
    else:
        yield value


def _literal(value: Any) -> str:
    """A value of an example as C++ has it; lists are the fields of a struct."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return f"{{{', '.join(map(_literal, value))}}}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        return "NAN" if math.isnan(value) else f"{'-' if value < 0 else ''}INFINITY"
    return repr(value)
