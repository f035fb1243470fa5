"""What must hold for every answer, however broken."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pareval_agent.agent.extract import extract

SIGNATURE = "double average(std::vector<double> const& x)"
PIECES = [
    *"{}()[]<>;:,=*&#\\\"'`~\n\t \0", "```", "```cpp\n", "\n```\n", "~~~\n", "<think>", "</think>", "//", "/*", "*/",
    "R\"x(", ")x\"", "#if 0\n", "#else\n", "#endif\n", "#include <a>\n", "#define f ", "template", "operator",
    "struct S ", "namespace n ", 'extern "C" ', "using x = ", "typedef ", "for ", "if ", "else ", "return ",
    "int main() {", SIGNATURE, "average", "double mean(std::vector<double> const& x) {", "std::", "1'0", "1.5e+",
    "[[a]]", "It's so: ", "\n\n", "\r\n", "\ud800", "\u2212", "\u00a4", "x", "void ", "static ", "const int k = 2;",
    "- item\n", "1. ", "# Title\n",
]  # fmt: skip
broken = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)


@settings(deadline=None)
@given(broken)
def test_any_answer_gives_either_a_source_that_can_be_saved_or_a_reason_of_one_line(answer: str) -> None:
    extraction = extract(answer, function="average", signature=SIGNATURE)
    if extraction.source is None:
        assert extraction.kind is None
        assert extraction.reason
        assert "\n" not in extraction.reason
    else:
        assert extraction.kind
        assert extraction.reason is None
        assert "\0" not in extraction.source
        assert "average" in extraction.source
        assert extraction.source.encode("utf-8").endswith(b"\n")


SIMPLE = [
    "x;", "int n = 3;", "// it's a } brace\n", "/* { */", 'f("}{", \'{\', "\\"}");', "auto s = R\"(}\n\")\";", "\n\n",
    "\n#pragma omp parallel for \\\n  reduction(+:s)\n", "\n#ifdef A\nif (a) {\n#else\n{\n#endif\n}", "v[i] = {1, 2};",
    "auto g = [&](int i) { return i; };", "std::vector<std::vector<int>> w;", "a < b; c > d;", "struct P { int a; };",
    "main();", "average(x);", "1'000'000;", "Here is the code\n", "`", "k<<<1, 2>>>();", "~T();", "return 1;",
]  # fmt: skip
code = st.recursive(
    st.lists(st.sampled_from(SIMPLE), max_size=4).map(" ".join),
    lambda inner: st.tuples(st.sampled_from(["for (;;) ", "if (a) ", "do ", "", "else "]), inner).map(
        lambda parts: f"{parts[0]}{{ {parts[1]}\n}}"
    ),
    max_leaves=8,
)
HELPERS = ["#include <map>", "struct P { int a; };", "int f(int a) { return a; }", "int main() { average(); }"]
helpers = st.lists(st.sampled_from(HELPERS), max_size=3).map("\n".join)
ENDS = ["", "\n}", "\n}\n\nIt's done: {1, 2}.\n", "\n}\n\nint main() {\n    average(", "\n}\n```\nIt's"]


@settings(deadline=None)
@given(code, helpers, helpers)
def test_a_balanced_function_survives_character_by_character(inside: str, before: str, after: str) -> None:
    function = f"{SIGNATURE} {{\n{inside}\n}}"
    answer = f"It's here:\n```cpp\n{before}\n{function}\n{after}\n```\nAnd that's {{all}}."
    extraction = extract(answer, function="average", signature=SIGNATURE)
    assert extraction.source is not None
    assert function in extraction.source
    assert "int main" not in extraction.source


@settings(deadline=None)
@given(code, st.sampled_from(ENDS))
def test_a_balanced_body_survives_character_by_character(inside: str, end: str) -> None:
    body = f"    double sum = 0;\n    for (;;) {{ {inside}\n    }}\n    return sum;"
    extraction = extract(body + end, function="average", signature=SIGNATURE)
    assert extraction.source == f"{SIGNATURE} {{\n{body}\n}}\n"


@settings(deadline=None)
@given(code, helpers)
def test_extracting_again_changes_nothing(inside: str, before: str) -> None:
    answer = f"```cpp\n{before}\n{SIGNATURE} {{\n{inside}\n}}\n```"
    source = extract(answer, function="average", signature=SIGNATURE).source
    assert source is not None
    again = extract(f"```cpp\n{source}```", function="average", signature=SIGNATURE)
    assert again.source == source
