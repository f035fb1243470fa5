"""What a kernel's source needs before it can be emulated, and what keeps it from being emulated."""

import re
from collections.abc import Iterator, Sequence

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools.cpp_items import CppText, Item, ItemKind
from pareval_agent.tools.cpp_text import Kind, Token, directive

_DYNAMIC_SHARED = re.compile(
    r"\b(?:extern\s+__shared__|__shared__\s+extern)\s+(?:__align__\s*\([^)]*\)\s*|alignas\s*\([^)]*\)\s*)?"
    r"(?P<type>[A-Za-z_][\w:\s<>]*?)\s*\b(?P<name>\w+)\s*\[\s*\]\s*;"
)
_LIBRARY = re.compile(
    r"[<\"](?P<library>thrust|cub|hipcub|rocprim|rocthrust|cuda|cooperative_groups|hip/hip_cooperative_groups|mma|rocwmma"
    r"|cutlass|cute|nvshmem|nvtx3|(?:cu|hip|roc)(?:rand|fft|blas|sparse|solver|dnn)\w*"
    r"|cuda_(?:fp\w+|bf16|pipeline\w*|awbarrier\w*)|hip/hip_(?:fp16|bfloat16|bf16))[/.>\"]"
)
_NAMESPACES = {"thrust", "cub", "hipcub", "rocprim", "cooperative_groups", "wmma", "rocwmma"}
_ON_DEVICE = {"__global__", "__device__"}
_RUNTIME = re.compile(r"(?:cuda|hip)(?:Malloc|Free|Memcpy|Memset|DeviceSynchronize|Launch|Stream|Event|Get|Set)\w*")


DEVICE_HEADERS = (
    "cuda.h",
    "cuda_runtime.h",
    "cuda_runtime_api.h",
    "cuComplex.h",
    "device_launch_parameters.h",
    "math_constants.h",
    "hip/hip_runtime.h",
    "hip/hip_complex.h",
    "hip/hip_math_constants.h",
)
"""What sources may include: where they are emulated, all of it is there already."""


def emulated_source(source: str) -> str:
    """`source` without code of the host, and with the one declaration reworded that C++ does not know.

    Models like to show how a kernel is launched; that is made by the shim. All lines keep their numbers.

    Raises:
        InfrastructureError: it cannot be emulated; that says nothing of the source.
    """
    if reason := not_emulated(source):
        raise InfrastructureError(f"the code needs a real GPU, for it uses {reason}, which is not emulated")
    text = CppText(source)
    for item in _host_code(text):
        source = source[: item.start] + _blank(source[item.start : item.end]) + source[item.end :]
    return _DYNAMIC_SHARED.sub(_pointer, source)


def _pointer(declaration: re.Match[str]) -> str:
    element = " ".join(declaration["type"].split())
    pointer = f"__device__ {element}* {declaration['name']} = static_cast<{element}*>(pareval::gpu::dynamic_shared());"
    return pointer + "\n" * declaration[0].count("\n")


def not_emulated(source: str) -> str | None:
    """The first thing in `source` that only a real GPU's toolchain has, None if there is nothing of the kind.

    By its text, without comments, strings and code of the host. Whether the rest compiles is for the compiler to say.
    """
    text = CppText(source)
    host = [(item.start, item.end) for item in _host_code(text)]
    device = [token for token in text.tokens if not any(start <= token.start < end for start, end in host)]
    return next(_not_emulated(device), None)


def _host_code(text: CppText) -> Iterator[Item]:
    """Functions that no kernel can call, and that only a toolchain for GPUs takes."""
    for item in text.items:
        is_host_function = item.kind is ItemKind.FUNCTION and _ON_DEVICE.isdisjoint(each.text for each in item.result)
        if is_host_function and next(_not_emulated(item.tokens), None):
            yield item


def _blank(text: str) -> str:
    """Of the same length and as many lines."""
    return re.sub(r"[^\n]", " ", text)


def _not_emulated(tokens: Sequence[Token]) -> Iterator[str]:
    for index, token in enumerate(tokens):
        if token.kind is Kind.DIRECTIVE:
            name, argument = directive(token)
            if name == "include" and (match := _LIBRARY.match(argument)):
                yield f"the library {match['library']}"
        elif token.kind is Kind.WORD:
            if token.text in _NAMESPACES and _is_namespace(tokens, index):
                yield f"the library {token.text}"
            elif token.text in {"asm", "__asm__"}:
                yield "assembly"
            elif _RUNTIME.fullmatch(token.text):
                yield f"{token.text}(), a call of the host"
        elif token.text == "<<" and _text(tokens, index + 1) == "<" and tokens[index + 1].start == token.end:
            yield "a launch of another kernel"


def _is_namespace(tokens: Sequence[Token], index: int) -> bool:
    """True in `thrust::sort`, `using namespace thrust` and `namespace t = thrust`."""
    before = _text(tokens, index - 1)
    renamed = before == "=" and _text(tokens, index - 3) == "namespace"
    return _text(tokens, index + 1) == "::" or before == "namespace" or renamed


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""
