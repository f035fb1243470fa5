"""A run: `run.json`, `samples/KEY/`, `judged/N.jsonl`, `draws/N.jsonl`, and `shards/N.jsonl`, which are the truth."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from pareval_agent.agent.folder import write_whole
from pareval_agent.agent.json_lines import JsonLines
from pareval_agent.agent.model import Completion
from pareval_agent.benchmark.common_draws import read_draws
from pareval_agent.benchmark.judged_once import Finding, read_findings
from pareval_agent.benchmark.manifest import Manifest
from pareval_agent.benchmark.part import Part
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.shard import read_shard
from pareval_agent.configs.errors import UserError


class OtherRunError(UserError):
    """The folder holds a run that cannot be continued with what was asked for."""

    def __init__(self, folder: Path, changes: list[str]) -> None:
        super().__init__(f"{folder} holds a run with other settings: choose another -o, or ask for the same again")
        self.changes = changes
        """One line a setting: `config.seed is 7 there and 8 here`."""


class RunFolder:
    """The files of a run. One process works in it at a time, or one for each of its parts.

    Shards that other machines wrote may be put beside its own.
    """

    def __init__(self, path: Path, part: Part | None = None) -> None:
        self.path = path
        self.samples = path / "samples"
        """The folder of each sample, by its key."""
        self._manifest = path / "run.json"
        self._shards = path / "shards"
        self._findings = path / "judged"
        self._draws = path / "draws"
        self._number = part.number if part else 0
        self.own_draws = self._draws / f"{self._number}.jsonl"
        """Answers that this process has asked for, and that modes have in common."""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder, and keep others out of it, or out of this part.

        Raises:
            UserError: another process works in it, or it cannot be made.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            whole = (self.path / ".lock").open("a")
            mine = (self.path / f".lock-{self._number}").open("a")
        except OSError as error:
            raise UserError(f"cannot write to {self.path} ({error.strerror}): choose another -o") from error
        with whole, mine:
            try:
                fcntl.flock(whole, (fcntl.LOCK_SH if self._number else fcntl.LOCK_EX) | fcntl.LOCK_NB)
                fcntl.flock(mine, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UserError(f"another process works in {self.path}: wait for it, or choose another -o") from error
            yield

    @contextmanager
    def beginning(self) -> Iterator[None]:
        """Parts that begin at the same time wait for each other: the first one says what the run is."""
        with (self.path / ".lock-begin").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

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

    def claim(self, manifest: Manifest) -> Manifest:
        """Note what the run is, or that it goes on with settings that change no result; return what is noted.

        Raises:
            OtherRunError: they change results.
        """
        known = self.manifest()
        if known is not None and (changes := list(known.changes(manifest))):
            raise OtherRunError(self.path, changes)
        if known is not None and manifest.machine is None:
            manifest = manifest.model_copy(update={"machine": known.machine})
        if known != manifest:
            write_whole(self._manifest, manifest.model_dump_json(indent=2))
        return manifest

    def shard(self) -> JsonLines:
        """Where this process appends its rows."""
        return JsonLines(self._shards / f"{self._number}.jsonl")

    def known_findings(self) -> dict[str, Finding]:
        """What was found out about candidates, by key."""
        return read_findings(sorted(self._findings.glob("*.jsonl")))

    def findings(self) -> JsonLines:
        """Where this process appends what it finds out."""
        return JsonLines(self._findings / f"{self._number}.jsonl")

    def known_draws(self) -> dict[str, Completion]:
        """Answers that modes have in common, by key."""
        return read_draws(sorted(self._draws.glob("*.jsonl")))

    def draws(self) -> JsonLines:
        """Where this process appends such answers."""
        return JsonLines(self.own_draws)


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
