"""The answers of a finished run instead of its models: judged again with other tools, without a further call."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from pydantic import ValidationError

from pareval_agent.agent.folder import Folder
from pareval_agent.agent.model import Completion, Message, Model, NoAnswerLeftError
from pareval_agent.agent.model_factory import ModelOpener
from pareval_agent.agent.result import Trajectory
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.manifest import JUDGING
from pareval_agent.benchmark.model_pool import ModelPool
from pareval_agent.benchmark.run_folder import RunFolder
from pareval_agent.benchmark.spending_caps import SpendingCaps
from pareval_agent.configs.bench import BenchConfig, BenchModel, CapsConfig, override_bench_config
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import ModelConfig

_OWN = (*JUDGING, "caps", "jobs")
"""What may be set anew."""


class StoredAnswers:
    """What the models of a run answered, sample by sample."""

    def __init__(self, run: Path) -> None:
        """Find them.

        Raises:
            UserError: it is no run.
        """
        self.run = run
        self._folder = RunFolder(run)
        manifest = self._folder.manifest() if run.is_dir() else None
        if manifest is None:
            raise UserError(f"{run} holds no run: there is no run.json")
        self._config = BenchConfig.model_validate(manifest.config)

    def config(self, overrides: Sequence[str]) -> BenchConfig:
        """The settings of the run, with others for judging.

        Raises:
            UserError: an override is not one, or about something else.
        """
        uncapped = self._config.model_copy(update={"caps": CapsConfig()})
        config = override_bench_config(uncapped, overrides)
        for name in BenchConfig.model_fields:
            if name not in _OWN and getattr(config, name) != getattr(uncapped, name):
                raise UserError(
                    f"{name} belongs to the answers of {self.run}: judging again takes {', '.join(_OWN)} alone"
                )
        return config

    def finished(self, samples: Iterable[PlannedSample]) -> tuple[PlannedSample, ...]:
        """Those that have a result in the run.

        Raises:
            UserError: there are none.
        """
        found = tuple(sample for sample in samples if self._of(sample).trajectory.exists())
        if not found:
            raise UserError(f"no sample is finished in {self.run}: run `pareval-agent bench` first")
        return found

    @contextmanager
    def pool(
        self, model: BenchModel, caps: SpendingCaps, slots: int, on_status: Callable[[str], None]
    ) -> Iterator[ModelPool]:
        """As `open_pool`."""
        yield ModelPool(self._opener, caps)

    def _opener(self, sample: PlannedSample) -> ModelOpener:
        def open_stored(
            config: ModelConfig, *, on_status: Callable[[str], None], skip_answers: int = 0
        ) -> AbstractContextManager[Model]:
            return nullcontext(_StoredModel(config.name, _answers(self._of(sample).trajectory)[skip_answers:]))

        return open_stored

    def _of(self, sample: PlannedSample) -> Folder:
        return Folder(self._folder.samples / sample.key)


class _StoredModel:
    """Gives the answers of one sample in their order, whatever it is asked."""

    def __init__(self, name: str, answers: Sequence[Completion]) -> None:
        self.name = name
        self._left = list(answers)

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        if not self._left:
            raise NoAnswerLeftError
        answer = self._left.pop(0)
        on_text(answer.text)
        return answer


def _answers(trajectory: Path) -> list[Completion]:
    try:
        exchanges = Trajectory.model_validate_json(trajectory.read_bytes()).exchanges
    except (OSError, ValidationError) as error:
        raise UserError(f"{trajectory} cannot be read, or is from another version: leave this run out") from error
    return [exchange.answer for exchange in exchanges]
