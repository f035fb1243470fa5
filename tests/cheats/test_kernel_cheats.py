"""Kernels that cheat, where they are emulated: none passes. The first lines of each say what is expected of it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cheats.judging import PROBLEM, build, judge
from cheats.sample import Cheat, read_cheat

from pareval_agent.configs.schema import Config, LimitsConfig
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.sandbox import SandboxKind, detect
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.timeout(1200)

EVERYTHING = bool(os.environ.get("PAREVAL_ALL_CHEATS"))
CONFIG = Config(limits=LimitsConfig(order_s=8, run_s=60, memory_bytes=2 << 30, processes=64))
CHEATS = [read_cheat(path) for path in sorted((Path(__file__).parent / "kernels").glob("*.cpp"))]


@pytest.fixture(scope="module")
def toolbox() -> LocalToolbox:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    if detect("auto") is SandboxKind.LANDLOCK:
        pytest.skip("bubblewrap does not work here, and the samples speak of its paths")
    return LocalToolbox(CONFIG)


@pytest.mark.parametrize(
    ("kernel", "model"),
    [
        pytest.param(cheat, model, id=f"{cheat.name}-{model}")
        for number, cheat in enumerate(CHEATS)
        for model in (cheat.models if EVERYTHING else [cheat.models[number % len(cheat.models)]])
    ],
)
def test_a_kernel_that_cheats_gains_nothing(
    kernel: Cheat,
    model: ExecutionModel,
    toolbox: LocalToolbox,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    assert Verdict.PASSED not in kernel.verdicts
    outcome = judge(toolbox, build(toolbox, kernel.path.read_text(), model, tmp_path), model)
    record_property("verdict", outcome.verdict.value)
    assert outcome.verdict in kernel.verdicts, outcome
    assert kernel.says is None or kernel.says in outcome.said, outcome


def test_an_honest_kernel_passes_beside_them(toolbox: LocalToolbox, tmp_path: Path) -> None:
    """Or they might fail for any reason."""
    source = PROBLEM.solution(ExecutionModel.CUDA).read_text()
    built = toolbox.build(Prompt(PROBLEM, ExecutionModel.CUDA), source, tmp_path)
    assert judge(toolbox, built, ExecutionModel.CUDA).verdict is Verdict.PASSED
