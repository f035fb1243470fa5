"""What the agent needs of a language model."""

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from pydantic import field_validator

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Frozen


class Message(Frozen):
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


class Usage(Frozen):
    """Tokens of one or more calls. Logical tokens are input + output, cached or not."""

    input_tokens: int = 0
    """All tokens of the prompt, the cached ones included."""
    cached_tokens: int = 0
    """Input tokens that the server took from its cache."""
    output_tokens: int = 0
    """All generated tokens, those of reasoning included."""
    reasoning_tokens: int = 0
    estimated: bool = False
    """True if any part was counted by us because the server did not say, or said what cannot be."""

    @property
    def total_tokens(self) -> int:
        """Logical tokens."""
        return self.input_tokens + self.output_tokens

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            reasoning_tokens=self.reasoning_tokens + other.reasoning_tokens,
            estimated=self.estimated or other.estimated,
        )

    def __sub__(self, part: "Usage") -> "Usage":
        return Usage(
            input_tokens=self.input_tokens - part.input_tokens,
            cached_tokens=self.cached_tokens - part.cached_tokens,
            output_tokens=self.output_tokens - part.output_tokens,
            reasoning_tokens=self.reasoning_tokens - part.reasoning_tokens,
            estimated=self.estimated and self.total_tokens > part.total_tokens,
        )


class Completion(Frozen):
    """One answer of a model."""

    text: str
    finish_reason: Literal["stop", "length", "filtered"]
    """length: cut by the token limit."""
    usage: Usage
    cost_usd: float | None
    """None where the price is unknown."""
    wall_s: float
    model: str
    """The name under which the provider served it."""

    @field_validator("text")
    @classmethod
    def _encodable(cls, text: str) -> str:
        """Half of a surrogate pair, which JSON may hold, can be written to no file."""
        return text.encode("utf-8", "replace").decode()


class ContextExceededError(UserError):
    """The conversation does not fit into the context of the model: the sample ends with what it has."""


class NoAnswerLeftError(Exception):
    """All answers that were stored have been given: the sample ends with them."""


class Model(Protocol):
    """A language model that answers one conversation at a time."""

    @property
    def name(self) -> str:
        """Identifies the model in results."""

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        """Answer the conversation; `on_text` is called with each piece as it arrives.

        Raises:
            ContextExceededError: the conversation is too long for the model.
            UserError: the request can never succeed (unknown model, bad key).
            InfrastructureError: the provider did not answer, after all retries.
            NoAnswerLeftError: answers are stored ones, and were all given.
        """
