"""Judging with a checkout of the published harness goes on after failures, shares the cores, and forgets nothing."""

from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.evaluate import plan
from pareval_agent.benchmark.interchange import OWN_KEY, PublishedPrompt
from pareval_agent.benchmark.journal import open_rows
from pareval_agent.benchmark.published_judge import (
    PublishedEvaluator,
    PublishedOutcome,
    published_plan,
    published_results,
)
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.published_checkout import read_checkout
from pareval_agent.tools.published_harness import Built, PublishedHarness
from pareval_agent.tools.published_result import PublishedResult, PublishedRun

CHECKOUT = read_checkout(Path(__file__).parents[1] / "published_checkout")
TWO = LaunchConfiguration(threads=2)


class FakeHarness:
    """Builds and passes whatever is not `broken`; the machine fails a few times first, if it is told to."""

    checkout = CHECKOUT

    def __init__(self, machine_failures: int = 0, config: Config | None = None) -> None:
        self.config = config or Config()
        self.machine_failures = machine_failures
        self.built: list[str] = []

    def lacks(self, prompt: Prompt) -> str | None:
        return None

    def launches(self, model: ExecutionModel) -> tuple[LaunchConfiguration, ...]:
        return (LaunchConfiguration(), TWO)

    def build(self, prompt: Prompt, prompt_text: str, answer: str, directory: Path) -> Built:
        if self.machine_failures:
            self.machine_failures -= 1
            raise InfrastructureError("the sandbox was killed")
        self.built.append(answer)
        return Built(None if answer == "broken" else directory)

    def run(self, model: ExecutionModel, program: Path, launch: LaunchConfiguration) -> PublishedRun:
        return PublishedRun(launch=launch, exit_status=0, is_valid=True, runtime_s=1, best_sequential_s=2)

    def result(self, model: ExecutionModel, answer: str, built: Built, runs: Sequence[PublishedRun]) -> PublishedResult:
        return PublishedResult(did_build=built.program is not None, is_source_valid=True, runs=tuple(runs))


class WatchedCores(Cores):
    """Writes down what is asked for."""

    def __init__(self) -> None:
        super().__init__(2)
        self.asked: list[str] = []

    @contextmanager
    def shared(self, cores: int) -> Any:
        self.asked.append(f"shared {cores}")
        yield

    @contextmanager
    def alone(self) -> Any:
        self.asked.append("alone")
        yield


def _prompt(*outputs: str) -> PublishedPrompt:
    facts = {"name": "27_reduce_average", "parallelism_model": "omp", "prompt": "double average() {"}
    return PublishedPrompt(entry={**facts, "outputs": list(outputs)}, outputs=outputs, **facts)


def _judge(
    harness: FakeHarness, prompts: Sequence[PublishedPrompt], journal: Path, cores: Cores | None = None
) -> list[PublishedOutcome]:
    real = cast("PublishedHarness", harness)
    work = published_plan(plan(prompts), prompts, real)
    with open_rows(journal, PublishedResult) as open_one:
        evaluator = PublishedEvaluator(real, prompts, cores or Cores(2), open_one, jobs=1)
        return list(evaluator.outcomes(work.samples))


def test_what_the_journal_knows_is_not_judged_again(tmp_path: Path) -> None:
    prompts = [_prompt("right", "broken")]
    first = _judge(FakeHarness(), prompts, tmp_path / "journal")
    again = FakeHarness()
    assert _judge(again, prompts, tmp_path / "journal") == first
    assert again.built == []
    other = FakeHarness(config=Config.model_validate({"limits": {"run_s": 1}}))
    _judge(other, prompts, tmp_path / "journal")
    assert other.built == ["right", "broken"]


def test_a_machine_failure_is_tried_again_and_never_scored(tmp_path: Path) -> None:
    prompts = [_prompt("right")]
    [once] = _judge(FakeHarness(machine_failures=1), prompts, tmp_path / "once")
    assert once.result
    twice = _judge(FakeHarness(machine_failures=2), prompts, tmp_path / "twice")
    assert (twice[0].result, twice[0].failure) == (None, "the sandbox was killed")
    [entry] = published_results(prompts, plan(prompts), twice, {})
    assert entry["outputs"] == ["right"]
    assert entry[OWN_KEY] == {"not_judged": "the machine failed: the sandbox was killed"}


@pytest.mark.parametrize(
    ("timed", "asked"), [(True, ["shared 1", "alone", "alone"]), (False, ["shared 1", "shared 1", "shared 2"])]
)
def test_runs_are_alone_where_times_are_wanted(tmp_path: Path, timed: bool, asked: list[str]) -> None:
    cores = WatchedCores()
    config = Config.model_validate({"timing": {"enabled": timed}})
    _judge(FakeHarness(config=config), [_prompt("right")], tmp_path / "journal", cores)
    assert cores.asked == asked


def test_results_are_what_the_published_script_would_write(tmp_path: Path) -> None:
    prompts = [_prompt("right", "broken")]
    outcomes = _judge(FakeHarness(), prompts, tmp_path / "journal")
    [entry] = published_results(prompts, plan(prompts), outcomes, {(0, 0): {"note": 1}})
    right, broken = entry["outputs"]
    own = right.pop(OWN_KEY)
    assert own["note"] == 1
    assert right == {
        "generated_output": "right",
        "source_write_success": True,
        "did_build": True,
        "is_source_valid": True,
        "did_any_run": True,
        "did_all_run": True,
        "are_any_valid": True,
        "are_all_valid": True,
        "best_sequential_runtime": 2,
        "runs": [
            {"did_run": True, "is_valid": True, "runtime": 1, "num_procs": 1, "num_threads": 1},
            {"did_run": True, "is_valid": True, "runtime": 1, "num_procs": 1, "num_threads": 2},
        ],
    }
    assert (broken["did_build"], broken["did_all_run"], broken["are_all_valid"], broken["runs"]) == (
        False,
        False,
        False,
        None,
    )
