"""A model and a toolbox that do at once what the test wants.

The fate of a candidate stands in its source, so that the fakes have no memory and a killed process can be continued:

    // fate: VERDICT [public|held_out|timed] [speedup=X] [old_cases]

`old_cases` fails held-out cases until the public ones are renewed, and then those.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from pareval_agent.agent.model import Completion, Message, Usage
from pareval_agent.agent.seeds import case_seeds
from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.report import Counts, DriverReport, Failure, LaunchResult, Pair, Timing
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.verdict import Verdict

PROMPT = Prompt(find_problem("27_reduce_average"), ExecutionModel.OMP)
SEED = 7
ONE, TWO = LaunchConfiguration(threads=1), LaunchConfiguration(threads=2)
SECRET = "held-out-secret"
"""Part of every failure that the model must not see."""


def source(fate: str = "passed") -> str:
    """A candidate for PROMPT with this fate."""
    return (
        f"{PROMPT.problem.signature} {{\n    // fate: {fate}\n    double sum = 0;\n"
        "#pragma omp parallel for reduction(+ : sum)\n"
        "    for (size_t i = 0; i < x.size(); ++i) sum += x[i];\n    return sum / x.size();\n}\n"
    )


def answer(fate: str = "passed") -> str:
    """A model's answer with such a candidate."""
    return f"Here it is:\n```cpp\n{source(fate)}```\nDone."


def completion(
    text: str, *, usage: Usage | None = None, cost_usd: float | None = None, cut: bool = False
) -> Completion:
    """An answer with all that comes along with it."""
    return Completion(
        text=text,
        finish_reason="length" if cut else "stop",
        usage=usage or Usage(input_tokens=300, output_tokens=100),
        cost_usd=cost_usd,
        wall_s=0.5,
        model="fake-served",
    )


class FakeModel:
    """Gives its answers in turn, and fails when it has none left."""

    name = "fake"

    def __init__(self, *answers: str | Completion | BaseException) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[Message, ...]] = []
        self.allowed: list[int] = []
        """`max_output_tokens` of each call."""

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        self.asked.append(tuple(messages))
        self.allowed.append(max_output_tokens)
        assert self._answers, "the model was asked more often than the test expects"
        given = self._answers.pop(0)
        if isinstance(given, BaseException):
            raise given
        given = given if isinstance(given, Completion) else completion(given)
        on_text(given.text)
        return given


class FakeToolbox:
    """Reads the fate of a candidate from its source; `log`, if given, gets a line for each call."""

    def __init__(self, log: Path | None = None) -> None:
        self.calls: list[str] = []
        self._log = log

    def prepare(self, prompt: Prompt) -> None:
        """There is nothing to build."""

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        self._note("build")
        fate = _fate(source)
        if fate[0] in (Verdict.BUILD_FAILED, Verdict.BUILD_TIMED_OUT):
            error = Diagnostic(kind="error", message="'total' was not declared in this scope", line=3, column=12)
            return BuildResult(verdict=Verdict(fate[0]), library=None, diagnostics=(error,), wall_s=0.25)
        directory.mkdir(parents=True, exist_ok=True)
        library = directory / "candidate.so"
        library.write_text(source)
        return BuildResult(verdict=None, library=library, diagnostics=(), wall_s=0.25)

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        self._note("test")
        verdict, *words = _fate(library.read_text())
        if "timed" in words:
            verdict = Verdict.PASSED
        stream = "held_out" if "held_out" in words else "public"
        if "old_cases" in words:
            stream = "held_out" if seeds == case_seeds(SEED, 0) else "public"
        return judged(Verdict(verdict), stream)

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        self._note("time")
        verdict, *words = _fate(library.read_text())
        speedups = [float(word.removeprefix("speedup=")) for word in words if word.startswith("speedup=")]
        return timed(Verdict(verdict), *(speedups or [1.0]))

    def _note(self, call: str) -> None:
        self.calls.append(call)
        if self._log:
            with self._log.open("a") as log:
                log.write(f"{call}\n")


def judged(verdict: Verdict, stream: str = "public", **failure: object) -> TestResult:
    """A test that passes on one thread, and ends with `verdict` on two."""
    passed = _report("test", Verdict.PASSED)
    last = _report("test", verdict, stream, **failure)
    launches = (LaunchResult(launch=ONE, report=passed, wall_s=0.1), LaunchResult(launch=TWO, report=last, wall_s=0.1))
    return TestResult(verdict=verdict, launches=launches, planned=2, wall_s=0.5)


def timed(verdict: Verdict, *speedups: float) -> TimeResult:
    """Timed on 1, 2, … threads with these median speedups, each with an interval of 10% to both sides."""
    launches = tuple(
        LaunchResult(
            launch=LaunchConfiguration(threads=threads),
            report=_report("time", verdict, "timed", timing=_timing(speedup)),
            wall_s=1.0,
        )
        for threads, speedup in enumerate(speedups, start=1)
    )
    return TimeResult(verdict=verdict, launches=launches, wall_s=1.0)


def _fate(text: str) -> list[str]:
    match = re.search(r"// fate: (.*)", text)
    assert match, "the candidate has no fate"
    return match[1].split()


def _timing(speedup: float) -> Timing:
    return Timing(
        size=1000,
        pairs=(Pair(candidate_s=0.01 / speedup, baseline_s=0.01),),
        speedup=speedup,
        speedup_low=speedup * 0.9,
        speedup_high=speedup * 1.1,
        hand_over_s=1e-6,
    )


def _report(
    phase: str, verdict: Verdict, stream: str = "public", timing: Timing | None = None, **failure: object
) -> DriverReport:
    passed = verdict.passed
    hidden = {} if stream == "public" else dict.fromkeys(("expected", "got", "input"), SECRET)
    facts = {"stream": stream, "size": 3, "shape": "sorted", "case": 1, "detail": "the result differs", **hidden}
    return DriverReport.model_validate(
        {
            "problem": PROMPT.problem.id,
            "phase": phase,
            "verdict": verdict,
            "public": {"passed": 10 if passed or stream != "public" else 4, "total": 10},
            "held_out": Counts(passed=20 if passed else 7, total=20) if passed or stream != "public" else _NO_COUNTS,
            "failure": None if passed else {**facts, **failure},
            "timing": timing if passed else None,
        }
    )


_NO_COUNTS = Counts(passed=0, total=0)


def public_failure(**facts: object) -> Failure:
    """The failure of a public case."""
    failure = _report("test", Verdict.WRONG_ANSWER, **facts).failure
    assert failure is not None
    return failure


def config(**settings: object) -> Config:
    """The default settings, but for a fixed seed and no sandbox; `settings` are those of `agent` and `budget` too."""
    sections = {
        "agent": {key: settings.pop(key) for key in ("search", "optimise") if key in settings},
        "budget": {key: settings.pop(key) for key in ("attempts", "tokens", "dollars", "wall_s") if key in settings},
        "model": {"name": "replay:fake"},  # so that nobody asks litellm for a price
        "sandbox": {"kind": "none"},
        "seed": SEED,
    }
    return Config.model_validate({**sections, **settings})
