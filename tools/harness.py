"""The trusted parts that candidates meet: preludes, workers and judges, each built when it is first needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.catalog import DRIVERS, Problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import compiler
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.errors import InfrastructureError
from pareval_agent.tools.process import run
from pareval_agent.tools.store import Store, fingerprint

_INCLUDE = DRIVERS / "include"
_JUDGE = DRIVERS / "judge"
_WORKERS = DRIVERS / "workers"

_BUILD_TIMEOUT_S = 300

_JUDGE_MAIN = """\
#include "main.hpp"
#include "{header}"

namespace baseline {{
{signature};
}}

int main(int argc, char** argv) {{
    return pareval::judge_main<Problem>(argc, argv, "{id}", "{function}", &{function}, &baseline::{function});
}}
"""


@dataclass(frozen=True)
class Judge:
    """The judge of one problem."""

    program: Path
    shim: str
    """C++ that is appended to each candidate."""


class Harness:
    """All prebuilt parts for one toolchain."""

    def __init__(self, toolchain: ToolchainConfig, store: Store) -> None:
        self._toolchain = toolchain
        self._store = store
        self.prelude = cache(self._prelude)
        self.worker = cache(self._worker)
        self.judge = cache(self._judge)

    def _prelude(self, model: ExecutionModel) -> Path:
        """The folder that holds the precompiled header of an execution model."""

        def build(folder: Path) -> None:
            # The compiler takes the .gch that lies beside the name it is given, and never reads this file.
            (folder / "prelude.hpp").write_text("#error the precompiled header does not fit these flags\n")
            run_own(
                compiler.prelude_command(
                    self._toolchain,
                    model,
                    include=_INCLUDE,
                    header=_INCLUDE / "pareval" / "prelude.hpp",
                    output=folder / "prelude.hpp.gch",
                )
            )

        return self._get(f"prelude-{model.identifier}", model, _sources(_INCLUDE), build)

    def _worker(self, model: ExecutionModel) -> Path:
        """The worker program for an execution model: one for all that run in a single process, one for MPI."""
        model = ExecutionModel.MPI if model.uses_mpi else ExecutionModel.SERIAL

        def build(folder: Path) -> None:
            run_own(
                compiler.worker_command(
                    self._toolchain,
                    model,
                    include=_INCLUDE,
                    source=_WORKERS / "worker.cc",
                    output=folder / "worker",
                )
            )

        return self._get(f"worker-{model.identifier}", model, _sources(_INCLUDE, _WORKERS), build) / "worker"

    def _judge(self, problem: Problem) -> Judge:
        """The judge of a problem, with its baseline."""
        baseline = problem.solution(ExecutionModel.SERIAL)
        sources = [*_sources(_INCLUDE, _JUDGE), problem.header, baseline]
        folder = self._get(
            f"judge-{problem.id}",
            ExecutionModel.SERIAL,
            sources,
            lambda folder: self._build_judge(problem, baseline, folder),
        )
        return Judge(program=folder / "judge", shim=(folder / "shim.cpp").read_text())

    def _build_judge(self, problem: Problem, baseline: Path, folder: Path) -> None:
        main, judge = folder / "main.cc", folder / "judge"
        main.write_text(
            _JUDGE_MAIN.format(
                header=problem.header, signature=problem.signature, id=problem.id, function=problem.function
            )
        )
        objects = [self._core() / "core.o", self._baseline(problem, baseline, folder), folder / "main.o"]
        # The judge's own code is not timed: what is optimised little is built fast.
        run_own(
            compiler.object_command(
                self._toolchain,
                optimisation="-O1",
                includes=[_INCLUDE, _JUDGE],
                source=main,
                output=folder / "main.o",
            )
        )
        run_own(compiler.link_command(self._toolchain, objects=objects, output=judge))
        (folder / "shim.cpp").write_text(run_own([str(judge), "--shim"]))

    def _baseline(self, problem: Problem, baseline: Path, folder: Path) -> Path:
        """Best serial code, compiled exactly as candidates are."""
        unit, output = folder / "baseline.cc", folder / "baseline.o"
        unit.write_text(f"{problem.declarations}\nnamespace baseline {{\n{baseline.read_text()}\n}}\n")
        flags = compiler.code_flags(self._toolchain, ExecutionModel.SERIAL)
        prelude = self.prelude(ExecutionModel.SERIAL) / "prelude.hpp"
        run_own(
            [self._toolchain.cxx, *flags, "-w", "-include", str(prelude), "-c", str(unit), "-o", str(output)],
        )
        return output

    def _core(self) -> Path:
        """What all judges have in common."""
        sources = sorted(_JUDGE.glob("*.cc"))

        def build(folder: Path) -> None:
            unit = folder / "core.cc"
            unit.write_text("".join(f'#include "{source}"\n' for source in sources))
            run_own(
                compiler.object_command(
                    self._toolchain,
                    optimisation="-O1",
                    includes=[_INCLUDE, _JUDGE],
                    source=unit,
                    output=folder / "core.o",
                )
            )

        return self._get("judge-core", ExecutionModel.SERIAL, _sources(_INCLUDE, _JUDGE), build)

    def _get(self, name: str, model: ExecutionModel, sources: Sequence[Path], build: Callable[[Path], None]) -> Path:
        key = fingerprint([self._identity(model), str(DRIVERS)], sources)
        return self._store.get(name, key, build)

    def _identity(self, model: ExecutionModel) -> str:
        flags = compiler.code_flags(self._toolchain, model) + compiler.link_flags(self._toolchain, model)
        return " ".join([compiler_version(self._toolchain.cxx), *flags])


def run_own(command: Sequence[str]) -> str:
    """Run a compiler on our own code, or a judge that needs no worker; its standard output.

    Raises:
        InfrastructureError: it failed.
    """
    completed = run(command, env=host_environment(), timeout_s=_BUILD_TIMEOUT_S)
    if completed.returncode:
        lines = completed.stderr.decode(errors="replace").strip().splitlines()
        reason = next((line for line in lines if "error" in line), lines[0] if lines else "it gave no reason")
        raise InfrastructureError(f"cannot build a part of the harness: {reason}")
    return completed.stdout.decode()


@lru_cache
def compiler_version(cxx: str) -> str:
    """The first line of what the compiler says of itself."""
    return run_own([cxx, "--version"]).splitlines()[0]


def _sources(*folders: Path) -> list[Path]:
    """All C++ files below folders, in a fixed order."""
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".hpp", ".cc"))
