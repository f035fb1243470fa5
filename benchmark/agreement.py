"""Where the published harness and this one agree on samples, and what explains that they do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pareval_agent.benchmark.evaluate import Outcome, Sample
from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.benchmark.published_errata import explain
from pareval_agent.benchmark.published_judge import PublishedOutcome
from pareval_agent.tools.published_checkout import Checkout
from pareval_agent.tools.published_result import PublishedResult


class Agreement(StrEnum):
    """Who passes a sample."""

    BOTH = "both pass"
    NEITHER = "both fail"
    ONLY_PUBLISHED = "only published passes"
    ONLY_OURS = "only ours passes"


@dataclass(frozen=True)
class Comparison:
    """One sample that both have judged."""

    sample: Sample
    judged: JudgedSample
    published: PublishedResult
    explanation: str | None
    """Of a disagreement; None if nothing is known that would explain it."""

    @property
    def agreement(self) -> Agreement:
        """Who passes it."""
        match self.judged.verdict.passed, self.published.verdict.passed:
            case True, True:
                return Agreement.BOTH
            case False, False:
                return Agreement.NEITHER
            case True, False:
                return Agreement.ONLY_OURS
        return Agreement.ONLY_PUBLISHED

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.agreement in (Agreement.BOTH, Agreement.NEITHER)


def compare(
    ours: Iterable[Outcome], published: Iterable[PublishedOutcome], checkout: Checkout
) -> tuple[Comparison, ...]:
    """The samples that both have judged, in the order of the file."""
    judged = {outcome.sample: outcome.judged for outcome in ours if outcome.judged}
    results = {outcome.sample: outcome.result for outcome in published if outcome.result}
    common = sorted(judged.keys() & results.keys(), key=lambda sample: sample.place)
    return tuple(_compared(sample, judged[sample], results[sample], checkout) for sample in common)


def _compared(sample: Sample, judged: JudgedSample, result: PublishedResult, checkout: Checkout) -> Comparison:
    size = checkout.validated_size(sample.prompt)
    differs = judged.verdict.passed != result.verdict.passed
    explanation = explain(sample.prompt, sample.text, judged, result, size) if differs else None
    return Comparison(sample, judged, result, explanation)


def counts(comparisons: Iterable[Comparison]) -> Mapping[str, Mapping[Agreement, int]]:
    """How many samples of each execution model are in each class."""
    table: dict[str, dict[Agreement, int]] = {}
    for comparison in comparisons:
        row = table.setdefault(comparison.sample.prompt.model.value, dict.fromkeys(Agreement, 0))
        row[comparison.agreement] += 1
    return table
