"""A whole benchmark in one process: its rows, how it continues, and what ends it."""

import json
from pathlib import Path
from typing import Any

import fakes
import pytest
from bench_fakes import ANSWERS, TOKENS_PER_CALL, FakePools, Listener, bench, config
from filelock import FileLock

from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.seeds import derive
from pareval_agent.benchmark.bench_plan import plan
from pareval_agent.benchmark.run_folder import OtherRunError, read_rows
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.tools.verdict import Verdict

ZERO, REPAIR = (f"replay-fake/{mode}/27_reduce_average/omp" for mode in ("zero_shot", "repair"))


def verdicts(run: Path) -> dict[str, Verdict | None]:
    """By key; None is a failure of the machine."""
    return {row.key: row.result.verdict if row.result else None for row in read_rows(run)}


def lines(run: Path) -> list[dict[str, Any]]:
    """The shard as it stands on disk."""
    return [json.loads(line) for line in (run / "shards/0.jsonl").read_text().splitlines()]


def test_every_planned_sample_becomes_a_row(tmp_path: Path) -> None:
    outcome = bench(tmp_path, samples=2)
    expected = {f"{ZERO}/{n:03}": Verdict.BUILD_FAILED for n in range(2)}
    assert verdicts(tmp_path) == expected | {f"{REPAIR}/{n:03}": Verdict.PASSED for n in range(2)}
    assert [(one.mode, one.samples, one.built, one.passed, one.pass_at_1) for one in outcome.standings] == [
        ("zero_shot", 2, 0, 0, 0.0),
        ("repair", 2, 2, 2, 1.0),
    ]
    assert outcome.spent.usage.total_tokens == 8 * TOKENS_PER_CALL
    assert (outcome.capped, outcome.failures) == (False, ())


def test_a_row_says_what_it_is(tmp_path: Path) -> None:
    bench(tmp_path)
    row = next(row for row in read_rows(tmp_path) if row.mode == "repair")
    assert (row.model, row.prompt, row.target, row.sample) == ("replay-fake", "27_reduce_average", "omp", 0)
    assert row.result is not None
    assert row.result.seed == derive(fakes.SEED, "27_reduce_average", "omp")
    assert (tmp_path / "samples" / row.key / "trajectory.json").exists()


def test_what_is_finished_is_not_done_again(tmp_path: Path) -> None:
    first = bench(tmp_path)
    written = lines(tmp_path)
    pools, listener = FakePools(), Listener()
    assert bench(tmp_path, pools, listener=listener) == first
    assert (pools.opened, listener.rows, lines(tmp_path)) == ([], [], written)
    assert listener.progress[0].done == 2


def test_a_result_that_a_crash_kept_from_the_shard_is_found(tmp_path: Path) -> None:
    bench(tmp_path)
    before = verdicts(tmp_path)
    (tmp_path / "shards/0.jsonl").unlink()
    pools = FakePools()
    bench(tmp_path, pools)
    assert verdicts(tmp_path) == before
    assert pools.models == []


@pytest.mark.parametrize("torn", [b"", b'{"schema_ver', b"{", b"\xff"])
def test_a_torn_last_line_is_cut_off_and_made_again(tmp_path: Path, torn: bytes) -> None:
    bench(tmp_path)
    before, shard = verdicts(tmp_path), tmp_path / "shards/0.jsonl"
    whole = shard.read_bytes()
    first = whole.index(b"\n") + 1
    shard.write_bytes(whole[:first] + torn)
    assert len(list(read_rows(tmp_path))) == 1, "a reader is not disturbed by it either"
    bench(tmp_path)
    assert verdicts(tmp_path) == before
    assert shard.read_bytes().startswith(whole[:first])
    assert len(lines(tmp_path)) == 2


