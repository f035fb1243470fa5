"""A toolbox that judges by the words in a source, so that no compiler is needed, and a browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.report import Counts, DriverReport, Failure, LaunchResult, Pair, Timing
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.verdict import Verdict

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LAUNCHES = (LaunchConfiguration(threads=1), LaunchConfiguration(threads=2))
TIMING = Timing(
    size=1000,
    pairs=(Pair(candidate_s=0.5, baseline_s=1.5), Pair(candidate_s=0.4, baseline_s=1.6)),
    speedup=3.5,
    speedup_low=3,
    speedup_high=4,
    hand_over_s=1e-6,
)


class WordToolbox:
    """`nonsense` does not build; `crash`, `hang` and `wrong` fail on two threads; `fluke` fails when it is timed."""

    def __init__(self) -> None:
        self.built: list[str] = []
        self.seeds: list[Seeds] = []
        self.machine_failures = 0
        """How many builds still fail because of the machine."""

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        if self.machine_failures:
            self.machine_failures -= 1
            raise InfrastructureError("the compiler was killed")
        self.built.append(source)
        directory.mkdir(parents=True)
        library = directory / "candidate.so"
        library.write_text(source)
        bad = "nonsense" in source
        verdict = Verdict.BUILD_FAILED if bad else None
        return BuildResult(verdict=verdict, library=None if bad else library, diagnostics=(), wall_s=1)

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        self.seeds.append(seeds)
        verdicts = {"crash": Verdict.CRASHED, "hang": Verdict.TIMED_OUT, "wrong": Verdict.WRONG_ANSWER}
        source = library.read_text()
        verdict = next((verdicts[word] for word in verdicts if word in source), Verdict.PASSED)
        launches = (_launch(LAUNCHES[0], Verdict.PASSED), _launch(LAUNCHES[1], verdict))
        return TestResult(verdict=verdict, launches=launches, planned=2, wall_s=1)

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        if "fluke" in library.read_text():
            launches = (_launch(LAUNCHES[0], Verdict.PASSED, TIMING), _launch(LAUNCHES[1], Verdict.WRONG_ANSWER))
            return TimeResult(verdict=Verdict.WRONG_ANSWER, launches=launches, wall_s=1)
        launches = tuple(_launch(launch, Verdict.PASSED, TIMING) for launch in LAUNCHES)
        return TimeResult(verdict=Verdict.PASSED, launches=launches, wall_s=1)


def _launch(launch: LaunchConfiguration, verdict: Verdict, timing: Timing | None = None) -> LaunchResult:
    failure = None if verdict.passed else Failure(stream="public", size=3, shape="random", case=0, detail=verdict)
    report = DriverReport(
        problem="27_reduce_average",
        phase="time" if timing else "test",
        verdict=verdict,
        public=Counts(passed=int(verdict.passed), total=1),
        held_out=Counts(passed=0, total=0),
        failure=failure,
        timing=timing,
    )
    return LaunchResult(launch=launch, report=report, wall_s=1)


@pytest.fixture
def toolbox() -> WordToolbox:
    return WordToolbox()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a run says of its circumstances is not looked up hundreds of times."""
    for place in ("agent.request.judge_version", "agent.session.judge_version", "benchmark.manifest.judge_version"):
        monkeypatch.setattr(f"pareval_agent.{place}", lambda prompt: "judge")
    monkeypatch.setattr("pareval_agent.benchmark.judged_once._judge_version", lambda prompt: "judge")
    for name in ("_catalogue_version", "_git_commit", "_versions"):
        monkeypatch.setattr(f"pareval_agent.benchmark.manifest.{name}", _CIRCUMSTANCES[name])


_CIRCUMSTANCES: dict[str, Callable[..., Any]] = {
    "_catalogue_version": lambda problems: "catalogue",
    "_git_commit": lambda: None,
    "_versions": lambda toolchain: {},
}


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """The system's Chromium, for tests with the marker of that name."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        yield started
        started.close()
