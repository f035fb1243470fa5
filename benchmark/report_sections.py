"""What a report consists of: sections of words, charts and tables, the same in every format."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pareval_agent.benchmark import report_charts
from pareval_agent.benchmark.chart import Chart
from pareval_agent.benchmark.chart_table import Cell, Table
from pareval_agent.benchmark.compare import ORACLE_TRAP, Comparison, Pair
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.report_findings import Findings
from pareval_agent.benchmark.score import Score


@dataclass(frozen=True)
class Section:
    """One heading with what is below it; without charts and tables it is left out, unless it says why."""

    name: str
    """As a link has it."""
    title: str
    words: str
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    says_why: bool = False
    """The words say why there is nothing else."""


def sections(findings: Findings) -> list[Section]:
    """All sections that there is something to say in."""
    all_of_them = [
        _overview(findings),
        Section(
            "types",
            "Problem types",
            "pass@1 by problem type and execution model, averaged over prompts. A dash: no samples.",
            tuple(report_charts.heat_maps(findings)),
        ),
        Section(
            "scaling",
            "Scaling",
            "Speedup is the best serial baseline's time divided by the candidate's. speedup_n@1 and efficiency_n@1 "
            "count failed samples as 0; the last column is of correct samples alone. Dashed: ideal.",
            tuple(report_charts.scaling(findings)),
        ),
        _repair(findings),
        Section(
            "tokens",
            "Tokens",
            f"Each sample is stopped at so many tokens, input and output together. {_common_prompts(findings)}",
            tuple(report_charts.tokens(findings)),
        ),
        Section(
            "verdicts",
            "Verdicts",
            "What became of the samples; those that the machine failed or that need a real GPU are not among them.",
            (report_charts.verdicts(findings),),
        ),
        _comparison(findings),
    ]
    return [one for one in all_of_them if one.charts or one.tables or one.says_why]


def _common_prompts(findings: Findings) -> str:
    if findings.comparison is None:
        return ""
    return f"On the {findings.comparison.common_prompts} prompts that all systems have."


def _overview(findings: Findings) -> Section:
    return Section(
        "overview",
        "Overview",
        "In brackets: 95% intervals, from a bootstrap over problems and then samples (Wilson's where nothing varies). "
        "Speedups are those of the fastest of k samples on its best cores, failed ones as 0. Per solved: all that was "
        "spent, divided by the samples that passed.",
        tuple(report_charts.bars(findings)),
        (headline(findings),),
    )


Column = tuple[str, Callable[[Score], Cell]]


def headline(findings: Findings) -> Table:
    """The lines of `score`."""
    lines = findings.overall
    columns = _headline_columns(lines)
    return Table(
        name="headline",
        title="scores",
        columns=("system", "target", *(name for name, _ in columns)),
        rows=tuple((findings.names[line.system], line.target, *(read(line) for _, read in columns)) for line in lines),
    )


def _headline_columns(lines: Sequence[Score]) -> list[Column]:
    ks = sorted({k for line in lines for k in line.pass_at})
    columns: list[Column] = [
        ("prompts", lambda line: line.prompts),
        ("samples", lambda line: line.samples),
        ("build@1", lambda line: line.build_at.get(1)),
        *((f"pass@{k}", _pass_at(k)) for k in ks),
        *((f"race-free pass@{k}", _race_free_at(k)) for k in ks if any(line.race_free_at for line in lines)),
    ]
    if any(line.speed_max.speedup for line in lines):
        columns += [(f"speedup_max@{k}", _speedup_max(k)) for k in ks]
        columns += [("fast_1", lambda line: line.speed_max.fast_1)]
    columns += [("tokens per solved", lambda line: line.cost.tokens_per_solved)]
    if any(line.cost.cost_usd is not None for line in lines):
        columns += [("$ per solved", lambda line: line.cost.cost_usd_per_solved)]
    columns += [("s per solved", lambda line: line.cost.seconds_per_solved)]
    if any(line.machine_failed for line in lines):
        columns += [("machine failed", lambda line: line.machine_failed)]
    if any(line.not_emulated for line in lines):
        columns += [("not emulated", lambda line: line.not_emulated)]
    return columns


def _pass_at(k: int) -> Callable[[Score], Estimate | None]:
    return lambda line: line.pass_at.get(k)


def _race_free_at(k: int) -> Callable[[Score], Estimate | None]:
    return lambda line: line.race_free_at.get(k)


def _speedup_max(k: int) -> Callable[[Score], Estimate | None]:
    return lambda line: line.speed_max.speedup.get(k)


def _repair(findings: Findings) -> Section:
    rows = tuple(
        (findings.names[rate.system], rate.failure, rate.tries, rate.mended)
        for rate in findings.repairs
        if rate.round is None and rate.failure is not None
    )
    tables = (Table("mended_by_failure", "repairs by what was wrong before", _REPAIR_COLUMNS, rows),) if rows else ()
    return Section(
        "repair",
        "Repair",
        "The first chart counts samples, averaged over prompts; the second one repairs, round by round.",
        tuple(report_charts.repairs(findings)),
        tables,
    )


_REPAIR_COLUMNS = ("system", "before", "tries", "mended")


def _comparison(findings: Findings) -> Section:
    found = findings.comparison
    if found is None:
        return Section("comparison", "Comparison", findings.no_comparison, says_why=len(findings.names) > 1)
    return Section(
        "comparison",
        "Comparison",
        "Difference: second less first, on the prompts that both have. p: flips of signs by problem; Holm: the same "
        "for all pairs together; MDE: the smallest difference that 80% of such comparisons would find. " + ORACLE_TRAP,
        tables=tuple(_comparison_tables(found, findings)),
    )


def _comparison_tables(found: Comparison, findings: Findings) -> Iterator[Table]:
    names = findings.names
    for place, pair in enumerate(found.pairs, start=1):
        yield Table(
            name=f"comparison_{place}",
            title=f"{names[pair.second]} compared with {names[pair.first]}",
            columns=("metric", "first", "second", "difference", "p", "Holm", "MDE", "prompts"),
            rows=tuple(_effects(pair)),
        )
    if found.gaps:
        yield Table(
            name="held_out_gap",
            title="public and held-out tests",
            columns=("system", "pass public", "pass all", "gap"),
            rows=tuple((names[gap.system], gap.public, gap.scored, gap.gap) for gap in found.gaps),
        )


def _effects(pair: Pair) -> Iterator[tuple[Cell, ...]]:
    for line in pair.effects:
        one = line.effect
        yield (
            one.metric,
            one.first,
            one.second,
            one.difference,
            one.p_value,
            line.holm_p_value,
            one.minimum_detectable,
            one.prompts,
        )
    if pair.mcnemar is not None:
        found = pair.mcnemar
        alone = f"{found.only_first} / {found.only_second} alone"
        yield "McNemar, exact", None, None, alone, found.p_value, None, None, None
