"""What the compiler has against a candidate, in the candidate's own lines.

The translation unit names its parts by `#line`: CANDIDATE is the generated source, DECLARATIONS what the prompt gives,
and ENTRY_FILE the code that calls the function. A message about another part is traced to the line of the candidate
that caused it, or says what is wrong as seen from the candidate. All text is hostile: the source can print what it
likes.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Literal

from pareval_agent.configs.schema import Frozen
from pareval_agent.tools.compiler_output import Message, Place, parse_output

CANDIDATE = "candidate.cpp"
DECLARATIONS = "declarations.hpp"
ENTRY_FILE = "entry.cpp"

_READ_BYTES = 1 << 20
_MESSAGE_CHARACTERS = 400
_NOTES = 3
_KEPT = 20
_WINDOW = 120
"""Characters of a source line that are shown."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_NOISE = re.compile(
    r"ld returned \d+ exit status|linker command failed|template argument deduction/substitution failed"
)
_OPTION = re.compile(r" \[-[\w=-]+\]$")
_UNCLOSED = re.compile(r"expected '}' at end of input|to match this '{'")
_ENTRY_FILE_FUNCTIONS = "pareval_"
_EXPLAINED = (
    (re.compile("Killed signal terminated|out of memory|memory exhausted"), "the compiler ran out of memory"),
    (re.compile("CPU time limit exceeded"), "the compiler ran out of time"),
    (re.compile("File size limit exceeded|File too large"), "the compiler's output became too large"),
)


class Diagnostic(Frozen):
    """One error or warning; unknown places are None."""

    kind: Literal["error", "warning"]
    message: str
    line: int | None = None
    """In the candidate, from 1."""
    column: int | None = None
    fix_it: str | None = None
    """Text that the compiler would put in."""
    notes: tuple[str, ...] = ()


def parse_diagnostics(stderr: bytes, signature: str | None = None) -> tuple[Diagnostic, ...]:
    """Errors before warnings, each in the order of the compiler, without those that only follow from others.

    `signature` is the function's as the prompt gives it; it is told where the candidate's does not fit.
    """
    text = stderr[:_READ_BYTES].decode(errors="replace")
    messages = [message for message in parse_output(text) if not _NOISE.search(message.text)]
    if any(_is_unclosed(message) for message in messages):
        messages = [message for message in messages if _is_unclosed(message) or _candidate_place(message)]
    diagnostics = [_diagnostic(message, signature) for message in messages]
    kept = sorted(_without_followers(diagnostics), key=lambda diagnostic: diagnostic.kind == "warning")
    return tuple(kept[:_KEPT]) or _last_words(text)


def render(diagnostics: Sequence[Diagnostic], source: str, limit: int = 3) -> str:
    """The first `limit` of them as short text for a reader of the source, with the line and a caret below the place."""
    lines = source.split("\n")
    shown = ["\n".join(_rendered(diagnostic, lines)) for diagnostic in diagnostics[:limit]]
    further = sum(diagnostic.kind == "error" for diagnostic in diagnostics[limit:])
    if further:
        shown.append(f"and {further} more error{'s' if further > 1 else ''}")
    return "\n\n".join(shown)


def _is_unclosed(message: Message) -> bool:
    """A brace that is still open at the end of the candidate makes the entry a heap of errors."""
    return bool(_UNCLOSED.match(message.text)) and not (message.place and message.place.file == CANDIDATE)


def _candidate_place(message: Message) -> Place | None:
    """The line of the candidate where it happened, or else that made it happen."""
    places = [message.place, *message.context, *(place for place, _ in message.notes)]
    return next((place for place in places if place and place.file == CANDIDATE), None)


def _diagnostic(message: Message, signature: str | None) -> Diagnostic:
    place = _candidate_place(message)
    return Diagnostic(
        kind="warning" if message.kind == "warning" else "error",
        message=_clean(_message(message, place, signature)),
        line=place.line if place else None,
        column=place.column if place else None,
        fix_it=_clean(message.fix_its[0]) if message.fix_its else None,
        notes=tuple(_notes(message, place)),
    )


