"""Samples amid which a run was stopped. What passes early ends early, so that the others would lower its rates."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pareval_agent.agent.folder import Folder
from pareval_agent.benchmark.run_folder import RunFolder

_LEVELS = "*/" * 4 + "*"
"""Of the key of a sample."""


def unfinished(runs: Iterable[Path]) -> dict[Path, int]:
    """How many samples of each run were begun and have no result; runs without any are left out.

    Args:
        runs: folders of runs; what else can be scored does not tell.
    """
    counts = {run: sum(map(_is_unfinished, RunFolder(run).samples.glob(_LEVELS))) for run in runs}
    return {run: count for run, count in counts.items() if count}


def bias_notes(counts: Mapping[Path, int]) -> list[str]:
    """One line on each run that has unfinished samples."""
    return [
        f"{run}: {count} of its samples are begun and not finished; those that pass early are finished first, so its "
        "rates are too high: continue it"
        for run, count in counts.items()
    ]


def _is_unfinished(sample: Path) -> bool:
    folder = Folder(sample)
    return folder.is_begun and folder.checkpoints.exists()
