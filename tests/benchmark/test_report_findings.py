"""What a report says is what `score` says."""

from pathlib import Path

import pytest
from made_report import report_run
from made_runs import PROBLEMS, attempt, result, row, samples, write_run

from pareval_agent.benchmark.chart import Curves
from pareval_agent.benchmark.frame import System
from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.report_charts import charts, scaling
from pareval_agent.benchmark.report_findings import Findings, Group, find, short_names
from pareval_agent.benchmark.report_sections import headline, sections
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.score import score


def _find(tmp_path: Path, rows: list[SampleRow]) -> Findings:
    return find([write_run(tmp_path / "run", rows)])


def test_the_headline_is_what_score_shows(tmp_path: Path) -> None:
    run = report_run(tmp_path / "run", problems=PROBLEMS, targets=("serial", "omp"), samples=3)
    table = headline(find([run]))
    for row_of_table, line in zip(table.rows, score(read_frame([run])), strict=True):
        cells = dict(zip(table.columns, row_of_table, strict=True))
        assert cells["pass@1"] == line.pass_at[1]
        assert cells["speedup_max@1"] == line.speed_max.speedup[1]
        assert cells["tokens per solved"] == line.cost.tokens_per_solved


def test_a_cell_of_the_heat_map_is_the_score_of_its_prompts(tmp_path: Path) -> None:
    reductions = report_run(tmp_path / "run", problems=PROBLEMS[:2], targets=("omp", "mpi"), samples=4)
    findings = find([reductions])
    lines = {line.target: line.pass_at[1] for line in score(read_frame([reductions]), by="target")}
    (cells,) = findings.by_group.values()
    assert cells == {Group("reduce", target): lines[target] for target in ("omp", "mpi")}


def test_targets_are_in_their_usual_order(tmp_path: Path) -> None:
    rows = [row(result(), target=target) for target in ("kokkos", "mpi", "serial", "omp")]
    assert _find(tmp_path, rows).targets == ("serial", "omp", "mpi", "kokkos")


def test_solved_by_attempt_counts_first_passes(tmp_path: Path) -> None:
    """Two prompts with two samples each: passed at once, at the second attempt, at the second one, never."""
    first = result(attempts=(attempt("passed"), attempt("passed", step="optimise")))
    second = result(attempts=(attempt("crashed"), attempt("passed", step="repair")))
    never = result("crashed", attempts=(attempt("crashed"), attempt("crashed", step="repair")))
    rows = [row(one, number) for number, one in enumerate((first, second))]
    rows += [row(one, number, prompt=PROBLEMS[1]) for number, one in enumerate((second, never))]
    (shares,) = _find(tmp_path, rows).by_attempt.values()
    assert [share.value for share in shares] == [0.25, 0.75]


def test_one_attempt_each_is_no_repair(tmp_path: Path) -> None:
    findings = _find(tmp_path, samples(["passed", "crashed"]))
    assert list(findings.by_attempt.values()) == [()]
    assert "repair" not in {section.name for section in sections(findings)}


def test_scaling_needs_several_counts_of_cores(tmp_path: Path) -> None:
    several = {"1x1": 1.0, "1x2": 1.5, "1x4": 2.0}
    rows = [row(result(speeds=several), target="omp"), row(result(speeds={"1x1": 1.0}), target="serial")]
    found = list(scaling(_find(tmp_path, rows)))
    assert [chart.title for chart in found] == ["omp: speedup", "omp: efficiency", "omp: speedup of correct samples"]
    speedup, efficiency, _ = ([(x, y.value) for x, y in chart.curves[0].points] for chart in found)
    assert speedup == [(1, 1.0), (2, 1.5), (4, 2.0)]
    assert efficiency == [(1, 1.0), (2, 0.75), (4, 0.5)]
    assert found[0].x.label == "threads"
    assert found[0].ideal == ((1, 1), (4, 4))


def test_names_are_as_short_as_can_be_told_apart() -> None:
    one = System("runs/a", "m", "repair")
    assert short_names([one]) == {one: "repair"}
    modes = [one, System("runs/a", "m", "zero_shot")]
    assert list(short_names(modes).values()) == ["repair", "zero_shot"]
    runs = [one, System("other/b", "m", "repair")]
    assert list(short_names(runs).values()) == ["a", "b"]
    same_end = [one, System("other/a", "m", "repair")]
    assert list(short_names(same_end).values()) == ["runs/a", "other/a"]


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"mode": "zero_shot", "prompt": PROBLEMS[1]}, "have no prompt in common"),
        ({"mode": "zero_shot", "judge": "b"}, "were judged by different judges"),
    ],
)
def test_what_cannot_be_compared_is_told(tmp_path: Path, other: dict[str, str], reason: str) -> None:
    judge = other.pop("judge", "a")
    findings = _find(tmp_path, [row(result()), row(result(versions={"judge": judge}), **other)])
    assert findings.comparison is None
    assert reason in findings.no_comparison
    assert findings.no_comparison in {section.words for section in sections(findings)}


def test_runs_are_compared_with_the_first_one(tmp_path: Path) -> None:
    for name, verdict in (("a", "crashed"), ("b", "passed")):
        write_run(tmp_path / name, [row(result(verdict), prompt=problem) for problem in PROBLEMS])
    comparison = find([tmp_path / "a", tmp_path / "b"]).comparison
    assert comparison is not None
    (pair,) = comparison.pairs
    assert Path(pair.first.run).name == "a"
    assert {line.effect.metric: line.effect.difference.value for line in pair.effects}["pass@1"] == 1


def test_chart_names_are_files_of_their_own(tmp_path: Path) -> None:
    run = report_run(tmp_path / "run", problems=PROBLEMS, samples=2, modes=("zero_shot", "repair"))
    names = [chart.name for chart in charts(find([run]))]
    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalnum() for name in names)


def test_failures_of_the_machine_are_shown_and_not_scored(tmp_path: Path) -> None:
    findings = _find(tmp_path, [*samples(["passed"]), row("the disk is full", 1)])
    table = headline(findings)
    assert table.rows[0][table.columns.index("machine failed")] == 1
    assert list(findings.verdicts.values()) == [{"passed": 1}]


def test_nothing_scored_at_all(tmp_path: Path) -> None:
    findings = _find(tmp_path, [row("the disk is full")])
    assert [chart for chart in charts(findings) if isinstance(chart, Curves)] == []
    assert sections(findings)
