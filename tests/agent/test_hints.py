"""Hints on what real compilers and judges say about real mistakes, so that other words of theirs are noticed.

`hints/<problem>/<execution model>.<row>.cpp` has a mistake of which the row of this name tells the cure.
"""

import time
from pathlib import Path

import fakes
import pytest
from samples import prompt_of, samples

from pareval_agent.agent.feedback import feedback_on
from pareval_agent.agent.feedback_kinds import BuildFailed, Crashed, FailedCase, UnseenCases, WrongAnswer
from pareval_agent.agent.hint import Advice
from pareval_agent.agent.hint_code import Code
from pareval_agent.agent.hints import hints_on
from pareval_agent.agent.hints_compiler import COMPILER_HINTS
from pareval_agent.agent.hints_result import RESULT_HINTS
from pareval_agent.agent.hints_source import SOURCE_HINTS
from pareval_agent.agent.seeds import case_seeds
from pareval_agent.agent.state import Draft
from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.results import BuildResult
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

SAMPLES = Path(__file__).parent / "hints"
_TRIES = 5


@pytest.fixture(scope="module")
def toolbox() -> LocalToolbox:
    return LocalToolbox(Config())


@pytest.mark.bulk
@pytest.mark.parametrize("sample", samples(SAMPLES))
def test_the_cure_of_a_real_mistake_is_told(sample: Path, toolbox: LocalToolbox, tmp_path: Path) -> None:
    assert _row(sample) in [hint.name for hint in _hints(sample, toolbox, tmp_path)]


def _hints(sample: Path, toolbox: LocalToolbox, directory: Path) -> tuple[Advice, ...]:
    """On the first failure that may be shown: a race is lost on one case or on another."""
    prompt, source = prompt_of(sample), sample.read_text()
    build = toolbox.build(prompt, source, directory)
    for seed in range(_TRIES):
        test = toolbox.test(prompt, build.library, case_seeds(seed, 0)) if build.library else None
        verdict = test.verdict if test else build.verdict
        draft = Draft(step="generate", messages=(), source=source, verdict=verdict, build=build, test=test)
        feedback = feedback_on(draft, prompt.model)
        if feedback is not None and not isinstance(feedback, UnseenCases):
            return hints_on(feedback, draft, prompt)
    return ()


def _row(sample: Path) -> str:
    return sample.stem.split(".")[1].split("-")[0]


def test_every_row_has_its_mistake() -> None:
    rows = {row.name for row in (*COMPILER_HINTS, *SOURCE_HINTS, *RESULT_HINTS)}
    assert rows == {_row(sample) for sample in SAMPLES.glob("*/*.cpp")}


@pytest.mark.parametrize("model", ExecutionModel)
def test_no_mistake_is_seen_in_correct_code(model: ExecutionModel) -> None:
    for problem in load_problems().values():
        code = Code(problem.solution(model).read_text(), Prompt(problem, model))
        assert [(problem.id, row.name) for row in SOURCE_HINTS if row.look(code) is not None] == []


def hints(problem: str, source: str, *errors: tuple[str, int, int], model: str = "omp") -> list[str]:
    """The sentences on a source with these errors: message, line and column."""
    source += "\nreturn 0;"
    diagnostics = tuple(Diagnostic(kind="error", message=text, line=line, column=at) for text, line, at in errors)
    build = BuildResult(verdict=Verdict.BUILD_FAILED, library=None, diagnostics=diagnostics, wall_s=1)
    draft = Draft(step="generate", messages=(), source=source, verdict=Verdict.BUILD_FAILED, build=build)
    prompt = Prompt(find_problem(problem), ExecutionModel(model))
    return [hint.sentence for hint in hints_on(BuildFailed(errors=""), draft, prompt)]


@pytest.mark.parametrize(
    ("problem", "index", "told"),
    [
        ("19", "A[u][v]", "write `A[u * N + v]` instead of `A[u][v]`. "),
        ("19", "A[u + 1][v - 1]", "write `A[(u + 1) * N + v - 1]` instead of `A[u + 1][v - 1]`. "),
        (
            "gemm",
            "A[i][k]",
            "write `A[i * columns + k]` instead of `A[i][k]`, where columns is the length of its rows. ",
        ),
    ],
)
def test_a_matrix_is_told_in_the_words_of_the_signature(problem: str, index: str, told: str) -> None:
    [sentence] = hints(problem, f"x = {index};", ("invalid types 'int[int]' for array subscript", 1, 5 + len(index)))
    assert told in sentence
    assert sentence.startswith("Line 1: `A` is one vector")


def test_of_several_places_in_a_line_the_one_of_the_error_is_told() -> None:
    error = ("invalid types 'const double[size_t]' for array subscript", 1, 20)
    [sentence] = hints("gemm", "C[i][j] += A[i][k] * B[k][j];", error)
    assert "`A[i][k]`" in sentence


def test_a_row_is_told_once_and_three_at_most() -> None:
    one = ("break statement used with OpenMP for loop", 1, 1)
    others = [("invalid controlling predicate", 2, 1), ("invalid form of '#pragma omp atomic'", 3, 1)]
    assert len(hints("27", "break;\n\n", one, one, one)) == 1
    source = "int average() {\n MPI_Init(0, 0);\n MPI_Bcast(&n, 1, MPI_INT);\n}"
    assert len(hints("27", source, one, *others, model="mpi")) == 3


