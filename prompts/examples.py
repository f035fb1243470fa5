"""The examples of a problem as a prompt shows them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pareval_agent.drivers.catalog import Problem
from pareval_agent.drivers.signature import parse_signature

_LINE_CHARACTERS = 88
"""What is longer is broken: a list of rows into its rows, several values into a line each."""

_LONG_LIST = 64
"""Elements of a list that is not shown one by one."""

_Brackets = tuple[str, str]
_SQUARE, _BRACES, _ROUND = ("[", "]"), ("{", "}"), ("(", ")")


@dataclass(frozen=True)
class Example:
    """One call of the function; both texts may have several lines."""

    input: str
    output: str


def examples(problem: Problem) -> Iterator[Example]:
    """The examples of a problem in its own words: `x = [1, 2]`, `(re, im)` for a complex number, `{…}` for a struct."""
    parameters = list(_parameters(problem))
    returned = _brackets(problem, parse_signature(problem.signature, problem.function).returned)
    for example in problem.examples:
        shown = [(parameter, example[parameter.name]) for parameter in parameters if parameter.name in example]
        given = [
            _assignment(parameter, value["before"] if _is_changed(value) else value)
            for parameter, value in shown
            if _is_changed(value) or not parameter.is_result
        ]
        results = [
            _assignment(parameter, value["after"] if _is_changed(value) else value)
            for parameter, value in shown
            if parameter.is_result
        ]
        if "return" in example:
            results.append(_text(example["return"], returned))
        yield Example(input=_wrapped(given), output=_wrapped(results))


@dataclass(frozen=True)
class _Parameter:
    name: str
    brackets: _Brackets
    """Around the innermost lists of its value."""
    is_result: bool


def _parameters(problem: Problem) -> Iterator[_Parameter]:
    for parameter in parse_signature(problem.signature, problem.function).parameters:
        brackets = _brackets(problem, parameter.type)
        yield _Parameter(name=parameter.name, brackets=brackets, is_result=parameter.is_written)


def _brackets(problem: Problem, cpp_type: str) -> _Brackets:
    """An innermost list is one element where the elements are structs or complex numbers."""
    if "std::complex" in cpp_type:
        return _ROUND
    structs = re.findall(r"\bstruct\s+(\w+)", problem.declarations)
    return _BRACES if any(re.search(rf"\b{struct}\b", cpp_type) for struct in structs) else _SQUARE


def _is_changed(value: Any) -> bool:
    """True for what a call finds and changes."""
    return isinstance(value, Mapping) and value.keys() == {"before", "after"}


def _assignment(parameter: _Parameter, value: Any) -> str:
    """`name = value`, with the rows of a large matrix below each other, and of a long list what is not usual."""
    if isinstance(value, list) and len(value) > _LONG_LIST:
        return _exceptions(parameter.name, value)
    opening = f"{parameter.name} = "
    text = opening + _text(value, parameter.brackets)
    if len(text) <= _LINE_CHARACTERS or not (isinstance(value, list) and all(isinstance(row, list) for row in value)):
        return text
    rows = (_text(row, parameter.brackets) for row in value)
    return f"{opening}[" + f",\n{' ' * len(opening)} ".join(rows) + "]"


def _exceptions(name: str, values: list[Any]) -> str:
    """`name[1] = 2, all others 0`."""
    usual, _ = Counter(values).most_common(1)[0]
    return ", ".join(
        [*(f"{name}[{i}] = {value}" for i, value in enumerate(values) if value != usual), f"all others {usual}"]
    )


def _text(value: Any, brackets: _Brackets) -> str:
    if isinstance(value, list):
        innermost = value and not any(isinstance(element, list) for element in value)
        left, right = brackets if innermost else _SQUARE
        return left + ", ".join(_text(element, brackets) for element in value) + right
    # JSON writes strings and truth values as C++ does, and numbers as YAML had them.
    return json.dumps(value, ensure_ascii=False)


def _wrapped(parts: Iterable[str]) -> str:
    """Parts with commas between them, as many on a line as fit."""
    lines: list[str] = []
    for part in parts:
        together = f"{lines[-1]}, {part}" if lines else part
        if lines and "\n" not in together and len(together) <= _LINE_CHARACTERS:
            lines[-1] = together
        else:
            lines.append(part)
    return ",\n".join(lines)
