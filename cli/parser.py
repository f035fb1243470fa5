"""Reads the command line, and complains in one line. Imports little, so that --help answers at once."""

import argparse
import difflib
import itertools
from collections.abc import Sequence
from typing import Any, Never

from pareval_agent.cli.commands import EXIT_CODES, add_commands
from pareval_agent.configs.errors import UserError


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are errors like all others."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> Never:
        """Complain in one line."""
        raise UserError(f"{message}; see `{self.prog} --help`")

    def print_help(self, file: Any = None) -> None:
        """Print it, and tell if that fails; argparse would not."""
        print(self.format_help(), end="", file=file)

    def options(self) -> list[str]:
        """All options that are known here."""
        return [name for action in self._actions for name in action.option_strings]


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The arguments of the command; its name is `command`.

    Raises:
        UserError: unknown command or option, with the nearest known one, or a wrong value.
        SystemExit: help or version was asked for, and printed.
    """
    parser, commands = _build()
    if words and not words[0].startswith("-") and words[0] not in commands:
        raise UserError(f"unknown command {words[0]!r}: {_nearest(words[0], list(commands))}")
    command = commands.get(words[0], parser) if words else parser
    _check_options(words, command)  # first, because argparse would complain about an argument that is missing
    arguments, unknown = parser.parse_known_args(words)
    if unknown:
        kind = "option" if unknown[0].startswith("-") else "argument"
        raise UserError(f"unexpected {kind} {unknown[0]!r}; see `{command.prog} --help`")
    return arguments


def _check_options(words: Sequence[str], command: Parser) -> None:
    for word in itertools.takewhile(lambda word: word != "--", words):
        option = word.partition("=")[0]
        if option.startswith("--") and option not in command.options():
            raise UserError(f"unknown option {option!r}: {_nearest(option, command.options())}")


def _nearest(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else f"choose one of {', '.join(known)}"


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> Never:
        from importlib.metadata import version

        print(f"{parser.prog} {version('pareval-agent')}")
        parser.exit()


def _build() -> tuple[Parser, dict[str, Parser]]:
    parser = Parser(
        prog="pareval-agent",
        description="An agent that writes, builds, tests and repairs parallel C++.",
        epilog=EXIT_CODES,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="commands")
    add_commands(commands)
    for command in commands.choices.values():
        command.add_argument("--debug", action="store_true", help="show the traceback of an internal error")
    return parser, dict(commands.choices)
