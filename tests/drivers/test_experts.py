"""Right code passes: every expert solution, on every launch configuration that is required."""

from pathlib import Path

import pytest
from samples import marks_of

from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt, load_problems
from pareval_agent.drivers.execution_model import JUDGED, ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.bulk

PAIRS = [
    pytest.param(Prompt(problem, model), id=f"{problem.id}-{model.value}", marks=marks_of(model))
    for problem in load_problems().values()
    for model in JUDGED
]


def test_the_catalogue_has_a_solution_for_each_pair() -> None:
    prompts = [Prompt(problem, model) for problem in load_problems().values() for model in JUDGED]
    assert [str(prompt) for prompt in prompts if not prompt.problem.solution(prompt.model).is_file()] == []


@pytest.mark.parametrize("prompt", PAIRS)
def test_expert_passes(prompt: Prompt, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    source = prompt.problem.solution(prompt.model).read_text()
    built = toolbox.build(prompt, source, tmp_path)
    assert built.library is not None, built.diagnostics
    tested = toolbox.test(prompt, built.library, seeds)
    assert tested.verdict is Verdict.PASSED, tested.failed_launch
    assert len(tested.launches) == tested.planned
    assert tested.public.passed == tested.public.total > 0
    assert tested.held_out.passed == tested.held_out.total > tested.public.total


def test_experts_run_on_odd_counts_of_ranks_and_threads(toolbox: LocalToolbox) -> None:
    assert LaunchConfiguration(threads=3) in toolbox.launches(ExecutionModel.OMP)
    assert LaunchConfiguration(ranks=3) in toolbox.launches(ExecutionModel.MPI)
