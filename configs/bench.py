"""Settings of a benchmark: which models, in which modes, on which prompts, and how often."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, StrictInt, model_validator

from pareval_agent.configs.load import load_as
from pareval_agent.configs.schema import (
    AgentConfig,
    BudgetConfig,
    Config,
    Frozen,
    LaunchConfig,
    LimitsConfig,
    ModelConfig,
    PositiveFloat,
    PositiveInt,
    SandboxConfig,
    TestingConfig,
    TimingConfig,
    ToolchainConfig,
)

PRESET_PREFIX = "bench_"
"""Of the presets' files: `smoke` is bench_smoke.yaml."""

Target = Literal["serial", "omp", "mpi", "mpi+omp", "kokkos", "cuda", "hip"]
Label = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]*$")]
"""What can be the name of a folder."""


def _as_text(value: object) -> object:
    """YAML takes the number of a problem for a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Words = Annotated[tuple[Annotated[str, BeforeValidator(_as_text)], ...], Field(min_length=1)]

_SEARCHES: dict[str, dict[str, Any]] = {
    "zero_shot": {"search": "one_shot"},
    "resample": {"search": "resample"},
    "repair": {"search": "repair"},
    "optimise": {"search": "repair", "optimise": True},
}
_MODEL = r"serial|omp|mpi\+omp|mpi|kokkos|cuda|hip"
_TRANSLATION = re.compile(
    rf"translate_(?P<origin>{_MODEL})(_(?P<target>{_MODEL}))?(_(?P<search>{'|'.join(_SEARCHES)}))?"
)


def _preset_mode(name: str) -> dict[str, Any]:
    """What a name says: zero_shot, repair, translate_serial, translate_serial_omp, translate_serial_omp_repair, …"""
    if name in _SEARCHES:
        return {"name": name, **_SEARCHES[name]}
    if (match := _TRANSLATION.fullmatch(name)) is None:
        known = ", ".join((*_SEARCHES, "translate_FROM", "translate_FROM_TO", "translate_FROM_TO_repair"))
        raise ValueError(f"no such mode: {name!r}; known are {known}, such as translate_serial_omp")
    targets = [match["target"]] if match["target"] else None
    return {"name": name, "from": match["origin"], "to": targets, **_SEARCHES[match["search"] or "zero_shot"]}


class ModeConfig(Frozen):
    """A start and a search; may be the name of a known mode."""

    name: Label
    source_model: Target | None = Field(default=None, validation_alias=AliasChoices("source_model", "from"))
    """Start from the expert solution of this execution model; None starts from the prompt alone."""
    targets: Annotated[tuple[Target, ...], Field(min_length=1)] | None = Field(
        default=None, validation_alias=AliasChoices("targets", "to")
    )
    """Only into these execution models; None takes all of the benchmark."""
    search: Literal["one_shot", "resample", "repair"] = "repair"
    optimise: bool = False
    hints: bool = True
    """In a repair, say beside what happened how it is corrected; it is help of ours, which a study may leave out."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return _preset_mode(value) if isinstance(value, str) else value

    @property
    def agent(self) -> AgentConfig:
        """The search, as a sample's settings have it."""
        return AgentConfig(search=self.search, optimise=self.optimise, hints=self.hints)


