"""Wrong code fails, and for the reason that its first line expects.

The samples are plausible errors: `wrong/<problem>/<execution model>.<what>.cpp`.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox

SAMPLES = sorted((Path(__file__).parent / "wrong").glob("*/*.cpp"))
_EXPECT = re.compile(r"// expect: (\w+(?: ?\| ?\w+)*)")


def _model(sample: Path) -> ExecutionModel:
    return ExecutionModel(sample.name.split(".")[0].replace("_", "+"))


@pytest.mark.parametrize(
    "sample",
    [
        pytest.param(
            sample,
            id=f"{sample.parent.name}-{sample.stem}",
            marks=[pytest.mark.mpi] if _model(sample).uses_mpi else [],
        )
        for sample in SAMPLES
    ],
)
def test_wrong_sample_fails(sample: Path, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    source = sample.read_text()
    expected = _EXPECT.match(source)
    assert expected is not None, "the first line must say which verdict is expected"
    prompt = Prompt(find_problem(sample.parent.name), _model(sample))
    built = toolbox.build(prompt, source, tmp_path)
    assert built.library is not None, built.diagnostics
    tested = toolbox.test(prompt, built.library, seeds)
    assert tested.verdict.value in re.split(r" ?\| ?", expected[1]), tested.failed_launch


def test_every_problem_has_at_least_three_wrong_samples() -> None:
    count = Counter(sample.parent.name for sample in SAMPLES)
    assert {problem: count[problem] for problem in load_problems() if count[problem] < 3} == {}
