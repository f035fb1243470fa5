"""What tokens cost, and what must not count as free."""

import pytest

from pareval_agent.agent.model import Usage
from pareval_agent.agent.pricing import price_usd

USAGE = Usage(input_tokens=1000, output_tokens=100)


def test_a_listed_model_has_a_price_and_cached_tokens_are_cheaper() -> None:
    price = price_usd("openai/gpt-4o-mini", USAGE)
    cheaper = price_usd("openai/gpt-4o-mini", USAGE.model_copy(update={"cached_tokens": 800}))
    assert price is not None
    assert cheaper is not None
    assert 0 < cheaper < price


@pytest.mark.parametrize("name", ["openai/my-own-model", "ollama/qwen2.5-coder", "hosted_vllm/some-model"])
def test_an_unknown_price_is_not_zero(name: str) -> None:
    assert price_usd(name, USAGE) is None
