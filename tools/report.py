"""What a judge reports about one launch configuration, as the Python side reads it.

The judge writes one JSON object to its own standard output, which no candidate can reach.
"""

from typing import Literal

from pareval_agent.configs.schema import Frozen, LaunchConfiguration, Sanitizer
from pareval_agent.tools.findings import Finding
from pareval_agent.tools.verdict import Verdict


class Counts(Frozen):
    """Cases of one stream."""

    passed: int
    total: int

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(passed=self.passed + other.passed, total=self.total + other.total)


class Failure(Frozen):
    """The first case that was not passed. Text that stems from the candidate is hostile."""

    stream: Literal["public", "held_out", "timed"]
    """public cases may be shown to the model, the others may not."""
    size: int
    shape: str
    case: int
    """Index within the stream: with the stream's seed it determines the input."""
    detail: str
    argument: str | None = None
    """Which result differs, `return` for the returned value."""
    rank: int | None = None
    """Which rank gave it, where every rank must."""
    index: int | None = None
    """First differing element."""
    expected: str | None = None
    got: str | None = None
    differing: int | None = None
    """How many elements differ."""
    input: str | None = None
    """The whole input, where it is small."""
    expected_output: str | None = None
    got_output: str | None = None
    waiting: tuple[str, ...] = ()
    """What each rank did when time ran out, such as `waits in MPI_Recv for rank 1, tag 0`; in the worker's words."""


class Pair(Frozen):
    """One timed round: candidate and baseline on the same fresh input, in seconds."""

    candidate_s: float
    """The larger of the worker's claim and the judge's clock less the hand-over."""
    baseline_s: float


class Timing(Frozen):
    """Paired times of one launch configuration."""

    size: int
    pairs: tuple[Pair, ...]
    speedup: float
    """Median of baseline / candidate."""
    speedup_low: float
    """95% interval of that median, from order statistics (Conover 1999, section 3.2)."""
    speedup_high: float
    hand_over_s: float
    """Median cost of an empty order, by the judge's clock."""

    @property
    def candidate_s(self) -> float:
        """Least time of the candidate."""
        return min(pair.candidate_s for pair in self.pairs)

    @property
    def baseline_s(self) -> float:
        """Least time of the baseline."""
        return min(pair.baseline_s for pair in self.pairs)


class Observed(Frozen):
    """What happened in the largest calls of a launch; of several calls, the most that was seen in one."""

    size: int
    calls: int
    threads: int | None = None
    """Of the rank that shared its work best: threads that ran. None if it was not looked for, or this system does not
    tell."""
    shared: float | None = None
    """What part of that rank's CPU time was not its busiest thread's."""
    messaging: int | None = None
    """Ranks that sent or received data, in the worker's words; None if it was not looked for."""
    kernels: int | None = None
    """That Kokkos launched on threads, in the worker's words; None if it was not looked for."""


class DriverReport(Frozen):
    """Everything the judge says about one phase of one launch configuration."""

    problem: str
    phase: Literal["test", "time"]
    verdict: Verdict
    public: Counts
    held_out: Counts
    failure: Failure | None = None
    timing: Timing | None = None
    observed: Observed | None = None
    """None if nothing was looked for, or the candidate failed before."""


class Crash(Frozen):
    """Where a candidate died, as far as it could still tell. Not to be trusted."""

    signal: str | None = None
    """Such as SIGSEGV."""
    exit_status: int | None = None
    place: tuple[str, ...] = ()
    """Innermost frames in the candidate's own lines: `average at candidate.cpp:12`."""


class LaunchResult(Frozen):
    """A judge's report with what surrounds it."""

    launch: LaunchConfiguration
    perturbed: bool = False
    """Its threads were delayed where they touch memory."""
    sanitizer: Sanitizer | None = None
    """It was built to be observed, with a verdict about what was found alone."""
    findings: tuple[Finding, ...] = ()
    report: DriverReport
    crash: Crash | None = None
    output: str = ""
    """What the candidate printed, capped."""
    wall_s: float
