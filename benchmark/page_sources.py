"""Style and script of our pages, and the policy that lets a browser run nothing else."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pareval_agent.benchmark.palette import SERIES, VERDICTS

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class PageSources:
    """Style and script, as they stand in the page."""

    style: str
    script: str

    @cached_property
    def policy(self) -> str:
        """The content security policy: this style, this script, and nothing else."""
        return (
            f"default-src 'none'; style-src '{_hash(self.style)}'; script-src '{_hash(self.script)}'; "
            "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
        )


def page_sources(page: str) -> PageSources:
    """What all pages share, then what is of this one alone."""
    style, script = ("\n" + _read(f"common.{kind}") + _read(f"{page}.{kind}") for kind in ("css", "js"))
    return PageSources(style=f"{style}{_colours()}", script=script)


def page_environment() -> Environment:
    """Templates of pages; whatever is put into one is escaped."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _colours() -> str:
    """Rules for systems and verdicts, which all charts and lists share."""
    lines = [
        f".s{place} {{ --c: light-dark({colour}, color-mix(in srgb, {colour} 75%, white)); }}"
        for place, colour in enumerate(SERIES)
    ]
    lines += [f".v-{name} {{ --c: {colour}; }}" for name, colour in VERDICTS.items()]
    return "\n".join(lines) + "\n"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
