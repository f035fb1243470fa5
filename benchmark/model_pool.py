"""One model for many samples at a time: one server, one account of what is spent."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from pareval_agent.agent.limits import Price
from pareval_agent.agent.model import Completion, Message, Model
from pareval_agent.agent.model_factory import ModelOpener, open_model
from pareval_agent.agent.session import price_of
from pareval_agent.agent.state import Spent
from pareval_agent.agent.usage import reserve
from pareval_agent.agent.weights_table import DEFAULT_WEIGHTS
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.common_draws import CommonDraws
from pareval_agent.benchmark.spending_caps import SpendingCaps
from pareval_agent.configs.bench import BenchModel
from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import ModelConfig


@dataclass(frozen=True)
class SharedModel:
    """The model of one sample; its calls are reserved in the caps of the run before they are made."""

    model: Model
    caps: SpendingCaps
    price: Price

    @property
    def name(self) -> str:
        """The model's own."""
        return self.model.name

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        """The model's answer.

        Raises:
            CapReachedError: the run may not use so much any more.
        """
        with self.caps.reserved(reserve(messages, max_output_tokens), self.price) as reservation:
            answer = self.model.complete(messages, max_output_tokens=max_output_tokens, on_text=on_text)
            reservation.spent = Spent(usage=answer.usage, cost_usd=answer.cost_usd)
            return answer


@dataclass(frozen=True)
class ModelPool:
    """Opens the model of one sample after the other; `open_pool` makes one."""

    opener_of: Callable[[PlannedSample], ModelOpener]
    caps: SpendingCaps
    obituary: Callable[[], str | None] = lambda: None
    draws: CommonDraws | None = None
    """What modes have in common; None asks for each sample anew."""

    def opener(self, sample: PlannedSample) -> ModelOpener:
        """As `open_model`, for one sample and within the caps."""
        opener = self.opener_of(sample)

        @contextmanager
        def open_shared(
            config: ModelConfig, *, on_status: Callable[[str], None], skip_answers: int = 0
        ) -> Iterator[Model]:
            with opener(config, on_status=on_status, skip_answers=skip_answers) as model:
                yield SharedModel(model, self.caps, price_of(config))

        return open_shared if self.draws is None else self.draws.opener(sample, open_shared)

    def check(self) -> None:
        """Tell a failure that no further try can mend.

        Raises:
            InfrastructureError: the server of the local model has ended.
        """
        if (words := self.obituary()) is not None:
            raise InfrastructureError(words)


PoolOpener = Callable[[BenchModel, SpendingCaps, int, Callable[[str], None]], AbstractContextManager[ModelPool]]
"""The type of `open_pool`."""


def is_local(model: BenchModel) -> bool:
    """Whether it is one of ours, so that we serve it."""
    return model.name.partition(":")[0] == "local"


def takes_turns(model: BenchModel) -> bool:
    """Whether it computes on the cores that build and judge as well."""
    return is_local(model) or model.same_cores


@contextmanager
def open_pool(
    model: BenchModel, caps: SpendingCaps, slots: int, on_status: Callable[[str], None]
) -> Iterator[ModelPool]:
    """A pool within the `with` block; a local model gets one server, which writes `slots` answers at a time."""
    if not is_local(model) or model.api_base:  # an address with a local model is refused where it is opened
        yield ModelPool(lambda sample: open_model, caps)
        return
    from pareval_agent.agent.model_local import serve_local_model

    weights = model.name.partition(":")[2] or DEFAULT_WEIGHTS.name
    with serve_local_model(model.settings, weights, on_status, slots) as service:

        def opener(
            config: ModelConfig, *, on_status: Callable[[str], None], skip_answers: int = 0
        ) -> AbstractContextManager[Model]:
            return nullcontext(service.model(config, skip_answers))

        yield ModelPool(lambda sample: opener, caps, service.server.obituary)
