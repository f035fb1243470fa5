"""What the page of a running benchmark is told, without a server."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from bench_fakes import config
from made_runs import result, row

from pareval_agent.agent.state import Spent
from pareval_agent.benchmark.bench_plan import plan
from pareval_agent.benchmark.live_page import LivePage
from pareval_agent.benchmark.progress import Progress
from pareval_agent.benchmark.row import SampleRow

PLANNED = plan(config(samples=100, modes=["repair"]))
PROGRESS = Progress(total=100, done=1, passed=1, machine_failed=0, running=2, spent=Spent(), waiting=0, left_s=60.0)


def ended(outcome: str, number: int) -> SampleRow:
    """A sample with this verdict, or with `!` what the machine failed of."""
    made = outcome[1:] if outcome.startswith("!") else result(outcome)
    return row(made, number, model=PLANNED[0].model.slug)


class Clock:
    def __init__(self) -> None:
        self.s = 0.0

    def __call__(self) -> float:
        return self.s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def page(clock: Clock) -> LivePage:
    page = LivePage(Path("runs/mine"), clock, now=lambda: 1e9 + clock.s)
    page.on_begin(PLANNED, [])
    return page


def test_before_the_samples_are_planned_nothing_is_claimed() -> None:
    state = LivePage(Path("runs/mine")).state()
    assert (state.run, state.phase, state.progress, state.standings) == ("runs/mine", "running", None, ())


def test_samples_are_counted_as_they_end(page: LivePage, clock: Clock) -> None:
    clock.s = 5
    for number, outcome in enumerate(("passed", "wrong_answer", "!the disk is full")):
        page.on_progress(replace(PROGRESS, done=number + 1), ended(outcome, number))
    state = page.state()
    assert state.verdicts == {"passed": 1, "wrong_answer": 1}
    (standing,) = state.standings
    assert (standing.samples, standing.passed, standing.machine_failed, standing.pass_at_1) == (2, 1, 1, 0.5)
    assert [(one.number, one.sample, one.verdict) for one in state.newest] == [
        (3, 2, None),
        (2, 1, "wrong_answer"),
        (1, 0, "passed"),
    ]
    failed, _, passed = state.newest
    assert (failed.detail, failed.tokens, failed.seconds) == ("the disk is full", None, None)
    assert (passed.tokens, passed.seconds, passed.at_s) == (100, 6, 1e9 + 5)


def test_a_continued_run_begins_with_what_there_is(page: LivePage) -> None:
    page.on_begin(PLANNED, [ended("passed", 0), ended("crashed", 1), ended("!the disk is full", 2)])
    state = page.state()
    assert state.verdicts == {"passed": 1, "crashed": 1}
    assert (state.standings[0].samples, state.standings[0].machine_failed) == (2, 1)
    assert state.newest == (), "nobody knows when they ended"


def test_no_more_is_kept_than_is_shown(page: LivePage) -> None:
    for number in range(70):
        page.on_progress(PROGRESS, row("x" * 1000, number, model=PLANNED[0].model.slug))
    newest = page.state().newest
    assert [one.number for one in newest] == list(range(70, 20, -1))
    assert {len(one.detail) for one in newest} == {300}


def test_time_goes_on_between_two_samples(page: LivePage, clock: Clock) -> None:
    page.on_progress(PROGRESS, None)
    clock.s = 20
    state = page.state()
    assert state.progress is not None
    assert (state.so_far_s, state.progress.left_s) == (20, 40)
    clock.s = 100
    assert page.state().progress == replace(PROGRESS, left_s=0)


def test_a_status_is_shown_until_something_ends(page: LivePage) -> None:
    page.on_status("loading the model")
    assert page.state().status == "loading the model"
    page.on_progress(PROGRESS, None)
    assert page.state().status == ""


def test_who_waits_hears_of_news_and_only_of_news(page: LivePage) -> None:
    seen = page.wait(0, timeout_s=0)
    assert page.wait(seen, timeout_s=0.01) == seen
    teller = threading.Timer(0.05, page.end, ["stopped"])
    teller.start()
    assert page.wait(seen, timeout_s=60) != seen
    assert page.state().phase == "stopped"
    teller.join()
