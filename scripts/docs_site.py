"""Hooks of MkDocs: pages that are made of the code and of documents outside docs/, and links between them all.

README.md is the site's first page. What a page links to elsewhere in the repository becomes a page too, below source/.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from docs_graph import PICTURE, SOURCE
from docs_reference import commands_page, settings_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]

_OUTSIDE = {"README.md": "index.md", "ARCHITECTURE.md": "architecture.md", "CHANGELOG.md": "changelog.md"}
"""Pages of the site by the documents that they are."""
_FENCED = re.compile(r"^(`{3,}).*?^\1$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#:\s]+)(#[^)]*)?\)")
_MERMAID = re.compile(r"^```mermaid\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
_LANGUAGES = {".hpp": "cpp", ".cpp": "cpp", ".cc": "cpp", ".py": "python", ".yaml": "yaml", ".jsonl": "json"}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is not in docs/."""
    pages = {page: (ROOT / document).read_text() for document, page in _OUTSIDE.items()}
    pages |= {"reference/commands.md": commands_page(), "reference/settings.md": settings_page()}
    written = {file.src_uri: file.content_string for file in files.documentation_pages()}
    for page, text in {**written, **pages}.items():
        for linked in _linked_sources(text, page):
            pages[_source_page(linked)] = _source(linked)
    for page, text in pages.items():
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make links lead to pages of the site, and show the picture of the graph."""
    place = page.file.src_uri
    return _MERMAID.sub(lambda block: _picture(block[1], place), _with_links(markdown, place))


def _with_links(text: str, place: str) -> str:
    def rewritten(link: re.Match[str]) -> str:
        target = posixpath.relpath(_page_of(_linked(link[1], place)), posixpath.dirname(place) or ".")
        return f"]({target}{link[2] or ''})"

    return _outside_fences(text, lambda prose: _LINK.sub(rewritten, prose))


def _outside_fences(text: str, change: Callable[[str], str]) -> str:
    parts, end = [], 0
    for block in _FENCED.finditer(text):
        parts += [change(text[end : block.start()]), block[0]]
        end = block.end()
    return "".join([*parts, change(text[end:])])


def _linked_sources(text: str, place: str) -> Iterator[str]:
    """What is linked to in the repository and is no page."""
    for link in _LINK.finditer(_FENCED.sub("", text)):
        path = _linked(link[1], place)
        if _page_of(path) == _source_page(path) and (ROOT / path).exists():
            yield path


def _linked(link: str, place: str) -> str:
    """The path in the repository that a link on this page means."""
    documents = {page: document for document, page in _OUTSIDE.items()}
    folder = posixpath.dirname(documents.get(place, f"docs/{place}"))
    return posixpath.normpath(posixpath.join(folder, link))


def _page_of(path: str) -> str:
    """The page that a file of the repository is on."""
    if path in _OUTSIDE:
        return _OUTSIDE[path]
    return path.removeprefix("docs/") if path.startswith("docs/") else _source_page(path)


def _source_page(path: str) -> str:
    return f"source/{path}.md"


def _source(path: str) -> str:
    """A page that shows a file, or what is in a folder."""
    file = ROOT / path
    text = "\n".join(_files_in(file)) if file.is_dir() else file.read_text().rstrip()
    return f"# {path}\n\n``````{_LANGUAGES.get(file.suffix, 'text')}\n{text}\n``````\n"


def _files_in(folder: Path) -> Iterator[str]:
    return (str(file.relative_to(folder)) for file in sorted(folder.rglob("*")) if file.is_file())


def _picture(mermaid: str, place: str) -> str:
    if mermaid.strip() != SOURCE.read_text().strip():
        raise PluginError(f"{place}: there is a picture of the agent's graph only: {PICTURE.name}, see docs_graph.py")
    return PICTURE.read_text()
