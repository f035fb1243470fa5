"""The samples of a report: in which order they are, and a table of all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

from pareval_agent.benchmark.frame import System
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import read_rows

_CHUNK = 32
"""Samples at most."""
MACHINE_FAILED = "machine_failed"
"""Stands for the verdict where there is none."""


@dataclass(frozen=True)
class ReportedSample:
    """A row, and where it is from."""

    run: Path
    system: int
    """Its place among all systems."""
    row: SampleRow


def read_reported(runs: Sequence[Path], systems: Sequence[System]) -> list[ReportedSample]:
    """The samples of all runs that are folders, prompt by prompt; a Parquet file has no more than numbers.

    Raises:
        UserError: a shard is damaged.
    """
    places = {system: place for place, system in enumerate(systems)}
    found = [
        ReportedSample(run, places[System(str(run).rstrip("/"), row.model, row.mode)], row)
        for run in runs
        if run.is_dir()
        for row in read_rows(run)
    ]
    return sorted(found, key=lambda one: (one.row.prompt, one.row.target, one.system, one.row.sample))


def chunks_of(samples: Sequence[ReportedSample]) -> list[list[ReportedSample]]:
    """The samples in groups of one prompt, in their order."""
    prompts = (list(group) for _, group in groupby(samples, key=lambda one: (one.row.prompt, one.row.target)))
    return [prompt[begin : begin + _CHUNK] for prompt in prompts for begin in range(0, len(prompt), _CHUNK)]


def index(
    chunks: Sequence[Sequence[ReportedSample]], systems: Sequence[str], types: Mapping[str, str]
) -> dict[str, Any]:
    """What the list of samples shows and is searched by: one array a column, names once.

    Args:
        chunks: all samples.
        systems: their names, by place.
        types: of each problem.
    """
    samples = [one for chunk in chunks for one in chunk]
    problems = list(dict.fromkeys(one.row.prompt for one in samples))
    targets = list(dict.fromkeys(one.row.target for one in samples))
    results = [one.row.result for one in samples]
    return {
        "systems": list(systems),
        "problems": problems,
        "types": [types.get(problem, "own") for problem in problems],
        "targets": targets,
        "chunk_ends": list(accumulate(len(chunk) for chunk in chunks)),
        "system": [one.system for one in samples],
        "problem": _codes([one.row.prompt for one in samples], problems),
        "target": _codes([one.row.target for one in samples], targets),
        "number": [one.row.sample for one in samples],
        "verdict": [result.verdict.value if result else MACHINE_FAILED for result in results],
        "detail": [one.row.result.detail if one.row.result else one.row.infrastructure_error for one in samples],
        "attempts": [len(result.attempts) if result else None for result in results],
        "tokens": [result.answer_usage.total_tokens if result else None for result in results],
        "cost_usd": [result.cost_usd if result else None for result in results],
        "speedup": [
            max((speed.speedup for speed in result.speeds), default=None) if result else None for result in results
        ],
        "stop": [result.stop.value if result else None for result in results],
        "seed": [str(result.seed) if result else None for result in results],
    }


def _codes(names: Iterable[str], known: Sequence[str]) -> list[int]:
    places = {name: place for place, name in enumerate(known)}
    return [places[name] for name in names]
