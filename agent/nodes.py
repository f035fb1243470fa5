"""The nodes of the graph, in the order of a sample's life. Each returns the channels that it changes."""

from typing import Any

from langgraph.runtime import Runtime

from pareval_agent.agent import conversation, detail
from pareval_agent.agent.attempt import Attempt, Seconds, Step
from pareval_agent.agent.deps import Deps
from pareval_agent.agent.events import AttemptRecorded, TextStreamed
from pareval_agent.agent.feedback import feedback_on
from pareval_agent.agent.hints import hints_on
from pareval_agent.agent.limits import room_for_answer, stop_reason
from pareval_agent.agent.model import ContextExceededError, Message, NoAnswerLeftError, Usage
from pareval_agent.agent.seeds import case_seeds
from pareval_agent.agent.spending import charged_to_budget, spent_so_far
from pareval_agent.agent.state import AgentState, Draft, Exchange, StopReason
from pareval_agent.agent.usable import usable_source
from pareval_agent.agent.usage import reserve
from pareval_agent.configs.errors import UserError
from pareval_agent.prompts import render


def generate(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Ask without a word of earlier attempts."""
    return _asking("generate", conversation.first(state["task"], runtime.context.prompt))


def repair(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Show the last candidate and what is wrong with it."""
    return _asking("repair", conversation.repair(state["task"], runtime.context.prompt, state["attempts"][-1]))


def optimise(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Show the best candidate and how fast it is."""
    return _asking("optimise", conversation.optimise(state["task"], runtime.context.prompt, state["attempts"]))


_END_WITHOUT_ANSWER = {ContextExceededError: StopReason.CONTEXT, NoAnswerLeftError: StopReason.ANSWERS}


def ask(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Call the model, if the budget allows it. What the call may use is on disk before it is made."""
    deps, task, messages = runtime.context, state["task"], state["draft"].messages
    spent = spent_so_far(deps.ledger.calls, deps.price)
    room = room_for_answer(task, charged_to_budget(spent, state["exchanges"]), messages, deps.price)
    if room.stop is not None:
        if not deps.ledger.calls:
            raise UserError(f"not even one answer fits into budget.{room.stop}: raise it, or leave it out")
        return {"spent": spent, "stop": room.stop}
    call_id = str(len(state["attempts"]) + 1)
    deps.ledger.begin(call_id, reserve(messages, room.output_tokens))
    try:
        answer = deps.model.complete(
            messages, max_output_tokens=room.output_tokens, on_text=lambda text: deps.tell(TextStreamed(text))
        )
    except (ContextExceededError, NoAnswerLeftError) as error:
        deps.ledger.end(call_id, Usage(), cost_usd=0, wall_s=0)
        return {"spent": spent, "stop": _END_WITHOUT_ANSWER[type(error)]}
    except UserError:
        deps.ledger.end(call_id, Usage(), cost_usd=0, wall_s=0)  # refused: nobody bills that
        raise
    deps.ledger.end(call_id, answer.usage, answer.cost_usd, answer.wall_s)
    return {
        **_drafted(state, completion=answer, seconds=Seconds(model_s=answer.wall_s)),
        "exchanges": [Exchange(messages=messages, answer=answer)],
        "spent": spent_so_far(deps.ledger.calls, deps.price),
    }


def extract(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Find the function in the answer."""
    answer = state["draft"].completion
    assert answer is not None, "the model was asked"
    found = usable_source(answer, runtime.context.prompt)
    return _drafted(state, source=found.source, verdict=found.verdict, detail=found.detail)


def build(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Compile the candidate; a failed build is an ordinary result."""
    deps, draft = runtime.context, state["draft"]
    assert draft.source is not None, "there is something to build"
    directory = deps.directory / str(len(state["attempts"]) + 1)
    result = deps.toolbox.build(deps.prompt, draft.source, directory)
    return _drafted(
        state,
        build=result,
        verdict=result.verdict,
        detail=detail.of_build(result),
        seconds=draft.seconds + Seconds(build_s=result.wall_s),
    )


def test(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Judge the candidate. Where the task allows it, one that only fails unseen cases is tested on new public ones."""
    deps, draft, task = runtime.context, state["draft"], state["task"]
    assert draft.build is not None, "there is something to run"
    assert draft.build.library is not None, "there is something to run"
    public_round = state["public_round"]
    result = deps.toolbox.test(deps.prompt, draft.build.library, case_seeds(task.seed, public_round))
    run_s = result.wall_s
    if task.renew_public_cases and result.public_passed and not result.verdict.passed:
        public_round += 1
        result = deps.toolbox.test(deps.prompt, draft.build.library, case_seeds(task.seed, public_round))
        run_s += result.wall_s
    update = _drafted(
        state,
        test=result,
        verdict=result.verdict,
        detail=detail.of_run(result, deps.prompt.model),
        seconds=draft.seconds + Seconds(run_s=run_s),
    )
    return {**update, "public_round": public_round}


def time(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Time a candidate that passed its tests; it can still fail, for every timed answer is judged too."""
    deps, draft = runtime.context, state["draft"]
    assert draft.build is not None, "there is something to run"
    assert draft.build.library is not None, "there is something to run"
    seeds = case_seeds(state["task"].seed, state["public_round"])
    result = deps.toolbox.time(deps.prompt, draft.build.library, seeds)
    return _drafted(
        state,
        timing=result,
        verdict=result.verdict,
        detail=detail.of_run(result, deps.prompt.model),
        seconds=draft.seconds + Seconds(run_s=result.wall_s),
    )


def record(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Append the attempt, and decide whether it was the last one."""
    deps = runtime.context
    attempt = _attempt(len(state["attempts"]) + 1, state["draft"], deps, gives_hints=state["task"].agent.hints)
    deps.tell(AttemptRecorded(attempt))
    stop = stop_reason(state["task"], [*state["attempts"], attempt], state["elapsed_s"])
    return {"attempts": [attempt], "stop": stop}


def _attempt(index: int, draft: Draft, deps: Deps, *, gives_hints: bool) -> Attempt:
    assert draft.completion is not None, "the model was asked"
    assert draft.verdict is not None, "all nodes have run"
    feedback = feedback_on(draft, deps.prompt.model)
    hints = hints_on(feedback, draft, deps.prompt) if gives_hints and feedback is not None else ()
    sentences = [hint.sentence for hint in hints]
    return Attempt(
        index=index,
        step=draft.step,
        source=draft.source,
        verdict=draft.verdict,
        detail=draft.detail,
        build=draft.build,
        test=draft.test,
        timing=draft.timing,
        feedback=None if feedback is None else render.repair(feedback, deps.prompt, sentences),
        hints=tuple(hint.name for hint in hints),
        usage=draft.completion.usage,
        cost_usd=draft.completion.cost_usd,
        seconds=draft.seconds,
    )


def _asking(step: Step, messages: tuple[Message, ...]) -> AgentState:
    return {"draft": Draft(step=step, messages=messages)}


def _drafted(state: AgentState, **changes: Any) -> AgentState:
    return {"draft": state["draft"].model_copy(update=changes)}
