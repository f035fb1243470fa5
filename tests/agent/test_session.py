"""A whole sample: its files, and what happens when it is stopped."""

import itertools
import json
import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import fakes
import pytest
from filelock import FileLock
from langgraph.checkpoint.sqlite import SqliteSaver

from pareval_agent.agent.events import AttemptRecorded, Event, NodeStarted, TextStreamed
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.model import Usage
from pareval_agent.agent.model_replay import RecordedAnswer
from pareval_agent.agent.request import Request
from pareval_agent.agent.result import SampleResult, Trajectory
from pareval_agent.agent.session import run
from pareval_agent.agent.state import StopReason
from pareval_agent.agent.usage import reserve
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.verdict import Verdict


def ignore(event: Event) -> None:
    """Hear nothing."""


def request(directory: Path, **settings: object) -> Request:
    return Request(fakes.PROMPT, fakes.config(**settings), directory)


def solve(directory: Path, *answers: object, on_event: Callable[[Event], None] = ignore) -> SampleResult:
    model = fakes.FakeModel(*answers)  # type: ignore[arg-type]
    return run(request(directory), on_event, model=model, toolbox=fakes.FakeToolbox())


def test_the_folder_of_a_finished_sample(tmp_path: Path) -> None:
    result = solve(tmp_path / "out", fakes.answer("crashed"), fakes.answer("passed speedup=3"))
    files = {file.name for file in (tmp_path / "out").iterdir()} - {".lock"}
    assert files == {"request.json", "result.json", "trajectory.json", "solution.cpp", "calls.jsonl"}
    assert (tmp_path / "out/solution.cpp").read_text() == fakes.source("passed speedup=3")
    assert SampleResult.model_validate_json((tmp_path / "out/result.json").read_bytes()) == result
    track = Trajectory.model_validate_json((tmp_path / "out/trajectory.json").read_bytes())
    assert [attempt.verdict for attempt in track.attempts] == [Verdict.CRASHED, Verdict.PASSED]
    assert "the program crashed" in track.exchanges[1].messages[-1].content
    assert result.verdict is Verdict.PASSED
    assert result.stop is StopReason.PASSED


def test_a_finished_sample_is_not_done_again(tmp_path: Path) -> None:
    result = solve(tmp_path, fakes.answer())
    assert solve(tmp_path) == result


def test_a_seed_is_drawn_once(tmp_path: Path) -> None:
    anything = Request(fakes.PROMPT, fakes.config(seed=None), tmp_path)
    with pytest.raises(InfrastructureError):
        run(anything, ignore, model=fakes.FakeModel(InfrastructureError("gone")), toolbox=fakes.FakeToolbox())
    seed = json.loads((tmp_path / "request.json").read_text())["seed"]
    result = run(anything, ignore, model=fakes.FakeModel(fakes.answer()), toolbox=fakes.FakeToolbox())
    assert result.seed == seed
    again = Request(fakes.PROMPT, fakes.config(seed=seed), tmp_path)
    assert run(again, ignore, model=fakes.FakeModel(), toolbox=fakes.FakeToolbox()) == result


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        ({"attempts": 3}, "budget.attempts is 5 there and 3 here"),
        ({"search": "one_shot"}, 'agent.search is "repair" there and "one_shot" here'),
        ({"seed": 8}, "seed is 7 there and 8 here"),
        ({"model": {"name": "local"}}, 'model.name is "replay:fake" there and "local" here'),
        ({"launch": {"omp": ["1x2"]}}, "launch.omp is null there"),
    ],
)
def test_another_request_does_not_get_the_folder(tmp_path: Path, other: dict[str, object], difference: str) -> None:
    solve(tmp_path, fakes.answer())
    with pytest.raises(UserError) as error:
        run(request(tmp_path, **other), ignore, model=fakes.FakeModel(), toolbox=fakes.FakeToolbox())
    assert f"holds another request ({difference}" in str(error.value)
    assert "choose another folder" in str(error.value)


def test_another_target_does_not_get_the_folder(tmp_path: Path) -> None:
    solve(tmp_path, fakes.answer())
    serial = Request(Prompt(fakes.PROMPT.problem, ExecutionModel.SERIAL), fakes.config(), tmp_path)
    with pytest.raises(UserError, match='target is "omp" there and "serial" here'):
        run(serial, ignore, model=fakes.FakeModel(), toolbox=fakes.FakeToolbox())


def test_files_of_somebody_else_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "solution.cpp").write_text("mine")
    with pytest.raises(UserError, match="is not from here"):
        solve(tmp_path, fakes.answer())
    assert (tmp_path / "solution.cpp").read_text() == "mine"


