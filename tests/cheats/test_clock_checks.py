"""What the judge makes of times, without any: exact where the samples depend on how busy the machine is."""

import shutil
import subprocess
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import pytest

from pareval_agent.drivers.catalog import DRIVERS

MAIN = Path(__file__).with_name("check_clocks.cc")


@dataclass(frozen=True)
class Round:
    """One pair, in seconds; see drivers/judge/timing.hpp. This one is honest: as fast as the baseline."""

    threads: int = 1
    send_s: float = 0.010
    setup_cpu_s: float = 0.011
    call_s: float = 0.010
    call_cpu_s: float = 0.010
    claim_s: float = 0.010
    collect_s: float = 0.0001
    receive_s: float = 0.00001
    slack_s: float = 0.0007
    baseline_s: float = 0.010


HONEST = Round()
BUSY = replace(HONEST, call_s=0.050, collect_s=0.020)
"""The scheduler was elsewhere."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    output = tmp_path_factory.mktemp("clocks") / "check_clocks"
    parts = [str(DRIVERS / "judge" / name) for name in ("timing.cc", "series.cc", "json.cc")]
    include = ["-I", str(DRIVERS / "include"), "-I", str(DRIVERS / "judge")]
    subprocess.run(["g++", "-std=c++17", *include, str(MAIN), *parts, "-o", str(output)], check=True)
    return output


def judged(program: Path, rounds: list[Round]) -> tuple[float, str]:
    """Median speedup and verdict."""
    text = "".join(" ".join(map(str, astuple(each))) + "\n" for each in rounds)
    done = subprocess.run([program], input=text, capture_output=True, text=True, check=True)
    speedup, verdict = done.stdout.splitlines()
    return float(speedup), verdict


@pytest.mark.parametrize("busy", [0, 3, 7])
def test_honest_rounds_are_fine_even_if_many_are_disturbed(program: Path, busy: int) -> None:
    rounds = [HONEST] * (10 - busy) + [replace(BUSY, claim_s=0.050)] * busy
    assert judged(program, rounds)[1] == "fine"


AT_ONCE = replace(HONEST, call_s=0.0001, call_cpu_s=0.0001, claim_s=0.0001)
DISHONEST = {
    "work was still done after the call had returned": replace(AT_ONCE, collect_s=0.010),
    "work was done before the call": replace(AT_ONCE, setup_cpu_s=0.020),
    "more threads worked than the launch has": replace(HONEST, call_s=0.005, claim_s=0.005),
    "the call took 10.000000 ms by the judge's clock and 0.001000 ms by the worker's": replace(HONEST, claim_s=1e-6),
}


@pytest.mark.parametrize(("verdict", "dishonest"), DISHONEST.items())
def test_cheating_in_more_than_half_of_the_rounds_is_a_verdict(program: Path, verdict: str, dishonest: Round) -> None:
    assert judged(program, [dishonest] * 6 + [HONEST] * 4)[1] in (verdict, "fine")
    assert judged(program, [dishonest] * 8 + [HONEST] * 2)[1] == verdict


@pytest.mark.parametrize("dishonest", [*DISHONEST.values()], ids=[*DISHONEST])
def test_cheating_in_fewer_rounds_gains_nothing(program: Path, dishonest: Round) -> None:
    assert judged(program, [dishonest] * 4 + [HONEST] * 6)[0] == pytest.approx(1.0)


def test_what_is_put_off_counts_as_time(program: Path) -> None:
    later = DISHONEST["work was still done after the call had returned"]
    assert judged(program, [later] * 10)[0] < 1.2


def test_two_threads_of_two_are_not_too_many(program: Path) -> None:
    assert judged(program, [replace(HONEST, threads=2, call_cpu_s=0.0199)] * 10)[1] == "fine"
