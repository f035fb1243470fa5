"""What an audit finds out about each pair of a problem and an execution model."""

from collections.abc import Iterator

from pareval_agent.benchmark.audit_timing import LaunchTiming
from pareval_agent.benchmark.mutant import Operator
from pareval_agent.configs.schema import Frozen, Sanitizer
from pareval_agent.tools.verdict import Verdict


class AuditVerdict(Frozen):
    """What became of one candidate."""

    verdict: Verdict
    detail: str
    """One line."""
    wall_s: float
    """Of its build and its tests."""
    sanitizers: tuple[Sanitizer, ...] = ()
    """Under which it was run, up to the first that found something."""


class Check(Frozen):
    """One candidate whose fate was known beforehand."""

    name: str
    judged: AuditVerdict
    parallel: bool = True
    """Whether it uses the execution model; right code that does not is to be told that, and no more."""

    @property
    def is_right(self) -> bool:
        """It passed, or would have if it were parallel."""
        verdict = self.judged.verdict
        return verdict.passed or (verdict is Verdict.NOT_PARALLEL and not self.parallel)


class MutantCheck(Frozen):
    """One mutant that compiles."""

    operator: Operator
    line: int
    before: str
    after: str
    judged: AuditVerdict
    observed: AuditVerdict | None = None
    """What sanitizers said of one that passed; None if it failed, or if none of them can see anything in such code."""
    equivalent: str | None
    """Why it may well pass, by the reviewed table; None if it has to fail."""

    @property
    def survived(self) -> bool:
        """It passed, no sanitizer saw anything, and nobody knows why."""
        return self._unseen and self.equivalent is None

    @property
    def killed(self) -> bool:
        """It failed."""
        return not self.judged.verdict.passed

    @property
    def sanitized(self) -> bool:
        """It passed, and a sanitizer saw a race or an access beyond what is there."""
        return not self.killed and self.observed is not None and not self.observed.verdict.passed

    @property
    def excused(self) -> bool:
        """It passed, no sanitizer saw anything, and the reason is known."""
        return self._unseen and self.equivalent is not None

    @property
    def _unseen(self) -> bool:
        return not self.killed and not self.sanitized


class PairAudit(Frozen):
    """One pair."""

    problem: str
    target: str
    expert: AuditVerdict | None
    """None if the machine failed before it was judged."""
    observed: AuditVerdict | None = None
    """What sanitizers said of the expert; None if it failed, or if none of them can see anything in such code."""
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
    not_timed: str | None = None
    """Why the times that were asked for are missing, in one line; the rest is known."""
    machine_failure: str | None = None
    """One line; nothing is known then."""

    @property
    def killed(self) -> int:
        """Mutants that failed."""
        return sum(mutant.killed for mutant in self.mutants)

    @property
    def sanitized(self) -> int:
        """Mutants that passed, and in which a sanitizer saw a mistake."""
        return sum(mutant.sanitized for mutant in self.mutants)

    @property
    def expert_holds(self) -> bool:
        """The expert passes, and no sanitizer sees anything in it."""
        passed = self.expert is not None and self.expert.verdict.passed
        return passed and (self.observed is None or self.observed.verdict.passed)

    @property
    def survivors(self) -> tuple[MutantCheck, ...]:
        """Mutants that passed without a reason."""
        return tuple(mutant for mutant in self.mutants if mutant.survived)

    @property
    def equivalent(self) -> tuple[MutantCheck, ...]:
        """Mutants that passed for a known reason."""
        return tuple(mutant for mutant in self.mutants if mutant.excused)

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
        if self.observed is not None and not self.observed.verdict.passed:
            yield f"the expert solution passes, but for sanitizers: {self.observed.verdict}, {self.observed.detail}"
        for style in self.styles:
            if not style.is_right:
                yield f"right code fails, {style.name}: {style.judged.verdict}, {style.judged.detail}"
        for impostor in self.impostors:
            if impostor.judged.verdict.passed:
                yield f"code that computes nothing passes: {impostor.name}"
            elif not impostor.judged.verdict.built:
                yield f"code that computes nothing does not compile, {impostor.name}: {impostor.judged.detail}"
        for mutant in self.survivors:
            yield f"a mutant passes, {mutant.operator} in line {mutant.line}: {mutant.before} -> {mutant.after}"
