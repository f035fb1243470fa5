"""The report as one page that needs no network and runs no script but its own.

Generated text is hostile. What is written into the page here is escaped by the template; what the page's script shows
comes out of compressed chunks, and becomes text nodes alone. A policy in the page allows one script and one style
sheet, by their hashes, and no connection whatsoever.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from pareval_agent.benchmark.chart_svg import as_svg
from pareval_agent.benchmark.chart_table import shown, table_of
from pareval_agent.benchmark.intervals import Estimate
from pareval_agent.benchmark.page_sources import page_environment, page_sources
from pareval_agent.benchmark.problem_types import problem_types
from pareval_agent.benchmark.report_chunks import packed, packed_chunks
from pareval_agent.benchmark.report_findings import Findings
from pareval_agent.benchmark.report_samples import ReportedSample, chunks_of, index
from pareval_agent.benchmark.report_sections import sections
from pareval_agent.configs.errors import InfrastructureError


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

    sources = page_sources("report")
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
    environment = page_environment()
    environment.filters["svg"] = lambda chart: Markup(as_svg(chart))  # noqa: S704 - it escapes what it is given
    environment.filters["numbers"] = table_of
    environment.filters["shown"] = shown
    environment.tests["estimate"] = lambda cell: isinstance(cell, Estimate)
    environment.tests["text"] = lambda cell: isinstance(cell, str)
    return environment


def _manifest(run: Path) -> str:
    """`run.json` as it stands; empty for a Parquet file, which has none."""
    try:
        return json.dumps(json.loads((run / "run.json").read_bytes()), indent=2)
    except (OSError, ValueError):
        return ""
