"""An audit of the harness itself: right code passes, and wrong code fails, for every problem and execution model."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pareval_agent.agent.seeds import derive
from pareval_agent.benchmark.audit_cache import AuditCache
from pareval_agent.benchmark.audit_impostors import impostors
from pareval_agent.benchmark.audit_judge import AuditJudge, ExpertTiming
from pareval_agent.benchmark.audit_result import AuditVerdict, Check, MutantCheck, PairAudit
from pareval_agent.benchmark.audit_sanitizers import observable, plain, under_sanitizers
from pareval_agent.benchmark.audit_toolbox import BesideOthers, FirstLaunchFirst, ToolboxMaker
from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.mutant_equivalents import Table, reason_to_pass, shipped_equivalents
from pareval_agent.benchmark.mutants import shuffled_mutants
from pareval_agent.benchmark.run_folder import RunFolder
from pareval_agent.benchmark.side_by_side import SideBySide
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.right_styles import styles_of
from pareval_agent.tools.verdict import Verdict

DEFAULT_SEED = 1
"""The same each time, or nothing that was judged before could be taken over."""
DEFAULT_MUTANTS = 10


@dataclass(frozen=True)
class AuditPlan:
    """What to look at."""

    pairs: tuple[Prompt, ...]
    mutants: int = DEFAULT_MUTANTS
    """Of each pair, that compile."""
    seed: int = DEFAULT_SEED
    """Of the sample of mutants, and of all inputs."""
    timing: bool = False
    """Time the experts too; that needs a quiet machine."""


class AuditWatcher(Protocol):
    """Hears how it goes on, from several threads."""

    def on_candidate(self, prompt: Prompt, name: str, verdict: Verdict) -> None:
        """One candidate is judged, now or by an earlier audit."""

    def on_pair(self, audit: PairAudit) -> None:
        """All verdicts of one pair are known."""

    def on_timing(self, prompt: Prompt) -> None:
        """The expert is timed next, or was by an earlier audit."""


def run_audit(
    plan: AuditPlan,
    config: Config,
    make: ToolboxMaker,
    folder: Path,
    watcher: AuditWatcher,
    *,
    jobs: int | None = None,
    equivalents: Table | None = None,
) -> list[PairAudit]:
    """Audit all pairs of a plan, in its order; what was found out before is not found out again.

    Args:
        plan: what to look at.
        config: how candidates are judged; under which sanitizers, if not under all that work here.
        make: the tools of this machine for some settings.
        folder: where verdicts are kept; made if it is not there.
        watcher: hears how it goes on.
        jobs: pairs at a time; None takes one for each core.
        equivalents: mutants that may pass; None takes the table that comes with the program.

    Raises:
        UserError: another process works in the folder, or it cannot be made.
        InfrastructureError: there is no room.
    """
    cores = Cores(len(os.sched_getaffinity(0)))
    toolbox = FirstLaunchFirst(plain(config), make, cores)
    sanitized = under_sanitizers(config, toolbox)
    observer = BesideOthers(make(sanitized), cores)
    with ExitStack() as stack:
        stack.enter_context(RunFolder(folder).locked())
        verdicts = stack.enter_context(closing(AuditCache(folder / "verdicts.jsonl", AuditVerdict)))
        timings = stack.enter_context(closing(AuditCache(folder / "timings.jsonl", ExpertTiming)))
        judge = AuditJudge(plain(config), toolbox, verdicts, timings, plan.seed)
        observing = AuditJudge(sanitized, observer, verdicts, timings, plan.seed)
        threads = stack.enter_context(SideBySide(jobs or cores.count))
        table = shipped_equivalents() if equivalents is None else equivalents
        auditor = _Auditor(plan, judge, observing, watcher, table, threads)
        audits = {(audit.problem, audit.target): audit for audit in threads.results(auditor.audit, plan.pairs)}
        found = [audits[prompt.problem.id, prompt.model.value] for prompt in plan.pairs]
        return [auditor.timed(prompt, one) for prompt, one in zip(plan.pairs, found, strict=True)]


@dataclass(frozen=True)
class _Auditor:
    """What the audits of all pairs have in common."""

    plan: AuditPlan
    judge: AuditJudge
    observing: AuditJudge
    """Looks under sanitizers at what passed."""
    watcher: AuditWatcher
    equivalents: Table
    threads: SideBySide

    def audit(self, prompt: Prompt) -> PairAudit:
        """Look at one pair; if the machine fails, the result says so."""
        problem, target = prompt.problem.id, prompt.model.value
        try:
            self.judge.prepare(prompt)
            audit = self._audit(prompt)
        except InfrastructureError as error:
            self.threads.check()
            audit = PairAudit(problem=problem, target=target, expert=None, machine_failure=str(error))
        self.watcher.on_pair(audit)
        return audit

    def _audit(self, prompt: Prompt) -> PairAudit:
        """Where the expert fails, the failures of wrong code would tell nothing, so that it is left out."""
        source = _expert(prompt)
        expert = self._told(prompt, "expert", self.judge.right(prompt, source))
        audit = PairAudit(problem=prompt.problem.id, target=prompt.model.value, expert=expert)
        if not expert.verdict.passed:
            return audit
        audit = audit.model_copy(update={"observed": self._observed(prompt, "expert", source)})
        if not audit.expert_holds:
            return audit
        mutants, not_compiled = self._mutants(prompt, source)
        return audit.model_copy(
            update={
                "styles": tuple(self._styles(prompt)),
                "impostors": tuple(self._impostors(prompt)),
                "mutants": mutants,
                "not_compiled": not_compiled,
            }
        )

    def timed(self, prompt: Prompt, audit: PairAudit) -> PairAudit:
        """The same with times of the expert, if they are asked for: after all verdicts, since times take longer."""
        if not self.plan.timing or not audit.expert_holds:
            return audit
        self.watcher.on_timing(prompt)
        try:
            return audit.model_copy(update={"timing": self.judge.timing(prompt, _expert(prompt))})
        except InfrastructureError as error:
            return audit.model_copy(update={"not_timed": str(error)})

    def _observed(self, prompt: Prompt, name: str, source: str) -> AuditVerdict | None:
        """What sanitizers say of code that passed; None if there is none for such code."""
        if not observable(self.observing.config, prompt.model):
            return None
        return self._told(prompt, f"{name}, under sanitizers", self.observing.judge(prompt, source))

    def _styles(self, prompt: Prompt) -> Iterator[Check]:
        for name, file in styles_of(prompt.problem, prompt.model).items():
            judged = self.judge.right(prompt, file.read_text(encoding="utf-8"))
            yield Check(name=name, judged=self._told(prompt, name, judged))
        if prompt.model.uses_mpi or prompt.model.uses_openmp:  # judges look at results alone, and types are the same
            judged = self.judge.judge(prompt, prompt.problem.baseline_source)
            yield Check(name="serial", judged=self._told(prompt, "serial", judged), parallel=False)

    def _impostors(self, prompt: Prompt) -> Iterator[Check]:
        for impostor in impostors(prompt):
            judged = self.judge.judge(prompt, impostor.source)
            yield Check(name=impostor.name, judged=self._told(prompt, impostor.name, judged))

    def _mutants(self, prompt: Prompt, source: str) -> tuple[tuple[MutantCheck, ...], int]:
        """A sample of those that compile, and how many were drawn that do not."""
        checks: list[MutantCheck] = []
        not_compiled = 0
        for mutant in shuffled_mutants(source, derive(self.plan.seed, "mutants", str(prompt))):
            if len(checks) == self.plan.mutants:
                break
            name = f"mutant: {mutant.after or 'dropped'}"
            judged = self._told(prompt, name, self.judge.judge(prompt, mutant.source))
            if not judged.verdict.built:
                not_compiled += 1
                continue
            checks.append(
                MutantCheck(
                    operator=mutant.operator,
                    line=mutant.line,
                    before=mutant.before,
                    after=mutant.after,
                    judged=judged,
                    observed=self._observed(prompt, name, mutant.source) if judged.verdict.passed else None,
                    equivalent=reason_to_pass(mutant, prompt, self.equivalents),
                )
            )
        return tuple(checks), not_compiled

    def _told(self, prompt: Prompt, name: str, judged: AuditVerdict) -> AuditVerdict:
        self.threads.check()
        self.watcher.on_candidate(prompt, name, judged.verdict)
        return judged


def _expert(prompt: Prompt) -> str:
    return prompt.problem.solution(prompt.model).read_text(encoding="utf-8")


def failed_pairs(audits: Sequence[PairAudit]) -> list[PairAudit]:
    """Those of which something does not hold."""
    return [audit for audit in audits if audit.faults]
