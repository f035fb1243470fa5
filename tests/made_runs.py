"""Runs on disk without a benchmark: rows that say what a test is about, and plausible values for the rest."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pareval_agent.agent.attempt import Seconds
from pareval_agent.agent.model import Usage
from pareval_agent.agent.result import AttemptSummary, SampleResult, Speed
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.tools.report import Counts
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.verdict import Verdict

PROBLEMS = ("25_reduce_xor", "27_reduce_average", "30_scan_prefix_sum", "43_sort_sort_an_array_of_structs_by_key")


def attempt(verdict: str, tokens: int = 100, step: str = "generate") -> AttemptSummary:
    """An attempt of so many tokens."""
    return AttemptSummary.model_validate(
        {
            "index": 1,
            "step": step,
            "verdict": verdict,
            "detail": "",
            "public": None,
            "held_out": None,
            "best_speedup": None,
            "usage": Usage(input_tokens=tokens, output_tokens=0),
            "seconds": Seconds(),
        }
    )


def result(verdict: str = "passed", **changes: Any) -> SampleResult:
    """A result with one attempt, or what is asked for; `speeds` may map launch configurations to speedups."""
    attempts: Sequence[AttemptSummary] = changes.pop("attempts", (attempt(verdict),))
    tokens = sum(one.usage.total_tokens for one in attempts)
    counts = Counts(passed=8, total=8) if verdict == "passed" else Counts(passed=3, total=8)
    facts = {
        "prompt": PROBLEMS[0],
        "target": "omp",
        "model": "m",
        "served_model": None,
        "start": "prompt",
        "source_model": None,
        "search": "repair",
        "optimise": False,
        "verdict": verdict,
        "detail": "",
        "stop": "passed",
        "best_attempt": None,
        "public": counts if Verdict(verdict).built else None,
        "held_out": None,
        "attempts": attempts,
        "usage": Usage(input_tokens=tokens),
        "lost_usage": Usage(),
        "cost_usd": None,
        "seconds": Seconds(model_s=1, build_s=2, run_s=3),
        "other_s": 4,
        "seed": 1,
        "seeds": Seeds(public=1, held_out=2, timed=3),
        "versions": {"judge": "a"},
        "sandbox": "none",
        **changes,
        "speeds": tuple(_speed(launch, speedup) for launch, speedup in changes.get("speeds", {}).items()),
    }
    return SampleResult.model_validate(facts)


def row(made: SampleResult | str, number: int = 0, **place: str) -> SampleRow:
    """A row of that result; text is a failure of the machine."""
    where = {"model": "m", "mode": "repair", "prompt": PROBLEMS[0], "target": "omp", **place}
    key = "/".join([where["model"], where["mode"], where["prompt"], where["target"], f"{number:03}"])
    failed = isinstance(made, str)
    return SampleRow.model_validate(
        {
            **where,
            "key": key,
            "sample": number,
            "result": None if failed else made,
            "infrastructure_error": made if failed else None,
        }
    )


def samples(verdicts: Iterable[str], **place: str) -> list[SampleRow]:
    """One prompt's samples with these verdicts."""
    return [row(result(verdict), number, **place) for number, verdict in enumerate(verdicts)]


def write_run(folder: Path, rows: Iterable[SampleRow], torn: str = "") -> Path:
    """A run with one shard, whose last line may be torn."""
    (folder / "shards").mkdir(parents=True)
    (folder / "run.json").write_text("{}")
    lines = [f"{one.model_dump_json()}\n" for one in rows]
    (folder / "shards" / "0.jsonl").write_text("".join(lines) + torn)
    return folder


def _speed(launch: str, speedup: float) -> Speed:
    return Speed(
        launch=LaunchConfiguration.model_validate(launch),
        size=1,
        pairs=10,
        speedup=speedup,
        speedup_low=speedup,
        speedup_high=speedup,
        candidate_s=1,
        baseline_s=1,
    )
