"""What an untrusted program can see and do, asked from inside."""

import functools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools import sandbox, sandbox_tree
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.sandbox import (
    SANDBOX_UID,
    Limits,
    Mount,
    SandboxKind,
    detect,
    give_to_sandbox,
    own_uid,
    sandbox_command,
)

MIB = 1 << 20
ROOT_FOLDERS = "bin dev etc lib lib32 lib64 proc sbin sys tmp usr"
LIMITS = Limits(
    memory_bytes=2048 * MIB, file_bytes=4 * MIB, processes=64, cpu_s=20, open_files=200, scratch_bytes=16 * MIB
)


@functools.cache
def confined() -> SandboxKind:
    try:
        return detect("auto")
    except InfrastructureError as error:
        pytest.skip(str(error))


def inside(command: Sequence[str], *, mounts: Sequence[Mount] = (), limits: Limits = LIMITS) -> Completed:
    tokens = sandbox_command(confined(), command, mounts=mounts, limits=limits, env=sandbox_environment())
    return run(tokens, env=host_environment(), timeout_s=60)


def shell(script: str, *, mounts: Sequence[Mount] = (), limits: Limits = LIMITS) -> str:
    """Both outputs of a script, in order."""
    return inside(["sh", "-c", f"exec 2>&1; {script}"], mounts=mounts, limits=limits).stdout.decode()


