"""From generated source to a shared object, compiled inside the sandbox: source code can attack a compiler too."""

import re
import shutil
import tempfile
from pathlib import Path

from pareval_agent.configs.schema import LimitsConfig, ToolchainConfig
from pareval_agent.drivers.catalog import Problem, Prompt
from pareval_agent.tools import compiler
from pareval_agent.tools.diagnostics import parse_diagnostics
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.errors import InfrastructureError
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.results import BuildResult
from pareval_agent.tools.sandbox import Limits, Mount, SandboxKind, give_to_sandbox, sandbox_command
from pareval_agent.tools.verdict import Verdict

LIBRARY = "candidate.so"
_UNIT = "candidate.cc"
_INSIDE = "/build"
_PRELUDE = "/prelude"
_DIAGNOSTICS_BYTES = 8 << 20
_FIRST_WORDS_BYTES = 4096
_LEAST_DISK_BYTES = 64 << 20
_STALE_PRELUDE = "the precompiled header does not fit these flags"


def unit_text(problem: Problem, source: str, shim: str) -> str:
    """The translation unit: what the prompt declares, the source in its own line numbers, and the shim.

    A declaration that the source brings along is left out; the shim checks that the layout of structs stayed the same.
    """
    declarations = "\n".join(text for text in problem.declared if not _defines(source, text))
    return "\n".join(
        [
            '#line 1 "declarations.hpp"',
            declarations,
            '#line 1 "candidate.cpp"',
            source,
            '#line 1 "shim.cpp"',
            shim,
        ]
    )


def _defines(source: str, declaration: str) -> bool:
    """True if the source defines the struct or function of a declaration itself."""
    struct = re.match(r"(?:typedef\s+)?(?:struct|class)\s+(\w+)", declaration)
    if struct is not None:
        return re.search(rf"\b(?:struct|class)\s+{struct[1]}\s*\{{", source) is not None
    function = re.match(r"[\w:<>,\s*&]*?(\w+)\s*\(", declaration)
    return (
        function is not None
        and re.search(rf"\b[\w>&*]+\s+[&*]?{function[1]}\s*\([^;{{}}]*\)\s*\{{", source) is not None
    )


def build_candidate(
    prompt: Prompt,
    source: str,
    directory: Path,
    *,
    harness: Harness,
    toolchain: ToolchainConfig,
    limits: LimitsConfig,
    sandbox: SandboxKind,
) -> BuildResult:
    """Compile `source` into `directory`; a failed build is an ordinary result."""
    prelude = harness.prelude(prompt.model)
    unit = unit_text(prompt.problem, source, harness.judge(prompt.problem).shim)
    with tempfile.TemporaryDirectory(prefix="pareval-build-") as scratch:
        (Path(scratch) / _UNIT).write_text(unit, errors="replace")
        give_to_sandbox(sandbox, Path(scratch))
        command = sandbox_command(
            sandbox,
            compiler.candidate_command(
                toolchain,
                prompt.model,
                prelude=f"{_PRELUDE}/prelude.hpp",
                unit=f"{_INSIDE}/{_UNIT}",
                output=f"{_INSIDE}/{LIBRARY}",
            ),
            mounts=[Mount(Path(scratch), _INSIDE, writable=True), Mount(prelude, _PRELUDE)],
            limits=_limits(limits),
            env=sandbox_environment(),
        )
        completed = run(command, env=host_environment(), timeout_s=limits.build_s, output_bytes=_DIAGNOSTICS_BYTES)
        _check_machine(completed, Path(scratch))
        library = _kept(Path(scratch) / LIBRARY, directory) if completed.returncode == 0 else None
    return _result(completed, library, prompt.problem.signature)


def _limits(limits: LimitsConfig) -> Limits:
    return Limits(
        memory_bytes=limits.memory_bytes,
        file_bytes=limits.file_bytes,
        processes=limits.processes,
        cpu_s=int(limits.build_s) + 1,
    )


def _check_machine(completed: Completed, scratch: Path) -> None:
    """Blame the machine for what is not the candidate's fault."""
    said = completed.stderr[:_FIRST_WORDS_BYTES].decode(errors="replace")
    if completed.returncode and said.startswith(("bwrap: ", "setpriv: ", "prlimit: ")):
        raise InfrastructureError(f"the sandbox failed: {said.splitlines()[0]}")
    if _STALE_PRELUDE in said:
        raise InfrastructureError("the precompiled header does not fit the compiler: remove the cache and try again")
    if completed.returncode and shutil.disk_usage(scratch).free < _LEAST_DISK_BYTES:
        raise InfrastructureError(f"no space left on {scratch.parent}: make room there or set TMPDIR")


def _kept(built: Path, directory: Path) -> Path | None:
    """The library, moved to where it outlives the build; only a plain file is one."""
    if built.is_symlink() or not built.is_file():
        return None
    directory.mkdir(parents=True, exist_ok=True)
    kept = directory / LIBRARY
    shutil.copyfile(built, kept)
    return kept


def _result(completed: Completed, library: Path | None, signature: str) -> BuildResult:
    verdict = None
    if library is None:
        verdict = Verdict.BUILD_TIMED_OUT if completed.timed_out else Verdict.BUILD_FAILED
    return BuildResult(
        verdict=verdict,
        library=library,
        diagnostics=parse_diagnostics(completed.stderr, signature) if verdict is Verdict.BUILD_FAILED else (),
        wall_s=completed.wall_s,
    )
