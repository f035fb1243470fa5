"""From the arguments of a command to its configuration."""

import argparse
import json
from pathlib import Path

from pareval_agent.configs.load import load_config
from pareval_agent.configs.schema import Config

_FLAGS = {
    "model": "model.name",
    "api_base": "model.api_base",
    "search": "agent.search",
    "optimise": "agent.optimise",
    "attempts": "budget.attempts",
    "tokens": "budget.tokens",
    "dollars": "budget.dollars",
    "wall": "budget.wall_s",
    "sandbox": "sandbox.kind",
    "seed": "seed",
    "jobs": "jobs",
}
"""Options that are short for a setting."""


def load_settings(arguments: argparse.Namespace) -> Config:
    """Defaults, then --config files, then -c settings, then the options that are short for one.

    Raises:
        UserError: names the file and line, or the setting, and what is wrong with it.
    """
    return load_config([Path(file) for file in arguments.config], [*arguments.set, *flag_overrides(arguments)])


def flag_overrides(arguments: argparse.Namespace) -> list[str]:
    """The given options as overrides; JSON is the part of YAML that means the same whatever the text."""
    given = {setting: getattr(arguments, name, None) for name, setting in _FLAGS.items()}
    overrides = [f"{setting}={json.dumps(value)}" for setting, value in given.items() if not _is_absent(value)]
    return [*overrides, "timing.enabled=false"] if getattr(arguments, "no_timing", False) else overrides


def _is_absent(value: object) -> bool:
    return value is None or value is False  # but not 0, which is for the schema to refuse
