"""A part of a run, for one of several machines."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.configs.errors import UserError


@dataclass(frozen=True)
class Part:
    """Every so many-th problem; all samples of a problem belong together, for they are compared with each other."""

    number: int
    """From 1."""
    of: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """2/4 is the second of four.

        Raises:
            UserError: it is nothing of the kind.
        """
        number, slash, of = text.partition("/")
        if not (slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            raise UserError(f"--shard {text}: must be NUMBER/OF, such as 2/4 for the second of four")
        return cls(int(number), int(of))

    def of_samples(self, samples: Iterable[PlannedSample]) -> tuple[PlannedSample, ...]:
        """Those that belong to this part, in their order.

        Raises:
            UserError: there are fewer problems than parts.
        """
        samples = tuple(samples)
        problems = sorted({sample.prompt.problem.id for sample in samples})
        if self.of > len(problems):
            raise UserError(f"{len(problems)} problems cannot be shared among {self.of}: choose a smaller --shard N/OF")
        mine = set(problems[self.number - 1 :: self.of])
        return tuple(sample for sample in samples if sample.prompt.problem.id in mine)
