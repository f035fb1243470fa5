"""The folder of a run: `run.json`, `samples/KEY/`, and `shards/N.jsonl`, which are the truth."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from pareval_agent.agent.folder import write_whole
from pareval_agent.benchmark.manifest import Manifest
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.shard import Shard, read_shard
from pareval_agent.configs.errors import UserError


class OtherRunError(UserError):
    """The folder holds a run that cannot be continued with what was asked for."""

    def __init__(self, folder: Path, changes: list[str]) -> None:
        super().__init__(f"{folder} holds a run with other settings: choose another -o, or ask for the same again")
        self.changes = changes
        """One line a setting: `config.seed is 7 there and 8 here`."""


class RunFolder:
    """The files of a run. One process works in it at a time; shards of other machines may be put beside its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.samples = path / "samples"
        """The folder of each sample, by its key."""
        self._manifest = path / "run.json"
        self._shards = path / "shards"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder, and keep others out of it.

        Raises:
            UserError: another process works in it, or it cannot be made.
        """
        lock = FileLock(self.path / ".lock", blocking=False)
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise UserError(f"another process works in {self.path}: wait for it, or choose another -o") from error
        except OSError as error:
            raise UserError(f"cannot write to {self.path} ({error.strerror}): choose another -o") from error
        try:
            yield
        finally:
            lock.release()

    def manifest(self) -> Manifest | None:
        """What the run was begun with; None if it was not.

        Raises:
            UserError: the file is damaged, or there are rows without it.
        """
        if not self._manifest.exists():
            if self._shards.exists() or self.samples.exists():
                raise UserError(f"{self.path} has samples and no run.json: choose another -o, or move it away")
            return None
        try:
            return Manifest.model_validate_json(self._manifest.read_bytes())
        except ValidationError as error:
            raise UserError(f"{self._manifest} is damaged, or from another version: choose another -o") from error

    def claim(self, manifest: Manifest) -> None:
        """Note what the run is, or that it goes on with settings that change no result.

        Raises:
            OtherRunError: they change results.
        """
        known = self.manifest()
        if known is not None and (changes := list(known.changes(manifest))):
            raise OtherRunError(self.path, changes)
        if known != manifest:
            write_whole(self._manifest, manifest.model_dump_json(indent=2))

    def shard(self) -> Shard:
        """Where this machine appends its rows."""
        return Shard(self._shards / "0.jsonl")


def read_rows(run: Path) -> Iterator[SampleRow]:
    """One row a sample, in no particular order: its result, or the latest failure of the machine if it has none.

    Raises:
        UserError: it is no run, or a shard is damaged.
    """
    if not (run / "run.json").exists():
        raise UserError(f"{run} holds no run: there is no run.json")
    rows: dict[str, SampleRow] = {}
    for file in sorted((run / "shards").glob("*.jsonl")):
        for row in read_shard(file):
            known = rows.get(row.key)
            if known is None or known.result is None:
                rows[row.key] = row
    yield from rows.values()
