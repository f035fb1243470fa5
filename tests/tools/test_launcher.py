"""Launchers are pure: exact tokens and variables. Then one real launch, for they are only right if they work."""

import shutil
from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import LaunchConfiguration, ToolchainConfig
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.launcher import (
    MpiFlavour,
    default_launches,
    is_timed,
    launch_command,
    launch_environment,
    mpi_flavour,
)
from pareval_agent.tools.process import run
from pareval_agent.tools.sandbox import Limits, SandboxKind, detect, sandbox_command

OPEN_MPI = ToolchainConfig(pinning="none")
MPICH = ToolchainConfig(mpi_launcher="/opt/mpich/bin/mpiexec.hydra", pinning="none")
PINNED = ToolchainConfig(pinning="cores")


def launch(ranks: int = 1, threads: int = 1) -> LaunchConfiguration:
    return LaunchConfiguration(ranks=ranks, threads=threads)


@pytest.mark.parametrize(
    ("name", "flavour"),
    [
        ("mpirun.openmpi", MpiFlavour.OPEN_MPI),
        ("mpirun", MpiFlavour.OPEN_MPI),
        ("/opt/mpich-4/bin/mpiexec", MpiFlavour.OPEN_MPI),  # by the program's name, not the folder's
        ("mpiexec.mpich", MpiFlavour.MPICH),
        ("/usr/bin/mpiexec.hydra", MpiFlavour.MPICH),
    ],
)
def test_flavour_is_told_by_the_name(name: str, flavour: MpiFlavour) -> None:
    assert mpi_flavour(name) is flavour


@pytest.mark.parametrize(
    ("model", "toolchain", "expected"),
    [
        ("serial", OPEN_MPI, ["/job/worker", "x"]),
        ("omp", OPEN_MPI, ["/job/worker", "x"]),
        ("cuda", OPEN_MPI, ["/job/worker", "x"]),
        ("mpi", OPEN_MPI, ["mpirun.openmpi", "-n", "3", "/job/worker", "x"]),
        ("mpi+omp", MPICH, ["/opt/mpich/bin/mpiexec.hydra", "-n", "3", "/job/worker", "x"]),
    ],
)
def test_command(model: str, toolchain: ToolchainConfig, expected: list[str]) -> None:
    assert launch_command(ExecutionModel(model), launch(ranks=3), toolchain, ["/job/worker", "x"]) == expected


def test_environment_of_threads() -> None:
    expected = {
        "OMP_NUM_THREADS": "2",
        "OMP_THREAD_LIMIT": "2",
        "OMP_DYNAMIC": "false",
        "OMP_WAIT_POLICY": "passive",
        "OMP_PROC_BIND": "false",
    }
    threads = launch(threads=2)
    assert launch_environment(ExecutionModel.OMP, threads, OPEN_MPI, cores=2, as_root=True) == expected
    kokkos = launch_environment(ExecutionModel.KOKKOS, threads, OPEN_MPI, cores=2, as_root=True)
    assert kokkos == {**expected, "KOKKOS_NUM_THREADS": "2"}


@pytest.mark.parametrize(
    ("toolchain", "ranks", "threads", "expected"),
    [
        (OPEN_MPI, 2, 1, {"OMPI_MCA_hwloc_base_binding_policy": "none", "OMP_PROC_BIND": "false"}),
        (PINNED, 2, 1, {"OMPI_MCA_hwloc_base_binding_policy": "hwthread", "OMP_PLACES": "cores"}),
        (OPEN_MPI, 4, 1, {"OMPI_MCA_rmaps_base_oversubscribe": "1"}),
        (OPEN_MPI, 4, 1, {"PRTE_MCA_rmaps_default_mapping_policy": ":oversubscribe"}),
        (PINNED, 1, 2, {"OMPI_MCA_rmaps_base_mapping_policy": "slot:PE=2", "OMP_PROC_BIND": "close"}),
        (PINNED, 1, 2, {"PRTE_MCA_rmaps_default_mapping_policy": "slot:PE=2:hwtcpus"}),
        (PINNED, 2, 2, {"OMPI_MCA_hwloc_base_binding_policy": "none", "OMP_PROC_BIND": "false"}),
        (MPICH, 2, 1, {"HYDRA_LAUNCHER": "fork", "HYDRA_BINDING": "none"}),
        (MPICH.model_copy(update={"pinning": "cores"}), 1, 2, {"HYDRA_BINDING": "hwthread:2"}),
    ],
)
def test_environment_of_ranks(toolchain: ToolchainConfig, ranks: int, threads: int, expected: dict[str, str]) -> None:
    environment = launch_environment(ExecutionModel.MPI_OMP, launch(ranks, threads), toolchain, cores=2, as_root=False)
    assert expected.items() <= environment.items()
    assert ("OMPI_MCA_pml" in environment) == (toolchain.mpi_launcher == "mpirun.openmpi")


