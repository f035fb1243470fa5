"""Configuration from YAML files and key=value overrides, with errors that say where and what."""

import difflib
import reprlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import ValidationError

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Config, Frozen
from pareval_agent.configs.settings import Key, dotted
from pareval_agent.configs.source import Source, read_setting, read_text

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PRESETS = Path(__file__).parent
_PREFIXES = ("bench_",)
"""Of the presets that are not a `Config`."""

Schema = TypeVar("Schema", bound=Frozen)

_WORDING = {
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "int_from_float": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "model_type": "must be a mapping of settings",
    "string_type": "must be text",
    "too_short": "must not be empty",
    "tuple_type": "must be a list",
}
"""What pydantic's types of error are called here; its own words serve for the others."""


def load_config(files: Sequence[Path] = (), overrides: Sequence[str] = ()) -> Config:
    """Defaults, then the files in order, then the overrides; mappings are merged, all else is replaced.

    Args:
        files: YAML files; a name without suffix is a preset (`published`, `smoke`).
        overrides: `section.setting=value`, the value in YAML.

    Raises:
        UserError: names the file and line, or the override, the setting and what is wrong with it.
    """
    return load_as(Config, files, overrides)


def load_as(
    schema: type[Schema],
    files: Sequence[Path],
    overrides: Sequence[str],
    *,
    prefix: str = "",
    base: Mapping[str, Any] = MappingProxyType({}),
) -> Schema:
    """As `load_config`, for any schema; `prefix` is that of the files of its presets, `base` comes before them."""
    sources = [_read_file(_locate(file, prefix), schema) for file in files]
    sources += [_read_override(text, schema) for text in overrides]
    values = dict(base)
    for source in sources:
        values = _merge(values, source.values)
    try:
        return schema.model_validate(values)
    except ValidationError as error:
        places = {key: place for source in sources for key, place in source.places.items()}
        raise UserError(_describe(error.errors()[0], places)) from None


def dump_config(config: Config) -> str:
    """All settings as YAML that `load_config` reads back."""
    settings = config.model_dump(mode="json")
    settings["launch"] = {model: launches and [str(one) for one in launches] for model, launches in config.launch}
    return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)


def preset_names(prefix: str = "") -> list[str]:
    """Names of the configurations that come with the program, without the prefix of their files."""
    stems = (file.stem for file in _PRESETS.glob(f"{prefix}*.yaml"))
    return sorted(stem.removeprefix(prefix) for stem in stems if prefix or not stem.startswith(_PREFIXES))


def _locate(file: Path, prefix: str) -> Path:
    presets = preset_names(prefix)
    if str(file) in presets:
        return _PRESETS / f"{prefix}{file}.yaml"
    if not file.suffix and not file.exists():
        near = difflib.get_close_matches(str(file), presets, n=1)
        hint = f"did you mean {near[0]}?" if near else f"presets are {', '.join(presets)}"
        raise UserError(f"{file}: no such file or preset; {hint}")
    return file


def _read_file(file: Path, schema: type[Frozen]) -> Source:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{file}: cannot be read: not UTF-8 text") from None
    return read_text(text, schema, place=lambda line: f"{file}:{line + 1}")


def _read_override(text: str, schema: type[Frozen]) -> Source:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise UserError(f"override {text!r}: must be section.setting=value, such as model.temperature=0")
    return read_setting(name.strip(), value, schema, place=lambda _: f"override {text!r}")


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for name, value in over.items():
        old = merged.get(name)
        merged[name] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _describe(error: "ErrorDetails", places: Mapping[Key, str]) -> str:
    key = error["loc"]
    # What one section takes over from another has no place of its own.
    place = next((places[key[:length]] for length in range(len(key), 0, -1) if key[:length] in places), "settings")
    if error["type"] == "value_error":
        return f"{place}: {dotted(key)}: {error['ctx']['error']}"
    problem = _WORDING.get(error["type"], error["msg"].replace("Input should", "must"))
    given = "empty" if error["input"] is None else reprlib.repr(error["input"])
    return f"{place}: {dotted(key)}: {problem}, not {given}"
