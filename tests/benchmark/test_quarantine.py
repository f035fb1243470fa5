"""The list of pairs that are not to be scored."""

from pathlib import Path

import pytest
from made_runs import PROBLEMS, samples, write_run

from pareval_agent.benchmark.audit_result import AuditVerdict, PairAudit
from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.quarantine import as_yaml, in_quarantine, read_quarantine, renewed, shipped_quarantine
from pareval_agent.benchmark.score import score
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import load_problems
from pareval_agent.drivers.execution_model import JUDGED
from pareval_agent.tools.verdict import Verdict


def audited(target: str, verdict: Verdict | None) -> PairAudit:
    expert = verdict and AuditVerdict(verdict=verdict, detail="why", wall_s=1)
    failure = None if verdict else "no compiler"
    return PairAudit(problem="27_reduce_average", target=target, expert=expert, machine_failure=failure)


def test_an_audit_renews_what_it_looked_at() -> None:
    old = {("27_reduce_average", name): "old" for name in ("omp", "mpi", "serial")}
    new = renewed(old, [audited("omp", Verdict.PASSED), audited("mpi", None), audited("kokkos", Verdict.RACE)])
    assert new == {
        ("27_reduce_average", "mpi"): "old",
        ("27_reduce_average", "serial"): "old",
        ("27_reduce_average", "kokkos"): "the expert solution fails: race, why",
    }


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "quarantine.yaml"
    quarantine = {("27_reduce_average", "omp"): "a: b -> `c`", ("25_reduce_xor", "mpi+omp"): "#"}
    for each in ({}, quarantine):
        file.write_text(as_yaml(each))
        assert read_quarantine(file) == each


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "quarantine.yaml"
    file.write_text("[27_reduce_average]")
    with pytest.raises(UserError, match=r"quarantine\.yaml.*mend it"):
        read_quarantine(file)


def test_the_shipped_pairs_exist() -> None:
    known = {(problem, model.value) for problem in load_problems() for model in JUDGED}
    assert set(shipped_quarantine()) <= known


def test_pairs_in_quarantine_are_in_no_headline(tmp_path: Path) -> None:
    problem = PROBLEMS[0]
    rows = [one for name in PROBLEMS[:2] for one in samples(["passed", "crashed"], prompt=name)]
    frame = read_frame([write_run(tmp_path / "run", rows)])
    quarantine = {(problem, "omp"): "why", (problem, "mpi"): "not in this run", ("66_new", "omp"): "nor this"}
    (whole,), (rest,) = score(frame, quarantine={}), score(frame, quarantine=quarantine)
    assert (whole.prompts, whole.samples, rest.prompts, rest.samples) == (2, 4, 1, 2)
    by_prompt = score(frame, by="prompt", quarantine=quarantine)
    assert [line.group for line in by_prompt] == [*PROBLEMS[:2]]
    assert in_quarantine(frame, quarantine) == {(problem, "omp"): "why"}
    assert score(frame, quarantine=dict.fromkeys([(name, "omp") for name in PROBLEMS], "all")) == []
