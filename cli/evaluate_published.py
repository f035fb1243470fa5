"""`pareval-agent evaluate --drivers PATH`: the same samples judged with a checkout of the published harness."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich import box
from rich.table import Table

from pareval_agent.benchmark.agreement import Agreement, Comparison, compare, counts
from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.evaluate import Outcome, Plan
from pareval_agent.benchmark.interchange import PublishedPrompt, write_results
from pareval_agent.benchmark.journal import open_rows
from pareval_agent.benchmark.published_judge import (
    PublishedEvaluator,
    PublishedOutcome,
    published_plan,
    published_results,
)
from pareval_agent.cli.console import PlainConsole
from pareval_agent.cli.samples_progress import with_progress
from pareval_agent.cli.text import one_line
from pareval_agent.configs.schema import Config
from pareval_agent.tools.published_checkout import Checkout
from pareval_agent.tools.published_harness import PublishedHarness, open_harness
from pareval_agent.tools.published_result import PublishedResult, PublishedRun

_UNEXPLAINED = "unexplained"
_SHOWN_SAMPLES = 40


@dataclass(frozen=True)
class Published:
    """What judging with a checkout came to."""

    checkout: Checkout
    file: Path
    """Its results."""
    plan: Plan
    outcomes: tuple[PublishedOutcome, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def failures(self) -> list[str]:
        """What the machine did not do, one line a sample."""
        return [outcome.failure for outcome in self.outcomes if outcome.failure]

    @property
    def disagreements(self) -> list[Comparison]:
        """In the order of the file."""
        return [comparison for comparison in self.comparisons if not comparison.agrees]


def judge_published(
    checkout: Checkout,
    config: Config,
    prompts: Sequence[PublishedPrompt],
    work: Plan,
    ours: Sequence[Outcome],
    results_file: Path,
    console: PlainConsole,
) -> Published:
    """Judge what the checkout has drivers for, and write its results beside ours."""
    file = results_file.with_name(f"{results_file.stem}.published.json")
    with open_harness(checkout, config) as harness:
        its_plan = published_plan(work, prompts, harness)
        outcomes = _outcomes(harness, its_plan, prompts, file, console)
    comparisons = compare(ours, outcomes, checkout)
    notes = {one.sample.place: _facts(one) for one in comparisons}
    write_results(file, published_results(prompts, its_plan, outcomes, notes))
    return Published(checkout, file, its_plan, outcomes, comparisons)


def _outcomes(
    harness: PublishedHarness, plan: Plan, prompts: Sequence[PublishedPrompt], file: Path, console: PlainConsole
) -> tuple[PublishedOutcome, ...]:
    journal_file = file.with_name(f"{file.name}.jsonl")
    with open_rows(journal_file, PublishedResult) as journal:
        evaluator = PublishedEvaluator(harness, prompts, Cores(harness.cores), journal, jobs=2 * harness.cores)
        try:
            return tuple(with_progress(evaluator.outcomes(plan.samples), len(plan.samples), console, _line))
        except KeyboardInterrupt as interrupt:
            interrupt.add_note(f"what was judged is kept in {journal_file}; run the same command again to continue")
            raise


def _line(outcome: PublishedOutcome) -> str:
    found = outcome.result.verdict if outcome.result else outcome.failure
    return one_line(f"{outcome.sample}, published drivers: {found}")


def as_json(published: Published) -> dict[str, Any]:
    """Everything that the tables say."""
    return {
        "drivers": str(published.checkout.drivers),
        "results": str(published.file),
        "agreement": {
            model: {agreement.value: number for agreement, number in row.items()}
            for model, row in counts(published.comparisons).items()
        },
        "samples": [_facts(comparison) for comparison in published.comparisons],
        "not_compared": _not_compared(published),
        "machine_failed": len(published.failures),
    }


def _facts(comparison: Comparison) -> dict[str, Any]:
    sample, result = comparison.sample, comparison.published
    return {
        "prompt": sample.prompt.problem.id,
        "target": sample.prompt.model.value,
        "output": sample.place[1],
        "agreement": comparison.agreement.value,
        "our_verdict": comparison.judged.verdict.value,
        "published_verdict": result.verdict.value,
        "published_runs": [run.model_dump(mode="json") for run in result.runs],
        "oddity": result.oddity,
        "explanation": None if comparison.agrees else comparison.explanation or _UNEXPLAINED,
    }


def _not_compared(published: Published) -> list[dict[str, Any]]:
    """Reasons with the number of prompts, ours and theirs."""
    reasons = list(published.plan.skipped.values())
    return [{"reason": reason, "prompts": reasons.count(reason)} for reason in dict.fromkeys(reasons)]


def tell(published: Published, console: PlainConsole) -> None:
    """Tables for people: the outcomes side by side, the agreement, and every disagreement with its explanation."""
    if published.comparisons:
        console.print(_samples_table(published.comparisons[:_SHOWN_SAMPLES]))
        if (more := len(published.comparisons) - _SHOWN_SAMPLES) > 0:
            console.print(f"… and {more} more samples, all of them in the published results")
        console.print(_agreement_table(published))
    for comparison in published.disagreements:
        console.print(_disagreement(comparison), soft_wrap=True)
    for comparison in published.comparisons:
        if comparison.published.oddity:
            line = f"{comparison.sample}: look at this sample: {comparison.published.oddity}"
            console.print(one_line(line), soft_wrap=True)
    for row in _not_compared(published):
        console.print(one_line(f"not compared: {row['reason']} (prompts: {row['prompts']})"), soft_wrap=True)
    console.print("published verdicts and times are what programs print, and samples can forge them")
    console.print(f"published results: {one_line(str(published.file))}", soft_wrap=True)


def _samples_table(comparisons: Sequence[Comparison]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("sample", "here", "published", "published runs"):
        table.add_column(name, overflow="fold")
    for comparison in comparisons:
        result = comparison.published
        runs = "\n".join(map(_run, result.runs))
        table.add_row(str(comparison.sample), comparison.judged.verdict.value, result.verdict.value, runs)
    return table


def _run(run: PublishedRun) -> str:
    """The launch configuration with its time and that of the serial code, or with what went wrong."""
    if not run.verdict.passed:
        return f"{run.launch} {run.verdict}"
    return f"{run.launch} {_seconds(run.runtime_s)} (serial {_seconds(run.best_sequential_s)})"


def _seconds(value: float | None) -> str:
    return "no time" if value is None else f"{value:.3g} s"


def _agreement_table(published: Published) -> Table:
    table = Table("target", box=box.SIMPLE_HEAD, pad_edge=False)
    for agreement in Agreement:
        table.add_column(agreement.value, justify="right")
    for model, row in counts(published.comparisons).items():
        table.add_row(model, *map(str, row.values()))
    return table


def _disagreement(comparison: Comparison) -> str:
    here, there = comparison.judged.verdict, comparison.published.verdict
    explanation = comparison.explanation or _UNEXPLAINED
    return one_line(f"{comparison.sample}: {here} here, {there} with the published drivers: {explanation}")
