"""Asking and judging apart: by phases, by turns, on parts of a run, and once more with other tools."""

from pathlib import Path
from typing import Any

import fakes
import pytest
from bench_fakes import ANSWERS, FakePools, Listener, bench, config

from pareval_agent.agent.phase import Phase
from pareval_agent.agent.state import StopReason
from pareval_agent.benchmark.bench import Outcome, run_bench
from pareval_agent.benchmark.part import Part
from pareval_agent.benchmark.run_folder import OtherRunError, read_rows
from pareval_agent.benchmark.spending_caps import SpendingCaps
from pareval_agent.benchmark.stored_answers import StoredAnswers
from pareval_agent.configs.bench import CapsConfig
from pareval_agent.configs.errors import InfrastructureError, UserError

NOBODY = FakePools(AssertionError("no model is to be asked"))


class NoTools(fakes.FakeToolbox):
    """Of a machine that has a model and no compiler."""

    def _note(self, call: str) -> None:
        raise AssertionError("nothing is to be judged")


def rows(run: Path) -> dict[str, Any]:
    """All that does not depend on when a row was made."""
    kept = {"verdict", "attempts", "usage", "stop", "seeds"}
    return {
        row.key: {
            name: [(one["verdict"], one["step"]) for one in value] if name == "attempts" else value
            for name, value in row.result.model_dump(mode="json", include=kept).items()
        }
        for row in read_rows(run)
        if row.result
    }


def test_phase_by_phase_is_the_same_as_in_one_go(tmp_path: Path) -> None:
    bench(tmp_path / "whole", samples=2)
    run, pools, unfinished = tmp_path / "run", FakePools(), []
    for _ in ANSWERS:
        asked = bench(run, pools, phase=Phase.GENERATE, toolbox=NoTools(), samples=2)
        unfinished.append(asked.unfinished)
        judged = bench(run, NOBODY, phase=Phase.JUDGE, samples=2)
        unfinished.append(judged.unfinished)
    assert unfinished == [4, 2, 2, 2, 2, 0], "zero-shot needs one answer, repair three"
    assert rows(run) == rows(tmp_path / "whole")
    assert pools.calls == 2 * (1 + 3)


def test_a_phase_done_twice_does_nothing_the_second_time(tmp_path: Path) -> None:
    pools, toolbox = FakePools(), fakes.FakeToolbox()
    for _ in range(2):
        bench(tmp_path, pools, phase=Phase.GENERATE)
    assert pools.calls == 2
    for _ in range(2):
        bench(tmp_path, NOBODY, phase=Phase.JUDGE, toolbox=toolbox)
    assert toolbox.calls == ["build"]


def test_judging_before_there_is_an_answer_leaves_all_for_later(tmp_path: Path) -> None:
    assert bench(tmp_path, NOBODY, phase=Phase.JUDGE).unfinished == 2
    assert rows(tmp_path) == {}
    bench(tmp_path)
    assert len(rows(tmp_path)) == 2


def test_without_a_phase_what_phases_began_goes_on(tmp_path: Path) -> None:
    pools = FakePools()
    bench(tmp_path / "run", pools, phase=Phase.GENERATE)
    bench(tmp_path / "run", pools)
    bench(tmp_path / "whole")
    assert rows(tmp_path / "run") == rows(tmp_path / "whole")
    assert pools.calls == 4


def test_answers_may_be_judged_on_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench(tmp_path, phase=Phase.GENERATE)
    monkeypatch.setattr("pareval_agent.benchmark.manifest._cpu", lambda: "another one")
    bench(tmp_path, NOBODY, phase=Phase.JUDGE)
    bench(tmp_path, phase=Phase.GENERATE)
    monkeypatch.setattr("pareval_agent.benchmark.manifest._cpu", lambda: "a third one")
    bench(tmp_path, phase=Phase.GENERATE)
    with pytest.raises(OtherRunError) as caught:
        bench(tmp_path, NOBODY, phase=Phase.JUDGE)
    assert caught.value.changes == ['machine.cpu is "another one" there and "a third one" here']


class Order(FakePools):
    """Notes what the model does in the log of the toolbox."""

    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self._log = log

    def _open(self, *arguments: Any, **options: Any) -> Any:
        self._log.append("ask")
        return super()._open(*arguments, **options)


