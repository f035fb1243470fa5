"""`prompts`: the catalogue, for people and for programs."""

import json

import pytest

from pareval_agent.cli.main import main
from pareval_agent.drivers.catalog import load_problems


def test_the_list_has_every_problem_with_its_whole_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts"]) == 0
    out = capsys.readouterr().out
    assert all(problem.id in out and problem.function in out for problem in load_problems().values())
    assert f"{len(load_problems())} problems" in out


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [entry["id"] for entry in listed] == list(load_problems())
    assert {"type", "function", "signature", "description", "targets"} <= set(listed[0])


@pytest.mark.parametrize(("words", "include"), [([], False), (["--target", "omp"], True)])
def test_show_prints_the_prompt_of_a_target(
    capsys: pytest.CaptureFixture[str], words: list[str], include: bool
) -> None:
    assert main(["prompts", "show", "27", *words]) == 0
    out = capsys.readouterr().out
    assert out.endswith("double average(std::vector<double> const& x) {\n")
    assert ("#include <omp.h>" in out) == include


def test_show_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts", "show", "27", "--target", "mpi", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["id"], shown["target"]) == ("27_reduce_average", "mpi")
    assert "#include <mpi.h>" in shown["prompt"]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["show"], "which prompt?"),
        (["show", "nope"], "unknown prompt 'nope'"),
        (["show", "27", "--target", "kokos"], "unknown target 'kokos'"),
        (["list", "27"], "PROMPT goes with"),
        (["--target", "omp"], "--target goes with"),
    ],
)
def test_bad_input_is_one_line(capsys: pytest.CaptureFixture[str], words: list[str], part: str) -> None:
    assert main(["prompts", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert part in err
