"""What the model is shown in each step.

A repair shows the prompt, the last candidate and what is wrong with it, not all that came before: that would not fit
into small contexts, and old mistakes attract new ones. The trajectory keeps everything.
"""

from collections.abc import Sequence

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.best import best_attempt, timed
from pareval_agent.agent.feedback import launch_name
from pareval_agent.agent.model import Message
from pareval_agent.agent.state import Task
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.prompts import render
from pareval_agent.tools.report import LaunchResult, Timing
from pareval_agent.tools.verdict import Verdict

Messages = tuple[Message, ...]


def first(task: Task, prompt: Prompt) -> Messages:
    """Ask for the function; a base model gets the bare prompt to continue."""
    if task.interface == "completion":
        return (Message(role="user", content=_to_continue(task, prompt)),)
    return (Message(role="system", content=render.system()), Message(role="user", content=_request(task, prompt)))


def repair(task: Task, prompt: Prompt, attempt: Attempt) -> Messages:
    """The last candidate, and what is wrong with it."""
    assert attempt.feedback is not None, "a failed attempt has feedback"
    return _reply(task, prompt, attempt.source, attempt.feedback)


def optimise(task: Task, prompt: Prompt, attempts: Sequence[Attempt]) -> Messages:
    """The best candidate, and how fast it is.

    Each try starts from the best one again: a failed try is not repaired, but told in a sentence.
    """
    best = best_attempt(attempts)
    assert best is not None, "only what passed can be made faster"
    timings = [_speed(launch, timing, prompt.model) for launch, timing in timed(best)]
    text = render.optimise(prompt, timings=timings, last_try=_last_try(attempts, best))
    return _reply(task, prompt, best.source, text)


def _to_continue(task: Task, prompt: Prompt) -> str:
    if task.origin is None:
        return render.prompt_text(prompt)
    return render.continuation(prompt, task.origin.source, ExecutionModel(task.origin.model))


def _request(task: Task, prompt: Prompt) -> str:
    if task.origin is None:
        return render.generate(prompt)
    return render.translate(prompt, task.origin.source, ExecutionModel(task.origin.model))


def _reply(task: Task, prompt: Prompt, source: str | None, text: str) -> Messages:
    system, request = first(task, prompt)
    if source is None:  # without a candidate there is no answer to reply to, and turns must alternate
        return (system, Message(role="user", content=f"{request.content}\n\n{text}"))
    answer = Message(role="assistant", content=render.answer(source))
    return (system, request, answer, Message(role="user", content=text))


def _speed(launch: LaunchResult, timing: Timing, model: ExecutionModel) -> str:
    where = launch_name(launch.launch, model) or "1 process"
    interval = f"{timing.speedup_low:.2f} to {timing.speedup_high:.2f}"
    return f"with {where}: {timing.speedup:.2f} times as fast ({interval}), {timing.candidate_s * 1e3:.3g} ms a call"


_ENDINGS = {
    Verdict.NO_CODE: "the answer had no code",
    Verdict.TRUNCATED: "the answer was too long",
    Verdict.NOT_PARALLEL: "the code was not parallel",
    Verdict.BUILD_FAILED: "the code did not compile",
    Verdict.BUILD_TIMED_OUT: "the code took too long to compile",
    Verdict.CRASHED: "the program crashed",
    Verdict.TIMED_OUT: "the program did not finish",
    Verdict.WRONG_ANSWER: "a result was wrong",
    Verdict.INPUT_MODIFIED: "it changed an input",
    Verdict.CLOCK_DISAGREEMENT: "it worked outside of the call",
    Verdict.RACE: "it had a data race",
    Verdict.NOT_EMULATED: "it needed a real GPU",
    Verdict.PASSED: "it was correct, but not clearly faster",
}


def _last_try(attempts: Sequence[Attempt], best: Attempt) -> str | None:
    """How the last attempt ended, if it did not become the best one."""
    last = attempts[-1]
    return None if last.index == best.index else _ENDINGS[last.verdict]
