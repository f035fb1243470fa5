"""The seven execution models."""

from enum import StrEnum


class ExecutionModel(StrEnum):
    """How a candidate computes in parallel."""

    SERIAL = "serial"
    OMP = "omp"
    MPI = "mpi"
    MPI_OMP = "mpi+omp"
    KOKKOS = "kokkos"
    CUDA = "cuda"
    HIP = "hip"

    @property
    def uses_mpi(self) -> bool:
        """True if the candidate runs on several ranks."""
        return self in (ExecutionModel.MPI, ExecutionModel.MPI_OMP)

    @property
    def uses_openmp(self) -> bool:
        """True if the candidate is compiled with OpenMP."""
        return self in (ExecutionModel.OMP, ExecutionModel.MPI_OMP)

    @property
    def uses_threads(self) -> bool:
        """True if the candidate runs on several threads of a process."""
        return self.uses_openmp or self is ExecutionModel.KOKKOS

    @property
    def on_gpu(self) -> bool:
        """True if the candidate is a kernel."""
        return self in (ExecutionModel.CUDA, ExecutionModel.HIP)

    @property
    def identifier(self) -> str:
        """The name as a file or field name can have it."""
        return self.value.replace("+", "_")


JUDGED = (
    ExecutionModel.SERIAL,
    ExecutionModel.OMP,
    ExecutionModel.MPI,
    ExecutionModel.MPI_OMP,
    ExecutionModel.KOKKOS,
)
"""Execution models whose candidates are judged and timed on every machine."""

KERNELS = (ExecutionModel.CUDA, ExecutionModel.HIP)
"""Those whose candidates are judged everywhere, by emulation where there is no GPU, and timed on GPUs alone."""
