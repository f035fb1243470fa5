"""`pareval-agent evaluate`: judge samples that were made elsewhere."""

import argparse
import dataclasses
import os
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich import box
from rich.table import Table

from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.evaluate import Evaluator, Outcome, Plan, Sample, plan, results
from pareval_agent.benchmark.interchange import PublishedPrompt, read_samples, write_results
from pareval_agent.benchmark.journal import open_journal
from pareval_agent.benchmark.shared_toolbox import SharedToolbox
from pareval_agent.benchmark.tally import Tally, tally
from pareval_agent.cli.console import PlainConsole, output_console, print_json, progress_console
from pareval_agent.cli.evaluate_published import Published, as_json, judge_published, tell
from pareval_agent.cli.samples_progress import with_progress
from pareval_agent.cli.settings import load_settings
from pareval_agent.cli.text import one_line
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import find_model
from pareval_agent.drivers.execution_model import KERNELS
from pareval_agent.tools.gpu import level_of
from pareval_agent.tools.published_checkout import read_checkout
from pareval_agent.tools.toolbox import LocalToolbox

_SHOWN_REASONS = 5


def run(arguments: argparse.Namespace) -> int:
    """Judge every sample that there is a judge for, and write the published result format."""
    config = load_settings(arguments)
    only = find_model(arguments.target) if arguments.target else None
    checkout = read_checkout(Path(arguments.drivers)) if arguments.drivers is not None else None
    prompts = read_samples(Path(arguments.samples))
    work = plan(prompts, only)
    file = Path(arguments.output or f"{Path(arguments.samples).stem}.results.json")
    console = progress_console(json_output=arguments.json)
    outcomes = _judge(work.samples, config, file, console)
    write_results(file, results(prompts, work, outcomes))
    published = judge_published(checkout, config, prompts, work, outcomes, file, console) if checkout else None
    _tell(arguments, file, prompts, work, outcomes, published)
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    failures += published.failures if published else []
    if failures:
        raise InfrastructureError(f"{len(failures)} samples not judged; run the same command again: {failures[0]}")
    return 0


def _judge(samples: Sequence[Sample], config: Config, file: Path, console: PlainConsole) -> list[Outcome]:
    journal_file = file.with_name(f"{file.name}.jsonl")
    seed = secrets.randbits(63) if config.seed is None else config.seed
    cores = len(os.sched_getaffinity(0))
    toolbox = SharedToolbox(LocalToolbox(config), Cores(cores))
    with open_journal(journal_file) as journal:
        try:
            evaluator = Evaluator(config, toolbox, journal, seed, jobs=2 * cores)
            return list(with_progress(evaluator.outcomes(samples), len(samples), console, _line))
        except KeyboardInterrupt as interrupt:
            interrupt.add_note(f"what was judged is kept in {journal_file}; run the same command again to continue")
            raise


def _line(outcome: Outcome) -> str:
    return one_line(f"{outcome.sample}: {outcome.judged.verdict if outcome.judged else outcome.failure}")


def _tell(
    arguments: argparse.Namespace,
    file: Path,
    prompts: Sequence[PublishedPrompt],
    work: Plan,
    outcomes: Iterable[Outcome],
    published: Published | None,
) -> None:
    tallies = tally(prompts, work, outcomes)
    if arguments.json:
        targets = {model: dataclasses.asdict(counts) for model, counts in tallies.items()}
        skipped = [{"prompt": prompts[index].name, "reason": reason} for index, reason in work.skipped.items()]
        beside = {"published": as_json(published)} if published else {}
        print_json({"results": str(file), "targets": targets, "skipped": skipped, **beside})
        return
    console = output_console()
    console.print(_table(tallies))
    reasons = [one_line(reason) for reason in dict.fromkeys(work.skipped.values())]
    for reason in reasons[:_SHOWN_REASONS]:
        console.print(f"skipped: {reason}", soft_wrap=True)
    if len(reasons) > _SHOWN_REASONS:
        console.print(f"… and {len(reasons) - _SHOWN_REASONS} more reasons, all of them in the results")
    console.print(f"results: {one_line(str(file))}", soft_wrap=True)
    if published:
        tell(published, console)


def _table(tallies: Mapping[str, Tally]) -> Table:
    table = Table("target", box=box.SIMPLE_HEAD, pad_edge=False)
    needs_gpu = any(counts.not_emulated for counts in tallies.values())
    for name in ("passed", "built", "judged", "skipped", "machine failed", *(["not emulated"] if needs_gpu else [])):
        table.add_column(name, justify="right")
    for model, counts in tallies.items():
        numbers = (counts.passed, counts.built, counts.judged, counts.skipped, counts.failed)
        table.add_row(_leveled(model), *map(str, numbers), *([str(counts.not_emulated)] if needs_gpu else []))
    return table


def _leveled(target: str) -> str:
    """With how kernels are judged."""
    known = target in {model.value for model in KERNELS}
    return f"{target} ({level_of(find_model(target))})" if known else one_line(target)
