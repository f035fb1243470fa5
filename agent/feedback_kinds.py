"""What the model may be told of a failed attempt. The templates of `prompts` put it into words."""

from typing import ClassVar, Literal

from pareval_agent.configs.schema import Frozen, Sanitizer
from pareval_agent.tools.verdict import Verdict


class Unusable(Frozen):
    """The answer held nothing to build."""

    template: ClassVar[str] = "repair_answer"
    kind: Literal["unusable"] = "unusable"
    verdict: Verdict
    reason: str


class NotEmulated(Frozen):
    """It needs what only a real GPU has."""

    template: ClassVar[str] = "repair_not_emulated"
    kind: Literal["not_emulated"] = "not_emulated"
    reason: str


class BuildFailed(Frozen):
    """It does not compile."""

    template: ClassVar[str] = "repair_build"
    kind: Literal["build_failed"] = "build_failed"
    errors: str


class BuildTimedOut(Frozen):
    """The compiler took too long."""

    template: ClassVar[str] = "repair_build"
    kind: Literal["build_timed_out"] = "build_timed_out"
    seconds: float


class UnseenCases(Frozen):
    """It fails, but not on a case that may be shown."""

    template: ClassVar[str] = "repair_wrong"
    kind: Literal["unseen_cases"] = "unseen_cases"


class TooSlow(Frozen):
    """It is right, and does not end on inputs of the size that is timed."""

    template: ClassVar[str] = "repair_slow"
    kind: Literal["too_slow"] = "too_slow"
    seconds: float
    """After which it was given up."""


class FailedCase(Frozen):
    """Where it failed, and where it did not."""

    failed_on: str | None
    """The launch configuration, None where there is but one."""
    passed_on: tuple[str, ...]
    suspects: Literal["ranks", "threads"] | None
    """Who shared the work when it failed, if it passed without sharing any."""
    size: int | None
    """None if it failed before the first case."""
    values: str
    """How the input was laid out, such as sorted."""
    input: str | None
    printed: str


class WrongAnswer(Frozen):
    """A result differs."""

    template: ClassVar[str] = "repair_wrong"
    kind: Literal["wrong_answer"] = "wrong_answer"
    case: FailedCase
    detail: str
    argument: str | None
    rank: int | None
    index: int | None
    expected: str | None
    got: str | None
    differing: int | None
    expected_output: str | None
    got_output: str | None


class Race(Frozen):
    """It fails only when its threads are delayed at their accesses to memory."""

    template: ClassVar[str] = "repair_race"
    kind: Literal["race"] = "race"
    threads: int
    size: int | None
    """None if it failed on a case that may not be shown."""
    uses_openmp: bool


class ObservedError(Frozen):
    """One error that a sanitizer saw."""

    kind: str
    variable: str | None
    places: tuple[str, ...]
    """Lines of the candidate, each with its number."""


class Observed(Frozen):
    """It passes its tests, and a sanitizer saw errors in it."""

    template: ClassVar[str] = "repair_observed"
    kind: Literal["observed"] = "observed"
    sanitizer: Sanitizer
    seen_on: str | None
    """The launch configuration, None where there is but one."""
    errors: tuple[ObservedError, ...]


class InputModified(Frozen):
    """It wrote to an input."""

    template: ClassVar[str] = "repair_wrong"
    kind: Literal["input_modified"] = "input_modified"
    argument: str | None


class Crashed(Frozen):
    """It died."""

    template: ClassVar[str] = "repair_run"
    kind: Literal["crashed"] = "crashed"
    case: FailedCase
    cause: str
    place: str | None


class TimedOut(Frozen):
    """It did not end."""

    template: ClassVar[str] = "repair_run"
    kind: Literal["timed_out"] = "timed_out"
    case: FailedCase
    detail: str
    uses_mpi: bool
    ranks: tuple[str, ...] = ()
    """What each did, such as `rank 0 waits in MPI_Recv for rank 1, tag 0`; empty if it is not known."""


class Refused(Frozen):
    """It broke a rule, such as working before it was called."""

    template: ClassVar[str] = "repair_run"
    kind: Literal["refused"] = "refused"
    case: FailedCase
    detail: str


Feedback = (
    Unusable
    | NotEmulated
    | BuildFailed
    | BuildTimedOut
    | UnseenCases
    | TooSlow
    | WrongAnswer
    | Race
    | Observed
    | InputModified
    | Crashed
    | TimedOut
    | Refused
)
