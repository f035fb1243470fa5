"""A user's checkout of the published harness as data: how it builds, how it launches, where its drivers lie.

It is read as run-all.py, driver_wrapper.py and cpp/cpp_driver_wrapper.py read it there (Nichols et al., HPDC 2024).
None of its scripts is executed, and nothing is ever written to it.
"""

import ast
import hashlib
import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import LaunchConfiguration, PositiveInt
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel

_WRAPPER = "cpp/cpp_driver_wrapper.py"
_UTILITIES = "cpp/utilities.hpp"
INCLUDE_FOLDERS = ("cpp", "cpp/models")
"""Where the compiler looks for headers, relative to `drivers`."""
_BUILDS = "build-configs.json"
_LAUNCHES = "launch-configs.json"
_SIZES = "problem-sizes.json"
_DEFAULT_SIZE = "(1<<18)"
"""Of a problem that problem-sizes.json does not know (driver_wrapper.py)."""

_VALIDATED_SIZE = re.compile(r"TEST_SIZE\s*=\s*(\d{1,9})\s*;|\binput\((\d{1,9})\)")
_INCLUDED = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"', re.MULTILINE)
GENERATED = "generated-code.hpp"
"""What drivers include and no checkout has: the sample."""
_PROGRAM = "{exec_path}"
_OLD_HYBRID_MACRO = "-DUSE_MPI+OMP"
_NEW_HYBRID_MACRO = "-DUSE_MPI_OMP"

Model = TypeVar("Model")


@dataclass(frozen=True)
class Build:
    """How one execution model is compiled there."""

    cxx: str
    flags: tuple[str, ...]


@dataclass(frozen=True)
class Launches:
    """How one execution model is started there."""

    arguments_format: str
    """What stands behind the program in the launch command."""
    configurations: tuple[LaunchConfiguration, ...]

    def arguments(self, launch: LaunchConfiguration) -> list[str]:
        """Arguments of the program; what stands before it, such as srun, is the business of our own launcher."""
        counts = {"num_procs": launch.ranks, "num_threads": launch.threads}
        return shlex.split(self.arguments_format.format(args="", **counts))


@dataclass(frozen=True)
class Checkout:
    """Everything that judging with it needs. Made by `read_checkout`."""

    drivers: Path
    """Its folder `drivers`, in which the harness runs."""
    builds: Mapping[ExecutionModel, Build]
    launches: Mapping[ExecutionModel, Launches]
    sizes: Mapping[str, Mapping[str, str]]
    hybrid_macro: str
    """What mpi+omp is compiled with; older checkouts have one that defines USE_MPI."""

    def driver(self, prompt: Prompt) -> str:
        """The driver of a problem, relative to `drivers`."""
        problem = prompt.problem
        return f"cpp/benchmarks/{problem.type}/{problem.id}/cpu.cc"

    def main(self, model: ExecutionModel) -> str:
        """The main program of an execution model, relative to `drivers`."""
        return f"cpp/models/{model.value.replace('+', '-')}-driver.cc"

    def macro(self, model: ExecutionModel) -> str:
        """The compiler's option that tells a driver its execution model."""
        return self.hybrid_macro if model is ExecutionModel.MPI_OMP else f"-DUSE_{model.value.upper()}"

    def size(self, prompt: Prompt) -> str:
        """C++ text for the size at which a problem is timed."""
        return self.sizes.get(prompt.problem.id, {}).get(prompt.model.value, _DEFAULT_SIZE)

    def validated_size(self, prompt: Prompt) -> int | None:
        """The size of the inputs on which its driver validates, None if that is not as in the others."""
        match = _VALIDATED_SIZE.search(_text(self.drivers / self.driver(prompt)))
        return int(match[1] or match[2]) if match else None

    def lacks(self, prompt: Prompt) -> str | None:
        """Why no sample of this prompt can be judged with it, in words, or None."""
        for file in (self.driver(prompt), self.main(prompt.model)):
            if not (self.drivers / file).is_file():
                return f"the checkout has no {file}"
            if (header := self._missing_header(file)) is not None:
                return f"the checkout has no {header}, which {file} includes"
        if prompt.model not in self.builds:
            return f"{_BUILDS} of the checkout says nothing of {prompt.model}"
        if prompt.model not in self.launches:
            return f"{_LAUNCHES} of the checkout says nothing of {prompt.model}"
        return None

    def _missing_header(self, file: str) -> str | None:
        """Without it the build would fail, and the sample be blamed."""
        folders = [(self.drivers / file).parent, *(self.drivers / folder for folder in INCLUDE_FOLDERS)]
        for header in _INCLUDED.findall(_text(self.drivers / file)):
            if header != GENERATED and not any((folder / header).is_file() for folder in folders):
                return str(header)
        return None

    def digest(self, prompt: Prompt) -> str:
        """Changes with every file and setting that an outcome may depend on."""
        digest = hashlib.sha256()
        folder = (self.drivers / self.driver(prompt)).parent
        for file in (*sorted(folder.iterdir()), self.drivers / _UTILITIES, self.drivers / self.main(prompt.model)):
            digest.update(file.read_bytes() if file.is_file() else b"")
        settings = (self.builds[prompt.model], self.launches[prompt.model], self.size(prompt), self.macro(prompt.model))
        digest.update(repr(settings).encode())
        return digest.hexdigest()


