"""How many samples of each execution model were built and passed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pareval_agent.benchmark.evaluate import Outcome, Plan
from pareval_agent.benchmark.interchange import PublishedPrompt


@dataclass
class Tally:
    """Counts of samples; only those that were judged are a score's denominator."""

    judged: int = 0
    built: int = 0
    passed: int = 0
    skipped: int = 0
    """There is no judge for them, or they were not asked for."""
    failed: int = 0
    """The machine failed, so that nothing can be said."""
    not_emulated: int = 0
    """They need a real GPU."""


def tally(prompts: Sequence[PublishedPrompt], plan: Plan, outcomes: Iterable[Outcome]) -> Mapping[str, Tally]:
    """One tally for each execution model in the file, in its order there."""
    tallies = {prompt.parallelism_model: Tally() for prompt in prompts}
    for index in plan.skipped:
        tallies[prompts[index].parallelism_model].skipped += len(prompts[index].outputs)
    for outcome in outcomes:
        counts = tallies[outcome.sample.prompt.model.value]
        if outcome.judged is None:
            counts.failed += 1
        elif not outcome.judged.verdict.scored:
            counts.not_emulated += 1
        else:
            counts.judged += 1
            counts.built += outcome.judged.verdict.built
            counts.passed += outcome.judged.verdict.passed
    return tallies
