"""Whole answers in `answers/`: from `NAME.md` the source `NAME.cpp` is expected, or none if there is no such file."""

from pathlib import Path

import pytest

from pareval_agent.agent.extract import extract

ANSWERS = sorted((Path(__file__).parent / "answers").glob("*.md"))
SIGNATURE = "void prefixSum(std::vector<double> const& x, std::vector<double> &output)"


@pytest.mark.parametrize("answer", ANSWERS, ids=[path.stem for path in ANSWERS])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_an_answer_gives_its_source(answer: Path, line_end: str) -> None:
    expected = answer.with_suffix(".cpp")
    source = expected.read_text(encoding="utf-8") if expected.exists() else None
    text = answer.read_text(encoding="utf-8").replace("\n", line_end)
    assert extract(text, function="prefixSum", signature=SIGNATURE).source == source


def test_there_are_answers() -> None:
    assert ANSWERS
