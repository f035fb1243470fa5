"""From what compilers really print to what a reader of the source needs."""

import shutil
import subprocess
from collections.abc import Callable

import pytest

from pareval_agent.tools.compiler_output import DIAGNOSTIC_FLAGS
from pareval_agent.tools.diagnostics import Diagnostic, parse_diagnostics, render

SIGNATURE = "size_t first(std::vector<int> const& x)"
NO_CALL = f"the function cannot be called as `{SIGNATURE}`"
DECLARED = "struct Product { int id; double price; };\n"
ENTRY = """\
extern "C" __attribute__((visibility("default"))) size_t pareval_function(std::vector<int> const& pareval_0) {
    return ::first(pareval_0);
}
"""
OPEN = "size_t first(std::vector<int> const& x) {\n"
GOOD = f"{OPEN}    return x.size();\n}}\n"
SORTED_LIST = f"{OPEN}    std::list<int> l;\n    std::sort(l.begin(), l.end());\n    return 0;\n}}\n"
SORTED_PRODUCTS = f"{OPEN}    std::vector<Product> p;\n    std::sort(p.begin(), p.end());\n    return 0;\n}}\n"
UNCLOSED = f"{OPEN}    if (x.size()) {{\n    return 0;\n"
ENDLESS = f"template <int N> struct A {{ enum {{ v = A<N + 1>::v }}; }};\nint v = A<0>::v;\n{GOOD}"

PRELUDE = ["algorithm", "list", "numeric", "string", "utility", "vector"]
FLAGS = ["-std=c++17", "-w", "-fPIC", "-fopenmp"]
PLAIN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}

Compile = Callable[..., bytes]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compile:
    """Compiles a candidate as the harness does, behind a precompiled header, and returns what g++ prints."""
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    folder = tmp_path_factory.mktemp("unit")
    (folder / "prelude.hpp").write_text("".join(f"#include <{name}>\n" for name in PRELUDE))
    subprocess.run(["g++", *FLAGS, "-x", "c++-header", "prelude.hpp"], cwd=folder, env=PLAIN, check=True)

    def compile_unit(source: str, *, declared: str = DECLARED, linker: str | None = None) -> bytes:
        parts = (("declarations.hpp", declared), ("candidate.cpp", source), ("entry.cpp", ENTRY))
        (folder / "unit.cc").write_text("".join(f'#line 1 "{name}"\n{text}\n' for name, text in parts))
        command = ["g++", *FLAGS, "-fmax-errors=20", *DIAGNOSTIC_FLAGS, "-include", "prelude.hpp", "unit.cc"]
        end = ["-shared", "-Wl,--no-undefined", f"-fuse-ld={linker}", "-o", "u.so"] if linker else ["-fsyntax-only"]
        return subprocess.run([*command, *end], cwd=folder, env=PLAIN, capture_output=True, check=False).stderr

    return compile_unit


