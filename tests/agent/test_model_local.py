"""The local model and its server."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pareval_agent.agent import local_server
from pareval_agent.agent.local_server import ServerSettings, server_command, start_server
from pareval_agent.agent.model import ContextExceededError, Message
from pareval_agent.agent.model_local import open_local_model
from pareval_agent.agent.weights import find
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import ModelConfig


def settings(weights: Path) -> ServerSettings:
    return ServerSettings(weights=weights, alias="some-model", context_tokens=512, threads=1)


def small_weights() -> Path:
    if (path := find("0.5b")) is None:
        pytest.skip("the weights of 0.5b are not installed: pareval-agent models pull 0.5b")
    return path


def is_running(pid: int) -> bool:
    """Whether a process runs; a zombie whose parent has not asked for it does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_the_server_starts_without_modules_of_the_working_directory(tmp_path: Path) -> None:
    command = server_command(settings(tmp_path / "weights.gguf"), 5)
    assert command[:4] == [sys.executable, "-P", "-m", "pareval_agent.agent.local_server"]
    assert ServerSettings.model_validate_json(command[4]) == settings(tmp_path / "weights.gguf")
    assert command[5:] == ["5", str(os.getpid())]


def test_without_the_server_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_server, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"pip install 'pareval-agent\[local\]'"), start_server(settings(Path("x"))):
        pass


@pytest.mark.local_model
def test_weights_that_cannot_be_loaded_are_told_with_the_end_of_the_log(tmp_path: Path) -> None:
    weights = tmp_path / "bad.gguf"
    weights.write_bytes(b"no weights at all")
    with start_server(settings(weights)) as server, pytest.raises(InfrastructureError) as caught:
        server.wait_until_ready()
    assert "ended with status 1" in str(caught.value)
    assert "Failed to init server" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.local_model
def test_a_server_that_is_late_is_given_up(tmp_path: Path) -> None:
    with start_server(settings(small_weights())) as server:
        with pytest.raises(InfrastructureError, match=r"not loaded after 0\.01 s"):
            server.wait_until_ready(timeout_s=0.01)
        assert server.obituary() is None


@pytest.mark.local_model
def test_a_real_model_answers_counts_and_is_gone_afterwards() -> None:
    small_weights()
    said: list[str] = []
    pieces: list[str] = []
    config = ModelConfig(name="local:0.5b", context_tokens=512, seed=1)
    with open_local_model(config, "0.5b", said.append) as model:
        question = [Message(role="user", content="Say hello.")]
        completion = model.complete(question, max_output_tokens=6, on_text=pieces.append)
        [server] = children()
        assert is_running(server)
        with pytest.raises(ContextExceededError, match="does not fit into the context"):
            model.complete([Message(role="user", content="word " * 1000)], max_output_tokens=6, on_text=str)
        os.kill(server, signal.SIGKILL)
        with pytest.raises(InfrastructureError, match="the local model's server was killed by SIGKILL"):
            model.complete(question, max_output_tokens=6, on_text=str)
    assert model.name == "local:0.5b"
    assert completion.text == "".join(pieces)
    assert completion.text
    assert completion.usage.output_tokens in range(1, 7)
    assert not completion.usage.estimated
    assert completion.cost_usd is None
    assert completion.model == "qwen2.5-coder-0.5b-instruct-q4_k_m"
    assert said == ["loading qwen2.5-coder-0.5b-instruct-q4_k_m", "qwen2.5-coder-0.5b-instruct-q4_k_m is ready"]
    assert not is_running(server)


def children() -> set[int]:
    """Processes that threads of ours have started."""
    tasks = Path("/proc/self/task").iterdir()
    return {int(pid) for task in tasks for pid in (task / "children").read_text().split()}


PARENT = """
import sys, threading
from pathlib import Path
from pareval_agent.agent.local_server import ServerSettings, start_server

def serve():
    settings = ServerSettings(weights=Path(sys.argv[1]), alias="m", context_tokens=512, threads=1)
    server = stack.enter_context(start_server(settings))
    server.wait_until_ready()
    print(server._process.pid, flush=True)

from contextlib import ExitStack
stack = ExitStack()
thread = threading.Thread(target=serve)  # ends at once, and the server stays
thread.start()
thread.join()
sys.stdin.read()
"""


@pytest.mark.local_model
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_server_dies_with_its_parent(number: signal.Signals) -> None:
    command = [sys.executable, "-c", PARENT, small_weights()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        server = int(parent.stdout.readline())
        assert is_running(server)
        parent.send_signal(number)
        parent.wait()
    for _ in range(100):
        if not is_running(server):
            return
        time.sleep(0.1)
    pytest.fail(f"the server outlived its parent after {number.name}")
