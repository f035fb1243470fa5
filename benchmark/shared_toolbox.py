"""The tools of one machine for many samples at a time."""

from pathlib import Path

from pareval_agent.benchmark.cores import Cores
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.toolbox import Toolbox


class SharedToolbox:
    """Builds and serial tests run side by side, as many as there are cores; parallel tests and timings run alone.

    Waiting for cores is not part of any measured time.
    """

    def __init__(self, toolbox: Toolbox, cores: Cores) -> None:
        self._toolbox = toolbox
        self._cores = cores

    def prepare(self, prompt: Prompt) -> None:
        """Build what judging the prompt needs, beside others."""
        with self._cores.shared(1):
            self._toolbox.prepare(prompt)

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        """Compile the candidate, beside others."""
        with self._cores.shared(1):
            return self._toolbox.build(prompt, source, directory)

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        """Judge it. A serial candidate has others beside it; what is parallel is alone, or its races show late.

        Threads that share their cores with a build or a local model hardly ever meet in an ordinary launch.
        """
        with self._cores.shared(1) if prompt.model is ExecutionModel.SERIAL else self._cores.alone():
            return self._toolbox.test(prompt, library, seeds)

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        """Time it, while nothing else builds, tests or generates here."""
        with self._cores.alone():
            return self._toolbox.time(prompt, library, seeds)
