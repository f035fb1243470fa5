"""The three tools of the agent: build a candidate, test it, time it."""

from pathlib import Path
from typing import Protocol

from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult


class Toolbox(Protocol):
    """Failures of the candidate are in the results.

    All methods raise InfrastructureError if the machine failed, and UserError if the toolchain is missing.
    """

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        """Compile the candidate into `directory`."""

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        """Judge it on public and held-out cases, on every launch configuration until one fails."""

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        """Time it against the baseline wherever the launch configuration fits the machine."""
