"""The one kind of file that grows: a crash or a full disk may cost its last line, and no other."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pareval_agent.agent.json_lines import JsonLines, whole_lines
from pareval_agent.configs.errors import InfrastructureError


def test_lines_are_kept_and_numbered(tmp_path: Path) -> None:
    file = tmp_path / "folder/lines.jsonl"
    for text in ("1", "2"):
        with JsonLines(file) as lines:
            lines.append(text)
    assert list(whole_lines(file)) == [(f"{file}:1", b"1\n"), (f"{file}:2", b"2\n")]


@pytest.mark.parametrize("length", [1, 65_535, 65_536, 65_537, 200_000])
def test_a_torn_line_of_any_length_is_cut_off(tmp_path: Path, length: int) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_bytes(b"first\n" + b"x" * length)
    assert [line for _, line in whole_lines(file)] == [b"first\n"], "a reader passes over it"
    with JsonLines(file) as lines:
        lines.append("second")
    assert file.read_bytes() == b"first\nsecond\n"


def test_a_file_of_one_torn_line_becomes_empty(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_bytes(b"x" * 100_000)
    with JsonLines(file):
        assert file.read_bytes() == b""


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match=r"cannot open .* \(Is a directory\)"):
        JsonLines(tmp_path)


_FULL = """
import resource, sys
from pathlib import Path
from pareval_agent.agent.json_lines import JsonLines
from pareval_agent.configs.errors import InfrastructureError
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
with JsonLines(Path(sys.argv[1])) as lines:
    try:
        for number in range(100):
            lines.append(f'"line {number:03}"')
    except InfrastructureError as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
    lines.append("after")
"""


def test_where_there_is_no_room_the_file_is_as_it_was(tmp_path: Path) -> None:
    """The kernel writes the part of a line for which there is room; a limit on the file stands for a small disk."""
    file = tmp_path / "lines.jsonl"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    done = subprocess.run([sys.executable, "-c", _FULL, str(file)], check=True, capture_output=True, text=True)
    assert done.stdout.startswith(f"cannot write {file} (")
    lines = file.read_text().splitlines()
    assert lines == [*(f'"line {number:03}"' for number in range(len(lines) - 1)), "after"]
    assert len(lines) == 10
