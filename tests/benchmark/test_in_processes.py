"""Work on all cores: the same results in the same order, and nothing left behind."""

import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pareval_agent.benchmark.in_processes import in_processes
from pareval_agent.configs.errors import InfrastructureError

PID = "__import__('os').getpid()"
MASK = "__import__('signal').pthread_sigmask(0, [])"
SUICIDE = "__import__('os').kill(__import__('os').getpid(), 9)"


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1})


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(in_processes(math.sqrt, range(100), share=10)) == [math.sqrt(number) for number in range(100)]


def test_much_work_is_done_elsewhere_and_little_work_is_not() -> None:
    assert os.getpid() not in set(in_processes(eval, [PID] * 40, share=20))
    assert set(in_processes(eval, [PID] * 39, share=20)) == {os.getpid()}


@pytest.mark.parametrize("share", [1, 1000])
def test_an_error_is_raised_here(share: int) -> None:
    results = in_processes(int, ["1", "x", "3"], share)
    with pytest.raises(ValueError, match="invalid literal"):
        list(results)


def test_a_process_that_is_killed_is_a_failure_of_the_machine() -> None:
    with pytest.raises(InfrastructureError, match="was killed: is there enough memory"):
        list(in_processes(eval, [SUICIDE] * 10, share=1))


def test_ctrl_c_is_for_this_process_alone() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    (mask, *_) = in_processes(eval, [MASK] * 10, share=1)
    assert signal.SIGINT in mask
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


_ENDLESS = """
import os, time
os.sched_getaffinity = lambda pid: {0, 1}
from pareval_agent.benchmark.in_processes import in_processes
if __name__ == "__main__":
    for _ in in_processes(time.sleep, [0.05] * 10_000, share=10):
        print("one", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_this_one(tmp_path: Path, number: signal.Signals) -> None:
    script = tmp_path / "endless.py"
    script.write_text(_ENDLESS)
    words = [sys.executable, str(script)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout
    process.stdout.readline()
    group = os.getpgid(process.pid)
    if number == signal.SIGINT:
        os.killpg(group, number)  # as a terminal does
    else:
        process.send_signal(number)
    _, err = process.communicate(timeout=60)  # which ends when nobody has the pipes any more
    assert err.count("Traceback") == (1 if number == signal.SIGINT else 0)
    deadline_s = time.monotonic() + 10
    while _has_members(group) and time.monotonic() < deadline_s:
        time.sleep(0.05)
    assert not _has_members(group)


def _has_members(group: int) -> bool:
    """Zombies do not count: they may stay until whatever runs as process 1 collects them."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, pgrp = stat.read_text().rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(pgrp) == group and state != "Z":
            return True
    return False
