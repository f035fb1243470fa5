"""One answer that was made elsewhere, and what the judge found."""

from pathlib import Path

from pareval_agent.agent.extract import extract
from pareval_agent.configs.schema import Frozen, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.parallelism import missing_parallelism
from pareval_agent.tools.report import LaunchResult
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.toolbox import Toolbox
from pareval_agent.tools.verdict import Verdict


class JudgedSample(Frozen):
    """Everything that is known about one answer."""

    verdict: Verdict
    """On public and held-out cases, and on timing."""
    source: str | None
    """The candidate, None if the answer held no code."""
    seeds: Seeds
    """They replay the verdict."""
    build: BuildResult | None = None
    test: TestResult | None = None
    timing: TimeResult | None = None

    @property
    def launches(self) -> tuple[LaunchResult, ...]:
        """Tests, up to the first launch configuration that failed."""
        return self.test.launches if self.test else ()

    def timed(self, launch: LaunchConfiguration) -> LaunchResult | None:
        """The result of timing on a launch configuration."""
        launches = self.timing.launches if self.timing else ()
        return next((result for result in launches if result.launch == launch), None)


def judge(
    answer: str, prompt: Prompt, toolbox: Toolbox, seeds: Seeds, directory: Path, *, timing: bool
) -> JudgedSample:
    """Judge one answer; whatever is wrong with the candidate is in the result.

    Raises:
        InfrastructureError: the machine failed, so nothing can be said about the candidate.
    """
    problem = prompt.problem
    source = extract(answer, function=problem.function, signature=problem.signature).source
    if source is None:
        return JudgedSample(verdict=Verdict.NO_CODE, source=None, seeds=seeds)
    if missing_parallelism(source, model=prompt.model.value):
        return JudgedSample(verdict=Verdict.NOT_PARALLEL, source=source, seeds=seeds)
    build = toolbox.build(prompt, source, directory)
    built = build.model_copy(update={"library": None})  # which goes with its directory
    if build.library is None:
        return JudgedSample(verdict=build.verdict or Verdict.BUILD_FAILED, source=source, seeds=seeds, build=built)
    test = toolbox.test(prompt, build.library, seeds)
    timed = toolbox.time(prompt, build.library, seeds) if timing and test.verdict.passed else None
    verdict = timed.verdict if timed else test.verdict
    return JudgedSample(verdict=verdict, source=source, seeds=seeds, build=built, test=test, timing=timed)
