"""How a run stands: counts by model, mode and execution model."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import fmean

from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.configs.schema import Frozen
from pareval_agent.tools.gpu import Level


class Standing(Frozen):
    """Samples of one model in one mode for one execution model."""

    model: str
    mode: str
    target: str
    planned: int
    samples: int
    """With a verdict on the code; only these are scored."""
    built: int
    passed: int
    machine_failed: int
    """Of which a failure of the machine lets nothing be said."""
    not_emulated: int = 0
    """Kernels that need a real GPU, of which nothing can be said either."""
    pass_at_1: float | None
    """The share that passed, averaged over prompts; None without any sample, and for kernels of several levels."""
    level: Level | None = None
    """Of kernels, if all were judged alike."""


def standings(planned: Iterable[PlannedSample], rows: Iterable[SampleRow]) -> tuple[Standing, ...]:
    """One line for each model, mode and execution model of the plan, in its order."""
    board = Board(planned)
    for row in rows:
        board.count(row)
    return board.standings()


class Board:
    """Counts the samples of a plan as they end, so that how the run stands can be asked for at any time."""

    def __init__(self, planned: Iterable[PlannedSample]) -> None:
        plans = Counter((sample.model.slug, sample.mode.name, sample.prompt.model.value) for sample in planned)
        self._groups = {group: _Group(*group, planned=count) for group, count in plans.items()}

    def count(self, row: SampleRow) -> None:
        """A sample has ended; one that the machine failed may end once more. What is not planned does not count."""
        if group := self._groups.get((row.model, row.mode, row.target)):
            group.count(row)

    def standings(self) -> tuple[Standing, ...]:
        """In the order of the plan."""
        return tuple(group.standing() for group in self._groups.values())


@dataclass
class _Group:
    model: str
    mode: str
    target: str
    planned: int
    built: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    """Samples by problem."""
    samples: Counter[str] = field(default_factory=Counter)
    machine_failed: set[str] = field(default_factory=set)
    """Keys."""
    not_emulated: int = 0
    levels: set[Level | None] = field(default_factory=set)

    def count(self, row: SampleRow) -> None:
        if row.result is None:
            self.machine_failed.add(row.key)
            return
        self.machine_failed.discard(row.key)
        if not row.result.verdict.scored:
            self.not_emulated += 1
            return
        self.levels.add(row.result.level)
        self.samples[row.prompt] += 1
        self.built += row.result.verdict.built
        self.passed[row.prompt] += row.result.verdict.passed

    def standing(self) -> Standing:
        shares = [self.passed[prompt] / count for prompt, count in self.samples.items()]
        return Standing(
            model=self.model,
            mode=self.mode,
            target=self.target,
            planned=self.planned,
            samples=self.samples.total(),
            built=self.built,
            passed=self.passed.total(),
            machine_failed=len(self.machine_failed),
            not_emulated=self.not_emulated,
            pass_at_1=fmean(shares) if len(self.levels) == 1 else None,
            level=next(iter(self.levels)) if len(self.levels) == 1 else None,
        )
