"""Wrong code that passes the published harness fails here; one row for each defect that was found there.

Right code that it rejects is in test_right_samples.py, and what its scores get wrong in tests/benchmark.
"""

from pathlib import Path

import pytest

from pareval_agent.agent.model import Completion, Usage
from pareval_agent.agent.usable import usable_source
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.bulk

NAN = "std::numeric_limits<double>::quiet_NaN()"

# The published comparison is abs(a - b) > eps, which is false for NaN; and half of 49's reference is not finite.
NAN_PASSES = {
    "00": f"std::fill(A.begin(), A.end(), {NAN});",
    "02": f"std::fill(C.begin(), C.end(), {NAN});",
    "11": f"return {NAN};",
    "27": f"return {NAN};",
    "45": f"std::fill(x.begin(), x.end(), {NAN});",
    "49": f"std::fill(L.begin(), L.end(), {NAN}); std::fill(U.begin(), U.end(), {NAN});",
}

# Inputs that nearly always have the same answer.
CONSTANT_PASSES = {
    "16": "return N;",
    "18": "return 1;",
    "19": "return source == dest ? 0 : A[source * N + dest] ? 1 : 2;",
    "25": "return true;",
    "36": "return true;",
    "37": "return 0;",
    "39": "return false;",
}
OTHER_CONSTANT_PASSES = {"19": "return 1;", "25": "return false;", "36": "return false;", "39": "return true;"}

# The published tests of matrices are square.
SQUARE_ONLY = {
    "02": """for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            C[i * N + j] = 0;
            for (size_t k = 0; k < N; ++k) C[i * N + j] += A[i * N + k] * B[k * N + j];
        }""",
    "04": """for (size_t i = 0; i < N; ++i) {
        y[i] = 0;
        for (size_t j = 0; j < N; ++j) y[i] += A[i * N + j] * x[j];
    }""",
    "46": """std::fill(Y.begin(), Y.end(), 0.0);
    for (const auto& a : A)
        for (const auto& b : X)
            if (a.column == b.row) Y[a.row * M + b.column] += a.value * b.value;""",
}

RACES = {
    "27": """double sum = 0;
    #pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return sum / x.size();""",
    "21": """std::fill(bins.begin(), bins.end(), 0);
    #pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) ++bins[std::min<size_t>(x[i] / 10, 9)];""",
    "59": """#pragma omp parallel for schedule(static, 1)
    for (size_t i = 0; i < x.size(); ++i) mask[i] = isPowerOfTwo(x[i]);""",
}

ROWS = [
    *(("serial", number, "nan", body) for number, body in NAN_PASSES.items()),
    *(("serial", number, "constant", body) for number, body in CONSTANT_PASSES.items()),
    *(("serial", number, "other_constant", body) for number, body in OTHER_CONSTANT_PASSES.items()),
    *(("serial", number, "square_only", body) for number, body in SQUARE_ONLY.items()),
    *(("omp", number, "race", body) for number, body in RACES.items()),
    # Timed sizes are never validated there.
    ("serial", "55", "small_only", "if (x.size() > 2048) return; for (auto& value : x) value = std::max(value, 0.0);"),
]


def _verdict(prompt: Prompt, source: str, toolbox: LocalToolbox, seeds: Seeds, folder: Path) -> Verdict:
    built = toolbox.build(prompt, source, folder)
    assert built.library is not None, built.diagnostics
    return toolbox.test(prompt, built.library, seeds).verdict


@pytest.mark.parametrize(
    ("model", "number", "body"), [pytest.param(row[0], row[1], row[3], id=f"{row[1]}-{row[2]}") for row in ROWS]
)
def test_wrong_code_fails(
    model: str, number: str, body: str, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path
) -> None:
    prompt = Prompt(find_problem(number), ExecutionModel(model))
    source = f"{prompt.signature} {{\n    {body}\n}}\n"
    failed = {Verdict.WRONG_ANSWER, Verdict.CRASHED if "N" in body else Verdict.RACE}
    assert _verdict(prompt, source, toolbox, seeds, tmp_path) in failed


def test_a_macro_reaches_no_comparison(toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    prompt = Prompt(find_problem("27"), ExecutionModel.SERIAL)
    source = f"#define fequal(...) true\n#define near(...) true\n{prompt.signature} {{ return 0; }}\n"
    assert _verdict(prompt, source, toolbox, seeds, tmp_path) is Verdict.WRONG_ANSWER


def test_a_comment_does_not_make_code_parallel() -> None:
    prompt = Prompt(find_problem("27"), ExecutionModel.OMP)
    source = f"{prompt.signature} {{\n    // #pragma omp parallel for\n    return x[0];\n}}\n"
    answer = Completion(text=source, finish_reason="stop", usage=Usage(), cost_usd=None, wall_s=0, model="")
    assert usable_source(answer, prompt).verdict is Verdict.NOT_PARALLEL