@pytest.mark.parametrize("model", [{"name": "local"}, {"name": "replay:fake", "same_cores": True}])
def test_a_model_on_these_cores_and_the_judges_take_turns(model: dict[str, object], tmp_path: Path) -> None:
    toolbox = fakes.FakeToolbox()
    bench(tmp_path / "run", Order(toolbox.calls), toolbox=toolbox, model=model, samples=3, jobs=2)
    turns = "".join("a" if call == "ask" else "." for call in toolbox.calls)
    assert [len(part) for part in turns.split(".") if part] == [6, 3, 3], "all first answers, then repairs alone"
    assert {row["verdict"] for row in rows(tmp_path / "run").values()} == {"build_failed", "passed"}


def test_a_turn_is_short_enough_to_see_results(tmp_path: Path) -> None:
    listener = Listener()
    bench(tmp_path, listener=listener, model={"name": "local"}, samples=10, jobs=1)
    most = max(progress.waiting for progress in listener.progress)
    assert most == 8
    assert len(rows(tmp_path)) == 20


def test_a_cap_ends_turns_and_what_was_answered_is_judged(tmp_path: Path) -> None:
    outcome = bench(tmp_path, model={"name": "local"}, samples=20, caps={"tokens": 12_000})
    assert outcome.capped
    assert outcome.spent.usage.total_tokens <= 12_000
    assert len(rows(tmp_path)) + outcome.unfinished == 40
    assert bench(tmp_path, model={"name": "local"}, samples=20).unfinished == 0


@pytest.mark.parametrize("model", [{"name": "local"}, {"name": "replay:fake"}])
def test_when_none_may_be_begun_those_that_were_are_finished(model: dict[str, object], tmp_path: Path) -> None:
    begun = bench(tmp_path, model=model, phase=Phase.GENERATE)
    assert begun.unfinished == 2
    late = bench(tmp_path, model=model, samples=3, caps={"begin_s": 1e-9})
    assert (late.capped, late.unfinished) == (True, 4)
    assert {row.key[-3:] for row in read_rows(tmp_path)} == {"000"}
    assert len(list(tmp_path.glob("samples/*/*/*/*/*"))) == 2
    assert bench(tmp_path, model=model, samples=3).unfinished == 0


def test_time_is_a_cap_too() -> None:
    now = iter([0.0, 5.0, 10.0])
    caps = SpendingCaps(CapsConfig(wall_s=10), fakes_spent(), clock=lambda: next(now))
    assert not caps.reached
    assert caps.reached


def fakes_spent() -> Any:
    from pareval_agent.agent.state import Spent

    return Spent()


def test_a_run_that_is_out_of_time_ends_cleanly_and_goes_on(tmp_path: Path) -> None:
    outcome = bench(tmp_path, samples=3, caps={"wall_s": 1e-9})
    assert (outcome.capped, outcome.unfinished, outcome.failures) == (True, 6, ())
    assert bench(tmp_path, samples=3, caps={"wall_s": 600}).unfinished == 0


PARTS = {"prompts": {"problems": ["25", "27", "28", "29"], "targets": ["serial", "omp"]}, "modes": ["zero_shot"]}


def test_parts_are_disjoint_and_together_the_whole(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        bench(tmp_path, part=Part(number, 3), **PARTS)
    found = {
        file.name: [line.split('"key":"')[1].split('"')[0] for line in file.read_text().splitlines()]
        for file in (tmp_path / "shards").iterdir()
    }
    assert sorted(found) == ["1.jsonl", "2.jsonl", "3.jsonl"]
    problems = [{key.split("/")[2] for key in keys} for keys in found.values()]
    assert sum(map(len, problems)) == len(set.union(*problems)) == 4, "all samples of a problem are in one part"
    pools = FakePools()
    bench(tmp_path, pools, **PARTS)
    assert pools.calls == 0, "there is nothing left for the whole"


def test_parts_work_in_one_folder_at_a_time_but_not_with_the_whole(tmp_path: Path) -> None:
    class Meanwhile(Listener):
        def on_progress(self, *arguments: Any) -> None:
            if not self.progress:
                bench(tmp_path, part=Part(2, 2), **PARTS)
                for part in (None, Part(1, 2)):
                    with pytest.raises(UserError, match="another process works in"):
                        bench(tmp_path, part=part, **PARTS)
            super().on_progress(*arguments)

    bench(tmp_path, part=Part(1, 2), **PARTS, listener=Meanwhile())
    assert len(rows(tmp_path)) == 8


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "1/0", "a/b", "-1/2", "1/2/3"])
def test_what_is_no_part(text: str) -> None:
    with pytest.raises(UserError, match="such as 2/4"):
        Part.parse(text)


def test_more_parts_than_problems(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="1 problems cannot be shared among 2"):
        bench(tmp_path, part=Part(2, 2))


