"""Answers that define the wanted function, alone or in a file, and what is kept of them."""

import pytest

from pareval_agent.agent.extract import Extraction, extract

SIGNATURE = "double average(std::vector<double> const& x)"
FUNCTION = (
    f"{SIGNATURE} {{\n    double sum = 0;\n    for (double v : x) {{ sum += v; }}\n    return sum / x.size();\n}}"
)
OLDER = f"{SIGNATURE} {{\n    return x[0];\n}}"
MAIN = 'int main() {\n    std::cout << "}" << average({1, 2}) << std::endl; // }\n    return 0;\n}'
HELPER = "double half(double v) { return v / 2; }"
HEADERS = "#include <vector>\n#include <omp.h>\n\nusing namespace std;"
STRUCT = "struct Point {\n    double x, y;\n};"


def fenced(code: str) -> str:
    return f"```cpp\n{code}\n```\n"


def found(answer: str) -> Extraction:
    return extract(answer, function="average", signature=SIGNATURE)


KEPT_AS_THEY_ARE = {
    "the function": FUNCTION,
    "brace on the next line": FUNCTION.replace(" {", "\n{", 1),
    "spelled another way": FUNCTION.replace("std::vector<double> const& x", "const std::vector<double> &values"),
    "taken by value": FUNCTION.replace(" const&", ""),
    "over several lines": FUNCTION.replace("(std", "(\n    std").replace("& x)", "& x\n)"),
    "static inline": f"static inline {FUNCTION}",
    "with attributes": f"[[nodiscard]] __attribute__((noinline)) {FUNCTION}",
    "a template": f"template <typename T = std::vector<int>>\n{FUNCTION}",
    "extern C": f'extern "C" {FUNCTION}',
    "with a trailing result": FUNCTION.replace("double average", "auto average").replace(") {", ") -> double {", 1),
    "noexcept": FUNCTION.replace(") {", ") noexcept(true) {", 1),
    "a default argument": FUNCTION.replace("& x)", "& x = {1})"),
    "braces in strings": FUNCTION.replace("double sum", 'auto s = "}{" "\\"}"; char c = \'}\'; double sum'),
    "braces in a raw string": FUNCTION.replace("double sum", 'auto s = R"x(}\n"})x"; double sum'),
    "braces in comments": FUNCTION.replace("double sum", "/* } */ // }\n    double sum"),
    "lambdas and nested blocks": FUNCTION.replace(
        "double sum", "auto f = [](int a) { { return a; } };\n    double sum"
    ),
    "branches of the preprocessor that each open a brace": FUNCTION.replace(
        "    for", "#ifdef _OPENMP\n    if (true) {\n#else\n    {\n#endif\n    }\n    for"
    ),
    "digit separators": FUNCTION.replace("= 0;", "= 1'000'000;"),
    "continued lines": FUNCTION.replace(
        "    for", "    #pragma omp parallel for \\\n        reduction(+:sum)\n    for"
    ),
}
KEPT_AS_FILES = {
    "a comment in front": f"// Adds {{ and divides.\n{FUNCTION}",
    "headers and using namespace": f"{HEADERS}\n\n{FUNCTION}",
    "a helper in front": f"{HELPER}\n\n{FUNCTION}",
    "a helper behind": f"double half(double v);\n\n{FUNCTION}\n\n{HELPER}",
    "a helper of the same shape": f"double total(std::vector<double> const& x) {{ return 0; }}\n\n{FUNCTION}",
    "an overload": f"{FUNCTION}\n\ndouble average(std::vector<float> const& x) {{ return x[0]; }}",
    "a struct": f"{STRUCT}\n\n{FUNCTION}",
    "the prompt repeated": f"{STRUCT}\n\n/* Return the average.\n   Example:\n   input: [1, {{2}}]\n*/\n{FUNCTION}",
    "constants and macros": f"#define N 5 /* {{ */\nconst int k[] = {{1}};\nauto f = [] {{ return 1; }};\n\n{FUNCTION}",
    "namespaces": f"namespace detail {{ int f() {{ return 1; }} }}\n\n{FUNCTION}",
    "a linkage block": f'extern "C" {{\n{FUNCTION}\n}}',
    "a linkage block for C": f'#ifdef __cplusplus\nextern "C" {{\n#endif\n{FUNCTION}\n#ifdef __cplusplus\n}}\n#endif',
    "chosen by the preprocessor": f"#ifdef _OPENMP\n{FUNCTION}\n#else\n{OLDER}\n#endif",
    "a class without its semicolon": f"{STRUCT[:-1]}\n\n{FUNCTION}",
    "statements, which the compiler will refuse": f"std::sort(a, b);\n{FUNCTION}",
}  # fmt: skip


@pytest.mark.parametrize("around", ["{}", "```cpp\n{}\n```", "Here it is:\n\n{}\n\nIt adds all the values up.\n"])
@pytest.mark.parametrize("code", [*KEPT_AS_THEY_ARE.values()], ids=[*KEPT_AS_THEY_ARE])
def test_a_function_is_kept_as_it_is(code: str, around: str) -> None:
    assert found(around.replace("{}", code)) == Extraction(source=code + "\n", kind="function", reason=None)


