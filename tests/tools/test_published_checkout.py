"""A checkout of the published harness is read as its own scripts read it, never executed, and refused in one line."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.published_checkout import Build, read_checkout

FIXTURE = Path(__file__).parents[1] / "published_checkout"


def _prompt(problem: str = "27", model: ExecutionModel = ExecutionModel.OMP) -> Prompt:
    return Prompt(find_problem(problem), model)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout that a test may damage."""
    return Path(shutil.copytree(FIXTURE, tmp_path / "checkout"))


@pytest.mark.parametrize("folder", [FIXTURE, FIXTURE / "drivers"])
def test_the_root_and_its_folder_of_drivers_are_both_a_checkout(folder: Path) -> None:
    assert read_checkout(folder).drivers == (FIXTURE / "drivers").resolve()


def test_settings_are_those_of_its_files() -> None:
    checkout = read_checkout(FIXTURE)
    assert checkout.builds[ExecutionModel.OMP] == Build("g++", ("-std=c++17", "-O1", "-fopenmp"))
    omp = checkout.launches[ExecutionModel.OMP]
    assert [str(launch) for launch in omp.configurations] == ["1x1", "1x2", "1x4096"]
    assert omp.arguments(LaunchConfiguration(threads=2)) == ["2"]
    assert checkout.launches[ExecutionModel.MPI].arguments(LaunchConfiguration(ranks=2)) == []
    kokkos = checkout.launches[ExecutionModel.KOKKOS].arguments(LaunchConfiguration(threads=3))
    assert kokkos == ["--kokkos-num-threads=3"]
    assert checkout.size(_prompt()) == "(1<<16)"
    assert checkout.size(_prompt("34")) == "(1<<18)", "the published default"
    assert checkout.validated_size(_prompt()) == 1024
    assert checkout.validated_size(_prompt("34")) is None


def test_an_older_checkout_has_its_flags_in_a_script_that_is_read_and_not_run(copy: Path) -> None:
    (copy / "drivers/build-configs.json").unlink()
    assert read_checkout(copy).builds == {ExecutionModel.SERIAL: Build("g++", ("-std=c++17", "-O2"))}


@pytest.mark.parametrize(("text", "macro"), [("-DUSE_MPI_OMP", "-DUSE_MPI_OMP"), ("f-string", "-DUSE_MPI+OMP")])
def test_the_macro_of_the_hybrid_model_is_the_checkouts_own(copy: Path, text: str, macro: str) -> None:
    (copy / "drivers/cpp/cpp_driver_wrapper.py").write_text(f"MACRO = {text!r}")
    assert read_checkout(copy).macro(ExecutionModel.MPI_OMP) == macro


def _write(name: str, text: str) -> Callable[[Path], object]:
    return lambda checkout: (checkout / "drivers" / name).write_text(text)


def _remove(name: str) -> Callable[[Path], object]:
    return lambda checkout: (checkout / "drivers" / name).unlink()


def _older(text: str) -> Callable[[Path], object]:
    """Without the newer file of flags, and with this for a wrapper."""
    return lambda checkout: (
        _remove("build-configs.json")(checkout),
        _write("cpp/cpp_driver_wrapper.py", text)(checkout),
    )


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            _remove("cpp/utilities.hpp"),
            "no checkout of the published harness: there is no drivers/cpp/utilities.hpp in it",
        ),
        (_remove("launch-configs.json"), "launch-configs.json: cannot be read: No such file or directory"),
        (_remove("problem-sizes.json"), "problem-sizes.json: cannot be read: No such file or directory"),
        (_write("problem-sizes.json", "{"), "problem-sizes.json: not JSON: "),
        (_write("problem-sizes.json", '{"27": 3}'), "problem-sizes.json: 27: Input should be a valid dictionary"),
        (_write("launch-configs.json", '{"omp": {"params": []}}'), "launch-configs.json: omp.format: Field required"),
        (
            _write("launch-configs.json", '{"omp": {"format": "srun a.out", "params": []}}'),
            "launch-configs.json: omp: the format has no {exec_path}",
        ),
        (
            _write("launch-configs.json", '{"omp": {"format": "{exec_path} {gpus}", "params": []}}'),
            "launch-configs.json: omp: the format '{exec_path} {gpus}' cannot be filled in: 'gpus'",
        ),
        (
            _write("launch-configs.json", '{"omp": {"format": "{exec_path}", "params": [{"num_threads": 0}]}}'),
            "launch-configs.json: omp.params.0.num_threads: Input should be greater than 0",
        ),
        (_write("build-configs.json", '{"omp": {"CXX": "g++", "CXXFLAGS": "\\""}}'), "No closing quotation"),
        (_older("x = 1"), "there is no COMPILER_SETTINGS, and no build-configs.json beside it"),
        (_older("COMPILER_SETTINGS = open('/etc/passwd')"), "not a wrapper of the published harness"),
        (_older("def"), "not a wrapper of the published harness"),
    ],
)
def test_what_is_not_a_checkout_is_refused_in_one_line(
    copy: Path, damage: Callable[[Path], object], message: str
) -> None:
    damage(copy)
    with pytest.raises(UserError, match=re.escape(message)) as error:
        read_checkout(copy)
    assert "\n" not in str(error.value)
    assert str(copy) in str(error.value)


@pytest.mark.parametrize(
    ("prompt", "reason"),
    [
        (_prompt(), None),
        (_prompt("28"), "the checkout has no cpp/benchmarks/reduce/28_reduce_smallest_odd_number/cpu.cc"),
        (_prompt(model=ExecutionModel.MPI_OMP), "the checkout has no cpp/models/mpi-omp-driver.cc"),
    ],
)
def test_what_a_checkout_lacks_is_told_by_prompt(prompt: Prompt, reason: str | None) -> None:
    assert read_checkout(FIXTURE).lacks(prompt) == reason


@pytest.mark.parametrize(
    ("file", "header"),
    [
        ("cpp/benchmarks/reduce/27_reduce_average/cpu.cc", "cpp/benchmarks/reduce/27_reduce_average/baseline.hpp"),
        ("cpp/models/omp-driver.cc", "cpp/models/report.hpp"),
    ],
)
def test_a_header_that_is_missing_is_not_the_samples_fault(copy: Path, file: str, header: str) -> None:
    _remove(header)(copy)
    reason = f"the checkout has no {Path(header).name}, which {file} includes"
    assert read_checkout(copy).lacks(_prompt()) == reason


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("cpp/benchmarks/reduce/27_reduce_average/baseline.hpp", True),
        ("cpp/utilities.hpp", True),
        ("cpp/models/omp-driver.cc", True),
        ("cpp/models/mpi-driver.cc", False),
    ],
)
def test_the_digest_changes_with_what_an_outcome_depends_on(copy: Path, name: str, changes: bool) -> None:
    before = read_checkout(copy).digest(_prompt())
    with (copy / "drivers" / name).open("a") as stream:
        stream.write("// more")
    assert (read_checkout(copy).digest(_prompt()) != before) == changes
