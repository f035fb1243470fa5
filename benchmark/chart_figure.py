"""Charts as figures for papers: SVG, PDF or PNG, with their numbers beside them as CSV and LaTeX."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pareval_agent.benchmark.chart import Bars, Chart, Curves, HeatMap, Stacks
from pareval_agent.benchmark.chart_svg import shown_points, x_ticks, y_ticks
from pareval_agent.benchmark.chart_table import Table, as_csv, as_latex, table_of
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.palette import SERIES, VERDICTS, as_hex, is_dark, viridis
from pareval_agent.benchmark.report_findings import Findings
from pareval_agent.benchmark.report_sections import sections
from pareval_agent.configs.errors import UserError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Format = Literal["svg", "pdf", "png"]

_WIDTH = 3.4
"""Inches: a column of two."""
_NO_VALUE = (238, 238, 238)
_STYLE: Any = {
    "font.size": 8,
    "font.family": "sans-serif",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.titlesize": 8,
    "legend.frameon": False,
    "legend.fontsize": 7,
    "lines.linewidth": 1.3,
    "lines.markersize": 3.5,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "text.parse_math": False,  # a name is no formula
    "pdf.fonttype": 42,  # text that can be searched, and that publishers accept
    "svg.fonttype": "none",
    "svg.hashsalt": "pareval-agent",  # the same file each time
}


def write_figures(folder: Path, findings: Findings, kind: Format) -> list[Path]:
    """Write each chart as NAME.KIND, and each chart and table as NAME.csv and NAME.tex.

    Raises:
        UserError: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot make {folder} ({error.strerror}): choose another place for the figures") from error
    all_of_them = sections(findings)
    charts = [chart for section in all_of_them for chart in section.charts]
    tables = [table for section in all_of_them for table in section.tables]
    figures = [_write_figure(folder, chart, kind) for chart in charts]
    return figures + list(_write_tables(folder, [*map(table_of, charts), *tables]))


def _write_tables(folder: Path, tables: Iterable[Table]) -> Iterable[Path]:
    for table in tables:
        for ending, text in (("csv", as_csv(table)), ("tex", as_latex(table))):
            file = folder / f"{table.name}.{ending}"
            file.write_text(text, encoding="utf-8")
            yield file


def _write_figure(folder: Path, chart: Chart, kind: Format) -> Path:
    from matplotlib import rc_context

    file = folder / f"{chart.name}.{kind}"
    date = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(kind)
    with rc_context(_STYLE):
        figure(chart).savefig(file, format=kind, dpi=300, bbox_inches="tight", pad_inches=0.02, metadata=date)
    return file


def figure(chart: Chart) -> "Figure":
    """The chart as matplotlib draws it, in the style that is set."""
    from matplotlib.figure import Figure

    drawn = Figure(figsize=(_WIDTH, _height(chart)))
    axes = drawn.add_subplot()
    match chart:
        case HeatMap():
            _heat_map(axes, chart)
        case Bars():
            _bars(axes, chart)
        case Curves():
            _curves(axes, chart)
        case Stacks():
            _stacks(axes, chart)
    return drawn


def _height(chart: Chart) -> float:
    match chart:
        case HeatMap():
            return 0.5 + 0.2 * len(chart.rows)
        case Bars():
            return 0.7 + len(chart.groups) * (0.12 + 0.13 * len(chart.series))
        case Stacks():
            return 0.8 + 0.25 * len(chart.rows)
        case Curves():
            return 2.2


