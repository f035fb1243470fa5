"""Commands that run untrusted programs (candidates, and the compiler that reads them) where they can do no harm.

bubblewrap hides the host: own mount, PID, network, IPC, host name and cgroup namespaces; a read-only tree with /usr, a
minimal /etc and the topology of the CPUs; a /tmp and a /dev/shm of limited size; no variable of our environment; no
network but loopback. Of this package nothing is visible, wherever it is installed: references and solutions lie in it.
The program runs as a user who owns nothing, without capabilities, and cannot gain any. It dies with its parent
(in Linux, the thread that started it), and everything that it started dies with it.

As root, bubblewrap makes the mounts as root, so that folders below /root can be mounted, and `setpriv` drops everything
afterwards. A user namespace would be wrong there: nobody inside it would be the host's root outside, to whom files
such as /proc/sys/kernel/core_pattern are writable. As an ordinary user, a user namespace gives the rights to mount, and
cannot be nested.

Where neither is allowed, Landlock and seccomp take the place of the namespaces (`confine.py`): the same files, under
their own names; no signals, no sockets, no sessions. MPI gets the network and sees the list of processes. What a
program adds to the memory of the user is limited by process only; and its scratch folder is
on the host's disk, without a limit but that of each file.

What each limit covers, and what it does not:

- `memory_bytes` is the address space of each process, not /tmp, /dev/shm and memfd files. CUDA, HIP and sanitizers
  reserve more address space than any machine has: they need None. For the sum over all processes there is `memory.py`;
  what neither sees (segments of System V that nobody has attached, buffers of sockets) is the kernel's business, which
  is told to kill the candidate first when memory runs out.
- `scratch_bytes` is the size of /tmp and, apart, of /dev/shm. The root, /dev and /etc are read-only.
- `file_bytes` is the size of one file; a writable mount may get many files.
- `processes` counts processes and threads of the user. As root, each sandbox has a user of its own (`own_uid`). As an
  ordinary user, each sandbox counts alone (Linux 5.14; before that, with all processes of the calling user). With kind
  NONE, all processes of the user count, and nothing limits root.
- `cpu_s` is CPU time of each process, over all its threads. Wall time is the business of `process.run`.
- Not covered: bandwidth of memory and disk, shared caches, bugs of the kernel. The command line of bubblewrap, with the
  paths on the host, can be read at /proc/1/cmdline: it must hold no secret.
"""

import functools
import json
import os
import re
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Literal

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools import confine
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.sandbox_tree import HARMLESS_DEVICES, SCRATCH, tree_options, visible_paths
from pareval_agent.tools.sandbox_tree import Mount as Mount

SANDBOX_UID = 65534
"""User and group inside, where there is no other: nobody, who owns nothing."""

_FIRST_OWN_UID = 0x70000000
"""From here to 2³¹ nobody else takes user ids (systemd, UIDS-GIDS.md); ids of threads are below 2²²."""

_PROBE_TIMEOUT_S = 10


class SandboxKind(StrEnum):
    """How untrusted programs are confined."""

    ROOT = "root"
    """bubblewrap started by root, who drops all rights inside."""
    USER = "user"
    """bubblewrap in a user namespace."""
    LANDLOCK = "landlock"
    """Landlock, seccomp and limits, where neither of the two is allowed."""
    NONE = "none"
    """Not at all: only the limits and the clean environment."""


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
    uid: int | None = None,
    loopback: bool = False,
) -> list[str]:
    """Tokens that run `command` confined; nothing is executed here.

    Paths in `command`, `env` and `workdir` are those inside. With kinds LANDLOCK and NONE there is no inside: every
    argument that is or starts with the target of a mount (possibly after an option's letters, `=`, `,` or `:`) gets its
    source instead. `loopback` is for kind LANDLOCK, which can only give all of the network or none.

    `uid` is for kind ROOT; None is the calling thread's own.

    A program killed by signal n ends with status 128 + n, or -n with kind NONE.
    """
    if kind is SandboxKind.NONE:
        return _unconfined(command, mounts, limits, env, workdir)
    if kind is SandboxKind.LANDLOCK:
        return _landlocked(command, mounts, limits, env, workdir, own_uid() if uid is None else uid, loopback)
    return [
        "bwrap",
        *(_AS_USER if kind is SandboxKind.USER else _AS_ROOT),
        *_NAMESPACES,
        *tree_options(mounts, limits.scratch_bytes),
        *("--chdir", workdir),
        "--clearenv",
        *chain.from_iterable(("--setenv", name, value) for name, value in env.items()),
        "--",
        *(_drop_rights(own_uid() if uid is None else uid) if kind is SandboxKind.ROOT else ()),
        *_limit(limits),
        *command,
    ]


def give_to_sandbox(kind: SandboxKind, path: Path) -> None:
    """Let the user of the calling thread's sandbox write a file or folder of ours."""
    if kind is SandboxKind.ROOT or (kind is SandboxKind.LANDLOCK and os.geteuid() == 0):
        os.chown(path, own_uid(), own_uid())


def own_uid() -> int:
    """The user of the calling thread's sandbox as root; a thread waits for one sandbox at a time.

    The kernel counts processes by user: with one user for all, a fork bomb in one sandbox would be felt in the others.
    """
    uid = _FIRST_OWN_UID + threading.get_native_id()
    return uid if _is_mapped(uid) else SANDBOX_UID


