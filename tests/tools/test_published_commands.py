"""What is written, compiled and started is what the published scripts write, compile and start."""

from pathlib import Path

import pytest

from pareval_agent.configs.schema import LaunchConfiguration, ToolchainConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import published_commands as commands
from pareval_agent.tools.published_checkout import read_checkout
from pareval_agent.tools.published_result import PublishedResult, PublishedRun
from pareval_agent.tools.verdict import Verdict

CHECKOUT = read_checkout(Path(__file__).parents[1] / "published_checkout")
OMP, MPI, SERIAL = ExecutionModel.OMP, ExecutionModel.MPI, ExecutionModel.SERIAL
ONE, TWO = LaunchConfiguration(threads=1), LaunchConfiguration(threads=2)


def test_the_answer_continues_the_prompt() -> None:
    code = commands.generated_code("/* Return 1. */\nunsigned int one(int x) {", "return 1;\n}")
    assert code == "/* Return 1. */\nunsigned NO_INLINE int one(int x) {\nreturn 1;\n}"
    assert commands.generated_code("int f() {", "}") == "int NO_INLINE f() {\n}"


@pytest.mark.parametrize(
    ("text", "usable"), [("int f() {", True), ("/* */\nint f() {", True), ("x y\n", False), ("", False)]
)
def test_a_prompt_has_to_end_with_the_head_of_the_function(text: str, usable: bool) -> None:
    assert commands.is_usable(text) == usable


@pytest.mark.parametrize(
    ("model", "answer", "valid"),
    [
        (SERIAL, "", True),
        (OMP, "// #pragma omp", True),
        (OMP, "omp_get_num_threads()", False),
        (MPI, "MPI_Comm", True),
        (MPI, "MPI.COMM_WORLD", True),
        (MPI, "mpi", False),
        (ExecutionModel.MPI_OMP, "MPI_Comm", False),
        (ExecutionModel.MPI_OMP, "MPI_Comm #pragma omp", True),
        (ExecutionModel.KOKKOS, "", True),
    ],
)
def test_the_published_check_looks_for_words(model: ExecutionModel, answer: str, valid: bool) -> None:
    assert commands.is_source_valid(model, answer) == valid


def test_a_sample_is_compiled_with_the_checkouts_flags_and_layout() -> None:
    assert commands.build_command(CHECKOUT, Prompt(find_problem("27"), OMP)) == [
        *("g++", "-std=c++17", "-O1", "-fopenmp", "-I/sample", "-DDRIVER_PROBLEM_SIZE=(1<<16)"),
        *("-Icpp", "-Icpp/models", "-DUSE_OMP", "/mains/omp.o"),
        *("cpp/benchmarks/reduce/27_reduce_average/cpu.cc", "-o", "/sample/a.out"),
    ]
    assert commands.main_command(CHECKOUT, MPI) == [
        *("mpicxx", "-std=c++17", "-O1", "-o", "/mains/mpi.o", "-c", "cpp/models/mpi-driver.cc")
    ]


def test_our_launcher_takes_the_place_of_theirs() -> None:
    toolchain = ToolchainConfig()
    assert commands.run_command(CHECKOUT, OMP, TWO, toolchain) == ["/sample/a.out", "2"]
    ranks = LaunchConfiguration(ranks=2)
    assert commands.run_command(CHECKOUT, MPI, ranks, toolchain) == ["mpirun.openmpi", "-n", "2", "/sample/a.out"]


def _run(launch: LaunchConfiguration = ONE, **facts: object) -> PublishedRun:
    return PublishedRun.model_validate({"launch": launch, "exit_status": 0, **facts})


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"is_valid": True}, Verdict.PASSED),
        ({"is_valid": False}, Verdict.WRONG_ANSWER),
        ({"is_valid": False, "exit_status": 1}, Verdict.WRONG_ANSWER),
        ({"is_valid": True, "exit_status": 139}, Verdict.CRASHED),
        ({"is_valid": True, "exit_status": None}, Verdict.TIMED_OUT),
        ({"exit_status": None}, Verdict.TIMED_OUT),
        ({}, Verdict.CRASHED),
    ],
)
def test_an_outcome_in_our_words(facts: dict[str, object], verdict: Verdict) -> None:
    assert _run(**facts).verdict is verdict


def test_the_first_run_that_fails_decides() -> None:
    runs = (_run(is_valid=True, best_sequential_s=2.0), _run(TWO, is_valid=False, best_sequential_s=1.0))
    result = PublishedResult(did_build=True, is_source_valid=True, runs=runs)
    assert (result.verdict, result.best_sequential_s) == (Verdict.WRONG_ANSWER, 1.0)
    failed = PublishedResult(did_build=False, is_source_valid=True)
    assert (failed.verdict, failed.best_sequential_s) == (Verdict.BUILD_FAILED, None)
