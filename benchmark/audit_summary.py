"""The figures of an audit, per execution model."""

from collections.abc import Iterable, Sequence

from pareval_agent.benchmark.audit_result import PairAudit
from pareval_agent.configs.schema import Frozen


class TargetSummary(Frozen):
    """All audited pairs of one execution model; those that the machine let nothing be said of count as pairs alone."""

    target: str
    pairs: int
    ok: int
    """Pairs of which everything holds."""
    machine_failed: int
    experts_passed: int
    experts_clean: int
    """Experts that passed, and in which sanitizers that looked saw nothing."""
    styles: int
    styles_passed: int
    impostors: int
    impostors_failed: int
    mutants: int
    """That compile."""
    killed: int
    """Failed."""
    sanitized: int
    """Passed, but a sanitizer saw a race or an access beyond what is there."""
    equivalent: int
    """Passed, and listed with a reason."""
    survived: int
    """Passed without a reason."""


def summarise(audits: Sequence[PairAudit]) -> list[TargetSummary]:
    """One line for each execution model, in the order of the audits."""
    targets = dict.fromkeys(audit.target for audit in audits)
    return [_summary(target, [audit for audit in audits if audit.target == target]) for target in targets]


def _summary(target: str, audits: Sequence[PairAudit]) -> TargetSummary:
    styles = [style.is_right for audit in audits for style in audit.styles]
    impostors = [impostor.judged.verdict for audit in audits for impostor in audit.impostors]
    return TargetSummary(
        target=target,
        pairs=len(audits),
        ok=_count(audit.ok for audit in audits),
        machine_failed=_count(audit.machine_failure is not None for audit in audits),
        experts_passed=_count(audit.expert is not None and audit.expert.verdict.passed for audit in audits),
        experts_clean=_count(
            audit.expert_holds and audit.observed is not None and bool(audit.observed.sanitizers) for audit in audits
        ),
        styles=len(styles),
        styles_passed=_count(styles),
        impostors=len(impostors),
        impostors_failed=_count(verdict.built and not verdict.passed for verdict in impostors),
        mutants=sum(len(audit.mutants) for audit in audits),
        killed=sum(audit.killed for audit in audits),
        sanitized=sum(audit.sanitized for audit in audits),
        equivalent=sum(len(audit.equivalent) for audit in audits),
        survived=sum(len(audit.survivors) for audit in audits),
    )


def _count(truths: Iterable[bool]) -> int:
    return sum(truths)


def cell(audit: PairAudit) -> str:
    """One pair in a few characters, for a matrix: `ok 10/10`, or what failed first."""
    if audit.machine_failure is not None:
        return "machine"
    if not audit.expert_holds:
        return "EXPERT"
    if not all(style.is_right for style in audit.styles):
        return "STYLE"
    if any(impostor.judged.verdict.passed or not impostor.judged.verdict.built for impostor in audit.impostors):
        return "IMPOSTOR"
    killed = f"{audit.killed + audit.sanitized}/{len(audit.mutants)}"
    return f"MUTANT {killed}" if audit.survivors else f"ok {killed}"
