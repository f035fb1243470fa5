"""The trajectories of a run's samples."""

from pathlib import Path

from pydantic import ValidationError

from pareval_agent.agent.result import Trajectory
from pareval_agent.configs.errors import UserError


def read_trajectory(run: Path, key: str) -> Trajectory | None:
    """What was said and found out; None if it is not on disk, as with a sample that the machine failed.

    Raises:
        UserError: the file is damaged.
    """
    file = run / "samples" / key / "trajectory.json"
    try:
        return Trajectory.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise UserError(f"{file} is damaged, or from another version: remove the file to do without it") from error
