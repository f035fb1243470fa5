"""Errors that no result shows are seen by the sanitizers, and code without them passes."""

import shutil
from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, Sanitizer, TestingConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds, TestResult
from pareval_agent.tools.sanitized import prelude_headers
from pareval_agent.tools.sanitizers import find_clang
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed")

with_archer = pytest.mark.skipif(find_clang() is None, reason="there is no clang with Archer, see doctor")


FLAG_THAT_ALL_SET = """
        double sum = 0;
        bool any = false;
        #pragma omp parallel for reduction(+ : sum)
        for (size_t i = 0; i < x.size(); ++i) {
            any = true;
            sum += x[i];
        }
        return any ? sum / x.size() : 0;"""
READS_BEYOND = """
        double sum = 0, beyond;
        #pragma omp parallel for reduction(+ : sum)
        for (size_t i = 0; i < x.size(); ++i) sum += x[i];
        beyond = x.data()[x.size()];
        return beyond == 12345.678 ? beyond : sum / x.size();"""
OVERFLOWS = """
        double sum = 0;
        volatile int largest = 2147483647;
        #pragma omp parallel for reduction(+ : sum)
        for (size_t i = 0; i < x.size(); ++i) sum += x[i];
        largest = largest + 1;
        return sum / x.size();"""
RIGHT = """
        std::vector<double> parts(omp_get_max_threads());
        double sum = 0;
        #pragma omp parallel
        {
            double part = 0;
            #pragma omp for nowait
            for (size_t i = 0; i < x.size(); ++i) part += x[i];
            parts[omp_get_thread_num()] = part;
            #pragma omp critical
            sum += part;
            #pragma omp barrier
            #pragma omp single
            sum = std::accumulate(parts.begin(), parts.end(), 0.0);
        }
        return sum / x.size();"""
RIGHT_ON_RANKS = """
        int rank, ranks;
        MPI_Comm_rank(MPI_COMM_WORLD, &rank);
        MPI_Comm_size(MPI_COMM_WORLD, &ranks);
        double sum = 0;
        for (size_t i = rank; i < x.size(); i += ranks) sum += x[i];
        MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
        return sum / x.size();"""
READS_BEYOND_ON_RANKS = RIGHT_ON_RANKS.replace(
    "double sum = 0;", "double sum = 0; volatile double beyond = x.data()[x.size()];"
)

OMP = ExecutionModel.OMP
ONE_LAUNCH = LaunchConfig(omp=(LaunchConfiguration(threads=3),), mpi=(LaunchConfiguration(ranks=2),))


def judged(
    body: str, folder: Path, *sanitize: Sanitizer, model: ExecutionModel = OMP, problem: str = "27"
) -> TestResult:
    config = Config(launch=ONE_LAUNCH, testing=TestingConfig(perturb=False, sanitize=sanitize))
    toolbox = LocalToolbox(config)
    prompt = Prompt(find_problem(problem), model)
    built = toolbox.build(prompt, f"{prompt.signature} {{{body}\n}}\n", folder)
    assert built.library is not None, built.diagnostics
    return toolbox.test(prompt, built.library, Seeds(public=1, held_out=2, timed=3))


@pytest.mark.parametrize(
    ("body", "sanitizer", "verdict", "kind", "line"),
    [
        pytest.param(FLAG_THAT_ALL_SET, "thread", Verdict.RACE, "data race", 6, marks=with_archer),
        (READS_BEYOND, "address", Verdict.CRASHED, "heap-buffer-overflow, read of 8 bytes", 5),
        (OVERFLOWS, "undefined", Verdict.CRASHED, "signed integer overflow", 6),
    ],
)
def test_what_no_result_shows_is_seen(
    body: str, sanitizer: Sanitizer, verdict: Verdict, kind: str, line: int, tmp_path: Path
) -> None:
    assert judged(body, tmp_path / "without").verdict is Verdict.PASSED
    tested = judged(body, tmp_path, sanitizer)
    assert tested.verdict is verdict
    failed = tested.failed_launch
    assert failed is not None
    assert failed.sanitizer == sanitizer
    assert [(finding.kind, finding.lines) for finding in failed.findings] == [(kind, (line,))]
    assert failed.report.failure is None, "the case may be one that the model must not know of"
    assert not tested.public_passed, "what was seen may be told"


@with_archer
def test_right_code_passes_all(tmp_path: Path) -> None:
    tested = judged(RIGHT, tmp_path, "thread", "address", "undefined")
    assert tested.verdict is Verdict.PASSED, tested.failed_launch
    assert [launch.sanitizer for launch in tested.launches] == [None, "thread", "address", "undefined"]
    assert len(tested.launches) == tested.planned
    assert tested.looked_for_races


@pytest.mark.mpi
def test_ranks_are_observed(tmp_path: Path) -> None:
    right = judged(RIGHT_ON_RANKS, tmp_path / "right", "thread", "address", "undefined", model=ExecutionModel.MPI)
    assert right.verdict is Verdict.PASSED, right.failed_launch
    assert [launch.sanitizer for launch in right.launches] == [None, "address", "undefined"]
    wrong = judged(READS_BEYOND_ON_RANKS, tmp_path, "address", model=ExecutionModel.MPI)
    assert wrong.verdict is Verdict.CRASHED
    assert wrong.launches[-1].findings[0].lines == (5,)


@with_archer
def test_what_clang_does_not_compile_is_judged_without(tmp_path: Path) -> None:
    only_gcc = f"\n    #if defined(__clang__)\n    #error\n    #endif\n{RIGHT}"
    tested = judged(only_gcc, tmp_path, "thread")
    assert tested.verdict is Verdict.PASSED
    assert not tested.looked_for_races
    assert len(tested.launches) == tested.planned - 1


def test_a_wrong_answer_that_only_a_sanitizer_sees_says_nothing(tmp_path: Path) -> None:
    otherwise = f"""
    #if defined(__SANITIZE_ADDRESS__)
        return 0;
    #endif
    {RIGHT}"""
    tested = judged(otherwise, tmp_path, "address")
    assert tested.verdict is Verdict.PASSED
    assert not any(launch.sanitizer for launch in tested.launches)


def test_what_failed_already_is_not_observed(tmp_path: Path) -> None:
    tested = judged("\n    #pragma omp parallel\n    {}\n    return 0;", tmp_path, "address")
    assert tested.verdict is Verdict.WRONG_ANSWER
    assert not any(launch.sanitizer for launch in tested.launches)


def test_candidates_see_no_header_of_the_judge() -> None:
    headers = prelude_headers()
    assert "pareval/prelude.hpp" in headers
    assert not {"pareval/problem.hpp", "pareval/random.hpp", "pareval/compare.hpp"} & set(headers)
