"""The exact texts that models are shown. Where a change is meant, `make golden` writes them anew."""

from collections.abc import Callable
from dataclasses import replace

import fakes
import pytest

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
from pareval_agent.drivers.catalog import Prompt, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.prompts import render
from pareval_agent.tools.verdict import Verdict

Golden = Callable[[str, str], None]

PROBLEM = replace(
    fakes.PROMPT.problem,
    function="nearest",
    signature="size_t nearest(std::vector<Point> const& points, Point center)",
    description="Return the position of the point that is nearest to center.\nIf there are several, return the first.",
    mpi="Every rank has all of points.\nReturn the position on rank 0.",
    examples=({"points": [[0, 3], [1, 1], [4, 4]], "center": [2, 1], "return": 1},),
    sections={"declarations": "struct Point {\n    double x, y;\n};"},
    kokkos="size_t nearest(Kokkos::View<const Point*> const& points, Point center)",
    gpu="void nearest(const Point *points, size_t N, Point center, size_t *position)",
    launch="at least N threads",
    sizes={"N": "points"},
    initially={"position": "N"},
    note={"gpu": "Threads may not wait for those of other blocks."},
)
PROMPT = Prompt(PROBLEM, ExecutionModel.OMP)
SOURCE = "size_t nearest(std::vector<Point> const& points, Point center) {\n    return 0;\n}\n"

CASE = FailedCase(
    failed_on="4 threads",
    passed_on=("1 thread", "2 threads"),
    suspects="threads",
    size=3,
    values="sorted",
    input="x = [1, 2, 3]",
    printed="here",
)
EARLY = FailedCase(failed_on=None, passed_on=(), suspects=None, size=None, values="", input=None, printed="")
ON_RANKS = CASE.model_copy(update={"failed_on": "2 ranks", "passed_on": ("1 rank",), "suspects": "ranks"})
WRONG = WrongAnswer(
    case=CASE,
    detail="the result differs",
    argument="output",
    rank=1,
    index=2,
    expected="6",
    got="5",
    differing=2,
    expected_output="output = [1, 3, 6]",
    got_output="output = [1, 3, 5]",
)
FEEDBACK: dict[str, Feedback] = {
    "no_code": Unusable(verdict=Verdict.NO_CODE, reason="The answer holds no C++ code."),
    "not_parallel": Unusable(verdict=Verdict.NOT_PARALLEL, reason="The code has no parallel region."),
    "truncated": Unusable(verdict=Verdict.TRUNCATED, reason="The answer was cut by the token limit."),
    "not_emulated": NotEmulated(reason="It uses the library cub, which only a real GPU has."),
    "build_failed": BuildFailed(errors="candidate.cpp:2:12: error: no\n    return 0;\n           ^"),
    "build_failed_silently": BuildFailed(errors=""),
    "build_timed_out": BuildTimedOut(seconds=30.4),
    "unseen_cases": UnseenCases(),
    "wrong_answer": WRONG,
    "wrong_return": WRONG.model_copy(update={"case": EARLY, "argument": "return", "rank": None, "index": None}),
    "race": Race(threads=3, size=17, uses_openmp=True),
    "race_unseen": Race(threads=2, size=None, uses_openmp=False),
    "observed_races": Observed(
        sanitizer="thread",
        seen_on="3 threads",
        errors=(
            ObservedError(kind="data race", variable=None, places=("line 4: any = true;",)),
            ObservedError(
                kind="data race", variable="total", places=("line 6: total += x[i];", "line 8: return total;")
            ),
        ),
    ),
    "observed_memory": Observed(
        sanitizer="address",
        seen_on=None,
        errors=(ObservedError(kind="double-free", variable=None, places=()),),
    ),
    "observed_undefined": Observed(
        sanitizer="undefined",
        seen_on="2 ranks",
        errors=(ObservedError(kind="signed integer overflow", variable=None, places=("line 6: ++count;",)),),
    ),
    "input_modified": InputModified(argument="x"),
    "crashed": Crashed(case=CASE, cause="SIGSEGV (invalid memory access)", place="line 2 in nearest: return 0;"),
    "crashed_early": Crashed(case=EARLY, cause="status 1", place=None),
    "timed_out": TimedOut(case=CASE, detail="no answer to an order", uses_mpi=False),
    "timed_out_mpi": TimedOut(case=ON_RANKS, detail="no answer to an order", uses_mpi=True),
    "timed_out_ranks": TimedOut(
        case=ON_RANKS,
        detail="no answer to an order",
        uses_mpi=True,
        ranks=("rank 0 waits in MPI_Recv for rank 1, tag 7", "rank 1 has returned"),
    ),
    "too_slow": TooSlow(seconds=120.2),
    "refused": Refused(case=EARLY, detail="work was done before the call"),
}


@pytest.mark.parametrize("model", ExecutionModel)
def test_the_prompt(model: ExecutionModel, golden: Golden) -> None:
    golden(f"prompts/prompt_{model.identifier}.txt", render.prompt_text(Prompt(PROBLEM, model)))


def test_requests(golden: Golden) -> None:
    golden("prompts/system.txt", render.system())
    golden("prompts/generate.txt", render.generate(PROMPT))
    golden("prompts/translate.txt", render.translate(PROMPT, SOURCE, ExecutionModel.SERIAL))
    golden("prompts/continuation.txt", render.continuation(PROMPT, SOURCE, ExecutionModel.MPI_OMP))
    speeds = ["with 1 thread: 0.98 times as fast", "with 2 threads: 1.84 times as fast"]
    golden("prompts/optimise.txt", render.optimise(PROMPT, timings=speeds, last_try=None))
    golden("prompts/optimise_again.txt", render.optimise(PROMPT, timings=speeds, last_try="a result was wrong"))


@pytest.mark.parametrize("name", FEEDBACK)
def test_feedback(name: str, golden: Golden) -> None:
    golden(f"prompts/repair_{name}.txt", render.repair(FEEDBACK[name], PROMPT))


HINTS = ["Line 2: use `x`.", "Write `y`."]


@pytest.mark.parametrize("name", ["build_failed", "wrong_answer", "crashed", "race"])
def test_feedback_with_hints(name: str, golden: Golden) -> None:
    golden(f"prompts/repair_{name}_hints.txt", render.repair(FEEDBACK[name], PROMPT, HINTS))


@pytest.mark.parametrize("model", ExecutionModel)
@pytest.mark.parametrize("problem", load_problems().values(), ids=lambda problem: problem.id)
def test_every_prompt_can_be_rendered(problem: object, model: ExecutionModel) -> None:
    text = render.prompt_text(Prompt(problem, model))  # type: ignore[arg-type]
    assert text.endswith(f"{Prompt(problem, model).signature} {{")  # type: ignore[arg-type]
    assert text.count("/*") == text.count("*/")
    assert "input:  " in text
    assert "before" not in text.split("input:")[1]
    assert max(map(len, text.splitlines()[:-1])) <= 120


@pytest.mark.parametrize(
    "text",
    [
        render.prompt_text(PROMPT),
        *(render.repair(f, PROMPT, hints) for f in FEEDBACK.values() for hints in ([], HINTS)),
    ],
)
def test_texts_have_no_stray_space(text: str) -> None:
    assert "\n\n\n" not in text
    assert not any(line != line.rstrip() for line in text.splitlines())
    assert text == text.strip()
