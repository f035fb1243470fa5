"""The model behind litellm, against a small server that misbehaves on request: no network and no key is needed."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pareval_agent.agent.model import Message
from pareval_agent.agent.model_litellm import LiteLLMModel, build_request, shown_messages
from pareval_agent.configs.schema import ModelConfig
from pareval_agent.tools.errors import InfrastructureError, UserError

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
