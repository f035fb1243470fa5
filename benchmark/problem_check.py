"""Whether a problem's header can be trusted: its examples agree with its reference, and its baseline passes."""

import secrets
import statistics
import tempfile
from pathlib import Path

from pareval_agent.agent.detail import of_run
from pareval_agent.agent.seeds import case_seeds
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Frozen
from pareval_agent.drivers.catalog import Problem, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.example_check import wrong_examples
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict


class ProblemCheck(Frozen):
    """What was found out about a problem."""

    problem: str
    examples: int
    wrong_examples: tuple[str, ...]
    """One line for each result that the reference computes differently."""
    verdict: Verdict
    """On the baseline, judged as if it were a candidate for serial."""
    detail: str
    cases: int
    timed_size: int | None
    """None if the baseline did not pass."""
    baseline_ms: float | None
    """Median of a call at that size."""

    @property
    def ok(self) -> bool:
        """True if there is nothing to be corrected."""
        return not self.wrong_examples and self.verdict.passed


def check_problem(problem: Problem, toolbox: LocalToolbox) -> ProblemCheck:
    """Run everything that can be run without an answer of a model.

    Raises:
        UserError: the header or the baseline does not compile; the message begins with the place.
        InfrastructureError: the machine failed, or baseline and reference disagree.
    """
    prompt, seeds = Prompt(problem, ExecutionModel.SERIAL), case_seeds(secrets.randbits(63))
    toolbox.prepare(prompt)
    wrong = tuple(wrong_examples(problem, toolbox.judge(problem)))
    with tempfile.TemporaryDirectory(prefix="pareval-") as folder:
        built = toolbox.build(prompt, problem.baseline_source, Path(folder))
        if built.library is None:
            errors = "; ".join(diagnostic.message for diagnostic in built.diagnostics)
            raise UserError(f"{problem.header}: the baseline does not compile as a candidate: {errors}")
        tested = toolbox.test(prompt, built.library, seeds)
        timed = toolbox.time(prompt, built.library, seeds) if tested.verdict.passed else None
    last = timed or tested
    timing = timed.launches[0].report.timing if timed else None
    return ProblemCheck(
        problem=problem.id,
        examples=len(problem.examples),
        wrong_examples=wrong,
        verdict=last.verdict,
        detail=of_run(last, prompt.model),
        cases=tested.held_out.total,
        timed_size=timing.size if timing else None,
        baseline_ms=1e3 * statistics.median(pair.baseline_s for pair in timing.pairs) if timing else None,
    )
