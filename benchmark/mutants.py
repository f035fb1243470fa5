"""All mutants of a source by fixed operators, in an order that a seed decides."""

import random
from collections import deque
from collections.abc import Iterator

from pareval_agent.benchmark.mutant import Mutant, Operator, mutate
from pareval_agent.benchmark.mutant_code import Code
from pareval_agent.benchmark.mutant_kernel import atomic, barrier, guard, place
from pareval_agent.benchmark.mutant_parallel import clause, communication, distribution, synchronisation
from pareval_agent.benchmark.mutant_sequential import arithmetic, boundary, comparison, constant, index

_OPERATORS = (
    arithmetic, comparison, boundary, index, constant, clause, synchronisation, communication, distribution,
    guard, barrier, atomic, place,
)  # fmt: skip


def all_mutants(source: str) -> list[Mutant]:
    """Every mutant once, in the order of the operators."""
    code = Code(source)
    mutants = (mutate(source, edit) for operator in _OPERATORS for edit in operator(code))
    return list({mutant.source: mutant for mutant in mutants}.values())


def shuffled_mutants(source: str, seed: int) -> list[Mutant]:
    """The same in random order, the operators taking turns: any first few of them have mistakes of every kind."""
    chance = random.Random(seed)  # noqa: S311 - a sample that can be drawn again
    by_operator: dict[Operator, list[Mutant]] = {}
    for mutant in all_mutants(source):
        by_operator.setdefault(mutant.operator, []).append(mutant)
    for mutants in by_operator.values():
        chance.shuffle(mutants)
    return list(_in_turn(list(by_operator.values())))


def _in_turn(groups: list[list[Mutant]]) -> Iterator[Mutant]:
    waiting = deque(deque(group) for group in groups)
    while waiting:
        group = waiting.popleft()
        yield group.popleft()
        if group:
            waiting.append(group)
