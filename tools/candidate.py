"""From generated source to a shared object."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import LimitsConfig, ToolchainConfig
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools import compiler
from pareval_agent.tools.cpp_items import CppText, ItemKind
from pareval_agent.tools.diagnostics import ENTRY_FILE, Diagnostic, parse_diagnostics
from pareval_agent.tools.entry import DECLARED
from pareval_agent.tools.gpu import level_of
from pareval_agent.tools.gpu_refused import RefusedKernels
from pareval_agent.tools.gpu_source import emulated_source
from pareval_agent.tools.harness import Harness, Shim
from pareval_agent.tools.harness_preludes import EMULATOR, PERTURBATION
from pareval_agent.tools.process import Completed
from pareval_agent.tools.results import BuildResult
from pareval_agent.tools.sandbox import SandboxKind
from pareval_agent.tools.sandboxed_build import BUILD, HEADERS, UNIT, compile_unit, kept
from pareval_agent.tools.software import software_of
from pareval_agent.tools.store import Store
from pareval_agent.tools.verdict import Verdict

LIBRARY = "candidate.so"
PERTURBED_LIBRARY = "candidate-perturbed.so"
_DEFINITIONS = (ItemKind.FUNCTION, ItemKind.TYPE)
_SANDBOX_WORDS = (b"bwrap: ", b"setpriv: ", b"prlimit: ", b"choom: ", b"In file included from <command-line>:")
"""How the output begins where it may be the machine's fault: the last one is a precompiled header that does not fit."""


def unit_text(prompt: Prompt, source: str, shim: Shim) -> str:
    """The translation unit: what the prompt declares, the source in its own line numbers, what is provided, the entry.

    What the source brings along is left out, and held against what the prompt declares.
    """
    brought = _defined(source)
    declarations = "\n".join(text for text in prompt.declared if not _defined(text) & brought)
    declared = "\n".join(prompt.declared)
    layout = f"namespace {DECLARED} {{\n{declared}\n}}\n{shim.layout}" if _defined(declared) & brought else ""
    provided = "" if _defined(prompt.provided) & brought else prompt.provided
    return "\n".join(
        [
            '#line 1 "declarations.hpp"',
            declarations,
            '#line 1 "candidate.cpp"',
            source,
            '#line 1 "provided.hpp"',
            provided,
            f'#line 1 "{ENTRY_FILE}"',
            layout + shim.entry,
        ]
    )


def _defined(text: str) -> set[str]:
    """Names of the types and functions that C++ text defines."""
    return {item.name for item in CppText(text).declared if item.name and item.kind in _DEFINITIONS}


@dataclass(frozen=True)
class CandidateBuilder:
    """Compiles candidates with one toolchain in one sandbox."""

    harness: Harness
    toolchain: ToolchainConfig
    limits: LimitsConfig
    sandbox: SandboxKind
    store: Store

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        """Compile `source` into `directory`; a failed build is an ordinary result.

        Raises:
            InfrastructureError: not even an empty file can be compiled, there is no room for the result, or it is a
                kernel that cannot be emulated.
        """
        own = emulated_source(source) if prompt.model.on_gpu else source
        unit = unit_text(prompt, own, self.harness.shim(prompt))
        with tempfile.TemporaryDirectory(prefix="pareval-build-") as scratch:
            completed = self._compile(prompt, unit, Path(scratch))
            library = kept(Path(scratch), directory / LIBRARY) if completed.returncode == 0 else None
        if library is not None:
            library.with_name(UNIT).write_text(unit, errors="replace")
        if library is None and not completed.timed_out and completed.stderr.startswith(_SANDBOX_WORDS):
            self._check_machine(prompt)
        if library is not None and prompt.model.on_gpu and (refused := self._refused(prompt, unit, own)):
            return _refusal(completed, refused, prompt)
        return _result(completed, library, prompt)

    def _refused(self, prompt: Prompt, unit: str, source: str) -> tuple[Diagnostic, ...]:
        """What a compiler for GPUs has against a kernel that the CPU's takes."""
        return RefusedKernels(self.toolchain, self.limits, self.sandbox, self.store).refused(prompt, unit, source)

    def perturbed(self, prompt: Prompt, library: Path) -> Path | None:
        """A candidate that was built, once more, such that its threads are delayed where they touch memory.

        None if this compiler cannot do so, or not with this source: it then shows nothing, for or against it.
        """
        unit = library.with_name(UNIT).read_text(errors="replace")
        with tempfile.TemporaryDirectory(prefix="pareval-build-") as scratch:
            completed = self._compile(prompt, unit, Path(scratch), perturbed=True)
            if completed.returncode:
                return None
            return kept(Path(scratch), library.with_name(PERTURBED_LIBRARY))

    def _compile(self, prompt: Prompt, unit: str, scratch: Path, *, perturbed: bool = False) -> Completed:
        prelude = (self.harness.perturbed_prelude if perturbed else self.harness.prelude)(prompt.model)
        command = compiler.candidate_command(
            self.toolchain,
            prompt.model,
            prelude=f"{HEADERS}/prelude.hpp",
            unit=f"{BUILD}/{UNIT}",
            output=f"{BUILD}/{PERTURBED_LIBRARY if perturbed else LIBRARY}",
            perturbation=f"{HEADERS}/{PERTURBATION}" if perturbed else None,
            emulator=f"{HEADERS}/{EMULATOR}" if prompt.model.on_gpu else None,
        )
        return compile_unit(
            command,
            unit,
            scratch,
            headers=prelude,
            software=software_of(prompt.model, [self.toolchain.cxx]),
            sandbox=self.sandbox,
            limits=self.limits,
        )

    def _check_machine(self, prompt: Prompt) -> None:
        """A source can make the compiler say anything, so what it says proves nothing: compile an empty one."""
        with tempfile.TemporaryDirectory(prefix="pareval-build-") as scratch:
            completed = self._compile(prompt, "", Path(scratch))
        if completed.returncode:
            said = completed.stderr.decode(errors="replace").splitlines()
            raise InfrastructureError(f"nothing can be compiled here: {said[0] if said else 'no reason given'}")


def _refusal(completed: Completed, refused: tuple[Diagnostic, ...], prompt: Prompt) -> BuildResult:
    return BuildResult(
        verdict=Verdict.BUILD_FAILED,
        library=None,
        diagnostics=refused,
        wall_s=completed.wall_s,
        level=level_of(prompt.model),
    )


def _result(completed: Completed, library: Path | None, prompt: Prompt) -> BuildResult:
    verdict = None
    if library is None:
        verdict = Verdict.BUILD_TIMED_OUT if completed.timed_out else Verdict.BUILD_FAILED
    return BuildResult(
        verdict=verdict,
        library=library,
        diagnostics=parse_diagnostics(completed.stderr, prompt.signature) if verdict is Verdict.BUILD_FAILED else (),
        wall_s=completed.wall_s,
        level=level_of(prompt.model),
    )