@pytest.mark.parametrize(
    ("source", "line", "column", "text"),
    [
        (f"{OPEN}    int a = 1\n    return a;\n}}\n", 3, 5, "expected ',' or ';' before 'return'"),
        (f"{OPEN}    return x.szie();\n}}\n", 2, 14, "did you mean 'size'?"),
        (f"{OPEN}\tfor (i = 0;;) return i;\n}}\n", 2, 7, "'i' was not declared"),
        (f"{OPEN}    int* p = x.data();\n    return 0;\n}}\n", 2, 20, "invalid conversion from 'const int*' to 'int*'"),
        (SORTED_LIST, 3, 14, "(in <stl_algo.h>)"),
        (SORTED_PRODUCTS, 3, 14, "no match for 'operator<'"),
        (UNCLOSED, 2, 19, "this '{' is not closed by the end of the code"),
        (f"{GOOD}}}\n", 4, 1, "before '}' token"),
        (f"#include <nothere.hpp>\n{GOOD}", 1, 10, "nothere.hpp: No such file or directory"),
        (f"{OPEN}    #pragma omp parallel for\n    while (true);\n}}\n", 3, 5, "for statement expected"),
        (f"struct Product {{ int a; }};\n{GOOD}", 1, 8, "redefinition of 'struct Product'"),
        (f"#define SQUARE(a) ((a) * (b))\n{OPEN}    return SQUARE(x[0]);\n}}\n", 1, 27, "'b' was not declared"),
        (ENDLESS, 1, None, "template instantiation depth exceeds"),
        (f"```cpp\n{GOOD}```\n", 1, 1, "stray '`' in program"),
        (f"__global__ void k(int* p) {{}}\n{GOOD}", 1, 1, "'__global__' does not name a type"),
        ("// nothing\n", None, None, f"{NO_CALL}: '::first' has not been declared"),
        (GOOD.replace("<int>", "<double>"), 1, None, f"{NO_CALL}: invalid initialization"),
        (GOOD.replace("& x", "& x, int n"), 1, 8, f"{NO_CALL}: too few arguments"),
        (GOOD.replace("size_t", "void").replace("return", ""), None, None, f"{NO_CALL}: void value not ignored"),
    ],
)
def test_the_first_error_and_its_place(
    source: str, line: int | None, column: int | None, text: str, compiled: Compile
) -> None:
    first = parse_diagnostics(compiled(source), SIGNATURE)[0]
    assert text in first.message
    assert first.kind == "error"
    assert first.line == line
    assert column is None or first.column == column


@pytest.mark.parametrize("source", [UNCLOSED, SORTED_PRODUCTS])
def test_what_follows_from_an_error_is_left_out(source: str, compiled: Compile) -> None:
    printed = compiled(source)
    assert printed.count(b" error: ") > 1
    assert len(parse_diagnostics(printed, SIGNATURE)) == 1


def test_notes_tell_of_the_prompt_and_of_other_lines(compiled: Compile) -> None:
    collision = parse_diagnostics(compiled(f"struct Product {{ int a; }};\n{GOOD}"))[0]
    assert collision.notes == ("already declared by the prompt: previous definition of 'struct Product'",)
    twice = parse_diagnostics(compiled(GOOD + GOOD))[0]
    assert twice.line == 4
    assert twice.notes == ("line 1: 'size_t first(const std::vector<int>&)' previously defined here",)


def test_a_fix_is_kept(compiled: Compile) -> None:
    assert parse_diagnostics(compiled(f"std::thread t;\n{GOOD}"))[0].fix_it == "#include <thread>"


def test_code_that_compiles_has_no_diagnostics(compiled: Compile) -> None:
    assert parse_diagnostics(compiled(GOOD)) == ()


@pytest.mark.parametrize(("linker", "program"), [("bfd", "ld.bfd"), ("mold", "mold")])
def test_undefined_symbols(linker: str, program: str, compiled: Compile) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    helper = f"int helper(int);\n{OPEN}    return helper(x.size());\n}}\n"
    found = parse_diagnostics(compiled(helper, linker=linker), SIGNATURE)
    assert [diagnostic.message for diagnostic in found] == ["`helper(int)` is declared and used, but not defined"]
    other = GOOD.replace("<int>", "<long>")
    found = parse_diagnostics(compiled(other, declared=f"{SIGNATURE};\n", linker=linker), SIGNATURE)
    assert len(found) == 1
    assert found[0].message.startswith(f"the code does not define `{SIGNATURE}`: undefined symbol first(")


CLANG = """\
In file included from /usr/bits/stl_algo.h:9:
/usr/bits/stl_algo.h:9:2: error: invalid operands
candidate.cpp:4:5: note: in instantiation of function template specialization 'std::sort<int>' requested here
"""


