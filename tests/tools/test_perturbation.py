"""Threads that are delayed at their accesses to memory: races show, even where all threads share one core."""

import shutil
from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config, TestingConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds, TestResult
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed")

AVERAGE = Prompt(find_problem("27"), ExecutionModel.OMP)

RACES = {
    "shared sum": """
        double sum = 0;
        #pragma omp parallel for
        for (size_t i = 0; i < x.size(); ++i) sum += x[i];
        return sum / x.size();""",
    "one update by each thread": """
        double sum = 0;
        #pragma omp parallel
        {
            double part = 0;
            #pragma omp for nowait
            for (size_t i = 0; i < x.size(); ++i) part += x[i];
            sum = sum + part;
        }
        return sum / x.size();""",
    "shared scratch": """
        double sum = 0, scratch;
        #pragma omp parallel for reduction(+ : sum)
        for (size_t i = 0; i < x.size(); ++i) {
            scratch = x[i];
            sum += scratch;
        }
        return sum / x.size();""",
    "read before all have written": """
        std::vector<double> parts(omp_get_max_threads());
        double sum = 0;
        #pragma omp parallel
        {
            double part = 0;
            #pragma omp for nowait
            for (size_t i = 0; i < x.size(); ++i) part += x[i];
            parts[omp_get_thread_num()] = part;
            #pragma omp single
            for (double one : parts) sum += one;
        }
        return sum / x.size();""",
    "task that nobody waits for": """
        double sum = 0, half = 0;
        #pragma omp parallel num_threads(2)
        #pragma omp single
        {
            #pragma omp task shared(half)
            for (size_t i = 0; i < x.size() / 2; ++i) half += x[i];
            for (size_t i = x.size() / 2; i < x.size(); ++i) sum += x[i];
            sum += half;
        }
        return sum / x.size();""",
}
RIGHT = {
    "reduction": """
        double sum = 0;
        #pragma omp parallel for reduction(+ : sum)
        for (size_t i = 0; i < x.size(); ++i) sum += x[i];
        return sum / x.size();""",
    "atomic": """
        double sum = 0;
        #pragma omp parallel for
        for (size_t i = 0; i < x.size(); ++i) {
            #pragma omp atomic
            sum += x[i];
        }
        return sum / x.size();""",
    "std::atomic": """
        std::atomic<double> sum{0};
        #pragma omp parallel for
        for (size_t i = 0; i < x.size(); ++i)
            for (double old = sum; !sum.compare_exchange_weak(old, old + x[i]);) {}
        return sum / x.size();""",
    "lock of its own": """
        double sum = 0;
        std::atomic<bool> taken{false};
        #pragma omp parallel for
        for (size_t i = 0; i < x.size(); ++i) {
            while (taken.exchange(true)) {}
            sum += x[i];
            taken = false;
        }
        return sum / x.size();""",
    "barrier": """
        std::vector<double> parts(omp_get_max_threads());
        double sum = 0;
        #pragma omp parallel
        {
            double part = 0;
            #pragma omp for nowait
            for (size_t i = 0; i < x.size(); ++i) part += x[i];
            parts[omp_get_thread_num()] = part;
            #pragma omp barrier
            #pragma omp single
            for (double one : parts) sum += one;
        }
        return sum / x.size();""",
}


def judged(body: str, folder: Path, **testing: bool) -> TestResult:
    toolbox = LocalToolbox(Config(testing=TestingConfig(**testing)))
    built = toolbox.build(AVERAGE, f"#include <atomic>\n{AVERAGE.signature} {{{body}\n}}\n", folder)
    assert built.library is not None, built.diagnostics
    return toolbox.test(AVERAGE, built.library, Seeds(public=1, held_out=2, timed=3))


@pytest.fixture
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """All threads on one core: ordinary runs show next to no race there."""
    import os

    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


@pytest.mark.usefixtures("one_core")
@pytest.mark.parametrize("body", RACES.values(), ids=RACES)
def test_a_race_shows_on_one_core(body: str, tmp_path: Path) -> None:
    tested = judged(body, tmp_path)
    assert tested.verdict in (Verdict.RACE, Verdict.WRONG_ANSWER)
    failed = tested.failed_launch
    assert failed is not None
    assert failed.perturbed is (tested.verdict is Verdict.RACE)


@pytest.mark.parametrize("body", RIGHT.values(), ids=RIGHT)
def test_what_is_synchronised_passes(body: str, tmp_path: Path) -> None:
    tested = judged(body, tmp_path)
    assert tested.verdict is Verdict.PASSED, tested.failed_launch
    assert [result.perturbed for result in tested.launches[-2:]] == [False, True]
    assert len(tested.launches) == tested.planned


def test_it_can_be_left_out(tmp_path: Path) -> None:
    tested = judged(RIGHT["reduction"], tmp_path, perturb=False)
    assert not any(result.perturbed for result in tested.launches)
    assert len(tested.launches) == tested.planned


def test_what_only_fails_when_it_is_compiled_otherwise_is_no_race(tmp_path: Path) -> None:
    body = """
        double sum = 0;
        #pragma omp parallel for reduction(+ : sum)
        for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    #if defined(__SANITIZE_THREAD__)
        sum += 1;
    #endif
        return sum / x.size();"""
    assert judged(body, tmp_path).verdict is Verdict.WRONG_ANSWER


def test_what_cannot_be_delayed_is_judged_without(tmp_path: Path) -> None:
    body = """
    #if defined(__SANITIZE_THREAD__)
    #error
    #endif
        double sum = 0;
        #pragma omp parallel for reduction(+ : sum)
        for (size_t i = 0; i < x.size(); ++i) sum += x[i];
        return sum / x.size();"""
    tested = judged(body, tmp_path)
    assert tested.verdict is Verdict.PASSED
    assert len(tested.launches) == tested.planned - 1
