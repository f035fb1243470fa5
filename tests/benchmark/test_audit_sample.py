"""A sample of the audit with the real tools: one pair of each execution model. `make audit` does all of it."""

from pathlib import Path

import pytest
from samples import marks_of

from pareval_agent.benchmark.audit import AuditPlan, run_audit
from pareval_agent.benchmark.audit_result import PairAudit
from pareval_agent.configs.schema import Config, LimitsConfig, TestingConfig
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

PROBLEM = {
    "serial": "34_scan",
    "omp": "27_reduce",
    "mpi": "27_reduce",
    "mpi+omp": "47_sparse",
    "kokkos": "27_reduce",
    "cuda": "47_sparse",
    "hip": "27_reduce",
}


class Silence:
    def on_candidate(self, prompt: Prompt, name: str, verdict: Verdict) -> None:
        pass

    def on_pair(self, audit: PairAudit) -> None:
        pass

    def on_timing(self, prompt: Prompt) -> None:
        pass


@pytest.mark.parametrize(
    "model", [pytest.param(model, id=model.value, marks=marks_of(model)) for model in ExecutionModel]
)
def test_the_harness_holds(model: ExecutionModel, tmp_path: Path) -> None:
    config = Config(limits=LimitsConfig(order_s=10), testing=TestingConfig(sanitize=("address",)))
    plan = AuditPlan((Prompt(find_problem(PROBLEM[model.value]), model),), mutants=4)
    (audit,) = run_audit(plan, config, LocalToolbox, tmp_path, Silence())
    assert audit.machine_failure is None
    assert audit.faults == ()
    if not model.on_gpu:
        assert audit.observed is not None
        assert audit.observed.sanitizers == ("address",)
    assert len(audit.mutants) == 4
    assert {impostor.judged.verdict for impostor in audit.impostors} == {Verdict.WRONG_ANSWER}
