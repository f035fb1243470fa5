# mypy: disable-error-code="import-not-found"
"""Runs as logs of Inspect, a file for each model and mode: such a log has one model and one task. Needs inspect-ai.

Source of the format: https://inspect.aisi.org.uk/eval-logs.html
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from inspect_ai.log import EvalConfig, EvalDataset, EvalLog, EvalSample, EvalSpec, EvalStats, write_eval_log
from inspect_ai.model import ModelUsage
from inspect_ai.viewer import TaskSamplesColumn, TaskSamplesView, ViewerConfig

from pareval_agent.benchmark.export import make_folder
from pareval_agent.benchmark.export_inspect_results import to_results
from pareval_agent.benchmark.export_inspect_sample import BUILD, PASS, SPEEDUP, VERDICT, to_sample
from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.problem_types import problem_types
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import read_rows
from pareval_agent.benchmark.score import Score, score
from pareval_agent.benchmark.system_files import by_system, free_file
from pareval_agent.benchmark.trajectories import read_trajectory
from pareval_agent.configs.errors import UserError
from pareval_agent.tools.store import fingerprint
from pareval_agent.tools.verdict import Verdict


def _columns(*names: str) -> list[TaskSamplesColumn]:
    return [TaskSamplesColumn(id=name) for name in names]


_SCORES = [TaskSamplesColumn.score(name) for name in (VERDICT, PASS, BUILD, SPEEDUP)]
_VIEWER = ViewerConfig(
    trust_content=False,  # code is no Markdown, and its author may be hostile: it is shown as it is
    task_samples_view=TaskSamplesView(
        name="pareval",
        columns=[*_columns("sampleStatus", "sampleId", "epoch"), *_SCORES, *_columns("tokens", "duration", "answer")],
        multiline=False,
        score_color_scales={VERDICT: {verdict.value: "good" if verdict.passed else "bad" for verdict in Verdict}},
    ),
)


def export_inspect(runs: Sequence[Path], folder: Path, on_sample: Callable[[int], None]) -> list[Path]:
    """Write RUN_MODEL_MODE.eval for each model and mode of each run; each file is replaced as a whole.

    Args:
        runs: folders of runs.
        folder: where to; made if it is not there.
        on_sample: told how many samples have been read.

    Raises:
        UserError: a run is none, is empty or is damaged, or the folder cannot be made.
    """
    make_folder(folder)
    types = problem_types()
    numbers = count(1)
    files: list[Path] = []
    for run in runs:
        scores = score(read_frame([run]))
        for (model, mode), rows in by_system(read_rows(run)).items():
            samples = []
            for row in rows:
                samples.append(to_sample(str(run), row, read_trajectory(run, row.key), _finished(run, row), types))
                on_sample(next(numbers))
            lines = [line for line in scores if (line.system.model, line.system.mode) == (model, mode)]
            file = free_file(folder, (run.resolve().name, model, mode), ".eval", files)
            _write(_log(run, rows, samples, lines), file)
            files.append(file)
    return files


def _finished(run: Path, row: SampleRow) -> datetime:
    """When the sample's folder got its last file; when the run began if the folder is gone."""
    trajectory = run / "samples" / row.key / "trajectory.json"
    return _written(trajectory if trajectory.exists() else run / "run.json")


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _log(run: Path, rows: Sequence[SampleRow], samples: list[EvalSample], lines: Sequence[Score]) -> EvalLog:
    return EvalLog(
        status="success",
        eval=_spec(run, rows, samples),
        results=to_results(lines, rows),
        stats=_stats(samples),
        samples=samples,
    )


def _spec(run: Path, rows: Sequence[SampleRow], samples: Sequence[EvalSample]) -> EvalSpec:
    model, mode = rows[0].model, rows[0].mode
    prompts = list(dict.fromkeys(str(sample.id) for sample in samples))
    manifest = (run / "run.json").read_text(encoding="utf-8")
    return EvalSpec(
        created=_written(run / "run.json").isoformat(),
        run_id=fingerprint([manifest], ()),
        task_id=fingerprint([manifest, mode], ()),
        eval_id=fingerprint([manifest, mode, model], ()),
        task=f"pareval/{mode}",
        solver=mode,
        model=next((row.result.model for row in rows if row.result), model),
        dataset=EvalDataset(name="ParEval", samples=len(prompts), sample_ids=prompts),
        config=EvalConfig(epochs=max(sample.epoch for sample in samples)),
        viewer=_VIEWER,
        metadata={"run": str(run), "model": model, "mode": mode, "manifest": _parsed(run, manifest)},
    )


def _parsed(run: Path, manifest: str) -> Any:
    try:
        return json.loads(manifest)
    except ValueError as error:
        raise UserError(f"{run / 'run.json'} is damaged: mend it, or begin another run") from error


def _stats(samples: Sequence[EvalSample]) -> EvalStats:
    """Inspect has no word for a time that is not known but the empty one."""
    return EvalStats(
        started_at=min((sample.started_at for sample in samples if sample.started_at), default=""),
        completed_at=max((sample.completed_at for sample in samples if sample.completed_at), default=""),
        model_usage=_total_usage(samples),
    )


def _total_usage(samples: Iterable[EvalSample]) -> dict[str, ModelUsage]:
    total: dict[str, ModelUsage] = {}
    for sample in samples:
        for model, usage in sample.model_usage.items():
            total[model] = total[model] + usage if model in total else usage
    return total


def _write(log: EvalLog, file: Path) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        write_eval_log(log, draft, format="eval")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
