"""Whatever a program does, we get its output and it is gone afterwards."""

import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools import process
from pareval_agent.tools.process import Completed, kill_all, run

ENV = {"PATH": "/usr/bin:/bin"}


def shell(script: str, *, timeout_s: float = 30, stdin: bytes = b"", output_bytes: int = 1000) -> Completed:
    return run(["sh", "-c", script], env=ENV, timeout_s=timeout_s, stdin=stdin, output_bytes=output_bytes)


def alive(pid: int) -> bool:
    """False for a zombie as well: what nobody reaps does no harm."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def dies(pid: int) -> bool:
    for _ in range(200):
        if not alive(pid):
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize(
    ("script", "returncode", "stdout", "stderr"),
    [
        ("echo out; echo err >&2", 0, b"out\n", b"err\n"),
        ("exit 3", 3, b"", b""),
        ("kill -SEGV $$", -signal.SIGSEGV, b"", b""),
        ("cat", 0, b"", b""),
        ("printf 'a\\000\\377'", 0, b"a\0\xff", b""),
    ],
)
def test_status_and_output(script: str, returncode: int, stdout: bytes, stderr: bytes) -> None:
    done = shell(script)
    assert (done.returncode, done.stdout, done.stderr) == (returncode, stdout, stderr)
    assert not done.truncated
    assert not done.timed_out


def test_input_longer_than_a_pipe_is_sent_while_the_output_is_read() -> None:
    done = shell("cat", stdin=b"x" * 1_000_000, output_bytes=2_000_000)
    assert len(done.stdout) == 1_000_000


def test_input_that_nobody_reads_does_no_harm() -> None:
    assert shell("exec true", stdin=b"x" * 1_000_000).returncode == 0


def test_endless_output_is_cut_and_blocks_nothing() -> None:
    done = shell("head -c 50000000 /dev/zero; echo end >&2")
    assert done.stdout == bytes(1000)
    assert done.stderr == b"end\n"
    assert done.truncated


def test_timeout_kills_what_ignores_sigterm_and_keeps_the_output() -> None:
    done = shell("trap '' TERM; echo $$; while :; do sleep 1; done", timeout_s=0.5)
    assert done.timed_out
    assert done.returncode == -signal.SIGKILL
    assert dies(int(done.stdout))


@pytest.mark.parametrize("redirect", ["", ">/dev/null 2>&1 </dev/null"])
def test_a_process_left_behind_neither_hangs_us_nor_lives_on(redirect: str) -> None:
    done = shell(f"sleep 1000 {redirect} & echo $!")
    assert not done.timed_out
    assert dies(int(done.stdout))


def test_a_process_group_of_its_own_does_not_save_a_process() -> None:
    """mpirun gives each rank a group of its own."""
    script = "import os; pid = os.fork(); pid or (os.setpgid(0, 0), os.execvp('sleep', ['sleep', '1000'])); print(pid)"
    done = run([sys.executable, "-c", script], env=ENV, timeout_s=30)
    assert dies(int(done.stdout))


def test_a_process_that_escaped_with_the_pipe_does_not_hang_us() -> None:
    done = shell("setsid sh -c 'echo $$; exec yes' & sleep 0.2")
    os.kill(int(done.stdout.split()[0]), signal.SIGKILL)
    assert done.truncated
    assert not done.timed_out


def test_environment_is_exactly_the_given_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_API_KEY", "secret")
    done = run(["env"], env={**ENV, "A": "b"}, timeout_s=30)
    assert sorted(done.stdout.decode().split()) == ["A=b", f"PATH={ENV['PATH']}"]


def test_open_files_are_not_passed_on(tmp_path: Path) -> None:
    with (tmp_path / "secret").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        assert b"secret" not in shell("ls -l /proc/self/fd").stdout


def test_cpu_time_is_that_of_the_program(tmp_path: Path) -> None:
    done = run(
        ["sh", "-c", "pwd; i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"], env=ENV, timeout_s=30, cwd=tmp_path
    )
    assert done.stdout.decode().strip() == str(tmp_path)
    assert 0 < done.cpu_s <= done.wall_s * 2


def test_memory_below_our_own_is_unknown_and_above_it_is_told() -> None:
    script = "import sys; b = bytearray(int(sys.argv[1])); b[::4096] = bytes(len(b[::4096]))"
    small, large = (run([sys.executable, "-c", script, str(n)], env=ENV, timeout_s=60) for n in (0, 1 << 30))
    assert small.peak_bytes is None
    assert large.peak_bytes is not None
    assert large.peak_bytes > 1 << 30


def test_works_where_the_kernel_has_no_pidfd(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_pid: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "pidfd_open", missing)
    assert shell("echo a; exec >&- 2>&-; sleep 0.05; exit 4").returncode == 4
    assert shell("sleep 10", timeout_s=0.1).timed_out


@pytest.mark.parametrize(
    ("command", "cwd", "message"),
    [
        (
            ["bwrap-that-is-not-there"],
            None,
            "bwrap-that-is-not-there is not installed: install bwrap-that-is-not-there",
        ),
        (["/nowhere/mpirun.openmpi"], None, "/nowhere/mpirun.openmpi is not installed: .*openmpi-bin"),
        (["/etc/passwd"], None, "/etc/passwd may not be executed"),
        (["true"], Path("/nowhere"), "cannot start true: its working directory /nowhere does not exist"),
    ],
)
def test_what_cannot_be_started_is_a_failure_of_the_machine(command: list[str], cwd: Path | None, message: str) -> None:
    with pytest.raises(InfrastructureError, match=message):
        run(command, env=ENV, timeout_s=1, cwd=cwd)


def test_many_threads_at_a_time() -> None:
    results: dict[int, bytes] = {}

    def work(i: int) -> None:
        results[i] = shell(f"sleep 0.0{i}; echo {i}").stdout

    threads = [threading.Thread(target=work, args=(i,)) for i in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {i: f"{i}\n".encode() for i in range(10)}


def test_kill_all_ends_the_runs_of_other_threads() -> None:
    errors: list[BaseException] = []

    def work() -> None:
        try:
            shell("sleep 1000")
        except InfrastructureError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    while not process._running:
        time.sleep(0.01)
    kill_all()
    thread.join()
    assert "run the same command again" in str(errors[0])


@pytest.mark.parametrize("in_thread", [False, True])
def test_ctrl_c_leaves_no_orphan(in_thread: bool, tmp_path: Path) -> None:
    """The real thing: a program is started, and its starter gets SIGINT."""
    pid_file = tmp_path / "pid"
    script = f"""
