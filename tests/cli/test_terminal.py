"""On a real terminal: Ctrl-C, the cursor, and nothing left running.

A user watches a test of a candidate that takes forever, and presses Ctrl-C. The terminal must be as it was, one line
must say how to go on, and the judge and the candidate must be gone; the same command must then go on where it stopped.
"""

import json
import os
import pty
import shutil
import sys
import time
from pathlib import Path

import pytest

ENDLESS = """```cpp
double average(std::vector<double> const& x) {
    volatile double s = 0;
    #pragma omp parallel for
    for (long i = 0; i < 1000000000000L; ++i) s = s;
    return s;
}
```"""

pytestmark = pytest.mark.skipif(not (shutil.which("g++") and shutil.which("bwrap")), reason="needs g++ and bubblewrap")


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, words: list[str], folder: Path) -> None:
        self.output = ""
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execv(sys.executable, [sys.executable, "-m", "pareval_agent.cli.main", *words])

    def wait_for(self, text: str) -> None:
        """Read until the text was shown; the test's timeout ends a vain wait."""
        while text not in self.output:
            assert self._read(), f"the program ended without {text!r}: {self.output!r}"

    def press(self, key: bytes) -> None:
        os.write(self._descriptor, key)

    def end(self) -> int:
        """Read the rest, and return the exit code."""
        while self._read():
            pass
        os.close(self._descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self) -> bool:
        try:
            piece = os.read(self._descriptor, 1 << 16)
        except OSError:  # the other side of the terminal is closed
            return False
        self.output += piece.decode(errors="replace")
        return bool(piece)


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("TERM", "xterm-256color")
    (tmp_path / "answers.json").write_text(json.dumps([{"text": ENDLESS}, {"text": ENDLESS}]))
    return ["solve", "27", "--target", "omp", "--model", "replay:answers.json", "--attempts", "1"]


def _descendants(pid: int) -> set[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return {int(child) for child in children}.union(*(_descendants(int(child)) for child in children))


def _is_alive(pid: int) -> bool:
    """A zombie is not: it may stay until whatever runs as process 1 collects it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.timeout(120)
def test_ctrl_c_leaves_a_clean_terminal_and_no_process(words: list[str], tmp_path: Path) -> None:
    terminal = Terminal(words, tmp_path)
    terminal.wait_for("testing")
    while not (running := _descendants(terminal.pid)):
        time.sleep(0.05)
    terminal.press(b"\x03")
    assert terminal.end() == 130
    assert terminal.output.rfind("\x1b[?25h") > terminal.output.rfind("\x1b[?25l"), "the cursor is shown again"
    last = terminal.output.splitlines()[-1]
    assert last.endswith("stopped: run the same command again to continue what is in solve-27_reduce_average-omp")
    assert "Traceback" not in terminal.output
    while any(map(_is_alive, running)):
        time.sleep(0.05)
    assert not (tmp_path / "solve-27_reduce_average-omp" / "result.json").exists()


@pytest.mark.timeout(120)
def test_the_same_command_goes_on_without_asking_again(words: list[str], tmp_path: Path) -> None:
    first = Terminal(words, tmp_path)
    first.wait_for("testing")
    first.press(b"\x03")
    assert first.end() == 130
    second = Terminal(words, tmp_path)
    second.wait_for("testing")
    second.press(b"\x03")
    assert second.end() == 130
    (folder,) = tmp_path.glob("solve-*")
    assert len((folder / "calls.jsonl").read_text().splitlines()) == 2, "one call began and ended"
