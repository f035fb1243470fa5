"""Serial code in disguise: by its text it is parallel, and what happens when it runs gives it away."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cheats.judging import PROBLEM, SEEDS, build, judge
from cheats.sample import Cheat, read_cheat
from samples import marks_of

from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, LimitsConfig
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.timeout(600)

ONE, TWO_THREADS, TWO_RANKS = LaunchConfiguration(), LaunchConfiguration(threads=2), LaunchConfiguration(ranks=2)
CONFIG = Config(
    limits=LimitsConfig(order_s=10, run_s=60),
    launch=LaunchConfig(
        omp=(ONE, TWO_THREADS), mpi=(ONE, TWO_RANKS), mpi_omp=(TWO_THREADS, TWO_RANKS), kokkos=(ONE, TWO_THREADS)
    ),
)
CHEATS = [read_cheat(path) for path in sorted((Path(__file__).parent / "idle").glob("*.cpp"))]


@pytest.fixture(scope="module")
def toolbox() -> LocalToolbox:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    return LocalToolbox(CONFIG)


@pytest.mark.parametrize(
    "cheat",
    [pytest.param(cheat, marks=marks_of(cheat.models[0]), id=f"{cheat.name}-{cheat.models[0]}") for cheat in CHEATS],
)
def test_serial_code_in_disguise_is_seen(
    cheat: Cheat, toolbox: LocalToolbox, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    model = cheat.models[0]
    built = build(toolbox, cheat.path.read_text(), model, tmp_path)
    assert built.library is not None, "its text does not give it away"
    outcome = judge(toolbox, built, model)
    record_property("verdict", outcome.verdict.value)
    assert cheat.verdicts == {Verdict.NOT_PARALLEL}
    assert outcome.verdict is Verdict.NOT_PARALLEL, outcome


@pytest.mark.parametrize(
    "model",
    [pytest.param(model, marks=marks_of(model)) for model in sorted({cheat.models[0] for cheat in CHEATS})],
)
def test_honest_code_passes_beside_them(model: ExecutionModel, toolbox: LocalToolbox, tmp_path: Path) -> None:
    """Or they might be refused for any reason."""
    built = build(toolbox, PROBLEM.solution(model).read_text(), model, tmp_path)
    assert built.library is not None
    assert toolbox.test(Prompt(PROBLEM, model), built.library, SEEDS).verdict is Verdict.PASSED
