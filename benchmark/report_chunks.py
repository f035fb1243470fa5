"""The trajectories of a report, in compressed chunks.

A chunk holds the samples of one prompt, so that a browser unpacks no more than what is looked at. Texts that several
messages share, such as the prompt, are in it once.
"""

import base64
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from pareval_agent.benchmark.in_processes import in_processes
from pareval_agent.benchmark.report_trajectory import (
    ShownAttempt,
    ShownExchange,
    ShownLaunch,
    ShownTiming,
    ShownTrajectory,
    read_shown,
)

if TYPE_CHECKING:  # processes start faster without
    from pareval_agent.benchmark.report_samples import ReportedSample

_Place = tuple[Path, str]
"""The folder of a run, and the key of a sample in it."""

_SHARE = 32
"""Chunks that take as long as the start of a process."""
_LEVEL = 6
"""Of compression: 9 takes twice as long for 3% less."""
_TEXT = 20_000
"""Characters that are shown of what a candidate printed."""


def packed_chunks(chunks: "Sequence[Sequence[ReportedSample]]") -> Iterator[str]:
    """Each chunk when it is asked for, or soon after; many of them are packed on all cores.

    Raises:
        UserError: a trajectory is damaged.
        InfrastructureError: a process was killed.
    """
    return in_processes(_packed_chunk, [[(one.run, one.row.key) for one in chunk] for chunk in chunks], _SHARE)


def _packed_chunk(samples: Sequence[_Place]) -> str:
    return _compressed(to_json(_chunk(samples), inf_nan_mode="null"))


def packed(value: Any) -> str:
    """JSON that no text of can end an HTML element: compressed, in base64."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return _compressed(text.encode("utf-8", errors="replace"))


def _compressed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, _LEVEL, mtime=0)).decode()


def _chunk(samples: Sequence[_Place]) -> dict[str, Any]:
    """The trajectories of some samples; null where there is none on disk."""
    texts = _Texts()
    trajectories = [_trajectory(read_shown(run, key), texts) for run, key in samples]
    return {"texts": texts.known, "samples": trajectories}


class _Texts:
    """Each text once; others refer to its place."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    @property
    def known(self) -> list[str]:
        return list(self._places)

    def place(self, text: str | None) -> int | None:
        return None if text is None else self._places.setdefault(text, len(self._places))


def _trajectory(whole: ShownTrajectory | None, texts: _Texts) -> list[dict[str, Any]] | None:
    if whole is None:
        return None
    attempts = whole["attempts"]
    exchanges: list[ShownExchange | None] = [*whole["exchanges"]]
    exchanges += [None] * (len(attempts) - len(exchanges))
    return [_attempt(attempt, exchange, texts) for attempt, exchange in zip(attempts, exchanges, strict=False)]


def _attempt(attempt: ShownAttempt, exchange: ShownExchange | None, texts: _Texts) -> dict[str, Any]:
    build, test, timing = attempt["build"], attempt["test"], attempt["timing"]
    usage, seconds = attempt["usage"], attempt["seconds"]
    return {
        "step": attempt["step"],
        "verdict": attempt["verdict"],
        "detail": attempt["detail"],
        "source": texts.place(attempt["source"]),
        "feedback": texts.place(attempt["feedback"]),
        "tokens": [usage["input_tokens"], usage["output_tokens"]],
        "seconds": [seconds["model_s"], seconds["build_s"], seconds["run_s"]],
        "cost_usd": attempt["cost_usd"],
        "diagnostics": build["diagnostics"] if build else [],
        "tests": [_launch(launch, texts) for launch in test["launches"]] if test else [],
        "times": [_launch(launch, texts) for launch in timing["launches"]] if timing else [],
        "messages": [
            [message["role"], texts.place(message["content"])] for message in (exchange["messages"] if exchange else ())
        ],
        "answer": texts.place(exchange["answer"]["text"]) if exchange else None,
        "finish": exchange["answer"]["finish_reason"] if exchange else None,
    }


def _launch(launch: ShownLaunch, texts: _Texts) -> dict[str, Any]:
    report = launch["report"]
    return {
        "launch": f"{launch['launch']['ranks']}x{launch['launch']['threads']}",
        "verdict": report["verdict"],
        "public": [report["public"]["passed"], report["public"]["total"]],
        "held_out": [report["held_out"]["passed"], report["held_out"]["total"]],
        "failure": _known(report["failure"]),
        "crash": _known(launch["crash"]),
        "output": texts.place(launch["output"][:_TEXT]) if launch["output"] else None,
        "wall_s": launch["wall_s"],
        "timing": _timing(report["timing"]) if report["timing"] else None,
    }


def _timing(timing: ShownTiming) -> dict[str, Any]:
    pairs = timing["pairs"]
    return {
        "size": timing["size"],
        "pairs": len(pairs),
        "speedup": [timing["speedup"], timing["speedup_low"], timing["speedup_high"]],
        "candidate_s": min(pair["candidate_s"] for pair in pairs),
        "baseline_s": min(pair["baseline_s"] for pair in pairs),
    }


def _known(facts: dict[str, Any] | None) -> dict[str, Any] | None:
    """Without what is unknown."""
    return facts and {name: value for name, value in facts.items() if value is not None}
