"""What is compared with what: runs, or modes within runs, as they are named on the command line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.benchmark.frame import System
from pareval_agent.configs.errors import UserError


@dataclass(frozen=True)
class Selection:
    """A run, and what is wanted of it."""

    run: Path
    mode: str | None
    """MODE or MODEL/MODE; None takes all."""

    def includes(self, system: System) -> bool:
        """True if the system is meant."""
        return system.run == str(self.run) and self.mode in (None, system.mode, f"{system.model}/{system.mode}")


def read_selection(text: str) -> Selection:
    """RUN or RUN:MODE; a path that exists is one, whatever colons it has."""
    run, colon, mode = text.rpartition(":")
    if Path(text).exists() or not colon:
        return Selection(Path(text), None)
    return Selection(Path(run), mode)


def pairs(selections: Sequence[Selection], systems: Sequence[System]) -> list[tuple[int, int]]:
    """Pairs of systems, by their place: what is compared with, and what is compared.

    Systems of one selection are compared with its first one; several selections with the first of them, which is one
    system, or else mode by mode.

    Raises:
        UserError: a selection is empty, or there is nothing to compare.
    """
    chosen = [_choose(selection, systems) for selection in selections]
    first, others = chosen[0], chosen[1:]
    if not others:
        found = [(first[0], other) for other in first[1:]]
    elif len(first) == 1:
        found = [(first[0], other) for others_of_one in others for other in others_of_one if other != first[0]]
    else:
        found = [pair for others_of_one in others for pair in _mode_by_mode(first, others_of_one, systems)]
    if not found:
        names = ", ".join(str(systems[place]) for places in chosen for place in places)
        raise UserError(f"nothing to compare among {names}: name two runs, or two modes as RUN:MODE")
    return list(dict.fromkeys(found))


def _choose(selection: Selection, systems: Sequence[System]) -> list[int]:
    places = [place for place, system in enumerate(systems) if selection.includes(system)]
    if not places:
        known = dict.fromkeys(system.mode for system in systems if system.run == str(selection.run))
        raise UserError(f"{selection.run} has no samples in mode {selection.mode}: choose one of {', '.join(known)}")
    return places


def _mode_by_mode(first: Sequence[int], others: Sequence[int], systems: Sequence[System]) -> Iterator[tuple[int, int]]:
    """Systems of one mode; of one model too, where the other run has that one."""
    for base in first:
        alike = [other for other in others if systems[other].mode == systems[base].mode and other != base]
        same_model = [other for other in alike if systems[other].model == systems[base].model]
        yield from ((base, other) for other in same_model or alike)
