"""From what a sanitizer printed to errors in lines of the candidate.

Formats: those of compiler-rt 14 to 16 and libsanitizer 12. A candidate can print the like: it then accuses itself.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from pareval_agent.configs.schema import Frozen, Sanitizer

_MOST = 3
"""Later ones are mostly the same error seen from elsewhere."""

_READ_CHARACTERS = 200_000
_KIND_CHARACTERS = 120

_FRAME = re.compile(r"^\s+#\d+ ")
_PLACE = re.compile(r"(?:^|[\s/])candidate\.cpp:(\d{1,7})\b")

_RACE = re.compile(r"^WARNING: ThreadSanitizer: (?P<kind>[a-z -]+(?: \([a-z ]+\))?)", re.MULTILINE)
_RACE_END = "SUMMARY: ThreadSanitizer:"
_RACE_GLOBAL = re.compile(r"^\s+Location is global '(?P<name>\w+)'", re.MULTILINE)
_ORIGINS = re.compile(r"^\s+(?:Thread|Mutex|Location|As if|Hint)\b")
"""From here on a race's report tells of what went before."""

_MEMORY = re.compile(r"^==\d+==\s*ERROR: AddressSanitizer: (?:attempting )?(?P<kind>[\w-]+)", re.MULTILINE)
_ACCESS = re.compile(r"^(?P<access>READ|WRITE) of size (?P<bytes>\d+)", re.MULTILINE)
_MEMORY_NAME = re.compile(r"global variable '(?P<global>\w+)'|'(?P<local>\w+)' \(line \d+\) <== Memory access")

_UNDEFINED = re.compile(r"^(?P<file>[^\n:]*):(?P<line>\d{1,7}):\d+: runtime error: (?P<kind>[^\n]*)", re.MULTILINE)
_ADDRESS = re.compile(r"0x[0-9a-f]+")
_VALUE = re.compile(r"(?<![\w'\[])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


class Finding(Frozen):
    """One error that a sanitizer saw."""

    kind: str
    """In the sanitizer's words, such as `data race`. It tells no value of the input."""
    lines: tuple[int, ...]
    """Of the candidate, where it happened: one or two of a race, none if it happened in code that was called."""
    variable: str | None = None
    """Only globals, and arrays on the stack, have a name at run time."""


def findings_in(output: str, sanitizer: Sanitizer) -> tuple[Finding, ...]:
    """The first few different errors, as far as they are the candidate's."""
    seen = list(dict.fromkeys(_READERS[sanitizer](output[:_READ_CHARACTERS])))
    return tuple(finding for finding in seen if not any(_says_less(finding, other) for other in seen))[:_MOST]


def _says_less(finding: Finding, other: Finding) -> bool:
    """True if it is the other one, less clearly: an access is at times put down to the region that it is in."""
    return finding.kind == other.kind and set(other.lines) < set(finding.lines) and bool(other.lines)


def _races(output: str) -> Iterator[Finding]:
    for report in _RACE.finditer(output):
        text = output[report.start() :].partition(_RACE_END)[0]
        lines = tuple(sorted(set(_accesses(text))))
        if lines:  # else it is in a library that could not be observed
            name = _RACE_GLOBAL.search(text)
            yield Finding(kind=report["kind"].strip(), lines=lines, variable=name["name"] if name else None)


def _accesses(report: str) -> Iterator[int]:
    """The innermost line of the candidate in each of the first two stacks."""
    for stack in report.split("\n\n")[:2]:
        if not _ORIGINS.match(stack) and (line := _innermost(stack)):
            yield line


def _memory_errors(output: str) -> Iterator[Finding]:
    for report in _MEMORY.finditer(output):
        text = output[report.start() :]
        stack = text.partition("\n\n")[0]
        line, access, name = _innermost(stack), _ACCESS.search(stack), _MEMORY_NAME.search(text)
        yield Finding(
            kind=f"{report['kind']}, {access['access'].lower()} of {access['bytes']} bytes"
            if access
            else report["kind"],
            lines=(line,) if line else (),
            variable=(name["global"] or name["local"]) if name else None,
        )


def _undefined(output: str) -> Iterator[Finding]:
    for report in _UNDEFINED.finditer(output):
        in_candidate = report["file"].rpartition("/")[2] == "candidate.cpp"
        line = int(report["line"]) if in_candidate else _innermost(output[report.end() :].lstrip("\n"))
        if line:
            yield Finding(kind=_without_values(report["kind"]), lines=(line,))


def _without_values(kind: str) -> str:
    """Values may be those of a case that nobody may see."""
    words = _VALUE.sub("N", _ADDRESS.sub("N", kind.partition(":")[0]))
    return words[:_KIND_CHARACTERS]


def _innermost(stack: str) -> int | None:
    """The line of the first frame in the candidate's own lines, of the frames that `stack` begins with."""
    seen = False
    for line in stack.split("\n"):
        if _FRAME.match(line):
            seen = True
            if place := _PLACE.search(line):
                return int(place[1])
        elif seen:
            return None
    return None


_READERS: Mapping[Sanitizer, Callable[[str], Iterator[Finding]]] = {
    "thread": _races,
    "address": _memory_errors,
    "undefined": _undefined,
}
