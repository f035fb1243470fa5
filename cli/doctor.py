"""`pareval-agent doctor`: what works on this machine, and the command that adds what is missing."""

import argparse
import os
from collections.abc import Iterator
from importlib.util import find_spec

from rich import box
from rich.console import RenderableType
from rich.filesize import decimal
from rich.table import Table
from rich.text import Text

from pareval_agent.agent.weights import find
from pareval_agent.agent.weights_table import KNOWN_WEIGHTS, Weights
from pareval_agent.cli.console import output_console, print_json, progress_console
from pareval_agent.cli.models import model_name
from pareval_agent.cli.settings import load_settings
from pareval_agent.cli.text import clean
from pareval_agent.configs.errors import InfrastructureError, ParevalError
from pareval_agent.configs.schema import Config, Frozen
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.gpu_refused import can_check
from pareval_agent.tools.memory import launch_bytes, machine_bytes
from pareval_agent.tools.sandbox import SandboxKind, detect
from pareval_agent.tools.toolchain import (
    State,
    TargetStatus,
    ToolStatus,
    probe_all,
    probe_linker,
    probe_sandbox,
    probe_sanitizers,
)


class Diagnosis(Frozen):
    """Everything that was found out."""

    targets: tuple[TargetStatus, ...]
    tools: tuple[ToolStatus, ...]
    cores: int
    memory_bytes: int
    launch_memory_bytes: int
    """What all processes of a launch may use together."""

    @property
    def usable(self) -> bool:
        """True if at least serial code can be judged."""
        return any(target.model is ExecutionModel.SERIAL and target.state is State.WORKS for target in self.targets)


def run(arguments: argparse.Namespace) -> int:
    """Try out everything, and tell."""
    config = load_settings(arguments)
    with progress_console(json_output=arguments.json).status("compiling a small program for each target"):
        diagnosis = diagnose(config)
    if arguments.json:
        print_json(diagnosis.model_dump(mode="json"))
    else:
        output_console().print(_table(diagnosis))
    return 0 if diagnosis.usable else InfrastructureError.exit_code


def diagnose(config: Config) -> Diagnosis:
    """Try out everything; takes some seconds."""
    return Diagnosis(
        targets=probe_all(config.toolchain, _sandbox_for_probes(config)),
        tools=(
            probe_sandbox(config.sandbox),
            probe_linker(config.toolchain),
            probe_sanitizers(config.toolchain),
            *(_weights(weights) for weights in KNOWN_WEIGHTS.values()),
            _server(),
        ),
        cores=len(os.sched_getaffinity(0)),
        memory_bytes=machine_bytes(),
        launch_memory_bytes=launch_bytes(config.limits),
    )


def _sandbox_for_probes(config: Config) -> SandboxKind:
    """The programs that are tried out are ours: without a sandbox they show what else works."""
    try:
        return detect(config.sandbox.kind)
    except InfrastructureError:
        return SandboxKind.NONE


def _weights(weights: Weights) -> ToolStatus:
    name = model_name(weights)
    try:
        path = find(weights.name)
    except ParevalError as error:
        return ToolStatus(name=f"model {name}", state=State.MISSING, detail=str(error))
    if path is None:
        return ToolStatus(
            name=f"model {name}",
            state=State.MISSING,
            detail=f"{decimal(weights.size_bytes)} are not here yet",
            remedy=f"pareval-agent models pull {name}",
        )
    return ToolStatus(name=f"model {name}", state=State.WORKS, detail=str(path))


def _server() -> ToolStatus:
    if find_spec("xllamacpp"):
        return ToolStatus(name="model server", state=State.WORKS, detail="xllamacpp")
    return ToolStatus(
        name="model server",
        state=State.MISSING,
        detail="xllamacpp is not installed: other models work, with --model",
        remedy="pip install 'pareval-agent[local]'",
    )


def _table(diagnosis: Diagnosis) -> RenderableType:
    table = Table("", "", "", box=box.SIMPLE, show_header=False, pad_edge=False)
    for target in diagnosis.targets:
        table.add_row(target.model, _state(target.state), _lines(_target_details(target)))
    table.add_section()
    for tool in diagnosis.tools:
        table.add_row(tool.name, _state(tool.state), _lines(_tool_details(tool)))
    table.add_section()
    memory = f"{decimal(diagnosis.memory_bytes)} of memory, {decimal(diagnosis.launch_memory_bytes)} for each launch"
    table.add_row("machine", "", f"{diagnosis.cores} cores, {memory}")
    return table


def _state(state: State) -> Text:
    style = {State.WORKS: "green", State.COMPILES_ONLY: "yellow", State.MISSING: "red"}[state]
    return Text(state.replace("_", " "), style=style)


def _lines(lines: Iterator[str]) -> Text:
    return Text(clean("\n".join(lines)))


def _target_details(target: TargetStatus) -> Iterator[str]:
    if target.versions:
        yield ", ".join(f"{program} {version}" for program, version in target.versions.items())
    if target.model.on_gpu:
        yield "kernels are emulated, and not timed"
        if not can_check():
            yield "uses of the host, which its compilers refuse, are found on x86-64 alone"
    yield from _trouble(target.problem, target.remedy)


def _tool_details(tool: ToolStatus) -> Iterator[str]:
    yield tool.detail
    if tool.name == "sandbox" and tool.state is State.WORKS:
        yield "generated code sees neither your files nor your environment nor the network, and its use is limited"
    if tool.not_covered:
        yield tool.not_covered
    yield from _trouble(None, tool.remedy)


def _trouble(problem: str | None, remedy: str | None) -> Iterator[str]:
    if problem:
        yield problem
    if remedy:
        yield f"→ {remedy}"
