"""The end of a `solve`: everything that one wants to know of a sample, on one screen."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pareval_agent.agent.feedback import launch_name
from pareval_agent.agent.model import Usage
from pareval_agent.agent.result import SampleResult, Speed
from pareval_agent.cli.solve_state import verdict_words
from pareval_agent.cli.text import one_line
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.report import Counts, LaunchResult


def result_panel(result: SampleResult, launches: Sequence[LaunchResult], folder: Path) -> RenderableType:
    """A sample's result; `launches` are the tests of the attempt that it is about."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _rows(result, launches, folder):
        table.add_row(name, Text(value))
    title = f"{result.prompt} · {result.target}: {verdict_words(result.verdict)}"
    return Panel(table, title=Text(title), border_style="green" if result.verdict.passed else "red", expand=False)


def _rows(result: SampleResult, launches: Sequence[LaunchResult], folder: Path) -> Iterator[tuple[str, str]]:
    level = f" ({result.level})" if result.level else ""
    yield "verdict", f"{verdict_words(result.verdict)}{level}: {one_line(result.detail)}"
    yield "tests", f"public {_cases(result.public)}, held-out {_cases(result.held_out)}"
    yield from _launch_rows(result, launches)
    yield "attempts", f"{len(result.attempts)}, ended by: {verdict_words(result.stop)}"
    yield "tokens", _tokens(result.usage)
    yield "cost", "unknown" if result.cost_usd is None else f"${result.cost_usd:.4f}"
    seconds = result.seconds
    yield "seconds", f"model {seconds.model_s:.1f}, build {seconds.build_s:.1f}, run {seconds.run_s:.1f}"
    served = f" (served as {result.served_model})" if result.served_model not in (None, result.model) else ""
    yield "model", one_line(f"{result.model}{served}")
    yield "seed", str(result.seed)
    yield "files", one_line(f"{folder}: {', '.join(_files(folder))}")


def _launch_rows(result: SampleResult, launches: Sequence[LaunchResult]) -> Iterator[tuple[str, str]]:
    speeds = {speed.launch: speed for speed in result.speeds}
    model = ExecutionModel(result.target)
    for launch in launches:
        name = launch_name(launch.launch, model) or "serial"
        if launch.perturbed:
            name += ", delayed"
        if launch.sanitizer:
            name += f", {launch.sanitizer} sanitizer"
        parts = [verdict_words(launch.report.verdict)]
        if launch.launch in speeds and not launch.perturbed and not launch.sanitizer:
            parts.append(_speedup(speeds[launch.launch]))
        yield name, ", ".join(parts)


def _speedup(speed: Speed) -> str:
    interval = f"95% interval {speed.speedup_low:.2f} to {speed.speedup_high:.2f}"
    return f"speedup {speed.speedup:.2f} ({interval}, {speed.pairs} pairs)"


def _cases(counts: Counts | None) -> str:
    return "not tested" if counts is None else f"{counts.passed} of {counts.total}"


def _tokens(usage: Usage) -> str:
    cached = f" ({usage.cached_tokens:,} cached)" if usage.cached_tokens else ""
    estimated = ", partly estimated" if usage.estimated else ""
    return f"{usage.input_tokens:,} in{cached}, {usage.output_tokens:,} out{estimated}"


def _files(folder: Path) -> list[str]:
    return [name for name in ("solution.cpp", "result.json", "trajectory.json") if (folder / name).exists()]
