"""What a published driver prints: `Validation:`, `Time:` and `BestSequential:`, each once.

The sample is part of the same program and can print there too, so none of this can be trusted. It is read strictly: a
line that no driver prints says nothing, and is told as an oddity.
"""

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?P<name>Validation|Time|BestSequential):(?P<value>.*)")
_VALIDATION = {" PASS": True, " FAIL": False}
_SECONDS = re.compile(r" \d{1,9}\.\d{1,20}")
_SHOWN_CHARACTERS = 60


@dataclass(frozen=True)
class DriverOutput:
    """The last of each line counts, as it does for the published scripts."""

    valid: bool | None = None
    runtime_s: float | None = None
    """Mean of the calls of the sample."""
    best_sequential_s: float | None = None
    """Mean of the calls of the published serial code."""
    oddity: str | None = None
    """One line: what a driver does not print of itself."""


def read_output(text: str) -> DriverOutput:
    """The values in a program's standard output; None is what it does not tell."""
    valid: bool | None = None
    seconds: dict[str, float] = {}
    names: list[str] = []
    oddities: list[str] = []
    for line in text.split("\n"):
        if (match := _LINE.match(line)) is None:
            continue
        name, value = match["name"], match["value"]
        names.append(name)
        if name == "Validation" and value in _VALIDATION:
            valid = _VALIDATION[value]
        elif name != "Validation" and _SECONDS.fullmatch(value):
            seconds[name] = float(value)
        else:
            oddities.append(f"no driver prints {line[:_SHOWN_CHARACTERS]!r}")
    oddities += [f"{name} is printed {count} times" for name in _NAMES if (count := names.count(name)) > 1]
    if valid and not oddities and set(names) != set(_NAMES):
        oddities.append("PASS without both times")
    return DriverOutput(valid, seconds.get("Time"), seconds.get("BestSequential"), oddities[0] if oddities else None)


_NAMES = ("Validation", "Time", "BestSequential")
