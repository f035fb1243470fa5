"""Answers without the wanted function: the model is told in one line what to do."""

import pytest

from pareval_agent.agent.extract import MAX_CHARACTERS, extract

SIGNATURE = "double average(std::vector<double> const& x)"
FUNCTION = f"{SIGNATURE} {{ return x[0]; }}"


def fenced(code: str, info: str = "cpp") -> str:
    return f"```{info}\n{code}\n```\n"


NO_CODE = "The answer holds no C++ code."
EMPTY = "The answer is empty, or all of it is thinking."
DECLARED = "The answer declares average but does not define it."
SCOPED = "The answer defines no free function average, outside of classes and namespaces."
NOTHING = {
    "empty": ("", EMPTY),
    "blanks": (" \n\t\r\n\0", EMPTY),
    "an empty block": ("```cpp\n```", NO_CODE),
    "only comments": (fenced("// TODO\n/* return x[0]; */"), NO_CODE),
    "prose": ("I'm sorry, but I cannot help with that. It is not possible.", NO_CODE),
    "prose in a block": (fenced("The average is the sum divided by the count", ""), NO_CODE),
    "prose in several paragraphs": ("# Average\n\nTo do so:\n\n1. Sum them up.\n2. Divide.\n\n**Done!**", NO_CODE),
    "prose with code quoted": ("Call `std::reduce(x.begin(), x.end());` and divide by `x.size();`", NO_CODE),
    "thinking that does not end": (f"<think>It could be {fenced(FUNCTION)}", EMPTY),
    "thinking and nothing behind": (f"<think>It could be {fenced(FUNCTION)}</think>\n", EMPTY),
    "a declaration": (fenced(f"{SIGNATURE};"), DECLARED),
    "a declaration without a fence": (f"{SIGNATURE};", DECLARED),
    "the signature with its open brace": (fenced(f"{SIGNATURE} {{\n    // TODO\n"), DECLARED),
    "the signature without a brace": (fenced(SIGNATURE), DECLARED),
    "a file of headers": (fenced("#include <vector>\n#include <omp.h>\nusing namespace std;"), NO_CODE),
    "only main": (fenced("int main() { return 0; }"), "The answer defines main, but no free function average."),
    "a function of another shape": (
        fenced("double sum(double a, double b) { return a + b; }"),
        "The answer defines sum, but no free function average.",
    ),
    "two functions that it could be": (
        fenced(FUNCTION.replace("average", "mean") + "\n" + FUNCTION.replace("average", "median")),
        "The answer defines mean, median, but no free function average.",
    ),
    "a member": (fenced(f"class Solution {{\npublic:\n    {FUNCTION}\n}};"), SCOPED),
    "a member defined outside": (fenced(FUNCTION.replace("average", "Solution::average")), SCOPED),
    "a function in a namespace": (fenced(f"namespace n {{ {FUNCTION} }}"), SCOPED),
    "output": (fenced("[1, 2, 3]\n3.8", ""), NO_CODE),
    "Python": (
        fenced("def average(x):\n    return sum(x) / len(x)", "python"),
        "The code in the answer is marked as python, not as C++.",
    ),
    "Python without a name": (fenced("import numpy as np\n\ndef average(x):\n    return sum(x) / len(x)", ""), NO_CODE),
    "Python without a fence": ("def average(x):\n    total = 0\n    return sum(x) / len(x)\n", NO_CODE),
    "JavaScript": (fenced("function average(x) { let s = 0; return s; }", ""), SCOPED),
    "Rust": (fenced("pub fn average(x: &[f64]) -> f64 { x[0] }", ""), SCOPED),
    "a shell and JSON": (
        fenced("g++ a.cpp; ./a", "bash") + fenced('{"a": 1}', "json"),
        "The code in the answer is marked as bash, json, not as C++.",
    ),
    "far too much": (
        "average(x); " * MAX_CHARACTERS,
        f"The answer has {12 * MAX_CHARACTERS} characters, of which at most {MAX_CHARACTERS} are read.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "reason"), [*NOTHING.values()], ids=[*NOTHING])
def test_the_reason_is_one_line_that_says_what_to_do(answer: str, reason: str) -> None:
    extraction = extract(answer, function="average", signature=f" {SIGNATURE} ")
    assert (extraction.source, extraction.kind) == (None, None)
    assert extraction.reason == f"{reason} Write the whole function {SIGNATURE} in one C++ code block."


def test_names_that_the_model_made_up_do_not_fill_the_reason() -> None:
    extraction = extract("".join(f"int f{n}() {{}}\n" for n in range(9999)), function="average", signature=SIGNATURE)
    assert len(extraction.reason or "") < 300
