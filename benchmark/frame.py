"""The rows of runs as columns: what metrics compute on.

Names are kept once and columns hold their codes, so that a million rows are a few arrays. Unknown numbers are NaN here,
and None wherever they leave the program.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple, Self, TypeVar

import numpy as np

from pareval_agent.benchmark.metrics import Booleans, Floats, Integers

SERIAL = "serial"
PARALLEL = "parallel"
"""All execution models but serial."""


class System(NamedTuple):
    """What is scored: one model in one mode of one run."""

    run: str
    model: str
    mode: str

    def __str__(self) -> str:
        return f"{self.run}:{self.model}/{self.mode}"


def without_level(target: str) -> str:
    """The execution model of a target: `cuda` of `cuda (emulated)`."""
    return target.partition(" (")[0]


def level_in(target: str) -> str:
    """The level of a target as it is written: ` (emulated)`; empty for all that really runs."""
    return target.removeprefix(without_level(target))


@dataclass(frozen=True)
class Vocabulary:
    """What the codes of all columns stand for."""

    systems: tuple[System, ...]
    problems: tuple[str, ...]
    types: tuple[str, ...]
    """Of each problem."""
    targets: tuple[str, ...]
    """Execution models; of kernels that did not really run with their level: `cuda (emulated)`."""
    verdicts: tuple[str, ...]
    judges: tuple[str, ...]
    """Versions of judges."""


@dataclass(frozen=True)
class Keys:
    """Which prompts rows belong to, as codes; all of one length."""

    system: Integers
    problem: Integers
    target: Integers

    def where(self, mask: Booleans) -> Self:
        """The rows that are True in `mask`."""
        return replace(self, **{field.name: getattr(self, field.name)[mask] for field in fields(self)})


@dataclass(frozen=True)
class Samples(Keys):
    """Samples with a result, one a row."""

    judge: Integers
    verdict: Integers
    passed: Booleans
    built: Booleans
    race_free: Booleans
    """It passed, and races were looked for wherever it has threads."""
    public_passed: Booleans
    """It passed all cases that a model may be shown."""
    input_tokens: Integers
    """Logical tokens of all answers, cached ones included; calls that an interruption lost are no merit of a mode."""
    output_tokens: Integers
    cost_usd: Floats
    """NaN where a price is unknown."""
    seconds: Floats
    """Wall seconds of model, builds, runs and the agent's own work."""

    @property
    def tokens(self) -> Integers:
        """Input and output."""
        return self.input_tokens + self.output_tokens


@dataclass(frozen=True)
class Failures(Keys):
    """Samples of which nothing can be said, one a row."""

    not_emulated: Booleans
    """The code needs a real GPU; otherwise the machine failed."""


@dataclass(frozen=True)
class Speeds:
    """Timed launch configurations, several a sample or none."""

    sample: Integers
    """Its row; rising."""
    cores: Integers
    """Ranks times threads."""
    speedup: Floats


@dataclass(frozen=True)
class Attempts:
    """Attempts in their order, several a sample or none."""

    sample: Integers
    """Its row; rising."""
    repair: Booleans
    """It was asked for to repair the one before."""
    verdict: Integers
    passed: Booleans
    tokens: Integers
    """Input and output of this attempt's calls."""


@dataclass(frozen=True)
class SampleFrame:
    """All rows of some runs, by column, as far as scores need them."""

    names: Vocabulary
    samples: Samples
    speeds: Speeds
    failures: Failures
    """They are in no score."""

    def select(self, systems: Sequence[int]) -> Self:
        """The rows of these systems; codes stay as they are."""
        return self.where(np.isin(self.samples.system, systems), np.isin(self.failures.system, systems))

    def where(self, rows: Booleans, failures: Booleans) -> Self:
        """The rows, and the failures of the machine, that are True in the masks."""
        samples, failed = self.samples.where(rows), self.failures.where(failures)
        return replace(self, samples=samples, speeds=_follow(self.speeds, rows), failures=failed)


@dataclass(frozen=True)
class Frame(SampleFrame):
    """All rows of some runs, by column, with what happened within samples."""

    attempts: Attempts

    def where(self, rows: Booleans, failures: Booleans) -> Self:
        """The rows, and the failures of the machine, that are True in the masks."""
        return replace(super().where(rows, failures), attempts=_follow(self.attempts, rows))


Parts = TypeVar("Parts", Speeds, Attempts)


def _follow(parts: Parts, rows: Booleans) -> Parts:
    """The parts of these samples, which have new numbers."""
    kept = rows[parts.sample]
    columns = {field.name: getattr(parts, field.name)[kept] for field in fields(parts)}
    return replace(parts, **{**columns, "sample": (np.cumsum(rows) - 1)[columns["sample"]]})
