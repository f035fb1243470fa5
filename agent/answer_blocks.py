"""The parts of a model's answer: its thinking, its fenced blocks and the text around them.

Fences follow CommonMark 0.31 (section 4.5) where models do, and models where they do not: an opening one may follow
text on its line, a closing one may follow code, and a fence with a language always opens a block.
"""

import re
from dataclasses import dataclass

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_END_OF_THINKING = re.compile(r"</think(?:ing)?>", re.IGNORECASE)


def printable(answer: str) -> str:
    """The answer with line feeds only and without NUL, control characters and lone surrogates: it is valid UTF-8."""
    lines = answer.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", lines.replace("\v", " ").replace("\f", " "))


def without_thinking(answer: str) -> str:
    """What follows the thinking. A tag without an end runs to the end; one without a beginning began in the prompt."""
    return _END_OF_THINKING.split(_THINKING.sub("", answer))[-1]


_CPP_LANGUAGES = {"c", "c++", "cc", "cpp", "cu", "cuda", "cxx", "h", "hip", "hpp"}
_OTHER_LANGUAGES = {
    "asm", "assembly", "awk", "bash", "bat", "cmake", "console", "csharp", "css", "diff", "dockerfile", "f90",
    "fortran", "go", "golang", "haskell", "html", "ini", "java", "javascript", "js", "json", "julia", "kotlin",
    "latex", "log", "lua", "make", "makefile", "matlab", "md", "markdown", "mermaid", "octave", "output", "perl",
    "php", "powershell", "ps1", "py", "python", "python3", "r", "ruby", "rust", "rs", "scala", "sh", "shell",
    "slurm", "sql", "swift", "terminal", "toml", "ts", "typescript", "xml", "yaml", "yml", "zig", "zsh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """The text between two fences."""

    language: str
    """First word behind the opening fence in lower case, empty if there is none."""
    text: str
    closed: bool
    """False if the answer ends, or another block begins, before a closing fence."""

    @property
    def may_be_cpp(self) -> bool:
        """False where the fence names another language; an unknown name says nothing."""
        return self.language not in _OTHER_LANGUAGES


@dataclass(frozen=True, slots=True)
class AnswerParts:
    """An answer taken apart."""

    blocks: tuple[Block, ...]
    prose: str
    """All that is outside of fences."""


_DOCUMENTS = {"markdown", "md"}
_FENCE = re.compile(r"^(?P<before>[^`~\n]*+)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^`\n]*+)$", re.MULTILINE)
_LANGUAGE = re.compile(r"[{.\s]*([\w+#-]*)")
_MARGIN = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s+)?")


@dataclass(frozen=True, slots=True)
class _Opening:
    """An opening fence."""

    fence: str
    language: str
    own_line: bool
    """Nothing but the marker of a list stands before it."""
    margin: int
    """Columns by which the list around the block indents it."""
    start: int
    """Where the block's text begins."""


def split_answer(answer: str) -> AnswerParts:
    """Take an answer apart at its fences, in one pass."""
    blocks: list[Block] = []
    prose: list[str] = []
    opening: _Opening | None = None
    position = 0
    for line in _FENCE.finditer(answer):
        following = _opening(line)
        if opening and _closes(line, opening.fence):
            blocks.append(_block(opening, answer[opening.start : line.start("fence")], closed=True))
            opening, position = None, line.end()
        elif opening and following and following.language and following.own_line:
            blocks.append(_block(opening, answer[opening.start : line.start()], closed=False))
            opening = following
        elif not opening and following and following.language not in _DOCUMENTS:
            prose.append(answer[position : line.start() if following.own_line else line.start("fence")])
            opening = following
    if opening:
        blocks.append(_block(opening, answer[opening.start :], closed=False))
    else:
        prose.append(answer[position:])
    return AnswerParts(tuple(blocks), "\n".join(prose))


def _opening(line: re.Match[str]) -> _Opening | None:
    """The block that a line with a fence may open; behind other text on the line, only one in C++ or a bare one."""
    match = _LANGUAGE.match(line["info"])
    language = match[1].lower() if match else ""
    own_line = _MARGIN.fullmatch(line["before"]) is not None
    if not own_line and line["info"].strip() and language not in _CPP_LANGUAGES:
        return None
    return _Opening(line["fence"], language, own_line, len(line["before"]) if own_line else 0, line.end() + 1)


def _closes(line: re.Match[str], fence: str) -> bool:
    """True for a closing fence on a line of its own, or behind the last line of code."""
    before = line["before"].strip()
    return line["fence"].startswith(fence) and not line["info"].strip() and (not before or before[-1] in "};")


def _block(opening: _Opening, text: str, *, closed: bool) -> Block:
    margin = re.compile(rf"^[ \t]{{1,{opening.margin}}}", re.MULTILINE) if opening.margin else None
    return Block(opening.language, margin.sub("", text) if margin else text, closed)
