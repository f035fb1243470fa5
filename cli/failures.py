"""What ends a command early, as one line and an exit code."""

import errno
import os
import signal
import tempfile
import traceback
from dataclasses import dataclass

from pareval_agent.cli.text import one_line
from pareval_agent.configs.errors import InfrastructureError, ParevalError, UserError

BROKEN_PIPE_EXIT_CODE = 128 + signal.SIGPIPE

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISNAMED = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG}


@dataclass(frozen=True)
class Failure:
    """What to tell and how to exit."""

    line: str
    exit_code: int


def describe(error: BaseException) -> Failure | None:
    """The failure that an exception stands for, None for a bug."""
    match error:
        case ParevalError():
            return Failure(f"error: {one_line(str(error))}", error.exit_code)
        case KeyboardInterrupt():
            return _interrupted(error)
        case OSError(errno=int()):
            return _system_failure(error)
        case MemoryError():
            return Failure("error: out of memory: close other programs, or ask for less", InfrastructureError.exit_code)
        case _:
            return None


def describe_bug(error: BaseException) -> Failure:
    """Writes the traceback to a file that the line names."""
    summary = one_line(f"{type(error).__name__}: {error}", width=200)
    place = _write_traceback(error)
    return Failure(f"internal error: {summary}; please report it with {place}", InfrastructureError.exit_code)


def _interrupted(error: KeyboardInterrupt) -> Failure:
    """A note on the exception tells how to go on; its argument is the signal, if it was not Ctrl-C."""
    number = error.args[0] if error.args else signal.SIGINT
    line = ": ".join(["stopped", *getattr(error, "__notes__", ())])
    return Failure(one_line(line), 128 + number)


def _system_failure(error: OSError) -> Failure:
    place = f"{one_line(str(error.filename))}: " if error.filename else ""
    reason = one_line(error.strerror or str(error))
    if error.errno in _FULL:
        return Failure(
            f"error: {place}{reason}: make room and run the same command again", InfrastructureError.exit_code
        )
    if error.errno in _FORBIDDEN:
        return Failure(f"error: {place}{reason}: change the permission or the place", UserError.exit_code)
    kind = UserError if error.errno in _MISNAMED else InfrastructureError
    return Failure(f"error: {place}{reason}", kind.exit_code)


def _write_traceback(error: BaseException) -> str:
    try:
        descriptor, path = tempfile.mkstemp(prefix="pareval-agent-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(traceback.format_exception(error))
    except OSError:
        return "the output of --debug"
    return f"the traceback in {path}"
