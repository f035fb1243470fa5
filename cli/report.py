"""`pareval-agent report`: runs as a page to look at, as figures for papers, and as a summary in Markdown."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn

from pareval_agent.benchmark.report_findings import Findings, find
from pareval_agent.benchmark.report_samples import ReportedSample, read_reported
from pareval_agent.cli.console import PlainConsole, print_json
from pareval_agent.cli.text import one_line
from pareval_agent.configs.errors import UserError

_PAGE = "report.html"


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for; the page, if nothing else was."""
    if arguments.format and not arguments.figures:
        raise UserError(f"--format {arguments.format} is of figures: add --figures DIR")
    page = _page(arguments)
    _check_places([place for place in (page, arguments.markdown) if place], arguments.figures)
    runs = list(dict.fromkeys(map(Path, arguments.runs)))
    findings = find(runs, arguments.k)
    written: dict[Path, list[Path]] = {}
    if page is not None:
        samples = [] if arguments.no_samples else read_reported(runs, findings.systems)
        _write_page(page, findings, samples)
        written[page] = [page]
    if arguments.figures:
        from pareval_agent.benchmark.chart_figure import write_figures  # loads matplotlib

        folder = Path(arguments.figures)
        written[folder] = write_figures(folder, findings, arguments.format or "pdf")
    if arguments.markdown:
        from pareval_agent.benchmark.report_summary import write_summary

        summary = Path(arguments.markdown)
        written[summary] = [write_summary(summary, findings)]
    if arguments.json:
        files = [file for group in written.values() for file in group]
        print_json({"written": [{"file": str(file), "bytes": file.stat().st_size} for file in files]})
    else:
        for place, files in written.items():
            count = f"{len(files)} files, " if place.is_dir() else ""
            print(f"{one_line(str(place))}: {count}{_size(files)}")
    return 0


def _page(arguments: argparse.Namespace) -> Path | None:
    if arguments.output:
        return Path(arguments.output)
    return None if arguments.figures or arguments.markdown else Path(_PAGE)


def _check_places(files: list[Path | str], folder: str | None) -> None:
    """Before minutes are spent."""
    for file in map(Path, files):
        if file.is_dir():
            raise UserError(f"{file} is a folder: name a file, such as {file / _PAGE}")
        if not file.parent.is_dir():
            raise UserError(f"there is no folder {file.parent}: make it, or choose another place for {file.name}")
    if folder is not None and Path(folder).exists() and not Path(folder).is_dir():
        raise UserError(f"{folder} is a file: name a folder for the figures")


def _write_page(page: Path, findings: Findings, samples: list[ReportedSample]) -> None:
    from pareval_agent.benchmark.report_page import write_page

    with _progress() as on_chunk:
        write_page(page, findings, samples, on_chunk)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, and nothing where nobody looks."""
    console = PlainConsole(sys.stderr)
    columns = (TextColumn("trajectories"), BarColumn(), TextColumn("{task.completed} of {task.total} prompts"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_live) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _size(files: Sequence[Path]) -> str:
    size = sum(file.stat().st_size for file in files)
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
