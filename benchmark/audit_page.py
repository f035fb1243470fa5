"""An audit as a page of Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from pareval_agent.benchmark.audit_result import MutantCheck, PairAudit
from pareval_agent.benchmark.audit_summary import TargetSummary, cell, summarise
from pareval_agent.benchmark.audit_timing import LaunchTiming

_HEADER = """\
# Audit

What `pareval-agent audit` found: whether right code passes here and wrong code fails. [audit.md](../audit.md) says what
is looked at. A cell is `ok`, or names in capitals what failed first, with mutants found out / made: killed by the
tests, or seen by a sanitizer (a race, an access beyond what is there). The rest where it says `ok` is equivalent, for a
reason that is given below.
"""

_TIMES = """\
Speedup against the baseline, and of one timing against another one of the same code, which is 1 where times can be
trusted. The serial expert is the baseline itself. Medians with 95% intervals.
"""


def render_page(audits: Sequence[PairAudit]) -> str:
    """The whole page."""
    return "\n".join(_blocks(audits))


def _blocks(audits: Sequence[PairAudit]) -> Iterator[str]:
    yield _HEADER
    yield from _summary(summarise(audits))
    yield from _matrix(audits)
    yield from _faults(audits)
    yield from _sanitized(audits)
    yield from _equivalent(audits)
    yield from _timings(audits)


def _summary(lines: Iterable[TargetSummary]) -> Iterator[str]:
    yield from _head(
        *("target", "pairs", "ok", "experts", "clean", "styles", "impostors"),
        *("mutants", "killed", "sanitized", "equivalent", "survived"),
    )
    for one in lines:
        yield _row(
            one.target,
            one.pairs,
            one.ok,
            f"{one.experts_passed} passed",
            one.experts_clean,
            f"{one.styles_passed} of {one.styles} passed",
            f"{one.impostors_failed} of {one.impostors} failed",
            one.mutants,
            _share(one.killed, one.mutants),
            _share(one.sanitized, one.mutants),
            _share(one.equivalent, one.mutants),
            one.survived,
        )
    yield ""


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.1%})" if whole else str(part)


def _matrix(audits: Sequence[PairAudit]) -> Iterator[str]:
    targets = list(dict.fromkeys(audit.target for audit in audits))
    cells = {(audit.problem, audit.target): cell(audit) for audit in audits}
    yield "## Pairs\n"
    yield from _head("problem", *targets)
    for problem in dict.fromkeys(audit.problem for audit in audits):
        yield _row(problem, *(cells.get((problem, target), "") for target in targets))
    yield ""


def _faults(audits: Sequence[PairAudit]) -> Iterator[str]:
    yield "## What does not hold\n"
    lines = [f"- {audit.problem} {audit.target}: {_escaped(fault)}" for audit in audits for fault in audit.faults]
    lines += [
        f"- {audit.problem} {audit.target}: not audited: {audit.machine_failure}"
        for audit in audits
        if audit.machine_failure
    ]
    lines += [f"- {audit.problem} {audit.target}: {audit.not_timed}" for audit in audits if audit.not_timed]
    yield from lines or ["Nothing."]
    yield ""


def _sanitized(audits: Sequence[PairAudit]) -> Iterator[str]:
    found = [(audit, mutant) for audit in audits for mutant in audit.mutants if mutant.sanitized]
    if not found:
        return
    yield "## Mutants that only a sanitizer sees\n"
    yield from _head("pair", "operator", "line", "mutant", "what it says")
    for audit, mutant in found:
        says = mutant.observed.detail if mutant.observed else ""
        yield _row(f"{audit.problem} {audit.target}", mutant.operator, *_lines(mutant), _escaped(says))
    yield ""


def _equivalent(audits: Sequence[PairAudit]) -> Iterator[str]:
    found = [(audit, mutant) for audit in audits for mutant in audit.equivalent]
    if not found:
        return
    yield "## Mutants that may pass\n"
    yield from _head("pair", "operator", "line", "mutant", "why it changes no result")
    for audit, mutant in found:
        yield _row(f"{audit.problem} {audit.target}", mutant.operator, *_lines(mutant), mutant.equivalent or "")
    yield ""


def _lines(mutant: MutantCheck) -> tuple[str, str]:
    return _code(mutant.before), _code(mutant.after or "dropped")


def _timings(audits: Sequence[PairAudit]) -> Iterator[str]:
    timed = [(audit, timing) for audit in audits for timing in audit.timing]
    if not timed:
        return
    yield "## Times of the experts\n"
    yield _TIMES
    yield from _head("problem", "target", "ranks x threads", "speedup", "against itself")
    for audit, timing in timed:
        yield _row(audit.problem, audit.target, *_times(timing))
    yield ""


def _times(timing: LaunchTiming) -> tuple[str, str, str]:
    return str(timing.launch), str(timing.speedup), str(timing.against_itself)


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield _row(*("---" for _ in names))


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _code(text: str) -> str:
    return f"`{_escaped(text)}`"


def _escaped(text: str) -> str:
    """A bar would end the cell of a table."""
    return text.replace("|", "\\|").replace("`", "'")
