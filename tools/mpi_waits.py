"""Which ranks wait for what, when a candidate did not end: its launch once more, shorter and with MPI's calls noted."""

import re
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.report import LaunchResult, Waiting
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.runner import Runner
from pareval_agent.tools.sanitizers import Instrument
from pareval_agent.tools.verdict import Verdict

_ORDER_S = 6
"""Long enough for each rank to tell that it stands still (drivers/workers/mpi_waits.hpp)."""

_MOST_RANKS = 16
_TOLD = re.compile(
    r"^pareval-waits (?P<rank>\d{1,4}) (?P<what>-|returned|MPI_\w{1,40})"
    r"(?: (?P<partner>any|-?\d{1,9}) (?P<tag>-?\d{1,9}))?$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class WaitingRanks:
    """Runs launches again that ran out of time."""

    config: Config
    runner: Runner

    def explained(self, prompt: Prompt, library: Path, result: LaunchResult, seeds: Seeds) -> LaunchResult:
        """The same result with what its ranks waited for, if it ran out of time and does so again."""
        if result.report.verdict is not Verdict.TIMED_OUT or result.launch.ranks == 1:
            return result
        patience = min(1.0, _ORDER_S / self.config.limits.order_s)
        instrument = Instrument(self.runner.harness.worker(prompt.model), env={"PAREVAL_WAITS": "1"})
        try:
            again = self.runner.run(
                prompt, library, result.launch, "test", seeds, patience=patience, instrument=instrument
            )
        except InfrastructureError:  # it adds to a verdict that stands
            return result
        waiting = waiting_in(again.output) if again.report.verdict is Verdict.TIMED_OUT else ()
        return result.model_copy(update={"waiting": waiting})


def waiting_in(output: str) -> tuple[Waiting, ...]:
    """What each rank said last, by rank. A candidate can print the like, about itself."""
    last = {int(told["rank"]): _doing(told) for told in _TOLD.finditer(output)}
    return tuple(Waiting(rank=rank, doing=last[rank]) for rank in sorted(last)[:_MOST_RANKS])


def _doing(told: re.Match[str]) -> str:
    if told["what"] == "-":
        return "is in no call of MPI"
    if told["what"] == "returned":
        return "has returned"
    if told["partner"] is None:
        return f"waits in {told['what']}"
    partner = "any rank" if told["partner"] == "any" else f"rank {told['partner']}"
    return f"waits in {told['what']} for {partner}, tag {told['tag']}"
