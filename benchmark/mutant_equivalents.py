"""Mutants that may well pass, because the mistake changes no result: a reviewed table with a reason for each.

27_reduce_average:
- line: "constexpr size_t block = 1024;"
  reason: how the work is cut changes no result
- line: "if (x < best) best = x;"
  mutant: "if (x <= best) best = x;"
  targets: [omp]
  reason: of two equal values any will do
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from pareval_agent.benchmark.mutant import Mutant
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Frozen
from pareval_agent.drivers.catalog import DRIVERS, Prompt

TABLE = DRIVERS / "equivalent_mutants.yaml"


class Equivalence(Frozen):
    """One row of the table. Lines are compared with single blanks."""

    line: str
    """Of the expert solution."""
    mutant: str | None = None
    """The line after the mistake; None stands for every mistake in this line."""
    targets: tuple[str, ...] | None = None
    """None stands for every execution model whose expert solution has this line."""
    reason: str

    def covers(self, mutant: Mutant, target: str) -> bool:
        """True if it is about this mutant."""
        return (
            self.line == mutant.before
            and self.mutant in (None, mutant.after)
            and (self.targets is None or target in self.targets)
        )


Table = Mapping[str, tuple[Equivalence, ...]]
"""By problem."""

_TABLE: TypeAdapter[Table] = TypeAdapter(dict[str, tuple[Equivalence, ...]])


def read_equivalents(file: Path) -> Table:
    """The table in this file.

    Raises:
        InfrastructureError: it is damaged.
    """
    try:
        return _TABLE.validate_python(yaml.safe_load(file.read_text(encoding="utf-8")) or {})
    except (yaml.YAMLError, ValidationError) as error:
        raise InfrastructureError(f"{file}: {' '.join(str(error).split())}") from error


@lru_cache
def shipped_equivalents() -> Table:
    """The table that comes with the program."""
    return read_equivalents(TABLE)


def reason_to_pass(mutant: Mutant, prompt: Prompt, table: Table) -> str | None:
    """Why a mutant may pass, None if it has to fail."""
    rows = table.get(prompt.problem.id, ())
    return next((row.reason for row in rows if row.covers(mutant, prompt.model.value)), None)