@pytest.mark.parametrize("fence", [True, False], ids=["fenced", "raw"])
@pytest.mark.parametrize("code", [*KEPT_AS_FILES.values()], ids=[*KEPT_AS_FILES])
def test_what_stands_around_a_function_is_kept(code: str, fence: bool) -> None:
    extraction = found(fenced(code) if fence else code)
    expected = "function" if code.startswith("//") else "file"
    assert extraction.source == code + "\n"
    assert extraction.kind in {expected, "function"}


CUT = {
    "main behind": (f"{FUNCTION}\n\n{MAIN}", FUNCTION),
    "main in front": (f"{MAIN}\n\n{FUNCTION}", FUNCTION),
    "main with arguments": (f"{HEADERS}\n{FUNCTION}\n\nint main(int n, char *v[])\n{{\n}}", f"{HEADERS}\n{FUNCTION}"),
    "main without a result": (f"{FUNCTION}\nmain() {{ }}", FUNCTION),
    "main in a linkage block": (f'extern "C" {{\n{MAIN}\n}}\n{FUNCTION}', f'extern "C" {{\n\n}}\n{FUNCTION}'),
    "an earlier version": (f"{OLDER}\n\n{FUNCTION}", FUNCTION),
    "a brace too many": (f"{FUNCTION}\n}}", FUNCTION),
    "a brace too many in front": (f"}}\n{FUNCTION}", FUNCTION),
    "what follows a brace too many": (f"{FUNCTION}\n}}\nint other() {{ return 1; }}", FUNCTION),
    "the last brace is missing": (FUNCTION[:-2], FUNCTION),
    "two braces are missing": (FUNCTION[:-2].replace("; }", ";"), FUNCTION[:-2].replace("; }", ";")),
    "a closing brace comes too early": (FUNCTION.replace("for", "} for"), FUNCTION.replace("for", "} for")[:-2]),
    "prose that is no sentence": (f"{FUNCTION}\n\nEnjoy", FUNCTION),
}  # fmt: skip


@pytest.mark.parametrize("fence", [True, False], ids=["fenced", "raw"])
@pytest.mark.parametrize(("code", "source"), [*CUT.values()], ids=[*CUT])
def test_what_cannot_be_part_of_the_solution_is_left_out(code: str, source: str, fence: bool) -> None:
    assert found(fenced(code) if fence else code).source == source + "\n"


RENAMED = {
    "the definition": (FUNCTION.replace("average", "mean"), FUNCTION),
    "its calls": (
        "double mean(std::vector<double> const& x) { return x.empty() ? 0 : mean({}); }",
        "double average(std::vector<double> const& x) { return x.empty() ? 0 : average({}); }",
    ),
    "not members, nor what another scope has": (
        "double mean(std::vector<double> const& x) { return a.mean() + p->mean + std::mean(x) + meaning; }",
        "double average(std::vector<double> const& x) { return a.mean() + p->mean + std::mean(x) + meaning; }",
    ),
    "not strings and comments": (
        'double mean(const std::vector<double>& v) { /* mean */ return f("mean"); } // mean',
        'double average(const std::vector<double>& v) { /* mean */ return f("mean"); } // mean',
    ),
    "macros, but no headers": (
        '#include <mean>\n#define CALL mean(v.mean)\ndouble mean(const std::vector<double>& v) { return CALL; }',
        '#include <mean>\n#define CALL average(v.mean)\ndouble average(const std::vector<double>& v) { return CALL; }',
    ),
    "beside helpers of other shapes": (f"{HELPER}\n{FUNCTION.replace('average', 'mean')}", f"{HELPER}\n{FUNCTION}"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "source"), [*RENAMED.values()], ids=[*RENAMED])
def test_the_only_function_of_the_wanted_shape_gets_the_wanted_name(code: str, source: str) -> None:
    assert found(fenced(code)).source == source + "\n"


KERNEL = "__global__ void average(const double *x, size_t N, double *average)"


@pytest.mark.parametrize(
    ("answer", "source"),
    [
        ("*average = x[0];", f"{KERNEL} {{\n*average = x[0];\n}}"),
        (f"{KERNEL} {{ *average = x[N - 1]; }}", f"{KERNEL} {{ *average = x[N - 1]; }}"),
        (
            f"__device__ int f() {{ }}\n{KERNEL} {{ *average = f(); }}\nint main() {{ average<<<1, 2>>>(); }}",
            f"__device__ int f() {{ }}\n{KERNEL} {{ *average = f(); }}",
        ),
        (
            "__global__ void __launch_bounds__(8) mean(double const *x, size_t N, double *average) { int mean; }",
            "__global__ void __launch_bounds__(8) average(double const *x, size_t N, double *average) { int average; }",
        ),
    ],
    ids=["body", "kernel", "file", "another name"],
)
def test_kernels(answer: str, source: str) -> None:
    assert extract(fenced(answer), function="average", signature=KERNEL).source == source + "\n"
