"""The nodes one by one, with fakes; how they follow each other is tested with the graph."""

from collections.abc import Callable, Iterator
from pathlib import Path

import fakes
import pytest
from langgraph.runtime import Runtime

from pareval_agent.agent import nodes
from pareval_agent.agent.deps import Deps
from pareval_agent.agent.events import AttemptRecorded, Event, TextStreamed
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.model import ContextExceededError, Message, Usage
from pareval_agent.agent.seeds import case_seeds
from pareval_agent.agent.state import AgentState, Draft, Exchange, Spent, StopReason, Task
from pareval_agent.agent.usage import reserve
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import AgentConfig, BudgetConfig
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.results import BuildResult, Seeds, TestResult
from pareval_agent.tools.verdict import Verdict

MESSAGES = (Message(role="user", content="Write it."),)
ANSWERED = Exchange(messages=MESSAGES, answer=fakes.completion("x", usage=Usage(input_tokens=100, output_tokens=900)))
Run = Callable[..., Runtime[Deps]]


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "calls.jsonl") as ledger:
        yield ledger


@pytest.fixture
def runtime(tmp_path: Path, events: list[Event], ledger: Ledger) -> Run:
    def make(*answers: object, toolbox: object = None, price: float | None = None) -> Runtime[Deps]:
        deps = Deps(
            prompt=fakes.PROMPT,
            model=fakes.FakeModel(*answers),  # type: ignore[arg-type]
            toolbox=toolbox or fakes.FakeToolbox(),  # type: ignore[arg-type]
            ledger=ledger,
            directory=tmp_path,
            price=lambda usage: price,
            tell=events.append,
        )
        return Runtime(context=deps)

    return make


def state(
    budget: BudgetConfig | None = None, *, agent: AgentConfig | None = None, renew: bool = False, **draft: object
) -> AgentState:
    task = Task(
        agent=agent or AgentConfig(),
        budget=budget or BudgetConfig(),
        interface="chat",
        max_output_tokens=2048,
        timing=True,
        seed=fakes.SEED,
        renew_public_cases=renew,
    )
    return {
        "task": task,
        "draft": Draft(step="generate", messages=MESSAGES).model_copy(update=draft),
        "attempts": [],
        "exchanges": [],
        "spent": Spent(),
        "public_round": 0,
        "elapsed_s": 0,
        "stop": None,
    }


def test_a_call_is_on_disk_before_it_is_made_and_counted_afterwards(runtime: Run, ledger: Ledger) -> None:
    seen = []

    class Watching(fakes.FakeModel):
        def complete(self, *arguments: object, **options: object) -> object:  # type: ignore[override]
            seen.append(ledger.totals)
            return super().complete(*arguments, **options)  # type: ignore[arg-type]

    given = runtime()
    watching = Deps(**{**vars(given.context), "model": Watching(fakes.answer())})
    update = nodes.ask(state(), Runtime(context=watching))
    assert seen[0].lost_calls == 1
    assert seen[0].usage == reserve(MESSAGES, 2048)
    assert update["spent"].usage == Usage(input_tokens=300, output_tokens=100)
    assert ledger.totals.lost_calls == 0


def test_the_answer_is_streamed_and_kept_whole(runtime: Run, events: list[Event]) -> None:
    update = nodes.ask(state(), runtime("an answer"))
    assert events == [TextStreamed("an answer")]
    (exchange,) = update["exchanges"]
    assert (exchange.messages, exchange.answer.text) == (MESSAGES, "an answer")
    assert update["draft"].seconds.model_s == 0.5


def test_an_answer_is_shortened_to_what_the_budget_leaves(runtime: Run, ledger: Ledger) -> None:
    asked: AgentState = {**state(BudgetConfig(tokens=2000)), "exchanges": [ANSWERED]}
    run = runtime("short")
    nodes.ask(asked, run)
    assert run.context.model.allowed == [1000 - reserve(MESSAGES, 0).input_tokens]  # type: ignore[attr-defined]