class BenchModel(ModelConfig):
    """A language model; may be its name alone. What it does not say is taken from `model`."""

    label: Label | None = None
    """What it is called in the run; None makes that of its name."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value

    @property
    def slug(self) -> str:
        """The name of its folder: openai/gpt-4o is openai-gpt-4o, replay:a/b.jsonl is replay-b."""
        kind, _, file = self.name.partition(":")
        name = f"replay-{Path(file).stem}" if kind == "replay" else self.name
        return self.label or re.sub(r"[^A-Za-z0-9._+]+", "-", name).strip("-.") or "model"

    @property
    def settings(self) -> ModelConfig:
        """Without the label, which changes nothing."""
        return ModelConfig.model_validate(self.model_dump(exclude={"label"}))


class PromptFilter(Frozen):
    """Which prompts; None takes all for which there is a judge."""

    types: Words | None = None
    """Such as reduce or sparse_la."""
    problems: Words | None = None
    """Ids, numbers or parts of an id; or headers of your own, such as mine.hpp."""
    targets: Annotated[tuple[Target, ...], Field(min_length=1)] | None = None
    """Execution models."""
    wording: str | None = None
    """File of the published prompts, whose words are used instead of ours."""


class CapsConfig(Frozen):
    """Where the whole run stops; None is no limit."""

    tokens: PositiveInt | None = None
    """Reserved before each call, so that none can exceed it; so are dollars."""
    dollars: PositiveFloat | None = None
    wall_s: PositiveFloat | None = None
    """Of one command, after which it begins nothing more and ends as soon as it can: the same command goes on."""
    begin_s: PositiveFloat | None = None
    """Of one command, after which it begins no sample, and finishes those that were begun. Samples that pass early end
    early: where a run is stopped amid its samples, those that ended are better than the others will be."""


def _all_different(names: Sequence[str], what: str, remedy: str) -> None:
    if twice := [name for name in names if names.count(name) > 1]:
        raise ValueError(f"two {what} are called {twice[0]}: {remedy}")


def _check_models(models: tuple[BenchModel, ...]) -> tuple[BenchModel, ...]:
    _all_different([model.slug for model in models], "models", "give one of them another `label`")
    return models


def _check_modes(modes: tuple[ModeConfig, ...]) -> tuple[ModeConfig, ...]:
    _all_different([mode.name for mode in modes], "modes", "give one of them another `name`")
    return modes


class BenchConfig(Frozen):
    """All settings of a benchmark."""

    model: ModelConfig = ModelConfig()
    """Settings that all models share; the one model, if `models` is left out."""
    models: Annotated[tuple[BenchModel, ...], Field(min_length=1), AfterValidator(_check_models)] = (BenchModel(),)
    modes: Annotated[tuple[ModeConfig, ...], Field(min_length=1), AfterValidator(_check_modes)] = (
        ModeConfig(name="zero_shot", search="one_shot"),
        ModeConfig(name="repair", search="repair"),
    )
    prompts: PromptFilter = PromptFilter()
    samples: PositiveInt = 1
    """For each prompt in each mode."""
    common_draws: bool = False
    """Modes that ask the same get the same answer: the first one of `resample` is that of `zero_shot`. Comparisons of
    modes get sharper, and each answer is paid for once; but then the modes of a run are not independent."""
    budget: BudgetConfig = BudgetConfig()
    """Of a sample, the same in all modes."""
    caps: CapsConfig = CapsConfig()
    toolchain: ToolchainConfig = ToolchainConfig()
    launch: LaunchConfig = LaunchConfig()
    limits: LimitsConfig = LimitsConfig()
    testing: TestingConfig = TestingConfig()
    timing: TimingConfig = TimingConfig()
    sandbox: SandboxConfig = SandboxConfig()
    seed: StrictInt | None = None
    """The seeds of all samples are derived from it; None draws one, and run.json tells it."""
    jobs: PositiveInt | None = None
    """Samples in flight; None takes what suits models and machine."""

    @model_validator(mode="before")
    @classmethod
    def _share_model(cls, values: object) -> object:
        """Each of `models` begins with what `model` says."""
        if not isinstance(values, dict):
            return values
        shared, models = values.get("model", {}), values.get("models")
        shared = shared.model_dump() if isinstance(shared, ModelConfig) else shared
        if not isinstance(shared, dict) or not isinstance(models, list | tuple | None):
            return values
        return (
            {**values, "models": [_with_shared(shared, model) for model in models or [{}]]} if models != [] else values
        )

    def sample_config(self, model: ModelConfig, agent: AgentConfig, seed: int) -> Config:
        """The settings of one sample."""
        return Config(
            model=model,
            agent=agent,
            budget=self.budget,
            toolchain=self.toolchain,
            launch=self.launch,
            limits=self.limits,
            testing=self.testing,
            timing=self.timing,
            sandbox=self.sandbox,
            seed=seed,
        )


def _with_shared(shared: dict[str, Any], model: object) -> object:
    given = {"name": model} if isinstance(model, str) else model
    given = given.model_dump(exclude_unset=True) if isinstance(given, ModelConfig) else given
    return {**shared, **given} if isinstance(given, dict) else model


def load_bench_config(file: Path, overrides: Sequence[str] = ()) -> BenchConfig:
    """The settings in a YAML file, or of a preset by its name (`smoke`), then the overrides.

    Raises:
        UserError: names the file and line, or the override, the setting and what is wrong with it.
    """
    return load_as(BenchConfig, [file], overrides, prefix=PRESET_PREFIX)


def override_bench_config(config: BenchConfig, overrides: Sequence[str]) -> BenchConfig:
    """Settings with some of them changed.

    Raises:
        UserError: names the override, the setting and what is wrong with it.
    """
    return load_as(BenchConfig, [], overrides, base=config.model_dump(mode="json"))
