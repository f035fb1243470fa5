"""`pareval-agent export`: samples, attempts and times of runs, as tables, logs of Inspect or published results."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from rich.progress import Progress, TextColumn

from pareval_agent.benchmark.export import Format, export
from pareval_agent.benchmark.export_published import export_published
from pareval_agent.cli.console import PlainConsole, print_json
from pareval_agent.cli.text import one_line
from pareval_agent.configs.errors import UserError

_FOLDER = "export"

Exporter = Callable[[Sequence[Path], Path, Callable[[int], None]], list[Path]]
"""Writes runs into a folder, tells how many samples it has read, and returns the files."""


def run(arguments: argparse.Namespace) -> int:
    """Write the files, and tell where they are."""
    exporter = _exporter(arguments.format)
    runs = list(dict.fromkeys(map(Path, arguments.runs)))
    console = PlainConsole(sys.stderr)
    with Progress(
        TextColumn("{task.completed} samples"), console=console, transient=True, disable=not console.is_live
    ) as bar:
        task = bar.add_task("", total=None)
        files = exporter(runs, Path(arguments.output or _FOLDER), lambda done: bar.update(task, completed=done))
    if arguments.json:
        print_json({"written": [{"file": str(file), "bytes": file.stat().st_size} for file in files]})
    else:
        for file in files:
            print(one_line(str(file)))
    return 0


def _exporter(kind: Format | Literal["inspect", "published"]) -> Exporter:
    if kind == "published":
        return export_published
    if kind != "inspect":
        return lambda runs, folder, on_sample: export(runs, folder, kind, on_sample)
    try:
        from pareval_agent.benchmark.export_inspect import export_inspect  # loads Inspect
    except ImportError as error:
        raise UserError(
            f"logs of Inspect need another package ({error}): pip install 'pareval-agent[inspect]'"
        ) from error
    return export_inspect
