"""The file of a sample's trajectory, read as far as it is needed."""

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from pareval_agent.configs.errors import UserError

Kind = TypeVar("Kind")


def read_trajectory_as(kind: TypeAdapter[Kind], run: Path, key: str) -> Kind | None:
    """What this type has of it; None if it is not on disk, as with a sample that the machine failed.

    Raises:
        UserError: the file is damaged.
    """
    file = run / "samples" / key / "trajectory.json"
    try:
        return kind.validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise UserError(f"{file} is damaged, or from another version: remove the file to do without it") from error