def test_answers_end_the_budget(runtime: Run, ledger: Ledger) -> None:
    ledger.begin("1", Usage())
    asked: AgentState = {**state(BudgetConfig(tokens=1200)), "exchanges": [ANSWERED]}
    update = nodes.ask(asked, runtime())
    assert update["stop"] is StopReason.TOKENS
    assert "exchanges" not in update


def test_calls_lost_in_a_crash_take_no_tokens_from_the_budget(runtime: Run, ledger: Ledger) -> None:
    ledger.begin("1", Usage(output_tokens=1900))
    update = nodes.ask(state(BudgetConfig(tokens=2000)), runtime("an answer"))
    assert update["spent"].usage.output_tokens > 1900
    assert len(update["exchanges"]) == 1


def test_calls_lost_in_a_crash_end_the_budget_in_dollars(runtime: Run, ledger: Ledger) -> None:
    ledger.begin("1", Usage(output_tokens=1000))
    update = nodes.ask(state(BudgetConfig(dollars=0.5)), runtime(price=0.5))
    assert update["stop"] is StopReason.DOLLARS
    assert "exchanges" not in update


def test_a_budget_without_room_for_any_answer_is_refused(runtime: Run, ledger: Ledger) -> None:
    with pytest.raises(UserError, match=r"not even one answer fits into budget\.tokens"):
        nodes.ask(state(BudgetConfig(tokens=100)), runtime())
    assert ledger.calls == ()


def test_dollars_without_a_price_are_refused_before_the_first_call(runtime: Run, ledger: Ledger) -> None:
    with pytest.raises(UserError, match="price of this model is unknown"):
        nodes.ask(state(BudgetConfig(dollars=1)), runtime())
    assert ledger.calls == ()


def test_lost_calls_cost_what_was_reserved_for_them(runtime: Run, ledger: Ledger) -> None:
    ledger.begin("1", Usage(output_tokens=1000))
    update = nodes.ask(state(BudgetConfig(dollars=1)), runtime(fakes.completion("x", cost_usd=0.25), price=0.5))
    assert update["spent"].cost_usd == 0.75


def test_a_refused_call_costs_nothing(runtime: Run, ledger: Ledger) -> None:
    with pytest.raises(UserError):
        nodes.ask(state(), runtime(UserError("bad key")))
    assert ledger.totals.usage == Usage()
    assert ledger.totals.cost_usd == 0
    assert ledger.totals.lost_calls == 0


def test_a_conversation_too_long_for_the_model_ends_the_sample(runtime: Run, ledger: Ledger) -> None:
    update = nodes.ask(state(), runtime(ContextExceededError("too long")))
    assert update["stop"] is StopReason.CONTEXT
    assert (ledger.totals.usage, ledger.totals.lost_calls) == (Usage(), 0)


def test_a_call_that_broke_counts_as_lost(runtime: Run, ledger: Ledger) -> None:
    with pytest.raises(InfrastructureError):
        nodes.ask(state(), runtime(InfrastructureError("gone")))
    assert ledger.totals.lost_calls == 1


def test_extract_finds_the_candidate(runtime: Run) -> None:
    draft = nodes.extract(state(completion=fakes.completion(fakes.answer())), runtime())["draft"]
    assert (draft.source, draft.verdict) == (fakes.source(), None)


def test_each_attempt_is_built_in_its_own_place(runtime: Run, tmp_path: Path) -> None:
    draft = nodes.build(state(source=fakes.source()), runtime())["draft"]
    assert draft.build is not None
    assert draft.build.library == tmp_path / "1" / "candidate.so"
    assert (draft.verdict, draft.seconds.build_s) == (None, 0.25)


def test_a_failed_build_is_an_ordinary_result(runtime: Run) -> None:
    draft = nodes.build(state(source=fakes.source("build_failed")), runtime())["draft"]
    assert draft.verdict is Verdict.BUILD_FAILED
    assert draft.detail == "line 3: 'total' was not declared in this scope"


