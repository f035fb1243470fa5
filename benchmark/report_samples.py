"""The samples of a report: a table of all of them, and their trajectories in compressed chunks.

A chunk holds the samples of one prompt, so that a browser unpacks no more than what is looked at. Texts that several
messages share, such as the prompt, are in it once.
"""

import base64
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.state import Exchange
from pareval_agent.benchmark.frame import System
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import read_rows
from pareval_agent.benchmark.trajectories import read_trajectory
from pareval_agent.tools.report import LaunchResult

_CHUNK = 32
"""Samples at most."""
_LEVEL = 6
"""Of compression: 9 takes twice as long for 3% less."""
_TEXT = 20_000
"""Characters that are shown of what a candidate printed."""
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
        "tokens": [result.usage.total_tokens if result else None for result in results],
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


def chunk(samples: Sequence[ReportedSample]) -> dict[str, Any]:
    """The trajectories of some samples; null where there is none on disk."""
    texts = _Texts()
    trajectories = [_trajectory(one, texts) for one in samples]
    return {"texts": texts.known, "samples": trajectories}


def packed(value: Any) -> str:
    """JSON that no text of can end an HTML element: compressed, in base64."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode("utf-8", errors="replace"), _LEVEL, mtime=0)).decode()


class _Texts:
    """Each text once; others refer to its place."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    @property
    def known(self) -> list[str]:
        return list(self._places)

    def place(self, text: str | None) -> int | None:
        return None if text is None else self._places.setdefault(text, len(self._places))


def _trajectory(sample: ReportedSample, texts: _Texts) -> list[dict[str, Any]] | None:
    whole = read_trajectory(sample.run, sample.row.key)
    if whole is None:
        return None
    exchanges: list[Exchange | None] = [*whole.exchanges]
    exchanges += [None] * (len(whole.attempts) - len(exchanges))
    return [_attempt(attempt, exchange, texts) for attempt, exchange in zip(whole.attempts, exchanges, strict=False)]


def _attempt(attempt: Attempt, exchange: Exchange | None, texts: _Texts) -> dict[str, Any]:
    return {
        "step": attempt.step,
        "verdict": attempt.verdict.value,
        "detail": attempt.detail,
        "source": texts.place(attempt.source),
        "feedback": texts.place(attempt.feedback),
        "tokens": [attempt.usage.input_tokens, attempt.usage.output_tokens],
        "seconds": [attempt.seconds.model_s, attempt.seconds.build_s, attempt.seconds.run_s],
        "cost_usd": attempt.cost_usd,
        "diagnostics": [one.model_dump(mode="json") for one in attempt.build.diagnostics] if attempt.build else [],
        "tests": [_launch(launch, texts) for launch in attempt.test.launches] if attempt.test else [],
        "times": [_launch(launch, texts) for launch in attempt.timing.launches] if attempt.timing else [],
        "messages": [
            [message.role, texts.place(message.content)] for message in (exchange.messages if exchange else ())
        ],
        "answer": texts.place(exchange.answer.text) if exchange else None,
        "finish": exchange.answer.finish_reason if exchange else None,
    }


def _launch(launch: LaunchResult, texts: _Texts) -> dict[str, Any]:
    report, timing = launch.report, launch.report.timing
    return {
        "launch": str(launch.launch),
        "verdict": report.verdict.value,
        "public": [report.public.passed, report.public.total],
        "held_out": [report.held_out.passed, report.held_out.total],
        "failure": report.failure.model_dump(mode="json", exclude_none=True) if report.failure else None,
        "crash": launch.crash.model_dump(mode="json", exclude_none=True) if launch.crash else None,
        "output": texts.place(launch.output[:_TEXT]) if launch.output else None,
        "wall_s": launch.wall_s,
        "timing": {
            "size": timing.size,
            "pairs": len(timing.pairs),
            "speedup": [timing.speedup, timing.speedup_low, timing.speedup_high],
            "candidate_s": timing.candidate_s,
            "baseline_s": timing.baseline_s,
        }
        if timing
        else None,
    }


def packed_chunks(chunks: Iterable[Sequence[ReportedSample]]) -> Iterator[str]:
    """Each chunk when it is asked for, so that never all of them are in memory."""
    for samples in chunks:
        yield packed(chunk(samples))
