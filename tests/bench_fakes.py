"""A benchmark of one prompt, with models and tools that need neither a provider nor a compiler."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import fakes

from pareval_agent.agent.model import Completion, Model
from pareval_agent.agent.phase import Phase
from pareval_agent.benchmark.bench import Outcome, run_bench
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.model_pool import ModelPool
from pareval_agent.benchmark.part import Part
from pareval_agent.benchmark.progress import Progress, Watcher
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.spending_caps import SpendingCaps
from pareval_agent.configs.bench import BenchConfig, BenchModel
from pareval_agent.configs.schema import ModelConfig
from pareval_agent.tools.toolbox import Toolbox

ANSWERS = (fakes.answer("build_failed"), fakes.answer("wrong_answer"), fakes.answer("passed speedup=2"))
TOKENS_PER_CALL = 400


def config(**settings: object) -> BenchConfig:
    """One prompt, zero-shot and repair, with a known seed."""
    usual = {
        "model": {"name": "replay:fake"},
        "modes": ["zero_shot", "repair"],
        "prompts": {"problems": ["27"], "targets": ["omp"]},
        "sandbox": {"kind": "none"},
        "seed": fakes.SEED,
        "jobs": 2,
    }
    return BenchConfig.model_validate({**usual, **settings})


class Listener:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.rows: list[SampleRow] = []
        self.progress: list[Progress] = []
        self.lines: list[str] = []

    def on_begin(self, planned: Sequence[PlannedSample], rows: Collection[SampleRow]) -> None:
        pass

    def on_status(self, line: str) -> None:
        self.lines.append(line)

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        self.progress.append(progress)
        if row is not None:
            self.rows.append(row)


class FakePools:
    """Gives each sample the same answers, from where it stands; `sent` counts the calls of all samples."""

    def __init__(self, *answers: str | Completion | BaseException) -> None:
        self._answers = answers or ANSWERS
        self.opened: list[str] = []
        self.models: list[fakes.FakeModel] = []
        self.seeds: list[int | None] = []
        self.obituary: Callable[[], str | None] = lambda: None

    @contextmanager
    def __call__(
        self, model: BenchModel, caps: SpendingCaps, slots: int, on_status: Callable[[str], None]
    ) -> Iterator[ModelPool]:
        self.opened.append(model.slug)
        yield ModelPool(lambda sample: self._open, caps, self.obituary)

    def _open(
        self, config: ModelConfig, *, on_status: Callable[[str], None], skip_answers: int = 0
    ) -> AbstractContextManager[Model]:
        self.seeds.append(config.seed)
        self.models.append(fakes.FakeModel(*self._answers[skip_answers:]))
        return nullcontext(self.models[-1])

    @property
    def calls(self) -> int:
        """Of all samples."""
        return sum(len(model.asked) for model in self.models)


def bench(
    folder: Path,
    pools: FakePools | None = None,
    *,
    toolbox: Toolbox | None = None,
    listener: Watcher | None = None,
    phase: Phase | None = None,
    part: Part | None = None,
    **settings: object,
) -> Outcome:
    """Run or continue it."""
    return run_bench(
        config(**settings),
        folder,
        listener or Listener(),
        phase=phase,
        part=part,
        toolbox=toolbox or fakes.FakeToolbox(),
        pools=pools or FakePools(),
    )
