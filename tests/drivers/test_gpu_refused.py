"""What kernels use of the host is an error of the build, here as with nvcc and hipcc."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import gpu_snippets as table
import pytest

from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import gpu_refused
from pareval_agent.tools.diagnostics import render
from pareval_agent.tools.gpu_refused import RefusedKernels
from pareval_agent.tools.sandbox import detect
from pareval_agent.tools.store import Store
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

CUDA, HIP = ExecutionModel.CUDA, ExecutionModel.HIP
REFUSED = {CUDA: table.REFUSED + table.REFUSED_BY_CUDA, HIP: table.REFUSED + table.REFUSED_BY_HIP}
ALLOWED = {CUDA: table.ALLOWED + table.REFUSED_BY_HIP, HIP: table.ALLOWED + table.REFUSED_BY_CUDA}
MODELS = pytest.mark.parametrize("model", [CUDA, HIP])

INCLUDES = (
    *("algorithm", "array", "atomic", "cassert", "cfloat", "climits", "cmath", "complex", "cstdio", "cstdlib"),
    *("cstring", "ctime", "functional", "iostream", "limits", "numeric", "string", "tuple", "utility", "vector"),
)


def text_of(snippets: Sequence[table.Snippet]) -> str:
    """Each in a line of its own."""
    pairs = [("", snippet) if isinstance(snippet, str) else snippet for snippet in snippets]
    kernel = "__global__ void k(int* o, double* d, int n)"
    lines = [f"namespace s{number} {{ {before} {kernel} {{ {body} }} }}" for number, (before, body) in enumerate(pairs)]
    return "\n".join(lines) + "\n"


def in_lines(snippets: Sequence[table.Snippet], lines: set[int]) -> list[table.Snippet]:
    return [snippet for number, snippet in enumerate(snippets, start=1) if number in lines]


@pytest.fixture(scope="module")
def refused_kernels() -> RefusedKernels:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    if not gpu_refused.can_check():
        pytest.skip("assembly is only read for x86-64")
    config = Config()
    return RefusedKernels(config.toolchain, config.limits, detect("auto"), Store())


def lines_refused(kernels: RefusedKernels, model: ExecutionModel, snippets: Sequence[table.Snippet]) -> set[int]:
    """By the emulator; a kernel that always is refused comes last, and shows that the rest was read."""
    text = text_of([*snippets, "o[0] = rand();"])
    uses = kernels.host_uses(Prompt(find_problem("27"), model), f'#line 1 "candidate.cpp"\n{text}', text)
    lines = {use.place.line for use in uses if use.place}
    assert len(snippets) + 1 in lines, "the snippets are no C++"
    return lines - {len(snippets) + 1}


@MODELS
def test_what_compilers_for_gpus_refuse_is_refused(refused_kernels: RefusedKernels, model: ExecutionModel) -> None:
    lines = lines_refused(refused_kernels, model, REFUSED[model])
    every = set(range(1, len(REFUSED[model]) + 1))
    assert in_lines(REFUSED[model], every - lines) == []


@MODELS
def test_what_they_take_is_taken(refused_kernels: RefusedKernels, model: ExecutionModel) -> None:
    assert in_lines(ALLOWED[model], lines_refused(refused_kernels, model, ALLOWED[model])) == []


def test_what_is_known_to_be_missed_still_is(refused_kernels: RefusedKernels) -> None:
    """If it is found one day, the table and docs/gpu.md are to say so."""
    assert in_lines(table.MISSED, lines_refused(refused_kernels, CUDA, table.MISSED)) == []


def lines_of_compiler(command: Sequence[str], text: str, folder: Path) -> set[int]:
    """Lines that a real compiler for GPUs has an error in."""
    includes = "".join(f"#include <{header}>\n" for header in INCLUDES)
    unit = folder / "unit.cu"
    unit.write_text(f'{includes}#line 1 "candidate.cpp"\n{text}')
    done = subprocess.run([*command, str(unit)], capture_output=True, text=True, cwd=folder, check=False)
    said = done.stdout + done.stderr
    return {int(line) for line in re.findall(r"^candidate\.cpp[(:](\d+)\)?:(?:\d+:)? error", said, re.MULTILINE)}


def lines_of_nvcc(snippets: Sequence[table.Snippet], folder: Path) -> set[int]:
    """It tells of what is not constexpr only where all else is right."""
    if shutil.which("nvcc") is None:
        pytest.skip("nvcc is not installed")
    command = ["nvcc", "-std=c++17", "-cubin", "-w", "-Xcudafe", "--error_limit=1000", "-o", "unit.cubin"]
    text = text_of(snippets)
    constexpr = lines_of_compiler(command, text, folder)
    rest = [line if number not in constexpr else "" for number, line in enumerate(text.split("\n"), start=1)]
    return constexpr | lines_of_compiler(command, "\n".join(rest), folder)


def lines_of_hipcc(snippets: Sequence[table.Snippet], folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    if shutil.which("hipcc") is None:
        pytest.skip("hipcc is not installed")
    monkeypatch.setenv("HIP_PLATFORM", "amd")
    target = ["--offload-arch=gfx90a", "--cuda-device-only", "-fsyntax-only", "-ferror-limit=0", "-w", "-x", "hip"]
    header = ["-include", "hip/hip_runtime.h"]
    return lines_of_compiler(["hipcc", "-std=c++17", *target, *header], text_of(snippets), folder)


@pytest.mark.bulk
def test_the_table_is_what_nvcc_says(tmp_path: Path) -> None:
    refused = REFUSED[CUDA] + table.MISSED
    lines = lines_of_nvcc([*refused, *ALLOWED[CUDA]], tmp_path)
    assert in_lines([*refused, *ALLOWED[CUDA]], set(range(1, len(refused) + 1)) ^ lines) == []


@pytest.mark.bulk
def test_the_table_is_what_hipcc_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = lines_of_hipcc([*REFUSED[HIP], *ALLOWED[HIP]], tmp_path, monkeypatch)
    assert in_lines([*REFUSED[HIP], *ALLOWED[HIP]], set(range(1, len(REFUSED[HIP]) + 1)) ^ lines) == []


AVERAGE = find_problem("27")
KERNEL = """\
{}
__global__ void average(const double *x, size_t N, double *average) {{
    size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    {}
}}
"""


@pytest.mark.parametrize(
    ("model", "before", "body", "told"),
    [
        (CUDA, "", "std::sort(average, average + 1);", 'a __host__ function("std::sort") from a __global__ function'),
        (
            CUDA,
            "",
            "*average = std::max(x[i], 0.0);",
            'calling a constexpr __host__ function("std::max") from a __global',
        ),
        (CUDA, "double f() { return 1; }", "*average = f();", 'calling a __host__ function("f") from a __global__'),
        (CUDA, "int g;", "g = N;", 'identifier "g" is undefined in device code'),
        (CUDA, "", "std::vector<int> v(3);", 'calling a __host__ function("std::vector::vector") from'),
        (CUDA, "", "if (i > N) throw 1;", "device code does not support exception handling"),
        (CUDA, "", "try { i++; } catch (...) {}", "device code does not support exception handling"),
        (CUDA, "", "constexpr int m = std::numeric_limits<int>::max();", '"std::numeric_limits::max") in device code'),
        (CUDA, "", "auto f = [=] __device__ (int a) { return a; };", "requires --extended-lambda"),
        (
            HIP,
            "",
            "std::sort(average, average + 1);",
            "reference to __host__ function 'std::sort' in __global__ function",
        ),
        (HIP, "int g;", "g = N;", "reference to __host__ variable 'g' in __global__ function 'average'"),
        (HIP, "", "if (i > N) throw 1;", "cannot use 'throw' in device code"),
    ],
)
def test_users_are_told_what_a_compiler_for_gpus_would_say(
    model: ExecutionModel, before: str, body: str, told: str, toolbox: LocalToolbox, tmp_path: Path
) -> None:
    source = KERNEL.format(before, body)
    built = toolbox.build(Prompt(AVERAGE, model), source, tmp_path)
    assert built.verdict is Verdict.BUILD_FAILED
    assert built.library is None
    assert told in built.diagnostics[0].message
    assert built.diagnostics[0].line == 4
    assert f"candidate.cpp:4:{built.diagnostics[0].column}: error: " in render(built.diagnostics, source)


def test_right_code_of_a_gpu_is_built(toolbox: LocalToolbox, tmp_path: Path) -> None:
    helper = "extern __shared__ double own[];\n__host__ __device__ double f(double a) { return std::max(a, 0.0); }"
    source = KERNEL.format(helper, 'if (i < N) { atomicAdd(average, f(std::abs(x[i]))); printf("%g\\n", own[0]); }')
    assert toolbox.build(Prompt(AVERAGE, CUDA), source, tmp_path).ok


def test_names_of_templates_are_short() -> None:
    names = {
        "std::vector<int, std::allocator<int> >::vector": "std::vector::vector",
        "std::operator<< <std::char_traits<char> >": "std::operator<<",
        "std::less<int>::operator()": "std::less::operator()",
        "k(int*, double*, int)::{lambda(int)#1}::operator()": "k(int*, double*, int)::{lambda(int)#1}::operator()",
    }
    assert {name: gpu_refused._short(name) for name in names} == names
