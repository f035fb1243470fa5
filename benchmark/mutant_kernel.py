"""Mistakes that only kernels can have: the boundary check, barriers, atomics, and which thread does what.

In CUDA and HIP alike. What other code has of this (loops, indexes, arithmetic) is for the other operators.
"""

from collections.abc import Iterator

from pareval_agent.benchmark.mutant import Edit, Operator
from pareval_agent.benchmark.mutant_code import Code

_BARRIERS = {"__syncthreads", "__syncwarp"}
_OTHER_BOUND = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_OTHER_PLACE = {
    "threadIdx": "blockIdx", "blockIdx": "threadIdx", "blockDim": "gridDim", "gridDim": "blockDim",
}  # fmt: skip


def guard(code: Code) -> Iterator[Edit]:
    """A boundary check, `if (i < N)`, that lets one thread too many through, or one too few."""
    sizes = set(_sizes(code))
    in_loops = {index for loop in code.loops() for index in loop.condition}
    for index, text in code.operators():
        if text in _OTHER_BOUND and index not in in_loops and code.tokens[index + 1].text in sizes:
            token = code.tokens[index]
            yield Edit(Operator.BOUNDARY, token.start, token.end, _OTHER_BOUND[text])


def _sizes(code: Code) -> Iterator[str]:
    """Parameters of type size_t."""
    for place, token in enumerate(code.tokens):
        if token.text != "__global__":
            continue
        opening = code.end_of_operand(place, {"("})
        for parameter in code.arguments(opening):
            words = [code.tokens[each].text for each in parameter]
            if words[:1] == ["size_t"] and len(words) == 2:
                yield words[1]


def barrier(code: Code) -> Iterator[Edit]:
    """A barrier that is not there."""
    for place, token in enumerate(code.tokens):
        if token.text in _BARRIERS and code.mark(place + 1) == "(" and code.mark(code.closing[place + 1] + 1) == ";":
            yield Edit(Operator.SYNCHRONISATION, token.start, code.tokens[code.closing[place + 1]].end, "")


_PLAIN = {
    "atomicAdd": "auto* p, auto v) { auto old = *p; *p = old + v; return old; }",
    "atomicSub": "auto* p, auto v) { auto old = *p; *p = old - v; return old; }",
    "atomicMul": "auto* p, auto v) { auto old = *p; *p = old * v; return old; }",
    "atomicMin": "auto* p, auto v) { auto old = *p; *p = v < old ? v : old; return old; }",
    "atomicMax": "auto* p, auto v) { auto old = *p; *p = old < v ? v : old; return old; }",
    "atomicAnd": "auto* p, auto v) { auto old = *p; *p = old & v; return old; }",
    "atomicOr": "auto* p, auto v) { auto old = *p; *p = old | v; return old; }",
    "atomicXor": "auto* p, auto v) { auto old = *p; *p = old ^ v; return old; }",
    "atomicInc": "auto* p, auto v) { auto old = *p; *p = old >= v ? 0 : old + 1; return old; }",
    "atomicCAS": "auto* p, auto expected, auto v) { auto old = *p; if (old == expected) *p = v; return old; }",
}  # fmt: skip
"""The same without being atomic. An exchange is not here: whoever ignores what was there loses nothing."""


def atomic(code: Code) -> Iterator[Edit]:
    """An update that may get lost."""
    for place, token in enumerate(code.tokens):
        if token.text in _PLAIN and code.mark(place + 1) == "(" and not _only_reads(code, place):
            yield Edit(Operator.SYNCHRONISATION, token.start, token.end, f"([]({_PLAIN[token.text]})")


def _only_reads(code: Code, place: int) -> bool:
    """True for `atomicAdd(p, 0u)`, which changes nothing."""
    arguments = code.arguments(place + 1)
    return len(arguments) > 1 and code.tokens[arguments[1][0]].text in {"0", "0u"}


def place(code: Code) -> Iterator[Edit]:
    """The number of the block for that of the thread, or one size for the other, in x, which all launches have."""
    strides = set(code.strides())
    for index, token in enumerate(code.tokens):
        in_x = code.mark(index + 1) == "." and code.tokens[index + 2].text == "x"
        if token.text in _OTHER_PLACE and in_x and index not in strides:
            yield Edit(Operator.DISTRIBUTION, token.start, token.end, _OTHER_PLACE[token.text])
