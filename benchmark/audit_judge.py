"""Judges the candidates of an audit, each once: what an earlier audit found out is taken over."""

import hashlib
import json
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pareval_agent.agent.detail import of_build, of_run
from pareval_agent.agent.request import judge_version
from pareval_agent.agent.seeds import case_seeds, derive
from pareval_agent.benchmark.audit_cache import AuditCache
from pareval_agent.benchmark.audit_result import AuditVerdict
from pareval_agent.benchmark.audit_timing import LaunchTiming, compare_timings
from pareval_agent.benchmark.audit_toolbox import AuditToolbox
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config, Frozen, Sanitizer
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools import candidate, launcher, observed, runner, toolbox
from pareval_agent.tools.harness_parts import RECIPE, compiler_version
from pareval_agent.tools.parallelism import missing_parallelism
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.sanitizers import sanitizer_toolchain
from pareval_agent.tools.store import fingerprint
from pareval_agent.tools.verdict import Verdict

_TRIES = 2
"""Of one candidate, when the machine fails."""
_SETTINGS = {"toolchain", "limits", "testing", "sandbox"}
"""What verdicts may depend on; launch configurations count as they are resolved for this machine."""
_TOOLS = (candidate, launcher, observed, runner, toolbox)
"""Python that decides how a candidate is built and run."""


class ExpertTiming(Frozen):
    """An entry of the cache of times."""

    launches: tuple[LaunchTiming, ...]


@dataclass(frozen=True)
class AuditJudge:
    """Judges with the tools of one machine; its methods may be called from several threads."""

    config: Config
    toolbox: AuditToolbox
    verdicts: AuditCache[AuditVerdict]
    timings: AuditCache[ExpertTiming]
    seed: int

    def prepare(self, prompt: Prompt) -> None:
        """Build what the candidates of a pair need.

        Raises:
            InfrastructureError: the toolchain is missing, or the machine fails.
        """
        self.toolbox.prepare(prompt)

    def right(self, prompt: Prompt, source: str) -> AuditVerdict:
        """Judge code that is to pass; it has to use the execution model, too."""
        missing = missing_parallelism(source, model=prompt.model.value)
        if missing is not None:
            return AuditVerdict(verdict=Verdict.NOT_PARALLEL, detail=missing, wall_s=0)
        return self.judge(prompt, source)

    def judge(self, prompt: Prompt, source: str) -> AuditVerdict:
        """Build and test a candidate.

        Raises:
            InfrastructureError: the machine fails again and again.
        """
        key = self._key(prompt, source)
        known = self.verdicts.get(key)
        if known is None:
            known = self._tried(prompt, source)
            self.verdicts.put(key, known)
        return known

    def timing(self, prompt: Prompt, source: str) -> tuple[LaunchTiming, ...]:
        """Time a candidate that passes, twice, wherever the machine has the cores for it.

        Raises:
            InfrastructureError: the machine fails.
        """
        key = self._key(prompt, source)
        known = self.timings.get(key)
        if known is None:
            known = ExpertTiming(launches=self._timed(prompt, source))
            self.timings.put(key, known)
        return known.launches

    def _tried(self, prompt: Prompt, source: str) -> AuditVerdict:
        for _ in range(_TRIES - 1):
            try:
                return self._judged(prompt, source)
            except InfrastructureError:
                continue
        return self._judged(prompt, source)

    def _judged(self, prompt: Prompt, source: str) -> AuditVerdict:
        start_s = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="pareval-audit-") as folder:
            built = self.toolbox.build(prompt, source, Path(folder))
            if built.library is None:
                verdict, detail = built.verdict or Verdict.BUILD_FAILED, of_build(built)
                looked: tuple[Sanitizer, ...] = ()
            else:
                tested = self.toolbox.test(prompt, built.library, self._seeds(prompt))
                verdict, detail = tested.verdict, of_run(tested, prompt.model)
                looked = tuple(launch.sanitizer for launch in tested.launches if launch.sanitizer)
        return AuditVerdict(verdict=verdict, detail=detail, wall_s=time.monotonic() - start_s, sanitizers=looked)

    def _timed(self, prompt: Prompt, source: str) -> tuple[LaunchTiming, ...]:
        with tempfile.TemporaryDirectory(prefix="pareval-audit-") as folder:
            built = self.toolbox.build(prompt, source, Path(folder))
            if built.library is None:
                raise InfrastructureError(f"{prompt}: the expert solution was built before, and is not now")
            first, second = (self.toolbox.time(prompt, built.library, self._seeds(prompt)) for _ in range(2))
        for timed in (first, second):
            if not timed.verdict.passed:
                raise InfrastructureError(
                    f"{prompt}: no time of the expert solution ({timed.verdict}): is the machine busy?"
                )
        return compare_timings(first, second)

    def _seeds(self, prompt: Prompt) -> Seeds:
        return case_seeds(derive(self.seed, "audit", str(prompt)))

    def _key(self, prompt: Prompt, source: str) -> str:
        """Identifies the candidate and all that its verdict may depend on."""
        settings = self.config.model_dump(mode="json", include=_SETTINGS)
        launches = [str(launch) for launch in self.toolbox.launches(prompt.model)]
        compilers = [self.config.toolchain.cxx, *map(self._cxx, self.config.testing.sanitize)]
        facts = [_version(prompt), _tools_version(*compilers), self.seed, settings, launches, source]
        return hashlib.sha256(json.dumps([str(prompt), *facts]).encode()).hexdigest()

    def _cxx(self, sanitizer: Sanitizer) -> str:
        return sanitizer_toolchain(sanitizer, self.config.toolchain).cxx


_version = cache(judge_version)


@cache
def _tools_version(*compilers: str) -> str:
    """A hash of the versions of compilers and of the code that builds and runs candidates."""
    versions = [compiler_version(cxx) for cxx in compilers]
    return fingerprint(versions, [*RECIPE, *(Path(str(module.__file__)) for module in _TOOLS)])
