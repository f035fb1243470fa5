"""Comparisons of small runs that can be worked out by hand."""

from pathlib import Path

import pytest
from made_runs import PROBLEMS, attempt, result, row, samples, write_run

from pareval_agent.agent.model import Usage
from pareval_agent.benchmark.compare import Comparison, compare
from pareval_agent.benchmark.frame import System
from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.systems import Selection, pairs, read_selection
from pareval_agent.benchmark.token_curve import tokens_to_pass
from pareval_agent.configs.errors import UserError
from pareval_agent.tools.report import Counts


def _compare(tmp_path: Path, rows: list[SampleRow]) -> Comparison:
    """The modes of one run."""
    frame = read_frame([write_run(tmp_path / "run", rows)])
    return compare(frame, [(0, place) for place in range(1, len(frame.names.systems))])


def _effect(comparison: Comparison, metric: str, pair: int = 0) -> tuple[float | None, int]:
    line = next(line.effect for line in comparison.pairs[pair].effects if line.effect.metric.startswith(metric))
    return line.difference.value, line.prompts


def test_only_common_prompts_count(tmp_path: Path) -> None:
    rows = [
        *samples(["passed", "crashed"], mode="a"),
        *samples(["passed", "passed"], mode="a", prompt=PROBLEMS[1]),
        *samples(["passed"] * 2, mode="a", prompt=PROBLEMS[2]),  # not in b
        *samples(["passed", "passed"], mode="b"),
        *samples(["no_code", "passed"], mode="b", prompt=PROBLEMS[1]),
        *samples(["crashed"], mode="b", prompt=PROBLEMS[1], target="serial"),  # not in a
    ]
    comparison = _compare(tmp_path, rows)
    assert _effect(comparison, "pass@1") == (pytest.approx((0.5 - 0.5) / 2), 2)
    assert _effect(comparison, "build@1") == (pytest.approx(-0.25), 2)
    assert comparison.pairs[0].mcnemar is None
    assert comparison.common_prompts == 2


def test_p_values_hold_for_all_pairs_together(tmp_path: Path) -> None:
    rows = [
        *(one for name in PROBLEMS for one in samples(["crashed"], mode="a", prompt=name)),
        *(one for name in PROBLEMS for one in samples(["passed"], mode="b", prompt=name)),
        *(one for name in PROBLEMS for one in samples(["crashed"], mode="c", prompt=name)),
    ]
    comparison = _compare(tmp_path, rows)
    line = next(line for line in comparison.pairs[0].effects if line.effect.metric == "pass@1")
    assert line.effect.p_value == pytest.approx(2 / 16)
    assert line.holm_p_value == pytest.approx(4 / 16)
    assert line.effect.difference.interval is not None
    assert line.effect.difference.interval[:2] != (1, 1)  # four problems are no certainty
    found = comparison.pairs[0].mcnemar
    assert found is not None
    assert (found.only_first, found.only_second, found.p_value) == (0, 4, pytest.approx(0.125))


def test_speeds_are_compared_where_both_are_correct(tmp_path: Path) -> None:
    rows = [
        row(result(speeds={"1x2": 2.0}), mode="a"),
        row(result(speeds={"1x2": 8.0}), mode="b"),
        row(result("crashed"), mode="a", prompt=PROBLEMS[1]),
        row(result(speeds={"1x2": 100.0}), mode="b", prompt=PROBLEMS[1]),
    ]
    assert _effect(_compare(tmp_path, rows), "log2 speedup") == (pytest.approx(2), 1)


def test_equal_tokens(tmp_path: Path) -> None:
    """Repair solves more in the end, and less within the tokens that one answer takes."""
    late = result(attempts=(attempt("crashed", 80), attempt("passed", 80, "repair")))
    rows = [
        *(row(result(), mode="one_shot", prompt=name) for name in PROBLEMS[:2]),
        *(row(result("crashed"), mode="one_shot", prompt=name) for name in PROBLEMS[2:]),
        *(row(late, mode="repair", prompt=name) for name in PROBLEMS),
    ]
    comparison = _compare(tmp_path, rows)
    assert _effect(comparison, "pass@1")[0] == pytest.approx(0.5)
    assert _effect(comparison, "solved in 100 tokens")[0] == pytest.approx(-0.5)
    curve = {(point.system.mode, point.tokens): (point.solved.value, point.spent) for point in comparison.points}
    assert curve["repair", 100] == (0, 100)
    assert curve["repair", 200] == (1, 160)
    assert curve["one_shot", 200] == (0.5, 100)


