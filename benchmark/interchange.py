"""The published ParEval file formats: samples in, results out.

Nichols et al., "Can Large Language Models Write Parallel Code?" (HPDC 2024), as written and read by generate.py,
run-all.py and create-dataframe.py of the published harness. A file is a list of prompts. Before judging, the outputs of
a prompt are texts; after it, each is an object that holds the text as `generated_output`. Other keys are kept.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.tools.report import LaunchResult, Timing
from pareval_agent.tools.verdict import Verdict

OWN_KEY = "pareval_agent"
"""Holds all that the published format has no place for."""


@dataclass(frozen=True)
class PublishedPrompt:
    """One prompt with its samples."""

    entry: Mapping[str, Any]
    """The whole object, as it stands in the file."""
    name: str
    """Id of the problem."""
    parallelism_model: str
    prompt: str
    outputs: tuple[str, ...]


def read_samples(file: Path) -> tuple[PublishedPrompt, ...]:
    """Read samples, or results whose outputs are to be judged again.

    Raises:
        UserError: the file cannot be read; the message names the index and the field.
    """
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{file}: cannot be read: not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise UserError(f"{file}:{error.lineno}: not JSON: {error.msg}") from None
    except RecursionError:
        raise UserError(f"{file}: not samples: lists within lists within lists") from None
    if not isinstance(entries, list):
        raise UserError(f"{file}: must be a list of prompts with their outputs, not {_kind(entries)}")
    return tuple(_read_prompt(entry, f"{file}: prompt {index}") for index, entry in enumerate(entries))


def write_results(file: Path, prompts: Sequence[Mapping[str, Any]]) -> None:
    """Write results whole or not at all: a reader never sees half a file."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as stream:
            json.dump(prompts, stream, indent=4)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def published_output(text: str, judged: JudgedSample) -> dict[str, Any]:
    """What the published format says about one sample.

    A candidate is tested until it fails on a launch configuration, as with the published option --early-exit-runs, so
    that only the last run can be invalid. Times are the least of all pairs in seconds, None where nothing was timed.
    """
    runs = [_run(launch, judged) for launch in _last_of_each(judged.launches)]
    timings = [timing for launch in judged.launches if (timing := _timing(launch, judged))]
    return {
        "generated_output": text,
        "source_write_success": True,
        "did_build": judged.verdict.built,
        "is_source_valid": judged.verdict is not Verdict.NOT_PARALLEL,
        "did_any_run": any(run["did_run"] for run in runs),
        "did_all_run": bool(runs) and all(run["did_run"] for run in runs),
        "are_any_valid": any(run["is_valid"] for run in runs),
        "are_all_valid": judged.verdict.passed,
        "best_sequential_runtime": min((timing.baseline_s for timing in timings), default=None),
        "runs": runs if judged.verdict.built else None,
        OWN_KEY: judged.model_dump(mode="json"),
    }


def _last_of_each(launches: Sequence[LaunchResult]) -> Iterable[LaunchResult]:
    """One result for each launch configuration: the last one, in which threads were delayed, can only be worse."""
    return {result.launch: result for result in launches}.values()


def _run(launch: LaunchResult, judged: JudgedSample) -> dict[str, Any]:
    timed = judged.timed(launch.launch)
    verdicts = {launch.report.verdict, *([timed.report.verdict] if timed else ())}
    timing = _timing(launch, judged)
    return {
        "did_run": not verdicts & _DID_NOT_RUN,
        "is_valid": verdicts == {Verdict.PASSED},
        "runtime": timing.candidate_s if timing else None,
        **resources(launch.launch),
    }


_DID_NOT_RUN = {Verdict.CRASHED, Verdict.TIMED_OUT}


def _timing(launch: LaunchResult, judged: JudgedSample) -> Timing | None:
    timed = judged.timed(launch.launch)
    return timed.report.timing if timed else None


def resources(launch: LaunchConfiguration) -> dict[str, int]:
    """Counts named as in the published launch configurations.

    Those name what there is a choice of; metrics.py fails if no run of a file has ranks, or none has threads.
    """
    return {"num_procs": launch.ranks, "num_threads": launch.threads}


def _read_prompt(entry: object, place: str) -> PublishedPrompt:
    if not isinstance(entry, dict):
        raise UserError(f"{place}: must be an object, not {_kind(entry)}")
    name, model, prompt = (_text(entry, key, place) for key in ("name", "parallelism_model", "prompt"))
    outputs = entry.get("outputs")
    if not isinstance(outputs, list):
        raise UserError(f"{place} ({name}): `outputs` must be a list of texts, not {_kind(outputs)}")
    texts = tuple(_output(output, f"{place} ({name}): output {index}") for index, output in enumerate(outputs))
    return PublishedPrompt(entry=entry, name=name, parallelism_model=model, prompt=prompt, outputs=texts)


def _output(output: object, place: str) -> str:
    if isinstance(output, dict):
        return _text(output, "generated_output", place)
    if not isinstance(output, str):
        raise UserError(f"{place}: must be text, not {_kind(output)}")
    return output


def _text(entry: Mapping[str, object], key: str, place: str) -> str:
    if key not in entry:
        raise UserError(f"{place}: there is no `{key}`")
    value = entry[key]
    if not isinstance(value, str):
        raise UserError(f"{place}: `{key}` must be text, not {_kind(value)}")
    return value


def _kind(value: object) -> str:
    """The name of a value's type in JSON."""
    names = {dict: "an object", list: "a list", str: "text", bool: "a boolean", type(None): "nothing"}
    return names.get(type(value), "a number")
