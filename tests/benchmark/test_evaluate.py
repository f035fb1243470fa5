"""Judging of samples made elsewhere: what is judged, what is skipped, and that nothing finished is lost."""

import os
from pathlib import Path
from typing import Any

import pytest

from pareval_agent.agent.seeds import case_seeds
from pareval_agent.benchmark.evaluate import Evaluator, Outcome, Plan, plan, results
from pareval_agent.benchmark.interchange import OWN_KEY, PublishedPrompt
from pareval_agent.benchmark.journal import open_journal
from pareval_agent.benchmark.tally import Tally, tally
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import Config
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.toolbox import Toolbox

PASSING = "double s = 0;\n#pragma omp parallel for\nfor (double v : x) s += v;\nreturn s;\n}"
NOT_BUILDING = PASSING.replace("return s;", "return nonsense;")


def _prompt(*outputs: str, name: str = "27_reduce_average", model: str = "omp", **more: Any) -> PublishedPrompt:
    entry = {"name": name, "parallelism_model": model, "prompt": "…", "outputs": list(outputs), **more}
    return PublishedPrompt(entry=entry, name=name, parallelism_model=model, prompt="…", outputs=outputs)


def _run(prompts: list[PublishedPrompt], toolbox: Toolbox, journal: Path, **config: Any) -> tuple[Plan, list[Outcome]]:
    work = plan(prompts)
    with open_journal(journal) as open_one:
        return work, list(Evaluator(Config(**config), toolbox, open_one, run_seed=7).outcomes(work.samples))


@pytest.mark.parametrize(
    ("prompt", "reason"),
    [
        (_prompt("x"), None),
        (_prompt("x", language="cpp"), None),
        (_prompt("x", model="sycl"), "no judge for target sycl"),
        (_prompt("x", model="chapel"), "no judge for target chapel"),
        (_prompt("x", name="99_no_such_problem"), "no judge for problem 99_no_such_problem"),
        (_prompt("x", name="27"), "no judge for problem 27"),
        (_prompt("x", language="fortran"), "no judge for problem 27_reduce_average"),
        (_prompt("x", model="serial"), "not of target omp"),
    ],
)
def test_what_there_is_no_judge_for_is_skipped_with_the_reason(prompt: PublishedPrompt, reason: str | None) -> None:
    work = plan([prompt], ExecutionModel.OMP)
    assert dict(work.skipped) == ({0: reason} if reason else {})
    assert len(work.samples) == (0 if reason else 1)


def test_results_hold_judged_and_skipped_prompts_in_their_order(toolbox: Any, tmp_path: Path) -> None:
    prompts = [_prompt("x", model="sycl"), _prompt(PASSING, NOT_BUILDING, "no code"), _prompt()]
    work, outcomes = _run(prompts, toolbox, tmp_path / "journal")
    skipped, judged, empty = results(prompts, work, outcomes)
    assert skipped["outputs"] == ["x"]
    assert skipped[OWN_KEY] == {"not_judged": "no judge for target sycl"}
    verdicts = [output[OWN_KEY]["verdict"] for output in judged["outputs"]]
    assert verdicts == ["passed", "build_failed", "no_code"]
    assert OWN_KEY not in judged
    assert empty["outputs"] == []
    assert tally(prompts, work, outcomes) == {
        "sycl": Tally(skipped=1),
        "omp": Tally(judged=3, built=1, passed=1),
    }


def test_a_machine_failure_is_tried_again(toolbox: Any, tmp_path: Path) -> None:
    toolbox.machine_failures = 1
    _, [outcome] = _run([_prompt(PASSING)], toolbox, tmp_path / "journal")
    assert outcome.judged
    assert outcome.judged.verdict.passed


def test_a_lasting_machine_failure_is_never_scored(toolbox: Any, tmp_path: Path) -> None:
    toolbox.machine_failures = 2
    prompts = [_prompt(PASSING, PASSING)]
    work, outcomes = _run(prompts, toolbox, tmp_path / "journal")
    assert tally(prompts, work, outcomes)["omp"] == Tally(judged=1, built=1, passed=1, failed=1)
    [result] = results(prompts, work, outcomes)
    assert result["outputs"] == [PASSING, PASSING]  # the published format has no word for a part of a prompt
    assert result[OWN_KEY] == {"not_judged": "the machine failed: the compiler was killed"}