def _in_harness(message: Message) -> bool:
    """True if it is about the code that calls the function; its macros are expanded in a header of ours."""
    if message.place is None or message.place.file == CANDIDATE:
        return False
    return any(place.file == ENTRY_FILE for place in (message.place, *(place for place, _ in message.notes)))


def _message(message: Message, place: Place | None, signature: str | None) -> str:
    wanted = f"`{signature}`" if signature else "the prompt's signature"
    if message.kind == "undefined symbol":
        if message.users and all(user.startswith(_ENTRY_FILE_FUNCTIONS) for user in message.users):
            return f"the code does not define {wanted}: undefined symbol {message.text}"
        return f"`{message.text}` is declared and used, but not defined"
    if _is_unclosed(message):
        return "this '{' is not closed by the end of the code"
    if _in_harness(message):
        return f"the function cannot be called as {wanted}: {message.text}"
    if message.place and message.place.file == DECLARATIONS:
        return f"the code collides with what the prompt declares: {message.text}"
    for pattern, explanation in _EXPLAINED:
        if pattern.search(message.text):
            return f"{explanation}: {message.text}"
    if message.kind == "internal compiler error":
        return f"internal compiler error: {message.text}"
    if message.place and message.place is not place:
        return f"{message.text} (in <{PurePath(message.place.file).name}>)"
    return _OPTION.sub("", message.text)


def _notes(message: Message, place: Place | None) -> Iterator[str]:
    """Those about the candidate or the prompt; notes about headers of libraries are long and help nobody."""
    ours = [
        (where, text)
        for where, text in message.notes
        if where.file in (CANDIDATE, DECLARATIONS) and not _NOISE.search(text) and not _UNCLOSED.match(text)
    ]
    for where, text in ours[:_NOTES]:
        if where.file == DECLARATIONS:
            again = re.search(r"previous|(?:declared|defined) here", text)
            yield _clean(f"{'already declared by' if again else 'in what is declared by'} the prompt: {text}")
        elif place and where.line == place.line:
            yield _clean(text)
        else:
            yield _clean(f"line {where.line}: {text}")


def _without_followers(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Drop what says the same again, and a further complaint of a library about the same line."""
    texts: set[str] = set()
    library_lines: set[int | None] = set()
    for diagnostic in diagnostics:
        in_library = diagnostic.message.endswith(">)")
        if diagnostic.message in texts or (in_library and diagnostic.line in library_lines):
            continue
        texts.add(diagnostic.message)
        if in_library:
            library_lines.add(diagnostic.line)
        yield diagnostic


def _last_words(text: str) -> tuple[Diagnostic, ...]:
    """What a tool said that we do not know."""
    lines = [line for line in text.splitlines() if line.strip()]
    return (Diagnostic(kind="error", message=_clean(lines[-1])),) if lines else ()


def _clean(text: str) -> str:
    """One line without control characters and marks that turn text around, of bounded length."""
    text = _UNPRINTABLE.sub(" ", text[: 2 * _MESSAGE_CHARACTERS]).strip()
    return text if len(text) <= _MESSAGE_CHARACTERS else f"{text[:_MESSAGE_CHARACTERS]}…"


def _rendered(diagnostic: Diagnostic, source: Sequence[str]) -> Iterator[str]:
    place = "".join(f":{number}" for number in (diagnostic.line, diagnostic.column) if number)
    yield f"{CANDIDATE}{place}: {diagnostic.kind}: {diagnostic.message}"
    if diagnostic.line and diagnostic.line <= len(source):
        yield from _with_caret(source[diagnostic.line - 1], diagnostic.column)
    if diagnostic.fix_it and diagnostic.fix_it not in diagnostic.message:
        yield f"suggestion: {diagnostic.fix_it}"
    for note in diagnostic.notes:
        yield f"note: {note}"


def _with_caret(line: str, column: int | None) -> Iterator[str]:
    """The line, cut around the column if it is long, and a caret below the column."""
    start = 0 if column is None or column <= _WINDOW else column - _WINDOW // 2
    yield "    " + _UNPRINTABLE.sub(" ", line[start : start + _WINDOW]).rstrip()
    if column is not None and column <= len(line) + 1:
        yield " " * (4 + column - 1 - start) + "^"
