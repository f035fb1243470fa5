"""Cleaning of text that others wrote: models, compilers, candidates, file names.

Such text can hold terminal escape sequences, Rich markup and characters that turn the reading direction. Whatever is
shown to people passes through here; markup stays text, because no console of ours interprets any (`console.py`).
"""

import re

_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"  # titles, links, the clipboard, …
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # colours and movements of the cursor
    r"|\x1b[ -/]*[0-~]?"
)
"""ECMA-48 control strings, control sequences and escapes; each alternative takes linear time on hostile text."""


def clean(text: str) -> str:
    """Printable characters, newlines and tabs alone; escape sequences go as a whole.

    >>> clean("\\x1b[31mred\\x1b[0m and [bold]")
    'red and [bold]'
    """
    text = _ESCAPE_SEQUENCE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_shown(character) for character in text)


def one_line(text: str, width: int | None = None) -> str:
    """Cleaned text with each run of white space as one blank, cut to `width` characters if that is given."""
    line = " ".join(clean(text).split())
    return line if width is None or len(line) <= width else f"{line[: width - 1]}…"


def last_lines(text: str, count: int) -> str:
    """The last lines of a text that is still growing, cleaned."""
    tail = text.rsplit("\n", count)[-count:]
    return clean("\n".join(tail))


def _shown(character: str) -> str:
    if character.isprintable() or character in "\n\t":
        return character
    return " " if character.isspace() else ""
