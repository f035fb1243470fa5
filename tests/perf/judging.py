"""How long it takes to judge one sample of each problem: builds, tests and times of the experts. Prints Markdown.

Run it on a machine that does nothing else; half an hour: `python tests/perf/judging.py >docs/results/judging.md`.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from baselines import machine

from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Problem, Prompt, load_problems
from pareval_agent.drivers.execution_model import JUDGED, ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox

SEEDS = Seeds(public=1, held_out=2, timed=3)

_HEADER = """\
# How long a sample takes

Seconds from the text of a right sample to its verdict, the expert solution's, with all launch configurations of two
cores: tests / times. Most wrong samples end within the first of them. Made by `python tests/perf/judging.py` on
{machine}.

| problem | {models} |
| --- |{rules}
"""


def main() -> None:
    """Print the table."""
    toolbox = LocalToolbox(Config())
    names = " | ".join(model.value for model in JUDGED)
    sys.stdout.write(_HEADER.format(machine=machine(), models=names, rules=" --- |" * len(JUDGED)))
    rows: list[list[float]] = []
    for problem in load_problems().values():
        cells = [_seconds(toolbox, problem, model) for model in JUDGED]
        rows.append([sum(cell) for cell in cells])
        print(f"| {problem.id} | {' | '.join(f'{tests:.1f} / {times:.1f}' for tests, times in cells)} |", flush=True)
    medians = " | ".join(f"{statistics.median(column):.1f}" for column in zip(*rows, strict=True))
    print(f"| median of both together | {medians} |")


def _seconds(toolbox: LocalToolbox, problem: Problem, model: ExecutionModel) -> tuple[float, float]:
    """Wall seconds of build and tests, and of times."""
    prompt = Prompt(problem, model)
    toolbox.prepare(prompt)
    with tempfile.TemporaryDirectory() as folder:
        start_s = time.perf_counter()
        built = toolbox.build(prompt, problem.solution(model).read_text(), Path(folder))
        assert built.library is not None
        tested = toolbox.test(prompt, built.library, SEEDS)
        tested_s = time.perf_counter()
        timed = toolbox.time(prompt, built.library, SEEDS)
        assert tested.verdict.passed, f"{prompt}: {tested.verdict}"
        assert timed.verdict.passed, f"{prompt}: {timed.verdict}"
        return tested_s - start_s, time.perf_counter() - tested_s


if __name__ == "__main__":
    main()
