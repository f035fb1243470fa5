"""Runs a program confined by Landlock and seccomp; for machines that forbid user namespaces.

    python -I -S confine.py POLICY COMMAND...

POLICY is JSON (see `Policy`). This file is run by its path, imports nothing of ours, and starts in a few milliseconds.
Its own process stays outside of the confinement: it owns the scratch folder, waits, and removes the folder. The program
runs in a child that has given up all that the policy does not name:

- files: Landlock (Linux 5.13), with all rights that this kernel knows;
- signals to processes outside: Landlock (Linux 6.12), before that seccomp, which then forbids all but a program's own;
- sockets, sessions, tracing, namespaces, other processes' memory and limits, System V IPC, modes and owners of files,
  and kernel interfaces with a history of bugs: seccomp.

Sources: linux/landlock.h, linux/seccomp.h, linux/filter.h; landlock(7), seccomp(2).
"""

import ctypes
import json
import os
import platform
import resource
import shutil
import signal
import struct
import sys
import tempfile
from collections.abc import Iterator, Sequence
from typing import TypedDict


class Policy(TypedDict):
    """What the program may have. Paths that do not exist are left out."""

    read: list[str]
    write: list[str]
    env: dict[str, str]
    workdir: str | None
    """None is the scratch folder."""
    processes: int
    """That it may add to those that its user has."""
    loopback: bool
    """Whether it needs internet sockets, as MPI does. Landlock cannot tell loopback from the network."""


SCRATCH_VARIABLES = ("HOME", "TMPDIR", "OMPI_MCA_btl_vader_backing_directory", "OMPI_MCA_btl_sm_backing_directory")
"""They name the scratch folder."""

_SCRATCH_PREFIX = "pareval-scratch-"

_libc = ctypes.CDLL(None, use_errno=True)

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_FILE_RIGHTS = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15  # execute, write, read, truncate, ioctl
_READ_RIGHTS = 1 << 0 | 1 << 2 | 1 << 3  # execute, read files and folders
_FS_RIGHTS_BY_ABI = (0, 13, 14, 15, 15, 16)
"""How many rights over files each version knows; later ones know as many as the last."""
_NET_ABI, _SCOPE_ABI = 4, 6
_TCP_RIGHTS = 0b11
_SCOPES = 0b11  # abstract sockets, signals

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER = 2


def landlock_abi() -> int:
    """The version of Landlock that this kernel has, 0 for none."""
    return max(0, int(_libc.syscall(_CREATE_RULESET, None, 0, 1)))


def has_seccomp_table() -> bool:
    """Whether we know the numbers of this machine's system calls."""
    return platform.machine() in _ARCHITECTURES


def restrict_files(policy: Policy, scratch: str, abi: int) -> None:
    """Give up all files but those of the policy, and what else Landlock can take away.

    Raises OSError if the kernel refuses.
    """
    all_rights = (1 << _FS_RIGHTS_BY_ABI[min(abi, len(_FS_RIGHTS_BY_ABI) - 1)]) - 1
    net = _TCP_RIGHTS if abi >= _NET_ABI and not policy["loopback"] else 0
    attributes = struct.pack("=QQQ", all_rights, net, _SCOPES if abi >= _SCOPE_ABI else 0)
    size = 24 if abi >= _SCOPE_ABI else 16 if abi >= _NET_ABI else 8
    ruleset = _check(_libc.syscall(_CREATE_RULESET, attributes, size, 0), "landlock_create_ruleset")
    for path in policy["read"]:
        _allow(ruleset, path, all_rights & _READ_RIGHTS)
    for path in [*policy["write"], scratch]:
        _allow(ruleset, path, all_rights)
    _check(_libc.syscall(_RESTRICT_SELF, ruleset, 0), "landlock_restrict_self")
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        file = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not os.path.isdir(path):
        rights &= _FILE_RIGHTS
    rule = struct.pack("=Qi", rights, file)
    _check(_libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0), f"landlock_add_rule {path}")
    os.close(file)


_ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
"""Of each: its number in linux/audit.h, and the column below."""

_DENIED = {
    # other processes
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_getfd": (438, 438),
    "kcmp": (312, 272), "process_madvise": (440, 440), "migrate_pages": (256, 238), "move_pages": (279, 239),
    "setpriority": (141, 140), "sched_setscheduler": (144, 119), "sched_setparam": (142, 118),
    "sched_setattr": (314, 274), "ioprio_set": (251, 30),
    # a new session would outlive the old one
    "setsid": (112, 157),
    # namespaces and mounts
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsmount": (432, 432), "mount_setattr": (442, 442),
    # what outlives a process, or is nobody's
    "shmget": (29, 194), "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218),
    # what Landlock does not guard: modes, owners, attributes and times of files
    "chmod": (90, None), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None),
    "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88),
    # large interfaces of the kernel that no candidate needs; io_uring would pass by this filter
    "io_uring_setup": (425, 425), "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
}  # fmt: skip

_SIGNALS = {
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
}  # fmt: skip

_TGKILL, _CLONE, _CLONE3, _PRLIMIT, _SOCKET = (234, 131), (56, 220), (435, 435), (302, 261), (41, 198)
_FCHMOD = (91, 52)
_SURPRISING_MODES, _READABLE = 0o7022, 0o400
"""Linkers make their output executable, and need not more; what is open already is what Landlock has granted."""
_NAMESPACE_FLAGS = 0x7E020080
"""CLONE_NEW* of sched.h; clone3 has them behind a pointer, so it must not exist: the C library then takes clone."""
_INTERNET = (2, 10, 16)
"""AF_INET, AF_INET6, AF_NETLINK, which lists interfaces."""

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38
_AT_NUMBER, _AT_ARCHITECTURE, _AT_ARGUMENT, _AT_SECOND_ARGUMENT = 0, 4, 16, 24
_X32_BIT = 0x40000000


