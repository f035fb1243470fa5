"""What two small local models really answered to published prompts, and what must be made of it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from pareval_agent.agent.extract import extract
from pareval_agent.tools.cpp_items import CppText
from pareval_agent.tools.parallelism import missing_parallelism

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder with collected answers is absent")

PARALLEL, NOT_PARALLEL = True, False
EXPECTED = {
    ("1.5b", "serial", "25_reduce_xor"): ("function", PARALLEL),
    ("1.5b", "serial", "22_histogram_count_quadrants"): ("body", PARALLEL),
    ("1.5b", "serial", "04_dense_la_gemv"): ("function", PARALLEL),
    ("1.5b", "serial", "34_scan_largest_contiguous_subarray_sum"): ("function", PARALLEL),
    ("1.5b", "omp", "55_transform_relu"): ("body", NOT_PARALLEL),
    ("1.5b", "omp", "27_reduce_average"): ("function", PARALLEL),
    ("1.5b", "omp", "21_histogram_bin_0-100"): ("file", PARALLEL),
    ("1.5b", "omp", "30_scan_prefix_sum"): ("file", NOT_PARALLEL),
    ("1.5b", "omp", "12_geometry_smallest_triangle"): ("function", PARALLEL),
    ("1.5b", "mpi", "25_reduce_xor"): ("body", PARALLEL),
    ("1.5b", "mpi", "59_transform_map_function"): ("body", NOT_PARALLEL),
    ("1.5b", "cuda", "58_transform_squaring"): ("body", PARALLEL),
    ("1.5b", "cuda", "27_reduce_average"): ("function", PARALLEL),
    ("1.5b", "kokkos", "55_transform_relu"): ("file", PARALLEL),
    ("0.5b", "serial", "25_reduce_xor"): ("function", PARALLEL),
    ("0.5b", "serial", "22_histogram_count_quadrants"): ("function", PARALLEL),
    ("0.5b", "serial", "04_dense_la_gemv"): ("file", PARALLEL),
    ("0.5b", "serial", "34_scan_largest_contiguous_subarray_sum"): ("file", PARALLEL),
    ("0.5b", "omp", "55_transform_relu"): ("file", PARALLEL),
    ("0.5b", "omp", "27_reduce_average"): ("function", PARALLEL),
    ("0.5b", "omp", "21_histogram_bin_0-100"): ("file", PARALLEL),
    ("0.5b", "omp", "30_scan_prefix_sum"): ("file", PARALLEL),
    ("0.5b", "omp", "12_geometry_smallest_triangle"): ("file", PARALLEL),
    ("0.5b", "mpi", "25_reduce_xor"): ("function", NOT_PARALLEL),
    ("0.5b", "mpi", "59_transform_map_function"): ("file", NOT_PARALLEL),
    ("0.5b", "cuda", "58_transform_squaring"): ("function", PARALLEL),
    ("0.5b", "cuda", "27_reduce_average"): ("function", PARALLEL),
    ("0.5b", "kokkos", "55_transform_relu"): ("function", PARALLEL),
}
DOES_NOT_COMPILE = {
    ("0.5b", "serial", "22_histogram_count_quadrants"): "another result than the wanted one",
    ("1.5b", "omp", "21_histogram_bin_0-100"): "a reduction over a std::array",
}
Key = tuple[str, str, str]


def load(name: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads((SHARED / name).read_text(encoding="utf-8"))
    return rows


@pytest.fixture(scope="module")
def answers() -> dict[Key, str]:
    rows = load("answers/local-model.json")
    return {(row["model"].split("-")[2], row["parallelism_model"], row["name"]): row["text"] for row in rows}


@pytest.fixture(scope="module")
def prompts() -> dict[tuple[str, str], str]:
    return {(row["parallelism_model"], row["name"]): row["prompt"] for row in load("pareval/generation-prompts.json")}


def signature_of(prompt: str) -> str:
    return prompt.rstrip().splitlines()[-1].rstrip("{").strip()


def function_of(signature: str) -> str:
    name = CppText(signature + "{}").items[0].name
    assert name
    return name


def test_every_answer_has_an_expectation(answers: dict[Key, str]) -> None:
    assert answers.keys() == EXPECTED.keys()


@pytest.mark.parametrize("key", EXPECTED, ids="-".join)
def test_the_function_is_found(key: Key, answers: dict[Key, str], prompts: dict[tuple[str, str], str]) -> None:
    signature = signature_of(prompts[key[1:]])
    extraction = extract(answers[key], function=function_of(signature), signature=signature)
    kind, parallel = EXPECTED[key]
    assert extraction.source
    assert extraction.kind == kind
    assert (missing_parallelism(extraction.source, model=key[1]) is None) is parallel
    code = answers[key].removeprefix("```cpp\n").removesuffix("\n```")
    assert code.removesuffix("\n}").strip() in extraction.source


PRELUDE = "".join(f"#include <{name}>\n" for name in ["array", "algorithm", "cmath", "limits", "vector"])


@pytest.mark.skipif(not shutil.which("g++"), reason="no g++")
@pytest.mark.parametrize("key", [key for key in EXPECTED if key[1] in {"serial", "omp"}], ids="-".join)
def test_it_compiles(key: Key, answers: dict[Key, str], prompts: dict[tuple[str, str], str], tmp_path: Path) -> None:
    prompt = prompts[key[1:]]
    signature = signature_of(prompt)
    extraction = extract(answers[key], function=function_of(signature), signature=signature)
    assert extraction.source
    given = CppText(prompt[: prompt.rindex("/*")])
    own = {item.name for item in CppText(extraction.source).items}
    declarations = given.part(0, len(given.text), without=[item for item in given.items if item.name in own])
    source = tmp_path / "solution.cpp"
    source.write_text(PRELUDE + declarations + extraction.source, encoding="utf-8")
    command = ["g++", "-std=c++17", "-fopenmp", "-fsyntax-only", str(source)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (built.returncode == 0) is (key not in DOES_NOT_COMPILE), built.stderr


@pytest.mark.skipif(not (SHARED / "pareval").is_dir(), reason="the published prompts are absent")
@pytest.mark.parametrize("end", ["", "}", "}\n\nint main() {\n}\n"], ids=["open", "closed", "with main"])
def test_every_published_prompt_can_be_repeated_in_the_answer(prompts: dict[tuple[str, str], str], end: str) -> None:
    for prompt in prompts.values():
        signature = signature_of(prompt)
        extraction = extract(f"{prompt}\n    work();\n{end}", function=function_of(signature), signature=signature)
        assert extraction.source == f"{prompt}\n    work();\n}}\n".lstrip("\n")
