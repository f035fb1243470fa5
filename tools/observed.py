"""Whether a candidate uses its execution model, by what the judge observed while it ran.

The text alone (tools/parallelism.py) cannot tell: a directive may be switched off or never be reached. What is observed
says no more than that somebody shared the work, not that sharing it was of use. It is no fault that threads or ranks
have nothing to do on one launch configuration, so that all of them together decide.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.report import LaunchResult, Observed

_SEVERAL = 2


class Activity(NamedTuple):
    """What makes a candidate parallel (`expect_…` of drivers/judge/plan.hpp)."""

    threads: bool
    """Several threads of one rank work."""
    messages: bool
    """Several ranks send or receive data."""
    kernels: bool
    """Kokkos launches kernels on threads."""


def unseen(prompt: Prompt, launch: LaunchConfiguration, earlier: Sequence[LaunchResult]) -> Activity:
    """What is to be observed on `launch`: what its execution model asks for and none of the `earlier` showed."""
    model = prompt.model
    asked = model not in prompt.problem.serial_is_right
    threads, messaging, kernels = (_most(earlier, what) or 0 for what in ("threads", "messaging", "kernels"))
    return Activity(
        threads=asked and model.uses_threads and launch.threads > 1 and threads < _SEVERAL,
        messages=asked and model.uses_mpi and launch.ranks > 1 and messaging < _SEVERAL,
        kernels=asked and model is ExecutionModel.KOKKOS and not kernels,
    )


def not_parallel(launches: Sequence[LaunchResult]) -> str | None:
    """One line on what all launch configurations lack together; None if they lack nothing, or it is not known.

    It tells no size: the largest call may be one that the model must not know of.
    """
    threads, messaging, kernels = (_most(launches, what) for what in ("threads", "messaging", "kernels"))
    missing = []
    if messaging is not None and messaging < _SEVERAL:
        missing.append(f"{'only one' if messaging else 'no'} rank sent or received data")
    if kernels == 0:
        missing.append("no Kokkos kernel was launched on threads")
    elif threads is not None and threads < _SEVERAL:
        missing.append(f"only one of {max(result.launch.threads for result in launches)} threads worked")
    return f"In its largest calls {' and '.join(missing)}." if missing else None


def _most(launches: Sequence[LaunchResult], what: str) -> int | None:
    """The largest number that was observed, None if there is none."""
    observed: list[Observed] = [result.report.observed for result in launches if result.report.observed is not None]
    return max((number for one in observed if (number := getattr(one, what)) is not None), default=None)
