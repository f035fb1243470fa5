"""How the candidates of an audit are tested: most fail on the first launch, which has others beside it."""

from pathlib import Path

import pytest

from pareval_agent.benchmark.audit_sanitizers import observable, plain, under_sanitizers
from pareval_agent.benchmark.audit_toolbox import FirstLaunchFirst
from pareval_agent.benchmark.cores import Cores
from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, Sanitizer, TestingConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.verdict import Verdict

SEEDS = Seeds(public=1, held_out=2, timed=3)
CONFIG = Config(
    launch=LaunchConfig.model_validate({"omp": ("1x1", "1x2", "1x3"), "mpi": ("2x1", "4x1"), "cuda": ("1x1",)})
)


class FakeTools:
    """Notes the launches of each test, which fails from a number of threads on."""

    def __init__(self, config: Config, log: list[tuple[LaunchConfiguration, ...]], fails_with: int) -> None:
        self._config = config
        self._log = log
        self._fails_with = fails_with

    def launches(self, model: ExecutionModel) -> tuple[LaunchConfiguration, ...]:
        return getattr(self._config.launch, model.identifier) or (LaunchConfiguration(),)

    def prepare(self, prompt: Prompt) -> None:
        raise NotImplementedError

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        raise NotImplementedError

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        launches = self.launches(prompt.model)
        self._log.append(launches)
        failed = any(launch.cores >= self._fails_with for launch in launches)
        verdict = Verdict.WRONG_ANSWER if failed else Verdict.PASSED
        return TestResult(verdict=verdict, launches=(), planned=len(launches), wall_s=0)

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        raise NotImplementedError


@pytest.mark.parametrize(
    ("model", "fails_with", "tested"),
    [
        ("omp", 9, ["1x1", "1x1 1x2 1x3"]),
        ("omp", 2, ["1x1", "1x1 1x2 1x3"]),
        ("omp", 1, ["1x1"]),
        ("mpi", 9, ["2x1 4x1"]),
        ("cuda", 9, ["1x1"]),
    ],
)
def test_the_first_launch_comes_first(model: str, fails_with: int, tested: list[str]) -> None:
    log: list[tuple[LaunchConfiguration, ...]] = []
    tools = FirstLaunchFirst(CONFIG, lambda config: FakeTools(config, log, fails_with), Cores(2))
    result = tools.test(Prompt(find_problem("27"), ExecutionModel(model)), Path("candidate.so"), SEEDS)
    assert [" ".join(map(str, launches)) for launches in log] == tested
    assert result.verdict.passed == (fails_with == 9)


def test_sanitizers_look_at_the_largest_launch() -> None:
    config = under_sanitizers(CONFIG, FakeTools(CONFIG, [], 9))
    assert config.launch.omp == (LaunchConfiguration(threads=3),)
    assert config.launch.mpi == (LaunchConfiguration(ranks=4),)
    assert not config.testing.perturb


@pytest.mark.parametrize(
    ("asked", "seen"),
    [(("thread",), {"omp", "mpi+omp"}), (("address",), {"serial", "omp", "mpi", "mpi+omp", "kokkos"})],
)
def test_what_sanitizers_can_see(asked: tuple[Sanitizer, ...], seen: set[str]) -> None:
    threads = CONFIG.launch.model_copy(update={"mpi_omp": (LaunchConfiguration(ranks=2, threads=2),)})
    config = CONFIG.model_copy(update={"testing": TestingConfig(sanitize=asked), "launch": threads})
    sanitized = under_sanitizers(config, FakeTools(config, [], 9))
    assert {model.value for model in ExecutionModel if observable(sanitized, model)} == seen
    assert plain(config).testing.sanitize == ()