def test_tokens_to_the_first_pass(tmp_path: Path) -> None:
    lost = Usage(input_tokens=1000)
    rows = [
        row(result(attempts=(attempt("crashed", 1), attempt("passed", 2), attempt("passed", 4))), 0),
        row(result("crashed", attempts=(attempt("crashed", 8),)), 1),
        row(result(attempts=(attempt("passed", 16),), usage=Usage(input_tokens=1016), lost_usage=lost), 2),
    ]
    frame = read_frame([write_run(tmp_path / "run", rows)])
    assert tokens_to_pass(frame).tolist() == [3, float("inf"), 16]


def test_repairs_by_round_and_failure(tmp_path: Path) -> None:
    first = (attempt("build_failed"), attempt("crashed", step="repair"), attempt("passed", step="repair"))
    second = (attempt("build_failed"), attempt("passed", step="repair"))
    rows = [
        row(result(attempts=first), mode="repair"),
        row(result(attempts=second), mode="repair", prompt=PROBLEMS[1]),
        row(result(attempts=(attempt("crashed"), attempt("passed"))), mode="resample"),
        row(result(), mode="resample", prompt=PROBLEMS[1]),
    ]
    found = {(rate.round, rate.failure): (rate.tries, rate.mended.value) for rate in _compare(tmp_path, rows).repairs}
    assert found == {
        (None, None): (3, pytest.approx(2 / 3)),
        (1, None): (2, 0.5),
        (2, None): (1, 1),
        (None, "build_failed"): (2, 0.5),
        (None, "crashed"): (1, 1),
        (1, "build_failed"): (2, 0.5),
        (2, "crashed"): (1, 1),
    }


def test_gap_between_public_and_held_out(tmp_path: Path) -> None:
    fooled = result("wrong_answer", public=Counts(passed=8, total=8), held_out=Counts(passed=1, total=9))
    rows = [row(fooled, mode="a"), row(result(), 1, mode="a"), *samples(["crashed", "no_code"], mode="b")]
    gaps = {
        gap.system.mode: (gap.public.value, gap.scored.value, gap.gap.value) for gap in _compare(tmp_path, rows).gaps
    }
    assert gaps == {"a": (1, 0.5, 0.5), "b": (0, 0, 0)}


def test_nothing_in_common(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no prompt in common"):
        _compare(tmp_path, samples(["passed"], mode="a") + samples(["passed"], mode="b", target="serial"))


def test_different_judges_are_not_compared(tmp_path: Path) -> None:
    rows = [row(result(), mode="a"), row(result(versions={"judge": "b"}), mode="b")]
    with pytest.raises(UserError, match="judged by different judges of 25_reduce_xor"):
        _compare(tmp_path, rows)


A, B, C = System("r", "m", "a"), System("r", "m", "b"), System("r", "n", "a")
D, E = System("s", "m", "a"), System("s", "m", "b")


@pytest.mark.parametrize(
    ("words", "systems", "expected"),
    [
        (["r"], [A, B, C], [(0, 1), (0, 2)]),
        (["r:b", "r:m/a"], [A, B, C], [(1, 0)]),
        (["r:b", "s"], [A, B, D, E], [(1, 2), (1, 3)]),
        (["r", "s"], [A, B, D, E], [(0, 2), (1, 3)]),
        (["r", "s"], [A, C, D], [(0, 2), (1, 2)]),
    ],
)
def test_what_is_compared(words: list[str], systems: list[System], expected: list[tuple[int, int]]) -> None:
    assert pairs([read_selection(word) for word in words], systems) == expected


@pytest.mark.parametrize(
    ("words", "message"),
    [(["r:z"], "r has no samples in mode z: choose one of a, b"), (["r:a"], "nothing to compare among r:m/a")],
)
def test_nothing_to_compare(words: list[str], message: str) -> None:
    with pytest.raises(UserError, match=message):
        pairs([read_selection(word) for word in words], [A, B])


def test_a_path_may_have_a_colon(tmp_path: Path) -> None:
    folder = tmp_path / "at:noon"
    folder.mkdir()
    assert read_selection(str(folder)) == Selection(folder, None)
    assert read_selection(f"{folder}:repair") == Selection(folder, "repair")
