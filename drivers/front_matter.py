"""The first comment of a problem file: what the prompt's author says of it, as YAML."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Frozen
from pareval_agent.drivers.execution_model import ExecutionModel

_COMMENT = re.compile(r"\A\s*/\*\n(?P<yaml>.*?)\*/", re.DOTALL)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FrontMatter(Frozen):
    """The keys that there may be; `Problem` says what each means."""

    function: str
    description: str
    mpi: str = "Every rank has all of the input. The result is wanted on rank 0."
    examples: tuple[dict[str, Any], ...] = ()
    kokkos: str | None = None
    gpu: str | None = None
    launch: str | None = None
    sizes: dict[str, str] = Field(default_factory=dict)
    initially: dict[str, Any] = Field(default_factory=dict)
    note: dict[str, str] = Field(default_factory=dict)
    gpu_names: dict[str, str] = Field(default_factory=dict)
    errata: tuple[str, ...] = ()
    serial_is_right: dict[ExecutionModel, str] = Field(default_factory=dict)


def read_front_matter(header: Path, text: str) -> FrontMatter:
    """What the first comment of `text`, a problem file, says.

    Raises:
        UserError: there is no such comment, or it is not what it must be, with the file and its line.
    """
    comment = _COMMENT.match(text)
    if comment is None:
        raise UserError(f"{header}:1: the file must begin with a comment that holds the prompt's facts")
    first_line = text.count("\n", 0, comment.start("yaml")) + 1
    try:
        facts = yaml.load(comment["yaml"], Loader=_LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        reason, line = _fault(error)
        raise UserError(f"{header}:{first_line + line}: the first comment is not YAML: {reason}") from error
    if not isinstance(facts, Mapping):
        raise UserError(f"{header}:{first_line}: the first comment must hold `name: value` lines")
    try:
        return FrontMatter.model_validate({str(key): value for key, value in facts.items()})
    except ValidationError as error:
        key, reason = _wrong(error)
        line = first_line + _line_of(key, comment["yaml"])
        raise UserError(f"{header}:{line}: the first comment {reason}") from error


def _fault(error: yaml.YAMLError) -> tuple[str, int]:
    """What is wrong with it, and in which line of it, from 0."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return error.problem or error.context or "it cannot be read", error.problem_mark.line
    return str(error).splitlines()[0], 0


def _wrong(error: ValidationError) -> tuple[str, str]:
    """A key that is wrong, and why. A misspelt one is also missing: what is there is told first."""
    first = min(error.errors(), key=lambda fault: fault["type"] == "missing")
    key = str(first["loc"][0])
    if first["type"] == "missing":
        return key, f"has no `{key}`"
    if first["type"] == "extra_forbidden":
        return key, f"has an unknown key `{key}`"
    return key, f"has a wrong `{'.'.join(map(str, first['loc']))}`: {first['msg']}"


def _line_of(key: str, facts: str) -> int:
    """Of a key, from 0; 0 if it is not there."""
    found = re.search(rf"^['\"]?{re.escape(key)}['\"]?\s*:", facts, re.MULTILINE)
    return facts.count("\n", 0, found.start()) if found else 0
