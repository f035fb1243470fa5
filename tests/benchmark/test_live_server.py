"""The server of the live page: whom it answers, what it says, and that nobody can hold up the benchmark."""

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import fakes
import pytest
from bench_fakes import FakePools, bench

from pareval_agent.benchmark import live_server
from pareval_agent.benchmark.live_page import LivePage
from pareval_agent.benchmark.live_server import serving
from pareval_agent.configs.errors import UserError

HOSTILE = '</title><script>window.pwned = 1</script>"&'


def port_of(address: str) -> int:
    port = urlsplit(address).port
    assert port
    return port


@pytest.fixture
def page() -> LivePage:
    return LivePage(Path(f"runs/{HOSTILE}"))


@pytest.fixture
def port(page: LivePage) -> Iterator[int]:
    with serving(page, 0) as address:
        yield port_of(address)


def ask(port: int, path: str = "/", method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response, response.read().decode()


def states(port: int) -> Iterator[dict[str, Any]]:
    """What a reader is told, to the end."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", "/events")
        for line in connection.getresponse():
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))


def send(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(request)
        return client.recv(1000)


def test_the_page_names_the_run_and_allows_nothing_but_its_own_script(port: int) -> None:
    response, text = ask(port)
    assert response.status == 200
    assert HOSTILE not in text
    assert "&lt;/title&gt;&lt;script&gt;window.pwned" in text
    policy = str(response.headers["Content-Security-Policy"])
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in text.replace('http-equiv="Content-Security-Policy"', "")


@pytest.mark.parametrize("path", ["/", "/events", "/favicon.ico", "/nowhere"])
def test_no_answer_is_kept_or_given_to_other_sites(port: int, path: str) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        headers = connection.getresponse().headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Access-Control-Allow-Origin"] is None
    assert "Python" not in headers["Server"]


@pytest.mark.parametrize("path", ["/nowhere", "/?x", "/../etc/passwd", "/run.json", "*", "http://127.0.0.1/"])
def test_other_paths_are_unknown(port: int, path: str) -> None:
    assert ask(port, path)[0].status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "HEAD", "OPTIONS", "DELETE", "CONNECT", "NONSENSE"])
def test_nothing_but_get_is_served(port: int, method: str) -> None:
    assert ask(port, method=method)[0].status == 501


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost@evil", "[", ""]
)
@pytest.mark.parametrize("path", ["/", "/events"])
def test_other_names_are_refused(port: int, host: str, path: str) -> None:
    """A site whose name was made to lead here must not read the page in its visitors' browsers."""
    assert ask(port, path, Host=host)[0].status == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:9000"])
def test_the_port_may_be_that_of_a_tunnel(port: int, host: str) -> None:
    assert ask(port, Host=host)[0].status == 200


@pytest.mark.parametrize("hosts", [b"", b"Host: localhost\r\nHost: evil.example\r\n"])
def test_one_name_must_be_given(port: int, hosts: bytes) -> None:
    assert send(port, b"GET / HTTP/1.0\r\n" + hosts + b"\r\n").startswith(b"HTTP/1.0 403")


@pytest.mark.parametrize("request_bytes", [b"\x00\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"])
def test_nonsense_harms_nobody(port: int, request_bytes: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    send(port, request_bytes)
    assert ask(port)[0].status == 200
    assert capfd.readouterr() == ("", ""), "the terminal belongs to the benchmark"


def test_only_this_machine_can_connect(port: int) -> None:
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", port), timeout=10)


def test_a_port_in_use_is_told(port: int, page: LivePage) -> None:
    with pytest.raises(UserError, match=rf"--serve {port}: cannot listen there \(Address already in use\): choose"):
        serving(page, port).__enter__()


def test_readers_hear_how_it_ends_and_then_nobody_listens(page: LivePage) -> None:
    heard: list[dict[str, Any]] = []
    with serving(page, 0) as address:
        reader = threading.Thread(target=lambda: heard.extend(states(port_of(address))))
        reader.start()
        while not heard:
            time.sleep(0.01)
    reader.join(10)
    assert [state["phase"] for state in heard] == ["running", "ended"]
    with pytest.raises(ConnectionRefusedError):
        ask(port_of(address))
    with serving(LivePage(Path("runs/again")), port_of(address)):
        assert ask(port_of(address))[0].status == 200, "the same port can be taken at once"


def test_an_error_goes_through_and_readers_hear_of_the_stop(page: LivePage) -> None:
    with pytest.raises(KeyboardInterrupt), serving(page, 0):
        raise KeyboardInterrupt
    assert page.state().phase == "stopped"


def test_many_changes_are_one_state(port: int, page: LivePage) -> None:
    """A browser that is shown hundreds of samples a second is of no use to anybody."""
    news = states(port)
    next(news)
    for number in range(500):
        page.on_status(f"status {number}")
    assert next(news)["status"] == "status 499"


def test_clients_that_hang_neither_stop_the_end_nor_others(page: LivePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_server._Handler, "timeout", 0.5)
    with serving(page, 0) as address:
        port = port_of(address)
        hanging = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
        hanging[0].sendall(b"GET / HT")
        while True:
            try:
                assert ask(port)[0].status == 200
                break
            except (ConnectionError, http.client.HTTPException):  # too many, until those are given up
                time.sleep(0.05)
        mute = socket.create_connection(("127.0.0.1", port))
        mute.sendall(b"GET /events HTTP/1.0\r\nHost: localhost\r\n\r\n")
        begin = time.monotonic()
    assert time.monotonic() - begin < 10
    for client in (*hanging, mute):
        client.close()


@pytest.mark.usefixtures("quick")
def test_a_benchmark_is_followed_from_its_first_sample_to_its_last(tmp_path: Path) -> None:
    page = LivePage(tmp_path)
    heard: list[dict[str, Any]] = []

    class Slow(fakes.FakeToolbox):
        def build(self, *arguments: Any) -> Any:
            time.sleep(0.4)
            return super().build(*arguments)

    with serving(page, 0) as address:
        reader = threading.Thread(target=lambda: heard.extend(states(port_of(address))))
        reader.start()
        outcome = bench(tmp_path, FakePools(), toolbox=Slow(), listener=page, samples=3)
    reader.join(10)
    counts = [state["progress"]["done"] for state in heard if state["progress"]]
    assert counts == sorted(counts)
    assert len(set(counts)) > 1, "it can be seen how it goes on"
    last = heard[-1]
    assert (last["phase"], last["progress"]["done"], last["progress"]["total"]) == ("ended", 6, 6)
    assert last["standings"] == [one.model_dump(mode="json") for one in outcome.standings]
    assert last["verdicts"] == {"build_failed": 3, "passed": 3}
    assert last["progress"]["spent"] == outcome.spent.model_dump(mode="json")


@pytest.mark.usefixtures("quick")
def test_a_continued_run_is_shown_with_what_it_had(tmp_path: Path) -> None:
    bench(tmp_path, FakePools(), samples=1)
    page = LivePage(tmp_path)
    bench(tmp_path, FakePools(), samples=2, listener=page)
    state = page.state()
    assert state.verdicts == {"build_failed": 2, "passed": 2}
    assert len(state.newest) == 2
