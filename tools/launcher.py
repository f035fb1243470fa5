"""How a worker is started on ranks and threads: pure builders of commands and variables.

Settings of Open MPI go through the environment, so that they reach every rank. Measured on Open MPI 4.1.4, 2 cores:
`plm=isolated`, `pml=ob1` and `btl=self,vader` halve the launch (357 to 160 ms), for they look for no cluster;
`yield_when_idle` makes four ranks on two cores do 200 allreduces in 1.3 ms instead of 8592 ms; `gds=hash` saves a tenth
of the launch's CPU time and needs no shared memory of its own. Copying between ranks by the kernel (`single_copy`) is
forbidden in many containers, where it fails at the first long message; without it long messages are as fast. UCX, which
one-sided communication would load, complains that the sandbox has no /sys/class/net. From Open MPI 5 on, the launcher
is PRRTE and reads variables of its own; tried with 5.0.11.
"""

from enum import Enum
from functools import cache
from itertools import takewhile
from pathlib import Path, PurePath

from pareval_agent.configs.schema import LaunchConfiguration, ToolchainConfig
from pareval_agent.drivers.execution_model import ExecutionModel

_ODD_THREADS = 3
"""Shows what a candidate takes for granted about even shares."""

_RANKS_TESTED = (1, 2, 3, 4)
_HEAP_CHECKER = "libc_malloc_debug.so.0"

_HYBRID_TESTED = ((1, 1), (1, 2), (2, 1), (2, 2))


class MpiFlavour(Enum):
    """Whose launcher it is."""

    OPEN_MPI = "Open MPI"
    MPICH = "MPICH"


def mpi_flavour(launcher: str) -> MpiFlavour:
    """Told by the launcher's name; plain `mpirun` and `mpiexec` are taken for Open MPI."""
    name = PurePath(launcher).name
    return MpiFlavour.MPICH if "mpich" in name or "hydra" in name else MpiFlavour.OPEN_MPI


def launch_command(
    model: ExecutionModel, launch: LaunchConfiguration, toolchain: ToolchainConfig, worker: list[str]
) -> list[str]:
    """Tokens that start the worker on all its ranks; needs `launch_environment`."""
    if not model.uses_mpi:
        return worker
    return [toolchain.mpi_launcher, "-n", str(launch.ranks), *worker]


def launch_environment(
    model: ExecutionModel, launch: LaunchConfiguration, toolchain: ToolchainConfig, *, cores: int, as_root: bool
) -> dict[str, str]:
    """Variables for the launcher and the worker. `as_root`: the launcher itself runs as root, not only its parents.

    Nothing is pinned where the launch needs more than the machine's `cores`.
    """
    pinned = is_pinned(launch, toolchain, cores)
    variables = _openmp(launch.threads, pinned)
    if model is ExecutionModel.KOKKOS:
        variables["KOKKOS_NUM_THREADS"] = str(launch.threads)
    if not model.uses_mpi:
        return variables
    if mpi_flavour(toolchain.mpi_launcher) is MpiFlavour.MPICH:
        return {**variables, **_mpich(launch.threads, pinned)}
    return {**variables, **_open_mpi(launch.threads, pinned), **(_OPEN_MPI_AS_ROOT if as_root else {})}


@cache
def heap_checks() -> tuple[str, ...]:
    """Tokens before the worker's that let it die of damage to its heap, and fill what it allocates (glibc 2.34).

    Writes beyond an array are seen when it is freed; for tests only, since allocation becomes slow. The launcher must
    be without: it has threads when it forks, and the child of a checked heap may find a lock that nobody releases.
    """
    mapped = Path("/proc/self/maps").read_text().splitlines()
    folders = {Path(line.split()[-1]).parent for line in mapped if line.endswith("/libc.so.6")}
    if not any((folder / _HEAP_CHECKER).exists() for folder in folders):
        return ()
    return ("env", f"LD_PRELOAD={_HEAP_CHECKER}", "GLIBC_TUNABLES=glibc.malloc.check=3:glibc.malloc.perturb=165")


