"""`run.json`: all that the results of a run depend on."""

import json
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from pareval_agent.agent.folder import differences
from pareval_agent.agent.redact import redact
from pareval_agent.agent.request import judge_version
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.configs.bench import BenchConfig
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Frozen, ToolchainConfig
from pareval_agent.drivers.catalog import DRIVERS, Problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.prompts import render
from pareval_agent.tools import process
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.store import fingerprint
from pareval_agent.tools.toolchain import version as program_version

_LIBRARIES = ("pareval-agent", "langgraph", "litellm")
_MAY_CHANGE = ("config.caps", "config.jobs", "git_commit", "versions")
"""They change no result, or show in the versions of catalogue and judges if they do."""
_GIT_TIMEOUT_S = 10
JUDGING = ("toolchain", "launch", "limits", "testing", "timing", "sandbox")
"""The settings that decide how answers are judged."""


class Machine(Frozen):
    """Where the samples are judged."""

    system: str
    cpu: str
    cores: int
    """That this process may use."""


class Manifest(Frozen):
    """Everything about a run that is known before its first sample."""

    schema_version: Literal[1] = 1
    config: dict[str, Any]
    """A `BenchConfig`, its seed drawn."""
    catalogue_version: str
    """A hash of all problems that are asked about, of their solutions, and of what models are told about them."""
    judge_versions: dict[str, str]
    """By problem."""
    versions: dict[str, str]
    """Of programs and libraries."""
    machine: Machine | None
    """None as long as answers were only generated."""
    answers_of: str | None = None
    """The run whose stored answers were judged again; None if the models were asked."""
    git_commit: str | None
    """Of this program, if it is run from a checkout; ends in + if that was changed."""

    @property
    def setting(self) -> str:
        """Names all that a verdict depends on beside candidates and judges."""
        facts = {name: self.config[name] for name in JUDGING}
        machine = self.machine and self.machine.model_dump()
        return fingerprint([json.dumps([facts, self.versions, machine], sort_keys=True)], ())

    def changes(self, other: "Manifest") -> Iterator[str]:
        """What makes the results of `other` incomparable, as `config.samples is 20 there and 5 here`."""
        mine, others = self.model_dump(mode="json"), other.model_dump(mode="json")
        if mine["config"]["samples"] <= others["config"]["samples"]:
            others["config"]["samples"] = mine["config"]["samples"]  # more of the same
        if self.machine is None or other.machine is None:
            others["machine"] = mine["machine"]
        elif not self.config["timing"]["enabled"]:
            others["machine"] |= {"cpu": mine["machine"]["cpu"]}  # nobody compares times
        for line in differences(mine, others):
            if not line.startswith(_MAY_CHANGE):
                yield line


def describe_run(
    config: BenchConfig, samples: Iterable[PlannedSample], *, judges: bool = True, answers_of: str | None = None
) -> Manifest:
    """The manifest of a run on this machine. Addresses lose their keys.

    Args:
        config: its settings.
        samples: all of its samples.
        judges: whether answers are judged here.
        answers_of: the run whose answers are judged again.
    """
    prompts = {sample.prompt.problem.id: sample.prompt for sample in samples}
    problems = [prompt.problem for prompt in prompts.values()]
    settings = config.model_dump(mode="json")
    for model in (settings["model"], *settings["models"]):
        model["api_base"] = None if model["api_base"] is None else redact(model["api_base"])
    return Manifest(
        config=settings,
        catalogue_version=_catalogue_version(problems),
        judge_versions={name: judge_version(prompt) for name, prompt in prompts.items()},
        versions=_versions(config.toolchain),
        machine=_machine() if judges else None,
        answers_of=answers_of,
        git_commit=_git_commit(),
    )


def _catalogue_version(problems: Sequence[Problem]) -> str:
    folders = (problem.solution(ExecutionModel.SERIAL).parent for problem in problems)
    solutions = (file for folder in folders for file in sorted(folder.glob("*.cpp")))
    templates = sorted(Path(render.__file__).parent.glob("*.j2"))
    return fingerprint((), [*(problem.header for problem in problems), *solutions, *templates])


def _versions(toolchain: ToolchainConfig) -> dict[str, str]:
    programs = {name: program_version(name) for name in (toolchain.cxx, toolchain.mpi_launcher)}
    return {
        **{library: version(library) for library in _LIBRARIES},
        "python": platform.python_version(),
        **{name: number for name, number in programs.items() if number is not None},
    }


def _machine() -> Machine:
    return Machine(system=platform.platform(), cpu=_cpu(), cores=len(os.sched_getaffinity(0)))


def _cpu() -> str:
    """The model's name, as Linux tells it for x86; the architecture elsewhere."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _git_commit() -> str | None:
    root = DRIVERS.parent
    if not (root / ".git").exists():
        return None
    commit = _git(root, "rev-parse", "HEAD")
    return commit and commit + ("+" if _git(root, "status", "--porcelain", "--untracked-files=no") else "")


def _git(root: Path, *words: str) -> str | None:
    try:
        done = process.run(["git", "-C", str(root), *words], env=host_environment(), timeout_s=_GIT_TIMEOUT_S)
    except InfrastructureError:
        return None
    return done.stdout.decode().strip() if done.returncode == 0 else None