def again(old: Path, new: Path, *overrides: str, toolbox: fakes.FakeToolbox | None = None) -> Outcome:
    answers = StoredAnswers(old)
    tools = toolbox or fakes.FakeToolbox()
    return run_bench(answers.config(overrides), new, Listener(), answers=answers, toolbox=tools, pools=NOBODY)


def test_judged_again_by_the_same_tools_all_is_the_same(tmp_path: Path) -> None:
    bench(tmp_path / "old", samples=2)
    outcome = again(tmp_path / "old", tmp_path / "new", "launch.omp=[1x2]")
    assert rows(tmp_path / "new") == rows(tmp_path / "old")
    assert outcome.failures == ()
    assert f'"answers_of": "{tmp_path / "old"}"' in (tmp_path / "new/run.json").read_text()


class Stricter(fakes.FakeToolbox):
    """Lets nothing pass."""

    def test(self, *arguments: Any) -> Any:
        super().test(*arguments)
        return fakes.judged(fakes.Verdict.WRONG_ANSWER)


def test_where_stricter_tools_want_a_further_answer_the_sample_ends(tmp_path: Path) -> None:
    bench(tmp_path / "old")
    again(tmp_path / "old", tmp_path / "new", toolbox=Stricter())
    by_mode = {row.mode: row.result for row in read_rows(tmp_path / "new") if row.result}
    assert [one.verdict for one in by_mode["repair"].attempts] == ["build_failed", "wrong_answer", "wrong_answer"]
    assert by_mode["repair"].stop is StopReason.ANSWERS
    assert by_mode["repair"].usage.total_tokens == 3 * 400, "no call was made"


def test_judging_again_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    bench(tmp_path / "old", samples=3)

    class Dying(fakes.FakeToolbox):
        def test(self, *arguments: Any) -> Any:
            raise InfrastructureError("the machine is tired")

    assert again(tmp_path / "old", tmp_path / "new", toolbox=Dying()).failures
    again(tmp_path / "old", tmp_path / "new")
    assert rows(tmp_path / "new") == rows(tmp_path / "old")


def test_only_what_is_finished_is_judged_again(tmp_path: Path) -> None:
    bench(tmp_path / "old", phase=Phase.GENERATE)
    with pytest.raises(UserError, match="no sample is finished"):
        again(tmp_path / "old", tmp_path / "new")
    bench(tmp_path / "old", NOBODY, phase=Phase.JUDGE)
    outcome = again(tmp_path / "old", tmp_path / "new")
    assert [(one.mode, one.planned) for one in outcome.standings] == [("zero_shot", 1)]


@pytest.mark.parametrize("override", ["samples=9", "budget.attempts=1", "modes=[repair]", "model.temperature=1"])
def test_answers_cannot_be_changed_afterwards(tmp_path: Path, override: str) -> None:
    bench(tmp_path)
    with pytest.raises(UserError, match=f"{override.split('=')[0].split('.')[0]}s? belongs? to the answers"):
        StoredAnswers(tmp_path).config([override])


def test_what_is_no_run_has_no_answers(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no run"):
        StoredAnswers(tmp_path / "nowhere")


def test_what_is_alike_is_judged_once_and_timed_each_time(tmp_path: Path) -> None:
    toolbox = fakes.FakeToolbox()
    bench(tmp_path, FakePools(fakes.answer()), toolbox=toolbox, samples=3, jobs=1, modes=["zero_shot"])
    assert toolbox.calls == ["build", "test", "time", "build", "time", "build", "time"]
    bench(tmp_path, FakePools(fakes.answer()), toolbox=toolbox, samples=4, jobs=1, modes=["zero_shot"])
    assert toolbox.calls[7:] == ["build", "time"], "what an earlier command found out is known"


def test_without_timing_nothing_is_built_for_what_is_known(tmp_path: Path) -> None:
    toolbox = fakes.FakeToolbox()
    settings = {"samples": 4, "modes": ["zero_shot"], "timing": {"enabled": False}}
    bench(tmp_path, FakePools(fakes.answer()), toolbox=toolbox, jobs=4, **settings)
    assert toolbox.calls == ["build", "test"], "of those that run side by side one works, and the others wait"
    assert {row["verdict"] for row in rows(tmp_path).values()} == {"passed"}


def test_the_modes_of_a_prompt_meet_the_same_cases(tmp_path: Path) -> None:
    bench(tmp_path, samples=2)
    [_, *_] = found = [row["seeds"] for row in rows(tmp_path).values()]
    assert all(seeds == found[0] for seeds in found)
    assert config().seed == fakes.SEED