def _heat_map(axes: "Axes", chart: HeatMap) -> None:
    from matplotlib.patches import Rectangle

    for y, cells in enumerate(chart.cells):
        for x, cell in enumerate(cells):
            value = None if cell is None else cell.value
            colour = _NO_VALUE if value is None else viridis(value)
            axes.add_patch(Rectangle((x, y), 1, 1, facecolor=as_hex(colour), edgecolor="white", linewidth=0.8))
            text = "-" if value is None else f"{value:.2f}"
            ink = "white" if is_dark(colour) else "black"
            axes.text(x + 0.5, y + 0.5, text, ha="center", va="center", color=ink, fontsize=6.5)
    axes.set_xlim(0, len(chart.columns))
    axes.set_ylim(len(chart.rows), 0)
    axes.set_xticks([x + 0.5 for x in range(len(chart.columns))], chart.columns)
    axes.set_yticks([y + 0.5 for y in range(len(chart.rows))], chart.rows)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _bars(axes: "Axes", chart: Bars) -> None:
    thick = 0.8 / len(chart.series)
    for number, (series, values) in enumerate(zip(chart.series, chart.values, strict=True)):
        for group, value in enumerate(values):
            if value is None or value.value is None:
                continue
            place = group + (number - (len(chart.series) - 1) / 2) * thick
            label = series.name if group == _first_known(values) else None
            axes.barh(place, value.value, 0.9 * thick, color=_colour(series.colour), label=label)
            if value.interval is not None:
                axes.plot(value.interval[:2], [place] * 2, color="black", linewidth=0.8)
    axes.set_yticks(range(len(chart.groups)), chart.groups)
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_xlabel(chart.value)
    _legend(axes)


def _first_known(values: tuple[Estimate | None, ...]) -> int:
    return next(place for place, value in enumerate(values) if value is not None)


def _curves(axes: "Axes", chart: Curves) -> None:
    if chart.ideal:
        axes.plot(*zip(*chart.ideal, strict=True), color="0.5", linestyle="--", linewidth=0.8)
    markers = "osD^vP*X"
    for curve in chart.curves:
        colour = _colour(curve.series.colour)
        marker = markers[curve.series.colour % len(markers)]
        points = shown_points(chart, curve)
        axes.plot(
            *(zip(*points, strict=True) if points else ((), ())), color=colour, marker=marker, label=curve.series.name
        )
        known = [(x, one.interval) for x, one in curve.points if one.interval is not None]
        if known:
            axes.fill_between(
                [x for x, _ in known],
                [interval.low for _, interval in known],
                [interval.high for _, interval in known],
                color=colour,
                alpha=0.15,
                linewidth=0,
            )
    _scale(axes, chart)
    _legend(axes)


def _scale(axes: "Axes", chart: Curves) -> None:
    from matplotlib.ticker import NullLocator

    across, up = x_ticks(chart), y_ticks(chart)
    if chart.x.log:
        axes.set_xscale("log", base=2)
    if chart.y.log:
        axes.set_yscale("log", base=2, nonpositive="clip")
    axes.set_xticks(across, [f"{x:g}" for x in across])
    axes.set_yticks(up, [f"{y:g}" for y in up])
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_ylim(up[0], up[-1])
    axes.set_xlabel(chart.x.label)
    axes.set_ylabel(chart.y.label)
    axes.grid(axis="y", color="0.9", linewidth=0.6)
    axes.set_axisbelow(True)


def _stacks(axes: "Axes", chart: Stacks) -> None:
    left = [0.0] * len(chart.rows)
    for number, part in enumerate(chart.parts):
        shares = [counts[number] / max(sum(counts), 1) for counts in chart.counts]
        colour = VERDICTS.get(part, as_hex(_NO_VALUE))
        axes.barh(range(len(chart.rows)), shares, 0.7, left=left, color=colour, label=part)
        left = [begin + share for begin, share in zip(left, shares, strict=True)]
    axes.set_yticks(range(len(chart.rows)), chart.rows)
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_xlabel(f"share of {chart.value}")
    _legend(axes)


def _legend(axes: "Axes") -> None:
    """Above the chart; one entry explains nothing."""
    entries = len(axes.get_legend_handles_labels()[1])
    if entries > 1:
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=min(entries, 3), borderpad=0)


def _colour(place: int) -> str:
    return SERIES[place % len(SERIES)]
