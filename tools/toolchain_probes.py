"""Five-line programs, one for each execution model, that show whether its toolchain works."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.configs.schema import LaunchConfiguration, ToolchainConfig
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import compiler
from pareval_agent.tools.kokkos import Kokkos
from pareval_agent.tools.launcher import launch_command

WORKS = "works"
"""What a probe prints if all is well; it prints what is wrong otherwise."""

_THREADS = 2
_PROGRAM = "./probe"


@dataclass(frozen=True, slots=True)
class Probe:
    """How to find out; paths are relative to a folder that holds the source."""

    model: ExecutionModel
    programs: tuple[str, ...]
    """Needed, in the order in which to ask for them."""
    file: str
    source: str
    launch: LaunchConfiguration
    compile: Callable[[], list[str]]
    """Called only if all programs are there."""
    run: list[str]
    on_gpu: bool = False


def probe_for(model: ExecutionModel, toolchain: ToolchainConfig, kokkos: Kokkos | None) -> Probe:
    """The probe of an execution model; for Kokkos, `kokkos` must be there."""
    if model is ExecutionModel.CUDA:
        return _gpu_probe(model, "nvcc", "probe.cu", [])
    if model is ExecutionModel.HIP:
        target = [] if Path("/dev/kfd").exists() else ["--offload-arch=gfx90a"]
        return _gpu_probe(model, "hipcc", "probe.hip", target)
    threads = 1 if model in (ExecutionModel.SERIAL, ExecutionModel.MPI) else _THREADS
    launch = LaunchConfiguration(ranks=2 if model.uses_mpi else 1, threads=threads)

    def compile_command() -> list[str]:
        flags = [*compiler.code_flags(toolchain, model), "-O0", *(kokkos.compile_flags if kokkos else ())]
        libraries = [*compiler.link_flags(toolchain, model), *(kokkos.link_flags if kokkos else ())]
        return [toolchain.cxx, *flags, "probe.cpp", "-o", _PROGRAM, *libraries]

    return Probe(
        model=model,
        programs=(toolchain.cxx, *((toolchain.mpi_cxx, toolchain.mpi_launcher) if model.uses_mpi else ())),
        file="probe.cpp",
        source=_SOURCES[model],
        launch=launch,
        compile=compile_command,
        run=launch_command(model, launch, toolchain, [_PROGRAM]),
    )


def _gpu_probe(model: ExecutionModel, program: str, file: str, target: list[str]) -> Probe:
    return Probe(
        model=model,
        programs=(program,),
        file=file,
        source=_CUDA if model is ExecutionModel.CUDA else _HIP,
        launch=LaunchConfiguration(),
        compile=lambda: [program, *target, file, "-o", _PROGRAM],
        run=[_PROGRAM],
        on_gpu=True,
    )


_SERIAL = """\
#include <cstdio>
int main() { std::puts("works"); }
"""

_OMP = """\
#include <cstdio>
#include <omp.h>
int main() {
    int threads = 0;
    #pragma omp parallel reduction(+ : threads)
    threads += 1;
    std::puts(threads == 2 ? "works" : "OpenMP did not start 2 threads");
}
"""

_MPI = """\
#include <cstdio>
#include <mpi.h>
int main(int argc, char** argv) {
    MPI_Init(&argc, &argv);
    int rank = 0, one = 1, ranks = 0, threads = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Allreduce(&one, &ranks, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
    #pragma omp parallel reduction(+ : threads)
    threads += 1;
    if (ranks != 2) std::puts("the launcher did not start 2 ranks: does it belong to another MPI than the compiler?");
    else if (rank == 0) std::puts(threads == THREADS ? "works" : "OpenMP did not start 2 threads");
    MPI_Finalize();
}
"""

_KOKKOS = """\
#include <Kokkos_Core.hpp>
#include <cstdio>
int main(int argc, char** argv) {
    Kokkos::ScopeGuard guard(argc, argv);
    int sum = 0;
    Kokkos::parallel_reduce(10, KOKKOS_LAMBDA(int i, int& part) { part += i; }, sum);
    const bool parallel = Kokkos::DefaultHostExecutionSpace().concurrency() == 2;
    std::puts(sum != 45 ? "a wrong sum" : parallel ? "works" : "Kokkos was built without OpenMP and threads");
}
"""

_CUDA = """\
#include <cstdio>
__global__ void answer(int* x) { *x = 42; }
int main() {
    int *device = nullptr, host = 0;
    cudaError_t error = cudaMalloc(&device, sizeof(int));
    if (error == cudaSuccess) {
        answer<<<1, 1>>>(device);
        error = cudaMemcpy(&host, device, sizeof(int), cudaMemcpyDeviceToHost);
    }
    std::puts(host == 42 ? "works" : cudaGetErrorString(error));
}
"""

_HIP = "#include <hip/hip_runtime.h>\n" + _CUDA.replace("cuda", "hip")

_SOURCES = {
    ExecutionModel.SERIAL: _SERIAL,
    ExecutionModel.OMP: _OMP,
    ExecutionModel.MPI: _MPI.replace("THREADS", "1"),
    ExecutionModel.MPI_OMP: _MPI.replace("THREADS", "2"),
    ExecutionModel.KOKKOS: _KOKKOS,
}
