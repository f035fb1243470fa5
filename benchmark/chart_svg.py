"""Charts as inline SVG: text stays text, and colours are the page's, so that it can be light or dark.

Classes instead of styles, for a page that forbids inline styles. Everything that comes from outside is escaped.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from pareval_agent.benchmark.chart import Bars, Chart, Curve, Curves, HeatMap, Stacks
from pareval_agent.benchmark.chart_table import shown
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.palette import SERIES, as_hex, is_dark, viridis

_LINE = 18
"""Pixels of a line of text."""
_CHARACTER = 6.4
"""About the width of a character of 11 pixels."""


def as_svg(chart: Chart) -> str:
    """One `<svg>` element, as wide as it is meant to be shown."""
    match chart:
        case HeatMap():
            return _heat_map(chart)
        case Bars():
            return _bars(chart)
        case Curves():
            return _curves(chart)
        case Stacks():
            return _stacks(chart)


_CELL = (50, 24)


def _heat_map(chart: HeatMap) -> str:
    left, top = _text_width(chart.rows) + 10, _LINE + 4
    width, height = _CELL
    parts = [_text(left + (x + 0.5) * width, top - 8, name, "middle") for x, name in enumerate(chart.columns)]
    for y, (row, cells) in enumerate(zip(chart.rows, chart.cells, strict=True)):
        parts.append(_text(left - 8, top + (y + 0.5) * height + 4, row, "end"))
        for x, cell in enumerate(cells):
            told = f"{row}, {chart.columns[x]}: {_told(chart.value, cell)}"
            marks = _heat_cell(left + x * width, top + y * height, cell)
            names = f'data-row="{escape(row)}" data-column="{escape(chart.columns[x])}"'
            parts.append(f'<g class="cell" {names}><title>{escape(told)}</title>{marks}</g>')
    return _svg(chart.title, left + len(chart.columns) * width + 2, top + len(chart.rows) * height + 2, parts)


def _heat_cell(x: float, y: float, cell: Estimate | None) -> str:
    width, height = _CELL
    if cell is None or cell.value is None:
        box = f'<rect class="none" {_box(x, y, width - 2, height - 2)}/>'
        return box + _text(x + width / 2 - 1, y + height / 2 + 3, "-", "middle", "faint")
    colour = viridis(cell.value)
    ink = "on-dark" if is_dark(colour) else "on-light"
    box = f'<rect fill="{as_hex(colour)}" {_box(x, y, width - 2, height - 2)}/>'
    return box + _text(x + width / 2 - 1, y + height / 2 + 3, f"{cell.value:.2f}", "middle", ink)


_BAR = 13
_TRACK = 230


def _bars(chart: Bars) -> str:
    left, row, gap = _text_width(chart.groups) + 12, _BAR + 3, 9
    group_height = row * len(chart.series) + gap
    bottom = group_height * len(chart.groups)
    parts = [
        f'<line class="grid" x1="{_n(left + share * _TRACK)}" x2="{_n(left + share * _TRACK)}" y1="0" y2="{bottom}"/>'
        + _text(left + share * _TRACK, bottom + 14, f"{share:g}", "middle", "faint")
        for share in (0, 0.25, 0.5, 0.75, 1)
    ]
    for place, group in enumerate(chart.groups):
        y = place * group_height + gap / 2
        parts.append(_text(left - 8, y + row * len(chart.series) / 2 + 4, group, "end"))
        for number, series in enumerate(chart.series):
            value = chart.values[number][place]
            told = f"{series.name}, {group}: {_told(chart.value, value)}"
            parts.append(_tooltip(_bar(left, y + number * row, value, series.colour), told))
    return _svg(chart.title, left + _TRACK + 46, bottom + 20, parts)


def _bar(left: float, y: float, value: Estimate | None, colour: int) -> str:
    middle = y + _BAR / 2
    if value is None or value.value is None:
        return _text(left + 4, middle + 4, "n/a", "start", "faint")
    end = left + value.value * _TRACK
    marks = [f'<rect class="{_series_class(colour)}" {_box(left, y, max(end - left, 1), _BAR)}/>']
    if value.interval is not None:
        low, high = (left + bound * _TRACK for bound in value.interval[:2])
        marks.append(_whisker(low, high, middle))
        end = max(end, high)
    return "".join(marks) + _text(end + 5, middle + 4, f"{value.value:.2f}", "start")


def _whisker(low: float, high: float, y: float) -> str:
    return f'<path class="whisker" d="M{_n(low)} {_n(y)}H{_n(high)}M{_n(low)} {_n(y - 3)}v6M{_n(high)} {_n(y - 3)}v6"/>'


_PLOT = (250, 170)
_MARGIN = (46, 10, 22, 38)
"""Left, top, right, bottom."""


def _curves(chart: Curves) -> str:
    across, up = _x_scale(chart), _y_scale(chart)
    left, top, right, bottom = _MARGIN
    width, height = _PLOT
    parts = [*_grid(chart, across, up)]
    if chart.ideal:
        parts.append(f'<path class="ideal" d="{_path(across, up, chart.ideal)}"/>')
    parts += [_band(curve, across, up) for curve in chart.curves]
    parts += [_line(chart, curve, across, up) for curve in chart.curves]
    parts.append(_text(left + width / 2, top + height + 33, chart.x.label, "middle", "label"))
    return _svg(chart.title, left + width + right, top + height + bottom, parts)


class _Scale:
    """From values to pixels; what is outside of the ends is drawn on them."""

    def __init__(self, ends: tuple[float, float], pixels: tuple[float, float], *, log: bool) -> None:
        self._log, self._ends = log, ends
        self._low, self._high = (self._linear(end) for end in ends)
        self._begin, self._end = pixels

    def _linear(self, value: float) -> float:
        return math.log2(value) if self._log else value

    def __call__(self, value: float) -> float:
        low, high = self._ends
        span = self._high - self._low
        share = (self._linear(min(max(value, low), high)) - self._low) / span if span else 0.5
        return self._begin + share * (self._end - self._begin)


def _x_scale(chart: Curves) -> _Scale:
    values = [x for curve in chart.curves for x, _ in curve.points]
    left, width = _MARGIN[0], _PLOT[0]
    return _Scale((min(values), max(values)), (left + 8, left + width - 8), log=chart.x.log)


def _y_scale(chart: Curves) -> _Scale:
    top, height = _MARGIN[1], _PLOT[1]
    marks = y_ticks(chart)
    return _Scale((marks[0], marks[-1]), (top + height, top), log=chart.y.log)


def y_ticks(chart: Curves) -> list[float]:
    """Round values; the first and the last one are the ends of the axis."""
    if chart.y.share:
        return [0, 0.25, 0.5, 0.75, 1]
    estimates = [estimate for curve in chart.curves for _, estimate in curve.points]
    values = [estimate.value for estimate in estimates if estimate.value is not None]
    values += [y for _, y in chart.ideal]
    if chart.y.log:
        return _doublings([value for value in values if value > 0])
    bounds = [estimate.interval.high for estimate in estimates if estimate.interval is not None]
    highest = max(values, default=1.0)
    return _steps(max(highest, min(max(bounds, default=0.0), 1.5 * highest)) or 1.0)


def _doublings(values: Sequence[float]) -> list[float]:
    """Powers of two around positive values."""
    low = math.floor(math.log2(min(values, default=1.0)))
    high = max(math.ceil(math.log2(max(values, default=1.0))), low + 1)
    every = math.ceil((high - low) / 8)
    return [2.0**power for power in range(low, high + every, every)]


def _steps(end: float) -> list[float]:
    """From 0 to just past `end`, in four to six round steps."""
    power = 10.0 ** math.floor(math.log10(end))
    step = next(factor * power for factor in (0.2, 0.25, 0.5, 1.0, 2.0, 2.5) if end / (factor * power) <= 6)
    return [round(number * step, 10) for number in range(math.ceil(end / step - 1e-9) + 1)]


def x_ticks(chart: Curves) -> list[float]:
    """The values that there are, or some of them."""
    values = sorted({x for curve in chart.curves for x, _ in curve.points})
    every = math.ceil(len(values) / 8)
    return values[::every]


def _grid(chart: Curves, across: _Scale, up: _Scale) -> Iterator[str]:
    left, top, _, _ = _MARGIN
    width, height = _PLOT
    for y in y_ticks(chart):
        at = _n(up(y))
        yield f'<line class="grid" x1="{left}" x2="{left + width}" y1="{at}" y2="{at}"/>'
        yield _text(left - 6, up(y) + 4, f"{y:g}", "end", "faint")
    for x in x_ticks(chart):
        yield _text(across(x), top + height + 16, _short(x), "middle", "faint")


def _short(value: float) -> str:
    return f"{value / 1000:g}k" if value >= 1000 else f"{value:g}"


def _band(curve: Curve, across: _Scale, up: _Scale) -> str:
    known = [(x, estimate.interval) for x, estimate in curve.points if estimate.interval is not None]
    if len(known) < 2:
        return ""
    high = [(x, interval.high) for x, interval in known]
    low = [(x, interval.low) for x, interval in reversed(known)]
    return f'<path class="band {_series_class(curve.series.colour)}" d="{_path(across, up, [*high, *low])}Z"/>'


def _line(chart: Curves, curve: Curve, across: _Scale, up: _Scale) -> str:
    points = shown_points(chart, curve)
    colour = _series_class(curve.series.colour)
    marks = [f'<path class="curve {colour}" d="{_path(across, up, points)}"/>'] if points else []
    estimates = dict(curve.points)
    for x, y in points:
        told = f"{curve.series.name}, {x:g} {chart.x.label}: {_told(chart.y.label, estimates[x])}"
        dot = f'<circle class="{colour}" cx="{_n(across(x))}" cy="{_n(up(y))}" r="3.5"/>'
        marks.append(_tooltip(dot, told))
    return "".join(marks)


def shown_points(chart: Curves, curve: Curve) -> list[tuple[float, float]]:
    """Known values; 0 has no place on a logarithmic axis."""
    known = ((x, estimate.value) for x, estimate in curve.points if estimate.value is not None)
    return [(x, y) for x, y in known if y > 0 or not chart.y.log]


def _path(across: _Scale, up: _Scale, points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(across(x))} {_n(up(y))}" for x, y in points)


_STACK = 22
_WHOLE = 360
"""No wider than a narrow screen, so the names of rows are above them."""


def _stacks(chart: Stacks) -> str:
    height = _LINE + _STACK + 8
    parts = []
    for place, (row, counts) in enumerate(zip(chart.rows, chart.counts, strict=True)):
        y, x, whole = place * height, 0.0, sum(counts)
        parts.append(_text(0, y + 12, f"{row}: {whole:,} {chart.value}", "start"))
        for part, count in zip(chart.parts, counts, strict=True):
            if count:
                wide = count / whole * _WHOLE
                told = f"{row}: {count:,} of {whole:,} {part} ({count / whole:.0%})"
                parts.append(_tooltip(_part(x, y + _LINE, wide, part, count), told))
                x += wide
    return _svg(chart.title, max(_WHOLE, _text_width(chart.rows)), len(chart.rows) * height, parts)


def _part(x: float, y: float, width: float, part: str, count: int) -> str:
    text = f"{count:,}"
    box = f'<rect class="v-{escape(part)}" {_box(x, y, max(width - 1, 0.5), _STACK)}/>'
    fits = width > len(text) * _CHARACTER + 6
    return box + (_text(x + width / 2, y + _STACK / 2 + 4, text, "middle", "on-part") if fits else "")


def _svg(title: str, width: float, height: float, parts: Sequence[str]) -> str:
    size = f'width="{_n(width)}" height="{_n(height)}" viewBox="0 0 {_n(width)} {_n(height)}"'
    return f'<svg role="img" aria-label="{escape(title)}" {size}>{"".join(parts)}</svg>'


def _text(x: float, y: float, text: str, anchor: str, kind: str = "") -> str:
    name = f' class="{kind}"' if kind else ""
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"{name}>{escape(text)}</text>'


def _tooltip(marks: str, told: str) -> str:
    return f"<g><title>{escape(told)}</title>{marks}</g>"


def _told(value: str, one: Estimate | None) -> str:
    return f"{value} {shown(one)}"


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="2"'


def _series_class(colour: int) -> str:
    return f"s{colour % len(SERIES)}"


def _text_width(texts: Iterable[str]) -> int:
    return math.ceil(max(map(len, texts), default=0) * _CHARACTER)


def _n(value: float) -> str:
    """A number of pixels, short."""
    return f"{value:.1f}".removesuffix(".0")
