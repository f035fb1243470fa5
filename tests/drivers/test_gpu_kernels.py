"""Kernels as users meet them: built, judged and explained on a machine without a GPU, and compiled for one."""

from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config, ToolchainConfig
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import KERNELS, ExecutionModel
from pareval_agent.tools.candidate import unit_text
from pareval_agent.tools.gpu import Level
from pareval_agent.tools.gpu_card import CardCompiler, build_for_card, card_compiler
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.results import Seeds, TestResult
from pareval_agent.tools.store import Store
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

EXPERTS = [
    pytest.param(Prompt(problem, model), id=f"{problem.id}-{model.value}")
    for problem in load_problems().values()
    for model in KERNELS
]
SOME = [
    pytest.param(Prompt(find_problem(number), model), id=f"{number}-{model}")
    for number, model in (("02", ExecutionModel.HIP), ("10", ExecutionModel.CUDA), ("35", ExecutionModel.HIP))
]


@pytest.fixture(scope="module")
def patient_toolbox() -> LocalToolbox:
    """For right kernels: one that compares all with all takes seconds when it is emulated."""
    return LocalToolbox(Config())


def judged(prompt: Prompt, source: str, toolbox: LocalToolbox, seeds: Seeds, folder: Path) -> TestResult:
    built = toolbox.build(prompt, source, folder)
    assert built.library is not None, built.diagnostics
    assert built.level is Level.EMULATED
    return toolbox.test(prompt, built.library, seeds)


@pytest.mark.parametrize("prompt", EXPERTS)
def test_there_is_an_expert_in_each_dialect(prompt: Prompt) -> None:
    assert "__global__" in prompt.problem.solution(prompt.model).read_text()


@pytest.mark.parametrize("prompt", SOME)
def test_some_experts_pass(prompt: Prompt, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    source = prompt.problem.solution(prompt.model).read_text()
    tested = judged(prompt, source, toolbox, seeds, tmp_path)
    assert tested.verdict is Verdict.PASSED, tested.failed_launch


@pytest.mark.bulk
@pytest.mark.parametrize("prompt", EXPERTS)
def test_all_experts_pass(prompt: Prompt, patient_toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    source = prompt.problem.solution(prompt.model).read_text()
    tested = judged(prompt, source, patient_toolbox, seeds, tmp_path)
    assert tested.verdict is Verdict.PASSED, tested.failed_launch
    assert tested.held_out.passed == tested.held_out.total > 0


AVERAGE = Prompt(find_problem("27"), ExecutionModel.CUDA)
KERNEL = "__global__ void average(const double *x, size_t N, double *average) {{ {} }}"
SHARED = "__shared__ double a[8], b[8];\na[threadIdx.x % 8] = b[threadIdx.x % 8] = N;\n__syncthreads();\n"
INDEX = "size_t i = blockIdx.x * blockDim.x + threadIdx.x;\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (INDEX + "if (threadIdx.x < 3)\n__syncthreads();\nelse\n__syncthreads();", "wait at different barriers: 3 at"),
        (INDEX + "if (threadIdx.x < 3) __syncthreads(); else __syncwarp();", "the block waits for ever"),
        ("average[-1] = 0;", "the kernel writes 8 bytes outside of the array average"),
        (INDEX + "*average = x[i - 1];", "the kernel reads 8 bytes outside of the array x"),
        (SHARED + "*average = a[threadIdx.x % 8 + 1];", "the kernel reads 8 bytes outside of the array a"),
        ("extern __shared__ double s[];\n s[0] = 1;", "launched without memory for an array that is extern __shared__"),
    ],
)
def test_a_broken_rule_is_a_crash_that_is_explained(
    body: str, told: str, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path
) -> None:
    tested = judged(AVERAGE, KERNEL.format(body), toolbox, seeds, tmp_path)
    assert tested.verdict is Verdict.CRASHED
    assert tested.failed_launch is not None
    assert told in tested.failed_launch.output


def test_a_read_behind_the_end_is_found_in_its_line(toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    source = KERNEL.format(INDEX + "if (i <= N + 1)\n atomicAdd(average, x[i] / N);")
    tested = judged(AVERAGE, source, toolbox, seeds, tmp_path)
    assert tested.verdict is Verdict.CRASHED
    assert tested.failed_launch is not None
    assert tested.failed_launch.crash is not None
    assert tested.failed_launch.crash.place[0].endswith("candidate.cpp:3")


def test_an_input_must_not_be_written(toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    source = KERNEL.format(INDEX + "if (i < N) { atomicAdd(average, x[i] / N); ((double *)x)[i] = 0; }")
    assert judged(AVERAGE, source, toolbox, seeds, tmp_path).verdict is Verdict.INPUT_MODIFIED


def test_kernels_are_not_timed(toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    built = toolbox.build(AVERAGE, AVERAGE.problem.solution(AVERAGE.model).read_text(), tmp_path)
    assert built.library is not None
    timed = toolbox.time(AVERAGE, built.library, seeds)
    assert (timed.verdict, timed.launches, timed.best_speedup) == (Verdict.PASSED, (), None)


@pytest.mark.parametrize(
    ("model", "call"),
    [
        (ExecutionModel.CUDA, "atomicAdd((size_t *)0, size_t(1))"),  # CUDA has none for unsigned long
        (ExecutionModel.CUDA, "atomicMin((double *)0, 1.0)"),
        (ExecutionModel.CUDA, "__shfl_down(1, 1)"),  # removed from CUDA
        (ExecutionModel.HIP, "cuCadd(a, a)"),
    ],
)
def test_what_a_dialect_lacks_does_not_compile(
    model: ExecutionModel, call: str, toolbox: LocalToolbox, tmp_path: Path
) -> None:
    source = KERNEL.format(f"double2 a = {{}}; {call};")
    built = toolbox.build(Prompt(AVERAGE.problem, model), source, tmp_path)
    assert built.verdict is Verdict.BUILD_FAILED
    assert built.diagnostics[0].line == 1


def test_what_cannot_be_emulated_says_nothing_of_the_code(toolbox: LocalToolbox, tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="needs a real GPU, for it uses the library cub"):
        toolbox.build(AVERAGE, "#include <cub/cub.cuh>\n" + KERNEL.format(""), tmp_path)


def test_commands_for_cards() -> None:
    files = {"include": Path("/i"), "unit": Path("/c.cu"), "output": Path("/c.so")}
    nvcc = CardCompiler("nvcc", "native").command(ToolchainConfig(), ExecutionModel.HIP, **files)
    assert nvcc[:2] == ["nvcc", "-std=c++17"]
    assert {"-arch=native", "-DPAREVAL_HIP", "-shared"} <= set(nvcc)
    assert nvcc[nvcc.index("-x") + 1] == "cu"
    hipcc = CardCompiler("hipcc", "gfx90a").command(ToolchainConfig(), ExecutionModel.HIP, **files)
    assert "--offload-arch=gfx90a" in hipcc
    assert hipcc[hipcc.index("-x") + 1] == "hip"


@pytest.mark.bulk
@pytest.mark.parametrize("prompt", SOME)
def test_experts_compile_for_a_card(prompt: Prompt, tmp_path: Path) -> None:
    compiler = card_compiler(prompt.model)
    if compiler is None:
        pytest.skip("there is no compiler for GPUs")
    toolchain = ToolchainConfig()
    source = prompt.problem.solution(prompt.model).read_text()
    unit = unit_text(prompt, source, Harness(toolchain, Store()).shim(prompt))
    built = build_for_card(compiler, toolchain, prompt, unit, tmp_path)
    assert built.library is not None, built.diagnostics
