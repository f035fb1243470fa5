"""Inline SVG: right marks, and no text that becomes markup."""

import re
import xml.etree.ElementTree as ElementTree
from itertools import pairwise

import pytest

from pareval_agent.benchmark.chart import Axis, Bars, Chart, Curve, Curves, HeatMap, Series, Stacks
from pareval_agent.benchmark.chart_svg import as_svg, y_ticks
from pareval_agent.benchmark.intervals import Estimate, Interval
from pareval_agent.benchmark.palette import VERDICTS, is_dark, viridis
from pareval_agent.tools.verdict import Verdict

HOSTILE = "</svg><script>alert(1)</script>\"'&"
KNOWN = Estimate(0.5, Interval(0.25, 0.75, "bootstrap"))
SERIES = Series(HOSTILE, 0)


def _curves(*points: tuple[float, float | None], log: bool = False, share: bool = False) -> Curves:
    values = tuple((x, Estimate(y, None)) for x, y in points)
    return Curves("n", "t", Axis("threads", log=True), Axis("y", log=log, share=share), (Curve(SERIES, values),))


CHARTS = (
    HeatMap("n", HOSTILE, "pass@1", (HOSTILE,), (HOSTILE, "b"), ((KNOWN, None),)),
    Bars("n", HOSTILE, HOSTILE, (HOSTILE,), (SERIES,), ((KNOWN,),)),
    Curves(
        "n", HOSTILE, Axis(HOSTILE), Axis(HOSTILE), (Curve(SERIES, ((1.0, KNOWN), (2.0, KNOWN))),), ((1, 1), (2, 2))
    ),
    Stacks("n", HOSTILE, "samples", (HOSTILE,), (HOSTILE, "b"), ((3, 1),)),
)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_text_stays_text(chart: Chart) -> None:
    root = ElementTree.fromstring(as_svg(chart))
    assert {element.tag for element in root.iter()} <= {"svg", "g", "title", "text", "rect", "line", "path", "circle"}
    assert any(HOSTILE in (element.text or "") for element in root.iter())
    assert not any(name.startswith("on") or name == "style" for element in root.iter() for name in element.attrib)


def test_a_heat_map_tells_value_interval_and_absence() -> None:
    svg = as_svg(CHARTS[0])
    assert "0.50" in svg
    assert "pass@1 0.500 [0.250, 0.750]" in svg
    assert "pass@1 n/a" in svg
    assert 'class="none"' in svg


def test_a_bar_is_as_long_as_its_value() -> None:
    values = (Estimate(0.25, None), Estimate(1.0, None))
    root = ElementTree.fromstring(as_svg(Bars("n", "t", "v", ("a", "b"), (Series("s", 0),), (values,))))
    quarter, whole = (float(bar.attrib["width"]) for bar in root.iter("rect"))
    assert whole == pytest.approx(4 * quarter)


def test_equal_factors_are_equal_distances_on_a_logarithmic_axis() -> None:
    root = ElementTree.fromstring(as_svg(_curves((1, 1), (2, 2), (4, 4), log=True)))
    places = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in root.iter("circle")]
    steps = {(round(x2 - x1), round(y2 - y1)) for (x1, y1), (x2, y2) in pairwise(places)}
    assert len(steps) == 1


@pytest.mark.parametrize("value", [0.0, None])
def test_what_a_logarithmic_axis_cannot_show_is_left_out(value: float | None) -> None:
    assert as_svg(_curves((1, value), (2, 2), log=True)).count("<circle") == 1
    assert "<circle" not in as_svg(_curves((1, value), log=True))


@pytest.mark.parametrize(
    ("chart", "ticks"),
    [
        (_curves((1, 0.3), share=True), [0, 0.25, 0.5, 0.75, 1]),
        (_curves((1, 0.7), (2, 3), log=True), [0.5, 1, 2, 4]),
        (_curves((1, 1.0), log=True), [1, 2]),
        (_curves((1, 0.9)), [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (_curves((1, 0.0)), [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (_curves((1, 1300)), [0, 250, 500, 750, 1000, 1250, 1500]),
    ],
)
def test_axes_have_round_ticks_around_all_values(chart: Curves, ticks: list[float]) -> None:
    assert y_ticks(chart) == ticks


def test_viridis_ends_and_clips() -> None:
    assert (viridis(0), viridis(1)) == ((68, 1, 84), (253, 231, 37))
    assert (viridis(-1), viridis(2)) == (viridis(0), viridis(1))
    assert viridis(0.05) == (70, 18, 100)
    assert is_dark(viridis(0))
    assert not is_dark(viridis(1))


def test_every_verdict_has_a_colour_of_its_own() -> None:
    assert set(VERDICTS) == set(Verdict)
    assert len(set(VERDICTS.values())) == len(VERDICTS)


def test_numbers_in_a_picture_are_short() -> None:
    assert not re.search(r"\d\.\d{2,}", re.sub(r">[^<]*<", "><", as_svg(CHARTS[2])))
