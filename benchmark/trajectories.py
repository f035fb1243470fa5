"""The trajectories of a run's samples."""

from pathlib import Path

from pydantic import TypeAdapter

from pareval_agent.agent.result import Trajectory
from pareval_agent.benchmark.trajectory_file import read_trajectory_as

_WHOLE = TypeAdapter(Trajectory)


def read_trajectory(run: Path, key: str) -> Trajectory | None:
    """What was said and found out; None if it is not on disk, as with a sample that the machine failed.

    Raises:
        UserError: the file is damaged.
    """
    return read_trajectory_as(_WHOLE, run, key)
