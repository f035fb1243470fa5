"""The model behind litellm, against a small server that misbehaves on request: no network and no key is needed."""

import json
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from pareval_agent.agent.model import Completion, Message, Usage
from pareval_agent.agent.model_litellm import LiteLLMModel, build_request
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import ModelConfig

pytestmark = [
    pytest.mark.filterwarnings("ignore::pydantic.PydanticDeprecatedSince211"),
    pytest.mark.filterwarnings("ignore:Pydantic serializer warnings"),
]

KEY = "sk-averysecretkey123"
PIECES = ("int main() {\n", "  return ", "0;\n}\n")
GOOD_USAGE = {"prompt_tokens": 20, "completion_tokens": 9, "total_tokens": 29}
MESSAGES = (Message(role="system", content="You write C++."), Message(role="user", content="Write a main function."))


@dataclass
class Reply:
    """What the server does with one request."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: dict[str, Any] = field(default_factory=lambda: {"message": f"no luck with {KEY}", "type": "x"})
    pieces: tuple[str, ...] = PIECES
    finish_reason: str = "stop"
    usage: Any = None
    break_after: int | None = None
    """Close the connection after this many pieces."""
    wait_s: float = 0


class Server(ThreadingHTTPServer):
    """An OpenAI-compatible server that follows a script of replies, then answers well."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: list[Reply] = []
        self.seen: list[tuple[str, dict[str, Any], str | None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the tests."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append((self.path, body, self.headers.get("Authorization")))
        reply = self.server.script.pop(0) if self.server.script else Reply(usage=GOOD_USAGE)
        if reply.status == 200:
            self.stream(reply, chat=self.path.endswith("/chat/completions"))
        else:
            self.refuse(reply)

    def refuse(self, reply: Reply) -> None:
        body = json.dumps({"error": reply.error}).encode()
        self.send_response(reply.status)
        for name, value in {**reply.headers, "Content-Type": "application/json", "Content-Length": len(body)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def stream(self, reply: Reply, *, chat: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        if reply.break_after is not None:
            self.send_header("Content-Length", "1000000")
        self.end_headers()
        for count, piece in enumerate(reply.pieces):
            if count == reply.break_after:
                return
            time.sleep(reply.wait_s)
            self.event(choices=[{"delta": {"content": piece}} if chat else {"text": piece}])
        last = {"delta": {}} if chat else {"text": ""}
        self.event(choices=[{**last, "finish_reason": reply.finish_reason}])
        if reply.usage is not None:
            self.event(choices=[], usage=reply.usage)
        self.wfile.write(b"data: [DONE]\n\n")

    def event(self, choices: list[dict[str, Any]], **more: Any) -> None:
        choices = [{"index": 0, "finish_reason": None, **choice} for choice in choices]
        event = {"id": "1", "object": "chunk", "created": 1, "model": "served-name", "choices": choices, **more}
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def server(running: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    running.script.clear()
    running.seen.clear()
    return running


class Client:
    """A model on the server, with the pauses it made and the texts it streamed."""

    def __init__(self, server: Server, **settings: Any) -> None:
        config = ModelConfig(**{"name": "openai/some-model", "api_base": server.address, "retries": 3, **settings})
        self.pauses_s: list[float] = []
        self.texts: list[str] = []
        self.model = LiteLLMModel(config, api_key=KEY, sleep=self.pauses_s.append)

    def ask(self) -> Completion:
        return self.model.complete(MESSAGES, max_output_tokens=64, on_text=self.texts.append)


def test_with_a_seed_each_answer_is_a_draw_of_its_own(server: Server) -> None:
    config = ModelConfig(name="openai/some-model", api_base=server.address, seed=7)
    continued = LiteLLMModel(config, api_key=KEY, answered=2)
    for _ in range(2):
        continued.complete(MESSAGES, max_output_tokens=64, on_text=str)
    assert [body["seed"] for _, body, _ in server.seen] == [9, 10]


@pytest.mark.parametrize(
    ("interface", "path", "shown"),
    [
        ("chat", "/v1/chat/completions", {"messages": [message.model_dump() for message in MESSAGES]}),
        ("completion", "/v1/completions", {"prompt": "Write a main function."}),
    ],
)
def test_an_answer_is_streamed_and_counted(server: Server, interface: str, path: str, shown: dict[str, Any]) -> None:
    client = Client(server, interface=interface, seed=7)
    completion = client.ask()
    assert (completion.text, completion.finish_reason) == ("".join(PIECES), "stop")
    assert client.texts == list(PIECES)
    assert completion.usage == Usage(input_tokens=20, output_tokens=9)
    assert completion.cost_usd is None
    [(asked_path, body, authorization)] = server.seen
    assert (asked_path, authorization) == (path, f"Bearer {KEY}")
    wanted = {**shown, "model": "some-model", "max_tokens": 64, "temperature": 0.2, "top_p": 0.95, "seed": 7}
    assert {name: body.get(name) for name in wanted} == wanted


def test_the_name_that_the_server_uses_is_kept(server: Server) -> None:
    assert Client(server).ask().model == "served-name"


@pytest.mark.parametrize("interface", ["chat", "completion"])
@pytest.mark.parametrize(
    "report",
    [
        pytest.param(None, id="absent"),
        pytest.param({"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}, id="zero"),
        pytest.param({"prompt_tokens": -3, "completion_tokens": -3, "total_tokens": -6}, id="negative"),
        pytest.param({"prompt_tokens": 20, "completion_tokens": 1, "total_tokens": 21}, id="too few"),
        pytest.param({"prompt_tokens": "many", "completion_tokens": None}, id="not numbers"),
        pytest.param("lots", id="not a report"),
    ],
)
def test_tokens_are_counted_here_where_the_report_cannot_be_true(server: Server, interface: str, report: Any) -> None:
    server.script = [Reply(usage=report)]
    completion = Client(server, interface=interface).ask()
    assert completion.text == "".join(PIECES)
    assert completion.usage.estimated
    assert completion.usage.input_tokens in range(8, 40)
    assert completion.usage.output_tokens in range(8, 16)
    assert len(server.seen) == 1


def test_cached_and_reasoning_tokens_are_kept(server: Server) -> None:
    details = {"prompt_tokens_details": {"cached_tokens": 7}, "completion_tokens_details": {"reasoning_tokens": 30}}
    server.script = [Reply(usage={"prompt_tokens": 20, "completion_tokens": 40, "total_tokens": 60, **details})]
    usage = Client(server).ask().usage
    assert usage == Usage(input_tokens=20, cached_tokens=7, output_tokens=40, reasoning_tokens=30)


@pytest.mark.parametrize(
    ("reason", "expected"), [("stop", "stop"), ("length", "length"), ("content_filter", "filtered")]
)
def test_finish_reasons(server: Server, reason: str, expected: str) -> None:
    server.script = [Reply(finish_reason=reason)]
    assert Client(server).ask().finish_reason == expected


def test_a_refusal_by_the_content_filter_is_an_answer(server: Server) -> None:
    refusal = {"message": "rejected", "code": "content_policy_violation", "type": "invalid_request_error"}
    server.script = [Reply(status=400, error=refusal)]
    completion = Client(server).ask()
    assert (completion.text, completion.finish_reason) == ("", "filtered")


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
@pytest.mark.parametrize("interface", ["chat", "completion"])
def test_passing_failures_are_retried(server: Server, interface: str, status: int) -> None:
    server.script = [Reply(status=status), Reply(status=status)]
    client = Client(server, interface=interface)
    assert client.ask().text == "".join(PIECES)
    assert len(client.pauses_s) == 2


def test_the_server_says_how_long_to_wait(server: Server) -> None:
    server.script = [Reply(status=429, headers={"Retry-After": "7"})]
    client = Client(server)
    client.ask()
    assert client.pauses_s == [7]


def test_a_server_that_asks_for_an_hour_is_not_available(server: Server) -> None:
    server.script = [Reply(status=429, headers={"Retry-After": "3600"})]
    with pytest.raises(InfrastructureError, match="asks to wait 3600 s"):
        Client(server).ask()


@pytest.mark.parametrize("interface", ["chat", "completion"])
def test_a_broken_answer_is_asked_for_again_and_its_tokens_count(server: Server, interface: str) -> None:
    server.script = [Reply(break_after=2)]
    client = Client(server, interface=interface)
    completion = client.ask()
    assert completion.text == "".join(PIECES)
    assert client.texts == [*PIECES[:2], *PIECES]
    assert completion.usage.estimated
    assert completion.usage.output_tokens > 9


@pytest.mark.parametrize(
    "reply",
    [pytest.param(Reply(wait_s=1), id="silent"), pytest.param(Reply(pieces=("x",) * 40, wait_s=0.1), id="slow")],
)
def test_an_answer_that_takes_too_long_is_asked_for_again(server: Server, reply: Reply) -> None:
    server.script = [reply]
    client = Client(server, timeout_s=0.5)
    assert client.ask().text == "".join(PIECES)
    assert len(client.pauses_s) == 1


def test_retries_end(server: Server) -> None:
    server.script = [Reply(status=500)] * 9
    client = Client(server, retries=2)
    with pytest.raises(InfrastructureError, match=r"openai/some-model does not answer after 3 tries: no luck"):
        client.ask()
    assert len(server.seen) == 3


@pytest.mark.parametrize("interface", ["chat", "completion"])
@pytest.mark.parametrize(
    ("status", "error", "says"),
    [
        (401, {}, "set OPENAI_API_KEY"),
        (403, {}, "set OPENAI_API_KEY"),
        (404, {}, "there is no model openai/some-model at http://127.0.0.1:"),
        (400, {}, "openai/some-model refuses the request: no luck"),
        (
            400,
            {"code": "context_length_exceeded", "message": "This model's maximum context length is 9 tokens"},
            "does not fit into",
        ),
        (429, {"code": "insufficient_quota", "message": "You exceeded your current quota"}, "current quota"),
    ],
)
def test_what_cannot_succeed_is_not_retried(
    server: Server, interface: str, status: int, error: dict[str, Any], says: str
) -> None:
    server.script = [Reply(status=status, error={"message": f"no luck with {KEY}", **error})]
    with pytest.raises(UserError, match=re.escape(says)) as caught:
        Client(server, interface=interface).ask()
    assert len(server.seen) == 1
    assert KEY not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_no_key_is_in_what_a_traceback_shows(server: Server) -> None:
    server.script = [Reply(status=401)]
    with pytest.raises(UserError) as caught:
        Client(server).ask()
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_an_unknown_provider_is_the_users_error(server: Server) -> None:
    with pytest.raises(UserError, match="unknown model 'nosuch/model': name it as PROVIDER/MODEL"):
        Client(server, name="nosuch/model", api_base=None).ask()


@pytest.mark.parametrize("interface", ["chat", "completion"])
def test_a_server_that_is_down_is_told_by_its_address(server: Server, interface: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
    client = Client(server, api_base=address, interface=interface)
    with pytest.raises(InfrastructureError, match=f"nobody answers at {address}"):
        client.ask()
    assert client.pauses_s == []


def test_a_server_of_ones_own_needs_no_key(server: Server) -> None:
    config = ModelConfig(name="openai/some-model", api_base=server.address)
    LiteLLMModel(config).complete(MESSAGES, max_output_tokens=64, on_text=str)
    assert server.seen[0][2] == "Bearer none"


def test_errors_of_the_listener_are_not_the_models(server: Server) -> None:
    def fail(text: str) -> None:
        raise ZeroDivisionError(text)

    with pytest.raises(ZeroDivisionError):
        Client(server).model.complete(MESSAGES, max_output_tokens=64, on_text=fail)
    assert len(server.seen) == 1


def test_claude_gets_a_temperature_only() -> None:
    request = build_request(ModelConfig(name="anthropic/claude-sonnet-4-5"), [], 64, api_key=None, seed=None)
    assert "top_p" not in request
    assert request["temperature"] == 0.2


SCRIPT = """
import sys
from pareval_agent.agent.model import Completion, Message, Usage
from pareval_agent.agent.model_litellm import LiteLLMModel
from pareval_agent.configs.schema import ModelConfig
model = LiteLLMModel(ModelConfig(name="openai/some-model", api_base=sys.argv[1]))
assert "litellm" not in sys.modules
messages = [Message(role="user", content="Hello")]
model.complete(messages, max_output_tokens=64, on_text=lambda text: print(text, flush=True))
"""


def talk(server: Server) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCRIPT, server.address]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_litellm_is_imported_late_and_prints_nothing(server: Server) -> None:
    server.script = [Reply(status=500), Reply(pieces=("all",), usage={"prompt_tokens": "many"})]
    with talk(server) as process:
        output, errors = process.communicate()
    assert (output, errors, process.returncode) == ("all\n", "", 0)


def test_ctrl_c_ends_a_stream_at_once(server: Server) -> None:
    server.script = [Reply(pieces=("piece",) * 600, wait_s=0.1)]
    with talk(server) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "piece\n"
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate()
    assert errors.splitlines()[-1] == "KeyboardInterrupt"
    assert output.count("piece") < 300
    assert len(server.seen) == 1
