"""What earlier audits found out, by a hash of all that it depends on: only what has changed is judged again."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from pydantic import ValidationError

from pareval_agent.agent.json_lines import JsonLines, whole_lines
from pareval_agent.configs.schema import Frozen

Entry = TypeVar("Entry", bound=Frozen)


class AuditCache(Generic[Entry]):
    """Entries by key in an append-only file; each is on disk when `put` returns. For the threads of one process."""

    def __init__(self, file: Path, schema: type[Entry]) -> None:
        """Open a cache, or begin one.

        Raises:
            InfrastructureError: the file cannot be opened or written.
        """
        self._lines = JsonLines(file)
        self._lock = Lock()
        self._entries = dict(_read(file, schema))

    def get(self, key: str) -> Entry | None:
        """What is known by this key."""
        return self._entries.get(key)

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry for good.

        Raises:
            InfrastructureError: there is no room.
        """
        with self._lock:
            self._lines.append(json.dumps({"key": key, "entry": entry.model_dump(mode="json")}))
            self._entries[key] = entry

    def close(self) -> None:
        """Close the file."""
        self._lines.close()


def _read(file: Path, schema: type[Entry]) -> Iterator[tuple[str, Entry]]:
    """What another version wrote is passed over, and found out again."""
    for _, line in whole_lines(file):
        try:
            row = json.loads(line)
            yield row["key"], schema.model_validate(row["entry"])
        except (ValueError, ValidationError, KeyError, TypeError):
            continue
