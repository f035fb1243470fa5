"""The three tools of the agent: build a candidate, test it, time it."""

import os
import time
from pathlib import Path
from typing import Protocol

from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Problem, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.candidate import CandidateBuilder
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.launcher import default_launches, is_timed
from pareval_agent.tools.report import LaunchResult
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.runner import Phase, Runner
from pareval_agent.tools.sandbox import detect
from pareval_agent.tools.store import Store
from pareval_agent.tools.verdict import Verdict

_CLOCK_TRIES = 3


class Toolbox(Protocol):
    """Failures of the candidate are in the results.

    All methods raise InfrastructureError if the machine failed or the toolchain is missing.
    """

    def prepare(self, prompt: Prompt) -> None:
        """Build what judging the prompt needs, unless it is there; takes seconds the first time."""

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        """Compile the candidate into `directory`."""

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        """Judge it on public and held-out cases, on every launch configuration until one fails."""

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        """Time it against the baseline wherever the launch configuration fits the machine."""


class LocalToolbox:
    """The tools on this machine, with what `config` says of compiler, launcher, limits and sandbox.

    Raises:
        InfrastructureError: no sandbox works here.
    """

    def __init__(self, config: Config, store: Store | None = None) -> None:
        self._config = config
        self._cores = len(os.sched_getaffinity(0))
        self._harness = Harness(config.toolchain, store or Store())
        sandbox = detect(config.sandbox.kind)
        self._builder = CandidateBuilder(self._harness, config.toolchain, config.limits, sandbox)
        self._runner = Runner(harness=self._harness, config=config, sandbox=sandbox, cores=self._cores)

    def prepare(self, prompt: Prompt) -> None:
        """Build what judging the prompt needs, unless it is there; takes seconds the first time."""
        self._harness.prepare(prompt)

    def judge(self, problem: Problem) -> Path:
        """The judge's program."""
        return self._harness.judge(problem).program

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        """Compile the candidate into `directory`."""
        return self._builder.build(prompt, source, directory)

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        """Judge it on public and held-out cases, on every launch configuration until one fails."""
        launches = self.launches(prompt.model)
        start_s = time.monotonic()
        results = self._until_failure(prompt, library, launches, "test", seeds)
        return TestResult(
            verdict=_verdict(results),
            launches=results,
            planned=len(launches),
            wall_s=time.monotonic() - start_s,
        )

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        """Time it against the baseline wherever the launch configuration fits the machine."""
        launches = tuple(launch for launch in self.launches(prompt.model) if is_timed(launch, self._cores))
        start_s = time.monotonic()
        results = self._until_failure(prompt, library, launches, "time", seeds)
        return TimeResult(verdict=_verdict(results), launches=results, wall_s=time.monotonic() - start_s)

    def launches(self, model: ExecutionModel) -> tuple[LaunchConfiguration, ...]:
        """What the configuration says, or else what suits the machine."""
        configured: tuple[LaunchConfiguration, ...] | None = getattr(self._config.launch, model.identifier)
        return default_launches(model, self._cores) if configured is None else configured

    def _until_failure(
        self,
        prompt: Prompt,
        library: Path,
        launches: tuple[LaunchConfiguration, ...],
        phase: Phase,
        seeds: Seeds,
    ) -> tuple[LaunchResult, ...]:
        results: list[LaunchResult] = []
        for launch in launches:
            results.append(self._run(prompt, library, launch, phase, seeds))
            if not results[-1].report.verdict.passed:
                break
        return tuple(results)

    def _run(
        self, prompt: Prompt, library: Path, launch: LaunchConfiguration, phase: Phase, seeds: Seeds
    ) -> LaunchResult:
        """One launch. Clocks may disagree because the machine was busy: a liar's disagree every time."""
        for _ in range(_CLOCK_TRIES - 1):
            result = self._runner.run(prompt, library, launch, phase, seeds)
            if result.report.verdict is not Verdict.CLOCK_DISAGREEMENT:
                return result
        return self._runner.run(prompt, library, launch, phase, seeds)


def _verdict(results: tuple[LaunchResult, ...]) -> Verdict:
    return results[-1].report.verdict if results else Verdict.PASSED
