"""From generated source to a shared object, compiled inside the sandbox: source code can attack a compiler too."""

import re
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
    judge = harness.judge(prompt.problem)
    prelude = harness.prelude(prompt.model)
    directory.mkdir(parents=True, exist_ok=True)
    (directory / _UNIT).write_text(unit_text(prompt.problem, source, judge.shim), errors="replace")
    give_to_sandbox(sandbox, directory)
    command = sandbox_command(
        sandbox,
        compiler.candidate_command(
            toolchain,
            prompt.model,
            prelude=f"{_PRELUDE}/prelude.hpp",
            unit=f"{_INSIDE}/{_UNIT}",
            output=f"{_INSIDE}/{LIBRARY}",
        ),
        mounts=[Mount(directory.resolve(), _INSIDE, writable=True), Mount(prelude, _PRELUDE)],
        limits=Limits(
            memory_bytes=limits.memory_bytes,
            file_bytes=limits.file_bytes,
            processes=limits.processes,
            cpu_s=int(limits.build_s) + 1,
        ),
        env=sandbox_environment(),
        workdir=_INSIDE,
    )
    completed = run(command, env=host_environment(), timeout_s=limits.build_s, output_bytes=_DIAGNOSTICS_BYTES)
    return _result(completed, directory / LIBRARY)


def _result(completed: Completed, library: Path) -> BuildResult:
    if completed.timed_out:
        verdict: Verdict | None = Verdict.BUILD_TIMED_OUT
    elif completed.returncode or not library.is_file() or library.is_symlink():
        verdict = Verdict.BUILD_FAILED
    else:
        verdict = None
    diagnostics = parse_diagnostics(completed.stderr) if verdict is Verdict.BUILD_FAILED else ()
    for diagnostic in diagnostics:
        # The only error that is ours: the prelude was made by another compiler than the one in use.
        if "prelude.hpp" in diagnostic.message:
            raise InfrastructureError(f"the precompiled header does not fit the compiler: {diagnostic.message}")
    return BuildResult(
        verdict=verdict,
        library=library if verdict is None else None,
        diagnostics=diagnostics,
        wall_s=completed.wall_s,
    )
