"""Builds Kokkos with threads, from sources that are known by their hash, into this program's own cache."""

import os
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from filelock import FileLock

from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.kokkos import own_kokkos
from pareval_agent.tools.process import run

VERSION = "4.7.0"

_SDIST = "pygenten==0.1.5"
"""A Python package whose source distribution brings the unchanged sources of Kokkos 4.7.0 along."""
_SDIST_SHA256 = "e620f05c742905e2db705d875f1cac92ef0ed453f9e6734e9beda26cc0f9cce7"
_SOURCES_IN_SDIST = "tpls/kokkos"
_BUILD_TOOLS = ("cmake>=3.22,<5", "ninja>=1.11,<2", "scikit-build-core>=0.10,<1")
"""From the package index too, where no recent ones can be taken for granted; the last one describes the sdist."""

_TIMEOUT_S = 1800
_OF_DOWNLOADS = ("PIP_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT")
"""Beginnings of the variables that tell pip where to fetch from."""
_OPTIONS = {
    "CMAKE_BUILD_TYPE": "Release",
    "CMAKE_CXX_STANDARD": "17",
    "CMAKE_INSTALL_LIBDIR": "lib",
    "CMAKE_INSTALL_RPATH": "$ORIGIN",
    "BUILD_SHARED_LIBS": "ON",  # worker and candidate share one runtime
    "Kokkos_ENABLE_OPENMP": "ON",
    "Kokkos_ENABLE_SERIAL": "ON",
}


def install_kokkos(sources: Path | None, cxx: str, on_status: Callable[[str], None]) -> Path:
    """Build Kokkos and put it where `find_kokkos` looks last; the folder it is in.

    What was there is replaced when everything has been built, and not before.

    Args:
        sources: an archive or a folder with the sources, instead of those of the package index.
        cxx: the C++ compiler.
        on_status: gets one line at each step.

    Raises:
        UserError: `sources` holds no Kokkos.
        InfrastructureError: something cannot be fetched or built.
    """
    final = own_kokkos()
    final.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(final.with_suffix(".lock")), tempfile.TemporaryDirectory(dir=final.parent, prefix=".kokkos-") as name:
        work = Path(name)
        on_status("fetching cmake and ninja")
        tools = _build_tools(work / "tools")
        if sources is None:
            on_status(f"fetching the sources of Kokkos {VERSION}")
        tree = _given(sources, work) if sources else _fetched(tools, work)
        on_status("building Kokkos, which takes about a minute")
        staged = _built(tree, tools, cxx, work, final)
        shutil.rmtree(final, ignore_errors=True)
        os.rename(staged, final)
    return final


def _build_tools(folder: Path) -> Path:
    """A virtual environment with the build tools; its folder of programs."""
    _run([sys.executable, "-m", "venv", str(folder)], "make a virtual environment")
    pip = str(folder / "bin" / "pip")
    _run([pip, "install", "--quiet", "--disable-pip-version-check", *_BUILD_TOOLS], "fetch cmake and ninja")
    return folder / "bin"


def _fetched(tools: Path, work: Path) -> Path:
    wanted = work / "wanted.txt"
    wanted.write_text(f"{_SDIST} --hash=sha256:{_SDIST_SHA256}\n")
    options = ["--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
    command = [str(tools / "pip"), "download", "--quiet", "--disable-pip-version-check", *options]
    _run([*command, "-r", str(wanted), "-d", str(work)], "fetch the sources", path=tools)
    return _given(next(work.glob("*.tar.gz")), work)


def _given(sources: Path, work: Path) -> Path:
    """The folder with Kokkos' own CMakeLists.txt."""
    if sources.is_dir():
        folders = [sources]
    elif sources.is_file():
        unpacked = work / "unpacked"
        try:
            with tarfile.open(sources) as archive:
                # Python 3.11.4 and later refuse what would leave the folder; before that, the hash has to do.
                archive.extraction_filter = getattr(tarfile, "data_filter", None)
                archive.extractall(unpacked)  # noqa: S202
        except tarfile.TarError as error:
            raise UserError(f"{sources} is not an archive that tar can read: {error}") from error
        folders = sorted(unpacked.iterdir())
    else:
        raise UserError(f"there is no {sources}: name a folder or an archive with the sources of Kokkos")
    candidates = [path for folder in folders for path in (folder, folder / _SOURCES_IN_SDIST)]
    found = next((path for path in candidates if (path / "core" / "src" / "Kokkos_Core.hpp").is_file()), None)
    if found is None:
        raise UserError(f"{sources} does not hold the sources of Kokkos")
    return found


def _built(tree: Path, tools: Path, cxx: str, work: Path, prefix: Path) -> Path:
    """Everything that belongs into `prefix`, staged below `work`."""
    build, stage = work / "build", work / "stage"
    settings = {**_OPTIONS, "CMAKE_CXX_COMPILER": cxx, "CMAKE_INSTALL_PREFIX": str(prefix)}
    options = [f"-D{name}={value}" for name, value in settings.items()]
    _run(["cmake", "-G", "Ninja", "-S", str(tree), "-B", str(build), *options], "configure Kokkos", path=tools)
    _run(["cmake", "--build", str(build)], "build Kokkos", path=tools)
    _run(["cmake", "--install", str(build)], "install Kokkos", path=tools, variables={"DESTDIR": str(stage)})
    return stage / prefix.relative_to(prefix.anchor)


def _run(
    command: Sequence[str], what: str, *, path: Path | None = None, variables: dict[str, str] | None = None
) -> None:
    asked = {name: value for name, value in os.environ.items() if name.upper().startswith(_OF_DOWNLOADS)}
    env = {**asked, **host_environment(), **(variables or {})}
    if path is not None:
        env["PATH"] = f"{path}{os.pathsep}{env.get('PATH', os.defpath)}"
    completed = run(command, env=env, timeout_s=_TIMEOUT_S)
    if completed.returncode:
        lines = (completed.stderr or completed.stdout).decode(errors="replace").strip().splitlines()
        reason = next((line for line in lines if "rror" in line), lines[-1] if lines else "it gave no reason")
        raise InfrastructureError(f"cannot {what}: {reason.strip()}")
