"""`pareval-agent problem`: a problem of your own, from a commented start to a judge that can be trusted."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pareval_agent.cli.console import output_console, print_json, progress_console
from pareval_agent.cli.settings import load_settings
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import DRIVERS, Problem, read_problem

if TYPE_CHECKING:
    from pareval_agent.benchmark.problem_check import ProblemCheck

_TEMPLATE = DRIVERS / "template.hpp"
_TIMED_WELL_MS = (5, 100)
"""A baseline outside of this takes too short to be timed well, or too long to be timed often."""


def run(arguments: argparse.Namespace) -> int:
    """Write a starting point, or check a problem."""
    return _new(arguments) if arguments.action == "new" else _check(arguments)


def _new(arguments: argparse.Namespace) -> int:
    name = arguments.name.removesuffix(".hpp")
    if not re.fullmatch(r"[A-Za-z_]\w*", Path(name).name):
        raise UserError(f"{name!r} cannot be the name of a C++ function: use letters, digits and underscores")
    path = Path(f"{name}.hpp")
    text = re.sub(r"\bNAME\b", Path(name).name, _TEMPLATE.read_text(encoding="utf-8"))
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UserError(f"there is a {path} already: choose another name, or remove it") from None
    except OSError as error:
        raise UserError(f"cannot write {path} ({error.strerror}): choose another place") from None
    if arguments.json:
        print_json({"problem": str(path)})
    else:
        console = output_console()
        console.print(f"{path} works as it is; make it yours, and then:", soft_wrap=True)
        console.print(f"  pareval-agent problem check {path}", soft_wrap=True)
        console.print(f"  pareval-agent solve --problem {path} --target omp", soft_wrap=True)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    problem = read_problem(Path(arguments.name))
    from pareval_agent.benchmark.problem_check import check_problem
    from pareval_agent.tools.toolbox import LocalToolbox

    with progress_console(json_output=arguments.json).status(f"building and trying the judge of {problem.id}"):
        check = check_problem(problem, LocalToolbox(load_settings(arguments)))
    if arguments.json:
        print_json(check.model_dump(mode="json"))
    else:
        for line in _lines(problem, check):
            output_console().print(line, soft_wrap=True)
    return 0 if check.ok else 1


def _lines(problem: Problem, check: "ProblemCheck") -> Iterator[str]:
    yield from (f"{problem.header}: {line}" for line in check.wrong_examples)
    yield f"{problem.function}: {check.examples} examples, {check.cases} cases, the baseline {check.verdict.value}"
    if not check.verdict.passed:
        yield f"{problem.header}: the baseline, judged as a candidate: {check.detail}"
    if check.baseline_ms is not None:
        yield f"the baseline takes {check.baseline_ms:.3g} ms at size {check.timed_size}"
        shortest, longest = _TIMED_WELL_MS
        if not shortest <= check.baseline_ms <= longest:
            advice = "larger" if check.baseline_ms < shortest else "smaller"
            yield f"choose a {advice} timed_size(): 10 to 40 ms can be timed well"
