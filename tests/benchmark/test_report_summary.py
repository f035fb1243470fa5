"""The summary in Markdown."""

from pathlib import Path

from made_report import report_run
from made_runs import PROBLEMS

from pareval_agent.benchmark.report_findings import find
from pareval_agent.benchmark.report_sections import sections
from pareval_agent.benchmark.report_summary import summary, write_summary


def test_it_has_all_sections_and_tables(tmp_path: Path) -> None:
    run = report_run(
        tmp_path / "run", problems=PROBLEMS, targets=("omp", "mpi"), samples=2, modes=("zero_shot", "repair")
    )
    findings = find([run])
    text = summary(findings)
    titles = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert titles == [section.title for section in sections(findings)]
    assert "| type | omp | mpi |" in text
    widths = [{line.count("|") for line in block.splitlines()} for block in text.split("\n\n") if block.startswith("|")]
    assert widths
    assert all(len(width) == 1 for width in widths)


def test_it_is_written_whole(tmp_path: Path) -> None:
    run = report_run(tmp_path / "run", problems=PROBLEMS[:1], targets=("omp",), samples=1)
    findings = find([run])
    write_summary(tmp_path / "summary.md", findings)
    assert (tmp_path / "summary.md").read_text() == summary(findings)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["run", "summary.md"]
