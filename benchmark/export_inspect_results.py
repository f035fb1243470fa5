# mypy: disable-error-code="import-not-found"
"""Our metrics as Inspect's logs have them: it shows what we computed, and computes none itself. Needs inspect-ai."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from inspect_ai.log import EvalMetric, EvalResults, EvalScore, HeadlineMetric

from pareval_agent.benchmark.export_inspect_sample import BUILD, PASS, SPEEDUP
from pareval_agent.benchmark.frame import SERIAL
from pareval_agent.benchmark.intervals import LEVEL, Estimate
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.score import Score

_METRICS: Mapping[str, tuple[str, Callable[[Score], Mapping[int, Estimate]]]] = {
    PASS: ("pass", lambda line: line.pass_at),
    BUILD: ("build", lambda line: line.build_at),
    SPEEDUP: ("speedup_max", lambda line: line.speed_max.speedup),
}
"""The metric of each score of a sample, and its values by k."""


def to_results(lines: Sequence[Score], rows: Sequence[SampleRow]) -> EvalResults:
    """The results of one model in one mode.

    Args:
        lines: its scores, of serial and of parallel prompts.
        rows: its samples.
    """
    results = [row.result for row in rows if row.result]
    scored = sum(result.verdict.scored for result in results)
    parallel_first = sorted(lines, key=lambda line: line.target == SERIAL)
    scores = [
        EvalScore(name=name, scorer=name, scored_samples=scored, unscored_samples=len(rows) - scored, metrics=metrics)
        for name in _METRICS
        if (metrics := {metric.name: metric for line in parallel_first for metric in _metrics(name, line)})
    ]
    return EvalResults(
        total_samples=len(rows), completed_samples=len(results), scores=scores, headline=_headline(scores)
    )


def _metrics(score: str, line: Score) -> Iterator[EvalMetric]:
    metric, by_k = _METRICS[score]
    for k, estimate in by_k(line).items():
        if estimate.value is not None:
            yield EvalMetric(
                name=f"{line.target} {metric}@{k}",
                value=estimate.value,
                params={"k": k, "target": line.target},
                metadata={"prompts": line.prompts, "samples": line.samples, **_interval(estimate)},
            )


def _interval(estimate: Estimate) -> dict[str, float | str]:
    return {} if estimate.interval is None else {"level": LEVEL, **estimate.interval._asdict()}


def _headline(scores: Sequence[EvalScore]) -> HeadlineMetric | None:
    """The first one: pass@1 of parallel prompts, or of serial ones where there are no others."""
    return HeadlineMetric(scorer=scores[0].scorer, metric=next(iter(scores[0].metrics))) if scores else None
