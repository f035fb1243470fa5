"""`pareval-agent solve`: let the agent write one function."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from pareval_agent.agent.request import Request
from pareval_agent.agent.result import SampleResult, Trajectory
from pareval_agent.benchmark.wording import read_wording, worded
from pareval_agent.cli.console import output_console, print_json, progress_console
from pareval_agent.cli.panel import result_panel
from pareval_agent.cli.settings import load_settings
from pareval_agent.cli.solve_view import open_view
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import Problem, Prompt, find_model, find_problem, read_problem
from pareval_agent.tools.gpu import level_of
from pareval_agent.tools.report import LaunchResult


def run(arguments: argparse.Namespace) -> int:
    """Solve one prompt, or continue it, or show its stored result."""
    request = _request(arguments)
    from pareval_agent.agent import session  # brings langgraph along, which nobody should wait for to read of a typo

    title, attempts = f"{request.prompt} · {request.config.model.name}", request.config.budget.attempts
    try:
        with open_view(progress_console(json_output=arguments.json), title, attempts) as view:
            if level := level_of(request.prompt.model):
                view.on_status(f"{request.prompt.model} is {level} here: a verdict, and no times")
            result = session.run(request, view.on_event, on_status=view.on_status)
    except KeyboardInterrupt as interrupt:
        interrupt.add_note(f"run the same command again to continue what is in {request.directory}")
        raise
    if arguments.json:
        print_json(result.model_dump(mode="json"))
    else:
        output_console().print(result_panel(result, _launches(result, request.directory), request.directory))
    return 0 if result.verdict.passed else 1


def _request(arguments: argparse.Namespace) -> Request:
    prompt = Prompt(_problem(arguments), find_model(arguments.target))
    if arguments.prompts:
        prompt = worded(prompt, read_wording(Path(arguments.prompts)))
    return Request(
        prompt=prompt,
        config=load_settings(arguments),
        directory=Path(arguments.output or f"solve-{prompt.problem.id}-{prompt.model.value}"),
        origin=find_model(arguments.source_model) if arguments.source_model else None,
        renew_public_cases=True,
    )


def _problem(arguments: argparse.Namespace) -> Problem:
    if (arguments.prompt is None) == (arguments.problem is None):
        raise UserError("which problem? name a PROMPT of the catalogue, or a file of your own by --problem")
    return find_problem(arguments.prompt) if arguments.prompt else read_problem(Path(arguments.problem))


def _launches(result: SampleResult, folder: Path) -> Sequence[LaunchResult]:
    """The tests of the attempt that the result is about."""
    trajectory = folder / "trajectory.json"
    if not trajectory.exists():
        return ()
    attempts = Trajectory.model_validate_json(trajectory.read_bytes()).attempts
    number = result.best_attempt or len(attempts)
    tests = [attempt.test for attempt in attempts if attempt.index == number and attempt.test]
    return tests[0].launches if tests else ()
