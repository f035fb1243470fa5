"""What an audit finds out about each pair of a problem and an execution model."""

from collections.abc import Iterator

from pareval_agent.benchmark.audit_timing import LaunchTiming
from pareval_agent.benchmark.mutant import Operator
from pareval_agent.configs.schema import Frozen
from pareval_agent.tools.verdict import Verdict


class AuditVerdict(Frozen):
    """What became of one candidate."""

    verdict: Verdict
    detail: str
    """One line."""
    wall_s: float
    """Of its build and its tests."""


class Check(Frozen):
    """One candidate whose fate was known beforehand."""

    name: str
    judged: AuditVerdict


class MutantCheck(Frozen):
    """One mutant that compiles."""

    operator: Operator
    line: int
    before: str
    after: str
    judged: AuditVerdict
    equivalent: str | None
    """Why it may well pass, by the reviewed table; None if it has to fail."""

    @property
    def survived(self) -> bool:
        """It passed, and nobody knows why."""
        return self.judged.verdict.passed and self.equivalent is None

    @property
    def killed(self) -> bool:
        """It failed."""
        return not self.judged.verdict.passed


class PairAudit(Frozen):
    """One pair."""

    problem: str
    target: str
    expert: AuditVerdict | None
    """None if the machine failed before it was judged."""
    styles: tuple[Check, ...] = ()
    """Right code in other styles."""
    impostors: tuple[Check, ...] = ()
    """Code that computes nothing."""
    mutants: tuple[MutantCheck, ...] = ()
    """Those that compile, as many as were asked for or as there are."""
    not_compiled: int = 0
    """Mutants that were drawn and do not count."""
    timing: tuple[LaunchTiming, ...] = ()
    """Of the expert, if times were asked for."""
    machine_failure: str | None = None
    """One line; nothing is known then."""

    @property
    def killed(self) -> int:
        """Mutants that failed."""
        return sum(mutant.killed for mutant in self.mutants)

    @property
    def survivors(self) -> tuple[MutantCheck, ...]:
        """Mutants that passed without a reason."""
        return tuple(mutant for mutant in self.mutants if mutant.survived)

    @property
    def equivalent(self) -> tuple[MutantCheck, ...]:
        """Mutants that passed for a known reason."""
        return tuple(mutant for mutant in self.mutants if not mutant.killed and not mutant.survived)

    @property
    def faults(self) -> tuple[str, ...]:
        """One line for each thing that does not hold; none if the machine failed."""
        return tuple(self._faults())

    @property
    def ok(self) -> bool:
        """All of it holds, and all of it was looked at."""
        return self.machine_failure is None and not self.faults

    def _faults(self) -> Iterator[str]:
        if self.expert is not None and not self.expert.verdict.passed:
            yield f"the expert solution fails: {self.expert.verdict}, {self.expert.detail}"
        for style in self.styles:
            if not style.judged.verdict.passed:
                yield f"right code fails, {style.name}: {style.judged.verdict}, {style.judged.detail}"
        for impostor in self.impostors:
            if impostor.judged.verdict.passed:
                yield f"code that computes nothing passes: {impostor.name}"
            elif not impostor.judged.verdict.built:
                yield f"code that computes nothing does not compile, {impostor.name}: {impostor.judged.detail}"
        for mutant in self.survivors:
            yield f"a mutant passes, {mutant.operator} in line {mutant.line}: {mutant.before} -> {mutant.after}"
