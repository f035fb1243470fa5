"""What a call costs."""

from pareval_agent.agent.litellm_call import load_litellm
from pareval_agent.agent.model import Usage


def price_usd(model: str, usage: Usage) -> float | None:
    """The price of these tokens by litellm's list; None where the list has none, or none above zero.

    A price of zero is litellm's answer for whole families of self-hosted models, which are not free.
    """
    litellm = load_litellm()
    tokens = litellm.Usage(
        prompt_tokens=usage.input_tokens,
        completion_tokens=usage.output_tokens,
        total_tokens=usage.total_tokens,
        prompt_tokens_details={"cached_tokens": usage.cached_tokens},
    )
    try:
        cost_usd = litellm.completion_cost(litellm.ModelResponse(model=model, usage=tokens), model=model)
    except Exception:  # its type for an unknown model has changed more than once
        return None
    return float(cost_usd) or None
