"""A known local model, served on this machine for as long as it is needed."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pareval_agent.agent.litellm_call import load_litellm
from pareval_agent.agent.local_server import LocalServer, ServerSettings, start_server
from pareval_agent.agent.model import Completion, Message
from pareval_agent.agent.model_litellm import LiteLLMModel
from pareval_agent.agent.weights import find
from pareval_agent.agent.weights_table import known_weights
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import ModelConfig


class LocalModel:
    """A `LiteLLMModel` on a server of ours; `open_local_model` makes one."""

    def __init__(self, name: str, model: LiteLLMModel, server: LocalServer) -> None:
        self._name = name
        self._model = model
        self._server = server

    @property
    def name(self) -> str:
        """`local:` and the name of the weights."""
        return self._name

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        """Answer the conversation; the end of the server is told as what it is."""
        try:
            return self._model.complete(messages, max_output_tokens=max_output_tokens, on_text=on_text)
        except InfrastructureError:
            if (obituary := self._server.obituary()) is None:
                raise
            raise InfrastructureError(obituary) from None


@dataclass(frozen=True)
class LocalService:
    """A known model on a server of ours; `serve_local_model` makes one."""

    name: str
    """`local:` and the name of the weights."""
    server: LocalServer
    alias: str
    address: str

    def model(self, config: ModelConfig, answered: int = 0) -> LocalModel:
        """One conversation's model; several may use the server at a time."""
        # No retries: a server of ours that fails once has ended, or fails again.
        changes = {"name": f"openai/{self.alias}", "api_base": f"{self.address}/v1", "retries": 0}
        served = config.model_copy(update=changes)
        return LocalModel(self.name, LiteLLMModel(served, api_key="none", answered=answered), self.server)


@contextmanager
def serve_local_model(
    config: ModelConfig, weights_name: str, on_status: Callable[[str], None], slots: int = 1
) -> Iterator[LocalService]:
    """Serve a known model within the `with` block; `slots` answers are written at a time.

    Raises:
        UserError: no such model, its weights are not installed, or the server is not.
        InfrastructureError: the server does not start.
    """
    weights = known_weights(weights_name)
    path = find(weights.name)
    if path is None:
        raise UserError(f"the weights of {weights.name} are not here: run: pareval-agent models pull {weights.name}")
    alias = path.stem
    settings = ServerSettings(
        weights=path,
        alias=alias,
        context_tokens=config.context_tokens,
        slots=slots,
        threads=len(os.sched_getaffinity(0)),
    )
    on_status(f"loading {alias}")
    with start_server(settings) as server:
        load_litellm()  # takes as long as the server does
        address = server.wait_until_ready()
        on_status(f"{alias} is ready")
        yield LocalService(f"local:{weights.name}", server, alias, address)


@contextmanager
def open_local_model(
    config: ModelConfig, weights_name: str, on_status: Callable[[str], None], answered: int = 0
) -> Iterator[LocalModel]:
    """The model on a server of its own within the `with` block; raises what `serve_local_model` does."""
    with serve_local_model(config, weights_name, on_status) as service:
        yield service.model(config, answered)
