"""Modes that ask the same get the same answer, which is paid for once."""

from pathlib import Path

import fakes
import pytest
from bench_fakes import TOKENS_PER_CALL, FakePools, bench, config

from pareval_agent.benchmark.bench_plan import plan
from pareval_agent.benchmark.common_draws import read_draws
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import read_rows
from pareval_agent.benchmark.stored_answers import StoredAnswers
from pareval_agent.tools.verdict import Verdict

MODES = {"modes": ["zero_shot", "resample", "repair"], "common_draws": True, "jobs": 1}
DRAWN = 5
"""Of the seven answers of the three modes the first one is common to all."""


def rows(run: Path) -> dict[str, SampleRow]:
    return {row.mode: row for row in read_rows(run)}


def verdicts(run: Path, mode: str) -> list[Verdict]:
    """Of each answer that a sample was given; those of the fakes all differ."""
    row = rows(run)[mode]
    assert row.result is not None
    return [attempt.verdict for attempt in row.result.attempts]


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_first_answer_is_that_of_all_modes(tmp_path: Path, jobs: int) -> None:
    pools = FakePools()
    outcome = bench(tmp_path, pools, **(MODES | {"jobs": jobs}))
    assert pools.calls == DRAWN
    assert verdicts(tmp_path, "zero_shot") == [Verdict.BUILD_FAILED]
    for mode in ("resample", "repair"):
        assert verdicts(tmp_path, mode) == [Verdict.BUILD_FAILED, Verdict.WRONG_ANSWER, Verdict.PASSED]
    assert outcome.spent.usage.total_tokens == DRAWN * TOKENS_PER_CALL


def test_a_sample_counts_what_it_was_given(tmp_path: Path) -> None:
    bench(tmp_path, **MODES)
    used = {mode: row.result.usage.total_tokens for mode, row in rows(tmp_path).items() if row.result}
    assert used == {"zero_shot": TOKENS_PER_CALL, "resample": 3 * TOKENS_PER_CALL, "repair": 3 * TOKENS_PER_CALL}


def test_samples_of_one_mode_have_answers_of_their_own(tmp_path: Path) -> None:
    pools = FakePools()
    bench(tmp_path, pools, samples=2, **MODES)
    assert pools.calls == 2 * DRAWN


def test_without_being_asked_for_nothing_is_common(tmp_path: Path) -> None:
    pools = FakePools()
    bench(tmp_path, pools, **(MODES | {"common_draws": False}))
    assert pools.calls == 7
    assert not (tmp_path / "draws").exists()


def test_a_run_goes_on_with_what_was_drawn_and_what_it_cost(tmp_path: Path) -> None:
    def part(**caps: int) -> tuple[int, bool]:
        pools = FakePools()
        outcome = bench(tmp_path, pools, samples=5, caps=caps, **MODES)
        nonlocal calls
        calls += pools.calls
        assert outcome.spent.usage.total_tokens == calls * TOKENS_PER_CALL
        return pools.calls, outcome.capped

    calls = 0
    made, capped = part(tokens=6_000)
    assert capped
    assert 0 < made < 5 * DRAWN
    assert part(tokens=6_000) == (0, True)
    assert part() == (5 * DRAWN - made, False)


def test_a_lost_call_stays_paid(tmp_path: Path) -> None:
    dying = FakePools(fakes.answer("build_failed"), KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        bench(tmp_path, dying, **MODES)
    outcome = bench(tmp_path, FakePools(), **MODES)
    assert outcome.spent.usage.total_tokens > DRAWN * TOKENS_PER_CALL


def test_half_a_line_is_drawn_again(tmp_path: Path) -> None:
    bench(tmp_path, **MODES)
    file = tmp_path / "draws/0.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    assert len(read_draws([file])) == DRAWN - 1


def test_judging_again_needs_no_draws(tmp_path: Path) -> None:
    bench(tmp_path / "old", **MODES)
    stored = StoredAnswers(tmp_path / "old")
    settings = stored.config(()).model_copy(update={"seed": fakes.SEED})
    assert settings.common_draws
    assert stored.finished(plan(settings))


def test_seeds_do_not_depend_on_the_mode_if_draws_are_common() -> None:
    def seeds(common: bool) -> set[int | None]:
        settings = config(model={"name": "replay:fake", "seed": 7}, **(MODES | {"common_draws": common}))
        return {sample.request(settings, 0, Path()).config.model.seed for sample in plan(settings)}

    assert (len(seeds(True)), len(seeds(False))) == (1, 3)


def test_modes_follow_each_other_at_a_distance() -> None:
    prompts = {"targets": ["serial"]}
    order = [sample.mode.name for sample in plan(config(prompts=prompts, **MODES))]
    assert order[:8] == ["zero_shot"] * 8
    assert order[8:12] == ["resample", "zero_shot", "resample", "zero_shot"]
    assert order[-8:] == ["repair"] * 8
