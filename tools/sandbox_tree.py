"""The file system that an untrusted program sees."""

import functools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_HOST_FILES = (
    "/etc/alternatives",  # a compiler or library may be a link through it
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/sys/devices/system/cpu",  # hwloc and OMP_PLACES look here
    "/sys/devices/system/node",
)

_OWN_FOLDER = Path(__file__).resolve().parents[1]

SCRATCH = ("/dev/shm", "/tmp")  # noqa: S108  the sandbox's own

HARMLESS_DEVICES = ("/dev/full", "/dev/null", "/dev/random", "/dev/urandom", "/dev/zero")

_READABLE_STATE = ("/proc/cpuinfo", "/proc/meminfo", "/proc/self", "/proc/stat")
"""What OpenMP, Kokkos and MPI want to know of the machine."""

_SYSTEM_LINKS = ("bin", "lib", "lib32", "lib64", "sbin")


@dataclass(frozen=True, slots=True)
class Mount:
    """A file or folder of the host, to be seen at the absolute path `target`.

    As root, the sandbox's user must have the right to read it (and, where `writable`, to write it: `give_to_sandbox`).
    """

    source: Path
    target: str
    writable: bool = False
    device: bool = False
    """A device node, such as a GPU's."""


def tree_options(mounts: Sequence[Mount], scratch_bytes: int) -> Iterator[str]:
    """Options of bubblewrap that build the tree. Later mounts may lie in earlier ones."""
    yield from _system_tree()
    yield from ("--proc", "/proc", "--dev", "/dev")
    for path in SCRATCH:
        yield from ("--perms", "1777", "--size", str(scratch_bytes), "--tmpfs", path)
    yield from _parents([*_HOST_FILES, *(mount.target for mount in mounts)])
    for path in _HOST_FILES:
        yield from ("--ro-bind-try", path, path)
    for mount in mounts:
        option = "--dev-bind" if mount.device else "--bind" if mount.writable else "--ro-bind"
        yield from (option, str(mount.source), mount.target)
    for path in _own_files(mounts):
        yield from ("--tmpfs", path, "--remount-ro", path)
    yield from ("--remount-ro", "/dev", "--remount-ro", "/")


def visible_paths(mounts: Sequence[Mount]) -> Iterator[str]:
    """The same files on the host, for a sandbox that hides files but cannot move them."""
    yield from (*_HOST_FILES, *_READABLE_STATE)
    links = (Path("/", name) for name in _SYSTEM_LINKS)
    system = [Path("/usr"), *(path for path in links if path.is_dir() and not path.is_symlink())]
    for path in [*system, *(mount.source for mount in mounts)]:
        yield from _without_own_files(path)


def _without_own_files(path: Path) -> Iterator[str]:
    """The path; or, if this package lies below it, all that it holds beside it."""
    if not _OWN_FOLDER.is_relative_to(path):
        yield str(path)
    elif path != _OWN_FOLDER:
        for child in sorted(path.iterdir()):
            yield from _without_own_files(child)


@functools.cache
def _system_tree() -> tuple[str, ...]:
    """/usr, and what the distribution has beside it: links into it, or folders on older ones."""
    options = ["--ro-bind", "/usr", "/usr"]
    for name in _SYSTEM_LINKS:
        path = Path("/", name)
        if path.is_symlink():
            options += ["--symlink", os.readlink(path), str(path)]
        elif path.is_dir():
            options += ["--ro-bind", str(path), str(path)]
    return tuple(options)


def _own_files(mounts: Sequence[Mount]) -> Iterator[str]:
    """Where this package would be visible: below /usr, or in a virtual environment that is mounted for its tools."""
    visible = [Mount(Path("/usr"), "/usr"), *mounts]
    return (
        str(PurePosixPath(mount.target, _OWN_FOLDER.relative_to(mount.source)))
        for mount in visible
        if _OWN_FOLDER.is_relative_to(mount.source)
    )


def _parents(targets: Sequence[str]) -> Iterator[str]:
    """Folders above the targets, which bubblewrap itself would make for its own user's eyes only."""
    above = {str(parent) for target in targets for parent in PurePosixPath(target).parents}
    ours = (path for path in above - {"/", "/dev", *SCRATCH} if not path.startswith("/usr"))
    for path in sorted(ours):
        yield from ("--perms", "0755", "--dir", path)