def default_launches(model: ExecutionModel, cores: int) -> tuple[LaunchConfiguration, ...]:
    """What a candidate must pass, from small to large."""
    if model in (ExecutionModel.OMP, ExecutionModel.KOKKOS):
        powers = takewhile(lambda threads: threads <= cores, (1 << i for i in range(cores)))
        return tuple(LaunchConfiguration(threads=threads) for threads in sorted({*powers, cores, _ODD_THREADS}))
    if model is ExecutionModel.MPI:
        return tuple(LaunchConfiguration(ranks=ranks) for ranks in _RANKS_TESTED)
    if model is ExecutionModel.MPI_OMP:
        return tuple(LaunchConfiguration(ranks=ranks, threads=threads) for ranks, threads in _HYBRID_TESTED)
    return (LaunchConfiguration(),)


def is_timed(launch: LaunchConfiguration, cores: int) -> bool:
    """Times mean something only where each thread has a core."""
    return launch.cores <= cores


def is_pinned(launch: LaunchConfiguration, toolchain: ToolchainConfig, cores: int) -> bool:
    """Whether threads and ranks are bound to cores, from the first one on."""
    return toolchain.pinning == "cores" and launch.cores <= cores


def _openmp(threads: int, pinned: bool) -> dict[str, str]:
    return {
        "OMP_NUM_THREADS": str(threads),
        "OMP_THREAD_LIMIT": str(threads),  # no more than allotted, whatever the candidate asks for
        "OMP_DYNAMIC": "false",
        "OMP_WAIT_POLICY": "passive",  # idle threads leave the cores to the judge
        "OMP_PROC_BIND": "close" if pinned else "false",
        **({"OMP_PLACES": "cores"} if pinned else {}),
    }


def _open_mpi(threads: int, pinned: bool) -> dict[str, str]:
    return {
        "OMPI_MCA_plm": "isolated",
        "OMPI_MCA_pml": "ob1",
        "OMPI_MCA_btl": "self,vader",
        "OMPI_MCA_osc": "^ucx",
        "OMPI_MCA_btl_vader_single_copy_mechanism": "none",
        "OMPI_MCA_mpi_yield_when_idle": "1",
        "OMPI_MCA_shmem_mmap_enable_nfs_warning": "0",
        "OMPI_MCA_ess_base_forward_signals": "none",  # the judge stops and continues every process itself
        "PMIX_MCA_gds": "hash",
        **(_pinned(threads) if pinned else _UNPINNED),
    }


def _pinned(threads: int) -> dict[str, str]:
    """In units of what the system calls a CPU, as `cores` is: binding two cores to a rank fails on 4.1.4."""
    return {
        "OMPI_MCA_hwloc_base_use_hwthreads_as_cpus": "1",
        "OMPI_MCA_hwloc_base_binding_policy": "hwthread",
        "OMPI_MCA_rmaps_base_mapping_policy": f"slot:PE={threads}",
        "PRTE_MCA_rmaps_default_mapping_policy": f"slot:PE={threads}:hwtcpus",
    }


_UNPINNED = {
    "OMPI_MCA_rmaps_base_oversubscribe": "1",  # always, for it counts cores in its own way
    "OMPI_MCA_hwloc_base_binding_policy": "none",
    "PRTE_MCA_rmaps_default_mapping_policy": ":oversubscribe",
    "PRTE_MCA_hwloc_default_binding_policy": "none",
}

_OPEN_MPI_AS_ROOT = {
    f"{prefix}_ALLOW_RUN_AS_ROOT{suffix}": "1" for prefix in ("OMPI", "PRTE") for suffix in ("", "_CONFIRM")
}


def _mpich(threads: int, pinned: bool) -> dict[str, str]:
    """Hydra starts ranks by fork. It always busy-waits: ranks beyond the cores are slow."""
    return {
        "HYDRA_LAUNCHER": "fork",
        "HYDRA_BINDING": f"hwthread:{threads}" if pinned else "none",
        "UCX_LOG_LEVEL": "fatal",
    }
