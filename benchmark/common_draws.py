"""Answers that modes have in common: drawn once, and given to each mode that asks the same.

With common random numbers a comparison of modes is one of what they do with an answer, not of their luck with it
(Law, Simulation Modeling and Analysis, chapter 11), and what they share is paid for once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Literal

from pydantic import ValidationError

from pareval_agent.agent.json_lines import JsonLines, whole_lines
from pareval_agent.agent.model import Completion, Message, Model
from pareval_agent.agent.model_factory import ModelOpener
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.configs.schema import Frozen, ModelConfig
from pareval_agent.tools.store import fingerprint


class Draw(Frozen):
    """One line: an answer, and what it was the answer to."""

    schema_version: Literal[1] = 1
    key: str
    answer: Completion


def read_draws(files: Iterable[Path]) -> dict[str, Completion]:
    """All answers by key; lines of another version are passed over."""
    found: dict[str, Completion] = {}
    for file in files:
        for _, line in whole_lines(file):
            try:
                draw = Draw.model_validate_json(line)
            except ValidationError:
                continue
            found[draw.key] = draw.answer
    return found


class CommonDraws:
    """The answers of a run. Thread-safe; of two samples that ask the same the second one waits."""

    def __init__(self, known: dict[str, Completion], lines: JsonLines) -> None:
        """Begin with what earlier commands have drawn; new answers are kept in `lines`."""
        self._known = known
        self._lines = lines
        self._writing = Lock()
        self._turns: defaultdict[str, Lock] = defaultdict(Lock)

    def opener(self, sample: PlannedSample, opener: ModelOpener) -> ModelOpener:
        """As `opener`, for this sample; the model behind it is asked only what no other sample has asked."""

        @contextmanager
        def open_common(
            config: ModelConfig, *, on_status: Callable[[str], None], skip_answers: int = 0
        ) -> Iterator[Model]:
            def opened(number: int) -> AbstractContextManager[Model]:
                return opener(config, on_status=on_status, skip_answers=number)

            with opened(skip_answers) as model:
                yield _CommonModel(model.name, self, sample, opened, skip_answers)

        return open_common

    def draw(self, key: str, ask: Callable[[], Completion]) -> tuple[Completion, bool]:
        """The answer of this key, and whether it had to be asked for."""
        with self._turn(key):
            if (known := self._known.get(key)) is not None:
                return known, False
            answer = ask()
            with self._writing:
                self._lines.append(Draw(key=key, answer=answer).model_dump_json())
                self._known[key] = answer
            return answer, True

    def _turn(self, key: str) -> Lock:
        with self._writing:
            return self._turns[key]


@dataclass
class _CommonModel:
    """Asks the model what nobody has asked yet.

    What is given again counts in the sample as if it had been asked for, or budgets would not be equal.
    """

    name: str
    draws: CommonDraws
    sample: PlannedSample
    opened: Callable[[int], AbstractContextManager[Model]]
    """The model that has given so many answers: its next one is drawn anew, whoever got those before."""
    answered: int

    def complete(
        self, messages: Sequence[Message], *, max_output_tokens: int, on_text: Callable[[str], None]
    ) -> Completion:
        def ask() -> Completion:
            with self.opened(self.answered) as model:
                return model.complete(messages, max_output_tokens=max_output_tokens, on_text=on_text)

        key = _key(self.sample, self.answered, messages, max_output_tokens)
        answer, is_new = self.draws.draw(key, ask)
        if not is_new:
            on_text(answer.text)
        self.answered += 1
        return answer


def _key(sample: PlannedSample, number: int, messages: Sequence[Message], max_output_tokens: int) -> str:
    """The same for all modes, if they say the same and leave the same room.

    `number` counts the answers of the sample: to ask once more is to draw once more.
    """
    asked = [message.model_dump_json() for message in messages]
    return fingerprint([sample.model.slug, str(sample.index), str(number), str(max_output_tokens), *asked], ())
