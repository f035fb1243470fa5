"""What became of each cheat on each execution model, as the page docs/results/cheats.md.

    export PAREVAL_ALL_CHEATS=1
    python -m pytest tests/cheats -k "gains_nothing or disguise" -o junit_family=xunit1 --junitxml=cheats.xml
    python tests/cheats/table.py cheats.xml >docs/results/cheats.md

Several files may be given: of parts of the suite that were run one by one, a later one in place of an earlier one.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

MODELS = ("serial", "omp", "mpi", "mpi+omp", "kokkos", "cuda", "hip")

_HEAD = """\
# Cheats, and what became of them

Made by `tests/cheats/table.py` from a run of all samples of `tests/cheats` on all execution models that each names.
[red-team.md](../red-team.md) says what they try, and what stops them.

"""
_CELL = re.compile(r"test_\w+\[(?P<attack>\w+)/(?P<sample>\w+)-(?P<model>[\w+]+)\]")


@dataclass(frozen=True)
class Cell:
    """One sample on one execution model."""

    attack: str
    sample: str
    model: str


@dataclass(frozen=True)
class Fate:
    """What became of it."""

    verdict: str
    held: bool
    """Everything was as the sample's first lines say: it did not pass, or was no faster than an honest one."""


def read(files: Iterable[Path]) -> dict[Cell, Fate]:
    """The fates in reports of pytest, in JUnit's format."""
    found: dict[Cell, Fate] = {}
    for file in files:
        for case in ElementTree.parse(file).iter("testcase"):
            match = _CELL.fullmatch(case.get("name", ""))
            verdict = case.find("properties/property[@name='verdict']")
            if match and verdict is not None:
                cell = Cell(match["attack"], match["sample"], match["model"])
                held = case.find("failure") is None and case.find("error") is None
                found[cell] = Fate(verdict.get("value", ""), held)
    return found


def page(fates: Mapping[Cell, Fate]) -> str:
    """The page in Markdown: how many of each class, then each sample."""
    return "\n".join([_HEAD, *_totals(fates), "", *_samples(fates), ""])


def _totals(fates: Mapping[Cell, Fate]) -> Iterator[str]:
    yield "Tried / not stopped as they should be:\n"
    yield _row("class", MODELS)
    yield _row("---", ["---"] * len(MODELS))
    attacks = sorted({cell.attack for cell in fates})
    tried = Counter((cell.attack, cell.model) for cell in fates)
    got_through = Counter((cell.attack, cell.model) for cell, fate in fates.items() if not fate.held)
    for attack in attacks:
        keys = [(attack, model) for model in MODELS]
        yield _row(attack, [f"{tried[key]} / {got_through[key]}" if tried[key] else "" for key in keys])
    yield f"\n{len(fates)} trials of {len({(cell.attack, cell.sample) for cell in fates})} samples."


def _samples(fates: Mapping[Cell, Fate]) -> Iterator[str]:
    yield "`passed` is the verdict on code that is right, and was found to be no faster than it is.\n"
    yield _row("sample", MODELS)
    yield _row("---", ["---"] * len(MODELS))
    for attack, sample in sorted({(cell.attack, cell.sample) for cell in fates}):
        link = f"[{attack}/{sample}](../../tests/cheats/{attack}/{sample}.cpp)"
        yield _row(link, [_said(fates.get(Cell(attack, sample, model))) for model in MODELS])


def _said(fate: Fate | None) -> str:
    if fate is None:
        return ""
    return fate.verdict.replace("_", " ") if fate.held else f"**{fate.verdict.replace('_', ' ')}**"


def _row(first: str, rest: Iterable[str]) -> str:
    return f"| {' | '.join([first, *rest])} |"


if __name__ == "__main__":
    sys.stdout.write(page(read(map(Path, sys.argv[1:]))))
