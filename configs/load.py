"""Configuration from YAML files and key=value overrides, with errors that say where and what."""

import difflib
import reprlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Config
from pareval_agent.configs.settings import Key, dotted
from pareval_agent.configs.source import Source, read_setting, read_text

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PRESETS = Path(__file__).parent

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
    sources = [_read_file(_locate(file)) for file in files] + [_read_override(text) for text in overrides]
    values: dict[str, Any] = {}
    for source in sources:
        values = _merge(values, source.values)
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        places = {key: place for source in sources for key, place in source.places.items()}
        raise UserError(_describe(error.errors()[0], places)) from None


def dump_config(config: Config) -> str:
    """All settings as YAML that `load_config` reads back."""
    settings = config.model_dump(mode="json")
    settings["launch"] = {model: launches and [str(one) for one in launches] for model, launches in config.launch}
    return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)


def preset_names() -> list[str]:
    """Names of the configurations that come with the program."""
    return sorted(file.stem for file in _PRESETS.glob("*.yaml"))


def _locate(file: Path) -> Path:
    if str(file) in preset_names():
        return _PRESETS / f"{file}.yaml"
    if not file.suffix and not file.exists():
        near = difflib.get_close_matches(str(file), preset_names(), n=1)
        hint = f"did you mean {near[0]}?" if near else f"presets are {', '.join(preset_names())}"
        raise UserError(f"{file}: no such file or preset; {hint}")
    return file


def _read_file(file: Path) -> Source:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{file}: cannot be read: not UTF-8 text") from None
    return read_text(text, Config, place=lambda line: f"{file}:{line + 1}")


def _read_override(text: str) -> Source:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise UserError(f"override {text!r}: must be section.setting=value, such as model.temperature=0")
    return read_setting(name.strip(), value, Config, place=lambda _: f"override {text!r}")


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for name, value in over.items():
        old = merged.get(name)
        merged[name] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _describe(error: "ErrorDetails", places: Mapping[Key, str]) -> str:
    key = error["loc"]
    place = next(places[key[:length]] for length in range(len(key), 0, -1) if key[:length] in places)
    if error["type"] == "value_error":
        return f"{place}: {dotted(key)}: {error['ctx']['error']}"
    problem = _WORDING.get(error["type"], error["msg"].replace("Input should", "must"))
    given = "empty" if error["input"] is None else reprlib.repr(error["input"])
    return f"{place}: {dotted(key)}: {problem}, not {given}"
