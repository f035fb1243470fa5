"""A kernel that needs a real GPU, where there is none: the model is asked to do without."""

from pathlib import Path

import fakes
import pytest
from langgraph.checkpoint.memory import InMemorySaver

from pareval_agent.agent.checkpoints import serializer
from pareval_agent.agent.deps import Deps
from pareval_agent.agent.graph import compile_graph
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.play import play
from pareval_agent.agent.request import Request
from pareval_agent.agent.result import SampleResult, Setting, summarise
from pareval_agent.agent.state import AgentState, StopReason
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.gpu import Level
from pareval_agent.tools.verdict import Verdict

PROMPT = Prompt(fakes.PROMPT.problem, ExecutionModel.CUDA)


def answer(first_line: str) -> str:
    return f"```cuda\n{first_line}\n{PROMPT.signature} {{\n    *average = x[threadIdx.x];  // fate: passed\n}}\n```"


def solve(folder: Path, answers: list[str], **settings: object) -> tuple[AgentState, SampleResult]:
    request = Request(PROMPT, fakes.config(**settings), folder)  # type: ignore[arg-type]
    with Ledger(folder / "calls.jsonl") as ledger:
        model = fakes.FakeModel(*answers)
        deps = Deps(PROMPT, model, fakes.FakeToolbox(), ledger, folder, lambda usage: 0.0, lambda event: None)
        state = play(compile_graph(InMemorySaver(serde=serializer())), request.task(fakes.SEED), deps)
    return state, summarise(state, Setting(PROMPT, "fake", {}, "none"))


def test_the_model_is_told_what_there_is_and_may_try_again(tmp_path: Path) -> None:
    state, result = solve(tmp_path, [answer("#include <cub/cub.cuh>"), answer("// by hand")])
    assert [attempt.verdict for attempt in state["attempts"]] == [Verdict.NOT_EMULATED, Verdict.PASSED]
    asked = state["exchanges"][1].messages[-1].content
    assert "your code cannot be. It uses the library cub, which only a real GPU has." in asked
    assert (result.verdict, result.level) == (Verdict.PASSED, Level.EMULATED)


@pytest.mark.parametrize(
    ("answers", "settings", "stop"),
    [
        (["#include <cub/cub.cuh>"], {"search": "one_shot"}, StopReason.ONE_SHOT),
        (["#include <cub/cub.cuh>", "#include <thrust/sort.h>"], {"attempts": 2}, StopReason.ATTEMPTS),
    ],
)
def test_that_is_the_outcome_if_it_goes_on(
    answers: list[str], settings: dict[str, object], stop: StopReason, tmp_path: Path
) -> None:
    _, result = solve(tmp_path, list(map(answer, answers)), **settings)
    assert (result.verdict, result.verdict.scored, result.stop) == (Verdict.NOT_EMULATED, False, stop)
    assert result.detail.startswith("It uses the library ")
