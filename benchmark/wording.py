"""The published prompts' own words, from the user's copy, so that scores can be set beside published ones."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import Prompt

Wording = Mapping[tuple[str, str], str]
"""Prompt texts by id of the problem and name of the execution model."""


def read_wording(file: Path) -> Wording:
    """Read a file of published prompts: a list of objects with name, parallelism_model and prompt.

    Raises:
        UserError: it is not such a file; the message says where it deviates.
    """
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"{file}: cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise UserError(f"{file}: not JSON: name the published file of prompts") from None
    if not isinstance(entries, list):
        raise UserError(f"{file}: must be a list of prompts")
    return dict(_entry(entry, f"{file}: prompt {index}") for index, entry in enumerate(entries))


def _entry(entry: Any, place: str) -> tuple[tuple[str, str], str]:
    match entry:
        case {"name": str(name), "parallelism_model": str(model), "prompt": str(text)}:
            return (name, model), text
    raise UserError(f"{place}: needs name, parallelism_model and prompt as texts")


def worded(prompt: Prompt, wording: Wording) -> Prompt:
    """The prompt in these words.

    Raises:
        UserError: they have none for it.
    """
    text = wording.get((prompt.problem.id, prompt.model.value))
    if text is None:
        raise UserError(f"the file of prompts has none for {prompt}")
    return Prompt(prompt.problem, prompt.model, wording=text)