def test_no_rights_and_no_way_to_get_any() -> None:
    lines = dict(line.split(":\t") for line in shell("cat /proc/self/status").splitlines())
    uid = own_uid() if confined() is SandboxKind.ROOT else SANDBOX_UID
    assert lines["Uid"].split() == lines["Gid"].split() == [str(uid)] * 4
    assert lines["Groups"].strip() in ("", str(uid))
    assert {int(lines[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {0}
    assert lines["NoNewPrivs"] == "1"


@pytest.mark.parametrize(
    "file",
    ["/x", "/usr/x", "/etc/x", "/dev/x", "/sys/devices/x", "/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger"],
)
def test_nothing_of_the_system_can_be_written(file: str) -> None:
    assert "written" not in shell(f"echo h >{file} && echo written").splitlines()


def test_nothing_of_the_host_can_be_seen() -> None:
    assert set(shell("ls -A /").split()) <= set(ROOT_FOLDERS.split())
    assert set(shell("ls -A /etc").split()) <= {"alternatives", "ld.so.cache", "ld.so.conf", "ld.so.conf.d"}
    assert shell("ls -A /tmp /dev/shm").split() == ["/dev/shm:", "/tmp:"]
    assert shell("hostname").strip() == "sandbox"
    assert shell("ls /proc/1/root/root /proc/1/cwd/root /proc/1/fd/3").count("annot access") == 3


def test_no_process_of_the_host_can_be_seen() -> None:
    assert set(shell("cat /proc/[0-9]*/comm").split()) <= {"bwrap", "sh", "cat"}


def test_no_variable_of_ours_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_API_KEY", "secret")
    assert set(shell("env").splitlines()) == {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/tmp", "LC_ALL=C", "PWD=/tmp"}
    assert "MY_API_KEY" not in shell("cat /proc/*/environ | tr '\\0' '\\n'")


def test_no_network_but_loopback() -> None:
    interfaces = [line.split(":")[0].strip() for line in shell("cat /proc/net/dev").splitlines()[2:]]
    assert interfaces == ["lo"]


def test_memory_is_limited() -> None:
    done = inside([sys_python(), "-c", "bytearray(4 << 30)"])
    assert b"MemoryError" in done.stderr


def test_without_a_memory_limit_address_space_is_unlimited() -> None:
    unlimited = Limits(memory_bytes=None, file_bytes=MIB, processes=64, cpu_s=20)
    assert shell("ulimit -v", limits=unlimited).strip() == "unlimited"


def test_file_size_is_limited() -> None:
    assert "File size limit exceeded" in shell("bash -c 'dd if=/dev/zero of=/tmp/a bs=1M count=10'; ls -s /tmp/a")
    assert shell("dd if=/dev/zero of=/tmp/a bs=1M count=10; stat -c %s /tmp/a").split()[-1] == str(4 * MIB)


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm"])
def test_scratch_space_is_limited(folder: str) -> None:
    said = shell(f"for i in 1 2 3 4 5 6 7 8; do head -c 4000000 /dev/zero >{folder}/$i; done")
    assert "No space left on device" in said


def test_cpu_time_is_limited() -> None:
    limits = Limits(memory_bytes=None, file_bytes=MIB, processes=64, cpu_s=1)
    done = inside(["sh", "-c", "while :; do :; done"], limits=limits)
    assert done.returncode != 0
    assert not done.timed_out


def test_open_files_are_limited() -> None:
    assert shell("ulimit -n; ulimit -c").split() == ["200", "0"]


def test_a_fork_bomb_is_stopped_and_nothing_of_it_is_left() -> None:
    done = inside([sys_python(), "-c", "import os\nfor _ in range(1000): os.fork() or __import__('time').sleep(60)"])
    assert b"Resource temporarily unavailable" in done.stderr
    assert not done.timed_out


def test_a_fork_bomb_is_not_felt_in_another_sandbox() -> None:
    bomb = "import os, time\ntry:\n while os.fork(): pass\nexcept OSError as why: print(why)\ntime.sleep(2)"
    with ThreadPoolExecutor(1) as pool:
        exploding = pool.submit(inside, [sys_python(), "-c", bomb])
        time.sleep(0.7)
        assert shell("true | true | true; echo fine") == "fine\n"
        assert b"Resource temporarily unavailable" in exploding.result().stdout


def test_threads_have_sandboxes_of_different_users() -> None:
    with ThreadPoolExecutor(1) as pool:
        theirs = pool.submit(own_uid).result()
    assert theirs != own_uid() != SANDBOX_UID or not sandbox._is_mapped(0x70000000)


@pytest.mark.parametrize(("uid", "mapped"), [(0, True), (65535, True), (65536, False), (100000, True), (100010, False)])
def test_users_that_a_container_does_not_have_are_not_taken(uid: int, mapped: bool, tmp_path: Path) -> None:
    (tmp_path / "uid_map").write_text("         0     100000      65536\n    100000     200000         10\n")
    assert sandbox._is_mapped(uid, tmp_path / "uid_map") is mapped


def test_a_daemon_dies_with_the_sandbox() -> None:
    marker = f"31{os.getpid()}.5"
    inside(["sh", "-c", f"setsid sh -c 'trap \"\" TERM HUP; sleep {marker}' >/dev/null 2>&1 & sleep 0.2"])
    assert marker not in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout


def test_user_namespaces_are_closed_to_ordinary_users() -> None:
    if confined() is SandboxKind.ROOT:
        pytest.skip("only bubblewrap of an ordinary user can close them")
    assert inside(["unshare", "-U", "true"]).returncode != 0


def test_mounts_are_read_only_unless_asked_and_may_be_deep(tmp_path: Path) -> None:
    for name in ("in", "out"):
        (tmp_path / name).mkdir()
    (tmp_path / "in" / "a").write_text("content")
    give_to_sandbox(confined(), tmp_path / "out")
    mounts = [Mount(tmp_path / "in", "/opt/deep/in"), Mount(tmp_path / "out", "/opt/deep/in2/out", writable=True)]
    assert shell("cat /opt/deep/in/a", mounts=mounts) == "content"
    assert "Read-only file system" in shell("echo b >/opt/deep/in/a", mounts=mounts)
    assert "Read-only file system" in shell("echo b >/opt/deep/b", mounts=mounts)
    assert shell("cd /opt/deep/in2/out; echo new >b; cat b", mounts=mounts) == "new\n"
    assert (tmp_path / "out" / "b").read_text() == "new\n"


def test_a_folder_that_only_the_sandbox_may_enter_can_be_the_working_directory(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    give_to_sandbox(confined(), tmp_path)
    mounts, env = [Mount(tmp_path, "/job", writable=True)], sandbox_environment()
    tokens = sandbox_command(confined(), ["touch", "a"], mounts=mounts, limits=LIMITS, env=env, workdir="/job")
    assert run(tokens, env=host_environment(), timeout_s=60).stderr == b""
    assert (tmp_path / "a").exists()


def test_the_compiler_runs_inside_and_cannot_include_files_of_the_host(tmp_path: Path) -> None:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    tmp_path.chmod(0o755)
    (tmp_path / "prelude.hpp").write_text("#include <vector>\n")
    flags = ["-std=c++17", "-O1", "-fPIC", "-fopenmp"]
    job = [Mount(tmp_path, "/job", writable=True)]
    give_to_sandbox(confined(), tmp_path)
    room = Limits(memory_bytes=4096 * MIB, file_bytes=256 * MIB, processes=64, cpu_s=60)
    header = [*["g++", "-x", "c++-header", "/job/prelude.hpp", "-o", "/job/prelude.hpp.gch"], *flags]
    assert inside(header, mounts=job, limits=room).returncode == 0
    (tmp_path / "prelude.hpp").write_text("#error not the precompiled one\n")
    paths = ("/etc/passwd", "/root/.bashrc", __file__)
    tests = "".join(f'#if __has_include("{path}")\n#error {path} can be read\n#endif\n' for path in paths)
    source = f"std::vector<int> v;\n{tests}"
    (tmp_path / "c.cpp").write_text(source)
    unit = [*["g++", "-shared", "-include", "/job/prelude.hpp", "/job/c.cpp", "-o", "/job/c.so"], *flags]
    done = inside(unit, mounts=job, limits=room)
    assert done.stderr == b""
    assert (tmp_path / "c.so").exists()


def test_this_package_is_invisible_where_a_mount_contains_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o755)
    package = tmp_path / "lib" / "pareval_agent"
    (package / "solutions").mkdir(parents=True)
    (tmp_path / "lib" / "other").touch()
    monkeypatch.setattr(sandbox_tree, "_OWN_FOLDER", package)
    said = shell("ls -R /opt/venv", mounts=[Mount(tmp_path, "/opt/venv")])
    assert "other" in said
    assert "solutions" not in said
    said = shell("touch /opt/venv/lib/pareval_agent/x", mounts=[Mount(tmp_path, "/opt/venv")])
    assert "Read-only file system" in said


def test_this_package_is_invisible_below_usr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_tree, "_OWN_FOLDER", Path("/usr/share/doc"))
    assert shell("ls /usr/share/doc") == ""
    assert shell("ls /usr/share") != ""


@pytest.mark.parametrize("as_uid", [1000])
def test_an_ordinary_user_gets_the_same(as_uid: int) -> None:
    """The tests of this file that matter most, once more, as somebody else."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    probe = sandbox_command(
        SandboxKind.USER,
        ["sh", "-c", "id -u; grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status; unshare -U true || echo closed"],
        mounts=(),
        limits=LIMITS,
        env=sandbox_environment(),
    )
    become = ["setpriv", f"--reuid={as_uid}", f"--regid={as_uid}", "--clear-groups"]
    done = run([*become, *probe], env=host_environment(), timeout_s=60)
    if b"namespace" in done.stderr and not done.stdout:
        pytest.skip(f"no user namespaces here: {done.stderr.decode()}")
    zero = "0000000000000000"
    assert done.stdout.decode().split() == f"{SANDBOX_UID} CapEff: {zero} CapBnd: {zero} NoNewPrivs: 1 closed".split()


def test_command_as_root() -> None:
    tokens = sandbox_command(SandboxKind.ROOT, ["prog", "a b"], mounts=(), limits=LIMITS, env={"A": "b c"}, uid=70001)
    assert tokens[0] == "bwrap"
    assert "--unshare-user" not in tokens
    end = tokens.index("--")
    assert tokens[end - 4 : end] == ["--clearenv", "--setenv", "A", "b c"]
    rights = "setpriv --reuid 70001 --regid 70001 --clear-groups --inh-caps -all --bounding-set -all --no-new-privs"
    limits = "choom -n 1000 -- prlimit --as=2147483648 --fsize=4194304 --nproc=64 --cpu=20 --nofile=200 --core=0"
    assert tokens[end + 1 :] == [*f"{rights} {limits}".split(), "prog", "a b"]


def test_command_as_user_makes_a_user_namespace_and_closes_the_door() -> None:
    tokens = sandbox_command(SandboxKind.USER, ["prog"], mounts=(), limits=LIMITS, env={})
    assert tokens[1:7] == ["--unshare-user", "--disable-userns", "--uid", "65534", "--gid", "65534"]
    assert "setpriv" not in tokens


@pytest.mark.parametrize(
    ("inside_path", "host_path"),
    [
        ("/job", "/home/me/x"),
        ("/job/a.cpp", "/home/me/x/a.cpp"),
        ("-I/job/include", "-I/home/me/x/include"),
        ("--map=/job:/job", "--map=/home/me/x:/home/me/x"),
        ("-Wl,-rpath,/job", "-Wl,-rpath,/home/me/x"),
        ("/channel", "/job/y"),  # the result is not looked at again
        ("/usr/job", "/usr/job"),
        ("/jobs", "/jobs"),
        ("/job.cpp", "/job.cpp"),
        ("a /job", "a /job"),
    ],
)
def test_without_a_sandbox_paths_are_those_of_the_host(inside_path: str, host_path: str) -> None:
    mounts = [Mount(Path("/home/me/x"), "/job"), Mount(Path("/job/y"), "/channel")]
    env, workdir = {"P": inside_path}, "/job/w"
    tokens = sandbox_command(
        SandboxKind.NONE, ["prog", inside_path], mounts=mounts, limits=LIMITS, env=env, workdir=workdir
    )
    assert tokens[:5] == ["env", "-i", "-C", "/home/me/x/w", f"P={host_path}"]
    assert tokens[-2:] == ["prog", host_path]


def test_without_a_sandbox_the_environment_is_clean_and_limits_hold(tmp_path: Path) -> None:
    script = ["sh", "-c", "env; ulimit -v; pwd"]
    mounts = [Mount(tmp_path, "/job")]
    env = sandbox_environment()
    tokens = sandbox_command(SandboxKind.NONE, script, mounts=mounts, limits=LIMITS, env=env, workdir="/job")
    said = run(tokens, env={**host_environment(), "MY_API_KEY": "secret"}, timeout_s=60).stdout.decode()
    assert "MY_API_KEY" not in said
    assert said.splitlines()[-2:] == [str(2 * MIB), str(tmp_path)]


@pytest.mark.parametrize(
    ("program", "message"),
    [
        (None, "no sandbox: bwrap is not installed: .*bubblewrap.*--sandbox none"),
        ("echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1", "does not work.*apparmor.*--sandbox none"),
        ("echo 'bwrap: Unknown option --size' >&2; exit 1", "bubblewrap 0.8 or later"),
        ("exit 1", "exit status 1; try: bwrap"),
    ],
)
def test_a_sandbox_that_fails_says_what_to_do(
    program: str | None, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if program is not None:
        (tmp_path / "bwrap").write_text(f"#!/bin/sh\n{program}\n")
        (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setattr(sandbox, "host_environment", lambda: {"PATH": str(tmp_path)})
    detect.cache_clear()
    with pytest.raises(InfrastructureError, match=message) as caught:
        detect("auto")
    assert "\n" not in str(caught.value)
    assert detect("none") is SandboxKind.NONE
    detect.cache_clear()


def sys_python() -> str:
    """A Python that is inside /usr."""
    if not Path("/usr/bin/python3").exists():
        pytest.skip(f"only {sys.executable} is here, and the sandbox does not show it")
    return "/usr/bin/python3"
