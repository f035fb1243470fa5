"""The report as one page of Markdown: its tables, and the numbers of its small charts."""

from collections.abc import Iterator
from pathlib import Path

from pareval_agent.agent.folder import write_whole
from pareval_agent.benchmark.chart import HeatMap
from pareval_agent.benchmark.chart_table import Cell, Table, as_markdown, escape_markdown, shown, table_of
from pareval_agent.benchmark.report_findings import Findings
from pareval_agent.benchmark.report_sections import Section, sections


def write_summary(file: Path, findings: Findings) -> Path:
    """Write it, whole or not at all."""
    write_whole(file, summary(findings))
    return file


def summary(findings: Findings) -> str:
    """All sections; heat maps as tables of their own shape, other charts as lists of their numbers."""
    title = f"# {escape_markdown(', '.join(findings.runs))}\n"
    return "\n".join([title, *(part for section in sections(findings) for part in _parts(section))])


def _parts(section: Section) -> Iterator[str]:
    yield f"## {section.title}\n"
    yield f"{escape_markdown(section.words)}\n"
    for table in section.tables:
        yield f"### {escape_markdown(table.title)}\n"
        yield as_markdown(table)
    for chart in section.charts:
        yield f"### {escape_markdown(chart.title)}\n"
        yield as_markdown(_crosswise(chart) if isinstance(chart, HeatMap) else table_of(chart))


def _crosswise(chart: HeatMap) -> Table:
    rows = (
        (name, *(_value(None if cell is None else cell.value) for cell in cells))
        for name, cells in zip(chart.rows, chart.cells, strict=True)
    )
    return Table(chart.name, chart.title, ("type", *chart.columns), tuple(rows))


def _value(value: Cell) -> str:
    return shown(value, unknown="-")
