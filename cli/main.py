"""The boundary of the program: one command in, one exit code out, and no traceback."""

import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from types import FrameType

from pareval_agent.cli.parser import parse


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words name, by default those of the command line, and return the exit code."""
    words = sys.argv[1:] if words is None else words
    try:
        with _signals_as_interrupts():
            code = _run(words)
            sys.stdout.flush()
            return code
    except BrokenPipeError:
        return _reader_left()
    except BaseException as error:
        if "--debug" in words and isinstance(error, Exception):
            raise
        return _failed(error)


def _run(words: Sequence[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a stand-in without encoding
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        arguments = parse(words)
    except SystemExit as stop:  # help and version
        return int(stop.code or 0)
    command = importlib.import_module(f"pareval_agent.cli.{arguments.command}")
    code: int = command.run(arguments)
    return code


def _failed(error: BaseException) -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C has nothing left to stop
    from pareval_agent.cli.failures import describe

    failure = describe(error)
    with contextlib.suppress(OSError):
        print(failure.line, file=sys.stderr)
    return failure.exit_code


def _reader_left() -> int:
    """What reads our output has gone, as `head` does; nothing may be flushed into the broken pipe at exit."""
    from pareval_agent.cli.failures import BROKEN_PIPE_EXIT_CODE

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return BROKEN_PIPE_EXIT_CODE


@contextlib.contextmanager
def _signals_as_interrupts() -> Iterator[None]:
    """SIGTERM and SIGHUP end a command as cleanly as Ctrl-C does."""
    signals = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, _interrupt) for number in signals]
    try:
        yield
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)


def _interrupt(number: int, _: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


if __name__ == "__main__":
    sys.exit(main())
