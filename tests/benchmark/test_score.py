"""Scores of small runs that can be worked out by hand."""

from pathlib import Path

import pytest
from made_runs import PROBLEMS, attempt, result, row, samples, write_run

from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.score import By, Score, score
from pareval_agent.configs.errors import UserError


def _score(tmp_path: Path, rows: list[SampleRow], ks: list[int] | None = None, by: By = "mode") -> list[Score]:
    return score(read_frame([write_run(tmp_path / "run", rows)]), ks, by)


def _two_prompts() -> list[SampleRow]:
    return [
        *samples(["passed", "crashed", "build_failed", "no_code"]),
        *samples(["passed"] * 4, prompt=PROBLEMS[1]),
        *samples(["wrong_answer"] * 4, target="serial"),
        row("the compiler was killed", 9, target="mpi"),
    ]


def test_rates_are_means_over_prompts(tmp_path: Path) -> None:
    serial, parallel = _score(tmp_path, _two_prompts(), [1, 2])
    assert (serial.target, parallel.target) == ("serial", "parallel")
    assert parallel.build_at[1].value == pytest.approx((0.5 + 1) / 2)
    assert parallel.pass_at[1].value == pytest.approx((0.25 + 1) / 2)
    assert parallel.pass_at[2].value == pytest.approx((0.5 + 1) / 2)
    assert (parallel.prompts, parallel.problems, parallel.samples, parallel.passed) == (2, 2, 8, 5)
    assert serial.pass_at[1] == (0, None)  # one problem


def test_race_free_rates_count_only_samples_that_were_looked_at_for_races(tmp_path: Path) -> None:
    looked = [row(result("passed", race_free=True), number) for number in range(2)]
    others = [row(result("passed"), 2), row(result("race", race_free=False), 3)]
    (line,) = _score(tmp_path, looked + others, [1])
    assert (line.pass_at[1].value, line.race_free_at[1].value) == (0.75, 0.5)


def test_no_race_free_rate_where_nobody_looked(tmp_path: Path) -> None:
    assert all(line.race_free_at == {} for line in _score(tmp_path, _two_prompts(), [1, 2]))


def test_failures_of_the_machine_are_beside_the_score(tmp_path: Path) -> None:
    lines = {line.target: line for line in _score(tmp_path, _two_prompts(), by="target")}
    assert list(lines) == ["serial", "mpi", "omp"]
    assert (lines["mpi"].machine_failed, lines["mpi"].samples, lines["mpi"].pass_at[1].value) == (1, 0, None)
    assert lines["omp"].machine_failed == 0


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("mode", [("", "serial"), ("", "parallel")]),
        ("type", [("reduce", "serial"), ("reduce", "parallel")]),
        ("prompt", [(PROBLEMS[0], "serial"), (PROBLEMS[0], "mpi"), (PROBLEMS[0], "omp"), (PROBLEMS[1], "omp")]),
    ],
)
def test_groups(tmp_path: Path, by: By, groups: list[tuple[str, str]]) -> None:
    assert [(line.group, line.target) for line in _score(tmp_path, _two_prompts(), by=by)] == groups


def test_modes_are_scored_apart(tmp_path: Path) -> None:
    rows = samples(["passed"], mode="repair") + samples(["crashed"], mode="zero_shot")
    assert {line.system.mode: line.pass_at[1].value for line in _score(tmp_path, rows)} == {"repair": 1, "zero_shot": 0}


def test_k_beyond_the_samples(tmp_path: Path) -> None:
    rows = [*samples(["passed"] * 6), *samples(["passed"] * 3, prompt=PROBLEMS[1])]
    with pytest.raises(UserError, match=r"pass@5 needs 5 samples of each prompt; 27_reduce_average omp in .* has 3"):
        _score(tmp_path, rows, [1, 5])
    assert list(score(read_frame([tmp_path / "run"]))[0].pass_at) == [1]


def _timed() -> list[SampleRow]:
    return [
        row(result(speeds={"1x1": 1.0, "1x4": 3.0}), 0),
        row(result(speeds={"1x1": 2.0, "1x4": 1.0}), 1),
        row(result("crashed"), 2),
    ]


def test_speeds_count_failed_samples_as_0(tmp_path: Path) -> None:
    (line,) = _score(tmp_path, _timed(), [1, 2])
    assert line.speed_max.speedup[1].value == pytest.approx((3 + 2 + 0) / 3)
    assert line.speed_max.speedup[2].value == pytest.approx((3 + 3 + 2) / 3)
    assert line.speed_max.efficiency[1].value == pytest.approx((3 / 4 + 2 / 1 + 0) / 3)
    assert line.speed_on[4].speedup[1].value == pytest.approx((3 + 1 + 0) / 3)
    assert line.speed_on[4].efficiency[2].value == pytest.approx((0.75 + 0.75 + 0.25) / 3)
    assert line.speed_on[1].fast_1.value == pytest.approx(1 / 3)


