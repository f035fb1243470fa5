"""What a GPU prompt says of its kernel besides the task."""

from collections.abc import Iterator

from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.signature import parse_signature


def kernel_sentences(prompt: Prompt) -> Iterator[str]:
    """How the kernel is launched, what its size parameters are, and where its result goes, a sentence each."""
    problem = prompt.problem
    known = {parameter.name for parameter in parse_signature(problem.signature, problem.function).parameters}
    own = {parameter.name for parameter in parse_signature(prompt.signature, problem.function).parameters}
    preposition = "on a" if (problem.launch or "").startswith("grid") else "with"
    yield f"The kernel is launched once, {preposition} {problem.launch}."
    for size, argument in problem.sizes.items():
        yield f"{size} is the number of elements of {argument}."
    for result in own - known - problem.sizes.keys():
        yield f"Store the result in *{result}{_found(problem.initially.get(result))}."
    for result in problem.initially.keys() & known:
        if "gpu" not in problem.note:
            yield f"{result} holds {_value(problem.initially[result])} everywhere before the launch."


def _found(value: object) -> str:
    return "" if value is None else f", which holds {_value(value)} before the launch"


def _value(value: object) -> str:
    """A C++ expression as a person reads it."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text.replace("std::numeric_limits<double>::infinity()", "infinity")
