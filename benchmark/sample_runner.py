"""Works on one sample after the other, whatever happens to the machine meanwhile."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from pareval_agent.agent import session
from pareval_agent.agent.events import Event
from pareval_agent.agent.folder import Folder
from pareval_agent.agent.phase import Phase
from pareval_agent.agent.result import SampleResult
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.model_pool import ModelPool
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.spending_caps import CapReachedError
from pareval_agent.configs.bench import BenchConfig
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.tools.toolbox import Toolbox

_TRIES = 2
"""Of one sample, when the machine fails; the second goes on where the first one ended."""


class Step(NamedTuple):
    """How far a sample has come."""

    sample: PlannedSample
    state: Literal["ended", "paused", "capped"]
    """paused: the phase is over. capped: the caps of the run forbid to go on."""
    row: SampleRow | None
    """Its row, once it has ended: a result, or a failure of the machine."""


@dataclass(frozen=True)
class SampleRunner:
    """What all samples of one model have in common."""

    config: BenchConfig
    run_seed: int
    samples: Path
    toolbox: Toolbox
    pool: ModelPool
    phase: Phase | None
    """None does all of a sample in one go."""
    check: Callable[[], None]
    """Called often; raises if the work is to end."""

    def step(self, sample: PlannedSample) -> Step:
        """Begin the sample, or go on with it, or take its result if it is there.

        Raises:
            UserError: nothing of the kind can be done at all.
            InfrastructureError: the model's server is dead.
        """
        failure = ""
        for _ in range(_TRIES):
            self.check()
            if self.phase is not Phase.JUDGE and not self._may_go_on(sample):
                return Step(sample, "capped", None)
            try:
                result = self._advance(sample)
            except CapReachedError:
                return Step(sample, "capped", None)
            except UserError:
                raise
            except InfrastructureError as error:
                self.check()
                self.pool.check()
                failure = str(error)
            except Exception as error:  # one sample that shows a bug of ours does not end a run of thousands
                failure = f"internal error: {type(error).__name__}: {error}: see {self._keep_traceback(sample)}"
                break
            else:
                if result is None:
                    return Step(sample, "paused", None)
                return Step(sample, "ended", _row(sample, result=result, infrastructure_error=None))
        return Step(sample, "ended", _row(sample, result=None, infrastructure_error=failure))

    def _may_go_on(self, sample: PlannedSample) -> bool:
        caps = self.pool.caps
        return not caps.reached and (caps.begins or Folder(self.samples / sample.key).is_begun)

    def _advance(self, sample: PlannedSample) -> SampleResult | None:
        request = sample.request(self.config, self.run_seed, self.samples)
        opener = self.pool.opener(sample)
        return session.advance(request, self.phase, self._hear, opener=opener, toolbox=self.toolbox)

    def _keep_traceback(self, sample: PlannedSample) -> Path:
        file = self.samples / sample.key / "traceback.txt"
        file.write_text(traceback.format_exc(), encoding="utf-8", errors="backslashreplace")
        return file

    def _hear(self, event: Event) -> None:
        self.check()


def _row(sample: PlannedSample, **outcome: object) -> SampleRow:
    return SampleRow.model_validate(
        {
            "key": sample.key,
            "model": sample.model.slug,
            "mode": sample.mode.name,
            "prompt": sample.prompt.problem.id,
            "target": sample.prompt.model.value,
            "sample": sample.index,
            **outcome,
        }
    )
