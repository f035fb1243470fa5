"""A problem file that cannot be read is told at its line, and is no trouble of the other problems."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pareval_agent.cli.main import main
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers import catalog
from pareval_agent.drivers.catalog import PROBLEMS, Catalogue, find_problem, load_problems, read_problem

AVERAGE = "reduce/27_reduce_average.hpp"
GOOD = (PROBLEMS / AVERAGE).read_text()


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalogue]:
    """Three problems, of which 27 is not YAML."""
    for header in (PROBLEMS / "reduce").glob("2[678]_*.hpp"):
        copy = tmp_path / "reduce" / header.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(header.read_text().replace("function: average", "function: average: ["))
    monkeypatch.setattr(catalog, "PROBLEMS", tmp_path)
    load_problems.cache_clear()
    yield load_problems()
    load_problems.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("function: average", "function: average: [", "2: the first comment is not YAML: mapping values"),
        ("function: average", "function: 27", "2: the first comment has a wrong `function`: Input should be a valid s"),
        ("description: |", "descripton: |", r"\d+: the first comment has an unknown key `descripton`"),
        ("description: |", "mpi: |", "2: the first comment has no `description`"),
        ("launch: ", "lunch: ", r"\d+: the first comment has an unknown key `lunch`"),
        ("examples:", "examples: none\nerrata:", r"\d+: the first comment has a wrong `examples`: Input should be a "),
        ("/*", "// hello", "1: the file must begin with a comment"),
        ("function:", "- function:", r"\d+: the first comment is not YAML"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in GOOD
    header = tmp_path / "mine.hpp"
    header.write_text(GOOD.replace(old, new, 1))
    with pytest.raises(UserError) as caught:
        read_problem(header)
    assert re.match(rf"{header}:{told}", str(caught.value)), caught.value
    assert "\n" not in str(caught.value)


def test_an_unknown_key_is_told_at_its_own_line(tmp_path: Path) -> None:
    header = tmp_path / "mine.hpp"
    header.write_text(GOOD.replace("launch: ", "lunch: "))
    with pytest.raises(UserError) as caught:
        read_problem(header)
    told_at = int(str(caught.value).removeprefix(f"{header}:").partition(":")[0])
    assert header.read_text().splitlines()[told_at - 1].startswith("lunch: ")


def test_the_others_are_found(catalogue: Catalogue) -> None:
    assert find_problem("26").function == "productWithInverses"
    assert find_problem("smallest_odd").number == 28
    assert "27_reduce_average" in catalogue
    with pytest.raises(UserError, match=r"27_reduce_average.hpp:2: the first comment is not YAML"):
        find_problem("27")


def test_prompts_lists_the_others_and_fails(catalogue: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts"]) == UserError.exit_code
    shown = capsys.readouterr()
    assert "2 problems" in shown.out
    assert len(catalogue) == 3
    assert "27_reduce_average.hpp:2: the first comment is not YAML" in shown.err
    assert main(["prompts", "show", "26"]) == 0
    assert main(["prompts", "show", "27"]) == UserError.exit_code


@pytest.mark.usefixtures("catalogue")
def test_a_benchmark_of_all_problems_does_not_leave_one_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = tmp_path / "run"
    assert main(["bench", "smoke", "-o", str(run), "-c", "prompts.problems=null"]) == UserError.exit_code
    assert "27_reduce_average.hpp:2: " in capsys.readouterr().err
    assert not run.exists()
