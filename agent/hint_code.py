"""A candidate as the tables of hints look at it: by its text, without a promise that it compiles."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.signature import Parameter, Signature, parse_signature
from pareval_agent.tools.cpp_text import Kind, tokenize

_READ_CHARACTERS = 20_000
"""More is hostile, and would only take time."""
_LOOPS = 20

_NO_TYPES = {"return", "else", "delete", "new", "case", "goto", "throw"}
_LOOP = re.compile(
    r"#[ \t]*pragma[ \t]+omp[ \t]+(?P<directive>(?:parallel[ \t]+)?for\b[^\n]*)\n\s*"
    r"for\s*\([^;=()]*?\b(?P<counter>\w+)\s*="
)


@dataclass(frozen=True)
class ParallelLoop:
    """A loop that an OpenMP directive shares out."""

    directive: str
    """Less `#pragma omp`."""
    counter: str
    before: str = field(repr=False)
    """The code above it."""
    text: str = field(repr=False)
    """The loop with its head."""


@dataclass(frozen=True)
class Code:
    """The source and the prompt that it answers."""

    source: str
    prompt: Prompt

    @cached_property
    def text(self) -> str:
        """The source with blanks in place of comments, and its lines where they are."""
        parts, position, source = [], 0, self.source[:_READ_CHARACTERS]
        for token in tokenize(source):
            if token.kind is Kind.COMMENT:
                parts += [source[position : token.start], re.sub(r"[^\n]", " ", token.text)]
                position = token.end
        return "".join([*parts, source[position:]])

    def line(self, number: int | None) -> str:
        """The line of this number, as the compiler counts; empty if there is none."""
        lines = self.source.split("\n")
        return lines[number - 1] if number and number <= len(lines) else ""

    @cached_property
    def signature(self) -> Signature:
        """The wanted function's."""
        return parse_signature(self.prompt.signature.removeprefix("__global__ "), self.prompt.function)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The wanted function's."""
        return self.signature.parameters

    def type_of(self, name: str) -> str:
        """How a variable or a parameter is declared; empty if the text does not show it, or has several of the name."""
        pattern = rf"(?<![\w:])((?:const\s+)?[\w:]+(?:<[^;(){{}}]{{0,200}}>)?)[\s&*]+{re.escape(name)}\s*[;=({{\[,)]"
        own = {match[1] for match in re.finditer(pattern, self.text)} - _NO_TYPES
        wanted = {parameter.type for parameter in self.parameters if parameter.name == name}
        found = wanted or own
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def parallel_loops(self) -> tuple[ParallelLoop, ...]:
        """In their order."""
        found = [match for match, _ in zip(_LOOP.finditer(self.text), range(_LOOPS), strict=False)]
        return tuple(
            ParallelLoop(
                directive=match["directive"],
                counter=match["counter"],
                before=self.text[: match.start()],
                text=_statement(self.text, match.end("directive")),
            )
            for match in found
        )


def _statement(text: str, start: int) -> str:
    """The statement that begins at `start`: up to the first semicolon or closing brace outside of all brackets."""
    depth = 0
    for position in range(start, len(text)):
        mark = text[position]
        depth += (mark in "({") - (mark in ")}")
        if depth < 0 or (depth == 0 and mark in ";}"):
            return text[start : position + 1]
    return text[start:]
