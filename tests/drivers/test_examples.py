"""Every example of a prompt is what the reference computes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.catalog import Problem, load_problems
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.process import run
from pareval_agent.tools.store import Store

PROBLEMS = [pytest.param(problem, id=problem.id) for problem in load_problems().values()]


@pytest.fixture(scope="module")
def harness() -> Harness:
    return Harness(ToolchainConfig(), Store())


@pytest.mark.parametrize("problem", PROBLEMS)
def test_examples_agree_with_the_reference(problem: Problem, harness: Harness) -> None:
    judge = harness.judge(problem)
    for example in problem.examples:
        given = {name: list(_numbers(_side(value, "before"))) for name, value in example.items()}
        lines = [f"{name} {len(numbers)} {' '.join(map(str, numbers))}" for name, numbers in given.items()]
        completed = run(
            [str(judge.program), "--example"],
            env=host_environment(),
            timeout_s=20,
            stdin="\n".join(lines).encode(),
        )
        results = json.loads(completed.stdout)
        assert results, "the problem has no result"
        expected = {name: list(_numbers(_side(example[name], "after"))) for name in results}
        assert results == {name: pytest.approx(numbers, rel=1e-4, abs=1e-6) for name, numbers in expected.items()}


def _side(value: Any, side: str) -> Any:
    """An argument that is read and written has a value before and one after."""
    return value[side] if isinstance(value, dict) and side in value else value


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for element in value:
            yield from _numbers(element)
    else:
        yield float(value)
