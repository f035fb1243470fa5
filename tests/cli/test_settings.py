"""Options that are short for a setting, and which of several ways to say it wins."""

from pathlib import Path

import pytest

from pareval_agent.cli.parser import parse
from pareval_agent.cli.settings import flag_overrides, load_settings
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Config

SOLVE = ["solve", "27", "--target", "omp"]


def _settings(*words: str) -> Config:
    return load_settings(parse([*SOLVE, *words]))


@pytest.mark.parametrize(
    ("words", "override"),
    [
        (["--model", "openai/x: y #1"], 'model.name="openai/x: y #1"'),
        (["--api-base", "http://h:1/v1"], 'model.api_base="http://h:1/v1"'),
        (["--search", "resample"], 'agent.search="resample"'),
        (["--optimise"], "agent.optimise=true"),
        (["--attempts", "3"], "budget.attempts=3"),
        (["--attempts", "0"], "budget.attempts=0"),
        (["--tokens", "9"], "budget.tokens=9"),
        (["--dollars", "0.5"], "budget.dollars=0.5"),
        (["--wall", "60"], "budget.wall_s=60.0"),
        (["--sandbox", "none"], 'sandbox.kind="none"'),
        (["--seed", "0"], "seed=0"),
        (["--no-timing"], "timing.enabled=false"),
    ],
)
def test_each_option_is_an_override(words: list[str], override: str) -> None:
    assert flag_overrides(parse([*SOLVE, *words])) == [override]


def test_the_text_of_an_option_is_taken_as_it_is() -> None:
    assert _settings("--model", "yes: [1] # no").model.name == "yes: [1] # no"


def test_without_options_all_settings_have_their_defaults() -> None:
    assert _settings() == Config()


def test_options_win_over_settings_and_those_over_files(tmp_path: Path) -> None:
    file = tmp_path / "run.yaml"
    file.write_text("budget: {attempts: 1, tokens: 100, wall_s: 7}\n")
    words = ["--config", str(file), "-c", "budget.attempts=2", "-c", "budget.tokens=200", "--attempts", "3"]
    budget = _settings(*words).budget
    assert (budget.attempts, budget.tokens, budget.wall_s) == (3, 200, 7)


@pytest.mark.parametrize("words", [["--attempts", "0"], ["--tokens", "-1"], ["--dollars", "nan"], ["--seed", "1.5"]])
def test_values_out_of_range_are_refused(words: list[str]) -> None:
    with pytest.raises(UserError):
        _settings(*words)
