"""Sanitizers as flags, commands and variables; nothing is executed here.

ThreadSanitizer understands OpenMP only through LLVM's runtime and Archer (Atzeni et al., "ARCHER: Effectively Spotting
Data Races in Large OpenMP Applications", IPDPS 2016): with g++ and libgomp, barriers and reductions look like races. So
`thread` takes clang, and is for targets whose threads are those of OpenMP. The others take the configured compiler.
"""

import platform
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import LaunchConfiguration, Sanitizer, ToolchainConfig
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import compiler
from pareval_agent.tools.install_hints import install_hint

_CLANGS = ("clang++", *(f"clang++-{version}" for version in range(22, 13, -1)))

_FLAGS: Mapping[Sanitizer, tuple[str, ...]] = {
    "thread": ("-fsanitize=thread",),
    "address": ("-fsanitize=address", "-fno-omit-frame-pointer"),
    "undefined": ("-fsanitize=undefined", "-fno-sanitize-recover=undefined"),
}

_WORKER_FLAGS: Mapping[Sanitizer, tuple[str, ...]] = {**_FLAGS, "undefined": ("-fsanitize=return",)}
"""The runtime is wanted, and as little as can be of checks: an error of ours would hide those of the candidate."""

_OPTIMISATION = "-O1"
"""What all three recommend: quick enough, and lines of the source stay apart."""

_RANDOM_BITS = Path("/proc/sys/vm/mmap_rnd_bits")
_MOST_RANDOM_BITS = 28
"""With more, older runtimes do not find their addresses free."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """With what a worker is started in place of its own program."""

    worker: Path
    env: Mapping[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()
    """Tokens before the worker's."""
    reserves_memory: bool = False
    """It maps terabytes of addresses, of which it uses little: a limit on them would be the end of it."""


def observes(sanitizer: Sanitizer, model: ExecutionModel) -> bool:
    """True if the sanitizer can see errors in such code, and sees none where there is none."""
    return model.uses_openmp if sanitizer == "thread" else not model.on_gpu


def sanitizers_for(
    asked: Sequence[Sanitizer], model: ExecutionModel, launch: LaunchConfiguration
) -> tuple[Sanitizer, ...]:
    """Those of `asked` that are of use: one thread is in no race."""
    return tuple(
        sanitizer for sanitizer in asked if observes(sanitizer, model) and (sanitizer != "thread" or launch.threads > 1)
    )


@cache
def find_clang() -> str | None:
    """The newest clang++ (or the one named so) that has ThreadSanitizer and Archer; None if there is none."""
    return next((name for name in _CLANGS if (folder := _llvm(name)) and _has_archer(folder)), None)


def _llvm(clang: str) -> Path | None:
    """The folder of its installation."""
    path = shutil.which(clang)
    return Path(path).resolve().parent.parent if path else None


def _has_archer(folder: Path) -> bool:
    libraries = folder / "lib"
    return (libraries / "libarcher.so").is_file() and any(libraries.glob("clang/*/lib/*/libclang_rt.tsan*.a"))


def require(sanitizers: Sequence[Sanitizer], *, as_root: bool) -> None:
    """Let through what this machine has.

    Raises:
        InfrastructureError: there is no clang with Archer, with the command that adds it.
    """
    if "thread" in sanitizers and find_clang() is None:
        raise InfrastructureError(
            f"testing.sanitize=thread needs clang with OpenMP: {install_hint('archer', as_root=as_root)}"
        )


def sanitizer_toolchain(sanitizer: Sanitizer, toolchain: ToolchainConfig) -> ToolchainConfig:
    """The compiler that has it, with little optimisation."""
    cxx = find_clang() if sanitizer == "thread" else None
    return toolchain.model_copy(update={"cxx": cxx or toolchain.cxx, "optimisation": _OPTIMISATION})


def worker_command(
    sanitizer: Sanitizer,
    toolchain: ToolchainConfig,
    model: ExecutionModel,
    *,
    include: Path,
    source: Path,
    output: Path,
) -> list[str]:
    """Build a worker that starts with the sanitizer's runtime: a library that is loaded later cannot bring it."""
    toolchain = sanitizer_toolchain(sanitizer, toolchain)
    command = compiler.worker_command(toolchain, model, include=include, source=source, output=output)
    return [*command, *_WORKER_FLAGS[sanitizer], *_runtime_path(sanitizer)]


def candidate_command(
    sanitizer: Sanitizer, toolchain: ToolchainConfig, model: ExecutionModel, *, include: str, unit: str, output: str
) -> list[str]:
    """Compile and link a candidate that is observed; paths are as the sandbox sees them.

    `include` is the folder of the prelude, which is not precompiled: each compiler would need its own.
    """
    toolchain = sanitizer_toolchain(sanitizer, toolchain)
    return [
        toolchain.cxx,
        *compiler.code_flags(toolchain, model),
        *_FLAGS[sanitizer],
        "-w",
        "-shared",
        "-fvisibility=hidden",
        *("-I", include),
        *("-include", "pareval/prelude.hpp"),
        unit,
        *("-o", output),
        *compiler.link_flags(toolchain, model),
        *_runtime_path(sanitizer),
    ]


def _runtime_path(sanitizer: Sanitizer) -> tuple[str, ...]:
    """Where LLVM's OpenMP is found at run time: it is not among the system's libraries."""
    return (f"-Wl,-rpath,{_libraries()}",) if sanitizer == "thread" else ()


def runtime_environment(sanitizer: Sanitizer, memory_bytes: int) -> dict[str, str]:
    """Variables of the worker. Memory that it really uses is limited, for its addresses cannot be."""
    memory = f"hard_rss_limit_mb={memory_bytes >> 20}"
    if sanitizer == "address":
        # A crash is the sanitizer's to tell: without 2, the worker's own handler would.
        return {"ASAN_OPTIONS": f"detect_leaks=0:handle_segv=2:handle_sigbus=2:handle_sigfpe=2:{memory}"}
    if sanitizer == "undefined":
        return {"UBSAN_OPTIONS": "print_stacktrace=1"}
    libraries = _libraries()
    # The longest history: with a shorter one a race with a write long ago is not seen.
    options = "history_size=7:ignore_noninstrumented_modules=1:report_thread_leaks=0:report_signal_unsafe=0"
    symbols = f"external_symbolizer_path={libraries.parent / 'bin' / 'llvm-symbolizer'}"
    return {
        "TSAN_OPTIONS": f"{options}:{symbols}:{memory}",
        "OMP_TOOL_LIBRARIES": str(libraries / "libarcher.so"),
    }


def _libraries() -> Path:
    """Of the clang that has Archer."""
    folder = _llvm(find_clang() or "")
    assert folder is not None, "required before"
    return folder / "lib"


def instrument(sanitizer: Sanitizer, worker: Path, memory_bytes: int) -> Instrument:
    """How the worker of a sanitizer is started."""
    return Instrument(
        worker=worker,
        env=runtime_environment(sanitizer, memory_bytes),
        prefix=_in_order(),
        reserves_memory=sanitizer != "undefined",
    )


def _in_order() -> tuple[str, ...]:
    """Tokens that load programs at fixed addresses, where random ones would be in the runtimes' way."""
    try:
        random = int(_RANDOM_BITS.read_text())
    except (OSError, ValueError):
        return ()
    return ("setarch", platform.machine(), "-R") if random > _MOST_RANDOM_BITS else ()