def test_two_processes_do_not_share_a_folder(tmp_path: Path) -> None:
    with FileLock(tmp_path / ".lock"), pytest.raises(UserError, match="another process works in"):
        solve(tmp_path, fakes.answer())


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UserError, match="cannot write to"):
        solve(tmp_path / "out", fakes.answer())


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"model": {"name": "replay:base", "interface": "completion"}}, "a base model cannot be shown feedback"),
        ({"optimise": True, "search": "one_shot"}, "leaves nothing to optimise"),
        ({"optimise": True, "timing": {"enabled": False}}, "it must be timed"),
        ({"budget": {"tokens": 300}}, "not even one answer fits into budget.tokens: set it to"),
    ],
)
def test_settings_that_contradict_each_other(tmp_path: Path, settings: dict[str, object], complaint: str) -> None:
    with pytest.raises(UserError, match=complaint):
        run(request(tmp_path / "out", **settings), ignore)
    assert not (tmp_path / "out").exists()


def test_a_key_in_an_address_is_not_written_down(tmp_path: Path) -> None:
    model = {"name": "replay:fake", "api_base": "http://user:verysecret@localhost:8000"}
    secret = Request(fakes.PROMPT, fakes.config(model=model), tmp_path)
    run(secret, ignore, model=fakes.FakeModel(fakes.answer()), toolbox=fakes.FakeToolbox())
    assert not any("verysecret" in file.read_text() for file in tmp_path.iterdir())


def test_a_translation_starts_from_the_expert_solution(tmp_path: Path) -> None:
    model = fakes.FakeModel(fakes.answer())
    translation = Request(fakes.PROMPT, fakes.config(), tmp_path, origin=ExecutionModel.SERIAL)
    result = run(translation, ignore, model=model, toolbox=fakes.FakeToolbox())
    assert (result.start, result.source_model) == ("source", "serial")
    assert fakes.PROMPT.problem.solution(ExecutionModel.SERIAL).read_text().strip() in model.asked[0][-1].content


def test_there_is_nothing_to_translate_from_a_model_to_itself(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is nothing to translate from omp to omp"):
        run(Request(fakes.PROMPT, fakes.config(), tmp_path / "out", origin=ExecutionModel.OMP), ignore)
    assert not (tmp_path / "out").exists()


def test_what_has_no_solution_cannot_be_translated(tmp_path: Path) -> None:
    prompt = Prompt(replace(fakes.PROMPT.problem, id="99_of_ones_own"), ExecutionModel.OMP)
    with pytest.raises(UserError, match="there is no cuda solution of 99_of_ones_own to translate"):
        run(Request(prompt, fakes.config(), tmp_path / "out", origin=ExecutionModel.CUDA), ignore)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("file", "content"), [("result.json", "{}"), ("request.json", "{"), ("request.json", "[]")])
def test_a_damaged_folder_is_refused(tmp_path: Path, file: str, content: str) -> None:
    solve(tmp_path, fakes.answer())
    (tmp_path / file).write_text(content)
    with pytest.raises(UserError, match=file):
        solve(tmp_path)


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), InfrastructureError("gone")])
def test_what_was_stopped_goes_on(tmp_path: Path, failure: BaseException) -> None:
    with pytest.raises(type(failure)):
        solve(tmp_path, fakes.answer("crashed"), failure)
    told: list[Event] = []
    result = solve(tmp_path, fakes.answer(), on_event=told.append)
    assert [attempt.verdict for attempt in result.attempts] == [Verdict.CRASHED, Verdict.PASSED]
    assert isinstance(told[0], AttemptRecorded), "the attempt of the first call is told again"
    assert told[1] == NodeStarted("ask", 2)
    assert result.lost_usage.output_tokens == 2048


class BrokenToolbox(fakes.FakeToolbox):
    """Cannot start the worker."""

    def test(self, *_: object) -> NoReturn:
        raise InfrastructureError("the worker does not start")


def test_a_failure_of_the_machine_is_no_verdict_and_no_build_is_repeated(tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="the worker does not start"):
        run(request(tmp_path), ignore, model=fakes.FakeModel(fakes.answer()), toolbox=BrokenToolbox())
    toolbox = fakes.FakeToolbox()
    result = run(request(tmp_path), ignore, model=fakes.FakeModel(), toolbox=toolbox)
    assert toolbox.calls == ["test", "time"]
    assert result.verdict is Verdict.PASSED
    assert len(result.attempts) == 1


ANSWERS = ["build_failed", "wrong_answer", "passed speedup=2"]
WORK = ["build", "build", "test", "build", "test", "time"]


