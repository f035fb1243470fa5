"""What the published harness finds out about one sample. Samples can forge all of it but the build."""

from pareval_agent.configs.schema import Frozen, LaunchConfiguration
from pareval_agent.tools.verdict import Verdict


class PublishedRun(Frozen):
    """One launch configuration."""

    launch: LaunchConfiguration
    exit_status: int | None
    """None if it did not end in time."""
    is_valid: bool | None = None
    """None if the driver did not tell."""
    runtime_s: float | None = None
    """Mean over its calls, and over ranks."""
    best_sequential_s: float | None = None
    oddity: str | None = None
    """What was printed that no driver prints: a reason to look at the sample."""

    @property
    def did_run(self) -> bool:
        """True if the program ended well, whatever it said."""
        return self.exit_status == 0

    @property
    def verdict(self) -> Verdict:
        """The same in our words."""
        if self.is_valid is False:
            return Verdict.WRONG_ANSWER
        if self.exit_status is None:
            return Verdict.TIMED_OUT
        return Verdict.PASSED if self.did_run and self.is_valid else Verdict.CRASHED


class PublishedResult(Frozen):
    """All that run-all.py would write about one sample."""

    did_build: bool
    build_timed_out: bool = False
    build_error: str | None = None
    """The first error of the compiler, one line."""
    is_source_valid: bool
    """Whether the answer holds the words of its execution model; the published metrics do not read it."""
    runs: tuple[PublishedRun, ...] = ()
    """In the order of the launch configurations, also behind one that failed."""

    @property
    def verdict(self) -> Verdict:
        """The first failure in our words. A program that ends without telling anything has crashed."""
        if not self.did_build:
            return Verdict.BUILD_TIMED_OUT if self.build_timed_out else Verdict.BUILD_FAILED
        return next((run.verdict for run in self.runs if not run.verdict.passed), Verdict.PASSED)

    @property
    def best_sequential_s(self) -> float | None:
        """The least one, None if no run ended well."""
        if not any(run.did_run for run in self.runs):
            return None
        return min((run.best_sequential_s for run in self.runs if run.best_sequential_s is not None), default=None)

    @property
    def oddity(self) -> str | None:
        """The first one."""
        return next((run.oddity for run in self.runs if run.oddity), None)
