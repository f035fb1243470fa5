"""`pareval-agent score`: rates, speeds and costs of runs, with their intervals."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rich import box
from rich.table import Table

from pareval_agent.benchmark.frame_reader import read_samples
from pareval_agent.benchmark.quarantine import in_quarantine, shipped_quarantine
from pareval_agent.benchmark.score import Score, score
from pareval_agent.benchmark.unfinished import bias_notes, unfinished
from pareval_agent.cli.console import output_console, print_json
from pareval_agent.cli.numbers import estimate, number
from pareval_agent.cli.plain import plain
from pareval_agent.cli.text import one_line

_NOTES = (
    "[low, high]: 95%, bootstrap over problems and then samples (Wilson where nothing varies); n/a: not known",
    "speedup: of the fastest of k samples on its best cores, failed ones as 0; per solved: all spent / samples passed",
)


def run(arguments: argparse.Namespace) -> int:
    """Score every model and mode of the runs."""
    runs = [Path(name) for name in arguments.runs]
    frame = read_samples(runs, Path(arguments.parquet) if arguments.parquet else None)
    lines = score(frame, arguments.k, arguments.by)
    left = unfinished(runs)
    unsound = in_quarantine(frame, shipped_quarantine())
    if arguments.json:
        quarantine = [{"problem": problem, "target": target, "why": why} for (problem, target), why in unsound.items()]
        print_json({"level": 0.95, "scores": plain(lines), "quarantine": quarantine, "unfinished": sum(left.values())})
        return 0
    console = output_console()
    console.print(_table("rates", lines, _rate_columns(lines)))
    if any(line.speed_max.speedup for line in lines):
        console.print(_table("speed", lines, _speed_columns(lines)))
    if any(line.cost.tokens for line in lines):
        console.print(_table("cost", lines, _cost_columns()))
    for note in (*_NOTES, *map(one_line, bias_notes(left))):
        console.print(note, soft_wrap=True)
    for (problem, target), why in unsound.items():
        console.print(
            f"in quarantine, scored by --by prompt alone: {problem} {target}: {one_line(why)}", soft_wrap=True
        )
    return 0


Column = tuple[str, Callable[[Score], str]]


def _rate_columns(lines: Sequence[Score]) -> list[Column]:
    ks = sorted({k for line in lines for k in line.pass_at})
    failed = [("machine failed", lambda line: str(line.machine_failed))]
    needs_gpu = [("not emulated", lambda line: str(line.not_emulated))]
    return [
        ("prompts", lambda line: str(line.prompts)),
        ("samples", lambda line: str(line.samples)),
        ("build@1", lambda line: estimate(line.build_at.get(1))),
        *((f"pass@{k}", partial(_pass_at, k)) for k in ks),
        *((f"race-free pass@{k}", partial(_race_free_at, k)) for k in ks if any(line.race_free_at for line in lines)),
        *(failed if any(line.machine_failed for line in lines) else []),
        *(needs_gpu if any(line.not_emulated for line in lines) else []),
    ]


def _pass_at(k: int, line: Score) -> str:
    return estimate(line.pass_at.get(k))


def _race_free_at(k: int, line: Score) -> str:
    return estimate(line.race_free_at.get(k))


def _speed_columns(lines: Sequence[Score]) -> list[Column]:
    ks = sorted({k for line in lines for k in line.pass_at})
    cores = sorted({n for line in lines for n in line.speed_on})
    return [
        *((f"speedup_max@{k}", partial(_speedup_max, k)) for k in ks),
        *((f"efficiency_{n}@{ks[0]}", partial(_efficiency, n, ks[0])) for n in cores),
        ("fast_1", lambda line: estimate(line.speed_max.fast_1)),
        ("median if correct", lambda line: number(line.speed_max.correct_only_median)),
    ]


def _speedup_max(k: int, line: Score) -> str:
    return estimate(line.speed_max.speedup.get(k))


def _efficiency(cores: int, k: int, line: Score) -> str:
    speed = line.speed_on.get(cores)
    return estimate(speed.efficiency.get(k) if speed else None)


def _cost_columns() -> list[Column]:
    return [
        ("solved", lambda line: f"{line.passed} of {line.samples}"),
        ("tokens", lambda line: number(line.cost.tokens, 0)),
        ("tokens per solved", lambda line: number(line.cost.tokens_per_solved, 0)),
        ("$ per solved", lambda line: number(line.cost.cost_usd_per_solved, 4)),
        ("s per solved", lambda line: number(line.cost.seconds_per_solved, 1)),
    ]


def _table(title: str, lines: Sequence[Score], columns: Sequence[Column]) -> Table:
    labels = _labels(lines)
    table = Table(*labels, box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
    for name, _ in columns:
        table.add_column(name, justify="right")
    for place, line in enumerate(lines):
        names = (values[place] for values in labels.values())
        table.add_row(*names, *(show(line) for _, show in columns))
    return table


def _labels(lines: Sequence[Score]) -> dict[str, list[str]]:
    """What tells lines apart: a name that all of them share is left out, except for the mode."""
    labels = {
        "run": [one_line(line.system.run) for line in lines],
        "model": [one_line(line.system.model) for line in lines],
        "mode": [one_line(line.system.mode) for line in lines],
        "group": [line.group for line in lines],
        "target": [line.target for line in lines],
    }
    return {name: values for name, values in labels.items() if len(set(values)) > 1 or name in ("mode", "target")}
