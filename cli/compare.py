"""`pareval-agent compare`: runs and modes beside each other, prompt by prompt."""

import argparse
from collections.abc import Sequence
from itertools import groupby

from rich import box
from rich.table import Table

from pareval_agent.benchmark.compare import ORACLE_TRAP, Comparison, Pair, compare
from pareval_agent.benchmark.frame import System
from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.systems import pairs, read_selection
from pareval_agent.benchmark.unfinished import bias_notes, unfinished
from pareval_agent.cli.console import output_console, print_json
from pareval_agent.cli.numbers import estimate, number, p_value
from pareval_agent.cli.plain import plain
from pareval_agent.cli.text import one_line

_NOTES = (
    "difference: second less first on common prompts; [low, high]: 95%, bootstrap over problems, then samples",
    "p: flips of signs by problem; Holm: the same for all pairs together; MDE: what 80% of such comparisons would find",
    ORACLE_TRAP,
)


def run(arguments: argparse.Namespace) -> int:
    """Compare what was named with the first of it."""
    selections = [read_selection(name) for name in arguments.runs]
    runs = list(dict.fromkeys(selection.run for selection in selections))
    frame = read_frame(runs)
    left = unfinished(runs)
    comparison = compare(frame, pairs(selections, frame.names.systems), arguments.k or (1,))
    if arguments.json:
        print_json({"level": 0.95, **plain(comparison), "note": ORACLE_TRAP, "unfinished": sum(left.values())})
        return 0
    console = output_console()
    for table in _tables(comparison):
        console.print(table)
    for note in (*_NOTES, *map(one_line, bias_notes(left))):
        console.print(note, soft_wrap=True)
    return 0


def _tables(comparison: Comparison) -> list[Table]:
    names = _names([side for pair in comparison.pairs for side in (pair.first, pair.second)])
    tables = [_effects(pair, names) for pair in comparison.pairs]
    if comparison.points:
        tables.append(_points(comparison, names))
    if comparison.repairs:
        tables.append(_repairs(comparison, names))
    return [*tables, _gaps(comparison, names)]


def _names(systems: Sequence[System]) -> dict[System, str]:
    """As short as they can be told apart."""
    kept = [place for place in range(3) if len({system[place] for system in systems}) > 1] or [2]
    return {system: one_line("/".join(system[place] for place in kept)) for system in systems}


def _table(title: str, texts: Sequence[str], numbers: Sequence[str]) -> Table:
    table = Table(*texts, box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
    for name in numbers:
        table.add_column(name, justify="right")
    return table


def _effects(pair: Pair, names: dict[System, str]) -> Table:
    title = f"{names[pair.second]} compared with {names[pair.first]}"
    columns = ("first", "second", "difference", "p", "Holm", "MDE", "prompts")
    table = _table(title, ["metric"], columns)
    for line in pair.effects:
        one = line.effect
        table.add_row(
            one.metric,
            number(one.first),
            number(one.second),
            estimate(one.difference, sign=True),
            p_value(one.p_value),
            p_value(line.holm_p_value),
            number(one.minimum_detectable),
            str(one.prompts),
        )
    if pair.mcnemar is not None:
        found = pair.mcnemar
        alone = f"{found.only_first} / {found.only_second} alone"
        table.add_row("McNemar, exact", "", "", alone, p_value(found.p_value), "", "", "")
    return table


def _points(comparison: Comparison, names: dict[System, str]) -> Table:
    systems = list(dict.fromkeys(point.system for point in comparison.points))
    title = f"solved within so many tokens, in and out; {comparison.common_prompts} prompts that all have"
    columns = [text for system in systems for text in (names[system], "spent")]
    table = _table(title, [], ["tokens", *columns])
    points = sorted(comparison.points, key=lambda point: point.tokens)
    for tokens, group in groupby(points, key=lambda point: point.tokens):
        cells = {point.system: (estimate(point.solved), number(point.spent, 0)) for point in group}
        table.add_row(number(tokens, 0), *(cell for system in systems for cell in cells[system]))
    return table


def _repairs(comparison: Comparison, names: dict[System, str]) -> Table:
    table = _table("repairs by round and by what was wrong before", ["system", "round", "before"], ["tries", "mended"])
    for rate in comparison.repairs:
        if rate.round is None or rate.failure is None:
            number_of_round = "all" if rate.round is None else str(rate.round)
            table.add_row(
                names[rate.system], number_of_round, rate.failure or "all", str(rate.tries), estimate(rate.mended)
            )
    return table


def _gaps(comparison: Comparison, names: dict[System, str]) -> Table:
    table = _table("public and held-out tests", ["system"], ["pass public", "pass all", "gap"])
    for gap in comparison.gaps:
        table.add_row(names[gap.system], *(estimate(one) for one in (gap.public, gap.scored, gap.gap)))
    return table
