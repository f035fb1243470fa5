"""What a run knows of one sample: one line of its shards."""

from typing import Literal, Self

from pydantic import NonNegativeInt, model_validator

from pareval_agent.agent.result import SampleResult
from pareval_agent.configs.schema import Frozen


class SampleRow(Frozen):
    """A sample that has a result, or one of which a failure of the machine lets nothing be said."""

    schema_version: Literal[1] = 1
    key: str
    """Names the sample in its run: MODEL/MODE/PROBLEM/TARGET/NUMBER."""
    model: str
    """What the run calls the model."""
    mode: str
    prompt: str
    """Id of the problem."""
    target: str
    """The execution model, such as mpi+omp."""
    sample: NonNegativeInt
    """Index among the samples of this prompt in this mode."""
    result: SampleResult | None
    infrastructure_error: str | None = None
    """One line. Such a sample is never scored; a continued run tries it again."""

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.result is None) == (self.infrastructure_error is None):
            raise ValueError("a row has a result, or the error that prevented it")
        return self
