"""Which settings a model has, what they may be called, and which was meant by a name that it lacks."""

import difflib
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

Key = tuple[str | int, ...]
"""The way to a value through mappings and lists: ("launch", "omp", 0)."""


def dotted(key: Key) -> str:
    """A key as a user writes it: launch.omp[0].threads."""
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).removeprefix(".")
    return words if words.isprintable() else repr(words)


def spellings(model: type[BaseModel]) -> dict[str, str]:
    """Field names by everything that they may be called: mpi_omp is also mpi+omp."""
    aliases = ((name, getattr(info.validation_alias, "choices", [])) for name, info in model.model_fields.items())
    return {str(spelling): name for name, choices in aliases for spelling in (name, *choices)}


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation holds, however deep: LaunchConfiguration in tuple[LaunchConfiguration, ...]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(model_in, get_args(annotation))), None)


def is_section(model: type[BaseModel], name: str) -> bool:
    """True if this field is one model, not a list of them."""
    annotation = model.model_fields[name].annotation
    return annotation is not None and annotation is model_in(annotation)


def hint(name: str, model: type[BaseModel], key: Key) -> str:
    """The nearest setting: one beside it, else one further in (`temperature` is model.temperature)."""
    here = {spelling: (*key, spelling) for spelling in spellings(model)}
    further = {str(path[-1]): path for path in _settings_in(model, key)}
    for paths in (here, further):
        if near := difflib.get_close_matches(name, paths, n=1):
            return f"did you mean {dotted(paths[near[0]])}?"
    return f"known are {', '.join(here)}"


def _settings_in(model: type[BaseModel], key: Key) -> Iterator[Key]:
    for name in model.model_fields:
        if is_section(model, name) and (inner := model_in(model.model_fields[name].annotation)):
            yield from _settings_in(inner, (*key, name))
        else:
            yield (*key, name)
