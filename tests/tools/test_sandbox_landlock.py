"""What an untrusted program can do where only Landlock and seccomp confine it, asked from inside."""

import errno
import os
import shutil
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools import confine, sandbox, sandbox_tree
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.sandbox import Limits, Mount, SandboxKind, detect, give_to_sandbox, sandbox_command

MIB = 1 << 20
LIMITS = Limits(memory_bytes=2048 * MIB, file_bytes=4 * MIB, processes=32, cpu_s=20)
PYTHON = "/usr/bin/python3"

needs_landlock = pytest.mark.skipif(
    confine.landlock_abi() == 0 or not confine.has_seccomp_table(), reason="this kernel has no Landlock"
)


def inside(command: Sequence[str], *, mounts: Sequence[Mount] = (), loopback: bool = False) -> Completed:
    tokens = sandbox_command(
        SandboxKind.LANDLOCK, command, mounts=mounts, limits=LIMITS, env=sandbox_environment(), loopback=loopback
    )
    return run(tokens, env=host_environment(), timeout_s=60)


def shell(script: str, *, mounts: Sequence[Mount] = (), loopback: bool = False) -> str:
    return inside(["sh", "-c", f"exec 2>&1; {script}"], mounts=mounts, loopback=loopback).stdout.decode()


def python(script: str, *, loopback: bool = False) -> str:
    """What a script prints, or the error that ended it."""
    if not Path(PYTHON).exists():
        pytest.skip("there is no Python below /usr")
    return shell(f"{PYTHON} -I -S - <<'END'\n{script}\nEND", loopback=loopback)


@needs_landlock
def test_nothing_of_the_host_can_be_read_but_what_programs_need() -> None:
    for path in ("/etc/passwd", "/root", "/home", "/tmp", "/dev/shm", "/var", "/proc/1/cmdline", __file__):
        assert "Permission denied" in shell(f"cat {path} || ls {path}"), path
    assert "bash" in shell("ls /usr/bin")


@needs_landlock
@pytest.mark.parametrize("folder", ["/", "/usr", "/etc", "/tmp", "/dev/shm", "/var/tmp"])
def test_nothing_of_the_host_can_be_written(folder: str) -> None:
    file = Path(folder) / f"pareval-{uuid4().hex}"
    assert "written" not in shell(f"echo h >{file} && echo written").splitlines()
    assert not file.exists()


@needs_landlock
def test_there_is_a_folder_to_write_to_and_it_vanishes() -> None:
    said = shell('echo kept >"$HOME/a"; cat "$TMPDIR/a"; pwd').splitlines()
    assert said[0] == "kept"
    assert Path(said[1]).name.startswith("pareval-scratch-")
    assert not Path(said[1]).exists()


@needs_landlock
def test_the_folder_of_a_killed_sandbox_is_removed_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    gone, alive = tmp_path / "pareval-scratch-4194305-x", tmp_path / f"pareval-scratch-{os.getpid()}-x"
    gone.mkdir()
    alive.mkdir()
    confine.remove_abandoned()
    assert list(tmp_path.iterdir()) == [alive]


@needs_landlock
def test_mounts_are_read_only_unless_asked(tmp_path: Path) -> None:
    for name in ("in", "out"):
        (tmp_path / name).mkdir()
    (tmp_path / "in" / "a").write_text("content")
    give_to_sandbox(SandboxKind.LANDLOCK, tmp_path / "out")
    mounts = [Mount(tmp_path / "in", "/job/in"), Mount(tmp_path / "out", "/job/out", writable=True)]
    assert inside(["cat", "/job/in/a"], mounts=mounts).stdout == b"content"
    assert inside(["touch", "/job/in/b"], mounts=mounts).returncode != 0
    assert inside(["cp", "/job/in/a", "/job/out/b"], mounts=mounts).stderr == b""
    assert (tmp_path / "out" / "b").read_text() == "content"


@needs_landlock
def test_no_variable_of_ours_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_API_KEY", "secret")
    names = {line.split("=")[0] for line in shell("env").splitlines()}
    assert names == {"PATH", "HOME", "LC_ALL", "PWD", *confine.SCRATCH_VARIABLES}