def test_what_the_journal_knows_is_not_judged_again(toolbox: Any, tmp_path: Path) -> None:
    prompts = [_prompt(PASSING, NOT_BUILDING)]
    _, first = _run(prompts, toolbox, tmp_path / "journal")
    toolbox.built.clear()
    _, second = _run(prompts, toolbox, tmp_path / "journal")
    assert (second, toolbox.built) == (first, [])


@pytest.mark.parametrize("kept_bytes", [-1, -20, 5])
def test_a_torn_journal_loses_its_last_line_alone(toolbox: Any, tmp_path: Path, kept_bytes: int) -> None:
    journal = tmp_path / "journal"
    prompts = [_prompt(PASSING, NOT_BUILDING)]
    _run(prompts, toolbox, journal)
    first, last = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(first + last[:kept_bytes])
    toolbox.built.clear()
    _run(prompts, toolbox, journal)
    assert len(toolbox.built) == 1
    assert journal.read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("line", ["", "{}", "[1]", "not JSON", '{"key": "k", "sample": {"verdict": "lucky"}}'])
def test_lines_of_another_version_are_passed_over(toolbox: Any, tmp_path: Path, line: str) -> None:
    journal = tmp_path / "journal"
    journal.write_text(f"{line}\n")
    _, [outcome] = _run([_prompt(PASSING)], toolbox, journal)
    assert outcome.judged


@pytest.mark.parametrize(
    ("changed", "judged_again"),
    [
        ({}, False),
        ({"model": {"name": "other"}}, False),
        ({"timing": {"enabled": False}}, True),
        ({"limits": {"run_s": 1}}, True),
        ({"seed": 3}, True),
    ],
)
def test_settings_that_a_verdict_may_depend_on_count(
    toolbox: Any, tmp_path: Path, changed: dict[str, Any], judged_again: bool
) -> None:
    prompts = [_prompt(PASSING)]
    _run(prompts, toolbox, tmp_path / "journal")
    toolbox.built.clear()
    _run(prompts, toolbox, tmp_path / "journal", **changed)
    assert bool(toolbox.built) == judged_again


def test_each_sample_has_inputs_of_its_own_and_tells_their_seeds(toolbox: Any, tmp_path: Path) -> None:
    _, outcomes = _run([_prompt(PASSING, PASSING)], toolbox, tmp_path / "journal")
    seeds = [outcome.judged.seeds for outcome in outcomes if outcome.judged]
    assert seeds == toolbox.seeds
    assert len({one.public for one in [*seeds, case_seeds(7)]}) == 3


def test_a_journal_is_for_one_process_at_a_time(tmp_path: Path) -> None:
    with (
        open_journal(tmp_path / "journal"),
        pytest.raises(UserError, match="another process is writing"),
        open_journal(tmp_path / "journal"),
    ):
        pass


def test_an_interrupt_keeps_what_was_judged(toolbox: Any, tmp_path: Path) -> None:
    work = plan([_prompt(PASSING, PASSING, PASSING)])
    with open_journal(tmp_path / "journal") as journal:
        outcomes = Evaluator(Config(), toolbox, journal, run_seed=7).outcomes(work.samples)
        next(outcomes)
        outcomes.close()
    assert (tmp_path / "journal").read_bytes().count(b"\n") == 1


def test_a_full_disk_keeps_what_fitted(toolbox: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = plan([_prompt(PASSING, PASSING)])
    with open_journal(tmp_path / "journal") as journal:
        outcomes = Evaluator(Config(), toolbox, journal, run_seed=7).outcomes(work.samples)
        next(outcomes)
        write = os.write
        monkeypatch.setattr("os.write", lambda file, data: write(file, data[:10]))
        with pytest.raises(InfrastructureError, match=r"cannot write .*journal \(No space left on device\)"):
            next(outcomes)
    monkeypatch.undo()
    with open_journal(tmp_path / "journal") as journal:
        assert len(journal.judged) == 1


def test_a_journal_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file or directory"), open_journal(tmp_path / "no" / "journal"):
        pass
