"""The trusted parts that candidates meet: preludes, workers, shims and judges."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.drivers.signature import parse_signature
from pareval_agent.tools import compiler, entry
from pareval_agent.tools.gpu_shim import gpu_shim
from pareval_agent.tools.harness_judges import JUDGE, Judge, Judges
from pareval_agent.tools.harness_parts import (
    INCLUDE,
    INCLUDED,
    PRELUDE,
    WORKERS,
    Parts,
    cxx_files,
    run_own,
    side_by_side,
)
from pareval_agent.tools.harness_preludes import Preludes
from pareval_agent.tools.store import Store

_WORKERS_OF = {
    ExecutionModel.MPI: ExecutionModel.MPI,
    ExecutionModel.MPI_OMP: ExecutionModel.MPI,
    ExecutionModel.KOKKOS: ExecutionModel.KOKKOS,
}
_SHIM = "shim.so"


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
    """All prebuilt parts for one toolchain. Each is built once for all processes."""

    def __init__(self, toolchain: ToolchainConfig, store: Store) -> None:
        self._parts = Parts(toolchain, store)
        preludes = Preludes(self._parts)
        self.prelude = preludes.plain
        self.perturbed_prelude = preludes.perturbed
        self.judge = Judges(self._parts, preludes).of
        self.worker = cache(self._worker)
        self.shim = cache(self._shim)

    def prepare(self, prompt: Prompt) -> None:
        """Build everything that judging a prompt needs, side by side."""
        side_by_side(
            lambda: self.shim(prompt).entry,
            lambda: self.prelude(prompt.model),
            *([lambda: self.perturbed_prelude(prompt.model)] if prompt.model.uses_threads else []),
            lambda: self.worker(prompt.model),
        )

    def _worker(self, model: ExecutionModel) -> Path:
        """The worker program: one for MPI, one for Kokkos, one for all other execution models."""
        model = _WORKERS_OF.get(model, ExecutionModel.SERIAL)

        def build(folder: Path) -> None:
            source, output = WORKERS / "worker.cc", folder / "worker"
            run_own(
                compiler.worker_command(self._parts.toolchain, model, include=INCLUDE, source=source, output=output)
            )

        return (
            self._parts.get(f"worker-{model.identifier}", model, [*INCLUDED, *sorted(WORKERS.glob("[!g]*"))], build)
            / "worker"
        )

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
            prelude = self.prelude(same.model) / PRELUDE
            run_own(
                compiler.shim_command(
                    self._parts.toolchain,
                    same.model,
                    prelude=prelude,
                    include=INCLUDE,
                    source=source,
                    output=folder / _SHIM,
                )
            )

        name = f"shim-{prompt.problem.id}{'-kokkos' if kokkos else ''}"
        sources = [*INCLUDED, *cxx_files(JUDGE), prompt.problem.header, Path(entry.__file__)]
        folder = self._parts.get(name, same.model, sources, build)
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
