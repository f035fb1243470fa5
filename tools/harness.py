"""The trusted parts that candidates meet: preludes, workers and judges, each built when it is first needed."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TypeVar

from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.catalog import DRIVERS, Problem, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.drivers.signature import parse_signature
from pareval_agent.tools import compiler, entry, kokkos_headers
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.gpu_shim import gpu_shim
from pareval_agent.tools.gpu_source import DEVICE_HEADERS
from pareval_agent.tools.kokkos import installed_kokkos
from pareval_agent.tools.kokkos_headers import write_lean_headers
from pareval_agent.tools.process import run
from pareval_agent.tools.store import Store, fingerprint

T = TypeVar("T")

_INCLUDE = DRIVERS / "include"
_PRELUDE = _INCLUDE / "pareval" / "prelude.hpp"
_INCLUDED = sorted((_INCLUDE / "pareval").glob("*.hpp"))
"""What judges and workers include; the folders below are for candidates alone."""

_KOKKOS = _INCLUDE / "pareval" / "kokkos"
_KOKKOS_PRELUDE = _KOKKOS / "prelude.hpp"
_KOKKOS_INSTANCES = _KOKKOS / "instances.cc"
_GPU = _INCLUDE / "pareval" / "gpu"
_GPU_PRELUDE = _GPU / "prelude.hpp"
_PERTURB = DRIVERS / "perturb" / "perturb.cc"
_JUDGE = DRIVERS / "judge"
_WORKERS = DRIVERS / "workers"
_EMULATOR = _WORKERS / "gpu_emulator.cc"

_WORKERS_OF = {
    ExecutionModel.MPI: ExecutionModel.MPI,
    ExecutionModel.MPI_OMP: ExecutionModel.MPI,
    ExecutionModel.KOKKOS: ExecutionModel.KOKKOS,
}

_BUILD_TIMEOUT_S = 300
_SHIM = "shim.so"

PERTURBATION = "perturb.o"
"""Beside the precompiled header of candidates whose threads are delayed: they are linked with it."""

EMULATOR = "gpu_emulator.o"
"""Beside the precompiled header of emulated kernels: they are linked with it."""

_JUDGE_OPTIMISATION = "-O1"
"""The judge's own code is not timed, and what is optimised little is built fast; the baseline is built as
candidates are."""

_JUDGE_INCLUDES = [_INCLUDE, _JUDGE]
_JUDGE_HEADERS = '#include "main.hpp"\n#include "pareval/problem.hpp"\n'
_JUDGE_MAIN = """\
#include "{header}"

namespace baseline {{
{signature};
}}
namespace naive {{
{signature};
}}

int main(int argc, char** argv) {{
    return pareval::judge_main<Problem>(argc, argv, "{id}", &{function}, &baseline::{function}{naive});
}}
"""


@dataclass(frozen=True)
class Judge:
    """The judge of one problem."""

    program: Path
    packing: str
    """C++ that tells the fields of structs which are sent field by field."""
    layout: str
    """C++ that holds structs of a candidate's own against those in the namespace `entry.DECLARED`."""


@dataclass(frozen=True)
class Shim:
    """What stands between worker and candidate."""

    library: Path | None
    """None for kernels, whose shim is a part of the candidate, since only their own unit can launch them."""
    entry: str
    """C++ that is appended to the candidate."""
    layout: str
    """As a judge's."""


