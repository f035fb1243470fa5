"""What to do about a failure, in a sentence or two, where that is known.

Feedback says what happened; a hint is help of ours, and can be switched off (`agent.hints`). It is made from what the
model may know: its own code, and the feedback.
"""

import re
from collections.abc import Iterator, Sequence

from pareval_agent.agent.feedback import ERRORS_SHOWN
from pareval_agent.agent.feedback_kinds import (
    BuildFailed,
    Crashed,
    Feedback,
    InputModified,
    Observed,
    Race,
    Refused,
    TimedOut,
    WrongAnswer,
)
from pareval_agent.agent.hint import Advice, CompilerHint, SourceHint, Words
from pareval_agent.agent.hint_code import Code
from pareval_agent.agent.hints_compiler import COMPILER_HINTS
from pareval_agent.agent.hints_result import RESULT_HINTS, FailedRun, ResultHint
from pareval_agent.agent.hints_source import SOURCE_HINTS
from pareval_agent.agent.state import Draft
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.diagnostics import Diagnostic

_MOST = 3
"""A small model heeds the first ones."""
_SENTENCE_CHARACTERS = 400
"""A longer one quotes too much of the code."""


def hints_on(feedback: Feedback, draft: Draft, prompt: Prompt) -> tuple[Advice, ...]:
    """The first few hints on a failed attempt, no row twice. Feedback that says nothing of a case gets none."""
    if draft.source is None:
        return ()
    found = dict[str, Advice]()
    for advice in _found(feedback, draft, Code(draft.source, prompt)):
        if len(advice.sentence) <= _SENTENCE_CHARACTERS:
            found.setdefault(advice.name, advice)
    return tuple(found.values())[:_MOST]


def _found(feedback: Feedback, draft: Draft, code: Code) -> Iterator[Advice]:
    if isinstance(feedback, BuildFailed) and draft.build is not None:
        yield from _on_errors(draft.build.diagnostics[:ERRORS_SHOWN], code)
    if isinstance(feedback, BuildFailed | WrongAnswer | Crashed | TimedOut | Race | Observed | InputModified | Refused):
        yield from _on_source(code)
    failed = draft.test.failed_launch if draft.test else None
    if isinstance(feedback, WrongAnswer | Crashed | TimedOut) and failed is not None:
        yield from _on_result(FailedRun(feedback, failed.launch), code)


def _on_errors(diagnostics: Sequence[Diagnostic], code: Code) -> Iterator[Advice]:
    """Of each error the first row that applies."""
    for diagnostic in diagnostics:
        where = f"Line {diagnostic.line}: " if diagnostic.line else ""
        found = ((row, _words(row, diagnostic, code)) for row in COMPILER_HINTS)
        yield from [_advice(row, words, where) for row, words in found if words is not None][:1]


def _on_source(code: Code) -> Iterator[Advice]:
    for row in SOURCE_HINTS:
        if (words := row.look(code)) is not None:
            yield _advice(row, words)


def _on_result(run: FailedRun, code: Code) -> Iterator[Advice]:
    for row in RESULT_HINTS:
        if (words := row.look(run, code)) is not None:
            yield _advice(row, words)


def _advice(row: CompilerHint | SourceHint | ResultHint, words: Words, where: str = "") -> Advice:
    return Advice(row.name, where + row.cure.format_map(words))


def _words(row: CompilerHint, diagnostic: Diagnostic, code: Code) -> Words | None:
    """What the row finds, None if it does not apply."""
    line = code.line(diagnostic.line)
    message = re.search(row.message, "\n".join([diagnostic.message, *diagnostic.notes]))
    place = _around(re.compile(row.line), line, diagnostic.column)
    if message is None or place is None:
        return None
    at = _name_at(line, diagnostic.column)
    words = {"text": line, "at": at, **message.groupdict(""), **place.groupdict("")}
    more = row.look(words, code)
    return None if more is None else {**words, **more}


def _around(pattern: re.Pattern[str], line: str, column: int | None) -> re.Match[str] | None:
    """Of all places the last one that begins before the column, or the first one."""
    matches = list(pattern.finditer(line))
    before = [match for match in matches if column is not None and match.start() < column]
    return before[-1] if before else next(iter(matches), None)


def _name_at(line: str, column: int | None) -> str:
    match = re.compile(r"\w+").match(line, column - 1) if column else None
    return match[0] if match else ""
