"""Whether an answer holds something to build."""

from typing import NamedTuple

from pareval_agent.agent.extract import extract
from pareval_agent.agent.model import Completion
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.gpu import Level, level_of
from pareval_agent.tools.gpu_source import not_emulated
from pareval_agent.tools.parallelism import missing_parallelism
from pareval_agent.tools.verdict import Verdict

_TAIL_CHARACTERS = 40


class Usable(NamedTuple):
    """The candidate, or why there is none."""

    source: str | None
    verdict: Verdict | None
    """None if it is to be built."""
    detail: str
    """One line for the model and for people."""


def usable_source(answer: Completion, prompt: Prompt) -> Usable:
    """The function that the prompt asks for, unless the answer lacks it, is not parallel, or cannot be judged."""
    found = extract(answer.text, function=prompt.function, signature=prompt.signature)
    cut = answer.finish_reason == "length"
    if cut and (found.source is None or _ends_within(answer.text, found.source)):
        return Usable(None, Verdict.TRUNCATED, "The answer was cut by the token limit.")
    if found.source is None:
        return Usable(None, Verdict.NO_CODE, found.reason or "The answer holds no C++ code.")
    missing = missing_parallelism(found.source, model=prompt.model.value)
    if missing is not None:
        return Usable(found.source, Verdict.NOT_PARALLEL, missing)
    if level_of(prompt.model) is Level.EMULATED and (feature := not_emulated(found.source)):
        return Usable(found.source, Verdict.NOT_EMULATED, f"It uses {feature}, which only a real GPU has.")
    return Usable(found.source, None, "")


def _ends_within(answer: str, source: str) -> bool:
    """True if the end of the answer is part of the code, and not of what was said behind it."""
    tail = "".join(answer.split())[-_TAIL_CHARACTERS:]
    return tail in "".join(source.split())
