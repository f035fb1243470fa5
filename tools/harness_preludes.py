"""The precompiled headers that candidates begin with, and what they are linked with."""

from functools import cache, partial
from pathlib import Path

from pareval_agent.drivers.catalog import DRIVERS
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import compiler, kokkos_headers
from pareval_agent.tools.gpu_source import DEVICE_HEADERS
from pareval_agent.tools.harness_parts import (
    INCLUDE,
    INCLUDED,
    PRELUDE,
    WORKERS,
    Parts,
    cxx_files,
    forbid_reading,
    run_own,
    side_by_side,
)
from pareval_agent.tools.kokkos import installed_kokkos
from pareval_agent.tools.kokkos_headers import write_lean_headers

_PRELUDE = INCLUDE / "pareval" / PRELUDE
_KOKKOS = INCLUDE / "pareval" / "kokkos"
_KOKKOS_PRELUDE = _KOKKOS / PRELUDE
_KOKKOS_INSTANCES = _KOKKOS / "instances.cc"
_GPU = INCLUDE / "pareval" / "gpu"
_GPU_PRELUDE = _GPU / PRELUDE
_PERTURB = DRIVERS / "perturb" / "perturb.cc"
_EMULATOR = WORKERS / "gpu_emulator.cc"

PERTURBATION = "perturb.o"
"""Beside the precompiled header of candidates whose threads are delayed: they are linked with it."""

EMULATOR = "gpu_emulator.o"
"""Beside the precompiled header of emulated kernels: they are linked with it."""


class Preludes:
    """One for each execution model, and for candidates whose threads are delayed."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.plain = cache(self._plain)
        self.perturbed = cache(self._perturbed)

    def _plain(self, model: ExecutionModel) -> Path:
        """The folder that holds the precompiled header of an execution model; of a GPU, what emulates it as well."""
        if model.on_gpu:
            return self._emulator(model)
        build = partial(self._precompiled, model, perturbed=False)
        return self._parts.get(f"prelude-{model.identifier}", model, _prelude_sources(model), build)

    def _perturbed(self, model: ExecutionModel) -> Path:
        """The same for candidates whose threads are delayed, with what delays them; see `PERTURBATION`."""

        def build(folder: Path) -> None:
            self._precompiled(model, folder, perturbed=True)
            output = folder / PERTURBATION
            run_own(compiler.perturbation_command(self._parts.toolchain, source=_PERTURB, output=output))

        sources = [*_prelude_sources(model), _PERTURB]
        return self._parts.get(f"prelude-{model.identifier}-perturbed", model, sources, build)

    def _emulator(self, model: ExecutionModel) -> Path:
        def build(folder: Path) -> None:
            output = folder / EMULATOR
            side_by_side(
                lambda: self._precompile(model, folder, perturbed=False, header=_GPU_PRELUDE),
                lambda: run_own(
                    compiler.emulator_command(
                        self._parts.toolchain, model, include=INCLUDE, source=_EMULATOR, output=output
                    )
                ),
            )
            for name in DEVICE_HEADERS:
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).touch()

        sources = [*INCLUDED, *cxx_files(_GPU), *sorted(WORKERS.glob("gpu_*"))]
        return self._parts.get(f"prelude-{model.identifier}", model, sources, build)

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
            self._parts.toolchain,
            include=INCLUDE,
            source=_KOKKOS_INSTANCES,
            output=folder / compiler.KOKKOS_INSTANCES,
            instead=lean,
            perturbed=perturbed,
        )
        side_by_side(
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
        forbid_reading(folder / PRELUDE)
        output = folder / f"{PRELUDE}.gch"
        run_own(
            compiler.prelude_command(
                self._parts.toolchain,
                model,
                include=INCLUDE,
                header=header,
                output=output,
                perturbed=perturbed,
                instead=instead,
            )
        )


def _prelude_sources(model: ExecutionModel) -> list[Path]:
    own = [*cxx_files(_KOKKOS), Path(kokkos_headers.__file__)] if model is ExecutionModel.KOKKOS else []
    return [_PRELUDE, *own]
