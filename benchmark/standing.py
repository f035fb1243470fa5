"""How a run stands: counts by model, mode and execution model."""

from collections import defaultdict
from collections.abc import Iterable
from statistics import fmean

from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.configs.schema import Frozen


class Standing(Frozen):
    """Samples of one model in one mode for one execution model."""

    model: str
    mode: str
    target: str
    planned: int
    samples: int
    """With a result; only these are scored."""
    built: int
    passed: int
    machine_failed: int
    """Of which a failure of the machine lets nothing be said."""
    pass_at_1: float | None
    """The share that passed, averaged over prompts; None without any sample."""


def standings(planned: Iterable[PlannedSample], rows: Iterable[SampleRow]) -> tuple[Standing, ...]:
    """One line for each model, mode and execution model of the plan, in its order."""
    plans: dict[tuple[str, str, str], int] = defaultdict(int)
    for sample in planned:
        plans[sample.model.slug, sample.mode.name, sample.prompt.model.value] += 1
    groups: dict[tuple[str, str, str], list[SampleRow]] = defaultdict(list)
    for row in rows:
        groups[row.model, row.mode, row.target].append(row)
    return tuple(_standing(group, count, groups[group]) for group, count in plans.items())


def _standing(group: tuple[str, str, str], planned: int, rows: Iterable[SampleRow]) -> Standing:
    rows = tuple(rows)
    results = [row.result for row in rows if row.result is not None]
    passed: dict[str, list[bool]] = defaultdict(list)
    for result in results:
        passed[result.prompt].append(result.verdict.passed)
    model, mode, target = group
    return Standing(
        model=model,
        mode=mode,
        target=target,
        planned=planned,
        samples=len(results),
        built=sum(result.verdict.built for result in results),
        passed=sum(result.verdict.passed for result in results),
        machine_failed=len(rows) - len(results),
        pass_at_1=fmean(map(fmean, passed.values())) if passed else None,
    )
