"""`pareval-agent bench`: run a benchmark, or continue it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.table import Table

from pareval_agent.benchmark.run_folder import OtherRunError
from pareval_agent.benchmark.standing import Standing
from pareval_agent.cli.bench_view import open_view
from pareval_agent.cli.console import PlainConsole, output_console, print_json
from pareval_agent.cli.settings import flag_overrides
from pareval_agent.cli.text import one_line
from pareval_agent.configs.bench import load_bench_config
from pareval_agent.configs.errors import InfrastructureError


def run(arguments: argparse.Namespace) -> int:
    """Make the samples that the run does not have yet, and show how it stands."""
    config = load_bench_config(Path(arguments.config), [*arguments.set, *flag_overrides(arguments)])
    folder = Path(arguments.output or Path("runs") / Path(arguments.config).stem)
    from pareval_agent.benchmark.bench import run_bench  # takes a while, and a typo is told before

    to_continue = f"to continue what is in {folder}, run the same command again"
    try:
        with open_view(PlainConsole(sys.stderr), quiet=arguments.quiet, json_output=arguments.json) as view:
            outcome = run_bench(config, folder, view)
    except KeyboardInterrupt as interrupt:
        interrupt.add_note(to_continue)
        raise
    except OtherRunError as error:
        for change in error.changes:
            print(one_line(change), file=sys.stderr)
        raise
    except InfrastructureError as error:
        raise InfrastructureError(f"{error}; {to_continue}") from error
    if arguments.json:
        print_json({"run": str(folder), **outcome.model_dump(mode="json")})
    else:
        _show(outcome.standings, folder)
    if outcome.failures:
        count, first = len(outcome.failures), outcome.failures[0]
        raise InfrastructureError(f"{count} samples could not be made: {first}; {to_continue}")
    if outcome.capped:
        print(f"the run has reached its cap: raise it, and {to_continue}", file=sys.stderr)
    return 1 if outcome.capped else 0


def _show(standings: Sequence[Standing], folder: Path) -> None:
    console = output_console()
    console.print(_table(standings))
    console.print(f"run: {one_line(str(folder))}", soft_wrap=True)


def _table(standings: Sequence[Standing]) -> Table:
    several = len({standing.model for standing in standings}) > 1
    table = Table(*(["model"] if several else []), "mode", "target", box=box.SIMPLE_HEAD, pad_edge=False)
    failed = any(standing.machine_failed for standing in standings)
    for name in ("samples", "built", "passed", "pass@1", *(["machine failed"] if failed else [])):
        table.add_column(name, justify="right")
    for one in standings:
        samples = str(one.samples) if one.samples == one.planned else f"{one.samples} of {one.planned}"
        score = "-" if one.pass_at_1 is None else f"{one.pass_at_1:.2f}"
        row = [one.mode, one.target, samples, str(one.built), str(one.passed), score]
        table.add_row(*([one.model] if several else []), *row, *([str(one.machine_failed)] if failed else []))
    return table
