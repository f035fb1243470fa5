"""A problem from anywhere is judged like one of the catalogue, and mistakes in it are told at the user's own line."""

import re
from pathlib import Path

import pytest

from pareval_agent.benchmark.problem_check import check_problem
from pareval_agent.cli.main import main
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.drivers.catalog import OWN, Prompt, find_problem, read_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

EXAMPLE = Path(__file__).parents[2] / "examples" / "lennard_jones.hpp"


@pytest.fixture
def header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What `problem new` writes."""
    monkeypatch.chdir(tmp_path)
    assert main(["problem", "new", "sumOfSquares"]) == 0
    return tmp_path / "sumOfSquares.hpp"


def test_the_starting_point_works(header: Path, toolbox: LocalToolbox) -> None:
    problem = read_problem(header)
    check = check_problem(problem, toolbox)
    assert check.ok
    assert (problem.type, problem.id, check.examples) == (OWN, "sumOfSquares", 1)
    assert check.baseline_ms is not None


def test_the_example_of_the_documents_works(toolbox: LocalToolbox) -> None:
    assert check_problem(find_problem(str(EXAMPLE)), toolbox).ok


@pytest.mark.parametrize(
    ("model", "code", "verdict"),
    [
        (
            "omp",
            "#pragma omp parallel for reduction(+ : s)\nfor (size_t i = 0; i < x.size(); ++i) s += x[i] * x[i];",
            "passed",
        ),
        ("omp", "#pragma omp parallel for\nfor (size_t i = 0; i < x.size(); ++i) s += x[i] + x[i];", "wrong_answer"),
    ],
)
def test_candidates_are_judged(
    model: str, code: str, verdict: str, header: Path, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path
) -> None:
    prompt = Prompt(read_problem(header), ExecutionModel(model))
    source = f"{prompt.signature} {{\ndouble s = 0;\n{code}\nreturn s;\n}}\n"
    built = toolbox.build(prompt, source, tmp_path)
    assert built.library is not None, built.diagnostics
    assert toolbox.test(prompt, built.library, seeds).verdict is Verdict(verdict)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("double low = random", "double low = randum", r"sumOfSquares.hpp:\d+: 'randum' was not declared"),
        ("value * value;", "value * valu;", r"sumOfSquares.hpp:\d+: 'valu' was not declared"),
        ("> sizes()", "> sizzes()", "struct Problem has no static sizes"),
        ("void generate(", "void generated(", r"struct Problem has no generate\("),
        ("double> const& x) {", "float> const& x) {", "what args.. lists does not fit"),
        ("&Problem::sum", "&Problem::summ", r"sumOfSquares.hpp:\d+: 'summ' is not a member of 'Problem'"),
    ],
)
def test_a_mistake_is_told_at_its_line(old: str, new: str, message: str, header: Path, toolbox: LocalToolbox) -> None:
    text = header.read_text()
    assert old in text
    header.write_text(text.replace(old, new))
    with pytest.raises(UserError, match=message):
        check_problem(read_problem(header), toolbox)


def test_a_wrong_example_is_told(header: Path, toolbox: LocalToolbox) -> None:
    header.write_text(header.read_text().replace("return: 14", "return: 15"))
    check = check_problem(read_problem(header), toolbox)
    assert not check.ok
    assert check.wrong_examples == ("example 1 says that `return` is [15.0], and the reference [14]",)


def test_a_baseline_that_differs_is_told(header: Path, toolbox: LocalToolbox) -> None:
    header.with_suffix("").mkdir()
    wrong = re.sub(r"\{.*\}", "{ return 0; }", "double sumOfSquares(std::vector<double> const& x) {}")
    (header.with_suffix("") / "serial.cpp").write_text(wrong)
    with pytest.raises(InfrastructureError, match="baseline and reference differ"):
        check_problem(read_problem(header), toolbox)
