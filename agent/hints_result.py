"""What the numbers of a failed public case say about its cause."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from pareval_agent.agent.feedback_kinds import Crashed, FailedCase, TimedOut, WrongAnswer
from pareval_agent.agent.hint import Words
from pareval_agent.agent.hint_code import Code
from pareval_agent.configs.schema import LaunchConfiguration


@dataclass(frozen=True)
class FailedRun:
    """A public case that failed, as far as the model may know it."""

    feedback: WrongAnswer | Crashed | TimedOut
    launch: LaunchConfiguration

    @property
    def case(self) -> FailedCase:
        """Where it failed."""
        return self.feedback.case

    @property
    def wrong(self) -> WrongAnswer | None:
        """None if there was no answer."""
        return self.feedback if isinstance(self.feedback, WrongAnswer) else None

    @property
    def shares(self) -> tuple[int, str]:
        """How many share the work, and what they are called."""
        return (self.launch.ranks, "ranks") if self.launch.ranks > 1 else (self.launch.threads, "threads")


@dataclass(frozen=True)
class ResultHint:
    """One row: what `look` finds is put into the sentence; None if it does not apply."""

    name: str
    cure: str
    look: Callable[[FailedRun, Code], Words | None]


def _empty(run: FailedRun, _: Code) -> Words | None:
    return {} if run.case.size == 0 else None


def _rank(run: FailedRun) -> int:
    """The rank with the wrong answer. The judge looks at rank 0 first, so that before another one it was right."""
    return run.wrong.rank or 0 if run.wrong else 0


def _only_rank_0(run: FailedRun, code: Code) -> Words | None:
    call = re.search(r"\bMPI_(?P<call>Reduce|Gatherv?)\s*\(", code.text)
    return {"call": call["call"], "all": f"All{call['call'].lower()}"} if call and _rank(run) else None


def _other_rank(run: FailedRun, code: Code) -> Words | None:
    return {"rank": str(_rank(run))} if _rank(run) and _only_rank_0(run, code) is None else None


def _numbers(run: FailedRun) -> tuple[float, float] | None:
    """What was expected and what it got, where both are numbers."""
    try:
        return (float(run.wrong.expected or ""), float(run.wrong.got or "")) if run.wrong else None
    except ValueError:
        return None


def _multiple(run: FailedRun, _: Code) -> Words | None:
    """Each of the n has done all of the work, and all of it was added up."""
    count, who = run.shares
    numbers = _numbers(run)
    if numbers is None or count == 1 or numbers[0] == 0:
        return None
    return {"count": str(count), "who": who} if math.isclose(numbers[1], count * numbers[0], rel_tol=1e-6) else None


_UNSHARED = re.compile(r"#[ \t]*pragma[ \t]+omp[ \t]+parallel(?![^\n]*\bfor\b)[^\n]*\n\s*for\b")


def _run_by_all(run: FailedRun, code: Code) -> Words | None:
    """A loop right below `parallel` without `for`, all of which each thread has run."""
    return _multiple(run, code) if run.launch.threads > 1 and _UNSHARED.search(code.text) else None


def _not_a_number(run: FailedRun, _: Code) -> Words | None:
    numbers = _numbers(run)
    return {"value": str(numbers[1])} if numbers and not math.isfinite(numbers[1]) else None


def _unwritten(run: FailedRun, _: Code) -> Words | None:
    """All zeros, where something else was wanted."""
    output = run.wrong.got_output if run.wrong and run.wrong.index == 0 else None
    match = re.fullmatch(r"(?P<name>\w+) = \[0(?:, 0)*\]", output or "")
    return {"name": match["name"]} if match else None


def _few(run: FailedRun, code: Code) -> Words | None:
    """The smallest sizes come first, so that this is the cause only where nothing else is."""
    count, who = run.shares
    size = run.case.size
    if run.case.suspects is None or size is None or not 0 < size < count or _rank(run) or _multiple(run, code):
        return None
    return {"size": str(size), "count": str(count), "who": who}


def _remainder(run: FailedRun, _: Code) -> Words | None:
    size, ranks = run.case.size, run.launch.ranks
    if run.case.suspects != "ranks" or size is None or size <= ranks or size % ranks == 0:
        return None
    return {"size": str(size), "ranks": str(ranks), "rest": str(size % ranks)}


RESULT_HINTS = (
    ResultHint(
        name="only_rank_0",
        look=_only_rank_0,
        cure="MPI_{call} gives its result to one rank only, and every rank needs it: use MPI_{all}, which has no root.",
    ),
    ResultHint(
        name="other_rank",
        look=_other_rank,
        cure="Rank 0 has the right result and rank {rank} has not: every rank needs it, so use MPI_Allreduce or "
        "MPI_Allgatherv, or send it on with MPI_Bcast.",
    ),
    ResultHint(
        name="parallel_without_for",
        look=_run_by_all,
        cure="Below `#pragma omp parallel` every thread runs the whole loop: write `#pragma omp parallel for`.",
    ),
    ResultHint(
        name="counted_by_all",
        look=_multiple,
        cure="The result is {count} times too large: each of the {count} {who} does all of the work, where it should "
        "do its share, or the same part is added {count} times.",
    ),
    ResultHint(
        name="not_a_number",
        look=_not_a_number,
        cure="{value} comes from a division by zero, or from a variable that has no first value.",
    ),
    ResultHint(
        name="empty_input",
        look=_empty,
        cure="The input is empty: treat this case first, before any element is read.",
    ),
    ResultHint(
        name="remainder",
        look=_remainder,
        cure="A size of {size} is no multiple of {ranks} ranks: {rest} would be left over, so let rank r work from r "
        "* n / ranks to (r + 1) * n / ranks.",
    ),
    ResultHint(
        name="unwritten",
        look=_unwritten,
        cure="All of `{name}` is still 0: the result must be written to it, from the first element on.",
    ),
    ResultHint(
        name="few_elements",
        look=_few,
        cure="A size of {size} is less than {count} {who}: some of them have nothing to do, and must still take part "
        "in everything that all do together.",
    ),
)
"""In the order in which they are told."""
