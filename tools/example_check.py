"""Holds the examples of a problem against its reference."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pareval_agent.drivers.catalog import Problem
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.process import run

_RELATIVE, _ABSOLUTE = 1e-4, 1e-6
"""Examples are rounded, so that people can read them."""
_TIMEOUT_S = 20


def wrong_examples(problem: Problem, judge: Path) -> Iterator[str]:
    """One line for each result of an example that the reference computes differently."""
    for number, example in enumerate(problem.examples, 1):
        expected = {name: list(_values(_side(value, "after"))) for name, value in example.items()}
        for name, computed in _computed(example, judge).items():
            if name not in expected:
                yield f"example {number} does not give `{name}`"
            elif not _equal(computed, expected[name]):
                yield f"example {number} says that `{name}` is {expected[name]}, and the reference {computed}"


def _computed(example: Any, judge: Path) -> dict[str, list[float]]:
    """What the reference makes of the example."""
    given = {name: list(_values(_side(value, "before"))) for name, value in example.items()}
    lines = [f"{name} {len(values)} {' '.join(map(json.dumps, values))}" for name, values in given.items()]
    stdin = "\n".join(lines).encode()
    completed = run([str(judge), "--example"], env=host_environment(), timeout_s=_TIMEOUT_S, stdin=stdin)
    results: dict[str, list[float]] = json.loads(completed.stdout)
    return results


def _equal(computed: list[float], expected: list[Any]) -> bool:
    return len(computed) == len(expected) and all(
        math.isclose(got, want, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE)
        for got, want in zip(computed, expected, strict=True)
    )


def _side(value: Any, side: str) -> Any:
    """An argument that is read and written has a value before and one after."""
    return value[side] if isinstance(value, dict) and side in value else value


def _values(value: Any) -> Iterator[float | str]:
    """Numbers and strings, one by one."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for element in value:
            yield from _values(element)
    else:
        yield value if isinstance(value, str) else float(value)
