"""Kernels that a compiler for GPUs refuses though the CPU's takes them: they use what only the host has.

The emulator compiles a kernel as C++, to which all functions are alike. So a kernel that it takes is compiled once
more, to assembly in which the qualifiers can be seen, and what device code calls there is held against what devices
have.
Only g++ is needed, so that verdicts are the same on all machines.
"""

import platform
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import LimitsConfig, ToolchainConfig
from pareval_agent.drivers.catalog import DRIVERS, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.compiler_output import Place
from pareval_agent.tools.cpp_items import CppText, ItemKind
from pareval_agent.tools.cpp_text import Kind, Token
from pareval_agent.tools.diagnostics import CANDIDATE, DECLARATIONS, Diagnostic
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.gpu_assembly import Mark, read_assembly
from pareval_agent.tools.gpu_host_calls import HostUse, Sources, host_uses
from pareval_agent.tools.gpu_source import DEVICE_HEADERS
from pareval_agent.tools.process import run
from pareval_agent.tools.sandbox import Limits, SandboxKind, sandbox_command
from pareval_agent.tools.sandboxed_build import BUILD, HEADERS, UNIT, compile_unit
from pareval_agent.tools.software import software_of
from pareval_agent.tools.store import Store, fingerprint

_INCLUDE = DRIVERS / "include"
_GPU_PRELUDE = _INCLUDE / "pareval" / "gpu" / "prelude.hpp"
_PRELUDE = "prelude.hpp"
_ASSEMBLY = "candidate.s"
_BUILD_TIMEOUT_S = 300
_ASSEMBLY_BYTES = 64 << 20
_SHOWN = 20
_NAME_CHARACTERS = 500


def can_check() -> bool:
    """True where the assembly is one that we can read."""
    return platform.machine() == "x86_64"


def marked_command(toolchain: ToolchainConfig, model: ExecutionModel) -> list[str]:
    """The compiler with what determines the code; a precompiled header is only valid for exactly these flags."""
    return [
        toolchain.cxx,
        f"-std={toolchain.standard}",
        *("-O0", "-g1", "-fPIC", "-w"),
        "-fno-builtin",  # printf of one line would become puts
        "-D__always_inline__=__noinline__",  # or calls would not be seen
        "-DPAREVAL_MARKED",
        f"-DPAREVAL_{model.name}",
    ]


@dataclass(frozen=True)
class RefusedKernels:
    """Finds what kernels use of the host, with one compiler in one sandbox."""

    toolchain: ToolchainConfig
    limits: LimitsConfig
    sandbox: SandboxKind
    store: Store

    def refused(self, prompt: Prompt, unit: str, source: str) -> tuple[Diagnostic, ...]:
        """What the device's compiler has against a kernel that is right as C++; empty if nothing.

        Args:
            prompt: in CUDA or HIP.
            unit: the whole translation unit, which compiles.
            source: the candidate's part of it.

        Raises:
            InfrastructureError: what every candidate begins with cannot be compiled.
        """
        words = _refused_words(source, prompt.model)
        uses = self.host_uses(prompt, unit, source)[:_SHOWN]
        names = self._readable(prompt, [name for use in uses for name in (use.symbol, use.caller)])
        calls = [_diagnostic(use, names, prompt.model) for use in uses]
        return tuple(sorted([*words, *calls], key=lambda found: (found.line or 0, found.column or 0)))

    def host_uses(self, prompt: Prompt, unit: str, source: str) -> tuple[HostUse, ...]:
        """Each function and variable of the host that device code uses, once for each line; see `refused`."""
        if not can_check():
            return ()
        with tempfile.TemporaryDirectory(prefix="pareval-build-") as scratch:
            assembly = read_assembly(self._assembly(prompt, unit, Path(scratch)))
        sources = _sources(source, "\n".join(prompt.declared))
        return tuple(_first_of_each(host_uses(assembly, prompt.model, sources)))

    def _assembly(self, prompt: Prompt, unit: str, scratch: Path) -> str:
        """Empty if the compiler does not take it with these flags: then nothing is known against it."""
        command = [
            *marked_command(self.toolchain, prompt.model),
            *(
                "-include",
                f"{HEADERS}/{_PRELUDE}",
                "-I",
                HEADERS,
                "-S",
                f"{BUILD}/{UNIT}",
                "-o",
                f"{BUILD}/{_ASSEMBLY}",
            ),
        ]
        completed = compile_unit(
            command,
            unit,
            scratch,
            headers=self._prelude(prompt.model),
            software=software_of(prompt.model, [self.toolchain.cxx]),
            sandbox=self.sandbox,
            limits=self.limits,
        )
        written = scratch / _ASSEMBLY
        if completed.returncode or written.is_symlink() or not written.is_file():
            return ""
        with written.open(errors="replace") as file:
            return file.read(_ASSEMBLY_BYTES)

    def _prelude(self, model: ExecutionModel) -> Path:
        """The folder of the precompiled header, and of empty ones with the names of the GPU's own."""
        command = [*marked_command(self.toolchain, model), "-I", str(_INCLUDE), "-x", "c++-header", str(_GPU_PRELUDE)]

        def build(folder: Path) -> None:
            (folder / _PRELUDE).write_text("#error the precompiled header does not fit these flags\n")
            done = run(
                [*command, "-o", str(folder / f"{_PRELUDE}.gch")], env=host_environment(), timeout_s=_BUILD_TIMEOUT_S
            )
            if done.returncode:
                raise InfrastructureError(f"cannot precompile {_GPU_PRELUDE}: {done.stderr.decode(errors='replace')}")
            for name in DEVICE_HEADERS:
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).touch()

        compiler = run([self.toolchain.cxx, "--version"], env=host_environment(), timeout_s=_BUILD_TIMEOUT_S)
        headers = sorted((_INCLUDE / "pareval").glob("*.hpp")) + sorted(_GPU_PRELUDE.parent.glob("*.hpp"))
        key = fingerprint([*command, compiler.stdout.decode(errors="replace")], [Path(__file__), *headers])
        return self.store.get(f"prelude-{model.identifier}-marked", key, build)

    def _readable(self, prompt: Prompt, symbols: Sequence[str]) -> dict[str, str]:
        """Names as they are written in C++; read in the sandbox, for they are the candidate's."""
        mangled = [symbol for symbol in dict.fromkeys(symbols) if len(symbol) < _NAME_CHARACTERS]
        if not mangled:
            return {}
        software = software_of(prompt.model, [self.toolchain.cxx])
        command = sandbox_command(
            self.sandbox,
            ["c++filt", "--no-params", *mangled],
            mounts=software.mounts,
            limits=Limits(
                memory_bytes=self.limits.memory_bytes,
                file_bytes=self.limits.file_bytes,
                processes=self.limits.processes,
                cpu_s=int(self.limits.build_s) + 1,
            ),
            env=sandbox_environment(software.env),
        )
        done = run(command, env=host_environment(), timeout_s=self.limits.build_s)
        lines = done.stdout.decode(errors="replace").splitlines()
        return dict(zip(mangled, map(_short, lines), strict=True)) if len(lines) == len(mangled) else {}


