"""Compiling generated code: inside the sandbox, for source code can attack a compiler too."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from pareval_agent.configs.schema import LimitsConfig
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.sandbox import Limits, Mount, SandboxKind, give_to_sandbox, sandbox_command
from pareval_agent.tools.software import Software

UNIT = "candidate.cc"
"""What is compiled. It stays beside the library."""

BUILD, HEADERS = "/build", "/prelude"
"""Where the sandbox has the folder that is written to, and the headers that every candidate begins with."""

_DIAGNOSTICS_BYTES = 8 << 20


def compile_unit(
    command: Sequence[str],
    unit: str,
    scratch: Path,
    *,
    headers: Path,
    software: Software,
    sandbox: SandboxKind,
    limits: LimitsConfig,
    patience: float = 1,
) -> Completed:
    """Write a unit into the folder `scratch`, and run a compiler on it that may take `patience` times as long as usual.

    `command` names `UNIT` and its output in the folder BUILD.
    """
    (scratch / UNIT).write_text(unit, errors="replace")
    give_to_sandbox(sandbox, scratch)
    mounts = (Mount(scratch, BUILD, writable=True), Mount(headers, HEADERS))
    return compile_in(BUILD, command, mounts, software=software, sandbox=sandbox, limits=limits, patience=patience)


def compile_in(
    workdir: str,
    command: Sequence[str],
    mounts: Sequence[Mount],
    *,
    software: Software,
    sandbox: SandboxKind,
    limits: LimitsConfig,
    patience: float = 1,
) -> Completed:
    """Run a compiler in the folder `workdir` of the sandbox, which has these mounts and the software."""
    timeout_s = limits.build_s * patience
    confined = sandbox_command(
        sandbox,
        command,
        mounts=[*mounts, *software.mounts],
        limits=Limits(
            memory_bytes=limits.memory_bytes,
            file_bytes=limits.file_bytes,
            processes=limits.processes,
            cpu_s=int(timeout_s) + 1,
        ),
        env=sandbox_environment(software.env),
        workdir=workdir,
    )
    return run(confined, env=host_environment(), timeout_s=timeout_s, output_bytes=_DIAGNOSTICS_BYTES)


def kept(scratch: Path, library: Path) -> Path | None:
    """What was built under this name, copied to where it outlives the build; only a plain file is one."""
    built = scratch / library.name
    if built.is_symlink() or not built.is_file():
        return None
    library.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(built, library)
    return library
