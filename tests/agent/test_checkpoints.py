import sqlite3
from pathlib import Path
from typing import get_type_hints

import fakes
import pytest
from pydantic import BaseModel

from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.checkpoints import open_checkpoints, serializer
from pareval_agent.agent.model import Message, Usage
from pareval_agent.agent.state import AgentState, Draft, Exchange, Origin, Spent, StopReason, Task
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import AgentConfig, BudgetConfig
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.report import Crash
from pareval_agent.tools.results import BuildResult
from pareval_agent.tools.verdict import Verdict

MESSAGES = (Message(role="system", content="Be brief."), Message(role="user", content='é\n\t"∑" \u2028 𝄞'))
COMPLETION = fakes.completion(fakes.answer(), usage=Usage(input_tokens=2**53 + 1, estimated=True), cost_usd=0.1)
BUILD = BuildResult(
    verdict=Verdict.BUILD_FAILED,
    library=Path("/tmp/candidate.so"),
    diagnostics=(Diagnostic(kind="error", message="no", notes=("a", "b")),),
    wall_s=0.1 + 0.2,
)
TEST = fakes.judged(Verdict.CRASHED).model_copy(
    update={"launches": (fakes.judged(Verdict.CRASHED).launches[1].model_copy(update={"crash": Crash(place=("a",))}),)}
)
DRAFT = Draft(
    step="repair",
    messages=MESSAGES,
    completion=COMPLETION,
    source=fakes.source(),
    verdict=Verdict.CRASHED,
    build=BUILD,
    test=TEST,
    timing=fakes.timed(Verdict.PASSED, 1 / 3, 1e-300),
    seconds=Seconds(model_s=1e-9, build_s=0.1, run_s=1e9),
)
STATE: AgentState = {
    "task": Task(
        agent=AgentConfig(optimise=True),
        budget=BudgetConfig(dollars=0.1, tokens=5),
        interface="chat",
        max_output_tokens=9,
        timing=True,
        seed=2**63 - 1,
        origin=Origin(model="mpi+omp", source="x"),
    ),
    "draft": DRAFT,
    "attempts": [
        Attempt(
            index=1,
            step="generate",
            source=None,
            verdict=Verdict.NO_CODE,
            detail="",
            build=BUILD,
            test=TEST,
            timing=DRAFT.timing,
            usage=Usage(),
            cost_usd=None,
            seconds=DRAFT.seconds,
        )
    ],
    "exchanges": [Exchange(messages=MESSAGES, answer=COMPLETION)],
    "spent": Spent(usage=Usage(output_tokens=1), cost_usd=None),
    "public_round": 3,
    "elapsed_s": 0.30000000000000004,
    "stop": StopReason.HELD_OUT,
}


def types_within(value: object) -> object:
    """The types of all values, so that a string cannot pass for an enum, nor a list for a tuple."""
    if isinstance(value, BaseModel):
        return type(value), {name: types_within(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, list | tuple):
        return type(value), [types_within(item) for item in value]
    return type(value)


def test_the_example_has_every_channel() -> None:
    assert STATE.keys() == get_type_hints(AgentState).keys()


@pytest.mark.parametrize("channel", sorted(STATE))
def test_every_channel_survives_exactly_and_without_a_warning(channel: str, caplog: pytest.LogCaptureFixture) -> None:
    value = STATE[channel]  # type: ignore[literal-required]
    copy = serializer().loads_typed(serializer().dumps_typed(value))
    assert copy == value
    assert types_within(copy) == types_within(value)
    assert caplog.text == ""


def test_foreign_types_are_not_made() -> None:
    class Foreign(BaseModel):
        value: int

    assert serializer().loads_typed(serializer().dumps_typed(Foreign(value=1))) == {"value": 1}


def test_a_damaged_database_is_a_failure_of_the_machine(tmp_path: Path) -> None:
    file = tmp_path / "checkpoints.sqlite"
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(InfrastructureError, match="cannot use the checkpoints"), open_checkpoints(file):
        pass


def test_steps_are_written_ahead_of_the_next_one(tmp_path: Path) -> None:
    with open_checkpoints(tmp_path / "checkpoints.sqlite") as checkpoints:
        assert checkpoints.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert checkpoints.conn.execute("PRAGMA synchronous").fetchone() == (1,)
    with pytest.raises(sqlite3.ProgrammingError):
        checkpoints.conn.execute("SELECT 1")
