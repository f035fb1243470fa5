"""Generated code that cheats: it must not pass, or, where it is right, must not look faster than it is.

The first line of each sample says which verdicts are expected. Those named `clock` are judged by their timing too.
"""

import re
import shutil
from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, LimitsConfig, TimingConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.sandbox import SandboxKind, detect
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

SAMPLES = sorted(Path(__file__).parent.glob("*.cpp"))
PROMPT = Prompt(find_problem("27"), ExecutionModel.SERIAL)
SEEDS = Seeds(public=5, held_out=6, timed=7)

UNDESERVED = 1.25
"""No serial code is this much faster than the best serial code, on a machine that does other things too."""


@pytest.fixture(scope="module")
def toolbox() -> LocalToolbox:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    if detect("auto") is SandboxKind.NONE:
        pytest.skip("no sandbox")
    return LocalToolbox(
        Config(
            limits=LimitsConfig(order_s=2, run_s=20, memory_bytes=2 << 30, processes=64),
            timing=TimingConfig(min_pairs=6, budget_s=1),
            launch=LaunchConfig(serial=(LaunchConfiguration(),)),
        )
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_a_cheat_gains_nothing(sample: Path, toolbox: LocalToolbox, tmp_path: Path) -> None:
    source = sample.read_text()
    expected = re.match(r"// expect: ([\w|]+)", source)
    assert expected is not None, "the first line must say which verdict is expected"
    built = toolbox.build(PROMPT, source, tmp_path)
    assert built.library is not None, built.diagnostics
    tested = toolbox.test(PROMPT, built.library, SEEDS)
    verdict, speedup = tested.verdict, None
    if verdict.passed:
        timed = toolbox.time(PROMPT, built.library, SEEDS)
        verdict, speedup = timed.verdict, timed.best_speedup
    assert verdict.value in expected[1].split("|"), tested.failed_launch
    assert speedup is None or speedup < UNDESERVED


def test_an_honest_sample_is_judged_rightly_after_all_of_them(toolbox: LocalToolbox, tmp_path: Path) -> None:
    source = PROMPT.problem.solution(ExecutionModel.SERIAL).read_text()
    built = toolbox.build(PROMPT, source, tmp_path)
    assert built.library is not None
    assert toolbox.test(PROMPT, built.library, SEEDS).verdict is Verdict.PASSED


def test_nothing_is_left_in_shared_memory() -> None:
    assert list(Path("/dev/shm").glob("pareval-*")) == []
