"""The tools of an audit: of its many candidates most fail at once, and none keeps the others waiting for that."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.shared_toolbox import SharedToolbox
from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds, TestResult
from pareval_agent.tools.toolbox import Toolbox


class AuditToolbox(Toolbox, Protocol):
    """A toolbox that can say where it tests."""

    def launches(self, model: ExecutionModel) -> tuple[LaunchConfiguration, ...]:
        """The launch configurations of an execution model."""


ToolboxMaker = Callable[[Config], AuditToolbox]
"""The tools of this machine for some settings."""


class BesideOthers(SharedToolbox):
    """Its tests do not need the machine for themselves."""

    def __init__(self, toolbox: AuditToolbox, cores: Cores) -> None:
        super().__init__(toolbox, cores)
        self._one = toolbox
        self._room = cores

    def launches(self, model: ExecutionModel) -> tuple[LaunchConfiguration, ...]:
        """The launch configurations of an execution model."""
        return self._one.launches(model)

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        """Judge it, beside others."""
        with self._room.shared(1):
            return self._one.test(prompt, library, seeds)


class FirstLaunchFirst(SharedToolbox):
    """Its first launch, if it is of one rank and one thread, has others beside it.

    The verdict is the same: that launch comes first anyway, and what passes it is tested on all of them, alone.
    """

    def __init__(self, config: Config, make: ToolboxMaker, cores: Cores) -> None:
        self._all = make(config)
        first = on_one_launch(config, {model: self._all.launches(model)[0] for model in ExecutionModel})
        super().__init__(self._all, cores)
        self._first = BesideOthers(make(first), cores)

    def launches(self, model: ExecutionModel) -> tuple[LaunchConfiguration, ...]:
        """The launch configurations of an execution model."""
        return self._all.launches(model)

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        """Judge it."""
        launches = self.launches(prompt.model)
        if launches[0].cores > 1:
            return super().test(prompt, library, seeds)
        tested = self._first.test(prompt, library, seeds)
        if len(launches) == 1 or not tested.verdict.passed:
            return tested
        return super().test(prompt, library, seeds)


def on_one_launch(config: Config, chosen: dict[ExecutionModel, LaunchConfiguration]) -> Config:
    """The same settings with one launch configuration, which is bound to no core: the others begin at core 0, too."""
    launch = LaunchConfig.model_validate({model.identifier: (launch,) for model, launch in chosen.items()})
    toolchain = config.toolchain.model_copy(update={"pinning": "none"})
    return config.model_copy(update={"launch": launch, "toolchain": toolchain})
