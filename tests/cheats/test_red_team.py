"""The page on attacks names every sample, and only what there is; the page of results is made as it says."""

import re
from pathlib import Path

import pytest
from cheats.sample import read_cheat
from cheats.table import MODELS, Cell, Fate, page, read

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "red-team.md"
SAMPLES = sorted(path for path in HERE.glob("*/*.cpp") if path.parent.name != "kit")
ROWS = [line.split(" | ") for line in PAGE.read_text().splitlines() if "(../tests/cheats/" in line]


def _named(cell: str) -> set[Path]:
    return {HERE / link for link in re.findall(r"\(\.\./tests/cheats/([^)]+)\)", cell)}


def test_every_sample_is_on_the_page() -> None:
    assert {path for row in ROWS for path in _named(row[1])} == set(SAMPLES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip("| ")[:40])
def test_a_line_names_the_execution_models_of_its_samples(row: list[str]) -> None:
    models = {model.value for path in _named(row[1]) for model in read_cheat(path).models}
    assert row[2] == ("all" if models == set(MODELS) else ", ".join(model for model in MODELS if model in models))


def test_what_no_sample_tries_says_so() -> None:
    without = [line for line in PAGE.read_text().splitlines() if " | - | - | " in line]
    assert without
    assert all(" | not covered, because " in line for line in without)


def test_there_are_enough_cells() -> None:
    assert sum(len(read_cheat(path).models) for path in SAMPLES) >= 250


REPORT = """<testsuites><testsuite>
<testcase name="test_a_cheat_gains_nothing[forging/exits-mpi+omp]">
<properties><property name="verdict" value="timed_out"/></properties></testcase>
<testcase name="test_a_kernel_that_cheats_gains_nothing[kernels/never_returns-hip]">
<properties><property name="verdict" value="passed"/></properties><failure message="no"/></testcase>
<testcase name="test_a_naive_judge_is_fooled[forging/exits]"/>
</testsuite></testsuites>"""


def test_results_are_read_and_counted(tmp_path: Path) -> None:
    report = tmp_path / "cheats.xml"
    report.write_text(REPORT)
    fates = read([report])
    assert fates == {
        Cell("forging", "exits", "mpi+omp"): Fate("timed_out", held=True),
        Cell("kernels", "never_returns", "hip"): Fate("passed", held=False),
    }
    text = page(fates)
    assert "| forging |  |  |  | 1 / 0 |  |  |  |" in text
    assert "| kernels |  |  |  |  |  |  | 1 / 1 |" in text
    assert "2 trials of 2 samples" in text
    assert "| **passed** |" in text
