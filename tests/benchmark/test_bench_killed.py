"""kill -9 at every boundary of writing, and at any moment: nothing doubled, nothing lost."""

import itertools
import json
import multiprocessing
import os
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import fakes
import pytest
from bench_fakes import ANSWERS, FakePools, bench, config

from pareval_agent.agent.folder import Folder
from pareval_agent.agent.json_lines import JsonLines
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.result import SampleResult
from pareval_agent.benchmark import bench as bench_module
from pareval_agent.benchmark import run_folder
from pareval_agent.benchmark.bench_plan import plan
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import read_rows
from pareval_agent.benchmark.shard import append_row

SAMPLES = 3
pytestmark = pytest.mark.usefixtures("quick")


def die(*_: object, **__: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def run(folder: Path, **settings: object) -> None:
    """Each build and test leaves a line in a log, so that it is known what was done twice."""
    bench(folder / "run", FakePools(*ANSWERS), toolbox=fakes.FakeToolbox(log=folder / "work.log"), **settings)


def killed(folder: Path, **settings: object) -> None:
    """Run it in a process of its own, which is to kill itself."""
    process = multiprocessing.get_context("fork").Process(target=run, args=(folder,), kwargs=settings)
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


def at_call(number: int, deed: Callable[..., Any], otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """Does the deed when it is called for this time, counted from 1, and otherwise what is usual."""
    calls = itertools.count(1)
    return lambda *arguments, **options: (deed if next(calls) == number else otherwise)(*arguments, **options)


def check_rows(folder: Path, samples: int = SAMPLES) -> None:
    """Each planned sample has exactly one row, the one of its folder."""
    lines = [json.loads(line) for line in (folder / "run/shards/0.jsonl").read_text().splitlines()]
    planned = sorted(sample.key for sample in plan(config(samples=samples)))
    assert sorted(line["key"] for line in lines) == planned
    for row in read_rows(folder / "run"):
        stored = (folder / "run/samples" / row.key / "result.json").read_bytes()
        assert row.result == SampleResult.model_validate_json(stored)
        assert [attempt.verdict for attempt in row.result.attempts] == _verdicts(row)


def _verdicts(row: SampleRow) -> list[str]:
    return ["build_failed", "wrong_answer", "passed"] if row.mode == "repair" else ["build_failed"]


WORK = [*("build", "build", "test", "build", "test", "time"), *(SAMPLES - 1) * ["build", "time"]]
"""What is alike is built and tested once; each sample is timed, and needs a library for that."""


finish, write_whole = Folder.finish, run_folder.write_whole


def append_and_die(shard: JsonLines, row: SampleRow) -> NoReturn:
    append_row(shard, row)
    die()


def tear_and_die(shard: JsonLines, row: SampleRow) -> NoReturn:
    line = row.model_dump_json().encode()
    os.write(shard._descriptor, line[: len(line) // 2])
    die()


def finish_and_die(*arguments: Any) -> NoReturn:
    finish(*arguments)
    die()


def claim_and_die(*arguments: Any) -> NoReturn:
    write_whole(*arguments)
    die()


@pytest.mark.parametrize("number", [1, 2, 2 * SAMPLES])
@pytest.mark.parametrize(
    ("place", "name", "deed"),
    [
        (bench_module, "append_row", die),
        (bench_module, "append_row", tear_and_die),
        (bench_module, "append_row", append_and_die),
        (Folder, "finish", die),
        (Folder, "finish", finish_and_die),
    ],
    ids=["before-row", "in-row", "after-row", "before-result", "after-result"],
)
def test_killed_where_a_sample_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Any, name: str, deed: Callable[..., Any], number: int
) -> None:
    usual = getattr(place, name)
    with monkeypatch.context() as patch:
        changed = at_call(number, deed, usual)
        patch.setattr(place, name, lambda *arguments: changed(*arguments))
        killed(tmp_path, samples=SAMPLES, jobs=1)
    run(tmp_path, samples=SAMPLES, jobs=1)
    check_rows(tmp_path)
    assert (tmp_path / "work.log").read_text().split() == WORK, "no build and no test is repeated"


@pytest.mark.parametrize("deed", [die, claim_and_die], ids=["before", "after"])
def test_killed_where_the_manifest_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: Callable[..., Any]
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(run_folder, "write_whole", deed)
        killed(tmp_path, samples=SAMPLES)
    run(tmp_path, samples=SAMPLES)
    check_rows(tmp_path)


def test_killed_again_and_again_at_any_moment(tmp_path: Path) -> None:
    """By another process, with several samples in flight; each kill costs at most the calls in flight."""
    samples, jobs, kills = 6, 3, 0
    moments = random.Random(7)
    while True:
        process = multiprocessing.get_context("fork").Process(
            target=run, args=(tmp_path,), kwargs={"samples": samples, "jobs": jobs}
        )
        process.start()
        process.join(moments.uniform(0.05, 0.6) * (1 + kills / 4))  # longer and longer, so that it ends
        if process.exitcode is not None:
            break
        process.kill()
        process.join()
        kills += 1
    assert process.exitcode == 0
    assert kills, "the first moment is before the end"
    check_rows(tmp_path, samples)
    lost = 0
    for row in read_rows(tmp_path / "run"):
        assert row.result is not None
        with Ledger(tmp_path / "run/samples" / row.key / "calls.jsonl") as ledger:
            calls = ledger.calls
        lost += len(calls) - len(row.result.attempts)
        assert row.result.usage.total_tokens == sum(call.usage.total_tokens for call in calls)
    assert lost <= kills * jobs
    needed = 5 + 2 * samples - 1
    done = len((tmp_path / "work.log").read_text().split())
    assert needed <= done <= needed + kills * jobs