def seccomp_filter(machine: str, *, own_pid: int, signals: bool, loopback: bool) -> bytes:
    """A classic BPF program for seccomp, for a child of this process id.

    Args:
        machine: x86_64 or aarch64.
        own_pid: the process that may signal itself, as abort() does.
        signals: whether all others may be signalled, because something else guards them.
        loopback: whether there may be internet sockets.
    """
    number, column = _ARCHITECTURES[machine]
    denied = {**_DENIED, **({} if signals else _SIGNALS)}
    calls = [found for numbers in denied.values() if (found := numbers[column]) is not None]
    program = [
        (_LOAD, 0, 0, _AT_ARCHITECTURE), (_EQUAL, 1, 0, number), (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _AT_NUMBER), (_AT_LEAST, 0, 1, _X32_BIT), (_RETURN, 0, 0, _ERRNO | _EPERM),
        *(line for call in calls for line in _refuse(call)),
        *_refuse(_CLONE3[column], _ENOSYS),
        *_refuse_argument(
            _FCHMOD[column], [(_ANY_BIT, 1, 0, _SURPRISING_MODES), (_ANY_BIT, 1, 0, _READABLE)], _AT_SECOND_ARGUMENT
        ),
        *_refuse_argument(_CLONE[column], [(_ANY_BIT, 0, 1, _NAMESPACE_FLAGS)]),
        *_refuse_argument(_PRLIMIT[column], [(_EQUAL, 1, 0, 0)]),
        *([] if signals else _refuse_argument(_TGKILL[column], [(_EQUAL, 1, 0, own_pid)])),
        *_refuse_argument(_SOCKET[column], list(_unless_one_of(_INTERNET if loopback else ()))),
        (_RETURN, 0, 0, _ALLOW),
    ]  # fmt: skip
    return b"".join(struct.pack("=HBBI", *line) for line in program)


_Line = tuple[int, int, int, int]
"""Operation, lines to skip if true and if false, operand."""


def _refuse(call: int, error: int = _EPERM) -> list[_Line]:
    return [(_EQUAL, 0, 1, call), (_RETURN, 0, 0, _ERRNO | error)]


def _refuse_argument(call: int, tests: Sequence[_Line], argument: int = _AT_ARGUMENT) -> list[_Line]:
    """Refuse a call whose argument fails the tests; to pass it, they skip the line behind them."""
    lines = [(_LOAD, 0, 0, argument), *tests, (_RETURN, 0, 0, _ERRNO | _EPERM), (_LOAD, 0, 0, _AT_NUMBER)]
    return [(_EQUAL, 0, len(lines), call), *lines]


def _unless_one_of(values: Sequence[int]) -> Iterator[_Line]:
    for index, value in enumerate(values):
        yield (_EQUAL, len(values) - index, 0, value)


def _restrict_calls(policy: Policy, abi: int) -> None:
    program = seccomp_filter(
        platform.machine(), own_pid=os.getpid(), signals=abi >= _SCOPE_ABI, loopback=policy["loopback"]
    )
    instructions = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(instructions))
    _check(_libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0), "seccomp")


def _check(result: int, what: str) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def _limit_processes(more: int) -> None:
    """The kernel counts those that the user has already; of other users it counts nothing."""
    mine = 0
    for entry in os.listdir("/proc"):
        try:
            if entry.isdecimal() and os.stat(f"/proc/{entry}").st_uid == os.getuid():
                mine += len(os.listdir(f"/proc/{entry}/task"))
        except OSError:
            continue
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    limit = mine + more if hard == resource.RLIM_INFINITY else min(hard, mine + more)
    resource.setrlimit(resource.RLIMIT_NPROC, (limit, limit))


def _become(policy: Policy, command: Sequence[str], scratch: str, parent: int) -> None:
    """In the child: give everything up, and start the program."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        return
    os.chdir(policy["workdir"] or scratch)
    os.umask(0o022)
    _limit_processes(policy["processes"])
    _check(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    abi = landlock_abi()
    if abi == 0 or not has_seccomp_table():
        raise OSError(_ENOSYS, "this kernel has no Landlock, or the machine is not known")
    restrict_files(policy, scratch, abi)
    _restrict_calls(policy, abi)
    env = {**policy["env"], **dict.fromkeys(SCRATCH_VARIABLES, scratch)}
    os.execvpe(command[0], list(command), env)  # noqa: S606  there is no shell


def remove_abandoned() -> None:
    """Remove the scratch folders of those of us that were killed, as far as they may be removed."""
    folder = tempfile.gettempdir()
    for name in os.listdir(folder):
        owner = name.removeprefix(_SCRATCH_PREFIX).partition("-")[0]
        if name.startswith(_SCRATCH_PREFIX) and not os.path.exists(f"/proc/{owner}"):
            shutil.rmtree(os.path.join(folder, name), ignore_errors=True)


def main(arguments: Sequence[str]) -> int:
    """Run the command to its end; its status, or 128 + the signal that killed it."""
    policy: Policy = json.loads(arguments[0])
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    scratch = tempfile.mkdtemp(prefix=f"{_SCRATCH_PREFIX}{os.getpid()}-")
    try:
        parent, child = os.getpid(), os.fork()
        if child == 0:
            try:
                _become(policy, arguments[1:], scratch, parent)
            except OSError as error:
                sys.stderr.write(f"confine: {error}\n")
            os._exit(127)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return code if code >= 0 else 128 - code
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
