"""The folder of one sample: its results, and what a continuation needs."""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import ValidationError

from pareval_agent.agent.result import SampleResult, Trajectory
from pareval_agent.configs.errors import InfrastructureError, UserError

_SHOWN_DIFFERENCES = 4


class Folder:
    """Files of a sample. Each is complete whenever it is there; the result is written last."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.calls = path / "calls.jsonl"
        """The ledger."""
        self.checkpoints = path / "checkpoints.sqlite"
        self.candidates = path / "candidates"
        """Where candidates are built."""
        self._request = path / "request.json"
        self._result = path / "result.json"
        self.trajectory = path / "trajectory.json"
        self._solution = path / "solution.cpp"

    @property
    def is_begun(self) -> bool:
        """Whether a model was asked for it."""
        return self.calls.exists() and self.calls.stat().st_size > 0

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder, and keep others out of it.

        Raises:
            UserError: another process works in it, or it cannot be made.
        """
        lock = FileLock(self._path / ".lock", blocking=False)
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise UserError(f"another process works in {self._path}: wait for it, or choose another folder") from error
        except OSError as error:
            raise UserError(f"cannot write to {self._path} ({error.strerror}): choose another folder") from error
        try:
            yield
        finally:
            lock.release()

    def claim(self, identity: dict[str, Any]) -> int:
        """Note whose folder this is, and return its seed, drawn if nobody named one.

        Raises:
            UserError: the folder belongs to another request, or to somebody else.
        """
        if not self._request.exists():
            for file in (self._result, self.trajectory, self._solution):
                if file.exists():
                    raise UserError(f"{file} is not from here: choose another folder, or move it away")
            seed = secrets.randbits(63) if identity["seed"] is None else identity["seed"]
            write_whole(self._request, json.dumps({**identity, "seed": seed}, indent=2))
            return int(seed)
        known = _read_json(self._request)
        asked = {**identity, "seed": known.get("seed") if identity["seed"] is None else identity["seed"]}
        if different := list(differences(known, asked)):
            listed = "; ".join(different[:_SHOWN_DIFFERENCES])
            raise UserError(f"{self._path} holds another request ({listed}): choose another folder, or remove it")
        return int(known["seed"])

    def result(self) -> SampleResult | None:
        """The result, if the sample is finished.

        Raises:
            UserError: the file cannot be read.
        """
        if not self._result.exists():
            return None
        try:
            result = SampleResult.model_validate_json(self._result.read_bytes())
        except ValidationError as error:
            raise UserError(f"{self._result} is damaged, or from another version: remove the folder") from error
        self._clean()  # a crash may have come between the result and this
        return result

    def finish(self, result: SampleResult, trajectory: Trajectory, solution: str | None) -> None:
        """Write everything, and remove what only a continuation needs."""
        if solution is not None:
            write_whole(self._solution, solution)
        write_whole(self.trajectory, trajectory.model_dump_json(indent=2))
        write_whole(self._result, result.model_dump_json(indent=2))
        self._clean()

    def _clean(self) -> None:
        for file in self._path.glob(f"{self.checkpoints.name}*"):
            file.unlink()
        shutil.rmtree(self.candidates, ignore_errors=True)


def write_whole(file: Path, text: str) -> None:
    """Replace a file as a whole: whenever the machine stops, it is the old or the new one."""
    draft = file.with_name(f".{file.name}.new")
    try:
        with draft.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except OSError as error:
        raise InfrastructureError(f"cannot write {file} ({error.strerror}): make room, then run it again") from error


def _read_json(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_bytes())
    except ValueError as error:
        raise UserError(f"{file} is damaged: remove the folder, or choose another one") from error
    if not isinstance(content, dict):
        raise UserError(f"{file} is not from here: choose another folder")
    return content


_ABSENT = object()


def differences(known: Any, asked: Any, place: str = "") -> Iterator[str]:
    """Where two requests differ, as `budget.attempts is 5 there and 3 here`."""
    if isinstance(known, dict) and isinstance(asked, dict):
        for key in {**known, **asked}:
            yield from differences(known.get(key, _ABSENT), asked.get(key, _ABSENT), f"{place}.{key}".lstrip("."))
    elif known != asked:
        there, here = ("absent" if value is _ABSENT else json.dumps(value) for value in (known, asked))
        yield f"{place} is {there} there and {here} here"
