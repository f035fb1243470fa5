"""What every candidate would compile of Kokkos is compiled once; what a candidate does with it stays the same."""

from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.kokkos import Kokkos, installed_kokkos
from pareval_agent.tools.kokkos_headers import write_lean_headers
from pareval_agent.tools.process import run
from pareval_agent.tools.toolbox import LocalToolbox

AVERAGE = Prompt(find_problem("27"), ExecutionModel.KOKKOS)

TUNERS = "#include <map>\nnamespace Kokkos {\nstruct Tuner {};\n}  // namespace Kokkos\n#endif\n"
TOOLS = """\
namespace Kokkos {
namespace Experimental {
static std::map<std::string, Tuner> tuners;
}  // namespace Experimental
void begin_parallel_for();
}  // namespace Kokkos
"""

ALL_INSTANCES = """
template <class View, class... N>
auto filled(N... n) {
    View set("set", n...), unset(Kokkos::view_alloc(Kokkos::WithoutInitializing, "unset"), n...);
    Kokkos::deep_copy(set, 1);
    Kokkos::deep_copy(unset, 2);
    return set.data()[0] + unset.data()[0];
}
double average(Kokkos::View<const double*> const& x) {
    using Complex = Kokkos::complex<double>;
    const Kokkos::View<Complex*> numbers(Kokkos::view_alloc(Kokkos::WithoutInitializing, "n"), 3);
    double sum = numbers.extent(0) + filled<Kokkos::View<int*>>(3) + filled<Kokkos::View<double*>>(3) +
                 filled<Kokkos::View<size_t*>>(3) + filled<Kokkos::View<double**>>(3, 2) +
                 filled<Kokkos::View<size_t**, Kokkos::LayoutRight>>(3, 2);
    Kokkos::parallel_for(x.extent(0), KOKKOS_LAMBDA(const size_t) {});
    return sum;
}
"""


def _installed(folder: Path, *, tuners: str = TUNERS, tools: str = TOOLS, version: str = "4.7.0") -> Kokkos:
    (folder / "include" / "impl").mkdir(parents=True)
    (folder / "include" / "Kokkos_Tuners.hpp").write_text(tuners)
    (folder / "include" / "impl" / "Kokkos_Tools_Generic.hpp").write_text(tools)
    return Kokkos(folder, version, parallel=True)


def test_what_autotuning_alone_needs_depends_on_its_switch(tmp_path: Path) -> None:
    write_lean_headers(_installed(tmp_path / "kokkos"), tmp_path / "lean")
    assert (tmp_path / "lean" / "impl" / "Kokkos_Tools_Generic.hpp").read_text() == (
        "namespace Kokkos {\n#ifdef KOKKOS_ENABLE_TUNING\n"
        "namespace Experimental {\nstatic std::map<std::string, Tuner> tuners;\n}  // namespace Experimental\n"
        "#endif\nvoid begin_parallel_for();\n}  // namespace Kokkos\n"
    )
    assert (tmp_path / "lean" / "Kokkos_Tuners.hpp").read_text() == (
        "#include <map>\n#ifdef KOKKOS_ENABLE_TUNING\n"
        "namespace Kokkos {\nstruct Tuner {};\n}  // namespace Kokkos\n#endif\n#endif\n"
    )


@pytest.mark.parametrize("other", [{"version": "4.6.2"}, {"version": "5.0.0"}, {"tools": "\n"}, {"tuners": "\n"}])
def test_another_kokkos_is_taken_as_it_is(tmp_path: Path, other: dict[str, str]) -> None:
    write_lean_headers(_installed(tmp_path / "kokkos", **other), tmp_path / "lean")
    assert not [path for path in (tmp_path / "lean").rglob("*") if path.is_file()]


@pytest.mark.kokkos
def test_a_candidate_of_all_types_is_linked_with_what_was_compiled_before(tmp_path: Path) -> None:
    if not installed_kokkos().version.startswith("4.7."):
        pytest.skip("instances are those of Kokkos 4.7")
    toolbox = LocalToolbox(Config())
    built = toolbox.build(AVERAGE, ALL_INSTANCES, tmp_path)
    assert built.library is not None, built.diagnostics
    unit = run(["nm", "-C", "--defined-only", str(built.library)], env={"PATH": "/usr/bin"}, timeout_s=10)
    assert b"HostSharedPtr<Kokkos::Impl::OpenMPInternal>::cleanup()" in unit.stdout
    assert b"team_tuners" not in unit.stdout
