"""What a sample has used up so far."""

from collections.abc import Iterable

from pareval_agent.agent.ledger import Call, add_up
from pareval_agent.agent.limits import Price
from pareval_agent.agent.state import Spent


def spent_so_far(calls: Iterable[Call], price: Price) -> Spent:
    """Of all these calls; one that was lost in a crash counts with what was reserved for it."""
    calls = tuple(calls)
    costs_usd = [price(call.usage) if call.lost else call.cost_usd for call in calls]
    known = [cost_usd for cost_usd in costs_usd if cost_usd is not None]
    return Spent(usage=add_up(calls).usage, cost_usd=sum(known) if len(known) == len(costs_usd) else None)
