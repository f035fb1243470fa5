"""Who may use the cores: the order in which threads get them."""

from contextlib import AbstractContextManager
from pathlib import Path
from threading import Barrier, Event, Thread

import fakes
import pytest

from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.shared_toolbox import SharedToolbox
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds

WAIT_S = 10
SOON_S = 0.05


class Holder:
    """A thread that wants cores, and keeps them until it is told to let go."""

    def __init__(self, wanted: AbstractContextManager[None]) -> None:
        self._wanted = wanted
        self.has_them, self._let_go = Event(), Event()
        self._thread = Thread(target=self._hold, daemon=True)
        self._thread.start()

    def _hold(self) -> None:
        with self._wanted:
            self.has_them.set()
            self._let_go.wait(WAIT_S)

    def release(self) -> None:
        self._let_go.set()
        self._thread.join(WAIT_S)


@pytest.fixture
def cores() -> Cores:
    return Cores(2)


def test_there_are_so_many_cores(cores: Cores) -> None:
    first, second = Holder(cores.shared(1)), Holder(cores.shared(1))
    assert first.has_them.wait(WAIT_S)
    assert second.has_them.wait(WAIT_S)
    third = Holder(cores.shared(1))
    assert not third.has_them.wait(SOON_S)
    second.release()
    assert third.has_them.wait(WAIT_S)


def test_more_than_there_are_is_all_of_them(cores: Cores) -> None:
    assert Holder(cores.shared(64)).has_them.wait(WAIT_S)


@pytest.mark.parametrize("shared", [0, 1, 2])
def test_a_timing_is_alone(cores: Cores, shared: int) -> None:
    """What needs no core of its own, as a local model, is kept away too."""
    other = Holder(cores.shared(shared))
    assert other.has_them.wait(WAIT_S)
    timing = Holder(cores.alone())
    assert not timing.has_them.wait(SOON_S)
    other.release()
    assert timing.has_them.wait(WAIT_S)
    later, second_timing = Holder(cores.shared(shared)), Holder(cores.alone())
    assert not later.has_them.wait(SOON_S)
    timing.release()
    assert later.has_them.wait(WAIT_S)
    later.release()
    assert second_timing.has_them.wait(WAIT_S)


def test_a_timing_that_waits_is_not_overtaken(cores: Cores) -> None:
    build = Holder(cores.shared(1))
    assert build.has_them.wait(WAIT_S)
    timing = Holder(cores.alone())
    assert not timing.has_them.wait(SOON_S)
    later = Holder(cores.shared(1))
    assert not later.has_them.wait(SOON_S)
    build.release()
    assert timing.has_them.wait(WAIT_S)
    assert not later.has_them.is_set()
    timing.release()
    assert later.has_them.wait(WAIT_S)


def test_cores_come_back_after_a_failure(cores: Cores) -> None:
    for wanted in (cores.shared(2), cores.alone()):
        with pytest.raises(ZeroDivisionError), wanted:
            raise ZeroDivisionError
    assert Holder(cores.alone()).has_them.wait(WAIT_S)


def test_serial_tests_run_side_by_side_and_parallel_ones_do_not(tmp_path: Path, cores: Cores) -> None:
    """Two serial tests meet in the toolbox; with the prompt's own execution model the second would never come."""
    meet = Barrier(2)

    class Meeting(fakes.FakeToolbox):
        def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> fakes.TestResult:
            meet.wait(WAIT_S if prompt.model is ExecutionModel.SERIAL else SOON_S)
            return super().test(prompt, library, seeds)

    tools = SharedToolbox(Meeting(), cores)
    library = tmp_path / "candidate.so"
    library.write_text(fakes.source())

    def outcomes(model: ExecutionModel) -> list[str]:
        told: list[str] = []

        def test() -> None:
            try:
                tools.test(Prompt(fakes.PROMPT.problem, model), library, Seeds(public=1, held_out=2, timed=3))
                told.append("met")
            except Exception as error:
                told.append(type(error).__name__)

        threads = [Thread(target=test) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return told

    assert outcomes(ExecutionModel.SERIAL) == ["met", "met"]
    assert outcomes(ExecutionModel.OMP) == ["BrokenBarrierError", "BrokenBarrierError"]
