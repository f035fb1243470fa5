"""One YAML text read against the schema: its values, and where each of them stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import BaseModel

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.settings import Key, dotted, hint, is_section, model_in, spellings

Place = Callable[[int], str]
"""Words for a line, counted from 0: `run.yaml:3`."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True)
class Source:
    """Values of one file or override, and the place of each in words."""

    values: dict[str, Any]
    places: dict[Key, str]


def read_text(text: str, model: type[BaseModel], place: Place) -> Source:
    """Values of a YAML document; settings that `model` does not know are refused."""
    node = _compose(text, place)
    return _read(node, model, place) if node and node.tag != _NULL else Source({}, {})


def read_setting(name: str, text: str, model: type[BaseModel], place: Place) -> Source:
    """The setting with this dotted name, its value in YAML; no text is null."""
    node = _compose(text, place) or _compose("null", place)
    for part in reversed(name.split(".")):
        label = yaml.ScalarNode("tag:yaml.org,2002:str", part, node.start_mark)
        node = yaml.MappingNode("tag:yaml.org,2002:map", [(label, node)], node.start_mark)
    return _read(node, model, place)


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
            values[name] = {} if value is None and is_section(model, name) else value
        return values

    def setting(self, name: str, model: type[BaseModel], key: Key, line: int) -> tuple[str, type[BaseModel] | None]:
        """The field that goes by this name, and the model of its values, if they have settings of their own."""
        known = spellings(model).get(name)
        if known is None:
            problem = f"no such setting; {hint(name, model, key)}"
            raise UserError(f"{self.place(line)}: {dotted((*key, name))}: {problem}")
        return known, model_in(model.model_fields[known].annotation)

    def plain(self, node: yaml.Node, key: Key) -> Any:
        try:
            return yaml.constructor.SafeConstructor().construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError) as error:
            problem = getattr(error, "problem", None) or error
            raise UserError(f"{self.places[key]}: {dotted(key)}: {problem}") from None


def _holds_lists(node: yaml.SequenceNode) -> bool:
    """No setting is a list of lists; leaving those to YAML also ends at a list that holds itself."""
    return any(isinstance(item, yaml.SequenceNode) for item in node.value)
