"""Compilers and MPI that lie outside /usr (modules, Spack, virtual environments), made visible in the sandbox."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.environment import SANDBOX_PATH
from pareval_agent.tools.kokkos import installed_kokkos
from pareval_agent.tools.sandbox import Mount

_SYSTEM = tuple(Path(folder) for folder in ("/usr", "/bin", "/sbin", "/lib", "/lib64"))
_GPU_NODES = ("nvidia[0-9]*", "nvidiactl", "nvidia-uvm", "nvidia-uvm-tools", "kfd", "dri")


@dataclass(frozen=True, slots=True)
class Software:
    """What the sandbox must show, at the same paths as outside, and the variables that lead there."""

    mounts: tuple[Mount, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)


def find_software(
    programs: Sequence[str], installations: Sequence[Path] = (), environ: Mapping[str, str] | None = None
) -> Software:
    """What `programs` (names on PATH, or paths) and `installations` (folders) need beyond /usr, as far as they exist.

    Raises:
        UserError: a program lies in a folder whose other content the sandbox should not show.
    """
    environ = os.environ if environ is None else environ
    found = [Path(path).resolve() for name in programs if (path := shutil.which(name, path=environ.get("PATH")))]
    outside = [program for program in found if not _is_system(program)]
    libraries = [path for path in _library_path(environ) if not _is_system(path)]
    prefixes = [path.resolve() for path in installations if path.is_dir() and not _is_system(path.resolve())]
    folders = {*(_prefix(program) for program in outside), *libraries, *prefixes}
    binaries = dict.fromkeys(str(program.parent) for program in outside)
    env = {"PATH": os.pathsep.join([*binaries, SANDBOX_PATH])} if binaries else {}
    if libraries:
        env["LD_LIBRARY_PATH"] = os.pathsep.join(map(str, libraries))
    return Software(tuple(Mount(folder, str(folder)) for folder in sorted(folders)), env)


def software_of(model: ExecutionModel, programs: Sequence[str]) -> Software:
    """The same for what candidates of an execution model are built and run with."""
    return find_software(programs, [installed_kokkos().root] if model is ExecutionModel.KOKKOS else [])


def gpu_mounts(devices: Path = Path("/dev")) -> tuple[Mount, ...]:
    """The device nodes of NVIDIA and AMD GPUs, as far as this machine has them."""
    nodes = sorted(node for pattern in _GPU_NODES for node in devices.glob(pattern))
    return tuple(Mount(node, f"/dev/{node.name}", device=True) for node in nodes)


def _is_system(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in _SYSTEM)


def _library_path(environ: Mapping[str, str]) -> Iterator[Path]:
    for folder in environ.get("LD_LIBRARY_PATH", "").split(os.pathsep):
        if folder and Path(folder).is_dir():
            yield Path(folder).resolve()


def _prefix(program: Path) -> Path:
    """The folder with bin, lib and include of an installation."""
    folder = program.parent
    prefix = folder.parent if folder.name == "bin" else folder
    if Path.home().is_relative_to(prefix):
        raise UserError(f"{program} lies directly in {prefix}, which the sandbox must not show: install it in a folder")
    return prefix
