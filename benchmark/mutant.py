"""A mutant: our own right code with one small mistake in it."""

from dataclasses import dataclass
from enum import StrEnum


class Operator(StrEnum):
    """Which kind of mistake it is."""

    ARITHMETIC = "arithmetic"
    """`a + b` becomes `a - b`."""
    COMPARISON = "comparison"
    """`a < b` becomes `a > b`, `min` becomes `max`, `&&` becomes `||`."""
    BOUNDARY = "boundary"
    """The condition of a loop: `i < n` becomes `i <= n`."""
    INDEX = "index"
    """`x[i]` becomes `x[i + 1]`."""
    CONSTANT = "constant"
    """`0` becomes `1`, `0.5` becomes `(0.5 + 1)`, `true` becomes `false`."""
    CLAUSE = "clause"
    """A clause that says whose data it is is dropped: `reduction(+ : sum)`, `private(i)`."""
    SYNCHRONISATION = "synchronisation"
    """A barrier, critical section or atomic is dropped, or `nowait` is added."""
    COMMUNICATION = "communication"
    """An MPI call is dropped, or has the wrong root or the wrong operation."""
    DISTRIBUTION = "distribution"
    """The share of a rank, thread or kernel is off by one."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a text: what stands from `start` to `end` becomes `text`."""

    operator: Operator
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A text after one edit."""

    operator: Operator
    line: int
    """Number of the line that was changed, counted from 1."""
    before: str
    """That line, with single blanks; a directive is told with the line behind it."""
    after: str
    source: str


def mutate(text: str, edit: Edit) -> Mutant:
    """Apply an edit."""
    source = text[: edit.start] + edit.text + text[edit.end :]
    return Mutant(
        operator=edit.operator,
        line=text.count("\n", 0, edit.start) + 1,
        before=_shown(text, edit.start, edit.end),
        after=_shown(source, edit.start, edit.start + len(edit.text)),
        source=source,
    )


def _shown(text: str, start: int, end: int) -> str:
    """The lines from `start` to `end`, as one."""
    first = text.rfind("\n", 0, start) + 1
    last = _end_of_line(text, end)
    if text[first:last].lstrip().startswith("#"):
        last = _end_of_line(text, last + 1)
    return " ".join(text[first:last].split())


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
