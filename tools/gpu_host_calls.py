"""What kernels use of the host: functions and variables that the compilers of CUDA and HIP refuse in device code.

The rules are those of nvcc without `--expt-relaxed-constexpr`, and of clang, which hipcc is: there, functions that are
constexpr are the device's too. tests/drivers/gpu holds them against both compilers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.compiler_output import Place
from pareval_agent.tools.gpu_assembly import Assembly, Function, Mark, Reference, on_device


@dataclass(frozen=True, slots=True)
class HostUse:
    """One use of a name of the host in device code."""

    symbol: str
    caller: str
    """The function that it is in."""
    mark: Mark
    """Of that function."""
    place: Place | None
    is_variable: bool = False
    is_constexpr: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Text that functions were written in, by the names that the compiler has for the files."""

    texts: Mapping[str, str]
    """Of what belongs to the candidate."""
    own: str
    """The folder of our headers: whatever they define is the device's."""
    system: Mapping[str, str]
    """Of libraries."""

    def head(self, place: Place | None) -> tuple[str, str]:
        """What stands in front of a definition's name, from the end of the declaration before it; and what follows."""
        text = "" if place is None else self.texts.get(place.file) or self.system.get(place.file, "")
        lines = text.split("\n")
        if place is None or not 0 < place.line <= len(lines):
            return "", ""
        line, column = lines[place.line - 1], (place.column or 1) - 1
        before = "\n".join([*lines[max(0, place.line - _HEAD_LINES) : place.line - 1], line[:column]])
        after = "\n".join([line[column:], *lines[place.line : place.line + _HEAD_LINES]])
        return re.split(r"[;{}]|\n\s*\n", before)[-1], after


_HEAD_LINES = 12

