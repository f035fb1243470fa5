"""The published formats: what we read, what we write, and that the published tools can read it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pareval_agent.agent.seeds import case_seeds
from pareval_agent.benchmark.interchange import OWN_KEY, published_output, read_samples, write_results
from pareval_agent.benchmark.judged import judge
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.toolbox import Toolbox

SHARED = Path(__file__).parents[2].parent / "shared"

ENTRY = {
    "problem_type": "reduce",
    "language": "cpp",
    "name": "27_reduce_average",
    "parallelism_model": "omp",
    "prompt": "double average(std::vector<double> const& x) {",
    "temperature": 0.2,
    "outputs": ["return 0;\n}"],
}


def _file(folder: Path, content: object) -> Path:
    file = folder / "samples.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return file


def test_samples_are_read_with_everything_that_stands_beside_them(tmp_path: Path) -> None:
    [prompt] = read_samples(_file(tmp_path, [ENTRY]))
    assert (prompt.name, prompt.parallelism_model, prompt.outputs) == ("27_reduce_average", "omp", ("return 0;\n}",))
    assert prompt.entry == ENTRY


def test_results_are_read_as_the_samples_that_they_judge(tmp_path: Path) -> None:
    judged = {**ENTRY, "outputs": [{"generated_output": "return 1;\n}", "did_build": True, "runs": None}]}
    assert read_samples(_file(tmp_path, [judged]))[0].outputs == ("return 1;\n}",)


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in ENTRY.items() if name != key}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[{"name": 1,', "samples.json:1: not JSON: "),
        ("[" * 100_000, "samples.json: not samples: "),
        ({}, "samples.json: must be a list of prompts with their outputs, not an object"),
        ([ENTRY, "x"], "samples.json: prompt 1: must be an object, not text"),
        ([_without("name")], "samples.json: prompt 0: there is no `name`"),
        ([_without("parallelism_model")], "samples.json: prompt 0: there is no `parallelism_model`"),
        ([_without("prompt")], "samples.json: prompt 0: there is no `prompt`"),
        ([{**ENTRY, "name": 27}], "samples.json: prompt 0: `name` must be text, not a number"),
        (
            [_without("outputs")],
            "samples.json: prompt 0 (27_reduce_average): `outputs` must be a list of texts, not nothing",
        ),
        (
            [{**ENTRY, "outputs": ["ok", None]}],
            "samples.json: prompt 0 (27_reduce_average): output 1: must be text, not nothing",
        ),
        (
            [{**ENTRY, "outputs": [{"did_build": True}]}],
            "samples.json: prompt 0 (27_reduce_average): output 0: there is no `generated_output`",
        ),
    ],
)
def test_an_unreadable_file_is_refused_by_index_and_field(tmp_path: Path, content: object, message: str) -> None:
    with pytest.raises(UserError, match=re.escape(message)):
        read_samples(_file(tmp_path, content))


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none\.json: cannot be read: No such file"):
        read_samples(tmp_path / "none.json")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match="not UTF-8 text"):
        read_samples(tmp_path / "bytes")


def _published(source: str, toolbox: Toolbox, tmp_path: Path, *, timing: bool = True) -> dict[str, Any]:
    prompt = Prompt(find_problem("27"), ExecutionModel.OMP)
    judged = judge(source, prompt, toolbox, case_seeds(1), tmp_path / "build", timing=timing)
    return published_output(source, judged)


def _body(word: str) -> str:
    return f"double s = 0; // {word}\n#pragma omp parallel for\nfor (double v : x) s += v;\nreturn s; {word}();\n}}"


@pytest.mark.parametrize(
    ("word", "built", "ran", "all_ran", "valid", "runs"),
    [
        ("good", True, True, True, True, [(True, True, 0.4), (True, True, 0.4)]),
        ("wrong", True, True, True, False, [(True, True, None), (True, False, None)]),
        ("crash", True, True, False, False, [(True, True, None), (False, False, None)]),
        ("hang", True, True, False, False, [(True, True, None), (False, False, None)]),
        ("fluke", True, True, True, False, [(True, True, 0.4), (True, False, None)]),
        ("nonsense", False, False, False, False, None),
    ],
)
def test_each_verdict_in_published_words(
    word: str,
    built: bool,
    ran: bool,
    all_ran: bool,
    valid: bool,
    runs: list[tuple[bool, bool, float | None]] | None,
    toolbox: Toolbox,
    tmp_path: Path,
) -> None:
    output = _published(_body(word), toolbox, tmp_path)
    told = output["runs"] and [(run["did_run"], run["is_valid"], run["runtime"]) for run in output["runs"]]
    assert told == runs
    assert (output["did_build"], output["did_any_run"], output["did_all_run"]) == (built, ran, all_ran)
    assert output["are_all_valid"] == valid
    assert output["are_any_valid"] == (runs is not None)
    assert output["generated_output"] == _body(word)


def test_serial_code_for_a_parallel_prompt_is_an_invalid_source(toolbox: Toolbox, tmp_path: Path) -> None:
    output = _published("return x[0];\n}", toolbox, tmp_path)
    assert (output["is_source_valid"], output["did_build"], output["runs"]) == (False, False, None)
    assert output[OWN_KEY]["verdict"] == "not_parallel"


def test_times_are_unknown_where_nothing_was_timed(toolbox: Toolbox, tmp_path: Path) -> None:
    timed = _published(_body("good"), toolbox, tmp_path)
    assert timed["best_sequential_runtime"] == 1.5
    untimed = _published(_body("good"), toolbox, tmp_path / "other", timing=False)
    assert untimed["best_sequential_runtime"] is None
    assert [run["runtime"] for run in untimed["runs"]] == [None, None]
    assert untimed["are_all_valid"]


def test_resources_are_named_as_in_the_published_launch_configurations(toolbox: Toolbox, tmp_path: Path) -> None:
    """metrics.py looks for both columns, whatever the execution models of a file."""
    runs = _published(_body("good"), toolbox, tmp_path)["runs"]
    assert [(run["num_procs"], run["num_threads"]) for run in runs] == [(1, 1), (1, 2)]


def test_a_row_for_each_run_can_be_made_as_the_published_tools_do(toolbox: Toolbox, tmp_path: Path) -> None:
    """create-dataframe.py takes these keys of each output, and spreads each run over columns."""
    output = _published(_body("good"), toolbox, tmp_path)
    columns = ("generated_output", "did_build", "is_source_valid", "best_sequential_runtime")
    rows = [
        {**{column: output[column] for column in columns}, "run_idx": i, **run} for i, run in enumerate(output["runs"])
    ]
    assert [(row["num_threads"], row["is_valid"], row["runtime"]) for row in rows] == [(1, True, 0.4), (2, True, 0.4)]


def test_results_survive_the_round_trip(toolbox: Toolbox, tmp_path: Path) -> None:
    entry = {**ENTRY, "outputs": [_published(_body("good"), toolbox, tmp_path)]}
    file = tmp_path / "results.json"
    write_results(file, [entry])
    [prompt] = read_samples(file)
    assert prompt.entry == json.loads(json.dumps(entry))
    assert prompt.outputs == (_body("good"),)


def test_a_failed_write_leaves_the_old_results_and_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    write_results(file, [{"old": 1}])
    with pytest.raises(TypeError):
        write_results(file, [{"new": object()}])
    assert json.loads(file.read_text()) == [{"old": 1}]
    assert list(tmp_path.iterdir()) == [file]


def test_the_published_prompts_are_readable_as_samples(tmp_path: Path) -> None:
    published = SHARED / "pareval" / "generation-prompts.json"
    if not published.exists():
        pytest.skip(f"there is no {published}")
    entries = [{**entry, "outputs": []} for entry in json.loads(published.read_text())]
    assert len(read_samples(_file(tmp_path, entries))) == 420
