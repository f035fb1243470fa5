"""Whether code is parallel is decided by all launches together, from what was seen where something was looked for."""

import shutil
from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, LimitsConfig, TestingConfig
from pareval_agent.drivers.catalog import Prompt, find_problem, read_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.observed import Activity, not_parallel, unseen
from pareval_agent.tools.report import Counts, DriverReport, LaunchResult, Observed
from pareval_agent.tools.results import Seeds, TestResult
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

AVERAGE = find_problem("27")
SEEDS = Seeds(public=1, held_out=2, timed=3)
NOTHING = Activity(threads=False, messages=False, kernels=False)


def launched(ranks: int = 1, threads: int = 1, **seen: int) -> LaunchResult:
    """`threads` of the launch, `threads_` that worked."""
    counts = Counts(passed=1, total=1)
    report = DriverReport(
        problem=AVERAGE.id,
        phase="test",
        verdict=Verdict.PASSED,
        public=counts,
        held_out=counts,
        observed=Observed(size=9, calls=4, **{name.rstrip("_"): number for name, number in seen.items()})
        if seen
        else None,
    )
    return LaunchResult(launch=LaunchConfiguration(ranks=ranks, threads=threads), report=report, wall_s=1)


@pytest.mark.parametrize(
    ("launches", "said"),
    [
        ([launched(), launched(threads=2, threads_=1)], "In its largest calls only one of 2 threads worked."),
        ([launched(threads=2, threads_=1), launched(threads=3, threads_=2)], None),
        ([launched(ranks=2, messaging=0)], "In its largest calls no rank sent or received data."),
        ([launched(ranks=2, messaging=1)], "In its largest calls only one rank sent or received data."),
        ([launched(ranks=2, messaging=0), launched(ranks=3, messaging=3)], None),
        (
            [launched(threads=2, threads_=1), launched(ranks=2, messaging=0)],
            "In its largest calls no rank sent or received data and only one of 2 threads worked.",
        ),
        (
            [launched(kernels=0), launched(threads=2, kernels=0, threads_=1)],
            "In its largest calls no Kokkos kernel was launched on threads.",
        ),
        ([launched(kernels=3), launched(threads=2, threads_=1)], "In its largest calls only one of 2 threads worked."),
        ([launched(kernels=3), launched(threads=2, threads_=2)], None),
        ([launched(), launched(threads=2)], None),
        ([], None),
    ],
)
def test_all_launches_together_decide(launches: list[LaunchResult], said: str | None) -> None:
    assert not_parallel(launches) == said


def test_what_was_seen_is_not_looked_for_again() -> None:
    def on(model: ExecutionModel, *earlier: LaunchResult, ranks: int = 1, threads: int = 1) -> Activity:
        return unseen(Prompt(AVERAGE, model), LaunchConfiguration(ranks=ranks, threads=threads), earlier)

    assert on(ExecutionModel.SERIAL) == on(ExecutionModel.OMP) == on(ExecutionModel.MPI) == NOTHING
    assert on(ExecutionModel.CUDA) == NOTHING
    assert on(ExecutionModel.OMP, threads=2) == NOTHING._replace(threads=True)
    assert on(ExecutionModel.OMP, launched(threads=2, threads_=2), threads=3) == NOTHING
    assert on(ExecutionModel.OMP, launched(threads=2, threads_=1), threads=3) == NOTHING._replace(threads=True)
    assert on(ExecutionModel.MPI, ranks=2) == NOTHING._replace(messages=True)
    assert on(ExecutionModel.MPI_OMP, launched(ranks=2, messaging=2), ranks=2, threads=2) == NOTHING._replace(
        threads=True
    )
    assert on(ExecutionModel.KOKKOS, threads=2) == Activity(threads=True, messages=False, kernels=True)
    assert on(ExecutionModel.KOKKOS, launched(kernels=1), threads=2) == NOTHING._replace(threads=True)


def test_a_problem_may_say_that_a_model_gains_nothing(tmp_path: Path) -> None:
    header = tmp_path / "same.hpp"
    excused = "function: average\nserial_is_right: {mpi: A message costs more than the sum.}\n"
    header.write_text(AVERAGE.header.read_text().replace("function: average\n", excused, 1))
    problem = read_problem(header)
    two = LaunchConfiguration(ranks=2, threads=2)
    assert unseen(Prompt(problem, ExecutionModel.MPI), two, []) == NOTHING
    assert unseen(Prompt(problem, ExecutionModel.MPI_OMP), two, []) == Activity(True, True, False)


OMP = Prompt(AVERAGE, ExecutionModel.OMP)
SUM = """
    double sum = 0;
    #pragma omp parallel for reduction(+ : sum) {}
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return sum / x.size();"""


