"""Memory of all processes below a program is counted once, and what takes too much is killed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pareval_agent.configs.schema import LimitsConfig
from pareval_agent.tools import memory
from pareval_agent.tools.memory import MemoryWatch, launch_bytes, machine_bytes
from pareval_agent.tools.process import Completed, run

MIB = 1 << 20
ENV = {"PATH": "/usr/bin:/bin"}


def python(script: str, below_bytes: int | None, *, timeout_s: float = 30) -> Completed:
    """A shell that starts a script, and says how it ended."""
    return run(
        ["sh", "-c", f"{sys.executable} -c '{script}'; echo status $?"],
        env=ENV,
        timeout_s=timeout_s,
        below_bytes=below_bytes,
    )


TAKE = "import mmap, os, time\nflags = mmap.MAP_{kind} | mmap.MAP_ANONYMOUS\n"
PRIVATE, SHARED = TAKE.format(kind="PRIVATE"), TAKE.format(kind="SHARED")
FILL = "m = mmap.mmap(-1, 40 << 20, flags)\nm.write(bytes(40 << 20))\n"


@pytest.mark.parametrize(
    "script",
    [
        PRIVATE + "for _ in range(4):\n  if os.fork() == 0: break\n" + FILL + "time.sleep(20)",
        SHARED
        + "\n".join(f"m{i} = mmap.mmap(-1, 40 << 20, flags)\nm{i}.write(bytes(40 << 20))" for i in range(4))
        + "\ntime.sleep(20)",
        "import os, time\nfor i in range(4): os.write(os.memfd_create(str(i)), bytes(40 << 20))\ntime.sleep(20)",
    ],
    ids=["in many processes", "shared", "in files without a name"],
)
def test_what_takes_too_much_is_killed_and_what_started_it_is_not(script: str) -> None:
    done = python(script, below_bytes=100 * MIB)
    assert done.stdout == b"status 137\n"
    assert done.exceeded_bytes is not None
    assert 100 * MIB < done.exceeded_bytes < 250 * MIB
    assert done.wall_s < 15


@pytest.mark.parametrize(
    "script",
    [
        PRIVATE + FILL + "for _ in range(5):\n  if os.fork() == 0: break\ntime.sleep(1)",
        SHARED + FILL + "for _ in range(5):\n  if os.fork() == 0: break\ntime.sleep(1)",
        "import os, time\nf = os.memfd_create(str(0))\nos.write(f, bytes(40 << 20))\n"
        "for _ in range(5):\n  if os.fork() == 0: break\ntime.sleep(1)",
    ],
    ids=["copied on write", "shared", "a file without a name"],
)
def test_what_processes_share_is_counted_once(script: str) -> None:
    done = python(script, below_bytes=150 * MIB)
    assert done.exceeded_bytes is None
    assert done.stdout == b"status 0\n"


def test_nothing_is_looked_at_without_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MemoryWatch, "look", pytest.fail)
    assert python("pass", below_bytes=None).exceeded_bytes is None


def test_what_left_the_session_is_found_as_well() -> None:
    script = "import os, time\nif os.fork() == 0: os.setsid(); x = bytearray(150 << 20)\ntime.sleep(20)"
    assert python(script, below_bytes=100 * MIB).stdout == b"status 137\n"


def test_looking_takes_a_small_part_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The longer it takes, the less often it is done; time in which others have the core does not count."""
    now, cpu = [0.0], [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    monkeypatch.setattr("time.thread_time", lambda: cpu[0])

    def look(self: MemoryWatch) -> None:
        now[0] += 7
        cpu[0] += 0.004

    monkeypatch.setattr(MemoryWatch, "_look", look)
    watch = MemoryWatch(os.getpid(), MIB)
    assert watch.look() == pytest.approx(0.2)
    now[0] += 0.15
    assert watch.look() == pytest.approx(0.05)
    assert cpu == [0.004]


@contextmanager
def groups(folder: Path, said: str, limits: dict[str, str]) -> Iterator[None]:
    """Control groups as the kernel shows them."""
    for name, limit in limits.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(limit)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "_CGROUPS", folder)
        read_text = Path.read_text
        patch.setattr(Path, "read_text", lambda path: said if str(path) == "/proc/self/cgroup" else read_text(path))
        machine_bytes.cache_clear()
        yield
    machine_bytes.cache_clear()


@pytest.mark.parametrize(
    ("said", "limits"),
    [
        ("0::/job/step\n", {"job/memory.max": "1000000\n", "job/step/memory.max": "max\n"}),
        ("0::/\n", {"memory.max": "1000000\n"}),
        ("5:cpu:/x\n4:memory:/job\n0::/\n", {"memory/job/memory.limit_in_bytes": "1000000\n"}),
        ("4:memory:/not/seen/from/here\n", {"memory/memory.limit_in_bytes": "1000000\n"}),
    ],
)
def test_a_control_group_has_less_than_the_machine(said: str, limits: dict[str, str], tmp_path: Path) -> None:
    with groups(tmp_path, said, limits):
        assert machine_bytes() == 1000000


def test_without_a_limit_it_is_the_machines(tmp_path: Path) -> None:
    with groups(tmp_path, "0::/job\n", {"job/memory.max": "max\n"}):
        assert machine_bytes() == os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def test_a_launch_gets_what_is_set_but_not_all_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "machine_bytes", lambda: 4000 * MIB)
    assert launch_bytes(LimitsConfig(total_memory_bytes=2000 * MIB)) == 2000 * MIB
    assert launch_bytes(LimitsConfig()) == 3000 * MIB
