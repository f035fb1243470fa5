"""Checkpoints of the graph in SQLite: what survives kill -9."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.state import Draft, Exchange, Spent, StopReason, Task
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools.verdict import Verdict

_STORED = (Task, Draft, Attempt, Exchange, Spent, StopReason, Verdict)
"""The types in the graph's channels. Nothing else is ever made from what the database holds."""


def serializer() -> JsonPlusSerializer:
    """Writes and reads the channels, and refuses foreign types."""
    return JsonPlusSerializer(allowed_msgpack_modules=_STORED)


@contextmanager
def open_checkpoints(file: Path) -> Iterator[SqliteSaver]:
    """The checkpoints in a file, which is made if it is not there.

    Each step is on disk before the next one starts, as far as the process may die; if the machine does, the last steps
    may be lost (WAL with synchronous=NORMAL), and are done again. The ledger, which is synced, knows their calls.

    Raises:
        InfrastructureError: the database cannot be read or written.
    """
    try:
        with closing(sqlite3.connect(file, check_same_thread=False)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            yield SqliteSaver(connection, serde=serializer())
    except sqlite3.Error as error:
        raise InfrastructureError(f"cannot use the checkpoints in {file} ({error}): make room, or remove it") from error
