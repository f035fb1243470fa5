"""The boundary of the program: one command in, one exit code out, and no traceback."""

import atexit
import contextlib
import gc
import importlib
import os
import signal
import sys
import threading
from collections.abc import Sequence
from types import FrameType

from pareval_agent.cli.parser import parse


def main(words: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code.

    Args:
        words: the command; without any it is that of the command line, and the process is to end afterwards.
    """
    if words is None:
        words = sys.argv[1:]
        _own_the_process()
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        return _reader_left()
    except BaseException as error:
        return _failed(error, debug="--debug" in words)


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


def _failed(error: BaseException, *, debug: bool) -> int:
    for number in _ENDING_SIGNALS:
        if signal.getsignal(number) is _interrupt:
            signal.signal(number, signal.SIG_IGN)  # there is nothing left to stop
    from pareval_agent.cli.failures import describe, describe_bug

    failure = describe(error)
    if failure is None:
        if debug:
            raise error
        failure = describe_bug(error)
    with contextlib.suppress(OSError):
        print(failure.line, file=sys.stderr)
    return failure.exit_code


def _reader_left() -> int:
    """What reads our output has gone, as `head` does; nothing may be flushed into the broken pipe at exit."""
    from pareval_agent.cli.failures import BROKEN_PIPE_EXIT_CODE

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE_EXIT_CODE


_ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_COLLECT_AFTER = 100_000
"""Objects. With Python's 700, collections take a sixth of the time in which litellm is imported."""


def _own_the_process() -> None:
    """SIGTERM and SIGHUP end it as cleanly as Ctrl-C does, unless the caller had them ignored, as nohup does."""
    for number in _ENDING_SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)
    gc.set_threshold(_COLLECT_AFTER)
    atexit.register(gc.freeze)  # or the end of the interpreter looks through all modules: 3 s with those of litellm


def _interrupt(number: int, _: FrameType | None) -> None:
    if (process := sys.modules.get("pareval_agent.tools.process")) is not None:
        # Or a pool of threads would wait for its programs. In a thread, for this one may hold the lock of `kill_all`.
        threading.Thread(target=process.kill_all, daemon=True).start()
    raise KeyboardInterrupt(number)


if __name__ == "__main__":
    sys.exit(main())
