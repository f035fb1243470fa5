"""Numbers of charts as tables, and tables as text."""

import csv
import io

import pytest

from pareval_agent.benchmark.chart import Axis, Bars, Chart, Curve, Curves, HeatMap, Series, Stacks
from pareval_agent.benchmark.chart_table import Cell, Table, as_csv, as_latex, as_markdown, shown, table_of
from pareval_agent.benchmark.intervals import Estimate, Interval

KNOWN = Estimate(0.5, Interval(0.25, 0.75, "bootstrap"))
BARE = Estimate(0.5, None)
SERIES = (Series("a", 0), Series("b", 1))
TABLE = Table("t", "title", ("name", "n", "rate"), (("x_1", 1234, KNOWN), ("a|b", None, BARE)))


@pytest.mark.parametrize(
    ("chart", "columns", "rows"),
    [
        (
            HeatMap("n", "t", "pass@1", ("reduce",), ("omp", "mpi"), ((KNOWN, None),)),
            ("type", "target", "pass@1"),
            [("reduce", "omp", KNOWN)],
        ),
        (
            Bars("n", "t", "pass@1", ("omp",), SERIES, ((KNOWN,), (None,))),
            ("system", "target", "pass@1"),
            [("a", "omp", KNOWN)],
        ),
        (
            Curves("n", "t", Axis("threads"), Axis("speedup"), (Curve(SERIES[1], ((2.0, KNOWN),)),)),
            ("system", "threads", "speedup"),
            [("b", 2, KNOWN)],
        ),
        (
            Stacks("n", "t", "samples", ("a",), ("passed", "crashed", "race"), ((3, 1, 0),)),
            ("system", "verdict", "samples", "share"),
            [("a", "passed", 3, 0.75), ("a", "crashed", 1, 0.25)],
        ),
    ],
)
def test_a_chart_has_one_row_a_mark(chart: Chart, columns: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> None:
    table = table_of(chart)
    assert table.columns == columns
    assert list(table.rows) == rows


def test_csv_has_the_ends_of_intervals_in_columns_of_their_own() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(TABLE))))
    assert rows == [
        ["name", "n", "rate", "rate low", "rate high"],
        ["x_1", "1234", "0.5", "0.25", "0.75"],
        ["a|b", "", "0.5", "", ""],
    ]


def test_latex_uses_booktabs_and_escapes() -> None:
    text = as_latex(Table("t", "title", ("name", "rate"), ((r"50% of $x_1 & \y~^{}#", KNOWN), ("b", None))))
    assert r"\begin{tabular}{lr}" in text
    assert (
        r"50\% of \$x\_1 \& \textbackslash{}y\textasciitilde{}\textasciicircum{}\{\}\# & 0.500 [0.250, 0.750] \\"
        in text
    )
    assert r"b & -- \\" in text
    assert text.index(r"\toprule") < text.index(r"\midrule") < text.index(r"\bottomrule")


def test_markdown_shows_hostile_text_as_it_is() -> None:
    text = as_markdown(Table("t", "title", ("name", "n"), (("a|b\n| <b> [x](http://y) `c` *d*", 1),)))
    assert text.splitlines()[0] == "| name | n |"
    assert text.splitlines()[1] == "| --- | ---: |"
    assert text.splitlines()[2] == r"| a\|b \| \<b\> \[x\](http://y) \`c\` \*d\* | 1 |"
    assert len(text.splitlines()) == 3


def test_a_table_without_rows_is_one() -> None:
    empty = Table("t", "title", ("a", "b"), ())
    assert as_csv(empty) == "a,b\n"
    assert as_markdown(empty).splitlines() == ["| a | b |", "| ---: | ---: |"]
    assert r"\begin{tabular}{rr}" in as_latex(empty)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, "n/a"),
        (0.0, "0.000"),
        (0.5, "0.500"),
        (0.00005, "5e-05"),
        (12.345, "12.3"),
        (12345.6, "12,346"),
        (-0.067, "-0.067"),
        (8400, "8,400"),
        (BARE, "0.500"),
        (Estimate(None, None), "n/a"),
        (KNOWN, "0.500 [0.250, 0.750]"),
    ],
)
def test_numbers_have_three_digits(cell: Cell, text: str) -> None:
    assert shown(cell) == text
