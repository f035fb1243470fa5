"""The three tools of the agent: build a candidate, test it, time it."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Problem, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.candidate import CandidateBuilder
from pareval_agent.tools.gpu import Level, level_of
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.launcher import default_launches, is_timed
from pareval_agent.tools.observed import Activity, not_parallel, unseen
from pareval_agent.tools.report import LaunchResult
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.runner import NotStartedError, Phase, Runner
from pareval_agent.tools.sandbox import detect
from pareval_agent.tools.sanitized import SanitizedTests
from pareval_agent.tools.sanitizers import require, sanitizers_for
from pareval_agent.tools.store import Store
from pareval_agent.tools.verdict import Verdict

_CLOCK_TRIES = 3

_PERTURBED_PATIENCE = 5
"""What is not optimised takes longer."""


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
        InfrastructureError: no sandbox works here, or a sanitizer that `config` names is missing.
    """

    def __init__(self, config: Config, store: Store | None = None) -> None:
        self._config = config
        self._cores = len(os.sched_getaffinity(0))
        store = store or Store()
        self._harness = Harness(config.toolchain, store)
        sandbox = detect(config.sandbox.kind)
        require(config.testing.sanitize, as_root=os.geteuid() == 0)
        self._builder = CandidateBuilder(self._harness, config.toolchain, config.limits, sandbox, store)
        self._runner = Runner(harness=self._harness, config=config, sandbox=sandbox, cores=self._cores)
        self._sanitized = SanitizedTests(config, store, sandbox, self._runner)

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
        """Judge it on public and held-out cases, on every launch configuration until one fails.

        Code that passes but was not seen to work in parallel is refused. The rest is then run with its threads delayed,
        and under the sanitizers that the configuration names.
        """
        launches = self.launches(prompt.model)
        shared = max(launches, key=lambda launch: (launch.threads, launch.ranks))
        perturb = self._config.testing.perturb and prompt.model.uses_threads and shared.threads > 1
        sanitizers = sanitizers_for(self._config.testing.sanitize, prompt.model, shared)
        start_s = time.monotonic()
        results = self._until_failure(prompt, library, launches, "test", seeds)
        idle = not_parallel(results) if _verdict(results).passed else None
        if perturb and idle is None and _verdict(results).passed:
            results += self._perturbed(prompt, library, shared, seeds)
        for sanitizer in sanitizers:
            if idle is None and _verdict(results).passed:
                results += self._sanitized.run(prompt, library, shared, seeds, sanitizer)
        return TestResult(
            verdict=_verdict(results) if idle is None else Verdict.NOT_PARALLEL,
            launches=results,
            planned=len(launches) + perturb + len(sanitizers),
            wall_s=time.monotonic() - start_s,
            not_parallel=idle,
        )

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        """Time it against the baseline wherever the launch configuration fits the machine."""
        launches = tuple(launch for launch in self.launches(prompt.model) if is_timed(launch, self._cores))
        if level_of(prompt.model) is Level.EMULATED:
            launches = ()  # the time of an emulation says nothing
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
            look_for = unseen(prompt, launch, results) if phase == "test" else None
            results.append(self._run(prompt, library, launch, phase, seeds, look_for))
            if not results[-1].report.verdict.passed:
                break
        return tuple(results)

    def _perturbed(
        self, prompt: Prompt, library: Path, launch: LaunchConfiguration, seeds: Seeds
    ) -> tuple[LaunchResult, ...]:
        """One more launch, in which threads are delayed at their accesses to memory; none if it would tell nothing.

        It differs by more than delays: what fails on one thread too is no race, and may be slow for another reason.
        """
        perturbed = self._builder.perturbed(prompt, library)
        if perturbed is None:
            return ()
        result = self._started(prompt, perturbed, launch, "test", seeds, patience=_PERTURBED_PATIENCE)
        if not result.report.verdict.passed:
            serial = launch.model_copy(update={"threads": 1})
            alone = self._started(prompt, perturbed, serial, "test", seeds, patience=_PERTURBED_PATIENCE)
            if alone.report.verdict is Verdict.TIMED_OUT:
                return ()
            result = _as_race(result) if alone.report.verdict.passed else alone
        return (result.model_copy(update={"perturbed": True}),)

    def _run(
        self,
        prompt: Prompt,
        library: Path,
        launch: LaunchConfiguration,
        phase: Phase,
        seeds: Seeds,
        look_for: Activity | None,
    ) -> LaunchResult:
        """One launch. Clocks may disagree because the machine was busy: a liar's disagree every time."""
        for _ in range(_CLOCK_TRIES - 1):
            result = self._started(prompt, library, launch, phase, seeds, look_for=look_for)
            if result.report.verdict is not Verdict.CLOCK_DISAGREEMENT:
                return result
        return self._started(prompt, library, launch, phase, seeds, look_for=look_for)

    def _started(
        self,
        prompt: Prompt,
        library: Path,
        launch: LaunchConfiguration,
        phase: Phase,
        seeds: Seeds,
        *,
        patience: float = 1,
        look_for: Activity | None = None,
    ) -> LaunchResult:
        """One launch, tried again if the worker did not start, which is never the candidate's fault."""
        with suppress(NotStartedError):
            return self._runner.run(prompt, library, launch, phase, seeds, patience=patience, look_for=look_for)
        return self._runner.run(prompt, library, launch, phase, seeds, patience=patience, look_for=look_for)


def _as_race(result: LaunchResult) -> LaunchResult:
    """The same result with the verdict that it fails for its threads."""
    return result.model_copy(update={"report": result.report.model_copy(update={"verdict": Verdict.RACE})})


def _verdict(results: tuple[LaunchResult, ...]) -> Verdict:
    return results[-1].report.verdict if results else Verdict.PASSED
