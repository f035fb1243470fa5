"""What functions refer to, read from the assembly that g++ writes for x86-64 (`-S -O0 -g1`).

Nothing is inlined or folded there, so that it has every call that was instantiated, with its place in the source.
Qualifiers of CUDA and HIP are seen by what `pareval/gpu/marks.hpp` makes of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from pareval_agent.tools.compiler_output import Place


class Mark(StrEnum):
    """Where a function or variable says that it belongs."""

    GLOBAL = "__global__"
    DEVICE = "__device__"


_MARKS = {2048: Mark.DEVICE, 4096: Mark.GLOBAL, 65536: Mark.DEVICE}
"""By the alignment in marks.hpp; the last is that of `__shared__`."""

_HOST_TOO = "\t.section\t__patchable_function_entries"
"""Within a function: it says `__host__`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A name within a function."""

    symbol: str
    place: Place | None


@dataclass(slots=True)
class Function:
    """One function as it was emitted."""

    symbol: str
    mark: Mark | None
    place: Place | None = None
    """Of its name in the definition."""
    host_too: bool = False
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable that is not local."""

    mark: Mark | None
    is_constant: bool


@dataclass(slots=True)
class Assembly:
    """One translation unit."""

    functions: dict[str, Function] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    """Those that are defined here, without those of the compiler's own."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Other names of functions, as constructors have them."""
    exported: set[str] = field(default_factory=set)
    """What other units may use."""

    def function(self, symbol: str) -> Function | None:
        """The function of this name, None if the unit does not define it."""
        return self.functions.get(self.aliases.get(symbol, symbol))


_FILE = re.compile(r'\t\.file (?P<number>\d+) "(?P<first>[^"]*)"(?: "(?P<second>[^"]*)")?')
_LOC = re.compile(r"\t\.loc (?P<file>\d+) (?P<line>\d+) (?P<column>\d+)")
_ALIGN = re.compile(r"\t\.align (\d+)")
_TYPE = re.compile(r"\t\.type\t(?P<symbol>[\w$]+), @(?P<type>function|object|gnu_unique_object|tls_object)")
_EXPORTED = re.compile(r"\t\.(?:globl|weak)\t(?P<symbol>[\w$]+)")
_LABEL = re.compile(r"(?P<symbol>[A-Za-z_$][\w$]*):")
_ALIAS = re.compile(r"\t\.set\t(?P<alias>[\w$]+),(?P<of>[\w$]+)")
_COMMON = re.compile(r"\t\.(?:comm|local)\t(?P<symbol>[\w$]+)(?:,\d+,(?P<align>\d+))?")
_INSTRUCTION = re.compile(r"\t[a-z]\w*\t(?:[a-z]\w*\t)?(?P<operands>.+)")  # some have a prefix: `data16 leaq`
_SECTION = re.compile(r"\t(?:\.section\t(?P<name>[\w.]+)|\.(?P<short>text|data|bss)\b)")
_CONSTANT = (".rodata", ".data.rel.ro")
_NAME = re.compile(r"(?<![%\w.$@])[A-Za-z_]\w*(?![\w.$])")


def read_assembly(text: str) -> Assembly:
    """Everything in one pass; what is not known is skipped."""
    return _Reader().read(text)


class _Reader:
    def __init__(self) -> None:
        self._assembly = Assembly()
        self._files: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._align = 0
        self._section = ""
        self._function: Function | None = None
        self._place: Place | None = None

    def read(self, text: str) -> Assembly:
        for line in text.split("\n"):
            if line.startswith("\t."):
                self._directive(line)
            elif match := _LABEL.match(line):
                self._label(match["symbol"])
            elif self._function and (match := _INSTRUCTION.match(line)):
                self._function.references.extend(
                    Reference(name, self._place) for name in _NAME.findall(match["operands"].partition("#")[0])
                )
        return self._assembly

    def _directive(self, line: str) -> None:
        if match := _LOC.match(line):
            self._at(Place(self._files.get(match["file"], ""), int(match["line"]), int(match["column"])))
        elif match := _FILE.match(line):
            self._files[match["number"]] = match["second"] or match["first"]
        elif match := _ALIGN.match(line):
            self._align = int(match[1])
        elif line.startswith(_HOST_TOO) and self._function:
            self._function.host_too = True
        elif match := _SECTION.match(line):
            self._section = match["name"] or match["short"]
        elif line.startswith("\t.cfi_endproc"):
            self._function = None
        else:
            self._symbol(line)

    def _symbol(self, line: str) -> None:
        """What a directive says of a name."""
        if match := _TYPE.match(line):
            self._types[match["symbol"]] = match["type"]
        elif match := _EXPORTED.match(line):
            self._assembly.exported.add(match["symbol"])
        elif match := _ALIAS.match(line):
            self._assembly.aliases[match["alias"]] = match["of"]
        elif match := _COMMON.match(line):
            self._assembly.variables[match["symbol"]] = Variable(
                _MARKS.get(int(match["align"] or 0)), is_constant=False
            )

    def _at(self, place: Place) -> None:
        self._place = place
        if self._function and self._function.place is None:
            self._function.place = place

    def _label(self, symbol: str) -> None:
        mark, self._align = _MARKS.get(self._align), 0
        if self._types.get(symbol) == "function":
            self._function = self._assembly.functions[symbol] = Function(symbol, mark)
        elif symbol in self._types:
            self._assembly.variables[symbol] = Variable(mark, self._section.startswith(_CONSTANT))


def on_device(assembly: Assembly, *, alone: bool) -> Iterator[Function]:
    """Functions that are compiled for the device, and those that are defined within them: lambdas, say.

    `alone`: without those that are compiled for the host, too.
    """
    used = {reference.symbol for function in assembly.functions.values() for reference in function.references}
    needed = used | assembly.exported
    marked = [
        function
        for function in assembly.functions.values()
        if function.mark and not (alone and function.host_too) and function.symbol in needed
    ]
    yield from marked
    # Itanium C++ ABI, 5.1.6: a local entity's name is Z, the name of the function that it is in, and E.
    within = tuple(f"_ZZ{function.symbol[2:]}E" for function in marked if function.symbol.startswith("_Z"))
    for function in assembly.functions.values():
        if re.sub(r"^_ZZ+", "_ZZ", function.symbol).startswith(within) and not function.mark:
            yield function
