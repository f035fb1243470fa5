"""The judge of a problem: the program that knows reference, inputs and verdict."""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from pareval_agent.drivers.catalog import DRIVERS, Problem, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import compiler, entry
from pareval_agent.tools.harness_parts import (
    INCLUDE,
    INCLUDED,
    PRELUDE,
    Parts,
    cxx_files,
    forbid_reading,
    run_own,
    side_by_side,
)
from pareval_agent.tools.harness_preludes import Preludes

JUDGE = DRIVERS / "judge"

_OPTIMISATION = "-O2"
"""The judge's own code is not timed, and what is optimised little is built fast; the baseline is built as
candidates are."""

_INCLUDES = [INCLUDE, JUDGE]
_HEADERS = '#include "main.hpp"\n#include "pareval/problem.hpp"\n'
_MAIN = """\
#include "{header}"

namespace baseline {{
{signature};
}}
namespace naive {{
{signature};
}}

int main(int argc, char** argv) {{
    return pareval::judge_main<Problem>(argc, argv, "{id}", &{function}, &baseline::{function}{naive});
}}
"""


@dataclass(frozen=True)
class Judge:
    """The judge of one problem."""

    program: Path
    packing: str
    """C++ that tells the fields of structs which are sent field by field."""
    layout: str
    """C++ that holds structs of a candidate's own against those in the namespace `entry.DECLARED`."""


class Judges:
    """Each is built when it is first needed."""

    def __init__(self, parts: Parts, preludes: Preludes) -> None:
        self._parts = parts
        self._preludes = preludes
        self.of = cache(self._of)

    def _of(self, problem: Problem) -> Judge:
        """The judge of a problem, with its baseline, and with the naive algorithm where that is another one."""
        serial = [("baseline", problem.baseline or problem.header)]
        if problem.naive:
            serial.append(("naive", problem.naive))

        def build(folder: Path) -> None:
            objects = side_by_side(
                lambda: self._main(problem, folder),
                lambda: self._core(),
                *(partial(self._serial, problem, name, source, folder) for name, source in serial),
            )
            judge = folder / "judge"
            run_own(compiler.link_command(self._parts.toolchain, objects=objects, output=judge))
            (folder / "packing.hpp").write_text(run_own([str(judge), "--packing"]))
            (folder / "layout.hpp").write_text(run_own([str(judge), "--layout", entry.DECLARED]))

        sources = [*INCLUDED, *cxx_files(JUDGE), problem.header, *(source for _, source in serial)]
        folder = self._parts.get(f"judge-{problem.id}", ExecutionModel.SERIAL, sources, build)
        return Judge(
            program=folder / "judge",
            packing=(folder / "packing.hpp").read_text(),
            layout=(folder / "layout.hpp").read_text(),
        )

    def _main(self, problem: Problem, folder: Path) -> Path:
        main = _MAIN.format(
            header=problem.header,
            signature=problem.signature,
            id=problem.id,
            function=problem.function,
            naive=f", &naive::{problem.function}" if problem.naive else "",
        )
        return self._object("main", main, folder, written_in=problem.header, prelude=self._prelude())

    def _prelude(self) -> Path:
        """The precompiled header that the part of a judge which knows its problem begins with."""

        def build(folder: Path) -> None:
            header = folder / "all.hpp"
            header.write_text(_HEADERS)
            command = compiler.object_prelude_command(
                self._parts.toolchain,
                optimisation=_OPTIMISATION,
                includes=_INCLUDES,
                header=header,
                output=folder / f"{PRELUDE}.gch",
            )
            run_own(command)
            forbid_reading(folder / PRELUDE)

        folder = self._parts.get("judge-prelude", ExecutionModel.SERIAL, [*INCLUDED, *cxx_files(JUDGE)], build)
        return folder / PRELUDE

    def _core(self) -> Path:
        """What all judges have in common, as one translation unit."""
        core = "".join(f'#include "{source}"\n' for source in sorted(JUDGE.glob("*.cc")))
        return (
            self._parts.get(
                "judge-core",
                ExecutionModel.SERIAL,
                [*INCLUDED, *cxx_files(JUDGE)],
                lambda folder: self._object("core", core, folder),
            )
            / "core.o"
        )

    def _object(
        self, name: str, text: str, folder: Path, *, written_in: Path | None = None, prelude: Path | None = None
    ) -> Path:
        source, output = folder / f"{name}.cc", folder / f"{name}.o"
        source.write_text(text)
        run_own(
            compiler.object_command(
                self._parts.toolchain,
                optimisation=_OPTIMISATION,
                includes=_INCLUDES,
                source=source,
                output=output,
                prelude=prelude,
            ),
            written_in=written_in,
        )
        return output

    def _serial(self, problem: Problem, name: str, solution: Path, folder: Path) -> Path:
        """Serial code of ours in a namespace of this name, compiled exactly as candidates are."""
        source, output = folder / f"{name}.cc", folder / f"{name}.o"
        provided = Prompt(problem, ExecutionModel.SERIAL).provided
        text = (
            problem.sections["reference"]
            if solution == problem.header
            else f'#line 1 "{solution}"\n{solution.read_text()}'
        )
        source.write_text(f"{problem.declarations}\nnamespace {name} {{\n{text}\n}}\n{provided}\n")
        prelude = self._preludes.plain(ExecutionModel.SERIAL) / PRELUDE
        command = compiler.baseline_command(self._parts.toolchain, prelude=prelude, source=source, output=output)
        run_own(command, written_in=solution)
        return output
