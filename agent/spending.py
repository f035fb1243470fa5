"""What a sample has used up so far."""

from collections.abc import Iterable

from pareval_agent.agent.ledger import Call, add_up
from pareval_agent.agent.limits import Price
from pareval_agent.agent.model import Usage
from pareval_agent.agent.state import Exchange, Spent


def spent_so_far(calls: Iterable[Call], price: Price) -> Spent:
    """Of all these calls; one that was lost in a crash counts with what was reserved for it."""
    calls = tuple(calls)
    costs_usd = [price(call.usage) if call.lost else call.cost_usd for call in calls]
    known = [cost_usd for cost_usd in costs_usd if cost_usd is not None]
    return Spent(usage=add_up(calls).usage, cost_usd=sum(known) if len(known) == len(costs_usd) else None)


def charged_to_budget(spent: Spent, exchanges: Iterable[Exchange]) -> Spent:
    """What counts in the budget of the sample: the tokens of its answers, and all dollars.

    Budgets in tokens are there to compare ways to use them, and nobody can use an answer that an interruption lost.
    Dollars are paid for it all the same.
    """
    return spent.model_copy(update={"usage": sum((exchange.answer.usage for exchange in exchanges), Usage())})
