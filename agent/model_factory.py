"""From the name of a model to the model."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from pareval_agent.agent.model import Model
from pareval_agent.agent.weights_table import DEFAULT_WEIGHTS
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import ModelConfig


class ModelOpener(Protocol):
    """What `open_model` promises, for those who keep a model for longer than one sample."""

    def __call__(
        self, config: ModelConfig, *, on_status: Callable[[str], None], skip_answers: int = 0
    ) -> AbstractContextManager[Model]:
        """The configured model, within the `with` block."""


@contextmanager
def open_model(config: ModelConfig, *, on_status: Callable[[str], None], skip_answers: int = 0) -> Iterator[Model]:
    """The configured model, within the `with` block: `local`, `local:NAME`, `replay:FILE` or any name of litellm.

    `on_status` is called with one line whenever there is something to wait for. `skip_answers` is how many an
    earlier part of the run has got: a replay leaves them out, and seeds go on behind theirs.

    Raises:
        UserError: the name, or what it stands for, cannot be used.
        InfrastructureError: the local model's server does not start.
    """
    kind, _, rest = config.name.partition(":")
    if kind == "local":
        from pareval_agent.agent.model_local import open_local_model

        if config.api_base:
            raise UserError(f"{config.name} has a server of its own: for another one, name the model openai/NAME")
        with open_local_model(config, rest or DEFAULT_WEIGHTS.name, on_status, skip_answers) as local:
            yield local
    elif kind == "replay":
        from pareval_agent.agent.model_replay import ReplayModel

        if not rest:
            raise UserError("replay needs a file of recorded answers: replay:FILE")
        yield ReplayModel(Path(rest), skip=skip_answers)
    else:
        from pareval_agent.agent.model_litellm import LiteLLMModel

        yield LiteLLMModel(config, answered=skip_answers)
