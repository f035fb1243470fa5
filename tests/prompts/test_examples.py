from dataclasses import replace
from typing import Any

import fakes
import pytest

from pareval_agent.prompts.examples import Example, examples

VECTOR = "double f(std::vector<double> const& x)"
POINTS = "struct Point {\n    double x, y;\n};"
COMPLEX = "void f(std::vector<std::complex<double>> const& x, std::vector<double>& r)"


def shown(signature: str, example: dict[str, Any], declarations: str = "") -> Example:
    problem = replace(
        fakes.PROMPT.problem,
        function="f",
        signature=signature,
        examples=(example,),
        sections={"declarations": declarations},
    )
    (only,) = examples(problem)
    return only


@pytest.mark.parametrize(
    ("signature", "declarations", "example", "given", "result"),
    [
        (VECTOR, "", {"x": [1, 2.5, -3], "return": 0.5}, "x = [1, 2.5, -3]", "0.5"),
        (VECTOR, "", {"x": [], "return": 0}, "x = []", "0"),
        ("bool f(int n)", "", {"n": 3, "return": True}, "n = 3", "true"),
        (
            "void f(std::vector<double> &A, size_t N)",
            "",
            {"A": {"before": [[4, 3], [6, 3]], "after": [[4, 3], [1.5, -1.5]]}, "N": 2},
            "A = [[4, 3], [6, 3]], N = 2",
            "A = [[4, 3], [1.5, -1.5]]",
        ),
        (COMPLEX, "", {"x": [[1, 0], [0, -2]], "r": [1, 1]}, "x = [(1, 0), (0, -2)]", "r = [1, 1]"),
        (
            "void f(std::vector<Point> const& points, std::vector<Point>& hull)",
            POINTS,
            {"points": [[0, 1], [2, 3]], "hull": [[0, 1]]},
            "points = [{0, 1}, {2, 3}]",
            "hull = [{0, 1}]",
        ),
        (
            "void f(std::vector<std::string> const& s, std::array<size_t, 26>& bins)",
            "",
            {"s": ["dog", "été"], "bins": [1, 0]},
            's = ["dog", "été"]',
            "bins = [1, 0]",
        ),
    ],
)
def test_values_look_as_in_the_language(
    signature: str, declarations: str, example: dict[str, Any], given: str, result: str
) -> None:
    assert shown(signature, example, declarations) == Example(input=given, output=result)


def test_a_large_matrix_has_a_row_a_line() -> None:
    rows = [[10 * row + column for column in range(10)] for row in range(3)]
    example = {"A": rows, "N": 10, "K": 3, "return": 1}
    assert shown("int f(std::vector<int> const& A, size_t N, size_t K)", example).input == (
        "A = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9],\n"
        "     [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],\n"
        "     [20, 21, 22, 23, 24, 25, 26, 27, 28, 29]],\n"
        "N = 10, K = 3"
    )


def test_many_values_are_wrapped() -> None:
    names = [f"argument_{letter}" for letter in "abcdef"]
    signature = f"int f({', '.join(f'int {name}' for name in names)})"
    lines = shown(signature, {**dict.fromkeys(names, 123456), "return": 0}).input.splitlines()
    assert [line.count("=") for line in lines] == [4, 2]
