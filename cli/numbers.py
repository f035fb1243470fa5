"""Numbers as tables show them; what is unknown is n/a, never 0."""

from pareval_agent.benchmark.intervals import Estimate

UNKNOWN = "n/a"
_LEAST_P_VALUE = 0.0001


def estimate(one: Estimate | None, digits: int = 2, *, sign: bool = False) -> str:
    """A value with its interval: `0.42 [0.34, 0.50]`."""
    if one is None or one.value is None:
        return UNKNOWN
    value = number(one.value, digits, sign=sign)
    if one.interval is None:
        return f"{value} [{UNKNOWN}]"
    low, high = (number(bound, digits, sign=sign) for bound in one.interval[:2])
    return f"{value} [{low}, {high}]"


def number(value: float | None, digits: int = 2, *, sign: bool = False) -> str:
    """With thousands apart."""
    if value is None:
        return UNKNOWN
    return f"{value:+,.{digits}f}" if sign else f"{value:,.{digits}f}"


def p_value(value: float) -> str:
    """With four digits; never 0, which no finite number of draws shows."""
    return f"{value:.4f}" if value >= _LEAST_P_VALUE else f"<{_LEAST_P_VALUE}"
