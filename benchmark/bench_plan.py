"""Which samples a benchmark consists of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from pareval_agent.agent.request import Request
from pareval_agent.agent.seeds import derive
from pareval_agent.benchmark.wording import read_wording, worded
from pareval_agent.configs.bench import BenchConfig, BenchModel, ModeConfig, PromptFilter
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import Problem, Prompt, find_model, find_problem, load_problems
from pareval_agent.drivers.execution_model import JUDGED, ExecutionModel

_DISTANCE = 8
"""Prompts; about as many as a local model works on at a time."""
_MODEL_SEEDS = 1 << 31
"""Providers take 32 bits, some of them signed."""


@dataclass(frozen=True)
class PlannedSample:
    """One sample that a run is to have."""

    model: BenchModel
    mode: ModeConfig
    prompt: Prompt
    index: int
    """Among the samples of this prompt in this mode."""

    @property
    def key(self) -> str:
        """Names it in its run; a path too."""
        return f"{self.model.slug}/{self.mode.name}/{self.prompt.problem.id}/{self.prompt.model.value}/{self.index:03}"

    def request(self, config: BenchConfig, run_seed: int, samples: Path) -> Request:
        """What the agent is asked for.

        All samples of a prompt meet the same cases, so that they are compared on the same ground and identical ones
        need not be judged twice; each has answers of its own, unless modes have them in common.
        """
        seeded = self.model.settings
        if seeded.seed is not None:
            name = self.key.replace(f"/{self.mode.name}/", "/", 1) if config.common_draws else self.key
            seeded = seeded.model_copy(update={"seed": derive(seeded.seed, name) % _MODEL_SEEDS})
        settings = config.sample_config(
            seeded, self.mode.agent, derive(run_seed, self.prompt.problem.id, self.prompt.model.value)
        )
        origin = self.mode.source_model
        return Request(
            prompt=self.prompt,
            config=settings,
            directory=samples / self.key,
            origin=None if origin is None else ExecutionModel(origin),
        )


def plan(config: BenchConfig) -> tuple[PlannedSample, ...]:
    """All samples in the order in which they are made: a run that is stopped has as many of each mode and prompt.

    Raises:
        UserError: an unknown problem, type or target, a mode without prompts, or settings that contradict each other.
    """
    prompts = _prompts(config.prompts)
    for mode in config.modes:
        if not any(_applies(mode, prompt) for prompt in prompts):
            raise UserError(f"mode {mode.name} applies to none of the prompts: change prompts.targets, or leave it out")
    samples = tuple(
        PlannedSample(model, mode, prompt, index)
        for model in config.models
        for index in range(config.samples)
        for prompt, mode in _in_turn(prompts, config)
        if _applies(mode, prompt)
    )
    for sample in samples:
        if sample.index == 0:
            sample.request(config, 0, Path()).check()
    return samples


def _in_turn(prompts: Sequence[Prompt], config: BenchConfig) -> list[tuple[Prompt, ModeConfig]]:
    """Prompt by prompt, in all modes; where these have answers in common, each mode follows the one before at a
    distance, so that it finds what it would have to wait for."""
    distance = _DISTANCE if config.common_draws else 0
    pairs = product(enumerate(prompts), enumerate(config.modes))
    return [
        (prompt, mode) for (_, prompt), (_, mode) in sorted(pairs, key=lambda pair: pair[0][0] + distance * pair[1][0])
    ]


def _prompts(wanted: PromptFilter) -> Sequence[Prompt]:
    models = [find_model(name) for name in wanted.targets] if wanted.targets else list(JUDGED)
    problems = _problems(wanted)
    if not problems:
        raise UserError("no problem is of these types: change prompts.types or prompts.problems")
    prompts = [Prompt(problem, model) for problem in problems for model in models if _exists(problem, model)]
    if wanted.wording is None:
        return prompts
    wording = read_wording(Path(wanted.wording))
    return [worded(prompt, wording) for prompt in prompts]


def _problems(wanted: PromptFilter) -> Sequence[Problem]:
    """Each once: the first of every type, then the second, so that a run that is stopped early has met all types."""
    types = load_problems().types()
    for name in wanted.types or ():
        if name not in types:
            raise UserError(f"unknown problem type {name!r}: choose one of {', '.join(types)}")
    chosen = map(find_problem, wanted.problems) if wanted.problems else load_problems().of_types(wanted.types or types)
    by_id = {problem.id: problem for problem in chosen if wanted.types is None or problem.type in wanted.types}
    places: dict[str, tuple[int, str]] = {}
    met: Counter[str] = Counter()
    for name in sorted(by_id):
        type_ = by_id[name].type
        places[name] = (met[type_], type_)
        met[type_] += 1
    return [by_id[name] for name in sorted(by_id, key=places.__getitem__)]


def _exists(problem: Problem, model: ExecutionModel) -> bool:
    return model is not ExecutionModel.KOKKOS or problem.kokkos is not None


def _applies(mode: ModeConfig, prompt: Prompt) -> bool:
    """Whether there is something to do; nobody translates from omp to omp."""
    target = prompt.model.value
    return target != mode.source_model and (mode.targets is None or target in mode.targets)
