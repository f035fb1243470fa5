"""What the documents say is what the code does."""

import re
from pathlib import Path

import pytest

from pareval_agent.cli.parser import parse
from pareval_agent.drivers.catalog import load_problems

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").glob("**/*.md"))]


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md"])
def test_the_picture_of_the_graph_is_the_one_drawn_from_the_code(name: str) -> None:
    pictures = re.findall(r"```mermaid\n(.*?)\n```", (ROOT / name).read_text(), re.DOTALL)
    assert pictures == [(ROOT / "tests" / "golden" / "graph.mmd").read_text().strip()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    prose = re.sub(r"^(`{3,}).*?^\1", "", document.read_text(), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose)
    assert [link for link in links if not (document.parent / link).exists()] == []


def _commands() -> list[str]:
    """Commands of the README that are complete, without their comments."""
    blocks = re.findall(r"```\n(.*?)\n```", (ROOT / "README.md").read_text(), re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("pareval-agent ")]


@pytest.mark.parametrize("command", _commands())
def test_commands_of_the_readme_can_be_typed(command: str) -> None:
    parse(command.split()[1:])


def test_the_readme_counts_right() -> None:
    text = (ROOT / "README.md").read_text()
    assert f"| problems | {len(load_problems())}, " in text
    assert f"| wrong samples | {len(list((ROOT / 'tests' / 'drivers' / 'wrong').glob('*/*.cpp')))} plausible" in text
