"""Runs a request to its end, or continues it where it was stopped."""

import platform
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from importlib.metadata import version

from pareval_agent.agent.deps import Deps
from pareval_agent.agent.events import Event
from pareval_agent.agent.folder import Folder
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.limits import Price
from pareval_agent.agent.model import Model
from pareval_agent.agent.model_factory import ModelOpener, open_model
from pareval_agent.agent.phase import Phase
from pareval_agent.agent.request import Request, judge_version
from pareval_agent.agent.result import SampleResult, Setting, solution, summarise, trajectory
from pareval_agent.configs.schema import ModelConfig
from pareval_agent.tools.sandbox import detect
from pareval_agent.tools.toolbox import LocalToolbox, Toolbox


def run(
    request: Request,
    on_event: Callable[[Event], None],
    *,
    on_status: Callable[[str], None] = lambda line: None,
    model: Model | None = None,
    opener: ModelOpener = open_model,
    toolbox: Toolbox | None = None,
) -> SampleResult:
    """Solve one prompt, and leave the files of the sample in its folder.

    Whatever ends this call before its result is there (Ctrl-C, kill -9, a failure of the machine), the same call goes
    on from the last finished node. If the result is there, it is returned without asking anybody.

    Args:
        request: what to do, and where.
        on_event: hears what happens, in this thread; attempts of an earlier call are told again.
        on_status: gets one line whenever there is something to wait for before the graph starts.
        model: instead of opening the one that the request names.
        opener: opens it; a benchmark keeps one server for many samples.
        toolbox: instead of the tools of this machine.

    Raises:
        UserError: the request cannot be done, or its folder belongs to another one.
        InfrastructureError: the machine or a service failed.
    """
    opened = (lambda *_, **__: nullcontext(model)) if model else opener
    result = _advance(request, None, on_event, on_status, opened, toolbox)
    assert result is not None, "only the end of a phase has no result"
    return result


def advance(
    request: Request,
    phase: Phase | None,
    on_event: Callable[[Event], None],
    *,
    opener: ModelOpener,
    toolbox: Toolbox,
) -> SampleResult | None:
    """As `run`, up to the end of a phase; None if the request is not finished then.

    Generating uses no tool, and judging asks no model: what the phase does not need is not touched.
    """
    return _advance(request, phase, on_event, lambda line: None, opener, toolbox)


def _advance(
    request: Request,
    phase: Phase | None,
    on_event: Callable[[Event], None],
    on_status: Callable[[str], None],
    opener: ModelOpener,
    toolbox: Toolbox | None,
) -> SampleResult | None:
    request.check()
    folder = Folder(request.directory)
    with folder.locked():
        task = request.task(folder.claim(request.identity()))
        if (finished := folder.result()) is not None:
            return finished
        # A stored result is there at once: langgraph takes a second to import.
        from pareval_agent.agent.checkpoints import open_checkpoints
        from pareval_agent.agent.graph import compile_graph
        from pareval_agent.agent.play import play, saved_state

        tools = toolbox or LocalToolbox(request.config)
        if phase is not Phase.GENERATE:
            on_status(f"making the judge of {request.prompt.problem.id} ready")
            tools.prepare(request.prompt)
        with open_checkpoints(folder.checkpoints) as checkpoints, Ledger(folder.calls) as ledger:
            graph = compile_graph(checkpoints)
            saved = saved_state(graph)
            answers = len(saved["exchanges"]) if saved else 0
            settings = request.config.model
            with opener(settings, on_status=on_status, skip_answers=answers) as model:
                deps = Deps(
                    prompt=request.prompt,
                    model=model,
                    toolbox=tools,
                    ledger=ledger,
                    directory=folder.candidates,
                    price=price_of(settings),
                    tell=on_event,
                )
                state = play(graph, task, deps, phase)
        # A machine that only generates may lack what the result tells of the sandbox and the judge.
        if state is None or state["stop"] is None or phase is Phase.GENERATE:
            return None
        result = summarise(state, _setting(request))
        folder.finish(result, trajectory(state), solution(state["attempts"]))
        return result


def price_of(model: ModelConfig) -> Price:
    """What tokens of this model cost. Nobody bills local and recorded answers, and nobody says what they cost."""
    if model.name.partition(":")[0] in {"local", "replay"}:
        return lambda usage: None
    from pareval_agent.agent.pricing import price_usd

    return partial(price_usd, model.name)


def _setting(request: Request) -> Setting:
    return Setting(
        prompt=request.prompt,
        model=request.config.model.name,
        sandbox=detect(request.config.sandbox.kind).value,
        versions={
            "pareval-agent": version("pareval-agent"),
            "judge": judge_version(request.prompt),
            "langgraph": version("langgraph"),
            "python": platform.python_version(),
        },
    )