@pytest.fixture(scope="module")
def toolbox() -> LocalToolbox:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    launches = LaunchConfig(omp=(LaunchConfiguration(threads=2),), mpi=(LaunchConfiguration(ranks=2),))
    limits = LimitsConfig(order_s=10, run_s=60)
    return LocalToolbox(Config(limits=limits, launch=launches, testing=TestingConfig(perturb=False)))


def result_of(toolbox: LocalToolbox, clause: str, folder: Path) -> TestResult:
    built = toolbox.build(OMP, f"{OMP.signature} {{{SUM.replace('{}', clause)}\n}}\n", folder)
    assert built.library is not None, built.diagnostics
    return toolbox.test(OMP, built.library, SEEDS)


def test_a_thread_that_works_is_seen_from_outside(toolbox: LocalToolbox, tmp_path: Path) -> None:
    result = result_of(toolbox, "", tmp_path)
    observed = result.launches[0].report.observed
    assert result.verdict is Verdict.PASSED
    assert observed is not None
    assert observed.threads == 2


def test_code_that_passes_every_case_on_one_thread_is_refused(toolbox: LocalToolbox, tmp_path: Path) -> None:
    result = result_of(toolbox, "num_threads(1)", tmp_path)
    assert result.verdict is Verdict.NOT_PARALLEL
    assert result.not_parallel == "In its largest calls only one of 2 threads worked."
    assert [launch.report.verdict for launch in result.launches] == [Verdict.PASSED]
    assert not result.public_passed, "what is wrong may be told"


EXCHANGES = {
    "nonblocking": """
        MPI_Request requests[2];
        MPI_Irecv(&other, 1, MPI_DOUBLE, 1 - rank, 0, MPI_COMM_WORLD, &requests[0]);
        MPI_Isend(&sum, 1, MPI_DOUBLE, 1 - rank, 0, MPI_COMM_WORLD, &requests[1]);
        MPI_Waitall(2, requests, MPI_STATUSES_IGNORE);""",
    "persistent": """
        MPI_Request requests[2];
        MPI_Recv_init(&other, 1, MPI_DOUBLE, 1 - rank, 0, MPI_COMM_WORLD, &requests[0]);
        MPI_Send_init(&sum, 1, MPI_DOUBLE, 1 - rank, 0, MPI_COMM_WORLD, &requests[1]);
        MPI_Startall(2, requests);
        MPI_Waitall(2, requests, MPI_STATUSES_IGNORE);
        MPI_Request_free(&requests[0]);
        MPI_Request_free(&requests[1]);""",
    "one-sided": """
        MPI_Win window;
        MPI_Win_create(&other, sizeof other, sizeof other, MPI_INFO_NULL, MPI_COMM_WORLD, &window);
        MPI_Win_fence(0, window);
        MPI_Put(&sum, 1, MPI_DOUBLE, 1 - rank, 0, 1, MPI_DOUBLE, window);
        MPI_Win_fence(0, window);
        MPI_Win_free(&window);""",
    "collective": "MPI_Allreduce(&sum, &other, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD); other -= sum;",
}


@pytest.mark.mpi
@pytest.mark.parametrize("exchange", list(EXCHANGES))
def test_every_way_to_move_data_is_seen(exchange: str, toolbox: LocalToolbox, tmp_path: Path) -> None:
    body = f"""
        int rank;
        MPI_Comm_rank(MPI_COMM_WORLD, &rank);
        const size_t half = x.size() / 2;
        double sum = 0, other = 0;
        for (size_t i = rank ? half : 0; i < (rank ? x.size() : half); ++i) sum += x[i];
        {EXCHANGES[exchange]}
        return (sum + other) / x.size();"""
    prompt = Prompt(AVERAGE, ExecutionModel.MPI)
    built = toolbox.build(prompt, f"{prompt.signature} {{{body}\n}}\n", tmp_path)
    assert built.library is not None, built.diagnostics
    result = toolbox.test(prompt, built.library, SEEDS)
    assert result.verdict is Verdict.PASSED, result.failed_launch
    assert result.launches[0].report.observed is not None
    assert result.launches[0].report.observed.messaging == 2


def test_threads_that_are_kept_for_large_inputs_are_enough(toolbox: LocalToolbox, tmp_path: Path) -> None:
    """The timed size decides where the largest test is too small to be worth while."""
    result = result_of(toolbox, "if (x.size() > 1000000)", tmp_path)
    observed = result.launches[0].report.observed
    assert result.verdict is Verdict.PASSED
    assert observed is not None
    assert observed.size > 1000000
