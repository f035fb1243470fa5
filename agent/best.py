"""Which of several passing attempts is the sample's answer."""

from collections.abc import Iterable

from pareval_agent.agent.attempt import Attempt
from pareval_agent.tools.report import LaunchResult, Timing


def best_attempt(attempts: Iterable[Attempt]) -> Attempt | None:
    """The first attempt that passed, unless a later one passed and is clearly faster; None if none passed."""
    best: Attempt | None = None
    for attempt in attempts:
        if attempt.verdict.passed and (best is None or is_faster(attempt, best)):
            best = attempt
    return best


def is_faster(attempt: Attempt, other: Attempt) -> bool:
    """True if the speedup is higher beyond doubt: the 95% intervals of the two medians do not touch.

    Each attempt is taken on the launch configuration on which its own median speedup is highest.
    """
    ours, theirs = fastest(attempt), fastest(other)
    return ours is not None and theirs is not None and ours[1].speedup_low > theirs[1].speedup_high


def fastest(attempt: Attempt) -> tuple[LaunchResult, Timing] | None:
    """The launch configuration with the highest median speedup; None if nothing was timed."""
    return max(timed(attempt), key=lambda pair: pair[1].speedup, default=None)


def timed(attempt: Attempt) -> list[tuple[LaunchResult, Timing]]:
    """The launch configurations that were timed, in their order."""
    launches = attempt.timing.launches if attempt.timing is not None else ()
    return [(launch, launch.report.timing) for launch in launches if launch.report.timing is not None]
