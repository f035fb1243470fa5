"""What a whole run may use: reserved before each call, so that no call can exceed it."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Condition

from pareval_agent.agent.limits import Price
from pareval_agent.agent.model import Usage
from pareval_agent.agent.state import Spent
from pareval_agent.configs.bench import CapsConfig
from pareval_agent.configs.errors import UserError


class CapReachedError(UserError):
    """The next call does not fit into what is left of the run's caps.

    A UserError, so that the ledger of the sample notes that nothing was used, and the sample can be continued.
    """


class Reservation:
    """A call in progress; whoever makes it notes what it used, or else all that was reserved counts."""

    def __init__(self, reserved: Spent) -> None:
        self.spent = reserved


class SpendingCaps:
    """Counts what all samples of a run use. Thread-safe."""

    def __init__(self, caps: CapsConfig, spent: Spent, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with what earlier parts of the run have used; wall time begins now."""
        self._caps = caps
        self._clock = clock
        self._start_s = clock()
        self._spent = spent
        self._reservations: set[Reservation] = set()
        self._settled = Condition()
        self._refused = False

    @property
    def reached(self) -> bool:
        """Whether a call did not fit, or the time is over; then nothing further need be begun."""
        return self._refused or self._is_late()

    @property
    def begins(self) -> bool:
        """Whether samples may be begun that were not begun yet."""
        return not self._is_after(self._caps.begin_s)

    @property
    def spent(self) -> Spent:
        """By all calls that have ended."""
        with self._settled:
            return self._spent

    @contextmanager
    def reserved(self, usage: Usage, price: Price) -> Iterator[Reservation]:
        """Reserve what a call may use, and settle what it did use.

        Raises:
            CapReachedError: it does not fit, whatever the calls in progress leave over; or the time is over.
        """
        reservation = Reservation(Spent(usage=usage, cost_usd=price(usage)))
        with self._settled:
            self._settled.wait_for(lambda: self._fits(reservation.spent) or not self._reservations)
            if self._is_late() or not self._fits(reservation.spent):
                self._refused = True
                raise CapReachedError(f"the run has reached its cap ({self._words()}): raise it to continue")
            self._reservations.add(reservation)
        try:
            yield reservation
        except UserError:
            reservation.spent = Spent()  # refused: nobody bills that
            raise
        finally:
            with self._settled:
                self._reservations.remove(reservation)
                self._spent = add_up([self._spent, reservation.spent])
                self._settled.notify_all()

    def _is_late(self) -> bool:
        return self._is_after(self._caps.wall_s)

    def _is_after(self, limit_s: float | None) -> bool:
        return limit_s is not None and self._clock() - self._start_s >= limit_s

    def _fits(self, wanted: Spent) -> bool:
        after = add_up([self._spent, wanted, *(reservation.spent for reservation in self._reservations)])
        if self._caps.tokens is not None and after.usage.total_tokens > self._caps.tokens:
            return False
        return self._caps.dollars is None or (after.cost_usd is not None and after.cost_usd <= self._caps.dollars)

    def _words(self) -> str:
        return ", ".join(f"caps.{name} = {value}" for name, value in self._caps if value is not None)


def add_up(parts: Iterable[Spent]) -> Spent:
    """Sums; the cost is None as soon as that of one part is."""
    parts = tuple(parts)
    costs_usd = [part.cost_usd for part in parts if part.cost_usd is not None]
    usage = sum((part.usage for part in parts), Usage())
    return Spent(usage=usage, cost_usd=sum(costs_usd) if len(costs_usd) == len(parts) else None)
