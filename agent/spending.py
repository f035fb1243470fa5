"""What a sample has used up so far."""

from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.limits import Price
from pareval_agent.agent.state import Spent


def spent_so_far(ledger: Ledger, price: Price) -> Spent:
    """All calls of the ledger; one that was lost in a crash counts with what was reserved for it."""
    costs_usd = [price(call.usage) if call.lost else call.cost_usd for call in ledger.calls]
    known = [cost_usd for cost_usd in costs_usd if cost_usd is not None]
    return Spent(usage=ledger.totals.usage, cost_usd=sum(known) if len(known) == len(costs_usd) else None)
