import fakes
import pytest

from pareval_agent.agent.usable import usable_source
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.verdict import Verdict

LONG_TALK = "This function adds all the values of the vector with a parallel reduction, and then it divides the sum by"


@pytest.mark.parametrize(
    ("text", "cut", "verdict"),
    [
        (fakes.answer(), False, None),
        (fakes.answer()[:-20], True, Verdict.TRUNCATED),
        (fakes.answer().replace("Done.", LONG_TALK), True, None),
        ("I think that", True, Verdict.TRUNCATED),
        ("I am sorry.", False, Verdict.NO_CODE),
        ("", False, Verdict.NO_CODE),
        (fakes.answer().replace("#pragma omp parallel for reduction(+ : sum)\n", ""), False, Verdict.NOT_PARALLEL),
    ],
)
def test_what_an_answer_is_good_for(text: str, cut: bool, verdict: Verdict | None) -> None:
    found = usable_source(fakes.completion(text, cut=cut), fakes.PROMPT)
    assert found.verdict is verdict
    assert bool(found.detail) == (verdict is not None)


def test_the_candidate_is_what_the_model_wrote() -> None:
    assert usable_source(fakes.completion(fakes.answer()), fakes.PROMPT).source == fakes.source()


def test_code_that_is_not_parallel_is_kept_for_the_repair() -> None:
    serial = fakes.answer().replace("#pragma omp parallel for reduction(+ : sum)\n", "")
    found = usable_source(fakes.completion(serial), fakes.PROMPT)
    assert found.source is not None
    assert "omp parallel" in found.detail


def test_a_function_that_lost_only_its_last_brace_is_cut() -> None:
    text = fakes.answer()[: fakes.answer().index("\n}\n")]
    assert usable_source(fakes.completion(text, cut=True), fakes.PROMPT).verdict is Verdict.TRUNCATED
    assert usable_source(fakes.completion(text), fakes.PROMPT).verdict is None


@pytest.mark.parametrize(
    ("before", "verdict"), [("", None), ("#include <cub/cub.cuh>\n", Verdict.NOT_EMULATED), ("// cub::Sum\n", None)]
)
def test_a_kernel_that_needs_a_real_gpu_is_neither_right_nor_wrong(before: str, verdict: Verdict | None) -> None:
    prompt = Prompt(fakes.PROMPT.problem, ExecutionModel.CUDA)
    text = f"```cuda\n{before}{prompt.signature} {{\n    *average = x[threadIdx.x];\n}}\n```"
    found = usable_source(fakes.completion(text), prompt)
    assert found.verdict is verdict
    assert found.source is not None
    assert ("the library cub, which only a real GPU has" in found.detail) == (verdict is not None)
