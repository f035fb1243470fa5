"""Judging that survives whatever ends it: what a journal holds is not judged again."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from pydantic import BaseModel

from pareval_agent.benchmark.journal import Journal
from pareval_agent.benchmark.side_by_side import SideBySide
from pareval_agent.configs.errors import InfrastructureError

_TRIES = 2
"""Of one item, when the machine fails."""

Item = TypeVar("Item", bound=Hashable)
Row = TypeVar("Row", bound=BaseModel)


def journaled(
    items: Iterable[Item],
    key: Callable[[Item], str],
    judge: Callable[[Item], Row],
    journal: Journal[Row],
    jobs: int,
) -> Iterator[tuple[Item, Row | None, str | None]]:
    """Each item with its row or with the failure of the machine in one line, as they come.

    A row is in the journal before it is told. `jobs` items are in flight at a time.
    """
    keys = {item: key(item) for item in items}
    for item, its_key in keys.items():
        if its_key in journal.judged:
            yield item, journal.judged[its_key], None
    left = [item for item, its_key in keys.items() if its_key not in journal.judged]
    with SideBySide(jobs) as threads:
        for item, row, failure in threads.results(partial(_judged, judge=judge, check=threads.check), left):
            if row is not None:
                journal.append(keys[item], row)
            yield item, row, failure


def _judged(item: Item, judge: Callable[[Item], Row], check: Callable[[], None]) -> tuple[Item, Row | None, str | None]:
    failure = ""
    for _ in range(_TRIES):
        check()
        try:
            return item, judge(item), None
        except InfrastructureError as error:
            failure = str(error)
    return item, None, failure
