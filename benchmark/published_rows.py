"""Results in the published format as rows that can be scored: what the published harness found, or we did."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError

from pareval_agent.benchmark.interchange import OWN_KEY, read_samples
from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.configs.errors import UserError
from pareval_agent.tools.gpu import Level
from pareval_agent.tools.verdict import Verdict

_MODE = "published"
"""Of a file that does not say how its answers came about."""


def write_rows(file: Path, lines: TextIO) -> None:
    """One line for each output, in the form of a run's shards, as far as the file tells; the model is its name.

    An output that was not judged is a failure of the machine: it is in no score, and is counted.

    Raises:
        UserError: the file is none of the kind; the message names the index and the field.
    """
    seen: Counter[str] = Counter()
    for index, prompt in enumerate(read_samples(file)):
        mode = _own(prompt.entry).get("mode", _MODE)
        cell = f"{file.stem}/{mode}/{prompt.name}/{prompt.parallelism_model}"
        for number, output in enumerate(prompt.entry["outputs"]):
            row = {
                "schema_version": 1,
                "key": f"{cell}/{seen[cell]:03}",
                "model": file.stem,
                "mode": mode,
                "prompt": prompt.name,
                "target": prompt.parallelism_model,
                **_outcome(output, f"{file}: prompt {index} ({prompt.name}): output {number}"),
            }
            seen[cell] += 1
            lines.write(f"{json.dumps(row)}\n")


def _own(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """What we have written beside the published keys."""
    own = entry.get(OWN_KEY)
    return own if isinstance(own, dict) else {}


def _outcome(output: Any, place: str) -> dict[str, Any]:
    if isinstance(output, str):
        return {"infrastructure_error": "it was not judged"}
    try:
        result = _found_by_us(_own(output)) if "verdict" in _own(output) else _found_by_others(output)
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        raise UserError(f"{place}: is no result ({error!r:.80}): name a file of results") from error
    return {"result": {**result, "usage": {}, "seconds": {}}}


def _found_by_us(own: Mapping[str, Any]) -> dict[str, Any]:
    judged = JudgedSample.model_validate(own)
    launches = judged.timing.launches if judged.timing else ()
    timings = [(one.launch, one.report.timing) for one in launches if one.report.timing]
    return {
        "verdict": judged.verdict.value,
        "level": judged.build.level if judged.build else None,
        "speeds": [_speed(launch.ranks, launch.threads, timing.speedup) for launch, timing in timings],
    }


def _found_by_others(output: Mapping[str, Any]) -> dict[str, Any]:
    """By the published rules: a sample passes if all of its runs do."""
    runs = output["runs"] or ()
    baseline_s = output["best_sequential_runtime"]
    valid = [run for run in runs if run["is_valid"]]
    speeds = [
        _speed(run.get("num_procs", 1), run.get("num_threads", 1), baseline_s / run["runtime"])
        for run in valid
        if baseline_s and run["runtime"]
    ]
    return {"verdict": _verdict(output, runs, len(valid)).value, "level": Level.REAL, "speeds": speeds}


def _verdict(output: Mapping[str, Any], runs: Any, valid: int) -> Verdict:
    if not output["did_build"]:
        return Verdict.BUILD_FAILED
    if not output.get("is_source_valid", True):
        return Verdict.NOT_PARALLEL
    if runs and valid == len(runs):
        return Verdict.PASSED
    return Verdict.WRONG_ANSWER if all(run["did_run"] for run in runs) else Verdict.CRASHED


def _speed(ranks: Any, threads: Any, speedup: float) -> dict[str, Any]:
    return {"launch": {"ranks": int(ranks), "threads": int(threads)}, "speedup": float(speedup)}
