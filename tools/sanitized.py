"""Candidates that passed, built and tested once more under sanitizers."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.configs.schema import Config, LaunchConfiguration, Sanitizer
from pareval_agent.drivers.catalog import DRIVERS, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import sanitizers
from pareval_agent.tools.findings import findings_in
from pareval_agent.tools.harness_parts import compiler_version, run_own
from pareval_agent.tools.report import LaunchResult
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.runner import NotStartedError, Runner
from pareval_agent.tools.sandbox import SandboxKind
from pareval_agent.tools.sandboxed_build import BUILD, HEADERS, UNIT, compile_unit, kept
from pareval_agent.tools.software import software_of
from pareval_agent.tools.store import Store, fingerprint
from pareval_agent.tools.verdict import Verdict

_INCLUDE = DRIVERS / "include"
_PRELUDE = "pareval/prelude.hpp"
_WORKER = DRIVERS / "workers" / "worker.cc"
_OURS = re.compile(r'^#include "(pareval/[\w/]+\.hpp)"', re.MULTILINE)

_PATIENCE = 10
"""How much slower than usual a call may be."""
_BUILD_PATIENCE = 4
"""How much slower a build may be: no header is precompiled."""


@dataclass(frozen=True)
class SanitizedTests:
    """What all of them have in common."""

    config: Config
    store: Store
    sandbox: SandboxKind
    runner: Runner

    def run(
        self, prompt: Prompt, library: Path, launch: LaunchConfiguration, seeds: Seeds, sanitizer: Sanitizer
    ) -> tuple[LaunchResult, ...]:
        """One launch of a candidate that was built and passed; none if the sanitizer could not tell anything.

        Only what the sanitizer itself reports counts: the code was compiled otherwise and is slow, so that a wrong or a
        late answer says nothing.
        """
        observed = self._candidate(prompt, library, sanitizer)
        if observed is None:
            return ()
        worker = self._worker(prompt.model, sanitizer)
        instrument = sanitizers.instrument(sanitizer, worker, self.config.limits.memory_bytes)
        try:
            result = self.runner.run(prompt, observed, launch, "test", seeds, patience=_PATIENCE, instrument=instrument)
        except NotStartedError:
            return ()
        return judged(result, sanitizer)

    def _candidate(self, prompt: Prompt, library: Path, sanitizer: Sanitizer) -> Path | None:
        """The candidate beside `library`, built to be observed; None if this compiler refuses it."""
        toolchain = sanitizers.sanitizer_toolchain(sanitizer, self.config.toolchain)
        observed = library.with_name(f"candidate-{sanitizer}.so")
        command = sanitizers.candidate_command(
            sanitizer,
            self.config.toolchain,
            prompt.model,
            include=HEADERS,
            unit=f"{BUILD}/{UNIT}",
            output=f"{BUILD}/{observed.name}",
        )
        with tempfile.TemporaryDirectory(prefix="pareval-build-") as scratch:
            completed = compile_unit(
                command,
                library.with_name(UNIT).read_text(errors="replace"),
                Path(scratch),
                headers=self._headers(),
                software=software_of(prompt.model, [toolchain.cxx]),
                sandbox=self.sandbox,
                limits=self.config.limits,
                patience=_BUILD_PATIENCE,
            )
            return None if completed.returncode else kept(Path(scratch), observed)

    def _headers(self) -> Path:
        """A folder with the headers that every candidate begins with, and no other of ours."""

        def build(folder: Path) -> None:
            for header in prelude_headers():
                (folder / header).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(_INCLUDE / header, folder / header)

        files = [_INCLUDE / header for header in prelude_headers()]
        return self.store.get("prelude-headers", fingerprint([], files), build)

    def _worker(self, model: ExecutionModel, sanitizer: Sanitizer) -> Path:
        """The worker of an execution model with the sanitizer's runtime."""

        def build(folder: Path) -> None:
            run_own(command(folder / "worker"))

        def command(output: Path) -> list[str]:
            return sanitizers.worker_command(
                sanitizer, self.config.toolchain, model, include=_INCLUDE, source=_WORKER, output=output
            )

        tokens = command(Path("worker"))
        sources = [*sorted((_INCLUDE / "pareval").glob("*.hpp")), *sorted(_WORKER.parent.glob("*"))]
        key = fingerprint([compiler_version(tokens[0]), *tokens], sources)
        return self.store.get(f"worker-{model.identifier}-{sanitizer}", key, build) / "worker"


def judged(result: LaunchResult, sanitizer: Sanitizer) -> tuple[LaunchResult, ...]:
    """The launch with what the sanitizer found, and the verdict that follows; none if it could not tell.

    The case during which an error was seen is left out: it may be one that the model must not know of.
    """
    findings = findings_in(result.output, sanitizer)
    if findings:
        verdict = Verdict.RACE if sanitizer == "thread" else Verdict.CRASHED
        report = result.report.model_copy(update={"verdict": verdict, "failure": None})
        return (result.model_copy(update={"sanitizer": sanitizer, "findings": findings, "report": report}),)
    return (result.model_copy(update={"sanitizer": sanitizer}),) if result.report.verdict.passed else ()


def prelude_headers() -> list[str]:
    """The prelude and what it includes of ours, as paths below the folder of headers."""
    return list(dict.fromkeys(_included(_PRELUDE)))


def _included(header: str) -> Iterator[str]:
    yield header
    for other in _OURS.findall((_INCLUDE / header).read_text()):
        yield from _included(other)
