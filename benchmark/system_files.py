"""Files that hold one system each: a model in a mode of a run."""

import re
from collections.abc import Collection, Iterable
from itertools import count
from pathlib import Path

from pareval_agent.benchmark.row import SampleRow


def by_system(rows: Iterable[SampleRow]) -> dict[tuple[str, str], list[SampleRow]]:
    """The samples of each model in each mode, in their order."""
    systems: dict[tuple[str, str], list[SampleRow]] = {}
    for row in sorted(rows, key=lambda row: row.key):
        systems.setdefault((row.model, row.mode), []).append(row)
    return systems


def free_file(folder: Path, words: Iterable[str], suffix: str, taken: Collection[Path]) -> Path:
    """A name of its own, made of words: runs of different folders may have one name."""
    name = "_".join(re.sub(r"[^A-Za-z0-9._+-]+", "-", word) for word in words)
    candidates = (folder / f"{name}{'' if number == 1 else f'-{number}'}{suffix}" for number in count(1))
    return next(file for file in candidates if file not in taken)
