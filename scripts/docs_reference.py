"""The reference pages of the documentation site: commands from their --help, settings from the schema."""

import ast
import contextlib
import inspect
import io
import json
import os
import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

from pydantic import BaseModel

from pareval_agent import configs
from pareval_agent.cli.parser import parse
from pareval_agent.configs.bench import PRESET_PREFIX, BenchConfig
from pareval_agent.configs.load import preset_names
from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.configs.settings import model_in

_PRESETS = Path(configs.__file__).parent
_WIDTH = "100"
_COMMANDS = re.compile(r"^    ([a-z]+)(?: |$)", re.MULTILINE)
_LAUNCH = "RANKSxTHREADS"
_COMMANDS_INTRODUCTION = """\
# Commands

What each command prints with `--help`. Those that a program may want to read have `--json`.
"""
_SETTINGS_INTRODUCTION = """\
# Settings

Every setting can stand in a YAML file (`--config FILE`; for `bench`, the file itself) or on the command line
(`-c SECTION.NAME=VALUE`, the value in YAML). Later ones win: defaults, then files in their order, then `-c`, then the
options that are short for a setting, such as `--model`. A mistake is told with file, line and the nearest setting.
"""
_SAMPLE_INTRODUCTION = """\
## Of one sample

For `solve`, `evaluate` and the others that take `--config`; `bench` knows them too, but for `agent`, for which it has
`modes`.
"""


def commands_page() -> str:
    """Every command with its help."""
    overview = _help()
    names = _COMMANDS.findall(overview.partition("\ncommands:\n")[2])
    sections = [f"## {name}\n\n{_verbatim(_help(name))}" for name in names]
    return "\n".join([_COMMANDS_INTRODUCTION, _verbatim(overview), *sections])


def settings_page() -> str:
    """Every setting with its values, default and meaning, then the presets."""
    own = [name for name in BenchConfig.model_fields if name not in Config.model_fields]
    return "\n".join(
        [
            _SETTINGS_INTRODUCTION,
            _SAMPLE_INTRODUCTION,
            *_sections(Config, list(Config.model_fields)),
            "## Of a benchmark\n\nWhat the file of `bench` has beyond those.\n",
            *_sections(BenchConfig, own),
            "## Presets\n\nFiles that come with the program, taken by name.\n",
            *_presets(),
        ]
    )


def _help(*command: str) -> str:
    """What a user would see, in so many columns and without colour."""
    with (
        mock.patch.dict(os.environ, COLUMNS=_WIDTH, NO_COLOR="1"),
        contextlib.redirect_stdout(io.StringIO()) as printed,
        contextlib.suppress(SystemExit),
    ):
        parse([*command, "--help"])
    return printed.getvalue().strip()


def _verbatim(text: str, language: str = "text") -> str:
    return f"````{language}\n{text}\n````\n"


def _sections(model: type[BaseModel], names: list[str]) -> Iterator[str]:
    """One section for each field that has settings of its own, after one table of all that have none."""
    inner = {name: found for name in names if (found := model_in(model.model_fields[name].annotation))}
    if plain := [name for name in names if name not in inner]:
        yield _table(model, plain, prefix="")
    for name, section in inner.items():
        several = "items" in _properties(model)[name]
        yield f"### {name}\n\n{_in_yaml(' '.join([inspect.getdoc(section) or '', _meanings(model).get(name, '')]))}\n"
        if several:
            yield f"A list of {_words(_properties(model)[name]['items'])}, each with these settings:\n"
        yield _table(section, list(section.model_fields), prefix="" if several else f"{name}.")


def _table(model: type[BaseModel], names: list[str], prefix: str) -> str:
    properties, meanings, required = _properties(model), _meanings(model), model.model_json_schema().get("required", [])
    rows = ["| setting | value | default | meaning |", "| --- | --- | --- | --- |"]
    for name in names:
        schema = properties[name]
        default = "" if name in required else f"`{_yaml(schema.get('default'))}`"
        cells = [f"`{prefix}{_spelling(model, name)}`", _words(schema), default, meanings.get(name, "")]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([*rows, ""])


def _spelling(model: type[BaseModel], name: str) -> str:
    """As the documents write it: `from` for `source_model`."""
    return str(getattr(model.model_fields[name].validation_alias, "choices", [name])[-1])


def _properties(model: type[BaseModel]) -> Mapping[str, Any]:
    properties: Mapping[str, Any] = model.model_json_schema(by_alias=False)["properties"]
    return properties


def _yaml(value: object) -> str:
    return "null" if value is None else json.dumps(value).strip('"')


def _words(schema: Mapping[str, Any]) -> str:
    """The values that a JSON schema allows."""
    if "anyOf" in schema:
        return " or ".join("null" if one.get("type") == "null" else _words(one) for one in schema["anyOf"])
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"`{_LAUNCH}`" if name == LaunchConfiguration.__name__ else "names or mappings"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema["type"] == "array":
        return f"list of {_words(schema['items'])}"
    return f"{_TYPES[schema['type']]}{_range(schema)}"


_TYPES = {"integer": "whole number", "number": "number", "string": "text", "boolean": "`true` or `false`"}


def _range(schema: Mapping[str, Any]) -> str:
    signs = {"exclusiveMinimum": ">", "minimum": "≥", "maximum": "≤"}
    limits = [f"{sign} {schema[name]}" for name, sign in signs.items() if name in schema]
    return f" {', '.join(limits)}" if limits else ""


def _meanings(model: type[BaseModel]) -> dict[str, str]:
    """The text below each field, of the model itself and of those that it extends."""
    found: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if kind is not BaseModel and issubclass(kind, BaseModel):
            found |= _texts_below_fields(kind)
    return found


def _texts_below_fields(model: type[BaseModel]) -> dict[str, str]:
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef)
    found = {}
    for field, below in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            found[field.target.id] = _in_yaml(ast.literal_eval(below.value))
    return found


def _in_yaml(text: str) -> str:
    """On one line; Python's None is null in YAML."""
    return re.sub(r"\bNone\b", "`null`", " ".join(text.split()))


def _presets() -> Iterator[str]:
    for name in preset_names():
        yield _preset(f"--config {name}", f"{name}.yaml")
    for name in preset_names(PRESET_PREFIX):
        yield _preset(f"bench {name}", f"{PRESET_PREFIX}{name}.yaml")


def _preset(use: str, file: str) -> str:
    return f"### `{use}`\n\n{_verbatim((_PRESETS / file).read_text().strip(), 'yaml')}"
