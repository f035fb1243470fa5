"""A judge that makes every mistake, to show that the cheats are real; still inside the sandbox, since they are."""

import math
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import compiler
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.launcher import launch_command, launch_environment
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.sandbox import Limits, Mount, SandboxKind, give_to_sandbox, sandbox_command

_DRIVER = Path(__file__).with_name("naive_judge.cc")
_LIMITS = Limits(memory_bytes=3 << 30, file_bytes=64 << 20, processes=64, cpu_s=20)
_WORDS_OF_PARALLELISM = {
    ExecutionModel.OMP: ("#pragma omp parallel",),
    ExecutionModel.MPI: ("MPI_Allreduce",),
    ExecutionModel.MPI_OMP: ("MPI_", "#pragma omp parallel"),
    ExecutionModel.KOKKOS: ("Kokkos::parallel_reduce",),
}


def takes_for_parallel(source: str, model: ExecutionModel) -> bool:
    """Looks for words."""
    return all(word in source for word in _WORDS_OF_PARALLELISM.get(model, ()))


@dataclass(frozen=True)
class NaiveJudge:
    """Believes what the program prints."""

    harness: Harness
    config: Config
    sandbox: SandboxKind

    def speedup(self, source: str, model: ExecutionModel, folder: Path) -> float | None:
        """What it takes for the speedup; None if the sample did not pass."""
        if not self._build(source, model, folder):
            return None
        said = self._run(model, folder).stdout.decode(errors="replace").splitlines()
        passed = [line.split()[1] for line in said if line.startswith("passed ")]
        return _number(passed[-1]) if passed else None

    def _build(self, source: str, model: ExecutionModel, folder: Path) -> bool:
        toolchain = self.config.toolchain
        (folder / "candidate.cpp").write_text(source)
        (folder / "driver.cc").write_text(_DRIVER.read_text())
        give_to_sandbox(self.sandbox, folder)
        flags = [*compiler.code_flags(toolchain, model), "-w", "-include", "/prelude/prelude.hpp"]
        link = ["-o", "/job/driver", "-rdynamic", "-ldl", *compiler.link_flags(toolchain, model)]
        mounts = [Mount(folder, "/job", writable=True), Mount(self.harness.prelude(model), "/prelude")]
        sources = ["/job/driver.cc", *compiler.instances_beside("/prelude/prelude.hpp", model)]
        done = self._inside([toolchain.cxx, *flags, *sources, *link], mounts, timeout_s=30)
        return done.returncode == 0

    def _run(self, model: ExecutionModel, folder: Path) -> Completed:
        launch = LaunchConfiguration(ranks=2) if model.uses_mpi else LaunchConfiguration()
        toolchain = self.config.toolchain
        command = launch_command(model, launch, toolchain, ["/job/driver"])
        variables = launch_environment(model, launch, toolchain, cores=2, as_root=False)
        return self._inside(command, [Mount(folder, "/job")], timeout_s=5, variables=variables)

    def _inside(
        self, command: list[str], mounts: list[Mount], timeout_s: float, variables: dict[str, str] | None = None
    ) -> Completed:
        env = sandbox_environment(variables)
        tokens = sandbox_command(self.sandbox, command, mounts=mounts, limits=_LIMITS, env=env)
        return run(tokens, env=host_environment(), timeout_s=timeout_s)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
