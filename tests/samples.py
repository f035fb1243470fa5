"""C++ files that the tests judge: `<folder>/<problem>/<execution model>.<what>.cpp`."""

from pathlib import Path
from typing import Any

import pytest

from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel

_MARKS = {
    ExecutionModel.MPI: [pytest.mark.mpi],
    ExecutionModel.MPI_OMP: [pytest.mark.mpi],
    ExecutionModel.KOKKOS: [pytest.mark.kokkos],
}


def marks_of(model: ExecutionModel) -> list[pytest.MarkDecorator]:
    """What a machine must have to judge candidates of an execution model."""
    return _MARKS.get(model, [])


def model_of(sample: Path) -> ExecutionModel:
    return ExecutionModel(sample.name.split(".")[0].replace("_", "+"))


def prompt_of(sample: Path) -> Prompt:
    return Prompt(find_problem(sample.parent.name), model_of(sample))


def samples(folder: Path) -> list[Any]:
    """All samples of a folder as parameters of a test, with what each needs of the machine."""
    return [
        pytest.param(sample, id=f"{sample.parent.name}-{sample.stem}", marks=marks_of(model_of(sample)))
        for sample in sorted(folder.glob("*/*.cpp"))
    ]
