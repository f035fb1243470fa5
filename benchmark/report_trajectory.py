"""What the report shows of a trajectory, as it is on disk.

These types say what is read and checked, and nothing else: that takes a fifth of the time of the whole trajectory.
"""

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from pareval_agent.benchmark.trajectory_file import read_trajectory_as
from pareval_agent.tools.verdict import Verdict


class ShownMessage(TypedDict):
    """Of the conversation."""

    role: str
    content: str


class ShownAnswer(TypedDict):
    """Of the model."""

    text: str
    finish_reason: str


class ShownExchange(TypedDict):
    """One call of the model."""

    messages: list[ShownMessage]
    answer: ShownAnswer


class ShownCounts(TypedDict):
    """Of cases."""

    passed: int
    total: int


class ShownPair(TypedDict):
    """One timed round."""

    candidate_s: float
    baseline_s: float


class ShownTiming(TypedDict):
    """Of one launch configuration."""

    size: int
    pairs: list[ShownPair]
    speedup: float
    speedup_low: float
    speedup_high: float


class ShownReport(TypedDict):
    """Of the judge."""

    verdict: Verdict
    public: ShownCounts
    held_out: ShownCounts
    failure: dict[str, Any] | None
    timing: ShownTiming | None


class ShownConfiguration(TypedDict):
    """Ranks and threads of each."""

    ranks: int
    threads: int


class ShownLaunch(TypedDict):
    """What became of one launch."""

    launch: ShownConfiguration
    report: ShownReport
    crash: dict[str, Any] | None
    output: str
    wall_s: float


class ShownLaunches(TypedDict):
    """Tests, or timings."""

    launches: list[ShownLaunch]


class ShownBuild(TypedDict):
    """What the compiler said."""

    diagnostics: list[dict[str, Any]]


class ShownUsage(TypedDict):
    """Tokens."""

    input_tokens: int
    output_tokens: int


class ShownSeconds(TypedDict):
    """By who spent them."""

    model_s: float
    build_s: float
    run_s: float


class ShownAttempt(TypedDict):
    """One answer, and what became of it."""

    step: str
    source: str | None
    verdict: Verdict
    detail: str
    build: ShownBuild | None
    test: ShownLaunches | None
    timing: ShownLaunches | None
    feedback: str | None
    usage: ShownUsage
    cost_usd: float | None
    seconds: ShownSeconds


class ShownTrajectory(TypedDict):
    """All attempts of a sample, and the calls that they came from, in the same order."""

    exchanges: list[ShownExchange]
    attempts: list[ShownAttempt]


_SHOWN = TypeAdapter(ShownTrajectory)


def read_shown(run: Path, key: str) -> ShownTrajectory | None:
    """What is shown of a sample; None if its trajectory is not on disk.

    Raises:
        UserError: the file is damaged.
    """
    return read_trajectory_as(_SHOWN, run, key)
