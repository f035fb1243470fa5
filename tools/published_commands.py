"""What the published harness writes, compiles and starts, as text and tokens; nothing is executed here.

Paths are those inside the sandbox, where the working directory is the checkout's folder `drivers`, as it is there.
"""

from collections.abc import Mapping

from pareval_agent.configs.schema import LaunchConfiguration, ToolchainConfig
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.launcher import launch_command, launch_environment
from pareval_agent.tools.published_checkout import INCLUDE_FOLDERS, Checkout

DRIVERS = "/published/drivers"
MAINS = "/mains"
"""Main programs, compiled once for each execution model."""
BUILD = "/sample"
PROGRAM = "a.out"


def is_usable(prompt_text: str) -> bool:
    """Whether the harness can put its NO_INLINE into the prompt: the last line must begin with a type and a blank."""
    return " " in prompt_text.rpartition("\n")[2]


def generated_code(prompt_text: str, answer: str) -> str:
    """The answer as the continuation of the prompt, whose last line gets NO_INLINE behind its first word."""
    above, newline, last = prompt_text.rpartition("\n")
    first, _, rest = last.partition(" ")
    return f"{above}{newline}{first} NO_INLINE {rest}\n{answer}"


def is_source_valid(model: ExecutionModel, answer: str) -> bool:
    """The published check that an answer is parallel: it holds the words, wherever they stand."""
    openmp = not model.uses_openmp or "#pragma omp" in answer
    mpi = not model.uses_mpi or "MPI_" in answer or "MPI." in answer
    return openmp and mpi


def main_name(model: ExecutionModel) -> str:
    """The object file of a main program."""
    return f"{model.identifier}.o"


def main_command(checkout: Checkout, model: ExecutionModel) -> list[str]:
    """Compile the main program of an execution model, as the checkout's Makefile does."""
    build = checkout.builds[model]
    return [build.cxx, *build.flags, "-o", f"{MAINS}/{main_name(model)}", "-c", checkout.main(model)]


def build_command(checkout: Checkout, prompt: Prompt) -> list[str]:
    """Compile a driver together with the sample that it includes, and link it with the main program."""
    build = checkout.builds[prompt.model]
    return [
        *(build.cxx, *build.flags),
        *(f"-I{BUILD}", f"-DDRIVER_PROBLEM_SIZE={checkout.size(prompt)}"),
        *(*(f"-I{folder}" for folder in INCLUDE_FOLDERS), checkout.macro(prompt.model)),
        *(f"{MAINS}/{main_name(prompt.model)}", checkout.driver(prompt)),
        *("-o", f"{BUILD}/{PROGRAM}"),
    ]


def run_command(
    checkout: Checkout, model: ExecutionModel, launch: LaunchConfiguration, toolchain: ToolchainConfig
) -> list[str]:
    """Start a program: our launcher in place of srun, and the arguments that the checkout gives the program."""
    arguments = checkout.launches[model].arguments(launch)
    return launch_command(model, launch, toolchain, [f"{BUILD}/{PROGRAM}", *arguments])


def run_environment(
    model: ExecutionModel, launch: LaunchConfiguration, toolchain: ToolchainConfig, *, cores: int, as_root: bool
) -> Mapping[str, str]:
    """Our launcher's variables, less what makes OpenMP's threads sleep between loops: nobody else is to be timed."""
    variables = launch_environment(model, launch, toolchain, cores=cores, as_root=as_root)
    return {name: value for name, value in variables.items() if name != "OMP_WAIT_POLICY"}
