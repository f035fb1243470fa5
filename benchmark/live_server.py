"""Serves the page of a running benchmark to browsers on this machine.

Loopback alone, no request but a GET of a known path, and no name of a host but our own, so that no site can have its
visitors' browsers ask (DNS rebinding). Whoever connects gets a thread; there are few of them, none waits for long on a
client that hangs, and none keeps the program alive.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from pareval_agent.benchmark.live_page import LivePage
from pareval_agent.benchmark.page_sources import page_environment, page_sources
from pareval_agent.configs.errors import UserError

_LOOPBACK = "127.0.0.1"
_NAMES = {_LOOPBACK, "localhost"}
"""With any port: that of a tunnel may be another one."""
_CONNECTIONS = 16
"""At a time."""
_PATIENCE_S = 5.0
"""For a client to ask, or to take what it is sent."""
_INTERVAL_S = 1.0
"""Between two states, however many samples end meanwhile."""
_HEARTBEAT_S = 15.0
"""After so long without news something is sent, so that a connection whose client has gone is noticed."""
_POLL_S = 0.1
"""The end of the benchmark waits for so long at most, until the server has heard of it."""
_FAREWELL_S = 1.0
"""For the last state to be sent, when the benchmark is over."""


@contextmanager
def serving(page: LivePage, port: int) -> Iterator[str]:
    """Serve the page as long as the block runs, and tell its readers how that ended.

    Args:
        page: what to show.
        port: where; 0 takes one that is free.

    Returns:
        The address.

    Raises:
        UserError: nothing can listen on the port.
    """
    try:
        server = _Server(page, port)
    except OSError as error:
        raise UserError(
            f"--serve {port}: cannot listen there ({error.strerror}): choose another port, or none to get a free one"
        ) from error
    threading.Thread(target=server.serve_forever, args=(_POLL_S,), daemon=True).start()
    try:
        yield f"http://{_LOOPBACK}:{server.server_address[1]}/"
    except BaseException:
        page.end("stopped")
        raise
    else:
        page.end("ended")
    finally:
        server.close()


class _Server(ThreadingTCPServer):
    """Of one page."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, page: LivePage, port: int) -> None:
        self.page = page
        self.closing = threading.Event()
        self.document, self.policy = _document(page.run)
        self._free = threading.Semaphore(_CONNECTIONS)
        super().__init__((_LOOPBACK, port), _Handler)

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Refuse those who are too many."""
        return self._free.acquire(blocking=False)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one client."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client has gone, or hangs: nobody needs to be told."""

    def close(self) -> None:
        """Stop listening, and let the last state be sent."""
        self.closing.set()
        self.shutdown()
        self.server_close()
        deadline_s = time.monotonic() + _FAREWELL_S
        for _ in range(_CONNECTIONS):
            self._free.acquire(timeout=max(0.0, deadline_s - time.monotonic()))


class _Handler(BaseHTTPRequestHandler):
    """One request, one connection."""

    server: _Server
    timeout = _PATIENCE_S
    server_version = "pareval-agent"
    sys_version = ""
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(code)d %(message)s\n"

    def do_GET(self) -> None:
        """Answer."""
        answers = {"/": self._send_page, "/events": self._send_events, "/favicon.ico": self._send_nothing}
        if not _is_ours(self.headers.get_all("Host", [])):
            self.send_error(HTTPStatus.FORBIDDEN, "Ask for 127.0.0.1 or localhost")
        elif self.path not in answers:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            answers[self.path]()

    def _send_page(self) -> None:
        self._send_head("text/html; charset=utf-8")
        self.wfile.write(self.server.document)

    def _send_nothing(self) -> None:
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def _send_events(self) -> None:
        """States as they come, as server-sent events (HTML standard, section 9.2)."""
        self._send_head("text/event-stream")
        seen, phase = 0, "running"
        while phase == "running":
            version = self.server.page.wait(seen, _HEARTBEAT_S)
            if version == seen:
                self.wfile.write(b": nothing new\n\n")
                continue
            state = self.server.page.state()
            self.wfile.write(f"data: {state.model_dump_json()}\n\n".encode())
            seen, phase = version, state.phase
            self.server.closing.wait(_INTERVAL_S)

    def _send_head(self, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()

    def end_headers(self) -> None:
        """What all answers say."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is that of the standard library
        """Standard error belongs to the benchmark."""


def _is_ours(hosts: list[str]) -> bool:
    """One name, and that of this machine's loopback."""
    try:
        return len(hosts) == 1 and urlsplit(f"//{hosts[0]}").hostname in _NAMES
    except ValueError:
        return False


def _document(run: str) -> tuple[bytes, str]:
    """The page of a run that is not begun, and its policy."""
    sources = page_sources("live")
    policy = f"{sources.policy}; connect-src 'self'"
    page = page_environment().get_template("live.html.j2")
    text = page.render(
        title=run,
        policy=policy,
        style=Markup(sources.style),  # noqa: S704 - our own files
        script=Markup(sources.script),  # noqa: S704
    )
    return text.encode(), f"{policy}; frame-ancestors 'none'"
