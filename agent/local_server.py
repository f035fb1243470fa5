"""An OpenAI-compatible server for a local model, in a process of its own: llama.cpp, from the wheel xllamacpp.

`python -m pareval_agent.agent.local_server SETTINGS FD PARENT` loads the model, writes its address to the descriptor FD
and serves until it is killed. The kernel kills it when the process PARENT ends, however that ends.
"""

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from select import POLLIN, poll
from threading import Event, Thread
from typing import IO, Any

from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import Frozen, PositiveInt
from pareval_agent.tools.environment import host_environment

_PR_SET_PDEATHSIG = 1
_LOAD_S = 180.0
_REAP_S = 0.5
"""A broken connection is noticed before the end of the process behind it."""
_LOG_BYTES = 4096
_LOG_LINES = 3
_PROMPT_CACHE_MIB = 512
"""Memory for prompts that were processed before; llama.cpp's own default is 8 GiB."""
_ALSO_PASSED_ON = ("PYTHONPATH", "CUDA_VISIBLE_DEVICES")


class ServerSettings(Frozen):
    """What a server serves, and how much of the machine it takes."""

    weights: Path
    alias: str
    """The name under which it serves the model."""
    context_tokens: PositiveInt
    """Of each slot."""
    slots: PositiveInt = 1
    """Answers that are written at a time."""
    threads: PositiveInt


class LocalServer:
    """A server process that was started; `start_server` makes one."""

    def __init__(self, process: subprocess.Popen[bytes], log: IO[bytes], ready: IO[bytes]) -> None:
        self._process = process
        self._log = log
        self._ready = ready

    def wait_until_ready(self, timeout_s: float = _LOAD_S) -> str:
        """The server's address, as soon as its model is loaded.

        Raises:
            InfrastructureError: it ended instead, or takes too long.
        """
        waiting = poll()
        waiting.register(self._ready, POLLIN)
        if not waiting.poll(timeout_s * 1000):
            raise InfrastructureError(f"the local model is not loaded after {timeout_s:g} s: {self._last_words()}")
        address = self._ready.readline().decode().strip()
        if not address:
            self._process.wait()
            raise InfrastructureError(self.obituary())
        return address

    def obituary(self) -> str | None:
        """How the server ended, in one line; None while it runs."""
        try:
            status = self._process.wait(_REAP_S)
        except subprocess.TimeoutExpired:
            return None
        how = f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
        hint = ", probably for lack of memory" if status == -signal.SIGKILL else ""
        return f"the local model's server {how}{hint}: {self._last_words()}"

    def _last_words(self) -> str:
        """The end of its log. Read without moving the offset, which the server shares."""
        descriptor = self._log.fileno()
        end = os.pread(descriptor, _LOG_BYTES, max(0, os.fstat(descriptor).st_size - _LOG_BYTES))
        lines = [line.strip() for line in end.decode(errors="replace").splitlines() if line.strip()]
        return " | ".join(lines[-_LOG_LINES:]) or "it logged nothing"


@contextmanager
def start_server(settings: ServerSettings) -> Iterator[LocalServer]:
    """A server that is loading its model; it is killed at the end of the `with` block.

    Raises:
        UserError: xllamacpp is not installed.
    """
    if find_spec("xllamacpp") is None:
        raise UserError("the local model needs a server: pip install 'pareval-agent[local]'")
    readable, writable = os.pipe()
    # The log has no name, so nothing of it is left behind, however this process ends.
    with open(readable, "rb", buffering=0) as ready, tempfile.TemporaryFile() as log:
        stopped = Event()
        try:
            process = _popen_from_a_lasting_thread(server_command(settings, writable), log, writable, stopped)
        finally:
            os.close(writable)
        try:
            yield LocalServer(process, log, ready)
        finally:
            process.kill()
            process.wait()
            stopped.set()


def server_command(settings: ServerSettings, ready_fd: int) -> list[str]:
    """Tokens that start the server; -P keeps modules of the working directory out of it."""
    module = ["-P", "-m", "pareval_agent.agent.local_server"]
    return [sys.executable, *module, settings.model_dump_json(), str(ready_fd), str(os.getpid())]


def _popen_from_a_lasting_thread(
    command: Sequence[str], log: IO[bytes], ready_fd: int, stopped: Event
) -> subprocess.Popen[bytes]:
    """Start a process from a thread that stays until it has stopped.

    The kernel takes the end of the thread that started a process for the end of its parent.
    """
    started: Future[subprocess.Popen[bytes]] = Future()
    environment = host_environment() | {name: os.environ[name] for name in _ALSO_PASSED_ON if name in os.environ}

    def start_and_stay() -> None:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(ready_fd,),
                env=environment,
                start_new_session=True,  # Ctrl-C is for us to hear, and to act on
            )
        except BaseException as error:
            started.set_exception(error)
        else:
            started.set_result(process)
            stopped.wait()

    Thread(target=start_and_stay, daemon=True).start()
    return started.result()


def main(arguments: Sequence[str]) -> None:
    """Serve until killed."""
    settings, ready_fd, parent = ServerSettings.model_validate_json(arguments[0]), int(arguments[1]), int(arguments[2])
    _die_with(parent)
    server = _load(settings)
    os.write(ready_fd, f"{server.listening_address}\n".encode())
    os.close(ready_fd)
    signal.pause()


def _die_with(parent: int) -> None:
    if ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0):
        raise InfrastructureError("the kernel does not take PR_SET_PDEATHSIG")
    if os.getppid() != parent:  # it ended before we asked
        sys.exit(1)


def _load(settings: ServerSettings) -> Any:
    xllamacpp: Any = import_module("xllamacpp")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(settings.weights)
    parameters.model_alias = {settings.alias}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0  # the kernel picks a free one, and the server tells which
    parameters.n_parallel = settings.slots
    parameters.n_ctx = settings.context_tokens * settings.slots
    parameters.n_threads_http = settings.slots + 3
    parameters.cpuparams.n_threads = settings.threads
    parameters.cache_ram_mib = _PROMPT_CACHE_MIB
    parameters.offline = True
    parameters.ui = False
    parameters.use_color = False
    return xllamacpp.Server(parameters)


if __name__ == "__main__":
    main(sys.argv[1:])
