"""Right code in other styles than our experts', which has to pass all the same.

Most of it fails in the published harness. The files are `styles/<problem>/<execution model>.<what>.cpp`.
"""

from pathlib import Path

from pareval_agent.drivers.catalog import DRIVERS, Problem
from pareval_agent.drivers.execution_model import ExecutionModel

STYLES = DRIVERS / "styles"


def styles_of(problem: Problem, model: ExecutionModel) -> dict[str, Path]:
    """The files of one pair by what they do."""
    files = sorted((STYLES / problem.id).glob(f"{model.identifier}.*.cpp"))
    return {file.name.split(".")[1]: file for file in files}
