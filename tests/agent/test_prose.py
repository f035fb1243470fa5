"""Lines of explanations, and lines of code that look a little like them."""

import pytest

from pareval_agent.agent.prose import without_prose

PROSE = [
    "Here is the function that you asked for",
    "The result, as it's shown below, is 3.8",
    "It's done",
    "Don't forget `-fopenmp`",
    "# Title",
    "### Explanation (long)",
    "Solution:",
    "**Answer**",
    "**Step two:**",
    "Sorry, no.",
    "1. Sum",
    "10 elements",
    "Step 2",
    "- Use reduction",
    "* the sum (a double) of",
    "• an aside",
    "This works, because 'x is a vector' of doubles",
]
CODE = [
    "x;",
    "double sum = 0.0;",
    "static inline unsigned long long int",
    "MACRO Type name = 0, other = 1,",
    "__device__ size_t half(size_t n)",
    "const std::vector<Point> points(n)",
    "    + b",
    "    - c * d",
    "* p = 3",
    "done:",
    "default:",
    "#pragma omp parallel for",
    "#include <vector>",
    "char c = 'a', d = '\\'', e = '\\x41';",
    '"a string with several words in it"',
    "// This is a comment, it's prose",
    "/* This is a comment\nover two lines, isn't it\n*/",
    "f(this is no code\nbut within brackets it stays\n)",
    "{ unclosed braces protect all\nthat comes behind them",
    "return a and b or not c",
    "}",
    "template <typename T>",
    "using namespace std;",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_left_out(line: str) -> None:
    assert without_prose(f"int a;\n{line}\nint b;").split() == ["int", "a;", "int", "b;"]


@pytest.mark.parametrize("text", CODE)
def test_code_stays(text: str) -> None:
    assert without_prose(text) == text
