"""What is made of a judge's word where the machine had to step in."""

from pareval_agent.tools.report import Counts, DriverReport, Failure
from pareval_agent.tools.runner import _too_much_memory
from pareval_agent.tools.verdict import Verdict

CASES = Counts(passed=2, total=5)


def report(verdict: Verdict, failure: Failure | None) -> DriverReport:
    return DriverReport(
        problem="27_reduce_average", phase="test", verdict=verdict, public=CASES, held_out=CASES, failure=failure
    )


def test_the_failed_case_stays_and_the_reason_is_the_memory() -> None:
    """The judge saw a program that was killed, and cannot know why."""
    killed = Failure(stream="held_out", size=100, shape="uniform", case=3, detail="the program ended with status 137")
    told = _too_much_memory(report(Verdict.CRASHED, killed), taken_bytes=1_300_000_000, limit_bytes=1_000_000_000)
    assert told.verdict is Verdict.CRASHED
    assert told.failure == killed.model_copy(
        update={"detail": "its processes took 1.30 GB of memory together, and may take 1.00 GB"}
    )
    assert told.public == CASES


def test_what_ended_just_before_it_was_killed_has_not_passed() -> None:
    told = _too_much_memory(report(Verdict.PASSED, None), taken_bytes=2_000_000_000, limit_bytes=1_000_000_000)
    assert told.verdict is Verdict.CRASHED
    assert told.failure is not None
    assert "may take 1.00 GB" in told.failure.detail
