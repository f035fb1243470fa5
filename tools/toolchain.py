"""What works on this machine, found by really compiling and running a small program for each execution model."""

import os
import re
import shlex
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pareval_agent.configs.errors import InfrastructureError, ParevalError
from pareval_agent.configs.schema import Frozen, SandboxConfig, ToolchainConfig
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.confine import landlock_abi
from pareval_agent.tools.diagnostics import parse_diagnostics
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.install_hints import install_hint
from pareval_agent.tools.kokkos import INSTALL_KOKKOS, Kokkos, find_kokkos
from pareval_agent.tools.launcher import launch_environment
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.sandbox import NOT_COVERED, Limits, SandboxKind, detect, sandbox_command
from pareval_agent.tools.sanitizers import find_clang
from pareval_agent.tools.software import find_software, gpu_mounts
from pareval_agent.tools.toolchain_probes import WORKS, Probe, probe_for

_PROBE_TIMEOUT_S = 60
_VERSION_TIMEOUT_S = 5
_COMPILED = "compiled"
_LIMITS = Limits(memory_bytes=None, file_bytes=1 << 28, processes=1024, cpu_s=120)
_VERSION = re.compile(r"\d+\.\d+(?:\.\d+)*")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
"""Where distributions put versions of their own."""


class State(StrEnum):
    """How far a toolchain can be used."""

    WORKS = "works"
    COMPILES_ONLY = "compiles_only"
    """Code can be built here, but not run."""
    MISSING = "missing"


class ToolStatus(Frozen):
    """The sandbox, the linker or the sanitizers."""

    name: str
    state: State
    detail: str
    """What is used, or what is wrong."""
    remedy: str | None = None
    not_covered: str | None = None
    """What the sandbox leaves open."""


class TargetStatus(Frozen):
    """What was found out about one execution model."""

    model: ExecutionModel
    state: State
    versions: dict[str, str]
    """Of what is there, by the names of the programs."""
    tried: str | None = None
    """The program that was compiled and run; None if something was missing."""
    problem: str | None = None
    remedy: str | None = None
    """One command that adds what is missing."""


def probe_all(toolchain: ToolchainConfig, sandbox: SandboxKind) -> tuple[TargetStatus, ...]:
    """All seven execution models, at the same time; takes about as long as the slowest compiler."""
    with ThreadPoolExecutor(len(ExecutionModel)) as pool:
        return tuple(pool.map(lambda model: _Target(model, toolchain, sandbox).probe(), ExecutionModel))


def probe_sandbox(config: SandboxConfig) -> ToolStatus:
    """Whether untrusted code can be confined."""
    try:
        kind = detect(config.kind)
    except InfrastructureError as error:
        hint = install_hint("bwrap", as_root=_am_root()) if shutil.which("bwrap") is None else None
        return ToolStatus(name="sandbox", state=State.MISSING, detail=str(error), remedy=hint)
    details = {
        SandboxKind.NONE: "switched off: generated code runs unprotected",
        SandboxKind.LANDLOCK: f"Landlock {landlock_abi()} and seccomp, since bubblewrap does not work here",
    }
    return ToolStatus(
        name="sandbox",
        state=State.MISSING if kind is SandboxKind.NONE else State.WORKS,
        detail=details.get(kind) or f"bubblewrap {version('bwrap')}, as {kind}",
        not_covered=NOT_COVERED[kind],
    )


def probe_linker(toolchain: ToolchainConfig) -> ToolStatus:
    """Whether the fast linker is there; without it everything works more slowly."""
    if toolchain.linker != "default" and (found := version("mold")):
        return ToolStatus(name="linker", state=State.WORKS, detail=f"mold {found}")
    hint = None if toolchain.linker == "default" else install_hint("mold", as_root=_am_root())
    return ToolStatus(name="linker", state=State.WORKS, detail="the compiler's own (mold links faster)", remedy=hint)


def probe_sanitizers(toolchain: ToolchainConfig) -> ToolStatus:
    """Which of testing.sanitize can be named here; without them everything else works."""
    clang = find_clang()
    linked = _links_sanitizers(toolchain.cxx)
    found = [
        *([f"thread ({clang} {version(clang)} with Archer)"] if clang else []),
        *([f"address, undefined ({toolchain.cxx})"] if linked else []),
    ]
    return ToolStatus(
        name="sanitizers",
        state=State.WORKS if found else State.MISSING,
        detail=", ".join(found) or "none; they are optional",
        remedy=None if clang else f"{install_hint('archer', as_root=_am_root())} (adds thread)",
    )


def _links_sanitizers(cxx: str) -> bool:
    """True if the compiler comes with the libraries of AddressSanitizer and UndefinedBehaviorSanitizer."""
    with tempfile.TemporaryDirectory() as folder:
        command = [cxx, "-fsanitize=address,undefined", "-x", "c++", "-", "-o", f"{folder}/probe"]
        try:
            done = run(command, env=host_environment(), timeout_s=_PROBE_TIMEOUT_S, stdin=b"int main() {}\n")
        except InfrastructureError:
            return False
    return done.returncode == 0


def version(program: str) -> str | None:
    """The first number with a dot that `program --version` prints; None if there is no such program."""
    try:
        done = run([program, "--version"], env=host_environment(), timeout_s=_VERSION_TIMEOUT_S)
    except InfrastructureError:
        return None
    text = _IN_BRACKETS.sub("", done.stdout.decode(errors="replace"))
    match = _VERSION.search(text)
    return match[0] if match else "of unknown version"