@needs_landlock
def test_nobody_outside_can_be_signalled() -> None:
    victim = subprocess.Popen(["sleep", "60"])
    try:
        shell(f"kill -9 {victim.pid}; kill -9 -1; true")
        time.sleep(0.1)
        assert victim.poll() is None
    finally:
        victim.kill()
        victim.wait()


@needs_landlock
def test_a_program_can_abort_and_kill_its_own_children() -> None:
    assert inside(["sh", "-c", "kill -ABRT $$"]).returncode == 128 + signal.SIGABRT
    assert shell("sleep 60 & kill -9 $!; wait; echo ended").split()[-1] == "ended"


@needs_landlock
@pytest.mark.parametrize("family", ["AF_UNIX", "AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_VSOCK"])
def test_no_sockets(family: str) -> None:
    assert "Operation not permitted" in python(f"import socket as s; s.socket(s.{family}, s.SOCK_STREAM)")


@needs_landlock
def test_mpi_gets_the_internet_but_no_local_services() -> None:
    assert "made" in python("import socket; socket.socket(); print('made')", loopback=True)
    assert "not permitted" in python("import socket; socket.socket(socket.AF_UNIX)", loopback=True)


@needs_landlock
@pytest.mark.parametrize(
    "call",
    [
        "os.setsid()",
        "os.chmod('.', 0o777)",
        "os.utime('.')",
        "os.fchmod(os.open('/usr/bin/env', os.O_RDONLY), 0o4755)",
        "os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
        "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
        "os.setxattr('.', 'user.a', b'b')",
    ],
)
def test_what_landlock_does_not_guard_is_refused(call: str) -> None:
    assert "Operation not permitted" in python(f"import os, resource; {call}")


@needs_landlock
def test_user_namespaces_are_closed() -> None:
    assert inside(["unshare", "-U", "true"]).returncode != 0


@needs_landlock
def test_limits_hold() -> None:
    assert "MemoryError" in python("bytearray(4 << 30)")
    assert "File too large" in python("import signal; f = open('a', 'wb'); f.write(bytes(8 << 20))")
    said = python("import os, time\ntry:\n while os.fork(): pass\nexcept OSError as why: print(why)\ntime.sleep(0.5)")
    assert "Resource temporarily unavailable" in said


@needs_landlock
def test_nothing_outlives_the_session() -> None:
    marker = f"32{os.getpid()}.5"
    inside(["sh", "-c", f"(trap '' TERM HUP; sleep {marker}) >/dev/null 2>&1 & sleep 0.2"])
    assert marker not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout


@needs_landlock
def test_this_package_is_invisible_below_usr_and_in_mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lib" / "pareval_agent").mkdir(parents=True)
    (tmp_path / "lib" / "other").touch()
    tmp_path.chmod(0o755)
    monkeypatch.setattr(sandbox_tree, "_OWN_FOLDER", tmp_path / "lib" / "pareval_agent")
    mounts = [Mount(tmp_path, "/venv")]
    assert inside(["cat", "/venv/lib/other"], mounts=mounts).returncode == 0
    assert inside(["ls", "/venv/lib/pareval_agent"], mounts=mounts).returncode != 0
    monkeypatch.setattr(sandbox_tree, "_OWN_FOLDER", Path("/usr/share/doc"))
    assert inside(["ls", "/usr/share/doc"]).returncode != 0
    assert inside(["ls", "/usr/bin"]).returncode == 0


@needs_landlock
def test_the_compiler_works_and_cannot_include_files_of_the_host(tmp_path: Path) -> None:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    (tmp_path / "a.cpp").write_text("#include <vector>\nint main() {}\n")
    (tmp_path / "b.cpp").write_text('#include "/etc/passwd"\n')
    give_to_sandbox(SandboxKind.LANDLOCK, tmp_path)
    mounts = [Mount(tmp_path, "/job", writable=True)]
    assert inside(["g++", "/job/a.cpp", "-shared", "-fPIC", "-o", "/job/a.so"], mounts=mounts).stderr == b""
    assert (tmp_path / "a.so").exists()
    assert b"/etc/passwd: Permission denied" in inside(["g++", "-c", "/job/b.cpp"], mounts=mounts).stderr


