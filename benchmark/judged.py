"""One answer that was made elsewhere, and what the judge found."""

from pathlib import Path

from pareval_agent.agent import detail
from pareval_agent.agent.model import Completion, Usage
from pareval_agent.agent.usable import usable_source
from pareval_agent.configs.schema import Frozen, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.report import LaunchResult
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.toolbox import Toolbox
from pareval_agent.tools.verdict import Verdict


class JudgedSample(Frozen):
    """Everything that is known about one answer."""

    verdict: Verdict
    """On public and held-out cases, and on timing."""
    detail: str
    """One line for people."""
    source: str | None
    """The candidate, None if the answer held no code."""
    seeds: Seeds
    """They replay the verdict."""
    build: BuildResult | None = None
    """Without the library, which went with its directory."""
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
    source, verdict, reason = usable_source(_as_completion(answer), prompt)
    if source is None or verdict is not None:
        return JudgedSample(verdict=verdict or Verdict.NO_CODE, detail=reason, source=source, seeds=seeds)
    build = toolbox.build(prompt, source, directory)
    judged = JudgedSample(
        verdict=build.verdict or Verdict.PASSED,
        detail=detail.of_build(build),
        source=source,
        seeds=seeds,
        build=build.model_copy(update={"library": None}),
    )
    if build.library is None:
        return judged
    test = toolbox.test(prompt, build.library, seeds)
    timed = toolbox.time(prompt, build.library, seeds) if timing and test.verdict.passed else None
    last = timed or test
    told = {"verdict": last.verdict, "detail": detail.of_run(last, prompt.model)}
    return judged.model_copy(update={**told, "test": test, "timing": timed})


def _as_completion(answer: str) -> Completion:
    """The published format says nothing of how an answer came about."""
    return Completion(text=answer, finish_reason="stop", usage=Usage(), cost_usd=None, wall_s=0, model="")
