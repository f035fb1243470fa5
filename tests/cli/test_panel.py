"""The panel at the end of a `solve`."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from pareval_agent.agent.result import SampleResult
from pareval_agent.cli.console import PlainConsole
from pareval_agent.cli.panel import result_panel
from pareval_agent.tools.results import TestResult
from pareval_agent.tools.verdict import Verdict

NewResult = Callable[..., SampleResult]


def _shown(result: SampleResult, tests: TestResult | None, folder: Path, width: int = 100) -> str:
    console = PlainConsole(io.StringIO(), width=width)
    console.print(result_panel(result, tests.launches if tests else (), folder))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _rows(shown: str) -> dict[str, str]:
    lines = [line.strip("│ \n") for line in shown.splitlines()[1:-1]]
    return {name.strip(): value.strip() for name, _, value in (line.partition("  ") for line in lines)}


def test_it_tells_everything_about_a_sample_that_passed(
    result: NewResult, passed_tests: TestResult, tmp_path: Path
) -> None:
    for name in ("solution.cpp", "result.json"):
        (tmp_path / name).touch()
    shown = _shown(result(), passed_tests, tmp_path, width=160)
    assert "27_reduce_average · omp: passed" in shown.splitlines()[0]
    assert _rows(shown) == {
        "verdict": "passed: 1.90 times as fast as the baseline",
        "tests": "public 18 of 18, held-out 40 of 40",
        "1 thread": "passed",
        "2 threads": "passed, speedup 1.90 (95% interval 1.80 to 1.95, 15 pairs)",
        "attempts": "0, ended by: passed",
        "tokens": "1,234 in (200 cached), 56 out",
        "cost": "unknown",
        "seconds": "model 12.3, build 0.8, run 20.0",
        "model": "replay:a.json",
        "seed": "42",
        "files": f"{tmp_path}: solution.cpp, result.json",
    }


def test_what_is_unknown_is_said_in_words(result: NewResult, tmp_path: Path) -> None:
    facts = {"verdict": Verdict.NO_CODE, "best_attempt": None, "public": None, "held_out": None, "speeds": ()}
    rows = _rows(_shown(result(**facts), None, tmp_path))
    assert rows["tests"] == "public not tested, held-out not tested"
    assert rows["verdict"].startswith("no code: ")


@pytest.mark.parametrize(("cost", "shown"), [(None, "unknown"), (0.0, "$0.0000"), (0.12345, "$0.1235")])
def test_an_unknown_cost_is_not_nothing(result: NewResult, tmp_path: Path, cost: float | None, shown: str) -> None:
    assert _rows(_shown(result(cost_usd=cost), None, tmp_path))["cost"] == shown


def test_the_name_under_which_a_model_was_served_is_told(result: NewResult, tmp_path: Path) -> None:
    rows = _rows(_shown(result(model="openai/x", served_model="x-2026"), None, tmp_path))
    assert rows["model"] == "openai/x (served as x-2026)"


def test_hostile_details_stay_text(result: NewResult, tmp_path: Path) -> None:
    shown = _shown(result(detail="\x1b[2J[red]x is 1\nnot 2"), None, tmp_path)
    assert _rows(shown)["verdict"] == "passed: [red]x is 1 not 2"
    assert "\x1b" not in shown
