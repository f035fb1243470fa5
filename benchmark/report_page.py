"""The report as one page that needs no network and runs no script but its own.

Generated text is hostile. What is written into the page here is escaped by the template; what the page's script shows
comes out of compressed chunks, and becomes text nodes alone. A policy in the page allows one script and one style
sheet, by their hashes, and no connection whatsoever.
"""

import base64
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pareval_agent.benchmark.chart_svg import as_svg
from pareval_agent.benchmark.chart_table import shown, table_of
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.palette import SERIES, VERDICTS
from pareval_agent.benchmark.problem_types import problem_types
from pareval_agent.benchmark.report_findings import Findings
from pareval_agent.benchmark.report_samples import ReportedSample, chunks_of, index, packed, packed_chunks
from pareval_agent.benchmark.report_sections import sections
from pareval_agent.configs.errors import InfrastructureError

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


def write_page(
    file: Path, findings: Findings, samples: Sequence[ReportedSample], on_chunk: Callable[[int, int], None]
) -> None:
    """Write the report; a reader sees the old file or the new one, never half of it.

    Args:
        file: where to.
        findings: the numbers.
        samples: what can be browsed; may be empty.
        on_chunk: told how many chunks of how many are written.

    Raises:
        UserError: a trajectory is damaged.
        InfrastructureError: the file cannot be written.
    """
    chunks = chunks_of(samples)

    def packed_and_told() -> Iterator[str]:
        for done, text in enumerate(packed_chunks(chunks), start=1):
            yield text
            on_chunk(done, len(chunks))

    sources = _sources()
    page = _environment().get_template("report.html.j2")
    stream = page.stream(
        title=", ".join(findings.runs),
        policy=sources.policy,
        style=Markup(sources.style),  # noqa: S704 - our own files
        script=Markup(sources.script),  # noqa: S704
        sections=sections(findings),
        systems=list(findings.names.values()),
        manifests={run: _manifest(Path(run)) for run in findings.runs},
        index=packed(index(chunks, tuple(findings.names.values()), problem_types())),
        chunks=packed_and_told(),
        sample_count=len(samples),
    )
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        stream.dump(str(draft), encoding="utf-8", errors="replace")
        draft.replace(file)
    except OSError as error:
        raise InfrastructureError(f"cannot write {file} ({error.strerror}): make room, or choose another -o") from error
    finally:
        draft.unlink(missing_ok=True)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["svg"] = lambda chart: Markup(as_svg(chart))  # noqa: S704 - it escapes what it is given
    environment.filters["numbers"] = table_of
    environment.filters["shown"] = shown
    environment.tests["estimate"] = lambda cell: isinstance(cell, Estimate)
    environment.tests["text"] = lambda cell: isinstance(cell, str)
    return environment


def _sources() -> PageSources:
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    return PageSources(
        style=f"\n{style}{_colours()}", script="\n" + (_TEMPLATES / "report.js").read_text(encoding="utf-8")
    )


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


def _manifest(run: Path) -> str:
    """`run.json` as it stands; empty for a Parquet file, which has none."""
    try:
        return json.dumps(json.loads((run / "run.json").read_bytes()), indent=2)
    except (OSError, ValueError):
        return ""
