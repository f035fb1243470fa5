"""Start a program, wait for it, and leave nothing of it behind.

Each program leads a session of its own. Whatever ends the wait (its exit, the timeout, Ctrl-C, `kill_all`), the whole
session is killed with SIGKILL at once: nothing that a candidate does on SIGTERM is worth waiting for. A process that
started yet another session escapes; inside the sandbox it cannot, because its PID namespace dies as a whole.
"""

import atexit
import contextlib
import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools.install_hints import install_hint
from pareval_agent.tools.memory import MemoryWatch
from pareval_agent.tools.pipes import Capture, exchange
from pareval_agent.tools.process_tree import members


@dataclass(frozen=True, slots=True)
class Completed:
    """How a program ended, and what it used. CPU time and memory are those of all processes that were waited for."""

    returncode: int
    """Exit status, or minus the number of the signal that killed it."""
    stdout: bytes
    stderr: bytes
    truncated: bool
    """More was written than `output_bytes`; the rest was thrown away."""
    timed_out: bool
    wall_s: float
    cpu_s: float
    """User and system; without what killed grandchildren had used."""
    peak_bytes: int | None
    """Largest resident set of one process; None if not above our own, which the kernel counts in at exec."""
    exceeded_bytes: int | None = None
    """Memory that the processes below the program took when they were killed for it; None if they were not."""


@dataclass(eq=False, slots=True)
class _Child:
    """A running program; while it is listed in `_running` its process id is not reaped, hence not reused."""

    popen: subprocess.Popen[bytes]
    stopped: bool = False


_running: set[_Child] = set()
_lock = threading.Lock()


def run(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    timeout_s: float,
    stdin: bytes = b"",
    cwd: Path | None = None,
    output_bytes: int = 1 << 20,
    below_bytes: int | None = None,
) -> Completed:
    """Run `command` to its end, or kill it after `timeout_s` wall seconds; thread-safe.

    What it starts is killed, and the program itself is not, as soon as that takes more than `below_bytes` of memory,
    all of it together (see `memory.py`).

    The program is looked up in the PATH of `env`. The first `output_bytes` of each of its two outputs are kept, and the
    rest is read and dropped, so that no amount of output fills the memory or blocks the program.

    Raises:
        InfrastructureError: the program cannot be started, or `kill_all` ended it.
    """
    start_s = time.monotonic()
    with _started(command, env, cwd, talks=bool(stdin)) as child:
        out, err = Capture(child.popen.stdout, output_bytes), Capture(child.popen.stderr, output_bytes)
        memory = None if below_bytes is None else MemoryWatch(child.popen.pid, below_bytes)
        exited = exchange(child.popen, stdin, (out, err), start_s + timeout_s, memory.look if memory else None)
        _kill_session(child.popen.pid)
        usage = _reap(child)
        if child.stopped:
            raise InfrastructureError(f"{command[0]} was stopped on request: run the same command again to go on")
        out.drain()
        err.drain()
        return Completed(
            returncode=child.popen.returncode,
            stdout=bytes(out.kept),
            stderr=bytes(err.kept),
            truncated=out.truncated or err.truncated,
            timed_out=not exited,
            wall_s=time.monotonic() - start_s,
            cpu_s=usage.ru_utime + usage.ru_stime,
            peak_bytes=_peak_bytes(usage),
            exceeded_bytes=memory.exceeded_bytes if memory else None,
        )


def kill_all() -> None:
    """Kill every program that any thread is waiting for; their `run` raises InfrastructureError.

    For the main thread after Ctrl-C, and at the end of the interpreter.
    """
    with _lock:
        for child in _running:
            child.stopped = True
            _kill_session(child.popen.pid)


atexit.register(kill_all)


@contextlib.contextmanager
def _started(command: Sequence[str], env: Mapping[str, str], cwd: Path | None, *, talks: bool) -> Iterator[_Child]:
    """A child that is dead and reaped afterwards, whatever happened."""
    with _lock:  # or kill_all could miss a program that is just being started
        child = _Child(_spawn(command, env, cwd, talks))
        _running.add(child)
    with child.popen:
        try:
            yield child
        finally:
            if child.popen.returncode is None:
                _kill_session(child.popen.pid)
                _reap(child)


def _spawn(command: Sequence[str], env: Mapping[str, str], cwd: Path | None, talks: bool) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # without preexec_fn, so that it is a vfork
            command,
            bufsize=0,
            stdin=subprocess.PIPE if talks else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env=env,
            start_new_session=True,
        )
    except OSError as error:
        raise InfrastructureError(_why_not_started(command[0], cwd, error)) from error


def _why_not_started(program: str, cwd: Path | None, error: OSError) -> str:
    if cwd is not None and not cwd.is_dir():
        return f"cannot start {program}: its working directory {cwd} does not exist"
    if isinstance(error, FileNotFoundError):
        return f"{program} is not installed: {install_hint(program, as_root=os.geteuid() == 0)}"
    if isinstance(error, PermissionError):
        return f"{program} may not be executed: correct its permissions or its name in the configuration"
    return f"cannot start {program}: {error.strerror}"


def _kill_session(leader: int) -> None:
    """Kill all processes of a session whose leader is not yet reaped; mpirun's ranks have groups of their own in it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
    before: set[int] = set()
    while (found := members(leader)) != before:  # one may have forked before it died; zombies stay
        for pid in found:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        before = found


def _reap(child: _Child) -> resource.struct_rusage:
    """Collect the exit status of a process that has ended or was killed."""
    pid = child.popen.pid
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    with _lock:  # kill_all must not meet a process id that is free for reuse
        _running.discard(child)
        _, status, usage = os.wait4(pid, 0)
    child.popen.returncode = os.waitstatus_to_exitcode(status)
    return usage


def _peak_bytes(usage: resource.struct_rusage) -> int | None:
    own_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage.ru_maxrss * 1024 if usage.ru_maxrss > own_kib else None
