"""The translation unit around a candidate, and builds that end in each possible way."""

from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config, LimitsConfig, ToolchainConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.candidate import unit_text
from pareval_agent.tools.harness import Shim
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

CLOSEST = Prompt(find_problem("13"), ExecutionModel.SERIAL)
AVERAGE = Prompt(find_problem("27"), ExecutionModel.SERIAL)
BODY = "double average(std::vector<double> const& x) { return x[0]; }"


SHIM = Shim(library=None, entry="// entry", layout="// layout")


def test_unit_has_declarations_source_and_entry_with_their_own_line_numbers() -> None:
    lines = unit_text(CLOSEST, "double closestPair(...);", SHIM).splitlines()
    names = [line for line in lines if line.startswith("#line")]
    parts = ["declarations.hpp", "candidate.cpp", "provided.hpp", "entry.cpp"]
    assert names == [f'#line 1 "{part}"' for part in parts]
    assert lines[lines.index('#line 1 "candidate.cpp"') + 1] == "double closestPair(...);"
    assert lines[-1] == "// entry"


@pytest.mark.parametrize(
    ("source", "left_out", "kept"),
    [
        ("double closestPair() {}", [], ["struct Point {", "double distance("]),
        ("struct Point { double x, y; };", ["struct Point {"], ["double distance("]),
        ("double distance(Point const& a, Point const& b) { return 0; }", ["double distance("], ["struct Point {"]),
        ("// struct Point { in a comment };", [], ["struct Point {"]),
        ("double closest(Point a) { return distance(a, a); }", [], ["struct Point {", "double distance("]),
    ],
)
def test_what_the_source_defines_is_not_declared_again(source: str, left_out: list[str], kept: list[str]) -> None:
    unit = unit_text(CLOSEST, source, SHIM)
    assert ("// layout" in unit) is bool(left_out)
    declarations = unit.split('#line 1 "candidate.cpp"')[0]
    assert [text in declarations for text in left_out] == [False] * len(left_out)
    assert [text in declarations for text in kept] == [True] * len(kept)


@pytest.fixture(scope="module")
def toolbox() -> LocalToolbox:
    return LocalToolbox(Config(limits=LimitsConfig(build_s=5)))


def test_a_good_source_becomes_a_library(toolbox: LocalToolbox, tmp_path: Path) -> None:
    built = toolbox.build(AVERAGE, BODY, tmp_path / "new" / "folder")
    assert built.ok
    assert built.library == tmp_path / "new" / "folder" / "candidate.so"
    assert built.verdict is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("double average(std::vector<double> const& x) { return y; }", "'y' was not declared"),
        ("double mean(std::vector<double> const& x) { return 0; }", "average"),
        ("double average(std::vector<double> const& x);", "average"),
        ("double average(std::string x) { return 0; }", "average"),
        ('#include "/etc/shadow"\n' + BODY, "No such file"),
        ('#include "main.hpp"\n' + BODY, "No such file"),
        ('#line 1 "bwrap: x"\nint average', "expected"),
    ],
    ids=["undeclared", "name", "undefined", "type", "host-file", "our-header", "forged-sandbox-error"],
)
def test_a_bad_source_is_told_and_not_blamed_on_the_machine(
    source: str, message: str, toolbox: LocalToolbox, tmp_path: Path
) -> None:
    built = toolbox.build(AVERAGE, source, tmp_path)
    assert built.verdict is Verdict.BUILD_FAILED
    assert built.library is None
    text = " ".join(diagnostic.message for diagnostic in built.diagnostics)
    assert message in text.replace("\u2018", "'").replace("\u2019", "'")


def test_a_compile_bomb_ends(toolbox: LocalToolbox, tmp_path: Path) -> None:
    bomb = "template <int N> struct B { using T = typename B<N - 1>::T; B<N - 1> a[2]; };\n"
    bomb += (
        "constexpr long f(long n) { long s = 0; for (long i = 0; i < n; ++i) for (long j = 0; j < n; ++j) s += i ^ j;"
    )
    bomb += " return s; }\nstatic_assert(f(100000) != 1);\n"
    built = toolbox.build(AVERAGE, bomb + BODY, tmp_path)
    assert built.verdict in (Verdict.BUILD_FAILED, Verdict.BUILD_TIMED_OUT)


def test_a_compiler_that_cannot_work_is_the_machines_fault(tmp_path: Path) -> None:
    broken = LocalToolbox(Config(toolchain=ToolchainConfig(cxx="g++-that-is-missing")))
    with pytest.raises(InfrastructureError, match=r"g\+\+-that-is-missing"):
        broken.build(AVERAGE, BODY, tmp_path)
