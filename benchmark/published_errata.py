"""What explains that a sample passes here and fails with the published drivers, or the other way round."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import yaml

from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.configs.schema import Frozen
from pareval_agent.drivers.catalog import DRIVERS, Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.cpp_items import CppText, ItemKind
from pareval_agent.tools.published_result import PublishedResult
from pareval_agent.tools.report import Failure, LaunchResult
from pareval_agent.tools.verdict import Verdict

_FILE = DRIVERS / "published_errata.yaml"

Side = Literal["published", "ours"]


class Erratum(Frozen):
    """One known difference between the published harness and this one."""

    passes: Side
    """Who alone passes what it explains."""
    fails_as: tuple[Verdict, ...] = (Verdict.WRONG_ANSWER,)
    """The other one's verdict."""
    targets: tuple[ExecutionModel, ...] = tuple(ExecutionModel)
    because: str

    def explains(self, passes: Side, fails_as: Verdict, model: ExecutionModel) -> bool:
        """Whether it is a reason for such a disagreement."""
        return self.passes == passes and fails_as in self.fails_as and model in self.targets


class Errata(Frozen):
    """All of them."""

    harness: tuple[Erratum, ...]
    problems: Mapping[str, tuple[Erratum, ...]]
    """By id of the problem."""

    def of(self, prompt: Prompt) -> tuple[Erratum, ...]:
        """Those of the problem come first."""
        return (*self.problems.get(prompt.problem.id, ()), *self.harness)


@cache
def load_errata() -> Errata:
    """The table that ships."""
    table = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    problems = {name: [_worded(name, row) for row in rows] for name, rows in table["problems"].items()}
    return Errata.model_validate({"harness": table["harness"], "problems": problems})


def _worded(problem: str, row: Mapping[str, object]) -> Mapping[str, object]:
    """The row with the text of the erratum that it refers to."""
    if "erratum" not in row:
        return row
    [text] = [text for text in find_problem(problem).errata if str(row["erratum"]) in text]
    return {**{name: value for name, value in row.items() if name != "erratum"}, "because": text}


def explain(
    prompt: Prompt, answer: str, judged: JudgedSample, published: PublishedResult, published_size: int | None
) -> str | None:
    """Why exactly one of the two passes this answer, None if nothing is known that would explain it.

    Evidence of this sample comes first, then the table, and last what holds for all published inputs.

    Args:
        published_size: of the inputs that the published driver validates, None if it is not known.
    """
    if judged.verdict.passed:
        reason = _appended(prompt, answer) if published.verdict is Verdict.BUILD_FAILED else None
        return reason or _listed(prompt, "ours", published.verdict)
    failed = _failed_launch(judged)
    failure = failed.report.failure if failed else None
    evidence = _of_launch(failed, published) if failed else None
    evidence = evidence or (_of_case(failure, published_size) if failure else None)
    listed = evidence or _listed(prompt, "published", judged.verdict)
    return listed or (_other_input(failure, published_size) if failure else None)


def _listed(prompt: Prompt, passes: Side, fails_as: Verdict) -> str | None:
    rows = load_errata().of(prompt)
    return next((row.because for row in rows if row.explains(passes, fails_as, prompt.model)), None)


def _appended(prompt: Prompt, answer: str) -> str | None:
    """Whether the answer is more than the rest of the function that the prompt begins."""
    functions = {item.name for item in CppText(answer).declared if item.kind is ItemKind.FUNCTION}
    if "```" not in answer and prompt.function not in functions:
        return None
    return (
        "The published harness appends the answer to the prompt, which ends within the function; "
        "this answer is a whole function, or chat."
    )


def _failed_launch(judged: JudgedSample) -> LaunchResult | None:
    """Where it failed: in a test, or when it was timed."""
    timed = judged.timing.launches if judged.timing else ()
    return next((one for one in (*judged.launches, *timed) if not one.report.verdict.passed), None)


def _of_launch(failed: LaunchResult, published: PublishedResult) -> str | None:
    """What the launch that failed here shows, whatever the problem."""
    if not failed.perturbed and failed.launch not in {run.launch for run in published.runs}:
        return f"It fails on {failed.launch} (ranks x threads) and on none before, and was not run on that there."
    if failed.crash is not None and failed.crash.exit_status == 0:
        return "It ends the program itself; the published harness believes what was printed until then."
    return None


def _of_case(failure: Failure, published_size: int | None) -> str | None:
    """What the case that failed shows, whatever the problem."""
    if failure.got is not None and "nan" in failure.got.lower():
        return "The published comparison abs(a - b) > epsilon is false for NaN, which therefore passes."
    if failure.rank:
        return f"It fails on rank {failure.rank}; the published drivers look at rank 0 alone."
    if published_size is not None and failure.size > published_size:
        return f"It fails at size {failure.size}; the published driver validates size {published_size} alone."
    return None


def _other_input(failure: Failure, published_size: int | None) -> str | None:
    """Another kind of input: the published ones are random, and all of one size."""
    if failure.shape not in ("", "uniform"):
        return f"It fails where the input is {failure.shape}; the published inputs are random throughout."
    if published_size is not None and failure.size != published_size:
        return f"It fails at size {failure.size}; the published driver validates size {published_size} alone."
    return None
