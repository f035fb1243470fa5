"""Commands and variables of sanitizers, exactly; and whether they are of use for a target."""

from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import LaunchConfiguration, Sanitizer, ToolchainConfig
from pareval_agent.drivers.execution_model import JUDGED, KERNELS, ExecutionModel
from pareval_agent.tools import sanitizers
from pareval_agent.tools.sanitizers import candidate_command, find_clang, require, runtime_environment, sanitizers_for

ALL: tuple[Sanitizer, ...] = ("thread", "address", "undefined")
TWO = LaunchConfiguration(threads=2)
PLAIN = ToolchainConfig(linker="default")


@pytest.fixture
def clang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation with Archer that nobody else can see, as a Debian package lays it out."""
    folder = tmp_path / "llvm"
    for file in ("bin/clang", "lib/libarcher.so", "lib/clang/16/lib/linux/libclang_rt.tsan-x86_64.a"):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).touch(mode=0o755)
    (tmp_path / "clang++-16").symlink_to(folder / "bin" / "clang")
    _look_only_in(tmp_path, monkeypatch)
    return folder


def _look_only_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sanitizers, "find_clang", find_clang.__wrapped__)  # without what was found before


@pytest.mark.parametrize("model", JUDGED)
def test_memory_is_observed_everywhere_and_threads_where_they_are_openmp(model: ExecutionModel) -> None:
    observed = sanitizers_for(ALL, model, TWO)
    assert observed == (ALL if model.uses_openmp else ALL[1:])


@pytest.mark.parametrize("model", KERNELS)
def test_emulated_kernels_are_not_observed(model: ExecutionModel) -> None:
    assert sanitizers_for(ALL, model, TWO) == ()


def test_one_thread_is_in_no_race() -> None:
    assert sanitizers_for(["thread"], ExecutionModel.OMP, LaunchConfiguration(threads=1)) == ()


def test_races_are_looked_for_with_clang(clang: Path) -> None:
    assert candidate_command("thread", PLAIN, ExecutionModel.OMP, include="/h", unit="/b/c.cc", output="/b/c.so") == [
        "clang++-16",
        "-std=c++17",
        "-fPIC",
        "-g1",
        "-O1",
        "-fopenmp",
        "-fsanitize=thread",
        "-w",
        "-shared",
        "-fvisibility=hidden",
        "-I",
        "/h",
        "-include",
        "pareval/prelude.hpp",
        "/b/c.cc",
        "-o",
        "/b/c.so",
        f"-Wl,-rpath,{clang}/lib",
    ]
    assert runtime_environment("thread", 1 << 30) == {
        "TSAN_OPTIONS": "history_size=7:ignore_noninstrumented_modules=1:report_thread_leaks=0:report_signal_unsafe=0"
        f":external_symbolizer_path={clang}/bin/llvm-symbolizer:hard_rss_limit_mb=1024",
        "OMP_TOOL_LIBRARIES": f"{clang}/lib/libarcher.so",
    }


def test_memory_is_observed_with_the_configured_compiler() -> None:
    toolchain = PLAIN.model_copy(update={"cxx": "g++-13", "march": "native"})
    command = candidate_command(
        "address", toolchain, ExecutionModel.SERIAL, include="/h", unit="/b/c.cc", output="/b/c"
    )
    assert command[:6] == ["g++-13", "-std=c++17", "-fPIC", "-g1", "-O1", "-march=native"]
    assert "-fsanitize=address" in command


def test_a_clang_without_archer_is_none(clang: Path) -> None:
    assert find_clang.__wrapped__() == "clang++-16"
    (clang / "lib" / "libarcher.so").unlink()
    assert find_clang.__wrapped__() is None


def test_what_is_missing_is_told_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _look_only_in(tmp_path, monkeypatch)
    require(["address", "undefined"], as_root=True)
    with pytest.raises(InfrastructureError, match=r"thread needs clang with OpenMP: apt-get install clang-16 .*libomp"):
        require(["address", "thread"], as_root=True)


def test_addresses_are_fixed_only_where_random_ones_are_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bits = tmp_path / "mmap_rnd_bits"
    monkeypatch.setattr(sanitizers, "_RANDOM_BITS", bits)

    def prefix() -> tuple[str, ...]:
        return sanitizers.instrument("address", Path("worker"), 1 << 30).prefix

    assert prefix() == ()
    bits.write_text("28\n")
    assert prefix() == ()
    bits.write_text("32\n")
    assert prefix()[0::2] == ("setarch", "-R")
