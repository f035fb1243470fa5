"""What building, testing and timing one candidate yields."""

from pathlib import Path

from pareval_agent.configs.schema import Frozen
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.gpu import Level
from pareval_agent.tools.report import Counts, LaunchResult
from pareval_agent.tools.verdict import Verdict


class Seeds(Frozen):
    """One seed for each stream of cases, 64 bits each. Candidates never see them."""

    public: int
    held_out: int
    timed: int


class BuildResult(Frozen):
    """A candidate that was compiled, or why it was not."""

    verdict: Verdict | None
    """None if it was built."""
    library: Path | None
    """The candidate as a shared object."""
    diagnostics: tuple[Diagnostic, ...]
    wall_s: float
    level: Level | None = None
    """Of a kernel: what it was built to be judged on."""

    @property
    def ok(self) -> bool:
        """True if there is something to run."""
        return self.library is not None


class TestResult(Frozen):
    """Correctness on every required launch configuration, up to the first that failed."""

    __test__ = False  # not a test class, whatever pytest thinks

    verdict: Verdict
    launches: tuple[LaunchResult, ...]
    planned: int
    """Launch configurations that were to be run."""
    wall_s: float
    not_parallel: str | None = None
    """One line on why it does not use its execution model, though every launch passed; None if it does."""

    @property
    def public(self) -> Counts:
        """Public cases of the configurations that ran."""
        return sum((launch.report.public for launch in self.launches), Counts(passed=0, total=0))

    @property
    def held_out(self) -> Counts:
        """Held-out cases of the configurations that ran."""
        return sum((launch.report.held_out for launch in self.launches), Counts(passed=0, total=0))

    @property
    def looked_for_races(self) -> bool:
        """True if its threads were delayed, or observed."""
        return any(launch.perturbed or launch.sanitizer == "thread" for launch in self.launches)

    @property
    def failed_launch(self) -> LaunchResult | None:
        """The configuration on which it failed."""
        return next((launch for launch in self.launches if not launch.report.verdict.passed), None)

    @property
    def public_passed(self) -> bool:
        """True if nothing that may be shown to the model failed."""
        if self.not_parallel is not None:
            return False
        failed = self.failed_launch
        return failed is None or (failed.report.failure is not None and failed.report.failure.stream != "public")


class TimeResult(Frozen):
    """Times on every launch configuration that fits the machine."""

    verdict: Verdict
    launches: tuple[LaunchResult, ...]
    wall_s: float

    @property
    def best_speedup(self) -> float | None:
        """The largest median speedup over the launch configurations, None if nothing was timed."""
        speedups = [launch.report.timing.speedup for launch in self.launches if launch.report.timing is not None]
        return max(speedups, default=None)
