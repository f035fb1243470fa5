"""Pairs of which an audit found that something does not hold: they are shown, and are in no headline score."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import yaml
from pydantic import TypeAdapter, ValidationError

from pareval_agent.benchmark.frame import Keys, SampleFrame, Vocabulary, without_level
from pareval_agent.benchmark.metrics import Booleans
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.catalog import DRIVERS

if TYPE_CHECKING:
    from pareval_agent.benchmark.audit_result import PairAudit

SHIPPED = DRIVERS / "quarantine.yaml"

Quarantine = Mapping[tuple[str, str], str]
"""The reason by problem and execution model."""

AnyFrame = TypeVar("AnyFrame", bound=SampleFrame)

_SCHEMA: TypeAdapter[dict[str, dict[str, str]]] = TypeAdapter(dict[str, dict[str, str]])
_HEADER = """\
# Pairs of which the last audit found that something does not hold, by problem and execution model. `score` shows them
# and leaves them out of its headline. Written by `pareval-agent audit --quarantine`.
"""


def read_quarantine(file: Path) -> Quarantine:
    """The pairs in this file.

    Raises:
        UserError: it cannot be read, or is damaged.
    """
    try:
        problems = _SCHEMA.validate_python(yaml.safe_load(file.read_text(encoding="utf-8")) or {})
    except OSError as error:
        raise UserError(f"{file}: cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: {' '.join(str(error).split())}: mend it, or delete it") from error
    return {(problem, target): why for problem, targets in problems.items() for target, why in targets.items()}


@lru_cache
def shipped_quarantine() -> Quarantine:
    """The pairs that are known to be unsound."""
    return read_quarantine(SHIPPED)


def headline(frame: AnyFrame, quarantine: Quarantine) -> AnyFrame:
    """The rows of all other pairs."""
    unsound = [_is_in(keys, frame.names, quarantine) for keys in (frame.samples, frame.failures)]
    return frame.where(*(~rows for rows in unsound)) if any(rows.any() for rows in unsound) else frame


def in_quarantine(frame: SampleFrame, quarantine: Quarantine) -> Quarantine:
    """The pairs in quarantine that there are samples of."""
    return {pair: why for pair, why in quarantine.items() if _is_in(frame.samples, frame.names, {pair: why}).any()}


def _is_in(keys: Keys, names: Vocabulary, quarantine: Quarantine) -> Booleans:
    """True for each row of a pair in quarantine."""
    found = np.zeros(len(keys.problem), dtype=bool)
    for problem, target in quarantine:
        targets = [code for code, name in enumerate(names.targets) if without_level(name) == target]
        if problem in names.problems and targets:
            found |= (keys.problem == names.problems.index(problem)) & np.isin(keys.target, targets)
    return found


def renewed(old: Quarantine, audits: "Iterable[PairAudit]") -> Quarantine:
    """What an audit leaves of a quarantine and adds to it; pairs that were not audited stay as they are."""
    new = dict(old)
    for audit in audits:
        pair = (audit.problem, audit.target)
        if audit.faults:
            new[pair] = audit.faults[0]
        elif audit.ok:
            new.pop(pair, None)
    return new


def as_yaml(quarantine: Quarantine) -> str:
    """The text of the file."""
    problems: dict[str, dict[str, str]] = {}
    for (problem, target), reason in sorted(quarantine.items()):
        problems.setdefault(problem, {})[target] = reason
    return _HEADER + yaml.safe_dump(problems, width=1000, allow_unicode=True)
