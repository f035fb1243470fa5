"""Every example of a prompt is what the reference computes."""

from dataclasses import replace

import pytest

from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.catalog import Problem, find_problem, load_problems
from pareval_agent.tools.example_check import wrong_examples
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.store import Store

PROBLEMS = [pytest.param(problem, id=problem.id) for problem in load_problems().values()]


@pytest.fixture(scope="module")
def harness() -> Harness:
    return Harness(ToolchainConfig(), Store())


@pytest.mark.parametrize("problem", PROBLEMS)
def test_examples_agree_with_the_reference(problem: Problem, harness: Harness) -> None:
    assert problem.examples
    assert list(wrong_examples(problem, harness.judge(problem).program)) == []


def test_a_wrong_example_is_told(harness: Harness) -> None:
    problem = replace(find_problem("27"), examples=({"x": [1, 2], "return": 2},))
    assert list(wrong_examples(problem, harness.judge(find_problem("27")).program)) == [
        "example 1 says that `return` is [2.0], and the reference [1.5]"
    ]
