"""Recorded answers instead of a model: for tests, demonstrations and repeating what a model once said."""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import NonNegativeFloat, ValidationError

from pareval_agent.agent.model import Completion, Message, Model, Usage
from pareval_agent.agent.usage import estimate_tokens
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import Frozen

_PIECES = 4


class RecordedAnswer(Frozen):
    """One answer in a file: a line of JSON Lines, or an element of a JSON list."""

    text: str
    finish_reason: Literal["stop", "length", "filtered"] = "stop"
    usage: Usage | None = None
    """Estimated from the texts where it is missing."""
    cost_usd: NonNegativeFloat | None = None


class ReplayModel:
    """Gives the answers of a file in their order, whatever it is asked.

    `skip` answers are left out at the start: a resumed run goes on with the answer that comes next.
    """

    def __init__(self, file: Path, *, skip: int = 0) -> None:
        self._file = file
        self._answers = read_answers(file)
        self._given = skip

    @property
    def name(self) -> str:
        """`replay:` and the file."""
        return f"replay:{self._file}"

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        """The next answer, in a few pieces.

        Raises:
            UserError: all answers were given.
        """
        if self._given >= len(self._answers):
            raise UserError(f"{self._file} has {len(self._answers)} answers, and one more was asked for: record more")
        answer = self._answers[self._given]
        self._given += 1
        for piece in _pieces(answer.text):
            on_text(piece)
        return Completion(
            text=answer.text,
            finish_reason=answer.finish_reason,
            usage=answer.usage or _estimate(messages, answer.text),
            cost_usd=answer.cost_usd,
            wall_s=0,
            model=self.name,
        )


class RecordingModel:
    """Another model whose answers are appended to a file that `ReplayModel` reads."""

    def __init__(self, model: Model, file: Path) -> None:
        self._model = model
        self._file = file

    @property
    def name(self) -> str:
        """The other model's name."""
        return self._model.name

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        """The other model's answer."""
        completion = self._model.complete(messages, max_output_tokens=max_output_tokens, on_text=on_text)
        answer = RecordedAnswer.model_validate(completion.model_dump(include=set(RecordedAnswer.model_fields)))
        try:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"{answer.model_dump_json()}\n")
        except OSError as error:
            raise InfrastructureError(f"cannot record the answer in {self._file}: {error.strerror}") from error
        return completion


def read_answers(file: Path) -> tuple[RecordedAnswer, ...]:
    """The answers of a JSON Lines file, or of a JSON file that holds a list.

    Raises:
        UserError: the file cannot be read, or an answer in it is not one; the message names the place.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"cannot read the recorded answers: {error}") from error
    return tuple(_checked(answer, place) for place, answer in _parsed(text, file))


def _parsed(text: str, file: Path) -> Iterator[tuple[str, Any]]:
    """Each answer with its place, not yet checked."""
    if text.lstrip().startswith("["):
        for number, answer in enumerate(_json(text, str(file)), start=1):
            yield f"{file}, answer {number}", answer
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield f"{file}:{number}", _json(line, f"{file}:{number}")


def _json(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UserError(f"{place}: this is not JSON: {error}") from error


def _checked(answer: Any, place: str) -> RecordedAnswer:
    try:
        return RecordedAnswer.model_validate(answer)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the answer"
        raise UserError(f"{place}: {where}: {first['msg']}") from error


def _pieces(text: str) -> Iterator[str]:
    size = max(1, math.ceil(len(text) / _PIECES))
    return (text[start : start + size] for start in range(0, len(text), size))


def _estimate(messages: Sequence[Message], answer: str) -> Usage:
    input_tokens = sum(estimate_tokens(message.content) for message in messages)
    return Usage(input_tokens=input_tokens, output_tokens=estimate_tokens(answer), estimated=True)
