"""What `doctor` says, on machines that are made up of small scripts, and on this one."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pareval_agent.configs.schema import SandboxConfig, ToolchainConfig
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import toolchain
from pareval_agent.tools.errors import InfrastructureError
from pareval_agent.tools.install_hints import install_hint
from pareval_agent.tools.sandbox import SandboxKind, detect
from pareval_agent.tools.toolchain import State, TargetStatus, probe_all, probe_linker, probe_sandbox, version

TOOLS = ("sh", "env", "cat", "mktemp", "rm", "setpriv", "prlimit", "choom", "chmod", "cp", "echo", "sleep")
OPEN_MPI = '[ "$1" = --showme:compile ] && echo -I/mpi; [ "$1" = --showme:link ] && echo -lmpi; exit 0'
Machine = Callable[..., dict[ExecutionModel, TargetStatus]]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with these programs (name: shell script) and no others; it says what `probe_all` finds there."""

    def probe(config: ToolchainConfig | None = None, **programs: str) -> dict[ExecutionModel, TargetStatus]:
        folder = tmp_path / "software" / "bin"
        folder.mkdir(parents=True)
        for tool in TOOLS:
            (folder / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
        for name, script in programs.items():
            path = folder / {"gxx": "g++", "mpirun_openmpi": "mpirun.openmpi"}.get(name, name)
            path.write_text(f"#!/bin/sh\n{script}\n")
            path.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        for name in ("Kokkos_ROOT", "KOKKOS_ROOT", "CMAKE_PREFIX_PATH", "CONDA_PREFIX", "LD_LIBRARY_PATH"):
            monkeypatch.delenv(name, raising=False)
        toolchain.compiler_flags_cache_clear()
        found = probe_all(config or ToolchainConfig(linker="default"), SandboxKind.NONE)
        return {status.model: status for status in found}

    return probe
