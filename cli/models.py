"""`pareval-agent models`: the local models and their weights."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import RenderableType
from rich.filesize import decimal
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table

from pareval_agent.agent.weights import cache_folder, find, pull
from pareval_agent.agent.weights_table import DEFAULT_WEIGHTS, KNOWN_WEIGHTS, Weights, known_weights
from pareval_agent.cli.console import PlainConsole, output_console, print_json, progress_console
from pareval_agent.cli.text import one_line
from pareval_agent.configs.errors import UserError


def run(arguments: argparse.Namespace) -> int:
    """List the local models, or fetch the weights of one."""
    if arguments.action == "pull":
        _pull(arguments)
    else:
        _list(arguments)
    return 0


def model_name(weights: Weights) -> str:
    """What `--model` takes for it."""
    return "local" if weights is DEFAULT_WEIGHTS else f"local:{weights.name}"


def _list(arguments: argparse.Namespace) -> None:
    if arguments.name is not None:
        raise UserError(f"`list` takes no name: did you mean `pareval-agent models pull {arguments.name}`?")
    with progress_console(json_output=arguments.json).status("checking the weights"):
        places = [(weights, find(weights.name)) for weights in KNOWN_WEIGHTS.values()]
    if arguments.json:
        print_json([_facts(*place) for place in places])
        return
    for weights, path in places:
        name = model_name(weights)
        state = str(path) if path else f"not here yet: pareval-agent models pull {name}"
        output_console().print(f"{name:12} {decimal(weights.size_bytes):>8}  {state}", soft_wrap=True)


def _facts(weights: Weights, path: Path | None) -> dict[str, object]:
    return {
        "name": model_name(weights),
        "bytes": weights.size_bytes,
        "sha256": weights.sha256,
        "path": path and str(path),
    }


def _pull(arguments: argparse.Namespace) -> None:
    name = (arguments.name or "local").removeprefix("local").removeprefix(":") or DEFAULT_WEIGHTS.name
    weights = known_weights(name)
    try:
        with _progress(progress_console(json_output=arguments.json), weights) as tell:
            path = pull(weights.name, tell)
    except KeyboardInterrupt as interrupt:
        interrupt.add_note("run the same command again to go on with what is already here")
        raise
    if arguments.json:
        print_json(_facts(weights, path))


@contextmanager
def _progress(console: PlainConsole, weights: Weights) -> Iterator[Callable[[str], None]]:
    """Takes the steps of a pull; on a terminal, with a bar below them."""

    def tell(step: str) -> None:
        console.print(one_line(step), soft_wrap=True)

    if not console.is_live:
        yield tell
        return
    with Live(console=console, get_renderable=lambda: progress_bar(weights), transient=True):
        yield tell


def progress_bar(weights: Weights) -> RenderableType:
    """How much of the weights has been fetched."""
    here, total = bytes_here(weights), weights.size_bytes
    bar = Table.grid()
    bar.add_row(ProgressBar(total=total, completed=here, width=50))
    bar.add_row(f"{weights.file_name}  {decimal(here)} of {decimal(total)}")
    return bar


def bytes_here(weights: Weights) -> int:
    """What has been fetched so far, by the sizes of the files, whatever source they come from."""
    file = cache_folder() / weights.file_name
    parts = file.with_name(f"{file.name}.parts").rglob("*")
    fetched = max(sum(map(_size, parts)), _size(file.with_name(f"{file.name}.partial")))
    return min(fetched, weights.size_bytes)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:  # it has just been moved
        return 0
