"""Compiler commands as lists of tokens; nothing is executed here except to ask for MPI's own flags."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.compiler_output import DIAGNOSTIC_FLAGS
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.kokkos import installed_kokkos
from pareval_agent.tools.process import run

_MAX_ERRORS = 20

_HOOKS = "-fsanitize=thread"
"""Calls before each access to memory that threads may share: some thread is delayed there, or another GPU thread goes
on."""

_OWN_SYMBOLS = ("-fvisibility=hidden", "-fno-gnu-unique")
"""Without unique symbols: two objects in one process would share their inline statics."""

_SHARED_OBJECT = ("-shared", *_OWN_SYMBOLS)

KOKKOS_INSTANCES = "kokkos_instances.o"
"""Beside the precompiled header for Kokkos: what all candidates need of Kokkos' templates; they are linked with it."""

_WITHOUT_SANITIZER = ("-nodefaultlibs", "-lstdc++", "-lm", "-lgcc_s", "-lgcc", "-lc")
"""The default libraries, but for the sanitizer's own, whose place drivers/perturb or the emulator takes."""


@dataclass(frozen=True)
class MpiFlags:
    """What the MPI wrapper would add; g++ itself is called, since wrappers cannot precompile headers."""

    compile: tuple[str, ...] = ()
    link: tuple[str, ...] = ()


@lru_cache
def mpi_flags(wrapper: str) -> MpiFlags:
    """Ask the wrapper, in the language of Open MPI or else of MPICH.

    Raises:
        InfrastructureError: there is no such wrapper.
    """
    if shutil.which(wrapper) is None:
        raise InfrastructureError(f"{wrapper} is missing: apt-get install libopenmpi-dev openmpi-bin")
    shown = _ask(wrapper, "--showme:compile")
    if shown is not None:
        return MpiFlags(compile=shown, link=_ask(wrapper, "--showme:link") or ())
    tokens = (_ask(wrapper, "-show") or ("",))[1:]
    is_link = [token.startswith(("-l", "-L", "-Wl")) for token in tokens]
    return MpiFlags(
        compile=tuple(token for token, link in zip(tokens, is_link, strict=True) if not link),
        link=tuple(token for token, link in zip(tokens, is_link, strict=True) if link),
    )


def _ask(wrapper: str, option: str) -> tuple[str, ...] | None:
    completed = run([wrapper, option], env=host_environment(), timeout_s=10)
    return tuple(completed.stdout.decode().split()) if completed.returncode == 0 else None


def code_flags(toolchain: ToolchainConfig, model: ExecutionModel, *, perturbed: bool = False) -> list[str]:
    """Everything that determines the generated code; a precompiled header is only valid for exactly these.

    `perturbed`: threads are to be delayed at their accesses to memory, see drivers/perturb.
    """
    # -g1: lines for the place of a crash; costs nothing that can be measured.
    flags = [f"-std={toolchain.standard}", "-fPIC", "-g1"]
    flags += _hooked(model) if perturbed or model.on_gpu else [toolchain.optimisation]
    if toolchain.march is not None:
        flags.append(f"-march={toolchain.march}")
    if model.uses_openmp:
        flags.append("-fopenmp")
    if model.uses_mpi:
        # Without the C++ bindings of MPI-2, which nobody uses, compilation takes a quarter less.
        flags += ["-DPAREVAL_MPI", "-DOMPI_SKIP_MPICXX", *mpi_flags(toolchain.mpi_cxx).compile]
    if model is ExecutionModel.KOKKOS:
        flags += ["-DPAREVAL_KOKKOS", *installed_kokkos().compile_flags]
    if model.on_gpu:
        flags.append(f"-DPAREVAL_{model.name}")
    return flags


def _hooked(model: ExecutionModel) -> tuple[str, str]:
    """OpenMP is not optimised: what is shared by mistake may live in a register. Kokkos is too slow without."""
    return "-O0" if model.uses_openmp else "-O1", _HOOKS


def link_flags(toolchain: ToolchainConfig, model: ExecutionModel) -> list[str]:
    """Libraries and linker."""
    flags = list(mpi_flags(toolchain.mpi_cxx).link) if model.uses_mpi else []
    if model is ExecutionModel.KOKKOS:
        flags += installed_kokkos().link_flags
    if toolchain.linker == "mold" or (toolchain.linker == "auto" and shutil.which("mold")):
        flags.append("-fuse-ld=mold")
    return flags


def prelude_command(
    toolchain: ToolchainConfig,
    model: ExecutionModel,
    *,
    include: Path,
    header: Path,
    output: Path,
    perturbed: bool = False,
    instead: Path | None = None,
) -> list[str]:
    """Precompile the header that every candidate begins with.

    `instead`: a folder with headers that take the place of the library's own.
    """
    flags = [*_headers_first(instead), *code_flags(toolchain, model, perturbed=perturbed)]
    return [toolchain.cxx, *flags, "-I", str(include), "-x", "c++-header", str(header), "-o", str(output)]


def kokkos_instances_command(
    toolchain: ToolchainConfig, *, include: Path, source: Path, output: Path, instead: Path, perturbed: bool = False
) -> list[str]:
    """Compile `KOKKOS_INSTANCES`, exactly as candidates are."""
    flags = [*_headers_first(instead), *code_flags(toolchain, ExecutionModel.KOKKOS, perturbed=perturbed)]
    quiet = ["-g0", "-w", *_OWN_SYMBOLS]
    return [toolchain.cxx, *flags, *quiet, "-I", str(include), "-c", str(source), "-o", str(output)]


def _headers_first(folder: Path | None) -> list[str]:
    return [] if folder is None else ["-I", str(folder)]