def _short(name: str) -> str:
    """Without what templates were instantiated with."""
    kept = re.sub(r"(?<!operator)(?<!operator<)\s*<[^<>]*>", "", name)
    return kept if kept == name else _short(kept)


def _sources(source: str, declared: str) -> Sources:
    return Sources(texts={CANDIDATE: source, DECLARATIONS: declared}, own=str(_INCLUDE), system=_SystemHeaders())


class _SystemHeaders(dict[str, str]):
    """Headers of the C++ library, read when first asked for. The name is the candidate's to choose: nothing else."""

    def get(self, file: str, default: str = "") -> str:  # type: ignore[override]
        if file not in self:
            path = Path(file).resolve()
            self[file] = (
                path.read_text(errors="replace") if "/include/c++/" in str(path) and path.is_file() else default
            )
        return self[file]


def _first_of_each(uses: Iterator[HostUse]) -> Iterator[HostUse]:
    """Each name once in a line of the candidate; what other lines are to blame for has none."""
    seen: set[tuple[str, Place | None]] = set()
    for use in uses:
        place = None if use.place is None else Place(use.place.file, use.place.line)
        if (use.symbol, place) not in seen:
            seen.add((use.symbol, place))
            yield use


def _diagnostic(use: HostUse, names: dict[str, str], model: ExecutionModel) -> Diagnostic:
    name, caller = (names.get(symbol, symbol) for symbol in (use.symbol, use.caller))
    here = use.place if use.place and use.place.file == CANDIDATE else None
    wording = _as_nvcc if model is ExecutionModel.CUDA else _as_hipcc
    return Diagnostic(
        kind="error",
        message=wording(use, name, caller),
        line=here.line if here else None,
        column=here.column if here else None,
    )


def _as_nvcc(use: HostUse, name: str, caller: str) -> str:
    if use.is_variable:
        return f'identifier "{name}" is undefined in device code: it is a variable of the host'
    kind = "constexpr __host__" if use.is_constexpr else "__host__"
    return f'calling a {kind} function("{name}") from a {use.mark} function("{caller}") is not allowed'


def _as_hipcc(use: HostUse, name: str, caller: str) -> str:
    kind = "variable" if use.is_variable else "function"
    return f"reference to __host__ {kind} '{name}' in {use.mark} function '{caller}'"


def _refused_words(source: str, model: ExecutionModel) -> Iterator[Diagnostic]:
    """What no device code may say at all, whatever becomes of it."""
    for item in CppText(source).declared:
        qualifiers = {token.text for token in item.result}
        if item.kind is ItemKind.FUNCTION and qualifiers & set(Mark) and "__host__" not in qualifiers:
            for index, token in enumerate(item.tokens):
                if token.kind is Kind.WORD and (told := _refused_word(item.tokens, index, model)):
                    before = source[: token.start]
                    column = token.start - before.rfind("\n")
                    yield Diagnostic(kind="error", message=told, line=before.count("\n") + 1, column=column)


def _refused_word(tokens: Sequence[Token], index: int, model: ExecutionModel) -> str | None:
    word = tokens[index].text
    if word in {"throw", "try"}:
        told = "device code does not support exception handling"
        return told if model is ExecutionModel.CUDA else f"cannot use '{word}' in device code"
    if model is ExecutionModel.HIP:
        return None
    if word in {"dynamic_cast", "typeid"}:
        return f"the operator '{word}' is not allowed in device code"
    if word in {Mark.DEVICE, "__host__"} and tokens[index - 1].text == "]":
        return "__host__ or __device__ annotation on lambda requires --extended-lambda nvcc flag"
    if word == "numeric_limits" and (name := _limit(tokens, index)):
        return f'calling a constexpr __host__ function("std::numeric_limits::{name}") in device code is not allowed'
    return None


def _limit(tokens: Sequence[Token], index: int) -> str | None:
    """`max` of `numeric_limits<T>::max()`: the compiler works it out, so that there is no call in the assembly."""
    depth = 0
    for place in range(index + 1, len(tokens) - 2):
        depth += {"<": 1, ">": -1}.get(tokens[place].text, 0)
        if depth == 0:
            behind = [token.text for token in tokens[place + 1 : place + 4]]
            return behind[1] if len(behind) == 3 and behind[0] == "::" and behind[2] == "(" else None
    return None