@dataclass(frozen=True, slots=True)
class _Target:
    """One execution model under examination."""

    model: ExecutionModel
    toolchain: ToolchainConfig
    sandbox: SandboxKind

    def probe(self) -> TargetStatus:
        """Find out, and never raise: what fails is the answer."""
        kokkos = find_kokkos() if self.model is ExecutionModel.KOKKOS else None
        probe = probe_for(self.model, self.toolchain, kokkos)
        status = TargetStatus(model=self.model, state=State.MISSING, versions=self._versions(probe, kokkos))
        if missing := next((program for program in probe.programs if shutil.which(program) is None), None):
            return _changed(status, problem=f"{missing} is not installed", remedy=_install(missing))
        if self.model is ExecutionModel.KOKKOS and kokkos is None:
            return _changed(status, problem="there is no Kokkos", remedy=INSTALL_KOKKOS)
        try:
            done = self._try(probe, kokkos)
        except ParevalError as error:
            return _changed(status, problem=str(error))
        tried = f"{probe.programs[0]} {probe.file} && {shlex.join(probe.run)}"
        return _judged(_changed(status, tried=tried), probe, done)

    def _versions(self, probe: Probe, kokkos: Kokkos | None) -> dict[str, str]:
        programs = [program for program in probe.programs if program != self.toolchain.mpi_cxx]
        versions = {program: found for program in programs if (found := version(program))}
        if kokkos:
            versions["kokkos"] = kokkos.version
        if probe.on_gpu and (driver := _driver(self.model)):
            versions["driver"] = driver
        return versions

    def _try(self, probe: Probe, kokkos: Kokkos | None) -> Completed:
        """Compile and run within one sandbox, in a folder that vanishes."""
        steps = f"cat >{probe.file} && {shlex.join(probe.compile())} && echo {_COMPILED} && {shlex.join(probe.run)}"
        script = f'cd "$(mktemp -d)" && trap \'rm -rf "$PWD"\' EXIT && {steps}'
        software = find_software(probe.programs, [kokkos.root] if kokkos else [])
        as_root = self.sandbox is SandboxKind.NONE and _am_root()
        launch = launch_environment(self.model, probe.launch, self.toolchain, cores=1, as_root=as_root)
        gpu = {"HIP_PLATFORM": "amd"} if self.model is ExecutionModel.HIP else {}
        command = sandbox_command(
            self.sandbox,
            ["sh", "-c", script],
            mounts=(*software.mounts, *(gpu_mounts() if probe.on_gpu else ())),
            limits=_LIMITS,
            env=sandbox_environment({**software.env, **launch, **gpu}),
            loopback=self.model.uses_mpi,
        )
        return run(command, env=host_environment(), timeout_s=_PROBE_TIMEOUT_S, stdin=probe.source.encode())


def _judged(status: TargetStatus, probe: Probe, done: Completed) -> TargetStatus:
    """What the end of a probe says."""
    said = done.stdout.decode(errors="replace").split("\n")
    if _COMPILED not in said:
        errors = parse_diagnostics(done.stderr)
        problem = errors[0].message if errors else f"the compiler ended with status {done.returncode}"
        return _changed(status, problem=problem, remedy=_reinstall(probe))
    if WORKS in said and done.returncode == 0:
        return _changed(status, state=State.WORKS)
    problem = _no_device(status.model) or _last_line(done, said)
    return _changed(status, state=State.COMPILES_ONLY, problem=problem)


def _reinstall(probe: Probe) -> str:
    """What brings the headers and libraries that the compiler did not find."""
    if probe.model is ExecutionModel.KOKKOS:
        return INSTALL_KOKKOS
    return _install(probe.programs[1] if probe.model.uses_mpi else probe.programs[0])


def _changed(status: TargetStatus, **changes: State | str) -> TargetStatus:
    return status.model_copy(update=changes)


def _install(program: str) -> str:
    """The command that adds a program, or the setting that takes another one which is there."""
    if program == "mpirun.openmpi" and (other := next(filter(shutil.which, ("mpirun", "mpiexec")), None)):
        return f"-c toolchain.mpi_launcher={other}"
    return install_hint(program, as_root=_am_root())


def _am_root() -> bool:
    return os.geteuid() == 0


def _last_line(done: Completed, said: list[str]) -> str:
    """What a probe that did not work printed last, else how it ended."""
    lines = [line for line in said if line and line != _COMPILED] or done.stderr.decode(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), f"ended with status {done.returncode}")


def _driver(model: ExecutionModel) -> str | None:
    """The GPU and its driver, as the driver's own tool tells."""
    query = {
        ExecutionModel.CUDA: ["nvidia-smi", "--query-gpu=driver_version,name", "--format=csv,noheader"],
        ExecutionModel.HIP: ["cat", "/sys/module/amdgpu/version"],
    }[model]
    try:
        done = run(query, env=host_environment(), timeout_s=_VERSION_TIMEOUT_S)
    except InfrastructureError:
        return None
    text = done.stdout.decode(errors="replace").strip()
    return text.splitlines()[0] if done.returncode == 0 and text else None


def _no_device(model: ExecutionModel) -> str | None:
    """That there is no GPU, which explains every other failure to run."""
    if model is ExecutionModel.CUDA and not _driver(model):
        return "no NVIDIA GPU with a driver on this machine: code is compiled and not run"
    if model is ExecutionModel.HIP and not Path("/dev/kfd").exists():
        return "no AMD GPU with a driver on this machine: code is compiled and not run"
    return None
