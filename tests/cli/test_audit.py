"""`audit` from words to exit code."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pareval_agent.benchmark.audit_result import AuditVerdict, MutantCheck, PairAudit
from pareval_agent.benchmark.audit_timing import LaunchTiming, Ratio
from pareval_agent.benchmark.mutant import Operator
from pareval_agent.cli import audit
from pareval_agent.cli.main import main
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.catalog import find_problem
from pareval_agent.tools.verdict import Verdict

RIGHT = AuditVerdict(verdict=Verdict.PASSED, detail="all passed", wall_s=1)
WRONG = AuditVerdict(verdict=Verdict.WRONG_ANSWER, detail="differs", wall_s=1)
SOUND = PairAudit(problem="27_reduce_average", target="omp", expert=RIGHT)
MUTANT = MutantCheck(operator=Operator.BOUNDARY, line=4, before="i < n", after="i <= n", judged=RIGHT, equivalent=None)
UNSOUND = SOUND.model_copy(update={"mutants": (MUTANT,)})
UNKNOWN = PairAudit(problem="27_reduce_average", target="omp", expert=None, machine_failure="no compiler")

Fake = Callable[[PairAudit], list[Any]]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fake:
    """Lets every audit find the same; tells what it was asked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(audit, "LocalToolbox", lambda config: config)
    asked: list[Any] = []

    def install(result: PairAudit) -> list[Any]:
        def run_audit(plan: Any, config: Any, toolbox: Any, folder: Path, view: Any, **_: Any) -> Sequence[PairAudit]:
            asked.extend([plan, config])
            folder.mkdir(parents=True)
            view.on_pair(result)
            return [result]

        monkeypatch.setattr(audit, "run_audit", run_audit)
        return asked

    return install


def test_a_sound_harness(found: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    asked = found(SOUND)
    assert main(["audit", "--problem", "27", "--target", "omp", "--page", "page.md"]) == 0
    plan, config = asked
    assert [str(prompt) for prompt in plan.pairs] == ["27_reduce_average omp"]
    assert (plan.mutants, plan.seed, plan.timing, config.limits.order_s) == (10, 1, False, 10)
    out = capsys.readouterr().out
    assert "1/1 27_reduce_average omp: ok 0/0" in out
    assert json.loads(Path("runs/audit/audit.json").read_text())["ok"] is True
    assert Path("page.md").read_text().startswith("# Audit\n")


def test_a_harness_that_lets_a_mistake_pass(found: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    found(UNSOUND)
    words = ["audit", "--problem", "27", "--target", "omp", "-o", "out", "--quarantine", "q.yaml", "--json"]
    assert main(words) == 1
    result = json.loads(capsys.readouterr().out)
    assert (result["ok"], result["pairs"][0]["ok"]) == (False, False)
    assert result["pairs"][0]["faults"] == ["a mutant passes, boundary in line 4: i < n -> i <= n"]
    assert "27_reduce_average:\n  omp: " in Path("q.yaml").read_text()


def test_a_machine_that_fails(found: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    found(UNKNOWN)
    assert main(["audit", "--problem", "27", "--target", "omp"]) == InfrastructureError.exit_code
    err = capsys.readouterr().err
    assert "1 pairs not audited: no compiler" in err
    assert "run the same command again" in err


def test_an_expert_that_is_not_timed(found: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    found(SOUND.model_copy(update={"not_timed": "is the machine busy?"}))
    assert main(["audit", "--problem", "27", "--target", "omp", "--timing"]) == InfrastructureError.exit_code
    told = capsys.readouterr()
    assert "27_reduce_average omp: ok 0/0\n  27_reduce_average omp: is the machine busy?" in told.out
    assert "1 pairs not timed: is the machine busy?" in told.err


def test_times_are_told(found: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    ratio = Ratio(value=1.0126, low=0.98, high=1.04)
    timing = LaunchTiming(launch=LaunchConfiguration(threads=2), speedup=ratio, against_itself=ratio)
    found(SOUND.model_copy(update={"timing": (timing,)}))
    assert main(["audit", "--problem", "27", "--target", "omp", "--timing"]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "1x2" in line)
    assert line.split()[1:] == ["omp", "1x2", *["1.013", "[0.980,", "1.040]"] * 2]


@pytest.mark.parametrize(("detector", "told"), [("clang++-16", False), (None, True)])
def test_a_machine_without_a_race_detector_says_so(
    found: Fake,
    detector: str | None,
    told: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("pareval_agent.benchmark.audit_sanitizers.find_clang", lambda: detector)
    found(SOUND)
    assert main(["audit", "--problem", "27", "--target", "omp"]) == 0
    assert ("no race detector looked at threads" in capsys.readouterr().out) == told
    assert ("thread" in json.loads(Path("runs/audit/audit.json").read_text())["sanitizers"]) != told


def test_all_pairs_by_default(found: Fake) -> None:
    asked = found(SOUND)
    assert main(["audit", "--mutants", "3", "-c", "limits.order_s=9"]) == 0
    plan, config = asked
    assert len(plan.pairs) >= 300
    assert len(set(map(str, plan.pairs))) == len(plan.pairs)
    assert (plan.mutants, config.limits.order_s) == (3, 9)


def test_a_pair_without_an_expert_solution(found: Fake, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found(SOUND)
    header = tmp_path / "average.hpp"
    header.write_text(find_problem("27_reduce_average").header.read_text())
    assert main(["audit", "--problem", str(header), "--target", "omp"]) == 2
    assert "average omp has no expert solution to audit: write " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--problem", "reduce_av", "--mutants", "-1"], "--mutants -1: must be at least 0"),
        (["--jobs", "0"], "--jobs 0: must be at least 1"),
        (["--problem", "99"], "unknown prompt '99': see `pareval-agent prompts`"),
        (["--target", "opm"], "unknown target 'opm': choose one of"),
    ],
)
def test_wrong_words(words: list[str], line: str, found: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    found(SOUND)
    assert main(["audit", *words]) == 2
    assert capsys.readouterr().err.startswith(f"error: {line}")
