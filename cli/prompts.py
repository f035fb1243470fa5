"""`pareval-agent prompts`: the catalogue."""

import argparse
from collections.abc import Collection, Iterator
from typing import Any

from pareval_agent.cli.console import output_console, print_json
from pareval_agent.cli.text import one_line
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import Problem, Prompt, find_model, find_problem, load_problems
from pareval_agent.drivers.execution_model import JUDGED, KERNELS, ExecutionModel


def run(arguments: argparse.Namespace) -> int:
    """List the problems, show one prompt as the model gets it, or tell how ours differ from the published ones."""
    {"list": _list, "show": _show, "errata": _errata}[arguments.action](arguments)
    if arguments.problem is None:
        _tell_faults()
    return 0


def _tell_faults() -> None:
    """Behind what is shown, of the others."""
    _, faults = load_problems().readable()
    if faults:
        raise UserError("; ".join(map(str, faults)))


def _show(arguments: argparse.Namespace) -> None:
    from pareval_agent.prompts.render import prompt_text  # templates take a while to import

    if arguments.problem is None:
        raise UserError("which prompt? see `pareval-agent prompts list`")
    prompt = Prompt(find_problem(arguments.problem), find_model(arguments.target or "serial"))
    text = prompt_text(prompt)
    if arguments.json:
        print_json({"id": prompt.problem.id, "target": prompt.model.value, "prompt": text})
    else:
        print(text)


def _list(arguments: argparse.Namespace) -> None:
    for value, name in ((arguments.problem, "PROMPT"), (arguments.target, "--target")):
        if value is not None:
            raise UserError(f"{name} goes with `pareval-agent prompts show`")
    problems, _ = load_problems().readable()
    if arguments.json:
        print_json([_facts(problem) for problem in problems])
        return
    console = output_console()
    for line in _lines(problems, console.width):
        console.print(line, soft_wrap=True)
    console.print(f"{len(problems)} problems, each for the targets {', '.join(ExecutionModel)}")
    console.print(f"{' and '.join(KERNELS)} are emulated here, and not timed")


def _errata(arguments: argparse.Namespace) -> None:
    if arguments.target is not None:
        raise UserError("--target goes with `pareval-agent prompts show`")
    problems = [find_problem(arguments.problem)] if arguments.problem else load_problems().readable()[0]
    rows = [(problem.id, erratum) for problem in problems for erratum in problem.errata]
    if arguments.json:
        print_json([{"id": name, "erratum": erratum} for name, erratum in rows])
        return
    for name, erratum in rows:
        output_console().print(f"{name}: {erratum}", soft_wrap=True)


def _facts(problem: Problem) -> dict[str, Any]:
    return {
        "id": problem.id,
        "type": problem.type,
        "function": problem.function,
        "signature": problem.signature,
        "description": problem.description,
        "targets": [model.value for model in ExecutionModel],
        "judged": [model.value for model in (*JUDGED, *KERNELS)],
    }


def _lines(problems: Collection[Problem], width: int) -> Iterator[str]:
    """Id, function and as much of the task as fits; the id is never cut, so that it can be copied."""
    names = [(problem.id, problem.function) for problem in problems]
    first, second = (max(map(len, column), default=0) for column in zip(*names, strict=True))
    for problem in problems:
        task = one_line(problem.description, max(_LEAST_TASK, width - first - second - 4))
        yield f"{problem.id:{first}}  {problem.function:{second}}  {task}"


_LEAST_TASK = 20
"""Characters."""
