"""The numbers of a chart as a table, and tables as CSV, LaTeX and Markdown."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pareval_agent.benchmark.chart import Bars, Chart, Curves, HeatMap, Stacks
from pareval_agent.benchmark.intervals import Estimate

Cell: TypeAlias = str | float | int | Estimate | None
"""None is unknown."""


@dataclass(frozen=True)
class Table:
    """Named columns; one row a fact."""

    name: str
    """Of its files."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_of(chart: Chart) -> Table:
    """Every number that the chart shows: one row a mark."""
    columns: tuple[str, ...]
    match chart:
        case HeatMap():
            columns, rows = ("type", "target", chart.value), _cells(chart)
        case Bars():
            columns, rows = ("system", "target", chart.value), _bars(chart)
        case Curves():
            columns, rows = ("system", chart.x.label, chart.y.label), _points(chart)
        case Stacks():
            columns, rows = ("system", "verdict", chart.value, "share"), _parts(chart)
    return Table(chart.name, chart.title, columns, tuple(rows))


Rows: TypeAlias = Iterator[tuple[Cell, ...]]


def _cells(chart: HeatMap) -> Rows:
    for row, cells in zip(chart.rows, chart.cells, strict=True):
        for column, cell in zip(chart.columns, cells, strict=True):
            if cell is not None:
                yield row, column, cell


def _bars(chart: Bars) -> Rows:
    for series, values in zip(chart.series, chart.values, strict=True):
        for group, value in zip(chart.groups, values, strict=True):
            if value is not None:
                yield series.name, group, value


def _points(chart: Curves) -> Rows:
    for curve in chart.curves:
        for x, estimate in curve.points:
            yield curve.series.name, int(x) if x.is_integer() else x, estimate


def _parts(chart: Stacks) -> Rows:
    for row, counts in zip(chart.rows, chart.counts, strict=True):
        whole = sum(counts)
        for part, count in zip(chart.parts, counts, strict=True):
            if count:
                yield row, part, count, count / whole


def as_csv(table: Table) -> str:
    """With all digits; an estimate takes three columns: the value, and the ends of its interval. Unknown is empty."""
    split = [any(isinstance(cell, Estimate) for cell in column) for column in _columns(table)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_spread([(name, f"{name} low", f"{name} high") for name in table.columns], split))
    writer.writerows(_spread([_bounds(cell) for cell in row], split) for row in table.rows)
    return text.getvalue()


def _columns(table: Table) -> list[tuple[Cell, ...]]:
    return list(zip(*table.rows, strict=True)) or [() for _ in table.columns]


def _bounds(cell: Cell) -> tuple[object, object, object]:
    if not isinstance(cell, Estimate):
        return "" if cell is None else cell, "", ""
    low, high = cell.interval[:2] if cell.interval else ("", "")
    return "" if cell.value is None else cell.value, low, high


def _spread(cells: Sequence[tuple[object, object, object]], split: Sequence[bool]) -> list[object]:
    return [part for cell, three in zip(cells, split, strict=True) for part in (cell if three else cell[:1])]


def as_latex(table: Table) -> str:
    r"""A `tabular` of the package booktabs, to be \input; unknown is a dash."""
    kinds = "".join("r" if _is_numeric(column) else "l" for column in _columns(table))
    lines = [
        f"% {_one_line(table.title)}; needs \\usepackage{{booktabs}}",
        f"\\begin{{tabular}}{{{kinds}}}",
        r"\toprule",
        _latex_row(table.columns),
        r"\midrule",
        *(_latex_row([shown(cell, unknown="--") for cell in row]) for row in table.rows),
        r"\bottomrule",
        r"\end{tabular}",
    ]
    return "\n".join(lines) + "\n"


def as_markdown(table: Table) -> str:
    """A table as GitHub and others show it."""
    numeric = [_is_numeric(column) for column in _columns(table)]
    lines = [
        _markdown_row([escape_markdown(name) for name in table.columns]),
        _markdown_row(["---:" if right else "---" for right in numeric]),
        *(_markdown_row([_markdown_cell(cell) for cell in row]) for row in table.rows),
    ]
    return "\n".join(lines) + "\n"


def shown(cell: Cell, unknown: str = "n/a") -> str:
    """As people read it: three digits, thousands apart, an estimate with its interval."""
    if isinstance(cell, Estimate):
        value = shown(cell.value, unknown)
        return value if cell.interval is None else f"{value} [{shown(cell.interval.low)}, {shown(cell.interval.high)}]"
    if cell is None:
        return unknown
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return f"{cell:,}"
    size = abs(cell)
    if size >= 10:
        return f"{cell:,.0f}" if size >= 1000 else f"{cell:.1f}"
    return f"{cell:.2g}" if 0 < size < 0.01 else f"{cell:.3f}"


def _is_numeric(column: Iterable[Cell]) -> bool:
    return all(cell is None or not isinstance(cell, str) for cell in column)


_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
}


def _latex_row(cells: Sequence[str]) -> str:
    return " & ".join("".join(_LATEX.get(character, character) for character in _one_line(c)) for c in cells) + r" \\"


_MARKDOWN = re.compile(r"([\\|*`<>\[\]])")
"""Not `_`: within words it is text, and names are full of it."""


def escape_markdown(text: str) -> str:
    """One line of plain text."""
    return _MARKDOWN.sub(r"\\\1", _one_line(text))


def _markdown_cell(cell: Cell) -> str:
    return escape_markdown(cell) if isinstance(cell, str) else shown(cell)


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _one_line(text: str) -> str:
    return " ".join(text.split())
