"""Commands that run untrusted programs (candidates, and the compiler that reads them) where they can do no harm.

bubblewrap hides the host: own mount, PID, network, IPC, host name and cgroup namespaces; a read-only tree with /usr, a
minimal /etc and the topology of the CPUs; a /tmp and a /dev/shm of limited size; no variable of our environment; no
network but loopback. Of this package nothing is visible, wherever it is installed: references and solutions lie in it.
The program runs as user 65534 without capabilities and cannot gain any. It dies with its parent
(in Linux, the thread that started it), and everything that it started dies with it.

As root, bubblewrap makes the mounts as root, so that folders below /root can be mounted, and `setpriv` drops everything
afterwards. A user namespace would be wrong there: user 65534 inside it would be the host's root outside, to whom files
such as /proc/sys/kernel/core_pattern are writable. As an ordinary user, a user namespace gives the rights to mount, and
cannot be nested.

What each limit covers, and what it does not:

- `memory_bytes` is the address space of each process: not the sum over processes, nor /tmp, /dev/shm and memfd files.
  For that sum, the kernel is told to kill the candidate first when memory runs out. CUDA, HIP and sanitizers reserve
  more address space than any machine has: they need None.
- `scratch_bytes` is the size of /tmp and, apart, of /dev/shm. The root, /dev and /etc are read-only.
- `file_bytes` is the size of one file; a writable mount may get many files.
- `processes` counts processes and threads of the user. As root, sandboxes that run at the same time share it unless
  their `uid`s differ. As an ordinary user, each sandbox counts alone (Linux 5.14; before that, with all processes of
  the calling user). With kind NONE, all processes of the user count, and nothing limits root.
- `cpu_s` is CPU time of each process, over all its threads. Wall time is the business of `process.run`.
- Not covered: bandwidth of memory and disk, shared caches, bugs of the kernel. The command line of bubblewrap, with the
  paths on the host, can be read at /proc/1/cmdline: it must hold no secret.
"""

import functools
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Literal

from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.errors import InfrastructureError
from pareval_agent.tools.process import Completed, run

SANDBOX_UID = 65534
"""User and group inside: nobody, who owns nothing."""

_PROBE_TIMEOUT_S = 10

_HOST_FILES = (
    "/etc/alternatives",  # a compiler or library may be a link through it
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/sys/devices/system/cpu",  # hwloc and OMP_PLACES look here
    "/sys/devices/system/node",
)

_OWN_FOLDER = Path(__file__).resolve().parents[1]

_SYSTEM_LINKS = ("bin", "lib", "lib32", "lib64", "sbin")


class SandboxKind(StrEnum):
    """How untrusted programs are confined."""

    ROOT = "root"
    """bubblewrap started by root, who drops all rights inside."""
    USER = "user"
    """bubblewrap in a user namespace."""
    NONE = "none"
    """Not at all: only the limits and the clean environment."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A file or folder of the host, to be seen at the absolute path `target`.

    As root, user 65534 must have the right to read it (and, where `writable`, to write it: `give_to_sandbox`).
    """

    source: Path
    target: str
    writable: bool = False
    device: bool = False
    """A device node, such as a GPU's."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an untrusted program may use; see the module for what each covers."""

    memory_bytes: int | None
    file_bytes: int
    processes: int
    cpu_s: int
    open_files: int = 1024
    scratch_bytes: int = 1 << 30


def sandbox_command(
    kind: SandboxKind,
    command: Sequence[str],
    *,
    mounts: Sequence[Mount],
    limits: Limits,
    env: Mapping[str, str],
    workdir: str = "/tmp",  # noqa: S108  the sandbox's own
    uid: int = SANDBOX_UID,
) -> list[str]:
    """Tokens that run `command` confined; nothing is executed here.

    Paths in `command`, `env` and `workdir` are those inside. With kind NONE there is no inside: every argument that is
    or starts with the target of a mount (possibly after an option's letters, `=`, `,` or `:`) gets its source instead.

    A program killed by signal n ends with status 128 + n, or -n with kind NONE.
    """
    if kind is SandboxKind.NONE:
        return _unconfined(command, mounts, limits, env, workdir)
    return [
        "bwrap",
        *(_AS_USER if kind is SandboxKind.USER else _AS_ROOT),
        *_NAMESPACES,
        *_tree(mounts, limits.scratch_bytes),
        *("--chdir", workdir),
        "--clearenv",
        *chain.from_iterable(("--setenv", name, value) for name, value in env.items()),
        "--",
        *(_drop_rights(uid) if kind is SandboxKind.ROOT else ()),
        *_limit(limits),
        *command,
    ]


def give_to_sandbox(kind: SandboxKind, path: Path, uid: int = SANDBOX_UID) -> None:
    """Let the user of the sandbox write a file or folder of ours."""
    if kind is SandboxKind.ROOT:
        os.chown(path, uid, uid)


