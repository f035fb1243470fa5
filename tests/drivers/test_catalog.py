"""What the catalogue says agrees with the published interfaces, and errors in it are told clearly."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import Prompt, find_model, find_problem, load_problems, read_problem
from pareval_agent.drivers.dialect import GPU
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.drivers.signature import parse_signature
from pareval_agent.prompts.render import prompt_text

INTERFACES = Path(__file__).parents[2].parent / "shared" / "pareval" / "interfaces.json"


@pytest.fixture(scope="module")
def interfaces() -> dict[str, Any]:
    if not INTERFACES.is_file():
        pytest.skip("the published interfaces are not at hand")
    return {problem["id"]: problem for problem in json.loads(INTERFACES.read_text())["problems"]}


def _normal(text: str) -> str:
    """Tokens only: spaces are nobody's business."""
    return re.sub(r"\s*([&*,()<>])\s*", r"\1", " ".join(text.split()))


PROMPTS = [
    pytest.param(Prompt(problem, model), id=f"{problem.id}-{model.value}")
    for problem in load_problems().values()
    for model in ExecutionModel
]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_signature_is_the_published_one(prompt: Prompt, interfaces: dict[str, Any]) -> None:
    published = interfaces[prompt.problem.id]
    if (prompt.problem.number, prompt.model) == (6, ExecutionModel.HIP):
        pytest.skip("the published signature has a type of CUDA, which is in the errata")
    assert prompt.problem.type == published["problem_type"]
    assert prompt.function == published["function"]
    assert _normal(prompt.signature) == _normal(published["models"][prompt.model.value]["signature"])


@pytest.mark.parametrize("prompt", PROMPTS)
def test_declarations_are_the_published_ones(prompt: Prompt, interfaces: dict[str, Any]) -> None:
    text = prompt.declarations
    published = interfaces[prompt.problem.id]["models"][prompt.model.value]["declares"]
    for declared in published:
        if declared["kind"] == "struct":
            body = re.search(rf"struct {declared['name']}\s*\{{(.*?)\}};", text, re.DOTALL)
            assert body is not None
            fields = [
                [kind.strip(), name.strip()]
                for kind, names in re.findall(
                    r"([\w: ]+[ *])([\w ,]+);", body[1].replace("const char *", "const char* ")
                )
                for name in names.split(",")
            ]
            assert fields == declared["fields"]
        else:
            assert _normal(declared.get("signature") or declared["declaration"]) in _normal(text)
    assert bool(published) == bool(text)


@pytest.mark.parametrize("prompt", [prompt for prompt in PROMPTS if prompt.values[0].model in GPU])
def test_kernels_are_launched_as_published(prompt: Prompt, interfaces: dict[str, Any]) -> None:
    published = interfaces[prompt.problem.id]
    stated = published["models"][prompt.model.value]["launch_stated"]
    sizes = {name for name in published["gpu_extra_args"] if re.match(r"N[xy]?$|size|num[A-Z]\w+s$|hullSize", name)}
    kind, launch = stated["kind"], prompt.problem.launch or ""
    assert re.match({"grid": "grid of ", "at_least": "at least ", "exact": "exactly "}[kind], launch)
    names = {parameter.name for parameter in parse_signature(prompt.signature, prompt.function).parameters}
    assert (
        set(re.findall(r"\b[a-zA-Z]+\b", launch)) - {"grid", "of", "x", "at", "least", "exactly", "threads", "max"}
        <= names
    )
    if kind == "grid":
        assert stated["coverage"] in launch
    known = {parameter.name for parameter in parse_signature(prompt.problem.signature, prompt.function).parameters}
    assert names - known - prompt.problem.sizes.keys() <= names & set(published["gpu_extra_args"]) | sizes
    returns = parse_signature(prompt.problem.signature, prompt.function).returned != "void"
    assert len(names - known - prompt.problem.sizes.keys()) == returns
    assert prompt.problem.initially.keys() <= names


@pytest.mark.parametrize("prompt", PROMPTS)
def test_every_prompt_is_complete(prompt: Prompt) -> None:
    text = prompt_text(prompt)
    assert text.rstrip().endswith(f"{prompt.signature} {{")
    assert max(map(len, text.splitlines()[:-1])) <= 112


@pytest.mark.parametrize("problem", load_problems())
def test_mpi_sentence_says_where_the_result_goes(problem: str, interfaces: dict[str, Any]) -> None:
    everywhere = interfaces[problem]["models"]["mpi"]["mpi"]["result"] == "all_ranks"
    text = load_problems()[problem].mpi.lower()
    assert ("rank 0" not in text) == everywhere


@pytest.mark.parametrize("name", ["27_reduce_average", "27", "reduce_average"])
def test_a_problem_is_found_by_id_number_or_part(name: str) -> None:
    assert find_problem(name).id == "27_reduce_average"


def test_an_unknown_problem_is_told_with_the_nearest() -> None:
    with pytest.raises(UserError, match=r"unknown prompt '27_reduce_averge': did you mean 27_reduce_average"):
        find_problem("27_reduce_averge")


def test_a_target_that_there_is_not_is_told() -> None:
    with pytest.raises(UserError, match="unknown target 'openmp': choose one of serial, omp"):
        find_model("openmp")


def test_mpi_with_openmp_is_one_model() -> None:
    model = find_model("mpi+omp")
    assert model is ExecutionModel.MPI_OMP
    assert (model.uses_mpi, model.uses_openmp, model.identifier) == (True, True, "mpi_omp")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("struct Problem {};", "must begin with a comment"),
        ("/*\n- a\n*/\n", "must hold `name: value` lines"),
        ("/*\na: [\n*/\n", "is not YAML"),
        ("/*\nfunction: f\n*/\n", "has no `description`"),
        ("/*\nfunction: f\ndescription: d\nmpi: m\nexamples: []\n*/\n//--- problem\n", "no section `//--- reference`"),
        (
            "/*\nfunction: f\ndescription: d\nmpi: m\nexamples: []\n*/\n//--- reference\nint g() {}\n//--- problem\n",
            r"does not define f\(\)",
        ),
    ],
)
def test_a_broken_problem_file_is_told(text: str, message: str, tmp_path: Path) -> None:
    header = tmp_path / "99_reduce_new.hpp"
    header.write_text(text)
    with pytest.raises(UserError, match=message):
        read_problem(header)


def test_declarations_are_split_one_by_one() -> None:
    declared = Prompt(find_problem("13"), ExecutionModel.SERIAL).declared
    assert [text.split("(")[0].split("{")[0].strip() for text in declared] == ["struct Point", "double distance"]
