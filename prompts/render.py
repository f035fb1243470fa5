"""Everything that a model is shown, made from the templates beside this file."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.dialect import GPU
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.prompts.examples import examples
from pareval_agent.prompts.kernel import kernel_sentences

_NAMES = {
    ExecutionModel.SERIAL: "serial C++",
    ExecutionModel.OMP: "OpenMP",
    ExecutionModel.MPI: "MPI",
    ExecutionModel.MPI_OMP: "MPI and OpenMP",
    ExecutionModel.KOKKOS: "Kokkos",
    ExecutionModel.CUDA: "CUDA",
    ExecutionModel.HIP: "HIP",
}


class Feedback(Protocol):
    """What went wrong, as data; the template says which words it gets."""

    @property
    def template(self) -> str:
        """Name of a template here, which finds the feedback as `feedback`."""


def prompt_text(prompt: Prompt) -> str:
    """The prompt itself, up to the opening brace of the function: what a base model continues."""
    if prompt.wording is not None:
        return prompt.wording
    on_gpu = prompt.model in GPU
    return _render(
        "prompt.j2",
        problem=prompt.problem,
        model=prompt.model,
        signature=prompt.signature,
        declarations=prompt.declarations,
        kernel=list(kernel_sentences(prompt)) if on_gpu else [],
        note=prompt.problem.note.get("gpu" if on_gpu else prompt.model.value),
        examples=list(examples(prompt.problem)),
    )


def system() -> str:
    """Who the model is, and how it answers."""
    return _render("system.j2")


def generate(prompt: Prompt) -> str:
    """Ask for the function."""
    return _render("generate.j2", prompt=prompt_text(prompt), function=prompt.function)


def translate(prompt: Prompt, source: str, source_model: ExecutionModel) -> str:
    """Ask for the function, given a correct one in another execution model."""
    return _render(
        "translate.j2",
        prompt=prompt_text(prompt),
        function=prompt.function,
        source=source.strip(),
        source_model=_NAMES[source_model],
        target_model=_NAMES[prompt.model],
    )


def continuation(prompt: Prompt, source: str, source_model: ExecutionModel) -> str:
    """The same for a base model: the correct function as a comment, then the prompt."""
    return _render(
        "continuation.j2",
        prompt=prompt_text(prompt),
        source=source.strip(),
        source_model=_NAMES[source_model],
        target_model=_NAMES[prompt.model],
    )


def answer(source: str) -> str:
    """A candidate as if it were the model's own answer to the prompt."""
    return f"```cpp\n{source.strip()}\n```"


def repair(feedback: Feedback, prompt: Prompt, hints: Sequence[str] = ()) -> str:
    """Say what is wrong with the last candidate, and ask for a better one.

    Args:
        feedback: what happened.
        prompt: what it answers.
        hints: sentences on how it is corrected, the most useful one first.
    """
    return _render(f"{feedback.template}.j2", feedback=feedback, function=prompt.function, hints=hints)


def optimise(prompt: Prompt, *, timings: list[str], last_try: str | None) -> str:
    """Ask for a faster version of a correct candidate.

    Args:
        prompt: what it answers.
        timings: one line for each launch configuration.
        last_try: how a later version ended that did not do better.
    """
    return _render("optimise.j2", function=prompt.function, timings=timings, last_try=last_try)


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(  # noqa: S701 - the result is no HTML
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
