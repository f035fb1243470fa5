"""What `doctor` says, on machines that are made up of small scripts, and on this one."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pareval_agent.configs.schema import SandboxConfig, ToolchainConfig
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import compiler, sandbox
from pareval_agent.tools.install_hints import install_hint
from pareval_agent.tools.sandbox import SandboxKind, detect
from pareval_agent.tools.toolchain import State, TargetStatus, probe_all, probe_linker, probe_sandbox, version

TOOLS = ("sh", "env", "cat", "mktemp", "rm", "setpriv", "prlimit", "choom", "chmod", "cp", "echo", "sleep")
GXX = """\
[ "$1" = --version ] && echo 'g++ (A 9.9-1) 13.2.0' && exit
printf '#!/bin/sh\\necho works\\n' >./probe; chmod +x probe
"""
MPICXX = '[ "$1" = --showme:compile ] && echo -I/mpi; [ "$1" = --showme:link ] && echo -lmpi; exit 0'
Machine = Callable[..., dict[ExecutionModel, TargetStatus]]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
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
        monkeypatch.chdir(tmp_path)  # the scripts leave files where they are asked for their version
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        for name in ("Kokkos_ROOT", "KOKKOS_ROOT", "CMAKE_PREFIX_PATH", "CONDA_PREFIX", "LD_LIBRARY_PATH"):
            monkeypatch.delenv(name, raising=False)
        compiler.mpi_flags.cache_clear()
        found = probe_all(config or ToolchainConfig(linker="default"), SandboxKind.NONE)
        return {status.model: status for status in found}

    yield probe
    compiler.mpi_flags.cache_clear()


def test_a_machine_with_nothing(machine: Machine) -> None:
    found = machine()
    assert {status.state for status in found.values()} == {State.MISSING}
    assert all(status.tried is None and status.problem and status.remedy for status in found.values())
    assert found[ExecutionModel.OMP].problem == "g++ is not installed"
    assert found[ExecutionModel.CUDA].problem == "nvcc is not installed"


def test_a_machine_with_a_compiler(machine: Machine) -> None:
    found = machine(gxx=GXX)
    assert found[ExecutionModel.OMP] == TargetStatus(
        model=ExecutionModel.OMP,
        state=State.WORKS,
        versions={"g++": "13.2.0"},
        tried="g++ probe.cpp && ./probe",
    )
    mpi = found[ExecutionModel.MPI]
    assert mpi.problem == "mpicxx is not installed"
    assert mpi.remedy == install_hint("mpicxx", as_root=os.geteuid() == 0)
    assert found[ExecutionModel.KOKKOS].problem == "there is no Kokkos"


def test_mpi_under_another_name(machine: Machine) -> None:
    found = machine(gxx=GXX, mpicxx=MPICXX, mpirun="echo mpirun 5.0.1")
    assert found[ExecutionModel.MPI].problem == "mpirun.openmpi is not installed"
    assert found[ExecutionModel.MPI].remedy == "-c toolchain.mpi_launcher=mpirun"


def test_mpi_that_starts_single_processes(machine: Machine) -> None:
    launcher = '[ "$1" = --version ] && echo 4.1 && exit; echo the launcher did not start 2 ranks'
    found = machine(gxx=GXX, mpicxx=MPICXX, mpirun_openmpi=launcher)
    mpi = found[ExecutionModel.MPI_OMP]
    assert mpi.state is State.COMPILES_ONLY
    assert mpi.problem == "the launcher did not start 2 ranks"
    assert mpi.versions == {"g++": "13.2.0", "mpirun.openmpi": "4.1"}


def test_a_compiler_that_fails(machine: Machine) -> None:
    found = machine(gxx="echo 'probe.cpp:1:10: fatal error: cstdio: No such file or directory' >&2; exit 1")
    serial = found[ExecutionModel.SERIAL]
    assert serial.state is State.MISSING
    assert serial.problem is not None
    assert "cstdio: No such file" in serial.problem
    assert serial.remedy == install_hint("g++", as_root=os.geteuid() == 0)
    assert serial.versions == {"g++": "of unknown version"}


def test_without_a_gpu_nothing_else_is_blamed(machine: Machine) -> None:
    nvcc = "printf '#!/bin/sh\\necho CUDA driver version is insufficient\\n' >./probe; chmod +x probe"
    cuda = machine(nvcc=nvcc)[ExecutionModel.CUDA]
    assert cuda.state is State.COMPILES_ONLY
    assert cuda.problem is not None
    assert cuda.problem.startswith("no NVIDIA GPU")


def test_with_a_gpu_the_error_is_told(machine: Machine) -> None:
    nvcc = (
        "[ \"$1\" = --version ] && echo 'Copyright (c) 2005-2025' && echo 'release 13.0, V13.0.88' && exit\n"
        "printf '#!/bin/sh\\necho out of memory\\n' >./probe; chmod +x probe"
    )
    cuda = machine(nvcc=nvcc, **{"nvidia-smi": "echo '580.1, NVIDIA H200'"})[ExecutionModel.CUDA]
    assert cuda.problem == "out of memory"
    assert cuda.versions == {"nvcc": "13.0", "driver": "580.1, NVIDIA H200"}


def test_version_of_a_program_that_is_not_there() -> None:
    assert version("bwrap-that-is-not-there") is None


def test_sandbox(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert probe_sandbox(SandboxConfig(kind="none")).state is State.MISSING
    detect.cache_clear()
    monkeypatch.setattr(sandbox, "host_environment", lambda: {"PATH": str(tmp_path)})
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = probe_sandbox(SandboxConfig())
    detect.cache_clear()
    assert missing.state is State.MISSING
    assert missing.remedy is not None
    assert "bubblewrap" in missing.remedy


def test_linker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert probe_linker(ToolchainConfig(linker="default")).remedy is None
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = probe_linker(ToolchainConfig())
    assert missing.state is State.WORKS
    assert "mold" in (missing.remedy or "")
    (tmp_path / "mold").write_text("#!/bin/sh\necho mold 2.30.0\n")
    (tmp_path / "mold").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert probe_linker(ToolchainConfig()).detail == "mold 2.30.0"


def test_this_machine() -> None:
    """Every state is one that its own facts bear out."""
    found = {status.model: status for status in probe_all(ToolchainConfig(), detect("none"))}
    assert len(found) == len(ExecutionModel)
    for status in found.values():
        assert (status.state is State.WORKS) == (status.problem is None)
    if shutil.which("g++"):
        assert found[ExecutionModel.SERIAL].state is State.WORKS