def test_an_error_without_a_known_cure_has_no_hint() -> None:
    assert hints("27", "double average() { return 1 }", ("expected ';' before '}' token", 1, 28)) == []


def test_a_hint_that_would_quote_a_whole_page_is_left_out() -> None:
    index = "A[" + "u + " * 200 + "1][v]"
    assert hints("19", index, ("invalid types 'int[int]' for array subscript", 1, len(index))) == []


LOOP = """double average(std::vector<double> const& x) {{
    double sum = 0;
    #pragma omp parallel for{clause}
    for (size_t i = 0; i < n; ++i) {{
        {body}
    }}
    return sum;
}}"""

IN_REGION = """double average(std::vector<double> const& x) {
    #pragma omp parallel
    {
        double sum = 0;
        #pragma omp for
        for (size_t i = 0; i < n; ++i) sum += x[i];
    }
    return 0;
}"""


@pytest.mark.parametrize(
    ("clause", "body", "row"),
    [
        ("", "sum += x[i];", "missing_reduction"),
        ("", "++sum;", "missing_reduction"),
        ("", "y[sum++] = x[i];", None),
        ("", "y[sum] = x[i];\n    sum++;", None),
        ("", "for (sum = 0; sum < 3; sum++) f(x[i]);", "shared_counter"),
        (" collapse(2)", "for (sum = 0; sum < 3; sum++) f(x[i]);", None),
        ("", "sum = x[i];", "shared_variable"),
        ("", "// sum += x[i];", None),
        (" reduction(+ : sum)", "sum += x[i];", None),
        (" private(sum)", "sum = x[i];", None),
        ("", "double sum = x[i];", None),
        ("", "#pragma omp atomic\n    sum += x[i];", None),
        ("", "point.sum += x[i];", None),
        (" reduction(+ : sum)", "sum = x[i];", "assigned_sum"),
        (" reduction(+ : sum)", "sum = sum + x[i];", None),
        ("", "y[i] = y[i - 1] + x[i];", "loop_carried"),
        ("", "y[i] = x[i - 1] + x[i];", None),
        ("", "for (size_t j = i + 1; j < n; ++j) std::swap(x[i], x[j]);", "swaps_in_parallel"),
        ("", "std::swap(x[i], y[i]);", None),
    ],
)
def test_mistakes_in_the_code_itself(clause: str, body: str, row: str | None) -> None:
    assert rows_in(LOOP.format(clause=clause, body=body)) == ([row] if row else [])


def test_what_is_private_to_a_thread_is_not_shared() -> None:
    assert rows_in(IN_REGION) == []


def rows_in(source: str) -> list[str]:
    code = Code(source, fakes.PROMPT)
    return [hint.name for hint in SOURCE_HINTS if hint.look(code) is not None]


CASE = FailedCase(
    failed_on="2 threads", passed_on=("1 thread",), suspects="threads", size=3, values="", input=None, printed=""
)


def test_nothing_is_said_where_no_case_may_be_shown() -> None:
    source = "double average(std::vector<double> const& x) { MPI_Init(nullptr, nullptr); return 0; }"
    test = fakes.judged(Verdict.CRASHED, "held_out")
    draft = Draft(step="generate", messages=(), source=source, verdict=Verdict.CRASHED, test=test)
    assert hints_on(UnseenCases(), draft, fakes.PROMPT) == ()
    shown = hints_on(Crashed(case=CASE, cause="SIGSEGV", place=None), draft, fakes.PROMPT)
    assert [hint.name for hint in shown] == ["starts_mpi"]


@pytest.mark.parametrize(
    ("expected", "got", "rows"),
    [
        ("6", "12", ["counted_by_all"]),
        ("6", "5", []),
        ("0", "0", []),
        ("1.5", "nan", ["not_a_number"]),
        ("{1}", "x", []),
    ],
)
def test_what_the_numbers_say(expected: str, got: str, rows: list[str]) -> None:
    test = fakes.judged(Verdict.WRONG_ANSWER, argument="return", expected=expected, got=got)
    draft = Draft(step="generate", messages=(), source=fakes.source(), verdict=Verdict.WRONG_ANSWER, test=test)
    feedback = feedback_on(draft, ExecutionModel.OMP)
    assert isinstance(feedback, WrongAnswer)
    assert [hint.name for hint in hints_on(feedback, draft, fakes.PROMPT)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "double " * 5000,
        "#pragma omp parallel for\nfor (size_t i = 0; i < n; ++i) " * 500,
        "#pragma omp parallel for\nfor (i = 0;;) {" + "a = b; " * 3000,
        "MPI_Reduce(a, b, " * 2000,
        "std::vector<" * 3000 + "x = 0;",
        "for (size_t i = " * 2000,
    ],
    ids=["types", "loops", "assignments", "calls", "templates", "heads"],
)
def test_hostile_code_takes_no_time(text: str) -> None:
    start_s = time.process_time()
    code = Code(text, fakes.PROMPT)
    for row in SOURCE_HINTS:
        row.look(code)
    assert time.process_time() - start_s < 3