def test_a_damaged_line_in_the_middle_is_told(tmp_path: Path) -> None:
    bench(tmp_path)
    shard = tmp_path / "shards/0.jsonl"
    shard.write_bytes(b"{}\n" + shard.read_bytes())
    with pytest.raises(UserError, match=r"0\.jsonl:1: key: Field required"):
        bench(tmp_path)


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        ({"seed": 8}, ["config.seed is 7 there and 8 here"]),
        ({"budget": {"attempts": 3}}, ["config.budget.attempts is 5 there and 3 here"]),
        (
            {"budget": {"attempts": 3, "tokens": 9000}},
            ["config.budget.attempts is 5 there and 3 here", "config.budget.tokens is null there and 9000 here"],
        ),
    ],
)
def test_another_configuration_does_not_get_the_run(
    tmp_path: Path, other: dict[str, object], changes: list[str]
) -> None:
    bench(tmp_path)
    with pytest.raises(OtherRunError, match="choose another -o") as caught:
        bench(tmp_path, **other)
    assert caught.value.changes == changes


def test_fewer_samples_are_another_run(tmp_path: Path) -> None:
    bench(tmp_path, samples=2)
    with pytest.raises(OtherRunError) as caught:
        bench(tmp_path, samples=1)
    assert caught.value.changes == ["config.samples is 2 there and 1 here"]


@pytest.mark.parametrize("change", [{"jobs": 1}, {"caps": {"tokens": 10**6}}])
def test_what_changes_no_result_may_change(tmp_path: Path, change: dict[str, object]) -> None:
    bench(tmp_path)
    pools = FakePools()
    bench(tmp_path, pools, **change)
    assert pools.opened == []


def test_more_samples_of_the_same_continue_it(tmp_path: Path) -> None:
    bench(tmp_path)
    before = lines(tmp_path)
    bench(tmp_path, samples=3)
    assert lines(tmp_path)[:2] == before
    assert len(verdicts(tmp_path)) == 6
    bench(tmp_path, samples=3)
    assert json.loads((tmp_path / "run.json").read_text())["config"]["samples"] == 3


def test_a_changed_judge_is_another_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench(tmp_path)
    monkeypatch.setattr("pareval_agent.benchmark.manifest.judge_version", lambda prompt: "newer")
    with pytest.raises(OtherRunError) as caught:
        bench(tmp_path)
    assert [change.split(" is ")[0] for change in caught.value.changes] == ["judge_versions.27_reduce_average"]


def test_a_seed_is_drawn_once(tmp_path: Path) -> None:
    bench(tmp_path, seed=None)
    manifest = json.loads((tmp_path / "run.json").read_text())
    bench(tmp_path, FakePools(InfrastructureError("nobody is to be asked")), seed=None)
    for row in read_rows(tmp_path):
        assert row.result is not None
        assert row.result.seed == derive(manifest["config"]["seed"], "27_reduce_average", "omp")


def test_a_key_in_an_address_is_not_written_down(tmp_path: Path) -> None:
    bench(tmp_path, model={"name": "replay:fake", "api_base": "http://user:verysecret@localhost:8000"})
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert not any(b"verysecret" in file.read_bytes() for file in files)


def test_every_answer_has_a_seed_of_its_own(tmp_path: Path) -> None:
    """With one seed for all, the samples of a prompt would be the same answer again and again."""
    pools = FakePools()
    bench(tmp_path, pools, model={"name": "replay:fake", "seed": 1}, samples=3)
    assert len(set(pools.seeds)) == 6
    assert all(seed is not None and 0 <= seed < 2**31 for seed in pools.seeds)


def test_two_processes_do_not_share_a_run(tmp_path: Path) -> None:
    with FileLock(tmp_path / ".lock"), pytest.raises(UserError, match="another process works in"):
        bench(tmp_path)


def test_samples_of_somebody_else_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "samples").mkdir()
    with pytest.raises(UserError, match="has samples and no run"):
        bench(tmp_path)


def test_one_model_is_opened_once_and_one_after_the_other(tmp_path: Path) -> None:
    pools = FakePools()
    bench(tmp_path, pools, models=["replay:one", "replay:two"], samples=2)
    assert pools.opened == ["replay-one", "replay-two"]


