"""Times are taken on every launch configuration that fits the machine, in pairs, with an interval."""

from pathlib import Path

import pytest
from samples import marks_of

from pareval_agent.configs.schema import Config, TimingConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import JUDGED, ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

TIMING = TimingConfig(min_pairs=6, max_pairs=8, budget_s=1)


@pytest.fixture(scope="module")
def toolbox() -> LocalToolbox:
    return LocalToolbox(Config(timing=TIMING))


@pytest.mark.parametrize("model", [pytest.param(model, marks=marks_of(model)) for model in JUDGED])
def test_experts_are_timed(model: ExecutionModel, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    prompt = Prompt(find_problem("13"), model)
    built = toolbox.build(prompt, prompt.problem.solution(model).read_text(), tmp_path)
    assert built.library is not None
    timed = toolbox.time(prompt, built.library, seeds)
    assert timed.verdict is Verdict.PASSED, timed.launches[-1].report.failure
    assert timed.launches
    for launch in timed.launches:
        timing = launch.report.timing
        assert timing is not None
        assert TIMING.min_pairs <= len(timing.pairs) <= TIMING.max_pairs
        assert 0 < timing.speedup_low <= timing.speedup <= timing.speedup_high
        assert timing.candidate_s == min(pair.candidate_s for pair in timing.pairs) > 0
        assert launch.output == ""


def test_a_wrong_answer_at_the_timed_size_fails(toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    prompt = Prompt(find_problem("27"), ExecutionModel.SERIAL)
    source = """double average(std::vector<double> const& x) {
        return x.size() > 1000000 ? 0 : std::accumulate(x.begin(), x.end(), 0.0) / x.size();
    }"""
    built = toolbox.build(prompt, source, tmp_path)
    assert built.library is not None
    assert toolbox.test(prompt, built.library, seeds).verdict is Verdict.PASSED
    timed = toolbox.time(prompt, built.library, seeds)
    assert timed.verdict is Verdict.WRONG_ANSWER
    assert timed.launches[-1].report.failure is not None
    assert timed.launches[-1].report.failure.stream == "timed"


def test_the_same_seeds_give_the_same_failure(toolbox: LocalToolbox, tmp_path: Path) -> None:
    prompt = Prompt(find_problem("27"), ExecutionModel.SERIAL)
    built = toolbox.build(prompt, "double average(std::vector<double> const& x) { return x[0]; }", tmp_path)
    assert built.library is not None
    library = built.library

    def failure(public: int) -> object:
        tested = toolbox.test(prompt, library, Seeds(public=public, held_out=2, timed=3))
        assert tested.failed_launch is not None
        return tested.failed_launch.report.failure

    assert failure(1) == failure(1)
    assert failure(1) != failure(4)
