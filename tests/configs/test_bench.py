"""Settings of a benchmark: short to write, and a mistake is told where it stands."""

from pathlib import Path
from typing import get_args

import pytest

from pareval_agent.configs.bench import PRESET_PREFIX, BenchConfig, ModeConfig, Target, load_bench_config
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.load import preset_names
from pareval_agent.drivers.execution_model import ExecutionModel


def test_targets_are_the_execution_models() -> None:
    assert get_args(Target) == tuple(ExecutionModel)


@pytest.mark.parametrize("name", preset_names(PRESET_PREFIX))
def test_presets_load_and_take_another_model(name: str) -> None:
    config = load_bench_config(Path(name), ["model.name=openai/gpt-4o", "model.temperature=0.8"])
    assert [(model.name, model.temperature) for model in config.models] == [("openai/gpt-4o", 0.8)]


def test_presets_of_a_benchmark_are_not_those_of_other_commands() -> None:
    assert preset_names(PRESET_PREFIX) == ["published", "repair_study", "smoke"]
    assert preset_names() == ["published", "smoke"]


def test_the_repair_study_gives_equal_tokens() -> None:
    """The attempts must not end a sample before the tokens do."""
    config = load_bench_config(Path("repair_study"))
    assert {mode.search for mode in config.modes} == {"one_shot", "resample", "repair"}
    assert config.budget.tokens is not None
    assert config.budget.attempts * 400 > config.budget.tokens / 2


@pytest.mark.parametrize(
    ("name", "source", "targets", "search", "optimise"),
    [
        ("zero_shot", None, None, "one_shot", False),
        ("resample", None, None, "resample", False),
        ("repair", None, None, "repair", False),
        ("optimise", None, None, "repair", True),
        ("translate_serial", "serial", None, "one_shot", False),
        ("translate_serial_omp", "serial", ("omp",), "one_shot", False),
        ("translate_mpi_omp", "mpi", ("omp",), "one_shot", False),
        ("translate_mpi+omp_omp", "mpi+omp", ("omp",), "one_shot", False),
        ("translate_serial_mpi+omp_repair", "serial", ("mpi+omp",), "repair", False),
        ("translate_omp_cuda_resample", "omp", ("cuda",), "resample", False),
        ("translate_serial_optimise", "serial", None, "repair", True),
    ],
)
def test_modes_by_name(
    name: str, source: str | None, targets: tuple[str, ...] | None, search: str, optimise: bool
) -> None:
    mode = ModeConfig.model_validate(name)
    assert (mode.source_model, mode.targets, mode.search, mode.optimise) == (source, targets, search, optimise)
    assert mode.name == name


def test_a_mode_can_be_spelled_out() -> None:
    written = {"name": "mine", "from": "serial", "to": ["omp"], "search": "repair", "optimise": True}
    mode = ModeConfig.model_validate(written)
    assert ModeConfig.model_validate(mode.model_dump(mode="json")) == mode
    assert (mode.source_model, mode.targets, mode.optimise) == ("serial", ("omp",), True)


def test_models_take_over_what_they_do_not_say(tmp_path: Path) -> None:
    file = tmp_path / "bench.yaml"
    file.write_text(
        "model: {temperature: 0.5, max_output_tokens: 99}\n"
        "models:\n- local\n- {name: openai/gpt-4o, temperature: 1}\n- {name: local, label: hot, temperature: 2}\n"
    )
    config = load_bench_config(file)
    assert [(one.slug, one.temperature, one.max_output_tokens) for one in config.models] == [
        ("local", 0.5, 99),
        ("openai-gpt-4o", 1, 99),
        ("hot", 2, 99),
    ]
    assert BenchConfig.model_validate(config.model_dump(mode="json")) == config


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("local", "local"),
        ("local:0.5b", "local-0.5b"),
        ("openai/gpt-4o", "openai-gpt-4o"),
        ("replay:../a/b.jsonl", "replay-b"),
        ("../..", "model"),
    ],
)
def test_a_model_names_a_folder(name: str, slug: str) -> None:
    assert BenchConfig.model_validate({"model": {"name": name}}).models[0].slug == slug


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("modes: [zero]\n", ":1: modes[0]: no such mode: 'zero'; known are zero_shot, resample, repair, optimise, "),
        ("modes:\n- {name: x, form: serial}\n", ":2: modes[0].form: no such setting; did you mean modes[0].from?"),
        ("modes: []\n", ":1: modes: must not be empty, not []"),
        ("modes: [repair, repair]\n", ":1: modes: two modes are called repair: give one of them another `name`"),
        ("modes: [{name: ../x}]\n", ":1: modes[0].name: String should match pattern"),
        ("models: [local, local]\n", ":1: models: two models are called local: give one of them another `label`"),
        ("models: []\n", ":1: models: must not be empty, not []"),
        ("models: local\n", ":1: models: must be a list, not 'local'"),
        ("models: [{nam: x}]\n", ":1: models[0].nam: no such setting; did you mean models[0].name?"),
        ("model: {temperature: 7}\n", ":1: model.temperature: must be less than or equal to 2, not 7"),
        ("prompts: {targets: [opm]}\n", ":1: prompts.targets[0]: must be 'serial', 'omp', "),
        ("samples: 0\n", ":1: samples: must be greater than 0, not 0"),
        ("caps: {token: 3}\n", ":1: caps.token: no such setting; did you mean caps.tokens?"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "bench.yaml"
    file.write_text(content)
    with pytest.raises(UserError) as error:
        load_bench_config(file)
    assert str(error.value).removeprefix(str(file)).startswith(message)


def test_an_unknown_preset_is_told() -> None:
    with pytest.raises(UserError, match=r"smok: no such file or preset; did you mean smoke\?"):
        load_bench_config(Path("smok"))
