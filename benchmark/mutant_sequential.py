"""Mistakes that any code can have: operators, boundaries, indexes and constants."""

from collections.abc import Iterator

from pareval_agent.benchmark.mutant import Edit, Operator
from pareval_agent.benchmark.mutant_code import Code
from pareval_agent.tools.cpp_text import Kind

_ARITHMETIC = {
    "+": "-", "-": "+", "*": "+", "/": "*", "%": "+", "&": "|", "|": "&", "^": "|",
    "+=": "-=", "-=": "+=", "*=": "+=", "/=": "*=", "%=": "+=", "&=": "|=", "|=": "&=", "^=": "|=",
}  # fmt: skip
_COMPARISON = {"<": ">", ">": "<", "<=": ">", ">=": "<", "==": "!=", "!=": "==", "&&": "||", "||": "&&"}
_OPPOSITE_WORDS = {"min": "max", "max": "min", "Min": "Max", "Max": "Min"}
_BOUNDARY = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_TRUTH = {"true": "false", "false": "true"}


def arithmetic(code: Code) -> Iterator[Edit]:
    """Another operator between two numbers."""
    return _replaced(code, Operator.ARITHMETIC, _ARITHMETIC, code.unrolled)


def comparison(code: Code) -> Iterator[Edit]:
    """The opposite of a comparison, the other logical operator, or the other end of an order."""
    yield from _replaced(code, Operator.COMPARISON, _COMPARISON)
    for index, token in enumerate(code.tokens):
        is_called = code.mark(index + 1) in {"(", "<"} and code.mark(index - 1) == "::"
        if is_called and token.text in _OPPOSITE_WORDS:
            yield Edit(Operator.COMPARISON, token.start, token.end, _OPPOSITE_WORDS[token.text])


_LATER = {"begin", "cbegin", "rbegin"}
_EARLIER = {"end", "cend", "rend", "size", "extent"}


def boundary(code: Code) -> Iterator[Edit]:
    """One round of a loop too many or too few; a range that lacks its first or last element."""
    conditions = {index for loop in code.loops() for index in loop.condition} - code.blocked - code.unrolled
    for index, text in code.operators():
        # What is as large as the least so far leaves it as it is: to look at it, too, changes nothing.
        if index in conditions and text in _BOUNDARY and code.tokens[index + 1].text not in code.extremes:
            token = code.tokens[index]
            yield Edit(Operator.BOUNDARY, token.start, token.end, _BOUNDARY[text])
    for place, token in enumerate(code.tokens):
        member = code.mark(place - 1) == "." and place + 1 in code.closing and place not in code.tuning
        if member and token.text in {*_LATER, *_EARLIER}:
            end = code.tokens[code.closing[place + 1]].end
            yield Edit(Operator.BOUNDARY, end, end, " + 1" if token.text in _LATER else " - 1")


def _replaced(
    code: Code, operator: Operator, others: dict[str, str], without: frozenset[int] = frozenset()
) -> Iterator[Edit]:
    for index, text in code.operators():
        if text in others and index not in without:
            token = code.tokens[index]
            yield Edit(operator, token.start, token.end, others[text])


def index(code: Code) -> Iterator[Edit]:
    """The element before or behind the one that is meant, of an array or of a view."""
    views = set(_names_of_views(code))
    for place, token in enumerate(code.tokens):
        if code.is_subscript(place):
            subscripts = [range(place + 1, code.closing[place])]
        elif token.text in views and code.mark(place + 1) == "(" and not code.is_declared(place):
            subscripts = code.arguments(place + 1)
        else:
            continue
        for subscript in subscripts:
            if subscript and code.tokens[subscript[0]].kind is not Kind.STRING:
                start, end = code.span(subscript)
                for shift in (" + 1", " - 1"):
                    yield Edit(Operator.INDEX, start, end, code.text[start:end] + shift)


def _names_of_views(code: Code) -> Iterator[str]:
    """Names that are declared with a type that has `View` in its name, or an alias of one."""
    types = {"View"}
    for place, token in enumerate(code.tokens):
        if token.text == "using" and code.mark(place + 2) == "=":
            if "View" in {each.text for each in code.tokens[place + 3 : code.end_of_operand(place + 3, {";"})]}:
                types.add(code.tokens[place + 1].text)
        elif token.text in types:
            name = _behind_type(code, place + 1)
            if name < len(code.tokens) and code.tokens[name].kind is Kind.WORD:
                yield code.tokens[name].text


def _behind_type(code: Code, place: int) -> int:
    """Index of what follows the arguments of a template, `const` and `&`."""
    depth = 0
    while place < len(code.tokens):
        text = code.tokens[place].text
        depth += (text == "<") - (text == ">")
        if depth == 0 and text not in {">", "const", "&"}:
            return place
        place += 1
    return place


def constant(code: Code) -> Iterator[Edit]:
    """Another number, or the other truth value.

    Not the length of an array, which may well be larger, and not what a variable holds before it is overwritten.
    """
    lengths = {
        place
        for first, last in code.closing.items()
        if code.mark(first) == "[" and not code.is_subscript(first)
        for place in range(first, last)
    }
    for place, token in enumerate(code.tokens):
        if place in code.tuning or place in code.unrolled or place in lengths:
            continue
        if code.mark(place - 1) == "=" and code.tokens[place - 2].text in code.overwritten:
            continue
        if token.text in _TRUTH:
            yield Edit(Operator.CONSTANT, token.start, token.end, _TRUTH[token.text])
        elif token.kind is Kind.NUMBER:
            larger = str(int(token.text) + 1) if token.text.isdecimal() else f"({token.text} + 1)"
            yield Edit(Operator.CONSTANT, token.start, token.end, larger)
