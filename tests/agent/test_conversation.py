from itertools import pairwise

import fakes
import pytest

from pareval_agent.agent import conversation
from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.model import Usage
from pareval_agent.agent.state import Origin, Task
from pareval_agent.configs.schema import AgentConfig, BudgetConfig
from pareval_agent.prompts import render
from pareval_agent.tools.verdict import Verdict

TASK = Task(agent=AgentConfig(), budget=BudgetConfig(), interface="chat", max_output_tokens=2048, timing=True, seed=1)
ORIGIN = Origin(model="serial", source="double average(std::vector<double> const& x) { return 0; }\n")


def attempt(index: int, verdict: Verdict, speedup: float | None = None, source: str | None = "int code;") -> Attempt:
    return Attempt(
        index=index,
        step="generate",
        source=source,
        verdict=verdict,
        detail="",
        timing=fakes.timed(verdict, 1.0, speedup) if speedup else None,
        feedback=None if verdict.passed else "It is wrong.",
        usage=Usage(),
        cost_usd=None,
        seconds=Seconds(),
    )


def test_the_first_request_holds_the_prompt() -> None:
    system, user = conversation.first(TASK, fakes.PROMPT)
    assert (system.role, user.role) == ("system", "user")
    assert render.prompt_text(fakes.PROMPT) in user.content


def test_a_translation_shows_the_source() -> None:
    user = conversation.first(TASK.model_copy(update={"origin": ORIGIN}), fakes.PROMPT)[-1]
    assert "from serial C++ to OpenMP" in user.content
    assert ORIGIN.source in user.content


def test_a_base_model_gets_the_bare_prompt() -> None:
    task = TASK.model_copy(update={"interface": "completion"})
    (message,) = conversation.first(task, fakes.PROMPT)
    assert (message.role, message.content) == ("user", render.prompt_text(fakes.PROMPT))
    (translation,) = conversation.first(task.model_copy(update={"origin": ORIGIN}), fakes.PROMPT)
    assert translation.content.endswith(render.prompt_text(fakes.PROMPT))
    assert f"// {ORIGIN.source.strip()}\n" in translation.content


@pytest.mark.parametrize("source", ["int code;", None])
def test_a_repair_is_short_and_its_turns_alternate(source: str | None) -> None:
    messages = conversation.repair(TASK, fakes.PROMPT, attempt(3, Verdict.WRONG_ANSWER, source=source))
    roles = [message.role for message in messages]
    assert roles[0] == "system"
    assert roles[-1] == "user"
    assert all(left != right for left, right in pairwise(roles))
    assert messages[-1].content.endswith("It is wrong.")
    assert any("int code;" in message.content for message in messages) == (source is not None)


def test_optimising_starts_from_the_best_and_tells_how_fast_it_is() -> None:
    attempts = [attempt(1, Verdict.PASSED, 3.0, "int best;"), attempt(2, Verdict.WRONG_ANSWER, source="int worse;")]
    messages = conversation.optimise(TASK, fakes.PROMPT, attempts)
    assert messages[2].content == "```cpp\nint best;\n```"
    assert "- with 2 threads: 3.00 times as fast (2.70 to 3.30), 3.33 ms a call" in messages[3].content
    assert "a result was wrong" in messages[3].content
    assert "int worse;" not in messages[3].content


@pytest.mark.parametrize("verdict", Verdict)
def test_every_ending_has_words(verdict: Verdict) -> None:
    attempts = [attempt(1, Verdict.PASSED, 3.0), attempt(2, verdict, 3.0)]
    assert "was no better: " in conversation.optimise(TASK, fakes.PROMPT, attempts)[-1].content


def test_the_first_try_to_optimise_tells_of_no_other() -> None:
    assert "no better" not in conversation.optimise(TASK, fakes.PROMPT, [attempt(1, Verdict.PASSED, 3.0)])[-1].content
