"""Kernels compiled for a real GPU: by nvcc for NVIDIA, in both dialects, or by hipcc for AMD."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.catalog import DRIVERS, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.diagnostics import Diagnostic, parse_diagnostics
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.process import run

AMD_DEVICE = Path("/dev/kfd")
NVIDIA_DEVICE = Path("/dev/nvidiactl")

_INCLUDE = DRIVERS / "include"
_PRELUDE = "pareval/gpu/card_prelude.hpp"
_BUILD_TIMEOUT_S = 300
_AMD_ARCHITECTURE = "gfx90a"


@dataclass(frozen=True)
class CardCompiler:
    """The compiler of one dialect for one kind of card."""

    program: str
    """nvcc or hipcc."""
    architecture: str | None
    """As the compiler names it; None leaves its default."""

    def command(
        self, toolchain: ToolchainConfig, model: ExecutionModel, *, include: Path, unit: Path, output: Path
    ) -> list[str]:
        """Compile and link one candidate as a shared object."""
        common = [f"-std={toolchain.standard}", "-O3", "-w", "-shared", f"-DPAREVAL_{model.name}", "-I", str(include)]
        files = ["-include", _PRELUDE, str(unit), "-o", str(output)]
        if self.program == "hipcc":
            target = [f"--offload-arch={self.architecture}"] if self.architecture else []
            return [self.program, *common, *target, "-fPIC", "-fvisibility=hidden", "-x", "hip", *files]
        target = [f"-arch={self.architecture}"] if self.architecture else []
        return [self.program, *common, *target, "-Xcompiler", "-fPIC,-fvisibility=hidden", "-x", "cu", *files]


def card_compiler(model: ExecutionModel) -> CardCompiler | None:
    """What compiles kernels of a dialect here: for the card that there is, else for a common one; None if nothing."""
    if model is ExecutionModel.HIP and shutil.which("hipcc") and not NVIDIA_DEVICE.exists():
        return CardCompiler("hipcc", None if AMD_DEVICE.exists() else _AMD_ARCHITECTURE)
    if shutil.which("nvcc"):
        return CardCompiler("nvcc", "native" if NVIDIA_DEVICE.exists() else None)
    return None


@dataclass(frozen=True)
class CardBuild:
    """A candidate that was compiled for a card, or why it was not."""

    library: Path | None
    diagnostics: tuple[Diagnostic, ...]
    wall_s: float


def build_for_card(
    compiler: CardCompiler, toolchain: ToolchainConfig, prompt: Prompt, unit: str, directory: Path
) -> CardBuild:
    """Compile our own code for a card, outside of any sandbox.

    Args:
        compiler: see `card_compiler`.
        toolchain: for the standard.
        prompt: what the kernel answers.
        unit: the whole translation unit, shim included.
        directory: where the shared object goes.
    """
    file, library = directory / "candidate.cu", directory / "candidate.so"
    file.write_text(unit)
    command = compiler.command(toolchain, prompt.model, include=_INCLUDE, unit=file, output=library)
    env = {**host_environment(), **({"HIP_PLATFORM": "amd"} if compiler.program == "hipcc" else {})}
    done = run(command, env=env, timeout_s=_BUILD_TIMEOUT_S)
    failed = done.returncode != 0 or done.timed_out
    diagnostics = parse_diagnostics(done.stderr, prompt.signature) if failed else ()
    return CardBuild(None if failed else library, diagnostics, done.wall_s)