def _play(directory: Path, on_event: Callable[[Event], None]) -> SampleResult:
    recorded = directory / "recorded.jsonl"
    settings = {"model": {"name": f"replay:{recorded}"}}
    toolbox = fakes.FakeToolbox(log=directory / "work.log")
    return run(request(directory / "out", **settings), on_event, toolbox=toolbox)


def _kill_at(directory: Path, fatal: Callable[[Event], bool]) -> None:
    def on_event(event: Event) -> None:
        if fatal(event):
            os.kill(os.getpid(), signal.SIGKILL)

    _play(directory, on_event)


def _killed(directory: Path, fatal: Callable[[Event], bool]) -> None:
    """Solve in a process of its own, and let it kill itself; what it had finished is on disk."""
    process = multiprocessing.get_context("fork").Process(target=_kill_at, args=(directory, fatal))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    usage = Usage(input_tokens=300, output_tokens=100)
    answers = [RecordedAnswer(text=fakes.answer(fate), usage=usage) for fate in ANSWERS]
    (tmp_path / "recorded.jsonl").write_text("".join(f"{answer.model_dump_json()}\n" for answer in answers))
    return tmp_path


BOUNDARIES = [
    *[NodeStarted(node, 1) for node in ("generate", "ask", "extract", "build", "record")],
    *[NodeStarted(node, 2) for node in ("repair", "ask", "extract", "build", "test", "record")],
    *[NodeStarted(node, 3) for node in ("test", "time", "record")],
]


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda event: f"{event.node}-{event.attempt}")
def test_killed_between_two_nodes_nothing_is_done_twice(recorded: Path, boundary: NodeStarted) -> None:
    _killed(recorded, lambda event: event == boundary)
    result = _play(recorded, ignore)
    assert (recorded / "work.log").read_text().split() == WORK
    assert [attempt.verdict for attempt in result.attempts] == ["build_failed", "wrong_answer", "passed"]
    assert result.usage == Usage(input_tokens=900, output_tokens=300)
    assert result.lost_usage.total_tokens == 0


@pytest.mark.parametrize("step", range(1, 17))
def test_killed_between_a_node_and_its_checkpoint_it_goes_on(
    recorded: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """What the last node found may be on disk already or not; if not, that node is run again."""
    put, calls = SqliteSaver.put, itertools.count(1)

    def put_or_die(saver: SqliteSaver, *arguments: object) -> object:
        if next(calls) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return put(saver, *arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(SqliteSaver, "put", put_or_die)
        _killed(recorded, lambda event: False)
    result = _play(recorded, ignore)
    assert len((recorded / "work.log").read_text().split()) <= len(WORK) + 1
    assert [attempt.verdict for attempt in result.attempts] == ["build_failed", "wrong_answer", "passed"]
    assert result.usage.total_tokens - result.lost_usage.total_tokens == 1200
    assert result.lost_usage.total_tokens in (0, 400)


def test_a_call_lost_in_a_crash_is_counted_and_made_again(recorded: Path) -> None:
    _killed(recorded, lambda event: isinstance(event, TextStreamed) and "wrong_answer" in event.text)
    result = _play(recorded, ignore)
    (lost,) = [call for call in Ledger(recorded / "out/calls.jsonl").calls if call.lost]
    track = Trajectory.model_validate_json((recorded / "out/trajectory.json").read_bytes())
    assert lost.usage == reserve(track.exchanges[1].messages, 2048)
    assert result.lost_usage.total_tokens == lost.usage.total_tokens
    assert result.usage.total_tokens == 1200 + lost.usage.total_tokens
    assert [attempt.verdict for attempt in result.attempts] == ["build_failed", "wrong_answer", "passed"]


def test_an_answer_lost_in_a_crash_is_counted_and_asked_for_again(
    recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger has the end of the call, the checkpoint does not have the answer."""
    end = Ledger.end

    def end_and_die(ledger: Ledger, *arguments: object, **options: object) -> None:
        end(ledger, *arguments, **options)  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "end", end_and_die)
        _killed(recorded, lambda event: False)
    result = _play(recorded, ignore)
    assert result.lost_usage == Usage(input_tokens=300, output_tokens=100)
    assert result.usage == Usage(input_tokens=1200, output_tokens=400)
    assert len(result.attempts) == 3


def test_killed_before_the_files_are_written(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr("pareval_agent.agent.session.summarise", die)
        _killed(recorded, lambda event: False)
    assert _play(recorded, ignore).best_attempt == 3
    assert (recorded / "work.log").read_text().split() == WORK
