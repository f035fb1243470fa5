import fakes
import pytest

from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.best import best_attempt
from pareval_agent.agent.model import Usage
from pareval_agent.tools.verdict import Verdict

P, W = Verdict.PASSED, Verdict.WRONG_ANSWER


def attempts(*ends: tuple[Verdict, tuple[float, ...]]) -> list[Attempt]:
    return [
        Attempt(
            index=index,
            step="generate",
            source="",
            verdict=verdict,
            detail="",
            timing=fakes.timed(verdict, *speedups) if speedups else None,
            usage=Usage(),
            cost_usd=None,
            seconds=Seconds(),
        )
        for index, (verdict, speedups) in enumerate(ends, start=1)
    ]


@pytest.mark.parametrize(
    ("ends", "best"),
    [
        ([], None),
        ([(W, ())], None),
        ([(W, ()), (P, (1.0,))], 2),
        ([(P, (1.0,)), (P, (1.15,))], 1),  # 0.9 to 1.1 and 1.035 to 1.265 touch
        ([(P, (1.0,)), (P, (1.3,))], 2),
        ([(P, (1.3,)), (P, (1.0,))], 1),
        ([(P, (1.0, 2.0)), (P, (1.5, 1.5))], 1),  # each at its fastest: 2.0 and 1.5
        ([(P, (1.0, 1.0)), (P, (0.5, 3.0))], 2),
        ([(P, (1.0,)), (W, (9.0,))], 1),
        ([(P, ()), (P, (9.0,))], 1),  # nothing to compare with
        ([(P, (1.0,)), (P, (2.0,)), (P, (4.0,))], 3),
    ],
)
def test_only_what_is_clearly_faster_replaces(ends: list[tuple[Verdict, tuple[float, ...]]], best: int | None) -> None:
    found = best_attempt(attempts(*ends))
    assert (found.index if found else None) == best
