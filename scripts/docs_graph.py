"""Draws the agent's graph for the documentation site, which loads no script that could: `make graph`, needs Graphviz.

The source is tests/golden/graph.mmd, which a test draws from the code.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "tests" / "golden" / "graph.mmd"
PICTURE = ROOT / "docs" / "images" / "graph.svg"

_EDGE = re.compile(r"^\s*(\w+) (-->|-\.->) (\w+);$", re.MULTILINE)
_STYLE = 'rankdir=TB; bgcolor=none; node [shape=box, style=rounded, fontname="sans-serif"]; edge [arrowsize=0.7];'


def edges(mermaid: str) -> list[tuple[str, str, bool]]:
    """From where, to where, and whether a router decides so."""
    return [(start, end, arrow == "-.->") for start, arrow, end in _EDGE.findall(mermaid)]


def dot(mermaid: str) -> str:
    """The same graph in Graphviz's language; what a router decides is dashed."""
    lines = [f"{start} -> {end} [style={'dashed' if chosen else 'solid'}];" for start, end, chosen in edges(mermaid)]
    ends = '__start__ [label="start", shape=plain]; __end__ [label="end", shape=plain];'
    return "\n".join(["digraph agent {", _STYLE, ends, *lines, "}"])


def svg(drawn: str) -> str:
    """What belongs into a page of Graphviz's output, in the colours of the text around it."""
    picture = drawn[drawn.index("<svg") :]
    return picture.replace('"black"', '"currentColor"').replace("<text ", '<text fill="currentColor" ')


def main() -> None:
    """Write the picture."""
    drawn = subprocess.run(["dot", "-Tsvg"], input=dot(SOURCE.read_text()), capture_output=True, text=True, check=True)  # noqa: S607
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(svg(drawn.stdout))


if __name__ == "__main__":
    main()
