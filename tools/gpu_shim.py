"""The C++ that launches a kernel: device arrays from the channel's bytes, the launch, and the way back.

A problem's header says all that is needed: `gpu` the parameters, `sizes` which of them is the size of which argument,
`initially` what results hold before the launch, `launch` how many threads there are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import Problem, Prompt
from pareval_agent.drivers.signature import Parameter, parse_signature
from pareval_agent.tools.entry import ENTRY

_OWN = "pareval_shim"
_LAUNCH = re.compile(r"(?P<kind>at least|exactly|grid of) (?P<size>.+) threads")
_GEOMETRY = {"at least": "at_least", "exactly": "exactly", "grid of": "grid_of"}


@dataclass(frozen=True)
class _Argument:
    """One parameter of the kernel as the shim has it, in C++."""

    definition: str
    load: str
    """Of an array: puts the bytes in place."""
    derive: str
    """Of a size: when all arrays are loaded."""
    passed: str
    save: str


def gpu_shim(prompt: Prompt, packing: str) -> str:
    """What is appended to a kernel; it needs pareval/gpu/shim.hpp, or card.hpp for a real GPU.

    Args:
        prompt: in CUDA or HIP.
        packing: what the judge tells of structs that are sent field by field.

    Raises:
        UserError: the problem's file does not say enough of its kernel.
    """
    arguments = tuple(_arguments(prompt))

    def lines(part: str) -> str:
        return "".join(f"    {line}\n" for argument in arguments if (line := getattr(argument, part)))

    passed = ", ".join(argument.passed for argument in arguments)
    return (
        f"{packing}namespace {_OWN} {{\n{lines('definition')}}}\n"
        "PAREVAL_EXPORT void pareval_setup(const pareval::Slot* slots, const char* base, void**) {\n"
        f"{lines('load')}{lines('derive')}}}\n"
        f"PAREVAL_EXPORT void {ENTRY}() {{\n"
        f"    PAREVAL_LAUNCH(({_geometry(prompt.problem)}), ::{prompt.function}, {passed});\n"
        "}\n"
        "PAREVAL_EXPORT void pareval_call(void (*function)()) { function(); }\n"
        "PAREVAL_EXPORT void pareval_collect(pareval::Slot* slots, char* base) {\n"
        f"{lines('save')}}}\n"
    )


def _arguments(prompt: Prompt) -> Iterator[_Argument]:
    problem = prompt.problem
    slots = _slots(problem)
    for parameter in parse_signature(prompt.signature, prompt.function).parameters:
        if parameter.name in problem.sizes:
            yield _size(problem, parameter)
        elif not _is_array(parameter):
            yield _scalar(parameter, slots[parameter.name])
        elif parameter.name not in slots:
            yield _result(problem, parameter, slot=len(slots))
        elif parameter.name in problem.initially:
            yield _appended(problem, parameter, slots[parameter.name])
        else:
            yield _array(parameter, slots[parameter.name])


def _slots(problem: Problem) -> dict[str, int]:
    """Where the arguments of the function on a CPU are in the channel; what it returns comes behind them."""
    parameters = parse_signature(problem.signature, problem.function).parameters
    return {parameter.name: index for index, parameter in enumerate(parameters)}


def _is_array(parameter: Parameter) -> bool:
    return re.search(r"[*\[]", parameter.type) is not None


def _element(parameter: Parameter) -> str:
    """`double` of `const double *`, `size_t` of `size_t [10]`, `const char *` of `const char **`."""
    element = re.sub(r"\s*(\*|\[\w*\])$", "", parameter.type)
    return element if element.endswith("*") else re.sub(r"^const\s+", "", element)


def _size(problem: Problem, parameter: Parameter) -> _Argument:
    name = f"{_OWN}::{parameter.name}"
    of = f"{_OWN}::{problem.sizes[parameter.name]}_"
    return _Argument(f"static {parameter.type} {parameter.name};", "", f"{name} = {of}.size();", name, "")


def _scalar(parameter: Parameter, slot: int) -> _Argument:
    name = f"{_OWN}::{parameter.name}"
    return _Argument(
        f"static {parameter.type} {parameter.name};", f"pareval::load({name}, slots[{slot}], base);", "", name, ""
    )


def _array(parameter: Parameter, slot: int) -> _Argument:
    return _device_array(parameter, slot, load=f"load(slots[{slot}], base)", save=f"save(slots[{slot}], base)")


def _appended(problem: Problem, parameter: Parameter, slot: int) -> _Argument:
    """A vector that the function on a CPU appends to; the kernel has room for all that it could become."""
    value, element = _initially(problem, parameter), _element(parameter)
    return _device_array(
        parameter,
        slot,
        load=f"fill(slots[{slot}].room / sizeof({element}), {value})",
        save=f"save_until({value}, slots[{slot}], base)",
    )


def _result(problem: Problem, parameter: Parameter, slot: int) -> _Argument:
    """What the function on a CPU returns."""
    fill = f"fill(1, {_initially(problem, parameter)})"
    argument = _device_array(parameter, slot, load=fill, save=f"save(slots[{slot}], base)")
    # What it holds may depend on a size.
    return _Argument(argument.definition, "", argument.load, argument.passed, argument.save)


def _device_array(parameter: Parameter, slot: int, *, load: str, save: str) -> _Argument:
    name = f"{_OWN}::{parameter.name}_"
    return _Argument(
        definition=f'static pareval::gpu::Array<{_element(parameter)}> {parameter.name}_("{parameter.name}");',
        load=f"{name}.{load};",
        derive="",
        passed=f"{name}.data()",
        save=f"if (slots[{slot}].wanted) {name}.{save};",
    )


def _initially(problem: Problem, parameter: Parameter) -> str:
    """What the elements of a result are before the launch, as an expression of their type."""
    value = problem.initially.get(parameter.name)
    if value is None:
        raise UserError(f"{problem.header}: `initially` must say what {parameter.name} holds before the launch")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"{_element(parameter)}({_qualified(problem, text)})"


def _geometry(problem: Problem) -> str:
    match = _LAUNCH.fullmatch(problem.launch or "")
    if match is None:
        raise UserError(f"{problem.header}: `launch` must be such as `at least N threads`, not {problem.launch!r}")
    size = match["size"].replace(" x ", ", ").replace("max(", "std::max(")
    return f"pareval::gpu::{_GEOMETRY[match['kind']]}({_qualified(problem, size)})"


def _qualified(problem: Problem, expression: str) -> str:
    """With the shim's own variables in the place of the size parameters."""
    names = {*problem.sizes, *(parameter.name for parameter in _cpu_scalars(problem))}
    return re.sub(r"\b[A-Za-z_]\w*\b", lambda word: f"{_OWN}::{word[0]}" if word[0] in names else word[0], expression)


def _cpu_scalars(problem: Problem) -> Iterator[Parameter]:
    for parameter in parse_signature(problem.signature, problem.function).parameters:
        if "&" not in parameter.type:
            yield parameter