@functools.cache
def detect(requested: Literal["auto", "none"]) -> SandboxKind:
    """The kind of sandbox that works here, found by using it once.

    Raises:
        InfrastructureError: none works, with what to do about it.
    """
    if requested == "none":
        return SandboxKind.NONE
    kind = SandboxKind.ROOT if os.geteuid() == 0 else SandboxKind.USER
    try:
        done = _probe(kind)
    except InfrastructureError as error:
        raise InfrastructureError(f"no sandbox: {error}{_OR_WITHOUT}") from error
    if done.returncode != 0:
        raise InfrastructureError(f"the sandbox does not work here: {_remedy(done)}{_OR_WITHOUT}")
    return kind


_OR_WITHOUT = " (or run generated code unprotected, on purpose, with --sandbox none)"

_AS_ROOT = (  # what is needed to enter `workdir` and to drop the rights, which drops these as well
    *("--cap-drop", "ALL"),
    *("--cap-add", "CAP_DAC_READ_SEARCH"),
    *("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"),
)
_AS_USER = ("--unshare-user", "--disable-userns", "--uid", str(SANDBOX_UID), "--gid", str(SANDBOX_UID))

_NAMESPACES = (
    *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"),
    *("--hostname", "sandbox"),
    "--new-session",
    "--die-with-parent",
)


def _drop_rights(uid: int) -> tuple[str, ...]:
    return (
        "setpriv",
        *("--reuid", str(uid), "--regid", str(uid), "--clear-groups"),
        *("--inh-caps", "-all", "--bounding-set", "-all", "--no-new-privs"),
    )


def _limit(limits: Limits) -> list[str]:
    memory = [] if limits.memory_bytes is None else [f"--as={limits.memory_bytes}"]
    return [
        *("choom", "-n", "1000", "--"),
        "prlimit",
        *memory,
        f"--fsize={limits.file_bytes}",
        f"--nproc={limits.processes}",
        f"--cpu={limits.cpu_s}",
        f"--nofile={limits.open_files}",
        "--core=0",
    ]


def _tree(mounts: Sequence[Mount], scratch_bytes: int) -> Iterator[str]:
    """Options that build the file system inside. Later mounts may lie in earlier ones."""
    yield from _system_tree()
    yield from _parents([*_HOST_FILES, *(mount.target for mount in mounts)])
    for path in _HOST_FILES:
        yield from ("--ro-bind-try", path, path)
    yield from ("--proc", "/proc", "--dev", "/dev")
    for path in ("/dev/shm", "/tmp"):  # noqa: S108
        yield from ("--perms", "1777", "--size", str(scratch_bytes), "--tmpfs", path)
    for mount in mounts:
        option = "--dev-bind" if mount.device else "--bind" if mount.writable else "--ro-bind"
        yield from (option, str(mount.source), mount.target)
    for path in _own_files(mounts):
        yield from ("--tmpfs", path, "--remount-ro", path)
    yield from ("--remount-ro", "/dev", "--remount-ro", "/")


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
    above = {parent for target in targets for parent in PurePosixPath(target).parents}
    ours = (path for path in above if path.parts[1:2] not in ((), ("usr",), ("dev",), ("tmp",)))
    for path in sorted(ours):
        yield from ("--perms", "0755", "--dir", str(path))


def _unconfined(
    command: Sequence[str], mounts: Sequence[Mount], limits: Limits, env: Mapping[str, str], workdir: str
) -> list[str]:
    sources = {mount.target: str(mount.source) for mount in mounts}
    targets = "|".join(re.escape(target) for target in sorted(sources, key=len, reverse=True)) or "(?!)"
    place = re.compile(rf"(^-[A-Za-z]+|^|[=,:])({targets})(?=$|[/,:])")

    def outside(text: str) -> str:
        return place.sub(lambda match: match[1] + sources[match[2]], text)

    return [
        *("env", "-i", "-C", outside(workdir)),
        *(f"{name}={outside(value)}" for name, value in env.items()),
        *("setpriv", "--no-new-privs", "--pdeathsig", "KILL"),
        *_limit(limits),
        *(outside(token) for token in command),
    ]


def _probe(kind: SandboxKind) -> Completed:
    limits = Limits(memory_bytes=1 << 30, file_bytes=1 << 20, processes=16, cpu_s=5, scratch_bytes=1 << 20)
    command = sandbox_command(kind, ["true"], mounts=(), limits=limits, env={"PATH": "/usr/bin:/bin"})
    return run(command, env=host_environment(), timeout_s=_PROBE_TIMEOUT_S)


_REMEDIES = (
    ("Unknown option", "bubblewrap 0.8 or later is needed"),
    ("uid map: Permission denied", "ask the administrator for sysctl kernel.apparmor_restrict_unprivileged_userns=0"),
    ("No space left on device", "ask the administrator for sysctl user.max_user_namespaces=10000"),
    ("No permissions to create new namespace", "ask the administrator for sysctl kernel.unprivileged_userns_clone=1"),
    ("Operation not permitted", "start the container with --cap-add SYS_ADMIN and --security-opt seccomp=unconfined"),
)


def _remedy(done: Completed) -> str:
    """What bubblewrap says, and what is known to help."""
    said = (done.stderr.decode(errors="replace").strip().splitlines() or [f"exit status {done.returncode}"])[0]
    hints = (remedy for symptom, remedy in _REMEDIES if symptom in said)
    return f"{said}; {next(hints, 'try: bwrap --ro-bind / / true')}"
