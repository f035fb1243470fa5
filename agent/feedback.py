"""From the results of a failed attempt to what the model is told.

Nothing of held-out or timed cases passes through here. What stems from the candidate is cleaned and cut.
"""

import re
from typing import Literal

from pareval_agent.agent.answer_blocks import printable
from pareval_agent.agent.feedback_kinds import (
    BuildFailed,
    BuildTimedOut,
    Crashed,
    FailedCase,
    Feedback,
    InputModified,
    NotEmulated,
    Observed,
    ObservedError,
    Race,
    Refused,
    TimedOut,
    TooSlow,
    UnseenCases,
    Unusable,
    WrongAnswer,
)
from pareval_agent.agent.state import Draft
from pareval_agent.configs.schema import LaunchConfiguration, Sanitizer
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.diagnostics import render
from pareval_agent.tools.report import Crash, Failure, LaunchResult
from pareval_agent.tools.results import TestResult
from pareval_agent.tools.verdict import Verdict

ERRORS_SHOWN = 3
"""Later ones mostly follow from the first."""
_VALUES_CHARACTERS = 600
"""Longer inputs and outputs are not shown at all: half of one helps nobody."""
_READ_CHARACTERS = 20_000
_PRINTED_CHARACTERS = 300
_ORDINARY = "uniform"
"""A layout of values that explains nothing."""


def feedback_on(draft: Draft, model: ExecutionModel) -> Feedback | None:
    """What to tell the model of an attempt in which everything has happened; None if it passed."""
    assert draft.verdict is not None, "the attempt is not complete"
    if draft.verdict.passed:
        return None
    if draft.test is not None:
        return _on_test(draft.test, draft, model)
    if draft.verdict is Verdict.NOT_EMULATED:
        return NotEmulated(reason=draft.detail)
    if draft.build is None:
        return Unusable(verdict=draft.verdict, reason=draft.detail)
    if draft.verdict is Verdict.BUILD_TIMED_OUT:
        return BuildTimedOut(seconds=draft.build.wall_s)
    return BuildFailed(errors=render(draft.build.diagnostics, draft.source or "", ERRORS_SHOWN))


def _on_test(test: TestResult, draft: Draft, model: ExecutionModel) -> Feedback:
    failed = test.failed_launch
    if test.not_parallel is not None:
        return Unusable(verdict=Verdict.NOT_PARALLEL, reason=test.not_parallel)
    if failed is None and draft.verdict is Verdict.TIMED_OUT and draft.timing is not None:
        return TooSlow(seconds=draft.timing.wall_s)
    if failed is not None and failed.sanitizer is not None:
        return _observed(failed, failed.sanitizer, draft.source or "", model)
    if failed is not None and failed.report.verdict is Verdict.RACE:
        return _race(failed, shown=not test.public_passed, model=model)
    if failed is None or failed.report.failure is None or test.public_passed:
        return UnseenCases()
    case = _failed_case(failed, failed.report.failure, test, model)
    return _on_case(failed, failed.report.failure, draft, case)


def _on_case(failed: LaunchResult, failure: Failure, draft: Draft, case: FailedCase) -> Feedback:
    detail = printable(failure.detail)
    match failed.report.verdict:
        case Verdict.WRONG_ANSWER:
            return WrongAnswer(
                case=case,
                detail=detail,
                argument=failure.argument,
                rank=failure.rank if failed.launch.ranks > 1 else None,
                index=failure.index,
                expected=_short(failure.expected),
                got=_short(failure.got),
                differing=failure.differing,
                expected_output=_short(failure.expected_output) if failure.argument != "return" else None,
                got_output=_short(failure.got_output) if failure.argument != "return" else None,
            )
        case Verdict.INPUT_MODIFIED:
            return InputModified(argument=failure.argument)
        case Verdict.CRASHED:
            place = _place(failed.crash, draft.source or "")
            return Crashed(case=case, cause=_cause(failed.crash, detail), place=place)
        case Verdict.TIMED_OUT:
            ranks = tuple(printable(f"rank {rank} {doing}") for rank, doing in enumerate(failure.waiting))
            return TimedOut(case=case, detail=detail, uses_mpi=failed.launch.ranks > 1, ranks=ranks)
        case _:
            return Refused(case=case, detail=detail)