class Seen(fakes.FakeToolbox):
    """Keeps the seeds that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.seeds: list[Seeds] = []

    def test(self, prompt: object, library: Path, seeds: Seeds) -> TestResult:
        self.seeds.append(seeds)
        return super().test(fakes.PROMPT, library, seeds)


def built(tmp_path: Path, fate: str) -> BuildResult:
    library = tmp_path / "candidate.so"
    library.write_text(fakes.source(fate))
    return BuildResult(verdict=None, library=library, diagnostics=(), wall_s=0.25)


@pytest.mark.parametrize(
    ("fate", "renew", "rounds", "shown"),
    [
        ("passed", True, [0], False),
        ("wrong_answer public", True, [0], True),
        ("wrong_answer held_out", False, [0], False),
        ("wrong_answer held_out", True, [0, 1], False),
        ("wrong_answer old_cases", True, [0, 1], True),
    ],
)
def test_what_only_fails_unseen_cases_is_tested_on_new_ones(
    runtime: Run, tmp_path: Path, fate: str, renew: bool, rounds: list[int], shown: bool
) -> None:
    toolbox = Seen()
    update = nodes.test(state(renew=renew, build=built(tmp_path, fate)), runtime(toolbox=toolbox))
    assert toolbox.seeds == [case_seeds(fakes.SEED, number) for number in rounds]
    assert update["public_round"] == rounds[-1]
    assert update["draft"].seconds.run_s == 0.5 * len(rounds)
    assert update["draft"].test is not None
    assert update["draft"].test.public_passed != shown


@pytest.mark.parametrize(("fate", "verdict"), [("passed", Verdict.PASSED), ("timed_out timed", Verdict.TIMED_OUT)])
def test_timing_can_still_fail_a_candidate(runtime: Run, tmp_path: Path, fate: str, verdict: Verdict) -> None:
    draft = nodes.time(state(build=built(tmp_path, fate), verdict=Verdict.PASSED), runtime())["draft"]
    assert draft.verdict is verdict
    assert draft.seconds.run_s == 1.0


def test_an_attempt_is_recorded_with_its_feedback(runtime: Run, events: list[Event]) -> None:
    failed = state(
        completion=fakes.completion(fakes.answer(), cost_usd=0.5),
        source=fakes.source(),
        build=BuildResult(verdict=None, library=None, diagnostics=(), wall_s=1),
        test=fakes.judged(Verdict.WRONG_ANSWER),
        verdict=Verdict.WRONG_ANSWER,
    )
    update = nodes.record(failed, runtime())
    (attempt,) = update["attempts"]
    assert (attempt.index, attempt.verdict, attempt.cost_usd) == (1, Verdict.WRONG_ANSWER, 0.5)
    assert attempt.feedback is not None
    assert "the result differs" in attempt.feedback
    assert events == [AttemptRecorded(attempt)]
    assert update["stop"] is None


@pytest.mark.parametrize("hints", [True, False])
def test_hints_are_given_unless_they_are_switched_off(hints: bool, runtime: Run) -> None:
    error = Diagnostic(kind="error", message="break statement used with OpenMP for loop", line=5)
    failed = BuildResult(verdict=Verdict.BUILD_FAILED, library=None, diagnostics=(error,), wall_s=1)
    draft = {"completion": fakes.completion(""), "source": fakes.source(), "build": failed}
    agent = AgentConfig(hints=hints)
    [attempt] = nodes.record(state(agent=agent, verdict=Verdict.BUILD_FAILED, **draft), runtime())["attempts"]
    assert attempt.hints == (("leaves_parallel_loop",) if hints else ())
    assert attempt.feedback is not None
    assert error.message in attempt.feedback
    assert ("cannot be left by" in attempt.feedback) == hints
