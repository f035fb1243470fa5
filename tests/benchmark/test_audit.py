"""What an audit looks at, what it makes of it, and what it does not do again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pareval_agent.benchmark.audit import AuditPlan, failed_pairs, run_audit
from pareval_agent.benchmark.audit_page import render_page
from pareval_agent.benchmark.audit_result import PairAudit
from pareval_agent.benchmark.audit_summary import cell, summarise
from pareval_agent.benchmark.mutant_equivalents import Equivalence, Table
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.drivers.right_styles import styles_of
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.report import Counts, DriverReport, Failure, LaunchResult, Pair, Timing
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.verdict import Verdict

AVERAGE = Prompt(find_problem("27_reduce_average"), ExecutionModel.OMP)
STRUCTS = Prompt(find_problem("43_sort_sort_an_array_of_structs_by_key"), ExecutionModel.SERIAL)
LAUNCH = LaunchConfiguration()

Fate = Callable[[Prompt, str], Verdict]


def right_sources(prompt: Prompt) -> set[str]:
    experts = [prompt.problem.solution(model) for model in (prompt.model, ExecutionModel.SERIAL)]
    return {file.read_text() for file in [*experts, *styles_of(prompt.problem, prompt.model).values()]}


def sound(prompt: Prompt, source: str) -> Verdict:
    """What a judge says that finds every mistake."""
    return Verdict.PASSED if source in right_sources(prompt) else Verdict.WRONG_ANSWER


class FakeTools:
    """Says of each candidate what the test wants, and remembers what it was asked; sanitizers have their own."""

    def __init__(
        self, fate: Fate = sound, *, dies_after: int | None = None, observer: "FakeTools | None" = None
    ) -> None:
        self._fate = fate
        self._dies_after = dies_after
        self._observer = observer
        self.tested: list[str] = []
        self.timings = 0
        self.busy: set[int] = set()
        """Timings that the machine disturbs, counted from 1."""

    def made(self, config: Config) -> "FakeTools":
        if not config.testing.sanitize:
            return self
        self._observer = self._observer or FakeTools(lambda prompt, source: Verdict.PASSED)
        return self._observer

    def launches(self, model: ExecutionModel) -> tuple[LaunchConfiguration, ...]:
        return (LAUNCH,)

    def prepare(self, prompt: Prompt) -> None:
        if self._dies_after == 0:
            raise InfrastructureError("there is no compiler")

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        if self._fate(prompt, source) is Verdict.BUILD_FAILED:
            error = Diagnostic(kind="error", message="no such thing", line=1, column=1)
            return BuildResult(verdict=Verdict.BUILD_FAILED, library=None, diagnostics=(error,), wall_s=0.1)
        library = directory / "candidate.so"
        library.write_text(source)
        return BuildResult(verdict=None, library=library, diagnostics=(), wall_s=0.1)

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        if self._dies_after is not None and len(self.tested) >= self._dies_after:
            raise KeyboardInterrupt
        source = library.read_text()
        self.tested.append(source)
        verdict = self._fate(prompt, source)
        result = LaunchResult(launch=LAUNCH, report=report(prompt, "test", verdict), wall_s=0.1)
        return TestResult(verdict=verdict, launches=(result,), planned=1, wall_s=0.1)

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        self.timings += 1
        verdict = Verdict.CLOCK_DISAGREEMENT if self.timings in self.busy else Verdict.PASSED
        result = LaunchResult(launch=LAUNCH, report=report(prompt, "time", verdict), wall_s=0.1)
        return TimeResult(verdict=verdict, launches=(result,), wall_s=0.1)


def report(prompt: Prompt, phase: str, verdict: Verdict) -> DriverReport:
    failure = Failure(stream="public", size=3, shape="sorted", case=1, detail="the result differs")
    pairs = tuple(Pair(candidate_s=0.5 + n / 1000, baseline_s=1) for n in range(10))
    timing = Timing(size=9, pairs=pairs, speedup=2, speedup_low=1.9, speedup_high=2, hand_over_s=1e-6)
    return DriverReport.model_validate(
        {
            "problem": prompt.problem.id,
            "phase": phase,
            "verdict": verdict,
            "public": Counts(passed=1, total=1),
            "held_out": Counts(passed=1, total=1),
            "failure": None if verdict.passed else failure,
            "timing": timing if phase == "time" else None,
        }
    )


class Silence:
    def on_candidate(self, prompt: Prompt, name: str, verdict: Verdict) -> None:
        pass

    def on_pair(self, audit: PairAudit) -> None:
        pass

    def on_timing(self, prompt: Prompt) -> None:
        pass


def audit(
    folder: Path, tools: FakeTools, prompt: Prompt = AVERAGE, *, table: Table | None = None, **plan: int
) -> PairAudit:
    chosen = AuditPlan((prompt,), **plan)
    return run_audit(chosen, Config(), tools.made, folder, Silence(), jobs=1, equivalents=table or {})[0]


def but(**fates: Verdict) -> Fate:
    """A sound judge, except where a source has one of these words."""

    def fate(prompt: Prompt, source: str) -> Verdict:
        return next((verdict for word, verdict in fates.items() if word in source), sound(prompt, source))

    return fate


def test_a_sound_pair(tmp_path: Path) -> None:
    one = audit(tmp_path, FakeTools(), STRUCTS, mutants=3)
    assert (one.ok, one.faults, cell(one)) == (True, (), "ok 3/3")
    assert [style.name for style in one.styles] == ["stable_sort", "unstable_sort"]
    assert [impostor.name for impostor in one.impostors] == ["untouched", "zeros", "ones", "nan", "example 1"]


def test_nothing_is_said_of_wrong_code_where_the_expert_fails(tmp_path: Path) -> None:
    tools = FakeTools(lambda prompt, source: Verdict.CRASHED)
    one = audit(tmp_path, tools)
    assert (one.ok, cell(one), one.impostors, one.mutants) == (False, "EXPERT", (), ())
    assert one.faults == ("the expert solution fails: crashed, the result differs, size 3, public case, with 1 thread",)
    assert len(tools.tested) == 1


def test_right_code_that_fails(tmp_path: Path) -> None:
    one = audit(tmp_path, FakeTools(but(stable_sort=Verdict.WRONG_ANSWER)), STRUCTS, mutants=1)
    assert cell(one) == "STYLE"
    assert one.faults[0].startswith("right code fails, stable_sort: wrong_answer")


def test_serial_code_is_right_in_every_execution_model(tmp_path: Path) -> None:
    assert audit(tmp_path, FakeTools(), mutants=0).styles[-1].name == "serial"


def test_code_that_computes_nothing_and_passes(tmp_path: Path) -> None:
    one = audit(tmp_path, FakeTools(but(memset=Verdict.PASSED)), mutants=1)
    assert (cell(one), one.faults) == ("IMPOSTOR", ("code that computes nothing passes: nan",))


def test_code_that_computes_nothing_must_compile(tmp_path: Path) -> None:
    one = audit(tmp_path, FakeTools(but(memset=Verdict.BUILD_FAILED)), mutants=1)
    assert one.faults == ("code that computes nothing does not compile, nan: line 1: no such thing",)


def test_a_mutant_that_passes(tmp_path: Path) -> None:
    fate = but(**{"double sum = 1;": Verdict.PASSED})
    one = audit(tmp_path, FakeTools(fate), mutants=100)
    (survivor,) = one.survivors
    assert cell(one) == f"MUTANT {one.killed}/{one.killed + 1}"
    assert one.faults == ("a mutant passes, constant in line 2: double sum = 0; -> double sum = 1;",)
    row = Equivalence(line=survivor.before, reason="it is a test")
    excused = audit(tmp_path, FakeTools(fate), table={AVERAGE.problem.id: (row,)}, mutants=100)
    assert (excused.ok, excused.survivors, len(excused.equivalent)) == (True, (), 1)


def test_a_mutant_that_only_a_sanitizer_sees(tmp_path: Path) -> None:
    fate = but(**{"double sum = 1;": Verdict.PASSED})
    observer = FakeTools(lambda prompt, source: Verdict.CRASHED if "sum = 1" in source else Verdict.PASSED)
    one = audit(tmp_path, FakeTools(fate, observer=observer), mutants=100)
    made = len(one.mutants)
    assert (one.ok, one.killed, one.sanitized, cell(one)) == (True, made - 1, 1, f"ok {made}/{made}")
    expert = AVERAGE.problem.solution(AVERAGE.model).read_text()
    assert observer.tested == [expert, expert.replace("sum = 0", "sum = 1")], "nothing else passed"
    assert "## Mutants that only a sanitizer sees" in render_page([one])


def test_an_expert_in_which_a_sanitizer_sees_something(tmp_path: Path) -> None:
    observer = FakeTools(lambda prompt, source: Verdict.RACE)
    one = audit(tmp_path, FakeTools(observer=observer))
    assert (one.ok, cell(one), one.mutants) == (False, "EXPERT", ())
    assert one.faults[0].startswith("the expert solution passes, but for sanitizers: race")


def test_mutants_that_do_not_compile_do_not_count(tmp_path: Path) -> None:
    one = audit(tmp_path, FakeTools(but(**{"x[i - 1]": Verdict.BUILD_FAILED})), mutants=100)
    assert one.not_compiled == 1
    assert one.ok
    assert all("x[i - 1]" not in mutant.after for mutant in one.mutants)


def test_expert_solutions_must_be_of_their_execution_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    serial = AVERAGE.problem.solution(ExecutionModel.SERIAL)
    monkeypatch.setattr(type(AVERAGE.problem), "solution", lambda problem, model: serial)
    one = audit(tmp_path, FakeTools())
    assert one.faults[0].startswith("the expert solution fails: not_parallel, The code has no OpenMP directive")


def test_what_is_known_is_not_judged_again(tmp_path: Path) -> None:
    first, second, third, fourth = FakeTools(), FakeTools(), FakeTools(), FakeTools()
    one = audit(tmp_path, first, mutants=3)
    assert audit(tmp_path, second, mutants=3) == one
    assert second.tested == []
    audit(tmp_path, third, mutants=4)
    assert len(third.tested) == 1
    audit(tmp_path, fourth, mutants=3, seed=5)
    assert len(fourth.tested) == len(first.tested)


def test_an_audit_that_was_stopped_goes_on(tmp_path: Path) -> None:
    stopped, rest, whole = FakeTools(dies_after=4), FakeTools(), FakeTools()
    with pytest.raises(KeyboardInterrupt):
        audit(tmp_path / "stopped", stopped, mutants=5)
    one = audit(tmp_path / "stopped", rest, mutants=5)
    other = audit(tmp_path / "whole", whole, mutants=5)
    assert stopped.tested + rest.tested == whole.tested
    assert [mutant.after for mutant in one.mutants] == [mutant.after for mutant in other.mutants]


def test_a_torn_line_is_judged_again(tmp_path: Path) -> None:
    audit(tmp_path, FakeTools(), mutants=2)
    file = tmp_path / "verdicts.jsonl"
    file.write_bytes(file.read_bytes()[:-20])
    again = FakeTools()
    assert audit(tmp_path, again, mutants=2).ok
    assert len(again.tested) == 1


def test_failures_of_the_machine_are_no_faults(tmp_path: Path) -> None:
    one = audit(tmp_path, FakeTools(dies_after=0))
    assert (one.ok, one.faults, one.machine_failure, cell(one)) == (False, (), "there is no compiler", "machine")
    assert failed_pairs([one]) == []
    assert summarise([one])[0].machine_failed == 1


def test_times(tmp_path: Path) -> None:
    tools = FakeTools()
    (timing,) = audit(tmp_path, tools, mutants=0, timing=True).timing
    assert tools.timings == 2
    assert timing.against_itself.value == 1
    assert timing.against_itself.low < 1 < timing.against_itself.high
    assert 1.9 < timing.speedup.low < timing.speedup.value < timing.speedup.high <= 2
    again = FakeTools()
    assert audit(tmp_path, again, mutants=0, timing=True).timing == (timing,)
    assert again.timings == 0


def test_times_of_a_busy_machine_are_none(tmp_path: Path) -> None:
    tools = FakeTools()
    tools.busy = {2}
    one = audit(tmp_path, tools, mutants=0, timing=True)
    why = "27_reduce_average omp: no time of the expert solution (clock_disagreement): is the machine busy?"
    assert (one.machine_failure, one.not_timed, one.faults) == (None, why, ())
    assert one.ok
    assert audit(tmp_path, FakeTools(), mutants=0, timing=True).ok


def test_the_page_tells_all_of_it(tmp_path: Path) -> None:
    fate = but(**{"double sum = 1;": Verdict.PASSED, "i <= x.size()": Verdict.PASSED})
    row = Equivalence(line="double sum = 0;", reason="it is a test")
    one = audit(tmp_path, FakeTools(fate), table={AVERAGE.problem.id: (row,)}, mutants=100, timing=True)
    page = render_page([one, audit(tmp_path, FakeTools(), STRUCTS, mutants=2)])
    made = len(one.mutants)
    assert f"| omp | 1 | 0 | 1 passed | 0 | 3 of 3 passed | 5 of 5 failed | {made} | {made - 2} (" in page
    assert f"| 27_reduce_average | MUTANT {made - 2}/{made} |  |" in page
    assert "- 27_reduce_average omp: a mutant passes, boundary in line 4: for (size_t i = 0; i < x.size(); ++i)" in page
    assert "| constant | `double sum = 0;` | `double sum = 1;` | it is a test |" in page
    assert "| 27_reduce_average | omp | 1x1 |" in page


@pytest.mark.parametrize(
    ("verdict", "right"), [(Verdict.PASSED, True), (Verdict.NOT_PARALLEL, True), (Verdict.WRONG_ANSWER, False)]
)
def test_serial_code_may_be_told_that_it_is_not_parallel(tmp_path: Path, verdict: Verdict, *, right: bool) -> None:
    serial = AVERAGE.problem.baseline_source
    tools = FakeTools(lambda prompt, source: verdict if source == serial else sound(prompt, source))
    assert audit(tmp_path, tools, mutants=1).ok == right