@pytest.mark.parametrize(
    ("printed", "line", "text"),
    [
        (CLANG, 4, "invalid operands (in <stl_algo.h>)"),
        (
            "candidate.cpp: Assembler messages:\ncandidate.cpp:7: Error: no such instruction: `f'\n",
            7,
            "no such instruc",
        ),
        (
            'candidate.cpp(3): error: identifier "q" is undefined\n      q = 1;\n      ^\n',
            3,
            'identifier "q" is undefi',
        ),
        ('candidate.cpp(3): error #20: identifier "q" is undefined\n', 3, 'identifier "q" is undefined'),
        ("nvcc fatal   : Unsupported gpu architecture 'compute_20'\n", None, "Unsupported gpu architecture"),
        ("ptxas fatal   : Unresolved extern function 'f'\n", None, "Unresolved extern function 'f'"),
        ("ld.lld: error: undefined symbol: g(int)\n>>> referenced by a.cc\n", None, "`g(int)` is declared and used"),
        ("ld: a.o: multiple definition of `f()'; b.o:a.cc:(.text+0x0): first defined here\n", None, "multiple definit"),
        ("candidate.cpp:5:1: internal compiler error: Segmentation fault\n0x1 main\n", 5, "internal compiler error: S"),
        ("g++: fatal error: Killed signal terminated program cc1plus\n", None, "the compiler ran out of memory"),
        ("cc1plus: out of memory allocating 65536 bytes after a total of 1 bytes\n", None, "ran out of memory"),
        ("g++: fatal error: CPU time limit exceeded signal terminated program cc1plus\n", None, "ran out of time"),
        ("collect2: error: ld returned 1 exit status\n", None, "ld returned 1"),
        ("something nobody knows\n\n", None, "something nobody knows"),
        ("candidate.cpp:1:2: warning: unused\ncandidate.cpp:2:1: error: bad\n", 2, "bad"),
        ("candidate.cpp:2:1: error: bad [-fpermissive]\r\n", 2, "bad"),
        (f"candidate.cpp:{'9' * 5000}:1: error: bad\n", None, "candidate.cpp:999"),
    ],
)
def test_printed_text(printed: str, line: int | None, text: str) -> None:
    found = parse_diagnostics(printed.encode())
    assert text in found[0].message
    assert found[0].line == line
    assert "permissive" not in found[0].message


def test_hostile_text_is_cleaned_and_cut() -> None:
    evil = "\x1b[31mred\x07 \u202etxt\u200b" + "A" * 100_000
    text = b"".join(f"candidate.cpp:{line}:1: error: {line} {evil}\n".encode() for line in range(1, 300))
    found = parse_diagnostics(text + b"\xff\xfe\x00" * 10_000_000)
    assert 0 < len(found) <= 20
    assert all(diagnostic.message.isprintable() and len(diagnostic.message) < 500 for diagnostic in found)
    shown = render(found, "\x1b[2J" + "x\t\u202e" * 5000, limit=3)
    assert len(shown) < 3000
    assert all(line.isprintable() for line in shown.split("\n"))


@pytest.mark.parametrize("unit", [".o:(", "In instantiation of ", "undefined reference to `", "a:1:1: note: ", "("])
def test_hostile_text_takes_no_time(unit: str) -> None:
    """Patterns that try every beginning against every end would take hours; the test's time limit says so."""
    parse_diagnostics((unit * (2_000_000 // len(unit))).encode())


def test_rendering() -> None:
    source = "int main() {\n\treturn foo;\n}\n"
    found = (
        Diagnostic(kind="error", message="what is foo", line=2, column=9, fix_it="boo", notes=("line 1: here",)),
        Diagnostic(kind="error", message="somewhere else"),
        Diagnostic(kind="error", message="past the end", line=99, column=1),
        Diagnostic(kind="error", message="not shown", line=1),
        Diagnostic(kind="warning", message="not counted", line=1),
    )
    assert render(found, source, limit=3) == (
        "candidate.cpp:2:9: error: what is foo\n"
        "     return foo;\n"
        "            ^\n"
        "suggestion: boo\n"
        "note: line 1: here\n"
        "\n"
        "candidate.cpp: error: somewhere else\n"
        "\n"
        "candidate.cpp:99:1: error: past the end\n"
        "\n"
        "and 1 more error"
    )


def test_a_long_line_is_cut_around_its_column() -> None:
    source = "a" * 500 + "HERE" + "b" * 500
    shown = render((Diagnostic(kind="error", message="m", line=1, column=501),), source).split("\n")
    assert shown[1][shown[2].index("^") :].startswith("HERE")
    assert len(shown[1]) < 130
