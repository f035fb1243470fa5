"""Wrong code fails, and for the reason that its first line expects: the samples are plausible errors."""

import re
from collections import Counter
from pathlib import Path

import pytest
from samples import prompt_of, samples

from pareval_agent.drivers.catalog import load_problems
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.bulk

WRONG = Path(__file__).parent / "wrong"
_EXPECT = re.compile(r"// expect: (\w+(?: ?\| ?\w+)*)")


def _expected(source: str) -> set[Verdict]:
    """An ordinary run of a race may give a wrong answer, or none does and delayed threads do."""
    match = _EXPECT.match(source)
    assert match is not None, "the first line must say which verdict is expected"
    verdicts = {Verdict(word) for word in re.split(r" ?\| ?", match[1])}
    return verdicts | {Verdict.RACE} if Verdict.WRONG_ANSWER in verdicts else verdicts


@pytest.mark.parametrize("sample", samples(WRONG))
def test_wrong_sample_fails(sample: Path, toolbox: LocalToolbox, seeds: Seeds, tmp_path: Path) -> None:
    source, prompt = sample.read_text(), prompt_of(sample)
    built = toolbox.build(prompt, source, tmp_path)
    assert built.library is not None, built.diagnostics
    tested = toolbox.test(prompt, built.library, seeds)
    assert tested.verdict in _expected(source), tested.failed_launch


def test_every_problem_has_at_least_three_wrong_samples() -> None:
    count = Counter(sample.parent.name for sample in WRONG.glob("*/*.cpp"))
    assert {problem: count[problem] for problem in load_problems() if count[problem] < 3} == {}
