"""The documentation site: every command and every setting is in it, and it needs nothing from elsewhere."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest

from pareval_agent.cli.parser import parse
from pareval_agent.configs.bench import BenchConfig, BenchModel, ModeConfig, PromptFilter
from pareval_agent.configs.load import preset_names
from pareval_agent.configs.schema import Config, TimingConfig
from pareval_agent.configs.settings import model_in

ROOT = Path(__file__).parents[1]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reference = _script("docs_reference")
graph = _script("docs_graph")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder


def test_every_command_has_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    page = reference.commands_page()
    with pytest.raises(SystemExit):
        parse(["--help"])
    listed = capsys.readouterr().out.partition("\ncommands:\n")[2]
    names = re.findall(r"^ {4}([a-z]+)", listed, re.MULTILINE)
    assert re.findall(r"^## (.*)", page, re.MULTILINE) == names
    assert "--attempts N" in page
    assert all(f"usage: pareval-agent {name} [-h]" in page for name in names)


def test_every_setting_has_a_line() -> None:
    page = reference.settings_page()
    settings = [f"`{section}.{name}`" for section in Config.model_fields for name in _names_in(section)]
    of_lists = [f"`{name}`" for name in BenchModel.model_fields]
    lines = set(re.findall(r"^\| (`[^`]+`) \|", page, re.MULTILINE))
    assert {*settings, *of_lists, "`seed`", "`samples`", "`jobs`", "`prompts.types`", "`caps.tokens`"} <= lines
    assert len(PromptFilter.model_fields) == sum(line.startswith("`prompts.") for line in lines)


def _names_in(section: str) -> Iterator[str]:
    inner = model_in(Config.model_fields[section].annotation)
    for name in inner.model_fields if inner else ():
        yield "mpi+omp" if name == "mpi_omp" else name


def test_a_setting_tells_its_values_default_and_meaning() -> None:
    page = reference.settings_page()
    assert (
        f"| `timing.budget_s` | number > 0 | `{TimingConfig().budget_s}` | Wall seconds of pairs for one launch" in page
    )
    assert "| `sandbox.kind` | `auto`, `none` | `auto` | auto takes bubblewrap" in page
    assert "| `launch.omp` | list of `RANKSxTHREADS` or null | `null` |" in page
    assert "| `model.temperature` | number ≥ 0, ≤ 2 | `0.2` |" in page


def test_what_has_two_names_has_that_of_the_documents() -> None:
    page = reference.settings_page()
    assert set(ModeConfig.model_fields) >= {"source_model", "targets"}
    assert "| `from` |" in page
    assert "source_model" not in page


def test_every_preset_is_shown() -> None:
    page = reference.settings_page()
    headings = [f"### `--config {name}`" for name in preset_names()]
    headings += [f"### `bench {name}`" for name in preset_names("bench_")]
    assert [line for line in page.splitlines() if line.startswith("### `")] == headings
    assert BenchConfig.__name__ not in page


def test_the_drawn_graph_is_that_of_the_code() -> None:
    drawn = re.findall(r"<title>(\w+)&#45;&gt;(\w+)</title>\n<path [^>]*?(stroke-dasharray)?[^>]*?/>", _picture())
    known = graph.edges(graph.SOURCE.read_text())
    assert sorted((start, end) for start, end, _ in drawn) == sorted((start, end) for start, end, _ in known)
    assert _picture().count("stroke-dasharray") == sum(chosen for *_, chosen in known)


def _picture() -> str:
    return str(graph.PICTURE.read_text())


class _Fetched(HTMLParser):
    """What a browser would fetch for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        address = known.get("href") if tag == "link" else known.get("src")
        if address and known.get("rel") != "canonical":
            self.addresses.append(address)


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    pages = list(site.glob("**/*.html"))
    assert len(pages) > 15
    for page in pages:
        fetched = _Fetched()
        fetched.feed(page.read_text())
        assert fetched.addresses
        assert [address for address in fetched.addresses if re.match(r"(https?:)?//", address)] == []
    assert [sheet.name for sheet in site.glob("**/*.css") if re.search(r"url\(.?(https?:)?//", sheet.read_text())] == []


def test_the_site_has_the_documents_of_the_repository(site: Path) -> None:
    assert "Needed: Linux" in (site / "index.html").read_text()
    assert "<svg" in (site / "architecture.html").read_text()
    assert "mermaid" not in (site / "architecture.html").read_text()
    assert "toolchain.mpi_launcher" in (site / "reference" / "settings.html").read_text()


def test_a_link_into_the_repository_leads_to_a_page_that_shows_the_file(site: Path) -> None:
    assert 'href="source/examples/lennard_jones.hpp.html"' in (site / "own-problem.html").read_text()
    assert "lennardJonesEnergy" in (site / "source" / "examples" / "lennard_jones.hpp.html").read_text()