def _is_mapped(uid: int, uid_map: Path = Path("/proc/self/uid_map")) -> bool:
    """Whether there is such a user here: containers may have only the first 65536."""
    ranges = (tuple(map(int, line.split())) for line in uid_map.read_text().splitlines())
    return any(first <= uid < first + count for first, _, count in ranges)


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
        _check(kind)
    except InfrastructureError as error:
        if _works(SandboxKind.LANDLOCK):
            return SandboxKind.LANDLOCK
        raise InfrastructureError(f"{error}{_OR_WITHOUT}") from error
    return kind


def _works(kind: SandboxKind) -> bool:
    try:
        confine.remove_abandoned()
        _check(kind)
    except InfrastructureError:
        return False
    return True


def _check(kind: SandboxKind) -> None:
    """Use it once."""
    try:
        done = _probe(kind)
    except InfrastructureError as error:
        raise InfrastructureError(f"no sandbox: {error}") from error
    if done.returncode != 0:
        raise InfrastructureError(f"the sandbox does not work here: {_remedy(done)}")


_NEVER_COVERED = "memory that no process has mapped, bandwidth, shared caches, bugs of the kernel"

NOT_COVERED = {
    SandboxKind.ROOT: f"not covered: {_NEVER_COVERED}",
    SandboxKind.USER: f"not covered: {_NEVER_COVERED}",
    SandboxKind.LANDLOCK: (
        "not covered: the network and the list of processes with MPI, space on the disk, names and dates of files, "
        f"{_NEVER_COVERED}"
    ),
    SandboxKind.NONE: "not covered: your files, your network, your other processes",
}
"""What each kind leaves open, for people."""

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


def _limit(limits: Limits, processes: bool = True) -> list[str]:
    memory = [] if limits.memory_bytes is None else [f"--as={limits.memory_bytes}"]
    return [
        *("choom", "-n", "1000", "--"),
        "prlimit",
        *memory,
        f"--fsize={limits.file_bytes}",
        *([f"--nproc={limits.processes}"] if processes else []),
        f"--cpu={limits.cpu_s}",
        f"--nofile={limits.open_files}",
        "--core=0",
    ]


def _unconfined(
    command: Sequence[str], mounts: Sequence[Mount], limits: Limits, env: Mapping[str, str], workdir: str
) -> list[str]:
    outside = _outside(mounts)
    return [
        *("env", "-i", "-C", outside(workdir)),
        *(f"{name}={outside(value)}" for name, value in env.items()),
        *("setpriv", "--no-new-privs", "--pdeathsig", "KILL"),
        *_limit(limits),
        *(outside(token) for token in command),
    ]


def _landlocked(
    command: Sequence[str],
    mounts: Sequence[Mount],
    limits: Limits,
    env: Mapping[str, str],
    workdir: str,
    uid: int,
    loopback: bool,
) -> list[str]:
    outside = _outside(mounts)
    policy = confine.Policy(
        read=[*visible_paths(mounts), *(["/proc"] if loopback else [])],  # where MPI looks up the ranks that it binds
        write=[str(mount.source) for mount in mounts if mount.writable or mount.device] + list(HARMLESS_DEVICES),
        env={name: outside(value) for name, value in env.items()},
        workdir=None if workdir in SCRATCH else outside(workdir),
        processes=limits.processes,
        loopback=loopback,
    )
    return [
        *("env", "-i", "PATH=/usr/local/bin:/usr/bin:/bin"),
        *(_keep_reading(uid) if os.geteuid() == 0 else ()),
        *_limit(limits, processes=False),
        *(sys.executable, "-I", "-S", confine.__file__, json.dumps(policy)),
        *(outside(token) for token in command),
    ]


def _keep_reading(uid: int) -> tuple[str, ...]:
    """Drop all rights but to read below root's folders: which of those, Landlock decides."""
    only = "-all,+dac_read_search"
    return (
        "setpriv",
        *("--reuid", str(uid), "--regid", str(uid), "--clear-groups"),
        *("--inh-caps", only, "--ambient-caps", only, "--bounding-set", only, "--no-new-privs"),
        *("--securebits", "+no_setuid_fixup"),  # or access(2), which Open MPI asks, would know nothing of that right
    )


def _outside(mounts: Sequence[Mount]) -> Callable[[str], str]:
    """What gives text with paths inside the paths on the host."""
    sources = {mount.target: str(mount.source) for mount in mounts}
    targets = "|".join(re.escape(target) for target in sorted(sources, key=len, reverse=True)) or "(?!)"
    place = re.compile(rf"(^-[A-Za-z]+|^|[=,:])({targets})(?=$|[/,:])")
    return lambda text: place.sub(lambda match: match[1] + sources[match[2]], text)


def _probe(kind: SandboxKind) -> Completed:
    limits = Limits(memory_bytes=1 << 30, file_bytes=1 << 20, processes=16, cpu_s=5, scratch_bytes=1 << 20)
    command = sandbox_command(kind, ["true"], mounts=(), limits=limits, env={"PATH": "/usr/bin:/bin"})
    return run(command, env=host_environment(), timeout_s=_PROBE_TIMEOUT_S)


_REMEDIES = (
    ("Unknown option", "bubblewrap 0.8 or later is needed"),
    ("failed to execute", "install util-linux 2.34 or later"),
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
