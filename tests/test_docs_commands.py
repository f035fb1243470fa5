"""What the pages of the documentation tell a reader to type is typed here, and what they show is what it prints.

In a page, a block of `console` holds commands after `$ `, each with what it prints; `…` stands for anything. A block
with `title="FILE"` is a file that the reader writes. A page is one session in a folder with the repository's examples.
Blocks after a comment `<!-- not run: WHY -->` need what a test has not (a key, a cluster): their commands of ours have
to be understood, and their shell has to be right.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pareval_agent.cli.parser import parse

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
_BLOCK = re.compile(
    r"(?P<not_run><!-- not run: [^\n]+ -->\n\n?)?"
    r"^(?P<fence>`{3,})(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)\n(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
_PROGRAM = "pareval-agent"
_SHELLS = ("", "bash", "console")
_END = "the end of a command, with status"


@dataclass(frozen=True)
class Block:
    """What stands between two fences."""

    language: str
    title: str | None
    text: str
    not_run: bool

    @property
    def is_session(self) -> bool:
        return self.language == "console"

    @property
    def steps(self) -> list[tuple[str, str]]:
        """The commands of a session, each with what it prints."""
        parts = re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]
        return [_step(part.splitlines()) for part in parts]

    @property
    def script(self) -> str:
        return "\n".join(command for command, _ in self.steps) if self.is_session else self.text


def _step(lines: list[str]) -> tuple[str, str]:
    """A line that ends in a backslash goes on in the next one."""
    end = 1 + next(number for number, line in enumerate(lines) if not line.endswith("\\"))
    return "\n".join(lines[:end]), "\n".join(lines[end:])


def blocks(document: Path) -> list[Block]:
    found = _BLOCK.finditer(document.read_text())
    return [Block(one["language"], one["title"], one["text"], bool(one["not_run"])) for one in found]


PAGES = [page for page in DOCUMENTS if any(block.is_session and not block.not_run for block in blocks(page))]


def _name(document: Path) -> str:
    return str(document.relative_to(ROOT))


def _our_commands(script: str) -> Iterator[list[str]]:
    """Arguments of the calls of the program in a shell script, wherever they stand in a line."""
    for line in script.replace("\\\n", " ").splitlines():
        call = re.search(rf"(?:^|[\s(]){_PROGRAM} (.+)", re.sub(r"\s+#.*", "", line))
        if call and not line.startswith("#"):
            yield shlex.split(re.split(r"[|&;)]|\s\d?>", call[1])[0])


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_command_is_understood(document: Path) -> None:
    for block in blocks(document):
        if block.language in _SHELLS:
            for words in _our_commands(block.script):
                if not {"--help", "--version"} & set(words):
                    parse(words)


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_script_is_shell(document: Path) -> None:
    for block in blocks(document):
        if block.language in ("bash", "console"):
            checked = subprocess.run(["bash", "-n"], input=block.script, text=True, capture_output=True, check=False)
            assert checked.stderr == ""


def test_there_are_pages_to_run() -> None:
    assert {page.name for page in PAGES} >= {"tutorial.md", "judging.md", "continuing.md"}


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_does_what_it_shows(page: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    session = [block for block in blocks(page) if not block.not_run]
    steps = [step for block in session if block.is_session for step in block.steps]
    script = "\n".join(_script(session))
    done = subprocess.run(
        ["bash"],
        input=script,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=tmp_path,
        env=_environment(),
        check=False,
    )
    printed = re.split(rf"^{_END} (\d+)\n", done.stdout, flags=re.MULTILINE)
    assert len(printed) == 2 * len(steps) + 1, done.stdout
    for (command, shown), output, status in zip(steps, printed[0::2], printed[1::2], strict=False):
        assert status == "0", f"{command}\n{output}"
        assert not shown or _matches(shown, output), f"{command} prints\n{output}"


def _script(session: list[Block]) -> Iterator[str]:
    """Writes the files and types the commands of a page, in the order in which they stand there."""
    for block in session:
        if block.title:
            yield f"cat >{shlex.quote(block.title)} <<'END OF FILE'\n{block.text}\nEND OF FILE"
        elif block.is_session:
            yield from (f"{command}\necho {shlex.quote(_END)} $?" for command, _ in block.steps)


def _environment() -> dict[str, str]:
    programs = Path(sys.executable).parent
    return {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}


def _matches(shown: str, output: str) -> bool:
    """A line that is `…` alone stands for any lines, within a line `…` is anything; widths of columns do not count."""
    patterns = [re.escape(line).replace("…", ".*") for line in _lines(shown)]
    expected = "".join("(?:.*\n)*?" if pattern == ".*" else f"{pattern}\n" for pattern in patterns)
    return re.fullmatch(expected, "".join(f"{line}\n" for line in _lines(output))) is not None


def _lines(text: str) -> list[str]:
    return [re.sub(r"([ ─])\1+", r"\1", line).rstrip() for line in text.strip("\n").splitlines()]


@pytest.mark.parametrize(
    ("shown", "output", "matches"),
    [
        ("a\nb", "a\nb\n", True),
        ("a", "a\nb\n", False),
        ("a\n…", "a\nb\nc\n", True),
        ("…\nc", "a\nb\nc\n", True),
        ("…\nc", "a\nb\n", False),
        ("3 … of 4", "3 passed of 4  \n", True),
        ("3.0", "310\n", False),
        ("a  3\n──", "a      3 \n─────", True),
    ],
)
def test_what_is_shown_is_compared(shown: str, output: str, matches: bool) -> None:
    assert _matches(shown, output) == matches


def test_calls_are_found_wherever_they_stand() -> None:
    script = (
        "# pareval-agent no\nsrun pareval-agent solve 1 \\\n --target omp && x\npareval-agent doctor 2>log | cat  # yes"
    )
    assert list(_our_commands(script)) == [["solve", "1", "--target", "omp"], ["doctor"]]