def test_speeds_of_correct_samples_alone(tmp_path: Path) -> None:
    speed = _score(tmp_path, _timed())[0].speed_max
    assert speed.correct_only_mean.value == pytest.approx(2.5)
    assert speed.correct_only_median == pytest.approx(2.5)
    assert speed.correct_only_geometric_mean == pytest.approx(6**0.5)
    assert (speed.correct_samples, speed.correct_prompts) == (2, 1)


def test_a_speed_that_was_not_measured_is_not_0(tmp_path: Path) -> None:
    (line,) = _score(tmp_path, [*_timed(), row(result(speeds={"1x1": 1.0}), 3)])
    assert line.speed_on[4].speedup == {}
    assert line.speed_max.speedup[1].value is not None
    assert _score(tmp_path / "untimed", samples(["passed"]))[0].speed_max.fast_1.value is None


def test_costs_count_what_failed(tmp_path: Path) -> None:
    rows = [row(result(attempts=(attempt("passed", 30),), cost_usd=0.1)), row(result("crashed", cost_usd=0.3), 1)]
    cost = _score(tmp_path, rows)[0].cost
    assert (cost.tokens, cost.tokens_per_solved, cost.seconds_per_solved) == (130, 130, 20)
    assert cost.cost_usd_per_solved == pytest.approx(0.4)


@pytest.mark.parametrize(("verdict", "tokens"), [("passed", 100), ("crashed", None)])
def test_unknown_costs_are_none(tmp_path: Path, verdict: str, tokens: float | None) -> None:
    cost = _score(tmp_path, samples([verdict]))[0].cost
    assert (cost.cost_usd, cost.cost_usd_per_solved, cost.tokens_per_solved) == (None, None, tokens)


def test_the_same_rows_give_the_same_intervals(tmp_path: Path) -> None:
    rows = [one for problem in PROBLEMS for one in samples(["passed", "crashed"], prompt=problem)]
    first = _score(tmp_path, rows)
    assert first[0].pass_at[1].interval is not None
    assert score(read_frame([tmp_path / "run"])) == first


def test_levels_are_never_in_one_line(tmp_path: Path) -> None:
    rows = [
        *(row(result("passed"), number) for number in range(2)),
        row(result("passed", level="real"), 0, target="hip"),
        row(result("crashed", level="emulated"), 0, target="cuda"),
        row(result("passed", level="compiled"), 0, target="cuda", prompt=PROBLEMS[1]),
    ]
    by_target = {line.target: (line.samples, line.passed) for line in _score(tmp_path, rows, by="target")}
    assert by_target == {"omp": (2, 2), "hip": (1, 1), "cuda (emulated)": (1, 0), "cuda (compiled)": (1, 1)}
    lines = {line.target: (line.samples, line.passed) for line in score(read_frame([tmp_path / "run"]))}
    assert lines == {"parallel": (3, 3), "parallel (emulated)": (1, 0), "parallel (compiled)": (1, 1)}


def test_what_is_not_emulated_is_beside_the_score(tmp_path: Path) -> None:
    verdicts = ["passed", "not_emulated", "build_failed"]
    rows = [row(result(verdict, level="emulated"), n, target="cuda") for n, verdict in enumerate(verdicts)]
    rows.append(row("the compiler was killed", 3, target="cuda"))
    [line] = _score(tmp_path, rows, by="target")
    assert (line.target, line.samples, line.pass_at[1].value) == ("cuda (emulated)", 2, 0.5)
    assert (line.not_emulated, line.machine_failed) == (1, 1)


def test_an_attempt_that_was_not_emulated_is_one_of_its_sample(tmp_path: Path) -> None:
    tries = (attempt("not_emulated"), attempt("passed", step="repair"))
    rows = [row(result("passed", attempts=tries, level="emulated"), target="cuda")]
    frame = read_frame([write_run(tmp_path / "run", rows)])
    assert [frame.names.verdicts[code] for code in frame.attempts.verdict] == ["not_emulated", "passed"]
    assert score(frame)[0].pass_at[1].value == 1


def test_a_pair_in_quarantine_is_so_at_every_level(tmp_path: Path) -> None:
    rows = [row(result("passed", level="emulated"), target="cuda"), row(result("passed"), target="omp")]
    frame = read_frame([write_run(tmp_path / "run", rows)])
    assert [line.target for line in score(frame, quarantine={(PROBLEMS[0], "cuda"): "why"})] == ["parallel"]
