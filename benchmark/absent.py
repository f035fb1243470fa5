"""What stands where a phase of a benchmark has no model, or no tools."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from pareval_agent.agent.model import Completion, Message, Model
from pareval_agent.configs.schema import ModelConfig
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult


class _NoModel:
    name = "none"

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        raise AssertionError("judging asks no model")


@contextmanager
def open_no_model(config: ModelConfig, *, on_status: Callable[[str], None], skip_answers: int = 0) -> Iterator[Model]:
    """As `open_model`, where answers are only judged."""
    yield _NoModel()


class NoTools:
    """A toolbox where answers are only generated: a machine that has a model needs no compiler."""

    def prepare(self, prompt: Prompt) -> None:
        """Nothing is judged."""

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        """Nothing is built."""
        _never()

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        """Nothing is tested."""
        _never()

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        """Nothing is timed."""
        _never()


def _never() -> NoReturn:
    raise AssertionError("generating uses no tool")
