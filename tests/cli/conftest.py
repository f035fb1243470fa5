"""Attempts, results and consoles without a model or a compiler."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.model import Usage
from pareval_agent.cli.console import PlainConsole
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.report import Counts, DriverReport, LaunchResult
from pareval_agent.tools.results import BuildResult, TestResult
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


def tested(*verdicts: Verdict) -> TestResult:
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
    return tested(Verdict.PASSED, Verdict.PASSED)