@pytest.mark.parametrize("as_root", [False, True])
def test_open_mpi_runs_as_root_only_if_it_must(as_root: bool) -> None:
    environment = launch_environment(ExecutionModel.MPI, launch(2), OPEN_MPI, cores=2, as_root=as_root)
    assert ("OMPI_ALLOW_RUN_AS_ROOT" in environment) == as_root


@pytest.mark.parametrize(
    ("model", "cores", "expected"),
    [
        ("serial", 8, "1x1"),
        ("omp", 1, "1x1 1x3"),
        ("omp", 2, "1x1 1x2 1x3"),
        ("kokkos", 2, "1x1 1x2 1x3"),
        ("omp", 6, "1x1 1x2 1x3 1x4 1x6"),
        ("omp", 16, "1x1 1x2 1x3 1x4 1x8 1x16"),
        ("mpi", 2, "1x1 2x1 3x1 4x1"),
        ("mpi+omp", 64, "1x1 1x2 2x1 2x2"),
        ("cuda", 8, "1x1"),
        ("hip", 8, "1x1"),
    ],
)
def test_default_launches(model: str, cores: int, expected: str) -> None:
    assert " ".join(map(str, default_launches(ExecutionModel(model), cores))) == expected


@pytest.mark.parametrize(("ranks", "threads", "timed"), [(1, 1, True), (2, 1, True), (1, 3, False), (2, 2, False)])
def test_only_what_fits_the_cores_is_timed(ranks: int, threads: int, timed: bool) -> None:
    assert is_timed(launch(ranks, threads), cores=2) == timed


@pytest.mark.mpi
@pytest.mark.parametrize("toolchain", [OPEN_MPI, PINNED])
@pytest.mark.parametrize(("ranks", "threads"), [(1, 1), (1, 2), (2, 1), (4, 1)])
def test_ranks_really_start_in_the_sandbox(toolchain: ToolchainConfig, ranks: int, threads: int) -> None:
    if shutil.which(toolchain.mpi_launcher) is None:
        pytest.skip(f"{toolchain.mpi_launcher} is not installed")
    try:
        kind = detect("auto")
    except InfrastructureError as error:
        pytest.skip(str(error))
    if not Path("/usr/bin/nproc").exists():
        pytest.skip("no nproc in /usr/bin")
    worker = ["sh", "-c", 'echo "$OMPI_COMM_WORLD_SIZE:$OMP_NUM_THREADS"']
    configuration, model = launch(ranks, threads), ExecutionModel.MPI_OMP
    env = sandbox_environment(launch_environment(model, configuration, toolchain, cores=2, as_root=False))
    limits = Limits(memory_bytes=8 << 30, file_bytes=1 << 28, processes=256, cpu_s=60)
    command = launch_command(model, configuration, toolchain, worker)
    done = run(sandbox_command(kind, command, mounts=(), limits=limits, env=env), env=host_environment(), timeout_s=60)
    assert done.stderr == b""
    assert done.stdout.decode().split() == [f"{ranks}:{threads}"] * ranks
    assert kind is not SandboxKind.NONE
