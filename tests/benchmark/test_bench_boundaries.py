"""kill -9 before, within and after every single write and call of a run: it goes on, and nothing is lost or doubled."""

import itertools
import json
import multiprocessing
import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fakes
import pytest
from bench_fakes import FakePools, bench
from langgraph.checkpoint.sqlite import SqliteSaver

from pareval_agent.agent.folder import Folder
from pareval_agent.agent.ledger import Ledger
from pareval_agent.benchmark.run_folder import read_rows
from pareval_agent.configs.errors import InfrastructureError

SETTINGS = {"modes": ["repair"], "jobs": 1}
BOUNDARIES = (
    (os, "write"),
    (os, "fsync"),
    (Path, "replace"),
    (SqliteSaver, "put"),
    (SqliteSaver, "put_writes"),
    (fakes.FakeModel, "complete"),
    (fakes.FakeToolbox, "build"),
    (fakes.FakeToolbox, "test"),
    (fakes.FakeToolbox, "time"),
    (Folder, "_clean"),
)


class Boundaries:
    """Counts moments, and kills this process at one of them."""

    def __init__(self, fatal: int) -> None:
        self.passed = 0
        self._fatal = fatal

    def moment(self) -> None:
        self.passed += 1
        if self.passed == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, owner: Any, name: str) -> None:
        """Moments before and after each call, and within each write."""
        usual: Callable[..., Any] = getattr(owner, name)

        def call(*arguments: Any, **options: Any) -> Any:
            self.moment()
            if name == "write":
                self._maybe_tear(usual, *arguments)
            result = usual(*arguments, **options)
            self.moment()
            return result

        setattr(owner, name, call)

    def _maybe_tear(self, write: Callable[..., Any], descriptor: int, data: bytes) -> None:
        if self.passed + 1 == self._fatal:
            write(descriptor, data[: len(data) // 2])
        self.moment()


def run(folder: Path, fatal: int) -> None:
    """In a process of its own: a run that dies at this moment, or tells how many there are."""
    boundaries = Boundaries(fatal)
    for owner, name in BOUNDARIES:
        boundaries.around(owner, name)
    bench(folder / "run", toolbox=fakes.FakeToolbox(log=folder / "work.log"), **SETTINGS)
    (folder / "moments").write_text(str(boundaries.passed))


def exit_code(folder: Path, fatal: int) -> int | None:
    process = multiprocessing.get_context("fork").Process(target=run, args=(folder, fatal))
    process.start()
    process.join(60)
    return process.exitcode


def facts(folder: Path) -> Iterator[dict[str, Any]]:
    """What must be the same however often a run is killed."""
    for row in read_rows(folder / "run"):
        assert row.result is not None
        result = row.result.model_dump(mode="json", exclude={"usage", "lost_usage", "other_s", "seconds"})
        trajectory = json.loads((folder / "run/samples" / row.key / "trajectory.json").read_text())
        for attempt in (*result["attempts"], *trajectory["attempts"]):
            del attempt["seconds"]
        solution = (folder / "run/samples" / row.key / "solution.cpp").read_text()
        yield {"key": row.key, "result": result, "trajectory": trajectory, "solution": solution}


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("quick")
def test_killed_at_every_boundary(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    assert exit_code(whole, fatal=0) == 0
    moments = int((whole / "moments").read_text())
    expected = list(facts(whole))
    work = (whole / "work.log").read_text().split()
    assert (len(expected), len(work)) == (1, 6)
    kills = lost_calls = repeated = 0
    for fatal in range(1, moments + 1):
        folder = tmp_path / "killed"
        folder.mkdir()
        assert exit_code(folder, fatal) == -signal.SIGKILL
        pools = FakePools()
        bench(folder / "run", pools, toolbox=fakes.FakeToolbox(log=folder / "work.log"), **SETTINGS)
        assert list(facts(folder)) == expected, f"killed at moment {fatal} of {moments}"
        lines = (folder / "run/shards/0.jsonl").read_text().splitlines()
        assert [json.loads(line)["key"] for line in lines] == [expected[0]["key"]]
        done = (folder / "work.log").read_text().split()
        again = len(done) - len(work)
        assert 0 <= again <= 1, "at most the build or test in progress is done again"
        with Ledger(folder / "run/samples" / expected[0]["key"] / "calls.jsonl") as ledger:
            lost = sum(call.lost for call in ledger.calls)
        assert lost <= 1, "at most the call in flight is lost"
        kills, lost_calls, repeated = kills + 1, lost_calls + lost, repeated + again
        shutil.rmtree(folder)
    print(f"{kills} kills: {lost_calls} calls lost, {repeated} builds or tests repeated, no row lost, none doubled")
    assert kills == moments > len(list(itertools.chain(BOUNDARIES)))


LIMITS_BYTES = (2_000, 6_000, 20_000, 40_000, 70_000)
"""The manifest alone needs 3,000, the checkpoints of a sample 60,000."""


@pytest.mark.parametrize("limit", LIMITS_BYTES)
@pytest.mark.usefixtures("quick")
def test_where_there_is_no_room_the_run_ends_and_goes_on_later(tmp_path: Path, limit: int) -> None:
    """The limit holds for each file, so that now one and now another kind of file is what does not fit."""
    process = multiprocessing.get_context("fork").Process(target=_run_with_room_for, args=(tmp_path, limit))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    said = (tmp_path / "said").read_text()
    assert "make room" in said
    bench(tmp_path / "run", toolbox=fakes.FakeToolbox(log=tmp_path / "work.log"), **SETTINGS)
    [row] = facts(tmp_path)
    assert row["result"]["verdict"] == "passed"


def _run_with_room_for(folder: Path, limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    said = ""
    try:
        outcome = bench(folder / "run", toolbox=fakes.FakeToolbox(log=folder / "work.log"), **SETTINGS)
        said = "; ".join(outcome.failures)
    except InfrastructureError as error:
        said = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    (folder / "said").write_text(said)
