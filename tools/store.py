"""Things that are built once and kept: judges, workers, precompiled headers.

Each is a folder whose name holds a hash of everything that it was made from, so that it never has to be invalidated.
What nobody has asked for in a month is removed when something new is built.
"""

import contextlib
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from filelock import FileLock

from pareval_agent.configs.errors import InfrastructureError


def cache_root() -> Path:
    """Where this program keeps what it can make again: $XDG_CACHE_HOME/pareval-agent."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "pareval-agent"


def fingerprint(texts: Iterable[str], files: Iterable[Path]) -> str:
    """A hash of texts and of the contents of files, in this order."""
    digest = hashlib.blake2b(digest_size=12)
    for text in texts:
        digest.update(text.encode() + b"\0")
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


_KEPT_S = 30 * 24 * 3600


class Store:
    """A folder of finished builds. Processes that want the same build wait for the first one."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or cache_root() / "prebuilt"

    def get(self, name: str, key: str, build: Callable[[Path], object]) -> Path:
        """The folder `name-key`; `build` fills it unless it is there already.

        Raises:
            InfrastructureError: the folder cannot be written.
        """
        folder = self.root / f"{name}-{key}"
        if folder.is_dir():
            with contextlib.suppress(OSError):
                os.utime(folder)
            return folder
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with FileLock(self.root / f".{name}-{key}.lock"):
                if not folder.is_dir():
                    self._remove_old()
                    self._build(folder, build)
        except OSError as error:
            raise InfrastructureError(
                f"cannot write to {self.root} ({error.strerror}): make room there or set XDG_CACHE_HOME"
            ) from error
        return folder

    def _remove_old(self) -> None:
        """Builds that are not used any more, and what a crash left behind."""
        oldest = time.time() - _KEPT_S
        for path in self.root.iterdir():
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()

    def _build(self, folder: Path, build: Callable[[Path], object]) -> None:
        unfinished = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=self.root))
        try:
            build(unfinished)
            unfinished.chmod(0o755)
            unfinished.rename(folder)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
