"""What a user, or a benchmark, asks of the agent."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pareval_agent.agent import conversation
from pareval_agent.agent.limits import least_tokens
from pareval_agent.agent.redact import redact
from pareval_agent.agent.state import Origin, Task
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import DRIVERS, Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.store import fingerprint

_JUDGED_BY = (
    *("drivers/**/*.cc", "drivers/**/*.hpp"),
    *("drivers/*.py", "tools/*.py"),  # they write C++, give flags and launches, and decide
)
CHANGES_NO_VERDICT = (
    # Problems: the one that is meant is in the hash by itself.
    *("drivers/problems/*/*.hpp", "drivers/template.hpp", "drivers/catalog.py", "drivers/front_matter.py"),
    # What judges no sample.
    *("drivers/right_styles.py", "tools/published_*.py"),
    # Words about what failed.
    *("tools/compiler_output.py", "tools/crash.py", "tools/diagnostics.py", "tools/install_hints.py"),
    *("tools/report.py", "tools/results.py", "tools/verdict.py"),
    # Starting and confining programs, and keeping what was built.
    *("tools/confine.py", "tools/environment.py", "tools/memory.py", "tools/pipes.py", "tools/process.py"),
    *("tools/process_tree.py", "tools/sandbox.py", "tools/sandbox_tree.py", "tools/sandboxed_build.py"),
    *("tools/software.py", "tools/store.py"),
    # Finding out what is installed, and installing it.
    *("tools/kokkos_build.py", "tools/toolchain.py", "tools/toolchain_probes.py"),
)
"""All other files beside them are taken to have a part in verdicts, so that none is forgotten."""


@dataclass(frozen=True)
class Request:
    """One sample."""

    prompt: Prompt
    config: Config
    directory: Path
    """Where the results go, and all that is needed to continue after a crash."""
    origin: ExecutionModel | None = None
    """Translate the expert solution of this execution model."""
    renew_public_cases: bool = False
    """For people, not for scores: where only held-out cases fail, test on new public ones and go on."""

    def check(self) -> None:
        """Refuse what cannot be done.

        Raises:
            UserError: settings contradict each other, there is nothing to translate, or no answer fits into the budget.
        """
        agent, model = self.config.agent, self.config.model
        if model.interface == "completion" and (agent.search == "repair" or agent.optimise):
            raise UserError("a base model cannot be shown feedback: set agent.search to one_shot or resample")
        if agent.optimise and agent.search == "one_shot":
            raise UserError("one answer leaves nothing to optimise: set agent.search to repair or resample")
        if agent.optimise and not self.config.timing.enabled:
            raise UserError("to make code faster it must be timed: set timing.enabled, or leave out agent.optimise")
        if self.origin is not None:
            self._check_origin(self.origin)
        if self.config.budget.tokens is not None:
            self._check_tokens(self.config.budget.tokens)

    def _check_origin(self, model: ExecutionModel) -> None:
        if model is self.prompt.model:
            raise UserError(f"there is nothing to translate from {model} to {model}")
        file = self.prompt.problem.solution(model)
        if not file.is_file():
            raise UserError(f"there is no {model} solution of {self.prompt.problem.id} to translate: {file}")

    def _check_tokens(self, budget: int) -> None:
        task = self.task(0)
        needed = least_tokens(task, conversation.first(task, self.prompt))
        if needed > budget:
            origin = f" from {self.origin}" if self.origin else ""
            raise UserError(
                f"{self.prompt}{origin}: not even one answer fits into budget.tokens: set it to {needed} or more"
            )

    def task(self, seed: int) -> Task:
        """What the graph needs of it."""
        config = self.config
        return Task(
            agent=config.agent,
            budget=config.budget,
            interface=config.model.interface,
            max_output_tokens=config.model.max_output_tokens,
            timing=config.timing.enabled,
            seed=seed,
            origin=None if self.origin is None else self._origin(self.origin),
            renew_public_cases=self.renew_public_cases,
        )

    def _origin(self, model: ExecutionModel) -> Origin:
        return Origin(model=model.value, source=self.prompt.problem.solution(model).read_text(encoding="utf-8"))

    def identity(self) -> dict[str, Any]:
        """All that a result depends on, as JSON has it; two requests with the same identity have the same result."""
        settings = self.config.model_dump(mode="json")
        address = settings["model"]["api_base"]
        settings["model"]["api_base"] = None if address is None else redact(address)
        return {
            "prompt": self.prompt.problem.id,
            "target": self.prompt.model.value,
            "from": None if self.origin is None else self.origin.value,
            "renew_public_cases": self.renew_public_cases,
            "judge_version": judge_version(self.prompt),
            "wording": None if self.prompt.wording is None else fingerprint([self.prompt.wording], ()),
            **settings,
        }


def judge_version(prompt: Prompt) -> str:
    """A hash of everything that a verdict on this prompt depends on, the machine and its compiler aside."""
    sources = sorted(_files(_JUDGED_BY) - _files(CHANGES_NO_VERDICT))
    baseline = prompt.problem.baseline
    return fingerprint((), [*sources, prompt.problem.header, *([baseline] if baseline else [])])


def _files(patterns: Iterable[str]) -> set[Path]:
    return {path for pattern in patterns for path in DRIVERS.parent.glob(pattern) if path.is_file()}
