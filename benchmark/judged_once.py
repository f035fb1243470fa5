"""Identical candidates are built and tested once in a run, also by the commands that continue it."""

import shutil
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

from pydantic import ValidationError

from pareval_agent.agent.json_lines import JsonLines, whole_lines
from pareval_agent.agent.request import judge_version
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Frozen
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.candidate import LIBRARY
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.store import fingerprint
from pareval_agent.tools.toolbox import Toolbox

_SOURCE = "source.cpp"
"""Beside a library: what it was made from, so that a command that goes on knows it."""


class Finding(Frozen):
    """One line: what is known of one candidate."""

    schema_version: Literal[1] = 1
    key: str
    """A hash of the source and of all that its result depends on."""
    build: BuildResult | None = None
    """Without the library, which ends with its sample."""
    test: TestResult | None = None


def read_findings(files: Iterable[Path]) -> dict[str, Finding]:
    """All findings by key; lines of another version are passed over."""
    found: dict[str, Finding] = {}
    for file in files:
        for _, line in whole_lines(file):
            try:
                finding = Finding.model_validate_json(line)
            except ValidationError:
                continue
            found[finding.key] = finding
    return found


class JudgedOnce:
    """A toolbox that remembers builds and tests by content. Thread-safe; of two that are alike the second one waits.

    A test is the same if the candidate, its prompt, the seeds of the cases and the setting are. The seconds of a
    remembered result are those that it took. Timing is never remembered: each sample is measured by itself.
    """

    def __init__(self, toolbox: Toolbox, setting: str, known: dict[str, Finding], lines: JsonLines) -> None:
        """Begin with what is known.

        Args:
            toolbox: does what has to be done.
            setting: names everything that results depend on beside candidates and judges.
            known: findings of earlier commands, by key.
            lines: where new ones are kept.
        """
        self._toolbox = toolbox
        self._setting = setting
        self._known = known
        self._lines = lines
        self._writing = Lock()
        self._turns: defaultdict[str, Lock] = defaultdict(Lock)
        self._libraries: dict[str, Path] = {}
        """Built by this process; each ends with its sample."""

    def prepare(self, prompt: Prompt) -> None:
        """Build what judging the prompt needs."""
        self._toolbox.prepare(prompt)

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        """Compile the candidate, unless that was done before; then the library is made when it is needed."""
        directory.mkdir(parents=True, exist_ok=True)
        (directory / _SOURCE).write_text(_plain(source), encoding="utf-8")
        key = self._key(prompt, source)
        with self._turn(key):
            known = self._known.get(key)
            if known is not None and known.build is not None:
                library = directory / LIBRARY if known.build.verdict is None else None
                return known.build.model_copy(update={"library": library})
            result = self._toolbox.build(prompt, source, directory)
            self._keep(Finding(key=key, build=result.model_copy(update={"library": None})))
            if result.library is not None:
                self._libraries[key] = result.library
            return result

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        """Judge the candidate, unless it was judged on these very cases."""
        key = self._key(prompt, _source_of(library), seeds.model_dump_json())
        with self._turn(key):
            known = self._known.get(key)
            if known is not None and known.test is not None:
                return known.test
            result = self._toolbox.test(prompt, self._made(prompt, library), seeds)
            self._keep(Finding(key=key, test=result))
            return result

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        """Time the candidate, each time anew."""
        return self._toolbox.time(prompt, self._made(prompt, library), seeds)

    def _made(self, prompt: Prompt, library: Path) -> Path:
        if library.exists():
            return library
        twin = self._libraries.get(self._key(prompt, _source_of(library)))
        if twin is not None:
            with suppress(OSError):  # its sample may end now
                shutil.copytree(twin.parent, library.parent, dirs_exist_ok=True)
                return library
        result = self._toolbox.build(prompt, _source_of(library), library.parent)
        if result.library is None:
            raise InfrastructureError(f"what was built before is not now ({result.verdict}): has the compiler changed?")
        return result.library

    def _key(self, prompt: Prompt, source: str, *more: str) -> str:
        return fingerprint([self._setting, _judge_version(prompt), str(prompt), _plain(source), *more], ())

    def _turn(self, key: str) -> Lock:
        with self._writing:
            return self._turns[key]

    def _keep(self, finding: Finding) -> None:
        with self._writing:
            self._lines.append(finding.model_dump_json())
            self._known[finding.key] = finding


_judge_version = cache(judge_version)


def _source_of(library: Path) -> str:
    return (library.parent / _SOURCE).read_text(encoding="utf-8")


def _plain(source: str) -> str:
    """As it can be written: models may emit half of a character."""
    return source.encode(errors="replace").decode()
