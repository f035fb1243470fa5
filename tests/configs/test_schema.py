"""The schema refuses what would be misunderstood: a typo is never a default, an empty list is never a pass."""

from typing import Any

import pytest
from pydantic import ValidationError

from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration


@pytest.mark.parametrize(
    ("written", "ranks", "threads"),
    [("2x1", 2, 1), ("1x32", 1, 32), ("512x1", 512, 1), ({"ranks": 3}, 3, 1), ({"threads": 4}, 1, 4), ({}, 1, 1)],
)
def test_launch_configuration_is_text_or_mapping(written: object, ranks: int, threads: int) -> None:
    launch = LaunchConfiguration.model_validate(written)
    assert (launch.ranks, launch.threads, launch.cores) == (ranks, threads, ranks * threads)


def test_launch_configuration_text_is_read_back() -> None:
    launch = LaunchConfiguration(ranks=4, threads=64)
    assert LaunchConfiguration.model_validate(str(launch)) == launch
    assert LaunchConfiguration.model_validate_json(launch.model_dump_json()) == launch


@pytest.mark.parametrize(
    "written", ["", "2", "2x", "x2", "0x1", "1x0", "-1x1", "2x1x1", "2 x 1", "2X1", 4, 2.0, None, ["2x1"], {"rank": 2}]
)
def test_anything_else_is_not_a_launch_configuration(written: object) -> None:
    with pytest.raises(ValidationError):
        LaunchConfiguration.model_validate(written)


def test_execution_model_mpi_omp_goes_by_both_names() -> None:
    by_alias = LaunchConfig.model_validate({"mpi+omp": ["2x2"]})
    assert by_alias == LaunchConfig.model_validate({"mpi_omp": ["2x2"]})
    assert by_alias.mpi_omp == (LaunchConfiguration(ranks=2, threads=2),)


@pytest.mark.parametrize(
    "settings",
    [
        {"modle": {}},
        {"model": {"temprature": 1}},
        {"launch": {"omp": []}},
        {"launch": {"omp": "1x2"}},
        {"model": {"temperature": 2.1}},
        {"model": {"temperature": float("nan")}},
        {"model": {"top_p": 0}},
        {"budget": {"attempts": 0}},
        {"budget": {"attempts": True}},
        {"budget": {"attempts": 1.5}},
        {"limits": {"run_s": float("inf")}},
        {"limits": {"run_s": 0}},
        {"agent": {"search": "repare"}},
        {"seed": True},
    ],
)
def test_bad_settings_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Config.model_validate(settings)


def test_configuration_is_immutable() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Config().budget.attempts = 7  # type: ignore[misc]
