"""A genuine checkout of the published harness works: run where PAREVAL_PUBLISHED_CHECKOUT names one."""

import os
from functools import cache
from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.published_checkout import Checkout, read_checkout
from pareval_agent.tools.published_harness import open_harness
from pareval_agent.tools.verdict import Verdict

NAMED = os.environ.get("PAREVAL_PUBLISHED_CHECKOUT")
MODELS = (ExecutionModel.SERIAL, ExecutionModel.OMP, ExecutionModel.MPI, ExecutionModel.MPI_OMP)

pytestmark = pytest.mark.skipif(NAMED is None, reason="PAREVAL_PUBLISHED_CHECKOUT names no checkout")

AVERAGE = "double average(std::vector<double> const& x) {"
MEAN = "double sum = 0;\nfor (double value : x) sum += value;\nreturn sum / x.size();\n}"
SUBARRAY = "int maximumSubarray(std::vector<int> const& x) {"
KADANE = """int most = x[0], here = 0;
for (int value : x) most = std::max(most, here = std::max(here, 0) + value);
return most;
}"""


@cache
def checkout() -> Checkout:
    return read_checkout(Path(NAMED or ""))


@pytest.mark.parametrize("problem", load_problems())
def test_it_has_drivers_of_every_problem(problem: str) -> None:
    for model in MODELS:
        prompt = Prompt(find_problem(problem), model)
        assert checkout().lacks(prompt) is None
        assert checkout().size(prompt).startswith("(1<<")
        assert checkout().validated_size(prompt) in {64, 128, 512, 1024, 2048}


@pytest.mark.parametrize(
    ("problem", "model", "head", "body", "verdict"),
    [
        ("27", ExecutionModel.SERIAL, AVERAGE, MEAN, Verdict.PASSED),
        ("27", ExecutionModel.OMP, AVERAGE, MEAN, Verdict.PASSED),
        pytest.param("27", ExecutionModel.MPI, AVERAGE, MEAN, Verdict.PASSED, marks=pytest.mark.mpi),
        ("27", ExecutionModel.SERIAL, AVERAGE, "return 0;\n}", Verdict.WRONG_ANSWER),
        ("27", ExecutionModel.SERIAL, AVERAGE, "std::abort();\n}", Verdict.CRASHED),
        ("34", ExecutionModel.SERIAL, SUBARRAY, KADANE, Verdict.WRONG_ANSWER),
    ],
)
def test_it_builds_runs_and_tells(
    problem: str, model: ExecutionModel, head: str, body: str, verdict: Verdict, tmp_path: Path
) -> None:
    launch = LaunchConfiguration(ranks=2 if model.uses_mpi else 1, threads=2 if model.uses_openmp else 1)
    with open_harness(checkout(), Config()) as harness:
        built = harness.build(Prompt(find_problem(problem), model), head, body, tmp_path)
        assert built.program is not None, built.error
        run = harness.run(model, built.program, launch)
    assert (run.verdict, run.oddity) == (verdict, None)
    assert (run.runtime_s is not None and run.best_sequential_s is not None) == verdict.passed
