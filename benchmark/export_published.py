"""Runs in the published result format, a file for each model and mode, for the published scripts."""

from collections.abc import Callable, Sequence
from itertools import count, groupby
from pathlib import Path
from typing import Any

from pareval_agent.agent.best import best_attempt
from pareval_agent.agent.result import SampleResult, Trajectory
from pareval_agent.benchmark.export import make_folder
from pareval_agent.benchmark.interchange import OWN_KEY, published_output, write_results
from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.benchmark.manifest import Manifest
from pareval_agent.benchmark.problem_types import problem_types
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import RunFolder, read_rows
from pareval_agent.benchmark.system_files import by_system, free_file
from pareval_agent.benchmark.trajectories import read_trajectory
from pareval_agent.configs.bench import BenchConfig, BenchModel
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.prompts.render import prompt_text


def export_published(runs: Sequence[Path], folder: Path, on_sample: Callable[[int], None]) -> list[Path]:
    """Write RUN_MODEL_MODE.json for each model and mode of each run; each file is replaced as a whole.

    An output is the candidate that was scored. The format has no place for failures of the machine, nor for kernels
    that could not be emulated: those samples are left out.

    Args:
        runs: folders of runs.
        folder: where to; made if it is not there.
        on_sample: told how many samples have been read.

    Raises:
        UserError: a run is none or is damaged, or the folder cannot be made.
    """
    make_folder(folder)
    types = problem_types()
    numbers = count(1)
    files: list[Path] = []
    for run in runs:
        models = _models(run)
        for (model, mode), rows in by_system(read_rows(run)).items():
            entries = []
            for (problem, target), samples in groupby(rows, key=lambda row: (row.prompt, row.target)):
                outputs = [_output(run, row, next(numbers), on_sample) for row in samples]
                entry = _entry(Prompt(find_problem(problem), ExecutionModel(target)), types, models[model])
                entries.append(entry | {"outputs": [one for one in outputs if one], OWN_KEY: {"mode": mode}})
            file = free_file(folder, (run.resolve().name, model, mode), ".json", files)
            write_results(file, entries)
            files.append(file)
    return files


def _models(run: Path) -> dict[str, BenchModel]:
    manifest = RunFolder(run).manifest() if run.is_dir() else None
    if not isinstance(manifest, Manifest):
        raise UserError(f"{run} holds no run: there is no run.json")
    return {model.slug: model for model in BenchConfig.model_validate(manifest.config).models}


def _entry(prompt: Prompt, types: dict[str, str], model: BenchModel) -> dict[str, Any]:
    """What generate.py writes of a prompt and of how it was asked."""
    return {
        "problem_type": types.get(prompt.problem.id, "own"),
        "language": "cpp",
        "name": prompt.problem.id,
        "parallelism_model": prompt.model.value,
        "prompt": prompt_text(prompt),
        "temperature": model.temperature,
        "top_p": model.top_p,
        "do_sample": model.temperature > 0,
        "max_new_tokens": model.max_output_tokens,
        "prompted": model.interface == "chat",
    }


def _output(run: Path, row: SampleRow, number: int, on_sample: Callable[[int], None]) -> dict[str, Any] | None:
    on_sample(number)
    if row.result is None or not row.result.verdict.scored:
        return None
    judged, text = _judged(row.result, read_trajectory(run, row.key))
    return published_output(text, judged)


def _judged(result: SampleResult, trajectory: Trajectory | None) -> tuple[JudgedSample, str]:
    """What the sample was scored by, and its code; the last answer as it was if there is none in it."""
    attempts = trajectory.attempts if trajectory else ()
    attempt = best_attempt(attempts) or (attempts[-1] if attempts else None)
    judged = JudgedSample(
        verdict=result.verdict,
        detail=result.detail,
        source=attempt.source if attempt else None,
        seeds=result.seeds,
        build=attempt.build if attempt else None,
        test=attempt.test if attempt else None,
        timing=attempt.timing if attempt else None,
    )
    exchanges = trajectory.exchanges if trajectory else ()
    return judged, judged.source or (exchanges[-1].answer.text if exchanges else "")