def instances_beside(prelude: str, model: ExecutionModel) -> list[str]:
    """Objects that code which begins with this precompiled header is linked with."""
    return [str(PurePath(prelude).with_name(KOKKOS_INSTANCES))] if model is ExecutionModel.KOKKOS else []


def candidate_command(
    toolchain: ToolchainConfig,
    model: ExecutionModel,
    *,
    prelude: str,
    unit: str,
    output: str,
    perturbation: str | None = None,
    emulator: str | None = None,
) -> list[str]:
    """Compile and link one candidate as a shared object; paths are as the sandbox sees them.

    `perturbation`: the object that delays its threads, None for a candidate as it is. `emulator`: the object that runs
    its GPU threads, beside headers with the names of the GPU's own; None if it has none.
    """
    runtime = [part for part in (perturbation, emulator) if part is not None]
    return [
        toolchain.cxx,
        *code_flags(toolchain, model, perturbed=perturbation is not None),
        "-w",
        *DIAGNOSTIC_FLAGS,
        f"-fmax-errors={_MAX_ERRORS}",
        "-Werror=invalid-pch",
        *_SHARED_OBJECT,
        "-include",
        prelude,
        *([] if emulator is None else ["-I", str(PurePath(emulator).parent)]),
        unit,
        *instances_beside(prelude, model),
        *runtime,
        "-o",
        output,
        "-Wl,--no-undefined",  # what is not defined is an error of the build, not of the run
        *link_flags(toolchain, model),
        *(_WITHOUT_SANITIZER if runtime else ()),
    ]


def shim_command(
    toolchain: ToolchainConfig, model: ExecutionModel, *, prelude: Path, include: Path, source: Path, output: Path
) -> list[str]:
    """Build what stands between worker and candidate; its types are the candidate's, so are its flags."""
    return [
        toolchain.cxx,
        *code_flags(toolchain, model),
        "-w",
        *_SHARED_OBJECT,
        "-include",
        str(prelude),
        "-I",
        str(include),
        str(source),
        *instances_beside(str(prelude), model),
        "-o",
        str(output),
        *link_flags(toolchain, model),
    ]


def worker_command(
    toolchain: ToolchainConfig, model: ExecutionModel, *, include: Path, source: Path, output: Path
) -> list[str]:
    """Build the worker of an execution model; -z now leaves no lazy binding that a candidate could redirect."""
    flags = [*code_flags(toolchain, model), "-I", str(include)]
    return [toolchain.cxx, *flags, str(source), "-o", str(output), "-Wl,-z,now", "-ldl", *link_flags(toolchain, model)]


def object_command(
    toolchain: ToolchainConfig,
    *,
    optimisation: str,
    includes: Sequence[Path],
    source: Path,
    output: Path,
    prelude: Path | None = None,
) -> list[str]:
    """Compile one file of ours, which begins with a header that `object_prelude_command` has precompiled."""
    flags = _own_flags(toolchain, optimisation, includes)
    precompiled = [] if prelude is None else ["-Werror=invalid-pch", "-include", str(prelude)]
    return [toolchain.cxx, *flags, *precompiled, "-c", str(source), "-o", str(output)]


def object_prelude_command(
    toolchain: ToolchainConfig, *, optimisation: str, includes: Sequence[Path], header: Path, output: Path
) -> list[str]:
    """Precompile a header of ours for the same flags."""
    flags = _own_flags(toolchain, optimisation, includes)
    return [toolchain.cxx, *flags, "-x", "c++-header", str(header), "-o", str(output)]


def _own_flags(toolchain: ToolchainConfig, optimisation: str, includes: Sequence[Path]) -> list[str]:
    flags = [f"-std={toolchain.standard}", optimisation, "-fPIC", "-Wall", "-Wextra"]
    return [*flags, *(token for include in includes for token in ("-I", str(include)))]


def perturbation_command(toolchain: ToolchainConfig, *, source: Path, output: Path) -> list[str]:
    """Compile what delays threads; hidden, or a candidate's calls of it could be redirected."""
    flags = [f"-std={toolchain.standard}", "-O2", "-fPIC", "-fvisibility=hidden"]
    return [toolchain.cxx, *flags, "-c", str(source), "-o", str(output)]


def emulator_command(
    toolchain: ToolchainConfig, model: ExecutionModel, *, include: Path, source: Path, output: Path
) -> list[str]:
    """Compile the scheduler of GPU threads for one dialect; hidden, as what it is linked to is."""
    flags = [f"-std={toolchain.standard}", "-O2", "-fPIC", "-fvisibility=hidden", f"-DPAREVAL_{model.name}"]
    return [toolchain.cxx, *flags, "-I", str(include), "-c", str(source), "-o", str(output)]


def baseline_command(toolchain: ToolchainConfig, *, prelude: Path, source: Path, output: Path) -> list[str]:
    """Compile best serial code exactly as a candidate is; hidden, or calls within it could not be inlined."""
    flags = [*code_flags(toolchain, ExecutionModel.SERIAL), "-w", "-fvisibility=hidden"]
    return [toolchain.cxx, *flags, "-include", str(prelude), "-c", str(source), "-o", str(output)]


def link_command(toolchain: ToolchainConfig, *, objects: Sequence[Path], output: Path) -> list[str]:
    """Link a judge. What a prompt declares is in its baseline and in its reference alike."""
    flags = ["-Wl,--allow-multiple-definition", *link_flags(toolchain, ExecutionModel.SERIAL)]
    return [toolchain.cxx, "-pie", *map(str, objects), "-o", str(output), *flags]
