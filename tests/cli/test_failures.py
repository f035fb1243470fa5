"""Each way in which a command can end early becomes one line and an exit code."""

import errno
import os
import re
import signal
from pathlib import Path

import pytest

from pareval_agent.cli.failures import Failure, describe, describe_bug
from pareval_agent.configs.errors import InfrastructureError, UserError


def _system_error(number: int, filename: str | None = None) -> OSError:
    return OSError(number, os.strerror(number), filename)


@pytest.mark.parametrize(
    ("error", "line", "exit_code"),
    [
        (UserError("no such prompt"), "error: no such prompt", 2),
        (InfrastructureError("the server\nis down"), "error: the server is down", 3),
        (UserError("\x1b[2Jhidden \u202eturned"), "error: hidden turned", 2),
        (
            _system_error(errno.ENOSPC, "out/result.json"),
            "error: out/result.json: No space left on device: make room and run the same command again",
            3,
        ),
        (_system_error(errno.ENOSPC), "error: No space left on device: make room and run the same command again", 3),
        (_system_error(errno.EACCES, "/x"), "error: /x: Permission denied: change the permission or the place", 2),
        (_system_error(errno.EROFS, "/x"), "error: /x: Read-only file system: change the permission or the place", 2),
        (_system_error(errno.ENOENT, "a\nb"), "error: a b: No such file or directory", 2),
        (_system_error(errno.EMFILE), "error: Too many open files", 3),
        (MemoryError(), "error: out of memory: close other programs, or ask for less", 3),
        (KeyboardInterrupt(), "stopped", 130),
        (KeyboardInterrupt(signal.SIGTERM), "stopped", 143),
    ],
)
def test_failures_are_described_in_one_line(error: BaseException, line: str, exit_code: int) -> None:
    assert describe(error) == Failure(line, exit_code)


def test_an_interrupt_tells_how_to_go_on() -> None:
    interrupt = KeyboardInterrupt()
    interrupt.add_note("run it again")
    assert describe(interrupt) == Failure("stopped: run it again", 130)


def _stumble() -> None:
    raise TypeError("not\x1b[31m that")


def test_a_bug_leaves_its_traceback_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(TypeError) as raised:
        _stumble()
    assert describe(raised.value) is None
    failure = describe_bug(raised.value)
    match = re.fullmatch(
        r"internal error: TypeError: not that; please report it with the traceback in (.*)", failure.line
    )
    assert match
    assert failure.exit_code == 3
    assert "in _stumble" in Path(match[1]).read_text()


def test_a_bug_without_a_place_for_its_traceback_is_still_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    assert describe_bug(TypeError("x")).line.endswith("please report it with the output of --debug")
