"""A call in which nothing moves any more is given up early, and says which rank waits in which call."""

import shutil
from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, LimitsConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.report import Failure
from pareval_agent.tools.results import Seeds, TestResult
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = [
    pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed"),
]
LIMITS = LimitsConfig(order_s=12, standstill_s=2)
WAITS = "each rank waits for another"
RECEIVE = "MPI_Recv(&other, 1, MPI_DOUBLE, {}, 7, MPI_COMM_WORLD, MPI_STATUS_IGNORE);"
FOREVER = "for (volatile int i = 0;; i = i) {}"


def judge(model: ExecutionModel, launch: LaunchConfiguration, before: str, extra: str, tmp_path: Path) -> TestResult:
    """Of an average with an extra in it."""
    prompt = Prompt(find_problem("27"), model)
    configured = LaunchConfig.model_validate({model.identifier: (launch,)})
    toolbox = LocalToolbox(Config(limits=LIMITS, launch=configured))
    source = f"""{before}
{prompt.signature} {{
    double sum = 0, other = 0;
    {extra}
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return (sum + other) / x.size();
}}
"""
    built = toolbox.build(prompt, source, tmp_path)
    assert built.library is not None, built.diagnostics
    return toolbox.test(prompt, built.library, Seeds(public=1, held_out=2, timed=3))


def failure_of(tested: TestResult) -> Failure:
    """What ended it."""
    assert tested.verdict is Verdict.TIMED_OUT
    failure = tested.launches[-1].report.failure
    assert failure is not None
    return failure


def mpi(extra: str, tmp_path: Path, *, threads: int = 1) -> TestResult:
    """On two ranks."""
    model = ExecutionModel.MPI if threads == 1 else ExecutionModel.MPI_OMP
    extra = f"int rank; MPI_Comm_rank(MPI_COMM_WORLD, &rank);\n{extra}"
    return judge(model, LaunchConfiguration(ranks=2, threads=threads), "#include <ctime>", extra, tmp_path)


@pytest.mark.mpi
@pytest.mark.parametrize(
    ("deadlock", "doing"),
    [
        (f"if (rank == 0) {RECEIVE.format(1)}", ("waits in MPI_Recv for rank 1, tag 7", "has returned")),
        (RECEIVE.format("MPI_ANY_SOURCE"), ("waits in MPI_Recv for any rank, tag 7",) * 2),
        (
            "if (rank == 0) MPI_Bcast(&other, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);"
            "MPI_Barrier(MPI_COMM_WORLD); if (rank == 0) MPI_Barrier(MPI_COMM_WORLD);",
            ("waits in MPI_Barrier", "has returned"),
        ),
    ],
)
def test_ranks_that_wait_for_each_other_are_given_up_early(
    deadlock: str, doing: tuple[str, ...], tmp_path: Path
) -> None:
    failure = failure_of(mpi(deadlock, tmp_path))
    assert failure.waiting == doing
    assert WAITS in failure.detail


@pytest.mark.mpi
def test_so_are_ranks_with_threads(tmp_path: Path) -> None:
    failure = failure_of(mpi(f"#pragma omp parallel\n#pragma omp single\n{RECEIVE.format(0)}", tmp_path, threads=2))
    assert failure.waiting == ("waits in MPI_Recv for rank 0, tag 7",) * 2
    assert WAITS in failure.detail


@pytest.mark.mpi
def test_a_rank_that_works_on_may_send_yet(tmp_path: Path) -> None:
    extra = f"if (rank == 1) MPI_Barrier(MPI_COMM_WORLD); else {FOREVER}"
    failure = failure_of(mpi(extra, tmp_path))
    assert failure.waiting == ("is in no call of MPI", "waits in MPI_Barrier")
    assert failure.detail == "no result after 12 s"


@pytest.mark.mpi
def test_a_thread_that_works_beside_one_that_waits_may_send_yet(tmp_path: Path) -> None:
    extra = f"#pragma omp parallel sections\n{{\n{RECEIVE.format(0)}\n#pragma omp section\n{FOREVER}\n}}"
    failure = failure_of(mpi(extra, tmp_path, threads=2))
    assert failure.detail == "no result after 12 s"


WORKS = "for (timespec end{time(nullptr) + 5, 0}, now{}; now.tv_sec < end.tv_sec;) clock_gettime(CLOCK_REALTIME, &now);"


@pytest.mark.mpi
def test_ranks_that_wait_long_for_one_that_works_are_left_alone(tmp_path: Path) -> None:
    """Longer than `standstill_s`, once."""
    extra = f"static bool waited = false; if (!waited && rank == 0) {{ {WORKS} }} waited = true;"
    tested = mpi(extra + "MPI_Bcast(&other, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);", tmp_path)
    assert tested.verdict is Verdict.PASSED


@pytest.mark.parametrize(
    "deadlock",
    [
        "std::mutex lock; lock.lock(); lock.lock();",
        "std::atomic<bool> never = false; std::mutex m; std::condition_variable news; std::unique_lock held(m);"
        "std::thread other_thread([&] { std::unique_lock held(m); }); news.wait(held, [&] { return never.load(); });",
    ],
)
def test_threads_that_sleep_for_ever_are_given_up_early(deadlock: str, tmp_path: Path) -> None:
    headers = "".join(f"#include <{name}>\n" for name in ("atomic", "condition_variable", "mutex", "thread"))
    failure = failure_of(judge(ExecutionModel.SERIAL, LaunchConfiguration(), headers, deadlock, tmp_path))
    assert failure.detail == "no result after 2 s: each thread waits for another"
    assert failure.waiting == ()


def test_a_loop_without_end_has_the_whole_time(tmp_path: Path) -> None:
    failure = failure_of(judge(ExecutionModel.SERIAL, LaunchConfiguration(), "", FOREVER, tmp_path))
    assert failure.detail == "no result after 12 s"