_MATH = frozenset(
    (
        *("acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "copysign", "cos", "cosh", "erf"),
        *("erfc", "exp", "exp2", "expm1", "fabs", "fdim", "floor", "fma", "fmax", "fmin", "fmod", "frexp", "hypot"),
        *("ilogb", "ldexp", "lgamma", "llrint", "llround", "log", "log10", "log1p", "log2", "logb", "lrint", "lround"),
        *("modf", "nan", "nearbyint", "nextafter", "nexttoward", "pow", "remainder", "remquo", "rint", "round"),
        *("scalbln", "scalbn", "sin", "sinh", "sqrt", "tan", "tanh", "tgamma", "trunc"),
    )
)
_C_FUNCTIONS = frozenset(
    (
        *(name + suffix for name in _MATH for suffix in ("", "f", "l")),
        *("abs", "labs", "llabs", "isnan", "isinf", "isfinite", "finite", "signbit"),
        *("exp10", "exp10f", "sincos", "sincosf", "j0", "j1", "jn", "y0", "y1", "yn"),
        *("printf", "vprintf", "malloc", "free", "memcpy", "memset", "clock", "alloca"),
    )
)
"""Of C's library, those that devices have, too."""

_STD_OVERLOADS = _MATH | {"abs", "isnan", "isinf", "isfinite", "signbit"}
_STD_FUNCTION = re.compile(r"_ZSt(?P<length>\d{1,2})(?P<rest>\w+)")
_STD_TEMPLATES = {"pow"}
"""Math of whole numbers is a template of the host's; this one has a device's beside it."""

_ALSO_ON_DEVICES = re.compile(
    r"__\w*|_Unwind_\w+|_Z(?:nw|na|dl|da)\w+|_ZT\w+|_ZG[VR]\w+|_ZZ\w+|_ZNK?7pareval\w+|_ZSt4moveI\w+|_ZSt7forwardI\w+"
    r"|_ZNK?St16initializer_listI\w+|_ZNK?SaI\w+|threadIdx|blockIdx|blockDim|gridDim|_Z(?:11|7)(?:wall_)?clock64v"
)
"""What the compiler itself calls, memory that is allocated, type information, local variables, what the emulator
defines, and what of the library both compilers take for the device's; and allocators, which only come with what is
refused anyway."""

_STREAMS = {"stdin", "stdout", "stderr", "_ZSt3cin", "_ZSt4cout", "_ZSt4cerr", "_ZSt4clog"}

_CONSTEXPR = re.compile(r"\b(?:constexpr|_GLIBCXX(?:14|17)?_CONSTEXPR)\b")
_LAMBDA = re.compile(r"Ul\w*_cl")
"""Constexpr where it can be. Those within device code are the device's."""

_IMPLICIT = re.compile(r"~?\w+\s*(?:<[^;{]*>\s*)?(?:final\s*)?(?:\{|:(?!:))|[^;{]*=\s*default\b")
"""What follows the name of a constructor and its like that nobody wrote: the name is that of the class."""


def host_uses(assembly: Assembly, model: ExecutionModel, sources: Sources) -> Iterator[HostUse]:
    """Each use in the functions of the device, in the order of the code."""
    # nvcc only warns of functions that the host has, too.
    roots = on_device(assembly, alone=model is ExecutionModel.CUDA)
    waiting = [(function, function.mark or Mark.DEVICE) for function in roots]
    seen = {function.symbol for function, _ in waiting}
    while waiting:
        caller, mark = waiting.pop(0)
        for reference in caller.references:
            called = assembly.function(reference.symbol)
            if called and called.symbol not in seen and _is_implicit(called, sources):
                seen.add(called.symbol)
                waiting.append((called, Mark.DEVICE))
            elif not (called and called.symbol in seen):
                yield from _use(reference, caller, mark, assembly, model, sources)


def _use(
    reference: Reference, caller: Function, mark: Mark, assembly: Assembly, model: ExecutionModel, sources: Sources
) -> Iterator[HostUse]:
    symbol, place = reference.symbol, reference.place
    if _ALSO_ON_DEVICES.fullmatch(symbol) or symbol in _C_FUNCTIONS or _is_device_math(symbol):
        return
    called = assembly.function(symbol)
    if variable := assembly.variables.get(symbol):
        if not (variable.mark or (variable.is_constant and model is ExecutionModel.HIP)):
            yield HostUse(symbol, caller.symbol, mark, place, is_variable=True)
    elif called is None:
        if not (symbol == "abort" and model is ExecutionModel.HIP):
            yield HostUse(symbol, caller.symbol, mark, place, is_variable=symbol in _STREAMS)
    elif not (called.mark or _is_ours(called, sources)):
        is_constexpr = _is_constexpr(called, sources)
        if not (model is ExecutionModel.HIP and (is_constexpr or _is_complex(called))):
            yield HostUse(symbol, caller.symbol, mark, place, is_constexpr=is_constexpr)


def _is_device_math(symbol: str) -> bool:
    """`std::sqrt(float)` and the like, which the headers of both compilers declare for the device."""
    match = _STD_FUNCTION.fullmatch(symbol)
    if match is None:
        return False
    name, arguments = match["rest"][: int(match["length"])], match["rest"][int(match["length"]) :]
    is_template = arguments.startswith("I")
    three_sided = name == "hypot" and arguments in ("ddd", "fff")
    return name in (_STD_TEMPLATES if is_template else _STD_OVERLOADS) and not three_sided


def _is_ours(function: Function, sources: Sources) -> bool:
    return function.place is not None and function.place.file.startswith(sources.own)


def _is_complex(function: Function) -> bool:
    """True for what <complex> defines; clang has a header of its own for it, which makes it the device's."""
    return function.place is not None and function.place.file.endswith("/complex")


def _is_constexpr(function: Function, sources: Sources) -> bool:
    return bool(_LAMBDA.search(function.symbol) or _CONSTEXPR.search(sources.head(function.place)[0]))


def _is_implicit(function: Function, sources: Sources) -> bool:
    """A constructor, destructor or assignment of the candidate's that the compiler wrote: it is where it is used."""
    if function.mark or function.place is None or function.place.file not in sources.texts:
        return False
    return bool(_IMPLICIT.match(sources.head(function.place)[1]))
