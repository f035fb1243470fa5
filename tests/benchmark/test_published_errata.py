"""What explains a disagreement with the published harness, and what stays unexplained."""

from typing import Any

import pytest

from pareval_agent.agent.seeds import case_seeds
from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.benchmark.published_errata import explain, load_errata
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.published_result import PublishedResult, PublishedRun
from pareval_agent.tools.report import Counts, Crash, DriverReport, Failure, LaunchResult
from pareval_agent.tools.results import TestResult
from pareval_agent.tools.verdict import Verdict

ONE, THREE = LaunchConfiguration(), LaunchConfiguration(threads=3)


def _judged(
    verdict: Verdict,
    launch: LaunchConfiguration = ONE,
    *,
    perturbed: bool = False,
    crash: Crash | None = None,
    **case: Any,
) -> JudgedSample:
    """A sample with this verdict, which comes from a test if a case is given."""
    failure = Failure(**{"stream": "public", "size": 1024, "shape": "uniform", "case": 0, "detail": "", **case})
    none = Counts(passed=0, total=1)
    report = DriverReport(problem="", phase="test", verdict=verdict, public=none, held_out=none, failure=failure)
    results = (LaunchResult(launch=launch, report=report, wall_s=1, perturbed=perturbed, crash=crash),)
    test = TestResult(verdict=verdict, launches=results, planned=1, wall_s=1) if case else None
    return JudgedSample(verdict=verdict, detail="", source="", seeds=case_seeds(1), test=test)


def _published(verdict: Verdict = Verdict.PASSED) -> PublishedResult:
    if not verdict.built:
        return PublishedResult(
            did_build=False, build_timed_out=verdict is Verdict.BUILD_TIMED_OUT, is_source_valid=True
        )
    valid = {Verdict.PASSED: True, Verdict.WRONG_ANSWER: False}.get(verdict)
    run = PublishedRun(launch=ONE, exit_status=None if verdict is Verdict.TIMED_OUT else 0, is_valid=valid)
    assert run.verdict is verdict
    return PublishedResult(did_build=True, is_source_valid=True, runs=(run,))


def _explain(
    problem: str,
    judged: JudgedSample,
    published: PublishedResult,
    *,
    model: ExecutionModel = ExecutionModel.OMP,
    answer: str = "return 0;\n}",
) -> str | None:
    return explain(Prompt(find_problem(problem), model), answer, judged, published, 1024)


def test_the_table_speaks_of_problems_that_there_are() -> None:
    errata = load_errata()
    assert set(errata.problems) <= set(load_problems())
    assert all(row.because and row.fails_as for rows in (*errata.problems.values(), errata.harness) for row in rows)
    assert not any(verdict.passed for rows in errata.problems.values() for row in rows for verdict in row.fails_as)


PASSED = _judged(Verdict.PASSED)


@pytest.mark.parametrize(
    ("problem", "verdict", "part"),
    [
        ("00", Verdict.WRONG_ANSWER, "a pivot may come near zero"),
        ("11", Verdict.WRONG_ANSWER, "a true perimeter fails there"),
        ("34", Verdict.WRONG_ANSWER, "never starts a new subarray"),
        ("43", Verdict.WRONG_ANSWER, "outcome of an unstable sort"),
        ("48", Verdict.CRASHED, "a length that the function cannot know"),
        ("16", Verdict.BUILD_FAILED, "such as dfs"),
        ("27", Verdict.TIMED_OUT, "has to end in time as a whole"),
        ("34", Verdict.CRASHED, None),
        ("27", Verdict.WRONG_ANSWER, None),
        ("27", Verdict.BUILD_FAILED, None),
        ("27", Verdict.BUILD_TIMED_OUT, None),
    ],
)
def test_only_ours_passes(problem: str, verdict: Verdict, part: str | None) -> None:
    explanation = _explain(problem, PASSED, _published(verdict))
    assert (explanation is None) if part is None else (explanation is not None and part in explanation)


@pytest.mark.parametrize(
    ("answer", "explained"),
    [
        ("double average(std::vector<double> const& x) { return 0; }", True),
        ("Here it is:\n```cpp\nreturn 0;\n}\n```", True),
        ("return 0;\n}", False),
        ("return average(x);\n}", False),
    ],
)
def test_what_is_more_than_a_body_builds_only_here(answer: str, explained: bool) -> None:
    explanation = _explain("27", PASSED, _published(Verdict.BUILD_FAILED), answer=answer)
    assert (explanation is not None and "appends the answer to the prompt" in explanation) == explained


@pytest.mark.parametrize(
    ("problem", "judged", "part"),
    [
        ("27", _judged(Verdict.RACE, perturbed=True, detail="x"), "a race hardly ever shows"),
        ("27", _judged(Verdict.NOT_PARALLEL), "looks for its words anywhere"),
        ("27", _judged(Verdict.CLOCK_DISAGREEMENT), "those that the program itself prints"),
        ("27", _judged(Verdict.WRONG_ANSWER, THREE, detail="x"), "fails on 1x3 (ranks x threads)"),
        ("27", _judged(Verdict.CRASHED, crash=Crash(exit_status=0), detail="x"), "ends the program itself"),
        ("27", _judged(Verdict.CRASHED, crash=Crash(signal="SIGSEGV"), detail="x"), None),
        ("27", _judged(Verdict.WRONG_ANSWER, got="-nan"), "false for NaN"),
        ("27", _judged(Verdict.WRONG_ANSWER, rank=1), "fails on rank 1"),
        ("27", _judged(Verdict.WRONG_ANSWER, size=4099), "fails at size 4099"),
        ("27", _judged(Verdict.WRONG_ANSWER, size=3), "fails at size 3"),
        ("27", _judged(Verdict.WRONG_ANSWER, shape="sorted"), "where the input is sorted"),
        ("16", _judged(Verdict.WRONG_ANSWER, size=3), "the answer N always passes"),
        ("04", _judged(Verdict.WRONG_ANSWER, size=3, shape="sorted"), "mixes up M and N"),
        ("27", _judged(Verdict.WRONG_ANSWER, rank=0), None),
        ("27", _judged(Verdict.NO_CODE), None),
    ],
)
def test_only_the_published_harness_passes(problem: str, judged: JudgedSample, part: str | None) -> None:
    explanation = _explain(problem, judged, _published())
    assert (explanation is None) if part is None else (explanation is not None and part in explanation)


def test_a_target_may_have_reasons_of_its_own() -> None:
    failed = _published(Verdict.BUILD_FAILED)
    assert "-DUSE_MPI+OMP" in (_explain("27", PASSED, failed, model=ExecutionModel.MPI_OMP) or "")
    assert _explain("27", PASSED, failed, model=ExecutionModel.MPI) is None
