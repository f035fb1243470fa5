"""Attempts, results and consoles without a model or a compiler."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.model import Usage
from pareval_agent.agent.result import SampleResult, Speed
from pareval_agent.cli.console import PlainConsole
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.report import Counts, DriverReport, LaunchResult
from pareval_agent.tools.results import BuildResult, Seeds, TestResult
from pareval_agent.tools.verdict import Verdict


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the developer's terminal changes what is tested."""
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def console() -> PlainConsole:
    """80 columns that remember what was printed: `console.file.getvalue()`."""
    return PlainConsole(io.StringIO(), width=80)


@pytest.fixture
def attempt() -> Callable[..., Attempt]:
    """Makes an attempt whose build failed, or what is asked for."""

    def make(**changes: Any) -> Attempt:
        diagnostic = Diagnostic(kind="error", message="'w' was not declared", line=2, column=5)
        build = BuildResult(verdict=Verdict.BUILD_FAILED, library=None, diagnostics=(diagnostic,), wall_s=0.4)
        facts = {
            "index": 1,
            "step": "generate",
            "source": "double f() {\n    w;\n}",
            "verdict": Verdict.BUILD_FAILED,
            "detail": "line 2: 'w' was not declared",
            "build": build,
            "usage": Usage(input_tokens=1200, output_tokens=34),
            "cost_usd": None,
            "seconds": Seconds(model_s=2),
        }
        return Attempt.model_validate({**facts, **changes})

    return make


def _tested(*verdicts: Verdict) -> TestResult:
    """Tests on 1, 2, … threads with these verdicts."""
    launches = tuple(
        LaunchResult(
            launch=LaunchConfiguration(threads=threads),
            report=DriverReport(
                problem="27_reduce_average",
                phase="test",
                verdict=verdict,
                public=Counts(passed=9, total=10),
                held_out=Counts(passed=20, total=20),
            ),
            wall_s=1,
        )
        for threads, verdict in enumerate(verdicts, start=1)
    )
    return TestResult(verdict=verdicts[-1], launches=launches, planned=len(launches), wall_s=1)


@pytest.fixture
def passed_tests() -> TestResult:
    return _tested(Verdict.PASSED, Verdict.PASSED)


@pytest.fixture
def result(attempt: Callable[..., Attempt]) -> Callable[..., SampleResult]:
    """Makes the result of a sample that passed, or what is asked for."""

    def make(**changes: Any) -> SampleResult:
        facts = {
            "prompt": "27_reduce_average",
            "target": "omp",
            "model": "replay:a.json",
            "served_model": "replay:a.json",
            "start": "prompt",
            "source_model": None,
            "search": "repair",
            "optimise": False,
            "verdict": Verdict.PASSED,
            "detail": "1.90 times as fast as the baseline",
            "stop": "passed",
            "best_attempt": 2,
            "public": Counts(passed=18, total=18),
            "held_out": Counts(passed=40, total=40),
            "speeds": (
                Speed(
                    launch=LaunchConfiguration(threads=2),
                    size=1000,
                    pairs=15,
                    speedup=1.9,
                    speedup_low=1.8,
                    speedup_high=1.95,
                    candidate_s=0.1,
                    baseline_s=0.19,
                ),
            ),
            "attempts": (),
            "usage": Usage(input_tokens=1234, cached_tokens=200, output_tokens=56),
            "lost_usage": Usage(),
            "cost_usd": None,
            "seconds": Seconds(model_s=12.34, build_s=0.8, run_s=20),
            "other_s": 0.1,
            "seed": 42,
            "seeds": Seeds(public=1, held_out=2, timed=3),
            "versions": {"judge": "abc"},
            "sandbox": "root",
        }
        return SampleResult.model_validate({**facts, **changes})

    return make
