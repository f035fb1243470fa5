"""How the nodes follow each other in each mode."""

from collections.abc import Callable
from pathlib import Path

import fakes
import pytest
from langgraph.checkpoint.memory import InMemorySaver

from pareval_agent.agent.checkpoints import serializer
from pareval_agent.agent.deps import Deps
from pareval_agent.agent.events import Event, NodeStarted
from pareval_agent.agent.graph import compile_graph
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.play import play
from pareval_agent.agent.request import Request
from pareval_agent.agent.state import AgentState, StopReason

TRY = "ask extract build test time record"
FAIL = "ask extract build test record"


def solve(tmp_path: Path, answers: list[str], renew: bool = False, **settings: object) -> tuple[AgentState, list[str]]:
    """Play the graph; returns its last state and the nodes in their order."""
    nodes: list[str] = []

    def tell(event: Event) -> None:
        if isinstance(event, NodeStarted):
            nodes.append(event.node)

    request = Request(fakes.PROMPT, fakes.config(**settings), tmp_path, renew_public_cases=renew)
    graph = compile_graph(InMemorySaver(serde=serializer()))
    with Ledger(tmp_path / "calls.jsonl") as ledger:
        model = fakes.FakeModel(*answers)
        deps = Deps(fakes.PROMPT, model, fakes.FakeToolbox(), ledger, tmp_path, lambda usage: 0.0, tell)
        return play(graph, request.task(fakes.SEED), deps), nodes


def test_the_picture(golden: Callable[[str, str], None]) -> None:
    golden("graph.mmd", compile_graph().get_graph().draw_mermaid())


@pytest.mark.parametrize(
    ("settings", "fates", "nodes", "stop"),
    [
        ({}, ["passed"], f"generate {TRY}", StopReason.PASSED),
        ({"timing": {"enabled": False}}, ["passed"], f"generate {FAIL}", StopReason.PASSED),
        ({"search": "one_shot"}, ["crashed"], f"generate {FAIL}", StopReason.ONE_SHOT),
        ({}, ["build_failed", "passed"], f"generate ask extract build record repair {TRY}", StopReason.PASSED),
        ({}, ["wrong_answer", "passed"], f"generate {FAIL} repair {TRY}", StopReason.PASSED),
        (
            {},
            ["crashed", "crashed", "passed"],
            f"generate {FAIL} repair {FAIL} generate {TRY}",  # it repeats itself
            StopReason.PASSED,
        ),
        ({"search": "resample"}, ["crashed", "passed"], f"generate {FAIL} generate {TRY}", StopReason.PASSED),
        ({"attempts": 2}, ["crashed", "crashed"], f"generate {FAIL} repair {FAIL}", StopReason.ATTEMPTS),
        ({}, ["wrong_answer held_out"], f"generate {FAIL}", StopReason.HELD_OUT),
        ({}, ["wrong_answer timed"], f"generate {TRY}", StopReason.HELD_OUT),
        ({"renew": True}, ["crashed old_cases", "passed"], f"generate {FAIL} repair {TRY}", StopReason.PASSED),
        (
            {"optimise": True, "attempts": 3},
            ["passed", "crashed", "passed speedup=2"],
            f"generate {TRY} optimise {FAIL} optimise {TRY}",
            StopReason.ATTEMPTS,
        ),
        ({"tokens": 1700}, ["crashed", "timed_out"], f"generate {FAIL} repair {FAIL} repair ask", StopReason.TOKENS),
    ],
)
def test_modes(tmp_path: Path, settings: dict[str, object], fates: list[str], nodes: str, stop: StopReason) -> None:
    state, order = solve(tmp_path, list(map(fakes.answer, fates)), **settings)  # type: ignore[arg-type]
    assert " ".join(order) == nodes
    assert state["stop"] is stop
    assert len(state["attempts"]) == len(state["exchanges"]) == len(fates)


def test_an_answer_without_code_is_not_built(tmp_path: Path) -> None:
    _, order = solve(tmp_path, ["I cannot.", fakes.answer()])
    assert " ".join(order) == f"generate ask extract record repair {TRY}"


def test_nothing_of_unseen_cases_reaches_the_model(tmp_path: Path) -> None:
    fates = ["wrong_answer held_out", "crashed held_out", "wrong_answer timed", "timed_out timed", "passed"]
    state, _ = solve(tmp_path, list(map(fakes.answer, fates)), renew=True)
    shown = "".join(message.content for exchange in state["exchanges"] for message in exchange.messages)
    assert "fails on other inputs" in shown
    assert fakes.SECRET not in shown
    assert any(fakes.SECRET in attempt.detail for attempt in state["attempts"]), "the secret was there to be leaked"


def test_the_clock_counts_nodes_alone(tmp_path: Path) -> None:
    state, order = solve(tmp_path, [fakes.answer()])
    assert 0 < state["elapsed_s"] < 60
    assert len(order) == 7
