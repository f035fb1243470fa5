"""What a recorded verdict depends on: no file that may change it is forgotten."""

import shutil
from pathlib import Path

import fakes
import pytest

from pareval_agent.agent import request
from pareval_agent.agent.request import CHANGES_NO_VERDICT, judge_version
from pareval_agent.drivers.catalog import DRIVERS

ROOT = DRIVERS.parent


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folders that judge."""
    for folder in ("drivers", "tools"):
        ignored = shutil.ignore_patterns("__pycache__", "solutions", "styles")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    monkeypatch.setattr(request, "DRIVERS", tmp_path / "drivers")
    return tmp_path


def _changed(program: Path, names: list[str]) -> set[str]:
    """Those among these files whose change makes verdicts stale."""
    found = set()
    for name in names:
        before = judge_version(fakes.PROMPT)
        with (program / name).open("a") as file:
            file.write("\n")
        if judge_version(fakes.PROMPT) != before:
            found.add(name)
    return found


def test_all_cpp_that_judges_makes_recorded_verdicts_stale(program: Path) -> None:
    cpp = [path for path in (program / "drivers").rglob("*") if path.suffix in (".cc", ".hpp")]
    judging = [path for path in cpp if "problems" not in path.parts and path.name != "template.hpp"]
    names = [str(path.relative_to(program)) for path in judging]
    assert len(names) > 20
    assert _changed(program, names) == set(names)


def test_so_do_modules_that_write_cpp_choose_flags_or_decide(program: Path) -> None:
    names = ["entry", "gpu_shim", "gpu_source", "candidate", "compiler", "harness", "parallelism", "toolbox"]
    (program / "tools" / "quite_new.py").touch()
    files = [*(f"tools/{name}.py" for name in [*names, "quite_new"]), "drivers/dialect.py", "drivers/signature.py"]
    assert _changed(program, files) == set(files)


def test_words_and_what_starts_programs_do_not(program: Path) -> None:
    assert _changed(program, ["tools/install_hints.py", "tools/published_result.py", "tools/process.py"]) == set()


@pytest.mark.parametrize("pattern", CHANGES_NO_VERDICT)
def test_what_is_spared_exists(pattern: str) -> None:
    assert list(ROOT.glob(pattern))
