"""What a kernel's source needs before it can be emulated, and what keeps it from being emulated."""

import re
from collections.abc import Iterator, Sequence

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools.cpp_text import Kind, Token, directive, tokenize, without_comments

_DYNAMIC_SHARED = re.compile(
    r"\b(?:extern\s+__shared__|__shared__\s+extern)\s+(?:__align__\s*\([^)]*\)\s*|alignas\s*\([^)]*\)\s*)?"
    r"(?P<type>[A-Za-z_][\w:\s<>]*?)\s*\b(?P<name>\w+)\s*\[\s*\]\s*;"
)
_LIBRARY = re.compile(
    r"<(?P<library>thrust|cub|hipcub|rocprim|rocthrust|cuda|cooperative_groups|hip/hip_cooperative_groups|mma"
    r"|cutlass|curand\w*|hiprand\w*|rocrand\w*|cufft\w*|cublas\w*|hipfft\w*|cuda_fp16|cuda_bf16)[/.>]"
)
_NAMESPACES = {"thrust", "cub", "hipcub", "rocprim", "cooperative_groups", "wmma"}
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
    """`source` with the one declaration reworded that C++ does not know; all lines keep their numbers.

    Raises:
        InfrastructureError: it cannot be emulated; that says nothing of the source.
    """
    if reason := not_emulated(source):
        raise InfrastructureError(f"the code needs a real GPU, for it uses {reason}, which is not emulated")
    return _DYNAMIC_SHARED.sub(_pointer, source)


def _pointer(declaration: re.Match[str]) -> str:
    element = " ".join(declaration["type"].split())
    pointer = f"{element}* {declaration['name']} = static_cast<{element}*>(pareval::gpu::dynamic_shared());"
    return pointer + "\n" * declaration[0].count("\n")


def not_emulated(source: str) -> str | None:
    """The first thing in `source` that only a real GPU's toolchain has, None if there is nothing of the kind.

    By its text, without comments and strings. Whether the rest compiles is for the compiler to say.
    """
    return next(_not_emulated(without_comments(tokenize(source))), None)


def _not_emulated(tokens: Sequence[Token]) -> Iterator[str]:
    for index, token in enumerate(tokens):
        if token.kind is Kind.DIRECTIVE:
            name, argument = directive(token)
            if name == "include" and (match := _LIBRARY.match(argument)):
                yield f"the library {match['library']}"
        elif token.kind is Kind.WORD:
            if token.text in _NAMESPACES and _text(tokens, index + 1) == "::":
                yield f"the library {token.text}"
            elif token.text in {"asm", "__asm__"}:
                yield "assembly"
            elif _RUNTIME.fullmatch(token.text):
                yield f"{token.text}(), a call of the host"
        elif token.text == "<<" and _text(tokens, index + 1) == "<" and tokens[index + 1].start == token.end:
            yield "a launch of another kernel"


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""