class FailingToolbox(fakes.FakeToolbox):
    """Fails so many times, then works."""

    def __init__(self, failures: int) -> None:
        super().__init__()
        self._failures = failures

    def build(self, *arguments: Any) -> Any:
        if self._failures:
            self._failures -= 1
            raise InfrastructureError("the compiler was killed")
        return super().build(*arguments)


def test_a_failure_of_the_machine_is_tried_again_without_a_further_call(tmp_path: Path) -> None:
    pools = FakePools()
    outcome = bench(tmp_path, pools, toolbox=FailingToolbox(1), jobs=1)
    assert outcome.failures == ()
    assert pools.calls == 4


def test_a_lasting_failure_is_recorded_apart_and_tried_again_later(tmp_path: Path) -> None:
    outcome = bench(tmp_path, toolbox=FailingToolbox(2), jobs=1)
    assert outcome.failures == (f"{ZERO}/000: the compiler was killed",)
    assert verdicts(tmp_path) == {f"{ZERO}/000": None, f"{REPAIR}/000": Verdict.PASSED}
    assert [(one.samples, one.machine_failed, one.pass_at_1) for one in outcome.standings] == [(0, 1, None), (1, 0, 1)]
    pools = FakePools()
    assert bench(tmp_path, pools).failures == ()
    assert verdicts(tmp_path) == {f"{ZERO}/000": Verdict.BUILD_FAILED, f"{REPAIR}/000": Verdict.PASSED}
    assert pools.calls == 0, "the answer was kept"
    assert len(lines(tmp_path)) == 3, "what went wrong stays on record"


def test_when_nothing_works_the_run_ends(tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="4 samples in a row could not be made: the compiler was killed"):
        bench(tmp_path, toolbox=FailingToolbox(10**6), samples=10)
    assert set(verdicts(tmp_path).values()) == {None}
    assert len(verdicts(tmp_path)) == 4
    bench(tmp_path, samples=10)
    assert None not in verdicts(tmp_path).values()
    assert len(verdicts(tmp_path)) == 20


def test_a_dead_server_ends_the_run_at_once(tmp_path: Path) -> None:
    pools = FakePools(ANSWERS[0], InfrastructureError("connection refused"))
    pools.obituary = lambda: "the local model's server was killed by SIGKILL"
    with pytest.raises(InfrastructureError, match="the local model's server was killed by SIGKILL"):
        bench(tmp_path, pools, samples=20)
    assert None not in verdicts(tmp_path).values(), "it is no failure of a sample"
    bench(tmp_path, samples=20)
    assert len(verdicts(tmp_path)) == 40


def test_a_bug_costs_one_sample_and_is_kept(tmp_path: Path) -> None:
    class Buggy(fakes.FakeToolbox):
        def time(self, *arguments: Any) -> Any:
            raise ZeroDivisionError("oops")

    outcome = bench(tmp_path, toolbox=Buggy())
    [failure] = outcome.failures
    assert failure.startswith(f"{REPAIR}/000: internal error: ZeroDivisionError: oops: see ")
    assert "in time" in (tmp_path / f"samples/{REPAIR}/000/traceback.txt").read_text()


def test_what_no_sample_can_do_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such key"):
        bench(tmp_path, FakePools(UserError("no such key")))
    assert verdicts(tmp_path) == {}


@pytest.mark.parametrize("jobs", [1, 3])
def test_interrupted_it_stops_cleanly_and_goes_on(tmp_path: Path, jobs: int) -> None:
    class Impatient(Listener):
        def on_progress(self, *arguments: Any) -> None:
            super().on_progress(*arguments)
            if len(self.rows) == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bench(tmp_path, listener=Impatient(), samples=10, jobs=jobs)
    assert len(verdicts(tmp_path)) == 3
    bench(tmp_path, samples=10, jobs=jobs)
    assert len(verdicts(tmp_path)) == len(lines(tmp_path)) == 20
    assert None not in verdicts(tmp_path).values()


