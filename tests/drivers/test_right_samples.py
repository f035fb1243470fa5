"""Right code in other styles than ours passes; most of it fails in the published harness.

The samples are `right/<problem>/<execution model>.<what>.cpp`.
"""

from pathlib import Path

import pytest

from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

SAMPLES = sorted((Path(__file__).parent / "right").glob("*/*.cpp"))


def _model(sample: Path) -> ExecutionModel:
    return ExecutionModel(sample.name.split(".")[0].replace("_", "+"))


@pytest.mark.parametrize(
    "sample",
    [
        pytest.param(
            sample,
            id=f"{sample.parent.name}-{sample.stem}",
            marks=[pytest.mark.kokkos] if _model(sample) is ExecutionModel.KOKKOS else [],
        )
        for sample in SAMPLES
    ],
)
def test_right_sample_passes(sample: Path, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    prompt = Prompt(find_problem(sample.parent.name), _model(sample))
    built = toolbox.build(prompt, sample.read_text(), tmp_path)
    assert built.library is not None, built.diagnostics
    tested = toolbox.test(prompt, built.library, seeds)
    assert tested.verdict is Verdict.PASSED, tested.failed_launch