class Harness:
    """All prebuilt parts for one toolchain. Each is built once for all processes; see `Store`."""

    def __init__(self, toolchain: ToolchainConfig, store: Store) -> None:
        self._toolchain = toolchain
        self._store = store
        self.prelude = cache(self._prelude)
        self.perturbed_prelude = cache(self._perturbed_prelude)
        self.worker = cache(self._worker)
        self.judge = cache(self._judge)
        self.shim = cache(self._shim)

    def prepare(self, prompt: Prompt) -> None:
        """Build everything that judging a prompt needs, side by side."""
        _side_by_side(
            lambda: self.shim(prompt).entry,
            lambda: self.prelude(prompt.model),
            *([lambda: self.perturbed_prelude(prompt.model)] if prompt.model.uses_threads else []),
            lambda: self.worker(prompt.model),
        )

    def _prelude(self, model: ExecutionModel) -> Path:
        """The folder that holds the precompiled header of an execution model; of a GPU, what emulates it as well."""
        if model.on_gpu:
            return self._emulator(model)
        build = partial(self._precompiled, model, perturbed=False)
        return self._get(f"prelude-{model.identifier}", model, _prelude_sources(model), build)

    def _perturbed_prelude(self, model: ExecutionModel) -> Path:
        """The same for candidates whose threads are delayed, with what delays them; see `PERTURBATION`."""

        def build(folder: Path) -> None:
            self._precompiled(model, folder, perturbed=True)
            output = folder / PERTURBATION
            run_own(compiler.perturbation_command(self._toolchain, source=_PERTURB, output=output))

        sources = [*_prelude_sources(model), _PERTURB]
        return self._get(f"prelude-{model.identifier}-perturbed", model, sources, build)

    def _emulator(self, model: ExecutionModel) -> Path:
        def build(folder: Path) -> None:
            output = folder / EMULATOR
            _side_by_side(
                lambda: self._precompile(model, folder, perturbed=False, header=_GPU_PRELUDE),
                lambda: run_own(
                    compiler.emulator_command(self._toolchain, model, include=_INCLUDE, source=_EMULATOR, output=output)
                ),
            )
            for name in DEVICE_HEADERS:
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).touch()

        sources = [*_INCLUDED, *_sources(_GPU), *_worker_sources("gpu_*")]
        return self._get(f"prelude-{model.identifier}", model, sources, build)

    def _precompiled(self, model: ExecutionModel, folder: Path, *, perturbed: bool) -> None:
        """The header of an execution model of the CPU; for Kokkos, what candidates are linked with as well."""
        if model is ExecutionModel.KOKKOS:
            self._precompiled_kokkos(folder, perturbed=perturbed)
        else:
            self._precompile(model, folder, perturbed=perturbed)

    def _precompiled_kokkos(self, folder: Path, *, perturbed: bool) -> None:
        lean = folder / "headers"
        write_lean_headers(installed_kokkos(), lean)
        instances = compiler.kokkos_instances_command(
            self._toolchain,
            include=_INCLUDE,
            source=_KOKKOS_INSTANCES,
            output=folder / compiler.KOKKOS_INSTANCES,
            instead=lean,
            perturbed=perturbed,
        )
        _side_by_side(
            lambda: self._precompile(
                ExecutionModel.KOKKOS, folder, perturbed=perturbed, header=_KOKKOS_PRELUDE, instead=lean
            ),
            lambda: run_own(instances),
        )

    def _precompile(
        self,
        model: ExecutionModel,
        folder: Path,
        *,
        perturbed: bool,
        header: Path = _PRELUDE,
        instead: Path | None = None,
    ) -> None:
        _forbid_reading(folder / _PRELUDE.name)
        output = folder / f"{_PRELUDE.name}.gch"
        run_own(
            compiler.prelude_command(
                self._toolchain,
                model,
                include=_INCLUDE,
                header=header,
                output=output,
                perturbed=perturbed,
                instead=instead,
            )
        )

    def _worker(self, model: ExecutionModel) -> Path:
        """The worker program: one for MPI, one for Kokkos, one for all other execution models."""
        model = _WORKERS_OF.get(model, ExecutionModel.SERIAL)

        def build(folder: Path) -> None:
            source, output = _WORKERS / "worker.cc", folder / "worker"
            run_own(compiler.worker_command(self._toolchain, model, include=_INCLUDE, source=source, output=output))

        return self._get(f"worker-{model.identifier}", model, [*_INCLUDED, *_worker_sources("[!g]*")], build) / "worker"

    def _shim(self, prompt: Prompt) -> Shim:
        """What makes a candidate callable: one library for Kokkos, one for all other execution models of a CPU."""
        judge = self.judge(prompt.problem)
        if prompt.model.on_gpu:
            return Shim(library=None, entry=gpu_shim(prompt, packing=judge.packing), layout=judge.layout)
        kokkos = prompt.model is ExecutionModel.KOKKOS
        same = prompt if kokkos else Prompt(prompt.problem, ExecutionModel.SERIAL)

        def build(folder: Path) -> None:
            source = folder / "shim.cc"
            source.write_text(self._shim_unit(same, judge))
            prelude = self.prelude(same.model) / _PRELUDE.name
            run_own(
                compiler.shim_command(
                    self._toolchain,
                    same.model,
                    prelude=prelude,
                    include=_INCLUDE,
                    source=source,
                    output=folder / _SHIM,
                )
            )

        name = f"shim-{prompt.problem.id}{'-kokkos' if kokkos else ''}"
        sources = [*_INCLUDED, *_sources(_JUDGE), prompt.problem.header, Path(entry.__file__)]
        folder = self._get(name, same.model, sources, build)
        return Shim(library=folder / _SHIM, entry=entry.entry(prompt), layout=judge.layout)

    def _shim_unit(self, prompt: Prompt, judge: Judge) -> str:
        """Its text; Kokkos has types of its own for arguments, which the judge does not know."""
        types: list[str] = []
        values = "slot.hpp"
        if prompt.model is ExecutionModel.KOKKOS:
            signature = parse_signature(prompt.signature, prompt.function)
            types = [*(parameter.value_type for parameter in signature.parameters), signature.returned]
            values = "view.hpp"
        text = run_own([str(judge.program), "--shim", entry.ENTRY, *types])
        return "\n".join([f'#include "pareval/{values}"', *prompt.declared, entry.entry_declaration(prompt), text])

    def _judge(self, problem: Problem) -> Judge:
        """The judge of a problem, with its baseline, and with the naive algorithm where that is another one."""
        serial = [("baseline", problem.baseline or problem.header)]
        if problem.naive:
            serial.append(("naive", problem.naive))

        def build(folder: Path) -> None:
            objects = _side_by_side(
                lambda: self._judge_main(problem, folder),
                lambda: self._judge_core(),
                *(partial(self._serial, problem, name, source, folder) for name, source in serial),
            )
            judge = folder / "judge"
            run_own(compiler.link_command(self._toolchain, objects=objects, output=judge))
            (folder / "packing.hpp").write_text(run_own([str(judge), "--packing"]))
            (folder / "layout.hpp").write_text(run_own([str(judge), "--layout", entry.DECLARED]))

        sources = [*_INCLUDED, *_sources(_JUDGE), problem.header, *(source for _, source in serial)]
        folder = self._get(f"judge-{problem.id}", ExecutionModel.SERIAL, sources, build)
        return Judge(
            program=folder / "judge",
            packing=(folder / "packing.hpp").read_text(),
            layout=(folder / "layout.hpp").read_text(),
        )

    def _judge_main(self, problem: Problem, folder: Path) -> Path:
        main = _JUDGE_MAIN.format(
            header=problem.header,
            signature=problem.signature,
            id=problem.id,
            function=problem.function,
            naive=f", &naive::{problem.function}" if problem.naive else "",
        )
        return self._object("main", main, folder, written_in=problem.header, prelude=self._judge_prelude())

    def _judge_prelude(self) -> Path:
        """The precompiled header that the part of a judge which knows its problem begins with."""

        def build(folder: Path) -> None:
            header = folder / "all.hpp"
            header.write_text(_JUDGE_HEADERS)
            command = compiler.object_prelude_command(
                self._toolchain,
                optimisation=_JUDGE_OPTIMISATION,
                includes=_JUDGE_INCLUDES,
                header=header,
                output=folder / f"{_PRELUDE.name}.gch",
            )
            run_own(command)
            _forbid_reading(folder / _PRELUDE.name)

        folder = self._get("judge-prelude", ExecutionModel.SERIAL, [*_INCLUDED, *_sources(_JUDGE)], build)
        return folder / _PRELUDE.name

    def _judge_core(self) -> Path:
        """What all judges have in common, as one translation unit."""
        core = "".join(f'#include "{source}"\n' for source in sorted(_JUDGE.glob("*.cc")))
        return (
            self._get(
                "judge-core",
                ExecutionModel.SERIAL,
                [*_INCLUDED, *_sources(_JUDGE)],
                lambda folder: self._object("core", core, folder),
            )
            / "core.o"
        )

    def _object(
        self, name: str, text: str, folder: Path, *, written_in: Path | None = None, prelude: Path | None = None
    ) -> Path:
        source, output = folder / f"{name}.cc", folder / f"{name}.o"
        source.write_text(text)
        run_own(
            compiler.object_command(
                self._toolchain,
                optimisation=_JUDGE_OPTIMISATION,
                includes=_JUDGE_INCLUDES,
                source=source,
                output=output,
                prelude=prelude,
            ),
            written_in=written_in,
        )
        return output

    def _serial(self, problem: Problem, name: str, solution: Path, folder: Path) -> Path:
        """Serial code of ours in a namespace of this name, compiled exactly as candidates are."""
        source, output = folder / f"{name}.cc", folder / f"{name}.o"
        provided = Prompt(problem, ExecutionModel.SERIAL).provided
        text = (
            problem.sections["reference"]
            if solution == problem.header
            else f'#line 1 "{solution}"\n{solution.read_text()}'
        )
        source.write_text(f"{problem.declarations}\nnamespace {name} {{\n{text}\n}}\n{provided}\n")
        prelude = self.prelude(ExecutionModel.SERIAL) / _PRELUDE.name
        command = compiler.baseline_command(self._toolchain, prelude=prelude, source=source, output=output)
        run_own(command, written_in=solution)
        return output

    def _get(self, name: str, model: ExecutionModel, sources: Sequence[Path], build: Callable[[Path], object]) -> Path:
        flags = compiler.code_flags(self._toolchain, model) + compiler.link_flags(self._toolchain, model)
        made_from = [compiler_version(self._toolchain.cxx), *flags]
        recipe = [Path(__file__), Path(compiler.__file__)]
        return self._store.get(name, fingerprint(made_from, [*recipe, *sources]), build)


