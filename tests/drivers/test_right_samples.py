"""Right code in other styles than ours passes; most of it fails in the published harness."""

from pathlib import Path

import pytest
from samples import prompt_of, samples

from pareval_agent.drivers.catalog import find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.drivers.right_styles import STYLES, styles_of
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.bulk


@pytest.mark.parametrize("sample", samples(STYLES))
def test_right_sample_passes(sample: Path, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    prompt = prompt_of(sample)
    built = toolbox.build(prompt, sample.read_text(), tmp_path)
    assert built.library is not None, built.diagnostics
    tested = toolbox.test(prompt, built.library, seeds)
    assert tested.verdict is Verdict.PASSED, tested.failed_launch


def test_styles_go_by_what_they_do() -> None:
    problem = find_problem("43_sort_sort_an_array_of_structs_by_key")
    assert sorted(styles_of(problem, ExecutionModel.SERIAL)) == ["stable_sort", "unstable_sort"]
    assert styles_of(problem, ExecutionModel.KOKKOS) == {}
