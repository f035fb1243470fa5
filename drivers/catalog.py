"""The catalogue: what each problem file says, and how it is found by name.

A problem is one C++ header. Its first comment holds the prompt's facts as YAML; the sections
`declarations`, `reference` and `problem` follow, each introduced by a line `//--- name`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pareval_agent.configs.errors import UserError
from pareval_agent.drivers import dialect
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.drivers.front_matter import read_front_matter

DRIVERS = Path(__file__).resolve().parent
PROBLEMS = DRIVERS / "problems"
SOLUTIONS = DRIVERS / "solutions"

OWN = "own"
"""The problem type of users' problems."""

_SECTION = re.compile(r"^//--- (?P<name>[\w ]+)$", re.MULTILINE)
_GUARD = re.compile(r"^#(ifdef PAREVAL_KOKKOS|endif.*)\n", re.MULTILINE)
"""Around sections for Kokkos, which the judge does not compile."""


@dataclass(frozen=True)
class Problem:
    """One task, independent of the execution model."""

    id: str
    """Such as 27_reduce_average."""
    type: str
    """One of the twelve problem types, the folder's name; `own` if it is a user's."""
    header: Path
    function: str
    signature: str
    """Exactly as the prompt has it, without the opening brace."""
    description: str
    mpi: str
    """Who has which input, and who must have the result."""
    examples: tuple[Mapping[str, Any], ...] = field(hash=False)
    sections: Mapping[str, str] = field(hash=False)
    """C++ by name: declarations, provided, reference, problem; `NAME kokkos` where Kokkos has its own."""
    kokkos: str | None
    """The signature with views; None if the problem has no Kokkos prompt."""
    gpu: str | None
    """The signature of the kernel with pointers, less `__global__`; None if the problem has no GPU prompts."""
    launch: str | None
    """How a kernel is launched, such as `at least N threads`."""
    sizes: Mapping[str, str] = field(hash=False)
    """Size parameters that only the kernel has: the argument whose number of elements each of them is."""
    initially: Mapping[str, Any] = field(hash=False)
    """What results of the kernel hold before the launch, as C++."""
    note: Mapping[str, str] = field(hash=False)
    """A further sentence for `kokkos` or `gpu`."""
    gpu_names: Mapping[str, str] = field(hash=False)
    """Declared helpers that have another name on GPUs."""
    errata: tuple[str, ...]
    """How prompt or judge deviate from the published ones, and why."""
    serial_is_right: Mapping[ExecutionModel, str] = field(hash=False)
    """Where threads or ranks gain nothing, so that code need not be seen to use them: why."""

    @property
    def declarations(self) -> str:
        """What the prompt declares before the function on a CPU: structs and helpers."""
        return self.sections.get("declarations", "").strip()

    @property
    def number(self) -> int:
        """0 to 59."""
        return int(self.id.split("_", 1)[0])

    @property
    def is_own(self) -> bool:
        """It is a user's, and not of the catalogue."""
        return not self.header.is_relative_to(PROBLEMS)

    @property
    def solutions(self) -> Path:
        """The folder of its expert solutions; a user has it beside the header, under the same name."""
        return self.header.with_suffix("") if self.is_own else SOLUTIONS / self.type / self.id

    def solution(self, model: ExecutionModel) -> Path:
        """Where the expert solution for an execution model is kept."""
        return self.solutions / f"{model.identifier}.cpp"

    @property
    def baseline(self) -> Path | None:
        """The best-known serial code, the numerator of speedups; where there is none, the reference takes its place."""
        path = self.solution(ExecutionModel.SERIAL)
        return path if path.is_file() else None

    @property
    def baseline_source(self) -> str:
        """The code of the baseline."""
        return self.baseline.read_text(encoding="utf-8") if self.baseline else self.sections["reference"]

    @property
    def naive(self) -> Path | None:
        """The serial algorithm that anybody would write first, where it is not the best-known one."""
        path = self.solutions / "naive.cpp"
        return path if path.is_file() else None


@dataclass(frozen=True)
class Prompt:
    """A problem in one execution model."""

    problem: Problem
    model: ExecutionModel
    wording: str | None = None
    """The text that the model is shown instead of ours, up to the opening brace; the judge stays the same."""

    def __str__(self) -> str:
        return f"{self.problem.id} {self.model.value}"

    @property
    def function(self) -> str:
        """Name of the wanted function."""
        return self.problem.function

    @cached_property
    def signature(self) -> str:
        """Exactly as the prompt has it, without the opening brace."""
        return dialect.signature(self.problem, self.model)

    @cached_property
    def declarations(self) -> str:
        """What the prompt declares before the function."""
        return dialect.declarations(self.problem, self.model)

    @cached_property
    def declared(self) -> tuple[str, ...]:
        """The declarations one by one, so that a candidate may bring its own version of each."""
        return dialect.split_declarations(self.declarations)

    @cached_property
    def provided(self) -> str:
        """Definitions of functions that the prompt only declares."""
        return dialect.provided(self.problem, self.model)


