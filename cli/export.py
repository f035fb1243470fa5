"""`pareval-agent export`: samples, attempts and measurements of runs as tables for other programs."""

import argparse
import sys
from pathlib import Path

from rich.progress import Progress, TextColumn

from pareval_agent.benchmark.export import export
from pareval_agent.cli.console import PlainConsole, print_json
from pareval_agent.cli.text import one_line

_FOLDER = "export"


def run(arguments: argparse.Namespace) -> int:
    """Write the tables, and tell where they are."""
    runs = list(dict.fromkeys(map(Path, arguments.runs)))
    console = PlainConsole(sys.stderr)
    with Progress(
        TextColumn("{task.completed} samples"), console=console, transient=True, disable=not console.is_live
    ) as bar:
        task = bar.add_task("", total=None)
        files = export(
            runs,
            Path(arguments.output or _FOLDER),
            arguments.format,
            lambda done: bar.update(task, completed=done),
        )
    if arguments.json:
        print_json({"written": [{"file": str(file), "bytes": file.stat().st_size} for file in files]})
    else:
        for file in files:
            print(one_line(str(file)))
    return 0