def read_checkout(path: Path) -> Checkout:
    """The checkout at `path`, its root or its folder `drivers`.

    Raises:
        UserError: there is none, or one of its configuration files is not what the harness writes.
    """
    drivers = next((folder for folder in (path / "drivers", path) if (folder / _UTILITIES).is_file()), None)
    if drivers is None:
        raise UserError(f"{path}: no checkout of the published harness: there is no drivers/{_UTILITIES} in it")
    wrapper = _text(drivers / _WRAPPER)
    sizes = _validated(_SIZES_SCHEMA, _json(drivers / _SIZES), drivers / _SIZES)
    return Checkout(
        drivers=drivers.resolve(),
        builds=_builds(drivers, wrapper),
        launches=_launches(drivers / _LAUNCHES),
        sizes=sizes,
        hybrid_macro=_NEW_HYBRID_MACRO if _NEW_HYBRID_MACRO in wrapper else _OLD_HYBRID_MACRO,
    )


class _BuildEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    CXX: str
    CXXFLAGS: str


class _Counts(BaseModel):
    model_config = ConfigDict(extra="forbid")

    num_procs: PositiveInt = 1
    num_threads: PositiveInt = 1


class _LaunchEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    format: str
    params: list[_Counts]


_BUILDS_SCHEMA: TypeAdapter[dict[str, _BuildEntry]] = TypeAdapter(dict[str, _BuildEntry])
_LAUNCHES_SCHEMA: TypeAdapter[dict[str, _LaunchEntry]] = TypeAdapter(dict[str, _LaunchEntry])
_SIZES_SCHEMA: TypeAdapter[dict[str, dict[str, str]]] = TypeAdapter(dict[str, dict[str, str]])


def _builds(drivers: Path, wrapper: str) -> Mapping[ExecutionModel, Build]:
    """From the file of newer checkouts, or from what older ones have in their wrapper script."""
    file = drivers / _BUILDS
    if file.exists():
        values = _json(file)
    else:
        file, values = drivers / _WRAPPER, _compiler_settings(wrapper, drivers / _WRAPPER)
    entries = _validated(_BUILDS_SCHEMA, values, file)
    return {model: Build(one.CXX, tuple(_split(one.CXXFLAGS, file))) for model, one in _known(entries).items()}


def _compiler_settings(wrapper: str, file: Path) -> object:
    """The value of COMPILER_SETTINGS, read and not executed."""
    try:
        for node in ast.parse(wrapper).body:
            if isinstance(node, ast.Assign) and "COMPILER_SETTINGS" in map(ast.unparse, node.targets):
                return ast.literal_eval(node.value)
    except (SyntaxError, ValueError) as error:
        raise UserError(f"{file}: not a wrapper of the published harness: {error}") from None
    raise UserError(f"{file}: there is no COMPILER_SETTINGS, and no {_BUILDS} beside it")


def _launches(file: Path) -> Mapping[ExecutionModel, Launches]:
    entries = _validated(_LAUNCHES_SCHEMA, _json(file), file)
    return {model: _launch(entry, f"{file}: {model}") for model, entry in _known(entries).items()}


def _launch(entry: _LaunchEntry, place: str) -> Launches:
    _, program, arguments = entry.format.partition(_PROGRAM)
    if not program:
        raise UserError(f"{place}: the format has no {_PROGRAM}")
    counts = (LaunchConfiguration(ranks=one.num_procs, threads=one.num_threads) for one in entry.params)
    launches = Launches(arguments, tuple(dict.fromkeys(counts)))
    try:
        launches.arguments(LaunchConfiguration())
    except (KeyError, IndexError, AttributeError, ValueError) as error:
        raise UserError(f"{place}: the format {entry.format!r} cannot be filled in: {error}") from None
    return launches


def _known(entries: Mapping[str, Model]) -> Mapping[ExecutionModel, Model]:
    """Those of our execution models."""
    models = {model.value: model for model in ExecutionModel}
    return {models[name]: entry for name, entry in entries.items() if name in models}


def _split(flags: str, file: Path) -> list[str]:
    try:
        return shlex.split(flags)
    except ValueError as error:
        raise UserError(f"{file}: CXXFLAGS {flags!r}: {error}") from None


def _validated(schema: TypeAdapter[Model], values: object, file: Path) -> Model:
    try:
        return schema.validate_python(values)
    except ValidationError as error:
        first: Any = error.errors()[0]
        raise UserError(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _json(file: Path) -> object:
    try:
        return json.loads(_text(file))
    except (ValueError, RecursionError) as error:
        raise UserError(f"{file}: not JSON: {error}") from None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{file}: cannot be read: not UTF-8 text") from None
