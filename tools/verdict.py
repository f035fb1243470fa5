"""The closed list of outcomes of a sample, an attempt or a launch configuration."""

from enum import StrEnum


class Verdict(StrEnum):
    """What is known about a candidate. An infrastructure failure is not a verdict."""

    PASSED = "passed"
    NO_CODE = "no_code"
    TRUNCATED = "truncated"
    """The answer was cut by the token limit."""
    NOT_PARALLEL = "not_parallel"
    BUILD_FAILED = "build_failed"
    BUILD_TIMED_OUT = "build_timed_out"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    WRONG_ANSWER = "wrong_answer"
    INPUT_MODIFIED = "input_modified"
    CLOCK_DISAGREEMENT = "clock_disagreement"
    RACE = "race"
    """It fails only when its threads are delayed at their accesses to memory."""
    NOT_EMULATED = "not_emulated"
    """A kernel that needs what only a real GPU has, judged where there is none: neither right nor wrong."""

    @property
    def passed(self) -> bool:
        """True for the one verdict that scores."""
        return self is Verdict.PASSED

    @property
    def scored(self) -> bool:
        """False for the one verdict that says nothing of the code: such a sample is in no score."""
        return self is not Verdict.NOT_EMULATED

    @property
    def built(self) -> bool:
        """True if a candidate of its execution model has been compiled and linked."""
        return self not in _NOT_BUILT


_NOT_BUILT = {
    Verdict.NO_CODE,
    Verdict.TRUNCATED,
    Verdict.NOT_PARALLEL,
    Verdict.BUILD_FAILED,
    Verdict.BUILD_TIMED_OUT,
    Verdict.NOT_EMULATED,
}
