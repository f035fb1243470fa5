"""Figures for papers: every chart as a file, its numbers beside it."""

import csv
import re
from pathlib import Path

import pytest
from made_report import report_run
from made_runs import PROBLEMS, result, row, write_run

from pareval_agent.benchmark.chart_figure import Format, write_figures
from pareval_agent.benchmark.palette import SERIES
from pareval_agent.benchmark.report_findings import Findings, find
from pareval_agent.benchmark.report_sections import sections
from pareval_agent.configs.errors import UserError

BEGINNINGS = {"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG"}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    run = tmp_path_factory.mktemp("runs") / "run"
    return find(
        [report_run(run, problems=PROBLEMS, targets=("serial", "omp"), samples=3, modes=("zero_shot", "repair"))]
    )


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_every_chart_is_a_file_of_the_format(findings: Findings, kind: Format, tmp_path: Path) -> None:
    written = write_figures(tmp_path / "figures", findings, kind)
    charts = [chart.name for section in sections(findings) for chart in section.charts]
    assert [file.name for file in written if file.suffix == f".{kind}"] == [f"{name}.{kind}" for name in charts]
    assert all((tmp_path / "figures" / f"{name}.{kind}").read_bytes().startswith(BEGINNINGS[kind]) for name in charts)
    assert {file.name for file in (tmp_path / "figures").iterdir()} == {file.name for file in written}


def test_numbers_are_beside_figures_and_for_tables_alone(findings: Findings, tmp_path: Path) -> None:
    write_figures(tmp_path, findings, "svg")
    for name in ("pass_at_1", "headline", "comparison_1", "verdicts"):
        rows = list(csv.reader((tmp_path / f"{name}.csv").open()))
        assert len({len(cells) for cells in rows}) == 1
        assert len(rows) > 1
        assert r"\toprule" in (tmp_path / f"{name}.tex").read_text()


def test_text_in_svg_is_text_and_colours_are_those_of_the_page(findings: Findings, tmp_path: Path) -> None:
    write_figures(tmp_path, findings, "svg")
    drawn = (tmp_path / "pass_at_1.svg").read_text()
    assert re.search(r"<text[^>]*>zero_shot</text>", drawn)
    assert SERIES[0] in drawn
    assert SERIES[1] in drawn


def test_the_same_rows_give_the_same_files(findings: Findings, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_figures(tmp_path / folder, findings, "pdf")
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_a_name_is_no_formula(tmp_path: Path) -> None:
    """Two dollar signs would make mathematics of it, and a backslash an error."""
    runs = [
        write_run(tmp_path / name, [row(result(), prompt=problem) for problem in PROBLEMS]) for name in (r"$\x$", "b")
    ]
    write_figures(tmp_path / "figures", find(runs), "svg")
    assert r"$\x$" in (tmp_path / "figures" / "pass_at_1.svg").read_text()


@pytest.mark.filterwarnings("error")
def test_samples_that_the_machine_failed_draw_nothing(tmp_path: Path) -> None:
    rows = [row("the disk is full", mode=mode) for mode in ("zero_shot", "repair")]
    written = write_figures(tmp_path / "figures", find([write_run(tmp_path / "run", rows)]), "svg")
    assert "verdicts.svg" in {file.name for file in written}


def test_a_file_in_the_way_is_told(findings: Findings, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(UserError, match=r"cannot make .*taken .*: choose another place for the figures"):
        write_figures(tmp_path / "taken", findings, "svg")