def _side_by_side(*jobs: Callable[[], T]) -> list[T]:
    """The results of all jobs, each run in a thread of its own: they wait for compilers."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result() for future in [pool.submit(job) for job in jobs]]


def run_own(command: Sequence[str], *, written_in: Path | None = None) -> str:
    """Run a compiler on our own code, or a judge that needs no worker; its standard output.

    Args:
        command: what to run.
        written_in: the file that a contributor or a user wrote, whose line is told if the compiler refuses it.

    Raises:
        UserError: the fault is in that file.
        InfrastructureError: it failed for another reason.
    """
    completed = run(command, env=host_environment(), timeout_s=_BUILD_TIMEOUT_S)
    if completed.returncode:
        said = completed.stderr.decode(errors="replace")
        if written_in is not None and (mistake := mistake_in(written_in, said)):
            raise UserError(mistake)
        lines = said.strip().splitlines()
        reason = next((line for line in lines if "error" in line), lines[0] if lines else "it gave no reason")
        raise InfrastructureError(f"cannot build a part of the harness: {reason}")
    return completed.stdout.decode()


def mistake_in(file: Path, said: str) -> str | None:
    """What a compiler says of a file of a user's, in one line that begins with the user's own line number."""
    place = str(file)
    for line in said.splitlines():
        if match := re.match(rf"{re.escape(str(file))}:(\d+):", line):
            place = f"{file}:{match[1]}"
        if match := re.search(r"\berror: (?:static assertion failed: )?(.*)", line):
            return f"{place}: {_ARGS_DO_NOT_FIT if '__invoke' in match[1] else match[1]}"
    return None


_ARGS_DO_NOT_FIT = "what args() lists does not fit the parameters of the reference"


@lru_cache
def compiler_version(cxx: str) -> str:
    """The first line of what the compiler says of itself."""
    return run_own([cxx, "--version"]).splitlines()[0]


def _forbid_reading(header: Path) -> None:
    """The compiler takes the .gch that lies beside the name it is given, and reads this file if that does not fit."""
    header.write_text("#error the precompiled header does not fit these flags\n")


def _prelude_sources(model: ExecutionModel) -> list[Path]:
    own = [*_sources(_KOKKOS), Path(kokkos_headers.__file__)] if model is ExecutionModel.KOKKOS else []
    return [_PRELUDE, *own]


def _worker_sources(pattern: str) -> list[Path]:
    return sorted(_WORKERS.glob(pattern))


def _sources(*folders: Path) -> list[Path]:
    """All C++ files below folders, in a fixed order."""
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".hpp", ".cc"))