@needs_landlock
def test_an_ordinary_user_gets_the_same() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    policy = '{"read": ["/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache"], "write": [], "env": {"PATH": "/bin"},'
    policy += '"workdir": null, "processes": 8, "loopback": false}'
    script = "id -u; cat /etc/passwd || kill -9 $PPID || echo confined"
    launcher = Path(confine.__file__).read_text()
    become = ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups"]
    done = run([*become, PYTHON, "-I", "-S", "-c", launcher, policy, "sh", "-c", script], env={}, timeout_s=20)
    assert done.stdout.split() == [b"1000", b"confined"], done.stderr


@needs_landlock
def test_it_steps_in_where_bubblewrap_does_not_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bwrap").write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2; exit 1\n")
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setattr(sandbox, "host_environment", lambda: {"PATH": f"{tmp_path}:{os.environ['PATH']}"})
    detect.cache_clear()
    assert detect("auto") is SandboxKind.LANDLOCK
    monkeypatch.setattr(sandbox, "_works", lambda kind: False)
    detect.cache_clear()
    with pytest.raises(InfrastructureError, match="unprivileged_userns_clone"):
        detect("auto")
    detect.cache_clear()


ALLOWED, REFUSED, MISSING = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
X86, ARM = ("x86_64", 0xC000003E), ("aarch64", 0xC00000B7)


def verdict(
    machine: tuple[str, int], number: int, *arguments: int, signals: bool = True, loopback: bool = False
) -> int:
    """What the filter says of a system call, by running its program as the kernel would."""
    program = confine.seccomp_filter(machine[0], own_pid=77, signals=signals, loopback=loopback)
    data = struct.pack("=iIQ6Q", number, machine[1], 0, *(*arguments, *[0] * 6)[:6])
    lines = list(struct.iter_unpack("=HBBI", program))
    value = position = 0
    while True:
        operation, if_true, if_false, operand = lines[position]
        position += 1
        if operation == 0x06:
            return int(operand)
        if operation == 0x20:
            (value,) = struct.unpack_from("=I", data, operand)
        else:
            passed = {0x15: value == operand, 0x35: value >= operand, 0x45: bool(value & operand)}[operation]
            position += if_true if passed else if_false


@pytest.mark.parametrize(
    ("machine", "read", "kill", "tgkill", "clone", "clone3", "sock", "fchmod", "setsid"),
    [(X86, 0, 62, 234, 56, 435, 41, 91, 112), (ARM, 63, 129, 131, 220, 435, 198, 52, 157)],
)
def test_the_filter(
    machine: tuple[str, int],
    read: int, kill: int, tgkill: int, clone: int, clone3: int, sock: int, fchmod: int, setsid: int,
) -> None:  # fmt: skip
    assert verdict(machine, read) == ALLOWED
    assert verdict(machine, setsid) == REFUSED
    assert verdict(machine, clone3) == MISSING
    assert [verdict(machine, clone, flags) for flags in (0x11, 0x10000000)] == [ALLOWED, REFUSED]
    assert verdict(machine, kill, 1, 9) == ALLOWED
    assert verdict(machine, kill, 1, 9, signals=False) == REFUSED
    assert [verdict(machine, tgkill, pid, signals=False) for pid in (77, 78)] == [ALLOWED, REFUSED]
    families = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)
    assert [verdict(machine, sock, family) for family in families] == [REFUSED] * 3
    assert [verdict(machine, sock, family, loopback=True) for family in families] == [REFUSED, ALLOWED, ALLOWED]
    modes = (0o755, 0o644, 0o4755, 0o666, 0o077, 0)
    assert [verdict(machine, fchmod, 3, mode) for mode in modes] == [ALLOWED] * 2 + [REFUSED] * 4


def test_calls_of_another_architecture_are_the_end() -> None:
    assert verdict(("x86_64", ARM[1]), 0) == 0x80000000
    assert verdict(X86, 0x40000000 + 62) == REFUSED
