"""Finds an installed Kokkos: what the environment leads to, or what `toolchain install kokkos` has built.

What the system has in /usr is not searched: Debian's package is a serial one.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools.store import cache_root

_VERSION = re.compile(r"^#define KOKKOS_VERSION (\d+)$", re.MULTILINE)
_PARALLEL = re.compile(r"^#define KOKKOS_ENABLE_(?:OPENMP|THREADS)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kokkos:
    """One installation."""

    root: Path
    version: str
    parallel: bool
    """It has a host back end with threads."""

    @property
    def compile_flags(self) -> tuple[str, ...]:
        """For g++."""
        return (f"-I{self.root}/include", "-fopenmp")

    @property
    def link_flags(self) -> tuple[str, ...]:
        """For g++; the shared libraries are found at run time as well."""
        folders = [folder for name in ("lib", "lib64") if (folder := self.root / name).is_dir()]
        paths = [flag for folder in folders for flag in (f"-L{folder}", f"-Wl,-rpath,{folder}")]
        return (*paths, "-lkokkoscontainers", "-lkokkoscore", "-ldl")


def own_kokkos() -> Path:
    """Where `toolchain install kokkos` puts it."""
    return cache_root() / "kokkos"


INSTALL_KOKKOS = "pareval-agent toolchain install kokkos"


def find_kokkos(environ: Mapping[str, str] | None = None) -> Kokkos | None:
    """The first one that `Kokkos_ROOT`, `CMAKE_PREFIX_PATH` or an active Conda environment leads to, or else our own.

    Without `environ` it is this process's, and one with threads is preferred.
    """
    if environ is not None:
        return next(filter(None, map(_at, _candidates(environ))), None)
    found = [kokkos for root in (*_candidates(os.environ), own_kokkos()) if (kokkos := _at(root))]
    return next((kokkos for kokkos in found if kokkos.parallel), found[0] if found else None)


@cache
def installed_kokkos() -> Kokkos:
    """The Kokkos that candidates and the worker are compiled with.

    Raises:
        InfrastructureError: there is none with threads.
    """
    kokkos = find_kokkos()
    if kokkos is None or not kokkos.parallel:
        raise InfrastructureError(f"there is no Kokkos with threads: {INSTALL_KOKKOS}, or set Kokkos_ROOT")
    return kokkos


def _candidates(environ: Mapping[str, str]) -> Iterator[Path]:
    for name in ("Kokkos_ROOT", "KOKKOS_ROOT", "CMAKE_PREFIX_PATH", "CONDA_PREFIX"):
        for entry in re.split("[:;]", environ.get(name, "")):
            if entry:
                path = Path(entry)
                # CMake also takes the folder of the package file, four levels below.
                yield from (path, *path.parents[2:3])


def _at(root: Path) -> Kokkos | None:
    config = root / "include" / "KokkosCore_config.h"
    if not config.is_file():
        return None
    text = config.read_text(errors="replace")
    if (match := _VERSION.search(text)) is None:
        return None
    number = int(match[1])
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return Kokkos(root.resolve(), version, _PARALLEL.search(text) is not None)
