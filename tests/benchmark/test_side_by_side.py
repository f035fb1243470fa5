"""Threads: results of all, errors of each, and an end that leaves nobody behind."""

import threading
import time

import pytest

from pareval_agent.benchmark.side_by_side import SideBySide
from pareval_agent.tools import process
from pareval_agent.tools.environment import host_environment

WAIT_S = 10


@pytest.mark.parametrize("count", [1, 3, 100])
def test_every_item_has_its_result(count: int) -> None:
    with SideBySide(count) as threads:
        assert sorted(threads.results(lambda item: item * 2, range(20))) == list(range(0, 40, 2))


def test_so_many_are_in_flight() -> None:
    meet = threading.Barrier(3)
    with SideBySide(3) as threads:
        assert list(threads.results(lambda item: meet.wait(WAIT_S) >= 0, range(6))) == [True] * 6


def test_without_items_there_is_nothing_to_wait_for() -> None:
    with SideBySide(3) as threads:
        assert list(threads.results(str, [])) == []


@pytest.mark.parametrize("error", [ValueError("bad"), IndexError("bad"), KeyboardInterrupt("bad")])
def test_what_work_raises_ends_it(error: BaseException) -> None:
    def work(item: int) -> int:
        if item == 1:
            raise error
        return item

    with pytest.raises(type(error), match="bad"), SideBySide(1) as threads:
        assert list(threads.results(work, range(3))) == [0]


def test_work_that_listens_ends_with_the_block() -> None:
    ended = threading.Event()
    with SideBySide(1) as threads:

        def work(item: int) -> int:
            try:
                while item:
                    threads.check()
                    time.sleep(0.001)
            finally:
                if item:
                    ended.set()
            return item

        assert next(threads.results(work, [0, 1, 2])) == 0
    assert ended.is_set()


def test_programs_that_work_waits_for_are_killed() -> None:
    def work(item: int) -> int:
        command = ["sleep", "60"] if item else ["true"]
        return process.run(command, env=host_environment(), timeout_s=60).returncode

    before = set(threading.enumerate())
    with SideBySide(2) as threads:
        assert next(threads.results(work, [1, 0])) == 0
    assert set(threading.enumerate()) <= before