def test_a_full_disk_ends_the_run_and_leaves_whole_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    write, room = os.write, [2]

    def short_write(descriptor: int, data: bytes) -> int:
        if b'"infrastructure_error"' not in data:
            return write(descriptor, data)
        room[0] -= 1
        return write(descriptor, data if room[0] >= 0 else data[:20])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short_write)
        with pytest.raises(InfrastructureError, match="No space left on device"):
            bench(tmp_path, samples=5)
    assert (tmp_path / "shards/0.jsonl").read_bytes().endswith(b"\n")
    assert len(lines(tmp_path)) == 2
    bench(tmp_path, samples=5)
    assert len(verdicts(tmp_path)) == len(lines(tmp_path)) == 10


def spent_on_disk(run: Path) -> int:
    """Tokens by all ledgers, lost calls included."""
    total = 0
    for file in run.rglob("calls.jsonl"):
        with Ledger(file) as ledger:
            total += ledger.totals.usage.total_tokens
    return total


@pytest.mark.parametrize("jobs", [1, 4])
def test_caps_end_the_run_before_they_are_exceeded(tmp_path: Path, jobs: int) -> None:
    cap = 12_000
    outcome = bench(tmp_path, samples=20, jobs=jobs, caps={"tokens": cap})
    assert outcome.capped
    assert outcome.failures == ()
    assert 6_000 < outcome.spent.usage.total_tokens == spent_on_disk(tmp_path) <= cap
    assert 0 < len(verdicts(tmp_path)) < 40


def test_a_run_goes_on_when_its_cap_is_raised(tmp_path: Path) -> None:
    bench(tmp_path, samples=5, caps={"tokens": 6_000})
    part = spent_on_disk(tmp_path)
    again = bench(tmp_path, samples=5, caps={"tokens": 6_000})
    assert (again.capped, again.spent.usage.total_tokens, spent_on_disk(tmp_path)) == (True, part, part)
    outcome = bench(tmp_path, samples=5)
    assert (outcome.capped, len(verdicts(tmp_path))) == (False, 10)
    assert outcome.spent.usage.total_tokens == spent_on_disk(tmp_path) == 20 * TOKENS_PER_CALL


@pytest.mark.parametrize("section", ["caps", "budget"])
def test_dollars_without_a_price_are_refused_before_anything_is_made(tmp_path: Path, section: str) -> None:
    with pytest.raises(UserError, match=r"the price of replay:fake is unknown: set caps\.tokens"):
        bench(tmp_path / "run", **{section: {"dollars": 1}})
    assert not (tmp_path / "run").exists()


def test_dollars_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 1 dollar for 1000 tokens a call costs 0.4, and up to about 3 are reserved for it."""
    for module in ("agent.session", "benchmark.bench", "benchmark.model_pool"):
        monkeypatch.setattr(f"pareval_agent.{module}.price_of", lambda model: lambda usage: usage.total_tokens / 1000)
    answers = [fakes.completion(text, cost_usd=0.4) for text in ANSWERS]
    outcome = bench(tmp_path, FakePools(*answers), samples=20, caps={"dollars": 10})
    assert outcome.capped
    assert outcome.spent.cost_usd is not None
    assert 6 < outcome.spent.cost_usd <= 10


def test_what_is_no_run_has_no_rows(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no run"):
        list(read_rows(tmp_path))


def test_progress_counts_what_was_there_before(tmp_path: Path) -> None:
    bench(tmp_path)
    listener = Listener()
    bench(tmp_path, samples=2, listener=listener)
    assert [(one.done, one.total, one.passed) for one in listener.progress][::2] == [(2, 4, 1), (4, 4, 2)]
    assert (listener.progress[0].left_s, listener.progress[-1].left_s) == (None, 0)
    assert listener.progress[-1].running == 0


def test_the_plan_is_the_configuration() -> None:
    samples = plan(
        config(modes=["translate_serial"], prompts={"problems": ["27"], "targets": ["serial", "omp", "mpi"]})
    )
    assert [sample.prompt.model.value for sample in samples] == ["omp", "mpi"]
