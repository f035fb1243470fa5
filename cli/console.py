"""Where commands write: people read consoles, programs read JSON on standard output."""

import json
import sys
from typing import IO, Any, Never

from rich.console import Console


class PlainConsole(Console):
    """A console that takes square brackets, numbers and emoji codes for what they are."""

    def __init__(self, file: IO[str], **options: Any) -> None:
        super().__init__(file=file, markup=False, highlight=False, emoji=False, **options)

    @property
    def is_live(self) -> bool:
        """True if what was drawn can be drawn over."""
        return self.is_terminal and not self.is_dumb_terminal

    def on_broken_pipe(self) -> Never:
        """Leave the reaction to the boundary of the program; Rich would exit with the code of a failed sample."""
        raise BrokenPipeError


def output_console() -> PlainConsole:
    """Standard output."""
    return PlainConsole(sys.stdout)


def progress_console(*, json_output: bool) -> PlainConsole:
    """Where to tell what is going on: standard error if standard output is for a program."""
    return PlainConsole(sys.stderr if json_output else sys.stdout)


def print_json(value: Any) -> None:
    """One JSON document on standard output, in ASCII, so that it holds nothing a terminal would obey."""
    print(json.dumps(value, indent=2))
