"""How a problem is written in each execution model: its signature, and what the prompt declares before the function."""

import re
from collections.abc import Mapping
from typing import Protocol

from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.execution_model import ExecutionModel

GPU = (ExecutionModel.CUDA, ExecutionModel.HIP)


class ProblemText(Protocol):
    """What is needed of a problem."""

    @property
    def id(self) -> str:
        """Such as 27_reduce_average."""

    @property
    def signature(self) -> str:
        """On a CPU."""

    @property
    def kokkos(self) -> str | None:
        """The signature with views."""

    @property
    def gpu(self) -> str | None:
        """The signature of the kernel, less `__global__`."""

    @property
    def sections(self) -> Mapping[str, str]:
        """C++ by name."""

    @property
    def gpu_names(self) -> Mapping[str, str]:
        """Helpers that have another name on GPUs."""


def signature(problem: ProblemText, model: ExecutionModel) -> str:
    """Exactly as the prompt has it, without the opening brace.

    Raises:
        UserError: the problem's file does not give one for this execution model.
    """
    own = {ExecutionModel.KOKKOS: problem.kokkos, ExecutionModel.CUDA: problem.gpu, ExecutionModel.HIP: problem.gpu}
    if model not in own:
        return problem.signature
    text = own[model]
    if text is None:
        key = "kokkos" if model is ExecutionModel.KOKKOS else "gpu"
        raise UserError(f"{problem.id} has no {model.value} prompt: its first comment has no `{key}`")
    if model is ExecutionModel.HIP:
        text = text.replace("cuDoubleComplex", "hipDoubleComplex")
    return f"__global__ {text}" if model in GPU else text


def declarations(problem: ProblemText, model: ExecutionModel) -> str:
    """Structs, helpers and constants before the function. Views and kernels know no std::string."""
    text = problem.sections.get("declarations", "").strip()
    if model is ExecutionModel.KOKKOS:
        text = problem.sections.get("declarations kokkos", text).strip()
        return text.replace("std::string ", "const char *")
    if model not in GPU:
        return text
    parts = (_on_device(part, problem.gpu_names) for part in split_declarations(text))
    return "\n\n".join(part for part in parts if part)


def provided(problem: ProblemText, model: ExecutionModel) -> str:
    """Definitions of what the prompt only declares; kernels have nothing of that kind."""
    if model in GPU:
        return ""
    if model is ExecutionModel.KOKKOS:
        return problem.sections.get("provided kokkos", "").strip()
    return problem.sections.get("provided", "").strip()


def split_declarations(text: str) -> tuple[str, ...]:
    """Top-level declarations: each ends with the line that closes its brace, or with its semicolon."""
    result: list[list[str]] = [[]]
    for line in text.splitlines():
        result[-1].append(line)
        if re.match(r"\S.*[;}]\s*$|\};?\s*$", line):
            result.append([])
    return tuple("\n".join(lines).strip() for lines in result if "".join(lines).strip())


def _on_device(part: str, names: Mapping[str, str]) -> str:
    """One declaration as a kernel can use it; functions that are only declared are left out."""
    part = part.replace("std::string ", "const char *").replace("std::abs", "fabs").replace("std::", "")
    for name, other in names.items():
        part = re.sub(rf"\b{name}\b(?=\()", other, part)
    if re.match(r"const\s", part):
        return re.sub(r"^const\s+", "__constant__ ", part)
    if re.match(r"[\w:<> ]+[ &*]\w+\(", part):
        return f"__device__ {part}" if part.endswith("}") else ""
    return part
