"""Reads what compilers and linkers print: g++, clang++, nvcc, as, ld, mold and lld.

The plain text is read and not the JSON of g++, because that leaves out where a template was instantiated: an error deep
in a header of the library could not be traced to the line that caused it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

DIAGNOSTIC_FLAGS = (
    "-fdiagnostics-color=never",
    "-fdiagnostics-parseable-fixits",
    "-fmessage-length=0",
    "-fno-diagnostics-show-caret",
    "-ftabstop=1",  # so that columns count characters
)
"""Options of g++ that make its output short and exact; `parse_output` works without them as well."""

_LINE_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message points to; lines and columns count from 1."""

    file: str
    line: int
    column: int | None = None


@dataclass(slots=True)
class Message:
    """One error or warning with everything that was printed about it."""

    kind: str
    """error, fatal error, warning, internal compiler error, or undefined symbol (then `text` is the symbol)."""
    text: str
    place: Place | None = None
    context: tuple[Place, ...] = ()
    """The chain of template instantiations that led to it, innermost first."""
    notes: list[tuple[Place, str]] = field(default_factory=list)
    fix_its: list[str] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    """Functions that refer to an undefined symbol."""


_KINDS = "fatal error|internal compiler error|sorry, unimplemented|error|Error|warning|Warning|note"
_PLACE = r"(?P<file>[^\s:()][^:()]*):(?P<line>\d{1,9}):(?:(?P<column>\d{1,9}):)?"
_LOCATED = re.compile(rf"{_PLACE} (?P<kind>{_KINDS}): (?P<text>.*)")
_NVCC = re.compile(r"(?P<file>[^\s()]+)\((?P<line>\d{1,9})\): (?P<kind>error|warning)(?: #[\w-]+)?: (?P<text>.*)")
_REQUIRED = re.compile(rf"{_PLACE}   (?:recursively )?required (?:from|by) ")
_INSTANTIATION = re.compile(r"[^:]+: In (?:instantiation|substitution) of ")
_FIX_IT = re.compile(r'fix-it:"[^"]*":\{[\d:-]+\}:"(?P<text>.*)"')
_UNLOCATED = re.compile(rf"[\w./+-]+:? (?P<kind>{_KINDS}|fatal) *: (?P<text>.*)")
_UNDEFINED = re.compile(r"(?:[\w./+-]+: error: )?undefined symbol: (?P<symbol>.+)")
_UNDEFINED_REFERENCE = re.compile(r".*: undefined reference to [`'](?P<symbol>.+)'")
_MULTIPLE = re.compile(r".*: (?P<text>multiple definition of .+?)(?:;.*)?")
_IN_FUNCTION = re.compile(r".*: in function [`'](?P<name>.+)':")
_USER = re.compile(r"\.o:\((?P<name>.*?)\)(?=>>>|$)")
_OUT_OF_MEMORY = re.compile(r".*(?:out of memory allocating|virtual memory exhausted|memory exhausted).*")


def parse_output(text: str) -> list[Message]:
    """All messages in the order in which they were printed; what is no message is skipped."""
    messages: list[Message] = []
    context: list[Place] = []
    function = ""
    for line in (line[:_LINE_CHARACTERS].rstrip() for line in text.split("\n")):
        if _INSTANTIATION.match(line):
            context = []
        elif match := _REQUIRED.match(line):
            context.append(_place(match))
        elif match := _LOCATED.fullmatch(line) or _NVCC.fullmatch(line):
            if match["kind"] != "note":
                messages.append(Message(match["kind"].lower(), match["text"], _place(match), tuple(context)))
                context = []
            elif messages:
                messages[-1].notes.append((_place(match), match["text"].strip()))
        elif match := _IN_FUNCTION.fullmatch(line):
            function = match["name"]
        elif messages and (match := _FIX_IT.fullmatch(line)):
            messages[-1].fix_its.append(match["text"].replace("\\n", ""))
        elif messages and (users := _USER.findall(line)):
            messages[-1].users += users
        else:
            messages += _unlocated(line, function)
    return _merged(messages)


def _place(match: re.Match[str]) -> Place:
    column = match.groupdict().get("column")
    return Place(match["file"], int(match["line"]), int(column) if column else None)


def _unlocated(line: str, function: str) -> Iterator[Message]:
    """Messages of the linker and of the compiler's driver, which have no line."""
    if match := _UNDEFINED.fullmatch(line):
        yield Message("undefined symbol", match["symbol"])
    elif match := _UNDEFINED_REFERENCE.fullmatch(line):
        yield Message("undefined symbol", match["symbol"], users=[function])
    elif match := _MULTIPLE.fullmatch(line):
        yield Message("error", match["text"])
    elif match := _UNLOCATED.fullmatch(line):
        yield Message(match["kind"], match["text"])
    elif _OUT_OF_MEMORY.fullmatch(line):
        yield Message("fatal error", line)


def _merged(messages: list[Message]) -> list[Message]:
    """ld names an undefined symbol once for each use."""
    merged: dict[tuple[str, str, Place | None], Message] = {}
    for message in messages:
        first = merged.setdefault((message.kind, message.text, message.place), message)
        if first is not message:
            first.users += message.users
    return list(merged.values())
