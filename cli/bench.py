"""`pareval-agent bench`: run a benchmark, or continue it."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich import box
from rich.table import Table

from pareval_agent.agent.phase import Phase
from pareval_agent.benchmark.part import Part
from pareval_agent.benchmark.progress import Watcher, Watchers
from pareval_agent.benchmark.run_folder import OtherRunError
from pareval_agent.benchmark.standing import Standing
from pareval_agent.cli.bench_view import open_view
from pareval_agent.cli.console import PlainConsole, output_console, print_json
from pareval_agent.cli.settings import flag_overrides
from pareval_agent.cli.text import one_line
from pareval_agent.configs.bench import load_bench_config
from pareval_agent.configs.errors import InfrastructureError, UserError

if TYPE_CHECKING:
    from pareval_agent.benchmark.bench import Outcome


def run(arguments: argparse.Namespace) -> int:
    """Make the samples that the run does not have yet, and show how it stands."""
    overrides = [*arguments.set, *flag_overrides(arguments)]
    work = _judge_again(arguments, overrides) if arguments.rejudge else _work(arguments, overrides)
    to_continue = f"to continue what is in {work.folder}, run the same command again"
    try:
        with _watched(arguments, work.folder) as watcher:
            outcome = work.run(watcher)
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
        print_json({"run": str(work.folder), **outcome.model_dump(mode="json")})
    else:
        _show(outcome.standings, work.folder)
    if outcome.failures:
        count, first = len(outcome.failures), outcome.failures[0]
        raise InfrastructureError(f"{count} samples could not be made: {first}; {to_continue}")
    if outcome.capped:
        print(f"the run has reached its cap: raise it, and {to_continue}", file=sys.stderr)
    elif outcome.unfinished:
        print(_what_next(arguments.phase, outcome.unfinished), file=sys.stderr)
    return 1 if outcome.capped else 0


@contextmanager
def _watched(arguments: argparse.Namespace, folder: Path) -> Iterator[Watcher]:
    """What is to be seen meanwhile; with --serve on a page, too."""
    console = PlainConsole(sys.stderr)
    with open_view(console, quiet=arguments.quiet, json_output=arguments.json) as view:
        if arguments.serve is None:
            yield view
            return
        from pareval_agent.benchmark.live_page import LivePage
        from pareval_agent.benchmark.live_server import serving

        page = LivePage(folder)
        with serving(page, arguments.serve) as address:
            if arguments.json:
                view.on_status(f"live page: {address}")
            else:
                console.print(f"live page: {address}", soft_wrap=True)
            yield Watchers(view, page)


class _Work(NamedTuple):
    folder: Path
    run: "Callable[[Watcher], Outcome]"


def _work(arguments: argparse.Namespace, overrides: Sequence[str]) -> _Work:
    if arguments.config is None:
        raise UserError("name a CONFIG.yaml or a preset, such as smoke; or a run with --rejudge")
    config = load_bench_config(Path(arguments.config), overrides)
    folder = Path(arguments.output or Path("runs") / Path(arguments.config).stem)
    from pareval_agent.benchmark.bench import run_bench  # takes a while, and a typo is told before

    phase = Phase(arguments.phase) if arguments.phase else None
    return _Work(folder, partial(run_bench, config, folder, phase=phase, part=_part(arguments)))


def _judge_again(arguments: argparse.Namespace, overrides: Sequence[str]) -> _Work:
    from pareval_agent.benchmark.bench import run_bench
    from pareval_agent.benchmark.stored_answers import StoredAnswers

    if arguments.config or arguments.phase:
        raise UserError(
            "--rejudge takes over all that CONFIG.yaml says, and asks no model: leave out CONFIG and --phase"
        )
    answers = StoredAnswers(Path(arguments.rejudge))
    folder = Path(arguments.output or f"{arguments.rejudge.rstrip('/')}-rejudged")
    if folder.resolve() == answers.run.resolve():
        raise UserError(f"{folder} holds the answers themselves: choose another -o")
    config = answers.config(overrides)
    return _Work(folder, partial(run_bench, config, folder, part=_part(arguments), answers=answers))


def _part(arguments: argparse.Namespace) -> Part | None:
    return Part.parse(arguments.shard) if arguments.shard else None


def _what_next(phase: str | None, unfinished: int) -> str:
    other = {"generate": "judge", "judge": "generate"}.get(phase or "", "generate")
    what = "wait to be judged" if phase == "generate" else "need another answer"
    return f"{unfinished} samples {what}: go on with --phase {other}"


def _show(standings: Sequence[Standing], folder: Path) -> None:
    console = output_console()
    console.print(_table(standings))
    console.print(f"run: {one_line(str(folder))}", soft_wrap=True)


def _table(standings: Sequence[Standing]) -> Table:
    several = len({standing.model for standing in standings}) > 1
    table = Table(*(["model"] if several else []), "mode", "target", box=box.SIMPLE_HEAD, pad_edge=False)
    columns: list[tuple[str, Callable[[Standing], str]]] = [
        ("samples", _samples),
        ("built", lambda one: str(one.built)),
        ("passed", lambda one: str(one.passed)),
        ("pass@1", lambda one: "-" if one.pass_at_1 is None else f"{one.pass_at_1:.2f}"),
    ]
    if any(one.machine_failed for one in standings):
        columns += [("machine failed", lambda one: str(one.machine_failed))]
    if any(one.not_emulated for one in standings):
        columns += [("not emulated", lambda one: str(one.not_emulated))]
    for name, _ in columns:
        table.add_column(name, justify="right")
    for one in standings:
        target = f"{one.target} ({one.level})" if one.level else one.target
        cells = (read(one) for _, read in columns)
        table.add_row(*([one.model] if several else []), one.mode, target, *cells)
    return table


def _samples(one: Standing) -> str:
    """A kernel that needs a real GPU is done with, too."""
    done = one.samples + one.not_emulated
    return str(one.samples) if done == one.planned else f"{one.samples} of {one.planned}"
