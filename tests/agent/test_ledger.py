"""The ledger of model calls, whose point is what is left after a crash."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pareval_agent.agent.ledger import Ledger, Totals, read_entries
from pareval_agent.agent.model import Usage
from pareval_agent.configs.errors import InfrastructureError, UserError

RESERVED = Usage(input_tokens=100, output_tokens=1000, estimated=True)
USED = Usage(input_tokens=90, cached_tokens=10, output_tokens=50)


def test_calls_and_totals_survive_closing(tmp_path: Path) -> None:
    file = tmp_path / "run" / "ledger.jsonl"
    with Ledger(file) as ledger:
        ledger.begin("a", RESERVED)
        ledger.end("a", USED, 0.5, 2.0)
        ledger.begin("b", RESERVED)
        ledger.end("b", USED, None, 3.0)
        before = ledger.calls
    with Ledger(file) as ledger:
        assert ledger.calls == before
        assert [call.lost for call in ledger.calls] == [False, False]
        totals = ledger.totals
    assert totals == Totals(calls=2, usage=USED + USED, known_cost_usd=0.5, calls_without_cost=1, wall_s=5)
    assert totals.cost_usd is None


def test_the_cost_is_known_if_that_of_every_call_is(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.jsonl") as ledger:
        assert ledger.totals == Totals()
        assert ledger.totals.cost_usd == 0
        ledger.begin("a", RESERVED)
        ledger.end("a", USED, 0.25, 1.0)
        assert ledger.totals.cost_usd == 0.25


def test_a_call_that_never_ended_counts_with_its_reservation(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.jsonl") as ledger:
        ledger.begin("a", RESERVED)
    with Ledger(tmp_path / "ledger.jsonl") as ledger:
        [call] = ledger.calls
        assert (call.lost, call.usage, call.cost_usd, call.wall_s) == (True, RESERVED, None, None)
        assert ledger.totals == Totals(calls=1, lost_calls=1, usage=RESERVED, calls_without_cost=1)


def test_a_call_made_again_under_its_name_counts_twice(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.jsonl") as ledger:
        ledger.begin("a", RESERVED)
        ledger.begin("a", RESERVED)
        ledger.end("a", USED, None, 1.0)
        assert [call.lost for call in ledger.calls] == [True, False]
        assert ledger.totals.usage == RESERVED + USED


KILLED = """
import os, signal, sys
from pathlib import Path
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.model import Usage
ledger = Ledger(Path(sys.argv[1]))
ledger.begin("a", Usage(input_tokens=100, output_tokens=1000, estimated=True))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_begun_survives_kill_9(tmp_path: Path) -> None:
    file = tmp_path / "ledger.jsonl"
    assert subprocess.run([sys.executable, "-c", KILLED, file], check=False).returncode == -signal.SIGKILL
    with Ledger(file) as ledger:
        assert ledger.totals.usage == RESERVED


def test_a_torn_line_is_cut_off_wherever_it_was_torn(tmp_path: Path) -> None:
    whole = tmp_path / "whole.jsonl"
    with Ledger(whole) as ledger:
        ledger.begin("a", RESERVED)
        ledger.end("a", USED, None, 1.0)
    content = whole.read_bytes()
    first_line = content.index(b"\n") + 1
    for end in range(len(content)):
        torn = tmp_path / "torn.jsonl"
        torn.write_bytes(content[:end])
        with Ledger(torn) as ledger:
            assert torn.read_bytes() == (content[:first_line] if end >= first_line else b"")
            ledger.begin("next", RESERVED)
        assert read_entries(torn)[-1].call_id == "next"


def test_a_ledger_in_use_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "ledger.jsonl"
    with Ledger(file) as ledger:
        ledger.begin("a", RESERVED)
        with file.open("a") as half_written:
            half_written.write('{"event":"end"')
        assert [entry.call_id for entry in read_entries(file)] == ["a"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("not json", "the line"),
        ('{"event":"begin","call_id":"a"}', "begin.reserved"),
        ('{"event":"pause","call_id":"a"}', "the line"),
        ('{"event":"end","call_id":"a","usage":{},"cost_usd":-1,"wall_s":1}', "end.cost_usd"),
    ],
)
def test_a_line_that_is_no_entry_is_named(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "ledger.jsonl"
    file.write_text(f'{{"event":"begin","call_id":"a","reserved":{{}}}}\n{line}\n')
    with pytest.raises(UserError, match=f"{file}:2: {says}"):
        Ledger(file)


def test_a_ledger_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="cannot open "):
        Ledger(tmp_path)


def test_a_disk_that_is_full_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ledger.jsonl"
    write = os.write
    with Ledger(file) as ledger:
        ledger.begin("a", RESERVED)
        before = file.read_bytes()
        monkeypatch.setattr(os, "write", lambda descriptor, line: write(descriptor, line[:10]))
        with pytest.raises(InfrastructureError, match="No space left"):
            ledger.end("a", USED, None, 1.0)
    assert file.read_bytes() == before
