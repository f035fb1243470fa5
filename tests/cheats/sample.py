"""A cheat: C++ whose first lines say what must become of it."""

import re
from dataclasses import dataclass
from pathlib import Path

from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.verdict import Verdict

_FOLDER = Path(__file__).parent
_KIT = _FOLDER / "kit"
_WITHOUT_GAIN = " without gain"

CLASSES = ("forging", "answer", "text", "machine", "clock")
"""Of attacks, a folder each. What is timed comes last, when nothing is compiled any more."""


@dataclass(frozen=True)
class Cheat:
    """One sample, and what is expected of it on each execution model."""

    path: Path
    verdicts: frozenset[Verdict]
    """Any of them will do. PASSED means: right, and no faster than an honest sample may be."""
    models: tuple[ExecutionModel, ...]
    says: str | None
    """Text in its output, the compiler's or the judge's, which shows that it was stopped where we think it was."""
    open_hole: str | None
    """Why it still gains something."""
    naive_judge_holds: bool

    @property
    def attack(self) -> str:
        """The class of attack."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """Class and file."""
        return f"{self.attack}/{self.path.stem}"

    @property
    def takes_long(self) -> bool:
        """Whether a limit of time must end it, or it is timed."""
        return bool(self.verdicts & {Verdict.TIMED_OUT, Verdict.BUILD_TIMED_OUT, Verdict.PASSED})

    def source(self, model: ExecutionModel) -> str:
        """What the model could have answered: the file with the kit of the execution model in it."""
        kit = (_KIT / "common.hpp").read_text() + (_KIT / f"{model.identifier}.hpp").read_text()
        return self.path.read_text().replace('#include "kit.hpp"\n', kit)


def read_cheat(path: Path) -> Cheat:
    """Raises ValueError if the first lines are not what they must be."""
    text = path.read_text()
    expected = re.match(r"// expect: (.*) on (.*)\n", text)
    if expected is None:
        raise ValueError(f"{path}: the first line must be `// expect: VERDICT [or VERDICT…] on MODEL[, MODEL…]`")
    says = re.search(r"^// says: (.*)$", text, re.MULTILINE)
    open_hole = re.search(r"^// open: (.*)$", text, re.MULTILINE)
    verdicts = {Verdict(verdict.removesuffix(_WITHOUT_GAIN)) for verdict in expected[1].split(" or ")}
    if Verdict.PASSED in verdicts:
        verdicts.add(Verdict.CLOCK_DISAGREEMENT)  # on a busy machine honest samples are tried again
    return Cheat(
        path=path,
        verdicts=frozenset(verdicts),
        models=tuple(map(ExecutionModel, expected[2].split(", "))),
        says=says[1] if says else None,
        open_hole=open_hole[1] if open_hole else None,
        naive_judge_holds="\n// naive judge: holds, for " in text,
    )


def all_cheats() -> list[Cheat]:
    """Of every class, in the order in which they are best tried."""
    return [read_cheat(path) for attack in CLASSES for path in sorted((_FOLDER / attack).glob("*.cpp"))]
