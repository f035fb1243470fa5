"""Kokkos is found where CMake would find it, and never where Debian puts its serial one."""

from pathlib import Path

import pytest

from pareval_agent.tools.kokkos import find_kokkos


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "include").mkdir()
    (tmp_path / "lib64" / "cmake" / "Kokkos").mkdir(parents=True)
    (tmp_path / "include" / "KokkosCore_config.h").write_text(
        "#pragma once\n#define KOKKOS_VERSION 40701\n#define KOKKOS_ENABLE_SERIAL\n#define KOKKOS_ENABLE_OPENMP\n"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("Kokkos_ROOT", "{root}"),
        ("KOKKOS_ROOT", "{root}/lib64/cmake/Kokkos"),
        ("CMAKE_PREFIX_PATH", "/nowhere:{root}"),
        ("CMAKE_PREFIX_PATH", "/nowhere;{root}"),
        ("CONDA_PREFIX", "{root}"),
    ],
)
def test_found_by_a_variable(variable: str, value: str, root: Path) -> None:
    kokkos = find_kokkos({variable: value.format(root=root)})
    assert kokkos is not None
    assert (kokkos.root, kokkos.version, kokkos.parallel) == (root, "4.7.1", True)
    assert f"-I{root}/include" in kokkos.compile_flags
    assert f"-Wl,-rpath,{root}/lib64" in kokkos.link_flags
    assert "-lkokkoscore" in kokkos.link_flags


def test_one_without_threads_is_told_apart(root: Path) -> None:
    (root / "include" / "KokkosCore_config.h").write_text("#define KOKKOS_VERSION 30400\n")
    kokkos = find_kokkos({"Kokkos_ROOT": str(root)})
    assert kokkos is not None
    assert (kokkos.version, kokkos.parallel) == ("3.4.0", False)


@pytest.mark.parametrize("environ", [{}, {"Kokkos_ROOT": ""}, {"Kokkos_ROOT": "/usr"}, {"Kokkos_ROOT": "/nowhere"}])
def test_not_found(environ: dict[str, str]) -> None:
    assert find_kokkos(environ) is None


def test_a_header_that_is_none_is_not_taken(root: Path) -> None:
    (root / "include" / "KokkosCore_config.h").write_bytes(b"\xff\xfe nothing")
    assert find_kokkos({"Kokkos_ROOT": str(root)}) is None
