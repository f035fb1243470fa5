"""What kernels become before they are emulated, and what is not emulated."""

from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems, read_problem
from pareval_agent.drivers.dialect import GPU
from pareval_agent.drivers.execution_model import KERNELS, ExecutionModel
from pareval_agent.tools.gpu_shim import gpu_shim
from pareval_agent.tools.gpu_source import emulated_source, not_emulated


def shim_of(problem: str) -> str:
    return gpu_shim(Prompt(find_problem(problem), ExecutionModel.CUDA), packing="")


def test_both_lists_of_gpu_dialects_agree() -> None:
    assert KERNELS == GPU


@pytest.mark.parametrize("problem", load_problems())
def test_every_problem_has_a_shim(problem: str) -> None:
    for model in KERNELS:
        shim = gpu_shim(Prompt(find_problem(problem), model), packing="packing\n")
        assert shim.startswith("packing\nnamespace pareval_shim {\n")
        assert all(f"pareval_{order}(" in shim for order in ("setup", "call", "collect"))


def test_results_are_filled_once_sizes_are_known() -> None:
    setup = shim_of("38").partition("pareval_setup")[2]
    assert setup.index("N = pareval_shim::x_.size();") < setup.index(
        "firstEvenIndex_.fill(1, size_t(pareval_shim::N));"
    )


def test_what_is_appended_ends_where_nothing_was_stored() -> None:
    assert "hull_.fill(slots[1].room / sizeof(Point), Point(Point{" in shim_of("10")
    assert "hull_.save_until(Point(Point{" in shim_of("10")


@pytest.mark.parametrize(
    ("problem", "geometry"),
    [
        ("27", "at_least(pareval_shim::N)"),
        ("28", "exactly(pareval_shim::N)"),
        ("02", "grid_of(pareval_shim::M, pareval_shim::N)"),
        ("48", "at_least(std::max(pareval_shim::Nx, pareval_shim::Ny))"),
    ],
)
def test_the_launch_is_the_one_of_the_prompt(problem: str, geometry: str) -> None:
    assert f"PAREVAL_LAUNCH((pareval::gpu::{geometry}), ::" in shim_of(problem)


def test_arguments_come_in_the_order_of_the_kernel() -> None:
    assert "::spmv, pareval_shim::alpha, pareval_shim::A_.data(), pareval_shim::sizeA, " in shim_of("47")


def test_a_kernel_that_the_header_says_too_little_of(tmp_path: Path) -> None:
    text = find_problem("27").header.read_text().replace("initially: {average: 0}\n", "")
    header = tmp_path / "mine.hpp"
    header.write_text(text)
    with pytest.raises(UserError, match="`initially` must say what average holds"):
        gpu_shim(Prompt(read_problem(header), ExecutionModel.CUDA), packing="")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("#include <cub/cub.cuh>", "the library cub"),
        ("#include <thrust/sort.h>", "the library thrust"),
        ("#include <cooperative_groups.h>", "the library cooperative_groups"),
        ('#include "cuda_pipeline.h"', "the library cuda_pipeline"),
        ("#include <hip/hip_fp16.h>", "the library hip/hip_fp16"),
        ("namespace cg = cooperative_groups;", "the library cooperative_groups"),
        ("using namespace nvcuda::wmma;\nusing namespace thrust;", "the library thrust"),
        ("__device__ void f() { thrust::sort(a, b); }", "the library thrust"),
        ("__global__ void f() { g<<<1, 2>>>(); }", "a launch of another kernel"),
        ('__global__ void f() { asm("mov"); }', "assembly"),
        ("template <class T>\n__device__ void f() { cudaMalloc(&p, 8); }", "cudaMalloc(), a call of the host"),
        ("__global__ void __launch_bounds__(8) f() { hipMemcpy(a, b, 8, k); }", "hipMemcpy(), a call of the host"),
    ],
)
def test_what_only_a_real_gpu_has_is_named(source: str, reason: str) -> None:
    assert not_emulated(source) == reason
    with pytest.raises(InfrastructureError, match="needs a real GPU"):
        emulated_source(source)


@pytest.mark.parametrize(
    "source",
    [
        "// thrust::sort\n__global__ void f() {}",
        'const char* s = "g<<<1, 2>>>()";',
        "#include <cuda_runtime.h>\n#include <hip/hip_runtime.h>",
        "int f(int a) { return 1 << a < 2; }",
        "__global__ void f(int *thrust) { *thrust = hipThreadIdx_x; int t = *thrust, cub = 0; t = cub; }",
    ],
)
def test_what_only_looks_like_it_is_left_alone(source: str) -> None:
    assert emulated_source(source) == source


def test_how_the_host_would_launch_a_kernel_is_left_out() -> None:
    device = "#include <cuda_runtime.h>\n__global__ void f(int* x) { *x = 1; }\n"
    host = "static void g(int* x) {\n    cudaMalloc(&x, 8);\n    f<<<1, 32>>>(x);\n}\nint main() { thrust::sort(); }"
    source = f"{device}{host}\n__device__ int last;"
    assert not_emulated(source) is None
    left = emulated_source(source)
    assert left.split() == f"{device} __device__ int last;".split()
    assert left.splitlines().index("__device__ int last;") == source.splitlines().index("__device__ int last;")


def test_functions_that_the_host_shares_with_the_device_stay() -> None:
    source = "constexpr int twice(int a) { return 2 * a; }\n__host__ __device__ int f(int a) { return a; }"
    assert emulated_source(source) == source


@pytest.mark.parametrize(
    ("declaration", "pointer"),
    [
        ("extern __shared__ double part[];", "double* part = static_cast<double*>("),
        ("extern __shared__ unsigned long long s [ ] ;", "unsigned long long* s = static_cast<unsigned long long*>("),
        ("__shared__ extern float s[];", "float* s = static_cast<float*>("),
        ("extern __shared__ __align__(16) char s[];", "char* s = static_cast<char*>("),
    ],
)
def test_dynamic_shared_memory_becomes_a_pointer(declaration: str, pointer: str) -> None:
    assert emulated_source(f"int a;\n{declaration}\nint b;") == (
        f"int a;\n__device__ {pointer}pareval::gpu::dynamic_shared());\nint b;"
    )


def test_lines_keep_their_numbers() -> None:
    source = "extern __shared__\n    float\n    s[];\nint last;"
    assert emulated_source(source).splitlines().index("int last;") == 3
