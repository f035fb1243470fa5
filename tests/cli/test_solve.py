"""`solve` from words to exit code, with a stand-in for the agent."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.events import AttemptRecorded, NodeStarted
from pareval_agent.agent.request import Request
from pareval_agent.agent.result import SampleResult, Trajectory
from pareval_agent.cli.main import main
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import TestResult
from pareval_agent.tools.verdict import Verdict

NewResult = Callable[..., SampleResult]
SOLVE = ["solve", "27", "--target", "omp"]


class StandIn:
    """Takes the place of `session.run`."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.ending: SampleResult | BaseException | None = None
        self.attempts: tuple[Attempt, ...] = ()

    def __call__(self, request: Request, on_event: Any, *, on_status: Any) -> SampleResult:
        self.requests.append(request)
        on_status("loading the model")
        on_event(NodeStarted("ask", 1))
        for attempt in self.attempts:
            on_event(AttemptRecorded(attempt))
        if isinstance(self.ending, BaseException):
            raise self.ending
        assert self.ending is not None
        request.directory.mkdir()
        trajectory = Trajectory(exchanges=(), attempts=self.attempts)
        (request.directory / "trajectory.json").write_text(trajectory.model_dump_json())
        return self.ending


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StandIn:
    stand_in = StandIn()
    monkeypatch.setattr("pareval_agent.agent.session.run", stand_in)
    monkeypatch.chdir(tmp_path)
    return stand_in


def test_the_request_is_what_was_typed(agent: StandIn, result: NewResult) -> None:
    agent.ending = result()
    main([*SOLVE, "--from", "serial", "--model", "openai/x", "--attempts", "2"])
    [request] = agent.requests
    assert str(request.prompt) == "27_reduce_average omp"
    assert request.origin is ExecutionModel.SERIAL
    assert (request.config.model.name, request.config.budget.attempts) == ("openai/x", 2)
    assert request.directory == Path("solve-27_reduce_average-omp")
    assert request.renew_public_cases


def test_another_folder_can_be_chosen(agent: StandIn, result: NewResult, tmp_path: Path) -> None:
    agent.ending = result()
    main([*SOLVE, "-o", str(tmp_path / "there")])
    assert agent.requests[0].directory == tmp_path / "there"


@pytest.mark.parametrize(("verdict", "code"), [(Verdict.PASSED, 0), (Verdict.WRONG_ANSWER, 1), (Verdict.NO_CODE, 1)])
def test_the_exit_code_is_the_verdict(agent: StandIn, result: NewResult, verdict: Verdict, code: int) -> None:
    agent.ending = result(verdict=verdict)
    assert main(SOLVE) == code


def test_plain_lines_and_a_panel(
    agent: StandIn,
    result: NewResult,
    attempt: Callable[..., Attempt],
    passed_tests: TestResult,
    capsys: pytest.CaptureFixture[str],
) -> None:
    passed = attempt(index=2, verdict=Verdict.PASSED, detail="", build=None, test=passed_tests)
    agent.attempts, agent.ending = (attempt(), passed), result()
    assert main(SOLVE) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[:4] == [
        "loading the model",
        "attempt 1: the model answers",
        "attempt 1: build failed: line 2: 'w' was not declared",
        "attempt 2: passed",
    ]
    assert "27_reduce_average · omp: passed" in out
    assert "2 threads  passed, speedup 1.90" in out
    assert err == ""


def test_the_rows_of_a_failed_sample_are_those_of_its_last_attempt(
    agent: StandIn, result: NewResult, attempt: Callable[..., Attempt], capsys: pytest.CaptureFixture[str]
) -> None:
    agent.attempts, agent.ending = (
        (attempt(),),
        result(verdict=Verdict.BUILD_FAILED, best_attempt=None, attempts=(), speeds=()),
    )
    assert main(SOLVE) == 1
    assert "1 thread" not in capsys.readouterr().out


def test_json_has_standard_output_for_itself(
    agent: StandIn, result: NewResult, capsys: pytest.CaptureFixture[str]
) -> None:
    agent.ending = result(detail="\x1b[2J\x9b größer")
    assert main([*SOLVE, "--json"]) == 0
    out, err = capsys.readouterr()
    assert SampleResult.model_validate(json.loads(out)) == agent.ending
    assert out.isascii()
    assert not set(out) & set("\x1b\x9b")
    assert err.splitlines()[0] == "loading the model"


@pytest.mark.parametrize(
    ("ending", "code", "line"),
    [
        (UserError("another request: choose -o"), 2, "error: another request: choose -o"),
        (InfrastructureError("nobody answers"), 3, "error: nobody answers"),
        (
            KeyboardInterrupt(),
            130,
            "stopped: run the same command again to continue what is in solve-27_reduce_average-omp",
        ),
        (
            OSError(28, "No space left on device"),
            3,
            "error: No space left on device: make room and run the same command again",
        ),
    ],
)
def test_whatever_stops_it_is_one_line(
    agent: StandIn, capsys: pytest.CaptureFixture[str], ending: BaseException, code: int, line: str
) -> None:
    agent.ending = ending
    assert main(SOLVE) == code
    assert capsys.readouterr().err == f"{line}\n"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["solve", "averag", "--target", "omp", "--from", "nope"], "unknown target 'nope'"),
        (["solve", "avrage", "--target", "omp"], "unknown prompt 'avrage'"),
        (["solve", "27", "--target", "opm"], "unknown target 'opm'"),
        (["solve", "27", "--target", "omp", "--config", "none.yaml"], "none.yaml: cannot be read"),
        (["solve", "27", "--target", "omp", "-c", "budget.atempts=3"], "did you mean budget.attempts?"),
    ],
)
def test_bad_input_is_told_before_anything_starts(
    agent: StandIn, capsys: pytest.CaptureFixture[str], words: list[str], part: str
) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert part in err
    assert not agent.requests
