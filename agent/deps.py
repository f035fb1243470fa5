"""What the nodes work with."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.agent.events import Event
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.model import Model, Usage
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.toolbox import Toolbox


@dataclass(frozen=True)
class Deps:
    """The live collaborators of the nodes."""

    prompt: Prompt
    model: Model
    toolbox: Toolbox
    ledger: Ledger
    directory: Path
    """Where candidates are built."""
    price: Callable[[Usage], float | None]
    """Dollars for so many tokens, None where the price is unknown."""
    tell: Callable[[Event], None]
    """Hears what happens, in the thread that runs the graph."""
    clock: Callable[[], float] = time.monotonic
    """Seconds, from any start."""
