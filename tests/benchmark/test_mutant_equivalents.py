"""The table of mutants that may pass."""

from pathlib import Path

import pytest

from pareval_agent.benchmark.mutant import Mutant, Operator
from pareval_agent.benchmark.mutant_equivalents import read_equivalents, reason_to_pass, shipped_equivalents
from pareval_agent.benchmark.mutants import all_mutants
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import JUDGED, KERNELS, ExecutionModel

PROBLEM = find_problem("27_reduce_average")
TABLE = """\
27_reduce_average:
- {line: a < b, mutant: a <= b, targets: [omp], reason: ties}
- {line: n = 4, reason: speed}
"""


def mutant(before: str, after: str) -> Mutant:
    return Mutant(Operator.BOUNDARY, line=1, before=before, after=after, source="")


@pytest.mark.parametrize(
    ("target", "before", "after", "reason"),
    [
        ("omp", "a < b", "a <= b", "ties"),
        ("mpi", "a < b", "a <= b", None),
        ("omp", "a < b", "a > b", None),
        ("serial", "n = 4", "n = 5", "speed"),
        ("serial", "m = 4", "m = 5", None),
    ],
)
def test_a_row_covers(tmp_path: Path, target: str, before: str, after: str, reason: str | None) -> None:
    (tmp_path / "table.yaml").write_text(TABLE)
    table = read_equivalents(tmp_path / "table.yaml")
    prompt = Prompt(PROBLEM, ExecutionModel(target))
    assert reason_to_pass(mutant(before, after), prompt, table) == reason
    other = Prompt(find_problem("25_reduce_xor"), ExecutionModel(target))
    assert reason_to_pass(mutant(before, after), other, table) is None


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "table.yaml").write_text("27_reduce_average:\n- {line: a, why: none}\n")
    with pytest.raises(InfrastructureError, match=r"table\.yaml"):
        read_equivalents(tmp_path / "table.yaml")


def test_every_shipped_row_is_about_mutants_that_there_are() -> None:
    for name, rows in shipped_equivalents().items():
        problem = load_problems()[name]
        experts = {model.value: problem.solution(model) for model in (*JUDGED, *KERNELS)}
        mutants = {target: all_mutants(file.read_text()) for target, file in experts.items() if file.is_file()}
        for row in rows:
            assert row.reason
            for target in row.targets or ():
                assert any(row.covers(each, target) for each in mutants[target]), (name, row, target)
            assert any(row.covers(each, target) for target in mutants for each in mutants[target]), (name, row)
