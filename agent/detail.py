"""One line on how a build or a run ended, for people: it may tell what the model must not know."""

from pareval_agent.agent.answer_blocks import printable
from pareval_agent.agent.feedback import launch_name
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.report import Failure, LaunchResult
from pareval_agent.tools.results import BuildResult, TestResult, TimeResult
from pareval_agent.tools.verdict import Verdict

_CHARACTERS = 200


def of_build(build: BuildResult) -> str:
    """The first error."""
    if build.verdict is Verdict.BUILD_TIMED_OUT:
        return f"the compiler did not finish within {build.wall_s:.0f} s"
    errors = (f"line {error.line}: {error.message}" if error.line else error.message for error in build.diagnostics)
    return "" if build.ok else _line(next(errors, "the compiler gives no reason"))


def of_run(result: TestResult | TimeResult, model: ExecutionModel) -> str:
    """What failed and where, or how much was passed."""
    failed = next((launch for launch in result.launches if not launch.report.verdict.passed), None)
    if failed is not None:
        return _line(_failure(failed, model))
    if isinstance(result, TimeResult):
        return f"{result.best_speedup:.2f} times as fast as the baseline" if result.best_speedup else "not timed"
    if result.not_parallel is not None:
        return result.not_parallel
    cases = result.public + result.held_out
    return f"{cases.passed} cases passed on {_count(len(result.launches), 'launch configuration')}"


def _failure(launch: LaunchResult, model: ExecutionModel) -> str:
    if launch.sanitizer is not None:
        return _observed(launch, model)
    failure = launch.report.failure
    where = launch_name(launch.launch, model)
    parts = [
        "a race" if launch.report.verdict is Verdict.RACE else "",
        failure.detail if failure else launch.report.verdict.value,
        _difference(failure) if failure else "",
        launch.crash.signal if launch.crash and launch.crash.signal else "",
        f"size {failure.size}, {failure.stream.replace('_', '-')} case" if failure and failure.shape else "",
        f"with {where}" if where else "",
        "delayed at accesses to memory" if launch.perturbed else "",
    ]
    return ", ".join(part for part in parts if part)


def _observed(launch: LaunchResult, model: ExecutionModel) -> str:
    """The first of the errors that a sanitizer saw."""
    first = launch.findings[0]
    lines = " and ".join(map(str, first.lines))
    place = f"line{'s' * (len(first.lines) > 1)} {lines}" if lines else ""
    more = f"and {len(launch.findings) - 1} more" if len(launch.findings) > 1 else ""
    where = launch_name(launch.launch, model)
    parts = [first.kind, first.variable, place, more, f"with {where}" if where else "", "seen by a sanitizer"]
    return ", ".join(part for part in parts if part)


def _difference(failure: Failure) -> str:
    index = f"[{failure.index}]" if failure.index is not None else ""
    place = f"{failure.argument or ''}{index}"
    if failure.expected is None or failure.got is None:
        return place
    return f"{place} is {failure.got} instead of {failure.expected}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _line(text: str) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= _CHARACTERS else f"{line[: _CHARACTERS - 1]}…"
