"""How long to wait before asking again."""

import random
from collections.abc import Callable

_FIRST_S = 1.0
_LONGEST_S = 60.0


def pause_s(tries: int, retry_after_s: float | None, draw: Callable[[float, float], float] = random.uniform) -> float:
    """Seconds to wait after so many failed tries: exponential with full jitter, and never less than the server asks.

    Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
    """
    jitter_s = draw(0, min(_LONGEST_S, _FIRST_S * 2 ** (tries - 1)))
    return max(jitter_s, retry_after_s or 0)
