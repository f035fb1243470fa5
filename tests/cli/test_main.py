"""The boundary: exit codes, signals, pipes. Whatever happens, no traceback reaches the user."""

import gc
import os
import signal
import subprocess
import sys
import types
from collections.abc import Callable, Iterator

import pytest

from pareval_agent.cli.main import main
from pareval_agent.configs.errors import UserError

PROGRAM = [sys.executable, "-m", "pareval_agent.cli.main"]


@pytest.fixture
def as_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """Runs words as the command line of this process, whose signals `main` then takes."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    threshold = gc.get_threshold()

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["pareval-agent", *words])
        return main()

    yield run
    gc.set_threshold(*threshold)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """Stands in for `doctor`; a test gives it its `run`."""
    module = types.ModuleType("pareval_agent.cli.doctor")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module


def _raising(error: BaseException) -> object:
    def run(_: object) -> int:
        raise error

    return run


@pytest.mark.parametrize("code", [0, 1])
def test_the_exit_code_is_the_commands(command: types.ModuleType, code: int) -> None:
    command.run = lambda _: code
    assert main(["doctor"]) == code


def test_errors_are_one_line_on_standard_error(command: types.ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    command.run = _raising(UserError("no such thing"))
    assert main(["doctor"]) == 2
    assert capsys.readouterr() == ("", "error: no such thing\n")


def test_debug_shows_the_traceback_of_a_bug(command: types.ModuleType) -> None:
    command.run = _raising(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        main(["doctor", "--debug"])


def test_debug_changes_nothing_about_other_errors(command: types.ModuleType) -> None:
    command.run = _raising(UserError("x"))
    assert main(["doctor", "--debug"]) == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals_end_a_command_cleanly(
    command: types.ModuleType,
    as_process: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    number: int,
    code: int,
) -> None:
    cleaned_up = []

    def run(_: object) -> int:
        try:
            os.kill(os.getpid(), number)
            signal.pause()
        finally:
            cleaned_up.append(True)
        return 0

    if signal.getsignal(number) is signal.SIG_IGN:  # the tests were started with nohup
        signal.signal(number, signal.SIG_DFL)
    command.run = run
    assert as_process("doctor") == code
    assert cleaned_up
    assert capsys.readouterr().err == "stopped\n"


def test_a_signal_that_the_caller_ignores_stays_ignored(
    command: types.ModuleType, as_process: Callable[..., int]
) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

    def run(_: object) -> int:
        os.kill(os.getpid(), signal.SIGHUP)
        return 0

    command.run = run
    assert as_process("doctor") == 0


def test_as_a_function_it_leaves_signals_alone(command: types.ModuleType) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    command.run = _raising(KeyboardInterrupt())
    assert main(["doctor"]) == 130
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)] == before


def test_it_runs_as_a_module_and_tells_its_version() -> None:
    result = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("pareval-agent ")


@pytest.mark.parametrize("words", [["--help"], ["prompts"], ["prompts", "--json"]])
def test_a_reader_that_leaves_is_no_error(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing) as pipe:
        result = subprocess.run([*PROGRAM, *words], stdout=pipe, stderr=subprocess.PIPE, text=True, check=False)
    assert (result.returncode, result.stderr) == (141, "")


def test_a_full_disk_is_told_in_one_line() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [*PROGRAM, "prompts", "--json"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (result.returncode, result.stderr.count("\n")) == (3, 1)
    assert "No space left on device" in result.stderr


def test_a_terminal_without_unicode_gets_replacements() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run([*PROGRAM, "prompts"], capture_output=True, text=True, check=False, env=environment)
    assert (result.returncode, result.stderr) == (0, "")
