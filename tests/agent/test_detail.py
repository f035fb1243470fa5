"""The one line on how a run ended, where a sanitizer had the last word."""

import fakes
import pytest

from pareval_agent.agent import detail
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.findings import Finding
from pareval_agent.tools.verdict import Verdict


@pytest.mark.parametrize(
    ("findings", "line"),
    [
        (
            [Finding(kind="data race", lines=(4, 7), variable="total"), Finding(kind="data race", lines=(9,))],
            "data race, total, lines 4 and 7, and 1 more, with 2 threads, seen by a sanitizer",
        ),
        ([Finding(kind="double-free", lines=())], "double-free, with 2 threads, seen by a sanitizer"),
    ],
)
def test_what_a_sanitizer_saw_first_is_told(findings: list[Finding], line: str) -> None:
    test = fakes.judged(Verdict.RACE)
    last = test.launches[-1].model_copy(update={"sanitizer": "thread", "findings": tuple(findings)})
    told = detail.of_run(test.model_copy(update={"launches": (*test.launches[:-1], last)}), ExecutionModel.OMP)
    assert told == line
