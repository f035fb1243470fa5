"""Whose count of tokens is taken."""

import pytest

from pareval_agent.agent.model import Message, Usage
from pareval_agent.agent.usage import Counted, Reported, estimate_tokens, reserve, settle

COUNTED = Counted(input_tokens=90, output_tokens=30)


@pytest.mark.parametrize(
    ("reported", "usage"),
    [
        (Reported(100, None, 40, None), Usage(input_tokens=100, output_tokens=40)),
        (Reported(30, 0, 10, 0), Usage(input_tokens=30, output_tokens=10)),
        (Reported(), Usage(input_tokens=90, output_tokens=30, estimated=True)),
        (Reported(0, 0, 40, 0), Usage(input_tokens=90, output_tokens=40, estimated=True)),
        (Reported(100, 0, 9, 0), Usage(input_tokens=100, output_tokens=30, estimated=True)),
        (Reported(-1, -1, -1, -1), Usage(input_tokens=90, output_tokens=30, estimated=True)),
        (Reported(100, 50, 40, 35), Usage(input_tokens=100, cached_tokens=50, output_tokens=40, reasoning_tokens=35)),
        (Reported(100, 500, 40, 99), Usage(input_tokens=100, cached_tokens=100, output_tokens=40, reasoning_tokens=40)),
        # litellm fills in a missing report with the count that we make, too
        (Reported(90, None, 30, 0), Usage(input_tokens=90, output_tokens=30, estimated=True)),
        (Reported(90, 0, 30, 0), Usage(input_tokens=90, output_tokens=30)),
    ],
)
def test_settle(reported: Reported, usage: Usage) -> None:
    assert settle(reported, COUNTED) == usage


def test_an_empty_answer_has_no_tokens() -> None:
    assert settle(Reported(100, 0, 0, 0), Counted(90, 0)) == Usage(input_tokens=100)


def test_reservations_are_above_what_a_tokenizer_counts() -> None:
    code = "#pragma omp parallel for reduction(+:sum)\nfor (int i = 0; i < n; ++i) { sum += x[i] * y[i]; }\n"
    reserved = reserve([Message(role="user", content=code)], max_output_tokens=500)
    assert reserved.estimated
    assert reserved.output_tokens == 500
    tokens_of_gpt_4 = 35
    assert tokens_of_gpt_4 < estimate_tokens(code) < reserved.input_tokens < len(code)
