"""A ledger of model calls that survives kill -9: each call is written down before it is made.

A call that has begun and not ended was lost in a crash. Its tokens may have been billed all the same, so it counts with
what was reserved for it.
"""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Annotated, Literal, Self

from pydantic import Field, NonNegativeFloat, TypeAdapter, ValidationError

from pareval_agent.agent.json_lines import JsonLines, whole_lines
from pareval_agent.agent.model import Usage
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Frozen


class CallBegun(Frozen):
    """Written ahead of a call."""

    event: Literal["begin"] = "begin"
    call_id: str
    reserved: Usage
    """The most that the call may use."""


class CallEnded(Frozen):
    """Written when the answer is there."""

    event: Literal["end"] = "end"
    call_id: str
    usage: Usage
    cost_usd: NonNegativeFloat | None
    wall_s: NonNegativeFloat


class Call(Frozen):
    """A call, finished or lost."""

    call_id: str
    usage: Usage
    """What it used; what was reserved for it if it was lost."""
    cost_usd: float | None
    wall_s: float | None
    """None if it was lost."""

    @property
    def lost(self) -> bool:
        """Whether it began and never ended."""
        return self.wall_s is None


class Totals(Frozen):
    """All calls of a ledger."""

    calls: int = 0
    lost_calls: int = 0
    usage: Usage = Usage()
    known_cost_usd: float = 0
    """Of the calls whose price is known."""
    calls_without_cost: int = 0
    wall_s: float = 0
    """Of the finished calls."""

    @property
    def cost_usd(self) -> float | None:
        """None as soon as the price of one call is unknown."""
        return None if self.calls_without_cost else self.known_cost_usd


Entry = CallBegun | CallEnded
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Annotated[Entry, Field(discriminator="event")])


class Ledger:
    """An append-only file of calls. One process writes it at a time; each entry is on disk when its method returns."""

    def __init__(self, file: Path) -> None:
        """Open a ledger, or begin one; a line that a crash cut in half is dropped first.

        Raises:
            InfrastructureError: the file cannot be opened or written.
            UserError: there is something in it that no ledger holds.
        """
        self._lines = JsonLines(file)
        self._entries = list(read_entries(file))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._lines.close()

    def begin(self, call_id: str, reserved: Usage) -> None:
        """Note a call that is about to be made."""
        self._append(CallBegun(call_id=call_id, reserved=reserved))

    def end(self, call_id: str, usage: Usage, cost_usd: float | None, wall_s: float) -> None:
        """Note how a call ended that has begun."""
        self._append(CallEnded(call_id=call_id, usage=usage, cost_usd=cost_usd, wall_s=wall_s))

    @property
    def calls(self) -> tuple[Call, ...]:
        """All calls in the order in which they began; one that is being made counts as lost until it ends."""
        return pair(self._entries)

    @property
    def totals(self) -> Totals:
        """What all calls used."""
        return add_up(self.calls)

    def _append(self, entry: Entry) -> None:
        self._lines.append(entry.model_dump_json())
        self._entries.append(entry)


def read_entries(file: Path) -> tuple[Entry, ...]:
    """All entries of a ledger, which may be in use; a last line that is not complete yet is none.

    Raises:
        UserError: a line is no entry; the message names file, line and field.
    """
    return tuple(_entry(line, place) for place, line in whole_lines(file))


def pair(entries: Iterable[Entry]) -> tuple[Call, ...]:
    """Calls from their entries. A call that begins anew under its old name was lost the first time."""
    calls: list[Call] = []
    begun: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry, CallBegun):
            begun[entry.call_id] = len(calls)
            calls.append(Call(call_id=entry.call_id, usage=entry.reserved, cost_usd=None, wall_s=None))
        else:
            ended = Call(**entry.model_dump(exclude={"event"}))
            position = begun.pop(entry.call_id, len(calls))
            calls[position : position + 1] = [ended]
    return tuple(calls)


def add_up(calls: Iterable[Call]) -> Totals:
    """Sums over calls, lost ones included."""
    calls = tuple(calls)
    return Totals(
        calls=len(calls),
        lost_calls=sum(call.lost for call in calls),
        usage=sum((call.usage for call in calls), Usage()),
        known_cost_usd=sum(call.cost_usd or 0 for call in calls),
        calls_without_cost=sum(call.cost_usd is None for call in calls),
        wall_s=sum(call.wall_s or 0 for call in calls),
    )


def _entry(line: bytes, place: str) -> Entry:
    try:
        return _ENTRY.validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the line"
        raise UserError(f"{place}: {field}: {first['msg']}: mend the ledger or begin another one") from error
