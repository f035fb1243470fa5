"""A launch that ran out of time says which rank waits in which call."""

import shutil
from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, LimitsConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.mpi_waits import waiting_in
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

AVERAGE = Prompt(find_problem("27"), ExecutionModel.MPI)
RIGHT = """
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    double sum = 0, other = 0;
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    {}
    return sum / x.size();"""
RECEIVE = "MPI_Recv(&other, 1, MPI_DOUBLE, {}, 7, MPI_COMM_WORLD, MPI_STATUS_IGNORE);"


@pytest.mark.mpi
@pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed")
@pytest.mark.parametrize(
    ("deadlock", "doing"),
    [
        (f"if (rank == 0) {RECEIVE.format(1)}", ["waits in MPI_Recv for rank 1, tag 7", "has returned"]),
        (RECEIVE.format("MPI_ANY_SOURCE"), ["waits in MPI_Recv for any rank, tag 7"] * 2),
        (
            "if (rank == 1) MPI_Barrier(MPI_COMM_WORLD); else for (volatile int i = 0;; i = i) {}",
            ["is in no call of MPI", "waits in MPI_Barrier"],
        ),
    ],
)
def test_ranks_that_wait_are_named(deadlock: str, doing: list[str], tmp_path: Path) -> None:
    launches = LaunchConfig(mpi=(LaunchConfiguration(ranks=2),))
    toolbox = LocalToolbox(Config(limits=LimitsConfig(order_s=6), launch=launches))
    body = RIGHT.replace("{}", deadlock)
    built = toolbox.build(AVERAGE, f"{AVERAGE.signature} {{{body}\n}}\n", tmp_path)
    assert built.library is not None, built.diagnostics
    tested = toolbox.test(AVERAGE, built.library, Seeds(public=1, held_out=2, timed=3))
    assert tested.verdict is Verdict.TIMED_OUT
    assert [rank.doing for rank in tested.launches[-1].waiting] == doing


def test_the_last_word_of_each_rank_counts_and_what_is_no_word_does_not() -> None:
    output = """\
pareval-waits 1 MPI_Barrier
pareval-waits 0 MPI_Recv 1 0
hello pareval-waits 2 MPI_Send 1 0
pareval-waits 3 rm -rf
pareval-waits 0 -
"""
    told = [(rank.rank, rank.doing) for rank in waiting_in(output)]
    assert told == [(0, "is in no call of MPI"), (1, "waits in MPI_Barrier")]
    assert waiting_in("the program's own words") == ()
