"""What the documents say is what the code does."""

import os
import re
from pathlib import Path

import pytest

from pareval_agent.drivers.catalog import load_problems

ROOT = Path(__file__).parents[1]
MADE_BY_THE_SITE = {ROOT / "docs" / "reference" / name for name in ("commands.md", "settings.md")}
"""Pages of the documentation site that are written when it is built, from the code."""
DOCUMENTS = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").glob("**/*.md"))]


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md"])
def test_the_picture_of_the_graph_is_the_one_drawn_from_the_code(name: str) -> None:
    pictures = re.findall(r"```mermaid\n(.*?)\n```", (ROOT / name).read_text(), re.DOTALL)
    assert pictures == [(ROOT / "tests" / "golden" / "graph.mmd").read_text().strip()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    prose = re.sub(r"^(`{3,}).*?^\1", "", document.read_text(), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose)
    targets = [Path(os.path.normpath(document.parent / link)) for link in links]
    assert [str(target) for target in targets if not target.exists() and target not in MADE_BY_THE_SITE] == []


def test_the_readme_counts_right() -> None:
    text = (ROOT / "README.md").read_text()
    assert f"| problems | {len(load_problems())}, " in text
    assert f"| wrong samples | {len(list((ROOT / 'tests' / 'drivers' / 'wrong').glob('*/*.cpp')))} plausible" in text