import threading, time
from pareval_agent.tools.process import kill_all, run
def work():
    run(["sh", "-c", "trap '' INT; echo $$ >{pid_file}; sleep 1000; sleep 1000"], env={ENV}, timeout_s=1000)
try:
    if {in_thread}:
        threading.Thread(target=work).start()
        while True:
            time.sleep(0.05)  # a signal just before one long sleep would wait for its end
    else:
        work()
finally:
    kill_all()
"""
    starter = subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.DEVNULL)
    while not (pid_file.exists() and pid_file.read_text()):
        assert starter.poll() is None
        time.sleep(0.01)
    starter.send_signal(signal.SIGINT)
    assert starter.wait(timeout=30) != 0
    assert dies(int(pid_file.read_text()))


def test_time_in_which_the_machine_stood_still_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Virtual machines are stopped for a minute now and then, and the program with them."""
    real, stood_still_s = time.monotonic, [0.0]
    select = selectors.DefaultSelector.select

    def stand_still_once(self: selectors.DefaultSelector, timeout: float | None = None) -> object:
        events = select(self, timeout)
        stood_still_s[0] = 60.0
        return events

    monkeypatch.setattr(selectors.DefaultSelector, "select", stand_still_once)
    monkeypatch.setattr(time, "monotonic", lambda: real() + stood_still_s[0])
    completed = run(["sleep", "0.3"], env=ENV, timeout_s=10)
    assert not completed.timed_out
