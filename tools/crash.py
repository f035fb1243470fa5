"""What a dying candidate told of itself: the signal, and where it was."""

import re
import signal
from collections.abc import Sequence
from pathlib import Path

from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.process import run
from pareval_agent.tools.report import Crash
from pareval_agent.tools.sandbox import Limits, Mount, SandboxKind, sandbox_command

_TOLD = re.compile(r"^pareval-(?P<what>crash|frame) (?P<value>[0-9a-f]{1,16})$", re.MULTILINE)
_STATUS = re.compile(r"status (\d+)")
_MAX_FRAMES = 8
_LIMITS = Limits(memory_bytes=2 << 30, file_bytes=0, processes=8, cpu_s=5)


def describe_crash(output: str, detail: str, library: Path, sandbox: SandboxKind) -> Crash:
    """Signal, exit status and place, as far as `output` and the judge's `detail` tell them."""
    told = [(match["what"], match["value"]) for match in _TOLD.finditer(output)]
    signals = [int(value) for what, value in told if what == "crash" and value.isdecimal()]
    # With several ranks, only the first one's frames are of interest.
    end = next((i for i, (what, _) in enumerate(told[1:], start=1) if what == "crash"), len(told))
    frames = [int(value, 16) for what, value in told[:end] if what == "frame"]
    status = _STATUS.search(detail)
    number = signals[0] if signals else int(status[1]) - 128 if status and int(status[1]) > 128 else None
    return Crash(
        signal=_signal_name(number),
        exit_status=int(status[1]) if status and number is None else None,
        place=_places(frames[:_MAX_FRAMES], library, sandbox),
    )


def without_crash_lines(output: str) -> str:
    """What the candidate itself printed."""
    return _TOLD.sub("", output).strip()


def _signal_name(number: int | None) -> str | None:
    if number is None:
        return None
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _places(offsets: Sequence[int], library: Path, sandbox: SandboxKind) -> tuple[str, ...]:
    """`function at candidate.cpp:12` for each frame in the candidate's own lines, innermost first."""
    if not offsets or not library.is_file():
        return ()
    # All but the innermost are return addresses, which lie behind the call.
    addresses = [hex(offset - (index > 0)) for index, offset in enumerate(offsets)]
    command = sandbox_command(
        sandbox,
        ["addr2line", "-e", "/candidate.so", "-f", "-C", "-s", "-i", *addresses],
        mounts=[Mount(library.resolve(), "/candidate.so")],
        limits=_LIMITS,
        env=sandbox_environment(),
    )
    lines = run(command, env=host_environment(), timeout_s=10).stdout.decode(errors="replace").splitlines()
    frames = zip(lines[::2], lines[1::2], strict=False)
    return tuple(
        f"{function} at {place.split(' ')[0]}" for function, place in frames if place.startswith("candidate.cpp:")
    )
