"""What rates need of each prompt of one system: counts, and nothing of single samples."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pareval_agent.benchmark.frame import Keys, SampleFrame
from pareval_agent.benchmark.metrics import Booleans, Integers


@dataclass(frozen=True)
class PromptCounts:
    """Prompts of one system that have a scored sample, rising by problem and then target; one entry each."""

    problem: Integers
    target: Integers
    samples: Integers
    passed: Integers
    built: Integers
    race_free: Integers
    """Passed, and looked at for races."""
    public_passed: Integers
    of_sample: Integers
    """The prompt of each sample."""

    def __len__(self) -> int:
        return len(self.samples)

    @cached_property
    def codes(self) -> Integers:
        """One number a prompt, the same for all systems of a frame."""
        return prompt_codes(self.problem, self.target)

    def count(self, samples: Booleans) -> Integers:
        """How many samples of each prompt are True."""
        return np.bincount(self.of_sample, weights=samples, minlength=len(self)).astype(np.int64)


_TARGETS = 64
"""More than there are execution models."""


def prompt_codes(problem: Integers, target: Integers) -> Integers:
    """Numbers that tell prompts apart, the same for all systems of a frame."""
    return problem * _TARGETS + target


def count_prompts(frame: SampleFrame) -> PromptCounts:
    """Counts of the one system that the frame has rows of."""
    samples = frame.samples
    codes, of_sample = _number(samples)

    def count(mask: Booleans) -> Integers:
        return np.bincount(of_sample, weights=mask, minlength=len(codes)).astype(np.int64)

    return PromptCounts(
        problem=codes // _TARGETS,
        target=codes % _TARGETS,
        samples=np.bincount(of_sample, minlength=len(codes)),
        passed=count(samples.passed),
        built=count(samples.built),
        race_free=count(samples.race_free),
        public_passed=count(samples.public_passed),
        of_sample=of_sample,
    )


def fewest_samples(frame: SampleFrame) -> int:
    """Of any prompt of any system that has some; 0 if none has."""
    samples = frame.samples
    codes = samples.system * len(frame.names.problems) * _TARGETS + prompt_codes(samples.problem, samples.target)
    numbers = np.bincount(codes)
    return int(numbers[numbers > 0].min()) if len(codes) else 0


def _number(keys: Keys) -> tuple[Integers, Integers]:
    """The prompts there are, and the place of each row's among them; by counting, which is faster than sorting."""
    codes = prompt_codes(keys.problem, keys.target)
    present = np.bincount(codes) > 0
    place = np.cumsum(present) - 1
    return np.flatnonzero(present), place[codes]