def read_problem(header: Path) -> Problem:
    """Read one problem file.

    Raises:
        UserError: the file cannot be read or lacks a part.
    """
    header = header.resolve()
    try:
        text = header.read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot read problem {header}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"cannot read problem {header}: it is not UTF-8") from error
    facts = read_front_matter(header, text)
    sections = _sections(text)
    for name in ("reference", "problem"):
        if name not in sections:
            raise UserError(f"{header}: there is no section `//--- {name}`")
    return Problem(
        id=header.stem,
        type=header.parent.name if header.is_relative_to(PROBLEMS) else OWN,
        header=header,
        function=facts.function,
        signature=_signature(header, sections["reference"], facts.function),
        description=facts.description.strip(),
        mpi=facts.mpi.strip(),
        examples=facts.examples,
        sections=sections,
        kokkos=facts.kokkos,
        gpu=facts.gpu,
        launch=facts.launch,
        sizes=facts.sizes,
        initially=facts.initially,
        note={model: sentence.strip() for model, sentence in facts.note.items()},
        gpu_names=facts.gpu_names,
        errata=facts.errata,
        serial_is_right=facts.serial_is_right,
    )


class Catalogue(Mapping[str, Problem]):
    """Problems by id, in their order. Each is read when it is asked for, so that a broken file is its own trouble.

    Looking one up raises UserError if its file is broken.
    """

    def __init__(self, folder: Path) -> None:
        self._headers = {header.stem: header for header in sorted(folder.glob("*/*.hpp"), key=lambda file: file.name)}
        self._read = lru_cache(maxsize=None)(read_problem)

    def __getitem__(self, name: str) -> Problem:
        return self._read(self._headers[name])

    def __contains__(self, name: object) -> bool:
        return name in self._headers

    def __iter__(self) -> Iterator[str]:
        return iter(self._headers)

    def __len__(self) -> int:
        return len(self._headers)

    def types(self) -> tuple[str, ...]:
        """The problem types, by name."""
        return tuple(sorted({header.parent.name for header in self._headers.values()}))

    def of_types(self, types: Collection[str]) -> Iterator[Problem]:
        """The problems of these types."""
        return (self[name] for name, header in self._headers.items() if header.parent.name in types)

    def readable(self) -> tuple[tuple[Problem, ...], tuple[UserError, ...]]:
        """The problems whose files can be read, and what is wrong with the others."""
        problems, faults = [], []
        for name in self:
            try:
                problems.append(self[name])
            except UserError as fault:
                faults.append(fault)
        return tuple(problems), tuple(faults)


@lru_cache(maxsize=1)
def load_problems() -> Catalogue:
    """All problems that come with this program."""
    return Catalogue(PROBLEMS)


def find_problem(name: str) -> Problem:
    """The problem with this id, number or unambiguous part of an id, or the one in this header.

    Raises:
        UserError: no problem is meant, or several are; the message names the nearest ones. Or the header is faulty.
    """
    if name.endswith(".hpp"):
        return read_problem(Path(name))
    problems = load_problems()
    if name in problems:
        return problems[name]
    if name.isdecimal():
        matches = [known for known in problems if known.partition("_")[0].lstrip("0") == name.lstrip("0")]
    else:
        matches = [known for known in problems if name.lower() in known]
    if len(matches) == 1:
        return problems[matches[0]]
    nearest = matches or get_close_matches(name, problems, n=3, cutoff=0.3)
    hint = f"did you mean {' or '.join(nearest[:4])}?" if nearest else "see `pareval-agent prompts`"
    raise UserError(f"unknown prompt {name!r}: {hint}")


def find_model(name: str) -> ExecutionModel:
    """The execution model of this name.

    Raises:
        UserError: there is none.
    """
    known = [model.value for model in ExecutionModel]
    if name not in known:
        raise UserError(f"unknown target {name!r}: choose one of {', '.join(known)}")
    return ExecutionModel(name)


def _sections(text: str) -> dict[str, str]:
    parts = _SECTION.split(text)
    return {name: _GUARD.sub("", body) for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def _signature(header: Path, reference: str, function: str) -> str:
    pattern = rf"^[A-Za-z_][\w:<>, &*]*?[ &*]{re.escape(function)}\([^{{;]*\)(?=\s*\{{)"
    match = re.search(pattern, reference, re.MULTILINE)
    if match is None:
        raise UserError(f"{header}: the section `reference` does not define {function}()")
    return re.sub(r"\s+", " ", match[0])
