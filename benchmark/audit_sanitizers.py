"""What an audit asks sanitizers for: mistakes that no result shows, such as a race, or a read beyond an array."""

from typing import get_args

from pareval_agent.benchmark.audit_toolbox import AuditToolbox, on_one_launch
from pareval_agent.configs.schema import Config, LaunchConfiguration, Sanitizer, TestingConfig
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.sanitizers import find_clang, sanitizers_for


def plain(config: Config) -> Config:
    """The same settings without sanitizers: how candidates are judged."""
    return _with_testing(config, config.testing.model_copy(update={"sanitize": ()}))


def under_sanitizers(config: Config, toolbox: AuditToolbox) -> Config:
    """How code is judged that passed: on its largest launch, under all sanitizers that are asked for, or that work."""
    testing = config.testing.model_copy(update={"sanitize": asked_for(config), "perturb": False})
    return on_one_launch(
        _with_testing(config, testing), {model: _largest(toolbox.launches(model)) for model in ExecutionModel}
    )


def observable(config: Config, model: ExecutionModel) -> bool:
    """True if one of the sanitizers can see anything in such code."""
    (launch,) = getattr(config.launch, model.identifier)
    return bool(sanitizers_for(config.testing.sanitize, model, launch))


def asked_for(config: Config) -> tuple[Sanitizer, ...]:
    """Those of the settings, or all that work here."""
    every: tuple[Sanitizer, ...] = get_args(Sanitizer)
    return config.testing.sanitize or tuple(one for one in every if one != "thread" or find_clang())


def _largest(launches: tuple[LaunchConfiguration, ...]) -> LaunchConfiguration:
    return max(launches, key=lambda launch: (launch.threads, launch.ranks))


def _with_testing(config: Config, testing: TestingConfig) -> Config:
    return config.model_copy(update={"testing": testing})
