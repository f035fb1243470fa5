"""What a user installs is what the repository holds: a file missing from the wheel fails only on other machines."""

import ast
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
FOLDERS = sorted(SETUPTOOLS["package-dir"].values())

MAY_IMPORT = {
    "cli": {"benchmark", "agent", "tools", "prompts", "drivers", "configs"},
    "benchmark": {"agent", "tools", "prompts", "drivers", "configs"},
    "agent": {"tools", "prompts", "drivers", "configs"},
    "tools": {"drivers", "configs"},
    "prompts": {"drivers", "configs"},
    "drivers": {"configs"},
    "configs": set(),
}


def packaged_files() -> list[str]:
    """Everything in the packages' folders that is not documentation or a leftover of running them."""
    files = (file for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.is_file())
    kept = (file for file in files if "__pycache__" not in file.parts and file.suffix != ".md")
    return sorted(str(file.relative_to(ROOT)) for file in kept)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, since setuptools leaves its traces where it builds."""
    source, output = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", output, source],
        check=True,
        capture_output=True,
    )
    (built,) = output.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel]
    subprocess.run(pip, check=True)
    return target


def run_installed(installed: Path, code: str) -> str:
    """Run code against the installed wheel; -S leaves out the editable install, which would hide a missing file."""
    path = [str(installed), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    command = [sys.executable, "-S", "-c", f"import sys; sys.path += {path!r}\n{code}"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=installed)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_every_folder_with_python_files_is_a_listed_package() -> None:
    candidates = {file.parent.relative_to(ROOT) for file in ROOT.glob("*/**/__init__.py")}
    ours = {str(folder) for folder in candidates if not folder.parts[0].startswith((".", "build", "tests"))}
    assert ours == set(FOLDERS)
    assert sorted(SETUPTOOLS["packages"]) == sorted(SETUPTOOLS["package-dir"])
    assert [f"pareval_agent.{folder}" for folder in FOLDERS] == sorted(SETUPTOOLS["packages"])


def test_type_checkers_see_the_same_packages() -> None:
    links = {link.name: link.resolve() for link in (ROOT / ".typing" / "pareval_agent").iterdir()}
    assert links == {folder: ROOT / folder for folder in FOLDERS}


def test_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"pareval_agent", wheel.name.rsplit("-", 3)[0] + ".dist-info"}
    inside = sorted(name.removeprefix("pareval_agent/") for name in names if name.startswith("pareval_agent/"))
    assert inside == packaged_files()


def test_installed_wheel_imports_and_finds_its_data(installed: Path) -> None:
    code = "import pareval_agent.cli, pareval_agent.configs.load as load; print(load.__file__, load.preset_names())"
    presets = sorted(file.stem for file in (ROOT / "configs").glob("*.yaml") if not file.stem.startswith("bench_"))
    assert run_installed(installed, code) == f"{installed}/pareval_agent/configs/load.py {presets}"


def test_installed_command_starts(installed: Path) -> None:
    code = "from pareval_agent.cli.main import main; sys.argv[:] = ['pareval-agent', '--help']; main()"
    assert "solve" in run_installed(installed, code)


@pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed")
def test_installed_wheel_solves_a_prompt(installed: Path, tmp_path: Path) -> None:
    """With recorded answers, the first of which has a race."""
    answers = f"replay:{ROOT / 'examples' / 'average.jsonl'}"
    words = ["pareval-agent", "solve", "27_reduce_average", "--target", "omp", "--model", answers, "--json"]
    words += ["--no-timing", "-o", str(tmp_path / "solved")]
    code = f"from pareval_agent.cli.main import main; sys.argv[:] = {words!r}; sys.exit(main())"
    result = json.loads(run_installed(installed, code))
    racy, right = (attempt["verdict"] for attempt in result["attempts"])
    assert racy in ("race", "wrong_answer")
    assert right == "passed"
    assert "reduction(+ : sum)" in (tmp_path / "solved" / "solution.cpp").read_text()


def imported_modules(source: str) -> Iterator[str]:
    """Our modules that a source imports, as `configs.errors`."""
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name.removeprefix("pareval_agent.") for name in names if name.startswith("pareval_agent."))


def forbidden_imports(folder: str, source: str) -> list[str]:
    """Imports that point the wrong way."""
    allowed = MAY_IMPORT[folder] | {folder}
    modules = imported_modules(source)
    return [name for name in modules if name.split(".")[0] not in allowed]


@pytest.mark.parametrize(
    ("folder", "source", "forbidden"),
    [
        ("tools", "from pareval_agent.configs.errors import UserError", []),
        ("configs", "import pareval_agent.tools.verdict", ["tools.verdict"]),
        ("tools", "def f():\n    from pareval_agent.agent.model import Model", ["agent.model.Model"]),
        ("tools", "from pareval_agent import prompts, drivers", ["prompts"]),
        ("prompts", "from pareval_agent.tools.report import Failure", ["tools.report.Failure"]),
        ("agent", "from pareval_agent.tools import compiler\nfrom pareval_agent.agent import state", []),
    ],
)
def test_wrong_ways_are_recognised(folder: str, source: str, forbidden: list[str]) -> None:
    assert forbidden_imports(folder, source) == forbidden


@pytest.mark.parametrize("folder", FOLDERS)
def test_imports_point_one_way(folder: str) -> None:
    files = (ROOT / folder).glob("*.py")
    wrong = {file.name: forbidden_imports(folder, file.read_text()) for file in files}
    assert {name: names for name, names in wrong.items() if names} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_imports_are_absolute(folder: str) -> None:
    relative = re.compile(r"^\s*from \.", re.MULTILINE)
    assert [file.name for file in (ROOT / folder).glob("*.py") if relative.search(file.read_text())] == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
@pytest.mark.parametrize(
    ("pattern", "without"),
    [
        # The tests of the sandbox name root's home, which must not be visible in it.
        pytest.param(r"(^|[^A-Za-z0-9_.~-])/root/", "tests", id="home"),
        pytest.param(
            r"https?://[A-Za-z0-9.-]*(pypi|pythonhosted|npmjs|deb\.debian)", "tests/test_packaging.py", id="host"
        ),
        pytest.param(r"--(extra-)?index-url|--find-links", "tests/test_packaging.py", id="index"),
    ],
)
def test_repository_names_no_machine(pattern: str, without: str) -> None:
    command = ["git", "grep", "-nIE", "-e", pattern, "--", ".", f":!{without}"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (1, ""), found.stderr
