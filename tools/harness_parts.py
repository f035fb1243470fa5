"""Builds the trusted parts that candidates meet: each when it is first needed, once for all processes."""

import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.catalog import DRIVERS
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import compiler
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.process import run
from pareval_agent.tools.store import Store, fingerprint

T = TypeVar("T")

INCLUDE = DRIVERS / "include"
WORKERS = DRIVERS / "workers"
INCLUDED = sorted((INCLUDE / "pareval").glob("*.hpp"))
"""What judges and workers include; the folders below are for candidates alone."""

PRELUDE = "prelude.hpp"
"""The name of each precompiled header, without the suffix that the compiler adds."""

_BUILD_TIMEOUT_S = 300
RECIPE = [*sorted(Path(__file__).parent.glob("harness*.py")), Path(compiler.__file__)]
"""Python that decides how parts are built."""


@dataclass(frozen=True)
class Parts:
    """All parts that were built for one toolchain; see `Store`."""

    toolchain: ToolchainConfig
    store: Store

    def get(self, name: str, model: ExecutionModel, sources: Iterable[Path], build: Callable[[Path], object]) -> Path:
        """The folder of a part; `build` fills it if it is not there yet.

        Args:
            name: of the folder, up to what tells one version of its sources from another.
            model: the execution model whose flags it is built with.
            sources: all files that it is made from.
            build: gets an empty folder.
        """
        flags = compiler.code_flags(self.toolchain, model) + compiler.link_flags(self.toolchain, model)
        made_from = [compiler_version(self.toolchain.cxx), *flags]
        return self.store.get(name, fingerprint(made_from, [*RECIPE, *sources]), build)


def side_by_side(*jobs: Callable[[], T]) -> list[T]:
    """The results of all jobs, each run in a thread of its own: they wait for compilers."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result() for future in [pool.submit(job) for job in jobs]]


def run_own(command: Sequence[str], *, written_in: Path | None = None) -> str:
    """Run a compiler on our own code, or a judge that needs no worker; its standard output.

    Args:
        command: what to run.
        written_in: the file that a contributor or a user wrote, whose line is told if the compiler refuses it.

    Raises:
        UserError: the fault is in that file.
        InfrastructureError: it failed for another reason.
    """
    completed = run(command, env=host_environment(), timeout_s=_BUILD_TIMEOUT_S)
    if completed.returncode:
        said = completed.stderr.decode(errors="replace")
        if written_in is not None and (mistake := mistake_in(written_in, said)):
            raise UserError(mistake)
        lines = said.strip().splitlines()
        reason = next((line for line in lines if "error" in line), lines[0] if lines else "it gave no reason")
        raise InfrastructureError(f"cannot build a part of the harness: {reason}")
    return completed.stdout.decode()


def mistake_in(file: Path, said: str) -> str | None:
    """What a compiler says of a file of a user's, in one line that begins with the user's own line number."""
    place = str(file)
    for line in said.splitlines():
        if match := re.match(rf"{re.escape(str(file))}:(\d+):", line):
            place = f"{file}:{match[1]}"
        if match := re.search(r"\berror: (?:static assertion failed: )?(.*)", line):
            return f"{place}: {_ARGS_DO_NOT_FIT if '__invoke' in match[1] else match[1]}"
    return None


_ARGS_DO_NOT_FIT = "what args() lists does not fit the parameters of the reference"


@lru_cache
def compiler_version(cxx: str) -> str:
    """The first line of what the compiler says of itself."""
    return run_own([cxx, "--version"]).splitlines()[0]


def forbid_reading(header: Path) -> None:
    """The compiler takes the .gch that lies beside the name it is given, and reads this file if that does not fit."""
    header.write_text("#error the precompiled header does not fit these flags\n")


def cxx_files(*folders: Path) -> list[Path]:
    """All C++ files below folders, in a fixed order."""
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".hpp", ".cc"))
