"""How far a kernel's verdict can be trusted: what it was built for, and what it ran on."""

from enum import StrEnum

from pareval_agent.drivers.execution_model import ExecutionModel


class Level(StrEnum):
    """Results of different levels are never mixed in a score."""

    REAL = "real"
    """Run on a GPU: verdict and times."""
    EMULATED = "emulated"
    """Run on the CPU, a fiber for each GPU thread: a verdict, and no times."""
    COMPILED = "compiled"
    """Built for the device, and not run."""


def level_of(model: ExecutionModel) -> Level | None:
    """How candidates of an execution model are judged here; None on CPUs, where there is but one way."""
    return Level.EMULATED if model.on_gpu else None