def _race(failed: LaunchResult, *, shown: bool, model: ExecutionModel) -> Race:
    failure = failed.report.failure
    size = failure.size if shown and failure is not None and failure.shape else None
    return Race(threads=failed.launch.threads, size=size, uses_openmp=model.uses_openmp)


def _observed(failed: LaunchResult, sanitizer: Sanitizer, source: str, model: ExecutionModel) -> Observed:
    errors = tuple(
        ObservedError(
            kind=printable(finding.kind),
            variable=finding.variable,
            places=tuple(text for line in finding.lines if (text := _line(source, line))),
        )
        for finding in failed.findings
    )
    return Observed(sanitizer=sanitizer, seen_on=launch_name(failed.launch, model), errors=errors)


def _line(source: str, number: int) -> str | None:
    """A line of the candidate with its number, as the compiler counts; None if it has no such line."""
    lines = source.split("\n")
    return printable(f"line {number}: {lines[number - 1].strip()}") if 1 <= number <= len(lines) else None


def _failed_case(failed: LaunchResult, failure: Failure, test: TestResult, model: ExecutionModel) -> FailedCase:
    passed = [launch.launch for launch in test.launches if launch.report.verdict.passed]
    return FailedCase(
        failed_on=launch_name(failed.launch, model),
        passed_on=tuple(name for launch in passed if (name := launch_name(launch, model))),
        suspects=_suspects(failed.launch, passed),
        size=failure.size if failure.shape else None,
        values=failure.shape if failure.shape != _ORDINARY else "",
        input=_short(failure.input),
        printed=_printed(failed.output),
    )


def _suspects(failed: LaunchConfiguration, passed: list[LaunchConfiguration]) -> Literal["ranks", "threads"] | None:
    if not any(launch.cores == 1 for launch in passed):
        return None
    return "ranks" if failed.ranks > 1 else "threads"


def launch_name(launch: LaunchConfiguration, model: ExecutionModel) -> str | None:
    """Such as `2 ranks of 4 threads`; None where there is but one way to run it."""
    ranks = f"{launch.ranks} rank{'s' * (launch.ranks > 1)}"
    threads = f"{launch.threads} thread{'s' * (launch.threads > 1)}"
    if model.uses_mpi:
        return f"{ranks} of {threads}" if model.uses_openmp else ranks
    return threads if model.uses_threads else None


def _short(text: str | None) -> str | None:
    return printable(text) if text is not None and len(text) <= _VALUES_CHARACTERS else None


_MPIRUN_NOTICE = re.compile(r"^-{20,}\n.*?^-{20,}\n?", re.MULTILINE | re.DOTALL)


def _printed(output: str) -> str:
    """The last of what the program printed, without what mpirun says about the end of a rank."""
    text = _MPIRUN_NOTICE.sub("", printable(output[-_READ_CHARACTERS:])).strip()
    return text if len(text) <= _PRINTED_CHARACTERS else f"…{text[-_PRINTED_CHARACTERS:]}"


_SIGNALS = {
    "SIGSEGV": "invalid memory access",
    "SIGBUS": "invalid memory access",
    "SIGFPE": "integer division by zero",
    "SIGILL": "illegal instruction, such as the end of a function that returns nothing",
    "SIGABRT": "abort: an uncaught exception, a failed assertion or a corrupted heap",
    "SIGKILL": "killed: too much memory or time",
}


def _cause(crash: Crash | None, detail: str) -> str:
    if crash is None or crash.signal is None:
        return detail
    return f"{crash.signal} ({_SIGNALS[crash.signal]})" if crash.signal in _SIGNALS else crash.signal


_FRAME = re.compile(r"(?P<function>[^(]*).* at candidate\.cpp:(?P<line>\d+)")


def _place(crash: Crash | None, source: str) -> str | None:
    """Function, line and text of the innermost frame that lies in the candidate's own lines."""
    lines = source.split("\n")  # as the compiler counts them
    for frame in crash.place if crash else ():
        match = _FRAME.match(frame)
        if match and 1 <= (number := int(match["line"])) <= len(lines):
            return printable(f"line {number} in {match['function'].strip()}: {lines[number - 1].strip()}")
    return None
