"""Charts as data: what is shown, and nothing of how. Pictures and tables of numbers are made from the same."""

from dataclasses import dataclass
from typing import TypeAlias

from pareval_agent.benchmark.intervals import Estimate


@dataclass(frozen=True)
class Axis:
    """What is along one side."""

    label: str
    log: bool = False
    """Each doubling takes the same room."""
    share: bool = False
    """Values are in [0, 1], and all of that is shown."""


@dataclass(frozen=True)
class HeatMap:
    """Shares, one for each pair of a row and a column."""

    name: str
    """Of its files."""
    title: str
    value: str
    """What is shown, such as pass@1."""
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Estimate | None, ...], ...]
    """By row, then column; None where there is no sample."""


@dataclass(frozen=True)
class Series:
    """One system within a chart."""

    name: str
    colour: int
    """Its place among all systems, so that it looks the same in every chart."""


@dataclass(frozen=True)
class Bars:
    """Shares with their intervals, side by side in groups."""

    name: str
    title: str
    value: str
    groups: tuple[str, ...]
    series: tuple[Series, ...]
    values: tuple[tuple[Estimate | None, ...], ...]
    """By series, then group; None where there is no sample."""


@dataclass(frozen=True)
class Curve:
    """Points of one system, by rising x."""

    series: Series
    points: tuple[tuple[float, Estimate], ...]


@dataclass(frozen=True)
class Curves:
    """Values against a quantity."""

    name: str
    title: str
    x: Axis
    y: Axis
    curves: tuple[Curve, ...]
    ideal: tuple[tuple[float, float], ...] = ()
    """What would be perfect, as points of a line; empty shows none."""


@dataclass(frozen=True)
class Stacks:
    """What wholes consist of."""

    name: str
    title: str
    value: str
    rows: tuple[str, ...]
    parts: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    """By row, then part."""


Chart: TypeAlias = HeatMap | Bars | Curves | Stacks
