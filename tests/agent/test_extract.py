"""Answers as models give them, and the source that must come out."""

import pytest

from pareval_agent.agent.extract import Extraction, extract

SIGNATURE = "double average(std::vector<double> const& x)"
BODY = "    double sum = 0;\n    for (double v : x) { sum += v; }\n    return sum / x.size();"
FUNCTION = f"{SIGNATURE} {{\n{BODY}\n}}"
OLDER = f"{SIGNATURE} {{\n    return x[0];\n}}"
MAIN = 'int main() {\n    std::cout << "}" << average({1, 2}) << std::endl; // }\n    return 0;\n}'
EXPLANATION = "The function adds all of the values (a loop) and divides.\n\n- `x`: the values\n- Time complexity: O(n)"
HELPER = "double half(double v) { return v / 2; }"
CALLS_HELPER = f"{SIGNATURE} {{\n    return 2 * half(x[0]);\n}}"
NAMESAKE = "double median(std::vector<double> const& x) {\n    return x[x.size() / 2];\n}"


def fenced(code: str, info: str = "cpp") -> str:
    return f"```{info}\n{code}\n```\n"


def found(answer: str) -> Extraction:
    return extract(answer, function="average", signature=SIGNATURE)


BODIES = {
    "fenced": fenced(BODY),
    "raw": BODY,
    "raw, the brace on a line of its own": BODY + "\n}\n",
    "fenced with the closing brace": fenced(BODY + "\n}"),
    "raw, then an explanation": f"{BODY}\n}}\n\n{EXPLANATION}\n",
    "raw, then a closing fence and an explanation": f"{BODY}\n}}\n```\n\n{EXPLANATION}\n",
    "raw, then a fence, then an example of use": f"{BODY}\n}}\n```\nUse it so:\n{fenced('double a = average(data);')}",
    "raw, then a closing fence behind the brace": f"{BODY}\n}}```\n",
    "raw, then main": f"{BODY}\n}}\n\n{MAIN}\n",
    "raw, then functions that it does not call": f"{BODY}\n}}\n\n{NAMESAKE}\n\n{HELPER}\n",
    "raw, then an overload of itself": f"{BODY}\n}}\n\ndouble average(std::vector<float> const& x) {{ return 1; }}\n",
    "raw, then a function that is cut off": f"{BODY}\n}}\n\n/* The median. */\n{NAMESAKE[:-30]}",
    "raw, then an end token": f"{BODY}\n}}<|endoftext|>",
    "raw, then another prompt": f"{BODY}\n}}\n\n/* Return the sum.\n   Example: it's }}\n*/\ndouble sum(",
    "before an example of its use": f"{fenced(BODY)}\nFor example:\n{fenced('double a = average(x);')}",
    "after an example of its use": f"{fenced('double a = average(x);')}\nThe body is:\n{fenced(BODY)}",
    "after an older one": f"{fenced('return x[0];')}\nThat is wrong, so:\n{fenced(BODY)}",
    "after prose without a fence": f"Here is the body of the function:\n\n{BODY}\n",
    "without indentation around it": fenced("\n\n" + BODY + "\n\n"),
}


@pytest.mark.parametrize("answer", BODIES.values(), ids=BODIES.keys())
def test_a_body_is_put_between_the_braces_of_the_signature(answer: str) -> None:
    assert found(answer) == Extraction(source=FUNCTION + "\n", kind="body", reason=None)


WRAPPED = {
    "includes move in front": ("#include <cmath>\n" + BODY, f"#include <cmath>\n\n{FUNCTION}"),
    "an include in the middle moves": (
        "    double sum = 0;\n#include <omp.h>\n    return sum;",
        f"#include <omp.h>\n\n{SIGNATURE} {{\n    double sum = 0;\n\n    return sum;\n}}",
    ),
    "helpers stay in front": (f"{HELPER}\n\nreturn half(x[0]);", f"{HELPER}\n\n{SIGNATURE} {{\nreturn half(x[0]);\n}}"),
    "a helper of the wanted shape, if statements follow that return": (
        f"{NAMESAKE}\nreturn median(x);",
        f"{NAMESAKE}\n\n{SIGNATURE} {{\nreturn median(x);\n}}",
    ),
    "main in front is dropped": (
        f"{HELPER}\n{MAIN}\n{HELPER}\nreturn 1;",
        f"{HELPER}\n\n{HELPER}\n\n{SIGNATURE} {{\nreturn 1;\n}}",
    ),
    "local types stay inside": (
        "struct Pair { double a; };\nPair p{x[0]};\nreturn p.a;",
        f"{SIGNATURE} {{\nstruct Pair {{ double a; }};\nPair p{{x[0]}};\nreturn p.a;\n}}",
    ),
    "lambdas stay inside": (
        "auto f = [&](int i) { return x[i]; };\nreturn f(0);",
        f"{SIGNATURE} {{\nauto f = [&](int i) {{ return x[i]; }};\nreturn f(0);\n}}",
    ),
    "braces of its own": ("{\n    return x[0];\n}", f"{SIGNATURE} {{\n{{\n    return x[0];\n}}\n}}"),
    "a pragma comes first": (
        "#pragma omp parallel for\nfor (;;) {}\nreturn 0;",
        f"{SIGNATURE} {{\n#pragma omp parallel for\nfor (;;) {{}}\nreturn 0;\n}}",
    ),
    "a comment comes last": ("return x[0]; // }", f"{SIGNATURE} {{\nreturn x[0]; // }}\n}}"),
    "a helper that follows and is called": (
        f"return half(x[0]);\n}}\n\n{HELPER}\n\n{NAMESAKE}",
        f"{SIGNATURE} {{\nreturn half(x[0]);\n}}\n\n{HELPER}",
    ),
    "an expression over several lines": (
        "double r = x[0]\n    + x[1]\n    - x[2];\nreturn r",
        f"{SIGNATURE} {{\ndouble r = x[0]\n    + x[1]\n    - x[2];\nreturn r\n}}",
    ),
    "braces that do not match": (
        "for (double v : x) {\n    v;\nreturn 0;",
        f"{SIGNATURE} {{\nfor (double v : x) {{\n    v;\nreturn 0;\n}}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fence", [True, False], ids=["fenced", "raw"])
@pytest.mark.parametrize(("answer", "source"), WRAPPED.values(), ids=WRAPPED.keys())
def test_what_cannot_stand_inside_goes_outside(answer: str, source: str, fence: bool) -> None:
    extraction = found(fenced(answer) if fence else answer)
    assert (extraction.kind, extraction.source) == ("body", source + "\n")
