"""One YAML text read against the schema: its values, and where each of them stands."""

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

import yaml
from pareval_agent.tools.errors import UserError
from pydantic import BaseModel

Key = tuple[str | int, ...]
"""The way to a value through mappings and lists: ("launch", "omp", 0)."""

Place = Callable[[int], str]
"""Words for a line, counted from 0: `run.yaml:3`."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Source:
    """Values of one file or override, and the place of each in words."""

    values: dict[str, Any]
    places: dict[Key, str]


def read_text(text: str, model: type[BaseModel], place: Place) -> Source:
    """Values of a YAML document; settings that `model` does not know are refused."""
    node = _compose(text, place)
    return Source({}, {}) if node is None else _read(node, model, place)


def read_setting(name: str, text: str, model: type[BaseModel], place: Place) -> Source:
    """The setting with this dotted name, its value in YAML; no text is null."""
    node = _compose(text, place) or _compose("null", place)
    for part in reversed(name.split(".")):
        label = yaml.ScalarNode("tag:yaml.org,2002:str", part, node.start_mark)
        node = yaml.MappingNode("tag:yaml.org,2002:map", [(label, node)], node.start_mark)
    return _read(node, model, place)


def dotted(key: Key) -> str:
    """A key as a user writes it: launch.omp[0].threads."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).removeprefix(".")


def _compose(text: str, place: Place) -> Any:
    """The tree of a YAML text, None if it says nothing."""
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reasons = [getattr(error, name, None) for name in ("context", "problem", "reason")]
        problem = ", ".join(reason for reason in reasons if reason)
        raise UserError(f"{place(mark.line if mark else 0)}: not YAML: {problem}") from None


def _read(node: yaml.Node, model: type[BaseModel], place: Place) -> Source:
    if not isinstance(node, yaml.MappingNode):
        raise UserError(f"{place(node.start_mark.line)}: must be a mapping of settings, such as `seed: 1`")
    reader = _Reader(place)
    return Source(reader.mapping(node, model, ()), reader.places)


@dataclass(frozen=True)
class _Reader:
    place: Place
    places: dict[Key, str] = field(default_factory=dict)

    def value(self, node: yaml.Node, model: type[BaseModel] | None, key: Key) -> Any:
        self.places.setdefault(key, self.place(node.start_mark.line))
        if isinstance(node, yaml.MappingNode) and model:
            return self.mapping(node, model, key)
        if isinstance(node, yaml.SequenceNode) and model and not _holds_lists(node):
            return [self.value(item, model, (*key, index)) for index, item in enumerate(node.value)]
        return self.plain(node, key)

    def mapping(self, node: yaml.MappingNode, model: type[BaseModel], key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name_node, value_node in node.value:
            line = name_node.start_mark.line
            if not isinstance(name_node, yaml.ScalarNode):
                raise UserError(f"{self.place(line)}: the name of a setting must be plain text")
            name, inner = self.setting(name_node.value, model, key, line)
            here = (*key, name)
            if name in values:
                raise UserError(f"{self.place(line)}: {dotted(here)}: is set twice")
            self.places[here] = self.place(line)
            value = self.value(value_node, inner, here)
            # A section whose settings are all commented out says nothing.
            values[name] = {} if value is None and _is_section(model, name) else value
        return values

    def setting(self, name: str, model: type[BaseModel], key: Key, line: int) -> tuple[str, type[BaseModel] | None]:
        """The field that goes by this name, and the model of its values, if they have settings of their own."""
        known = _spellings(model).get(name)
        if known is None:
            problem = f"no such setting; {_hint(name, model, key)}"
            raise UserError(f"{self.place(line)}: {dotted((*key, name))}: {problem}")
        return known, _model_in(model.model_fields[known].annotation)

    def plain(self, node: yaml.Node, key: Key) -> Any:
        try:
            return yaml.constructor.SafeConstructor().construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError) as error:
            problem = getattr(error, "problem", None) or error
            raise UserError(f"{self.places[key]}: {dotted(key)}: {problem}") from None


def _holds_lists(node: yaml.SequenceNode) -> bool:
    """No setting is a list of lists; leaving those to YAML also ends at a list that holds itself."""
    return any(isinstance(item, yaml.SequenceNode) for item in node.value)


def _spellings(model: type[BaseModel]) -> dict[str, str]:
    """Field names by everything that they may be called: mpi_omp is also mpi+omp."""
    aliases = ((name, getattr(info.validation_alias, "choices", [])) for name, info in model.model_fields.items())
    return {str(spelling): name for name, choices in aliases for spelling in (name, *choices)}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation holds, however deep: LaunchConfiguration in tuple[LaunchConfiguration, ...]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _is_section(model: type[BaseModel], name: str) -> bool:
    annotation = model.model_fields[name].annotation
    return annotation is not None and annotation is _model_in(annotation)


def _hint(name: str, model: type[BaseModel], key: Key) -> str:
    """The nearest setting: one beside it, else one further in (`temperature` is model.temperature)."""
    here = {spelling: (*key, spelling) for spelling in _spellings(model)}
    further = {str(path[-1]): path for path in _settings_in(model, key)}
    for paths in (here, further):
        if near := difflib.get_close_matches(name, paths, n=1):
            return f"did you mean {dotted(paths[near[0]])}?"
    return f"known are {', '.join(here)}"


def _settings_in(model: type[BaseModel], key: Key) -> Iterator[Key]:
    for name in model.model_fields:
        if _is_section(model, name) and (inner := _model_in(model.model_fields[name].annotation)):
            yield from _settings_in(inner, (*key, name))
        else:
            yield (*key, name)
