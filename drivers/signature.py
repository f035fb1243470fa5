"""A C++ signature, taken apart."""

import re
from dataclasses import dataclass

_OUTER_COMMA = re.compile(r",(?![^<]*>)")
_PARAMETER = re.compile(r"\s*(?P<type>.*[\s&*>])(?P<name>\w+)(?P<array>\[\w*\])?\s*")


@dataclass(frozen=True)
class Parameter:
    """One parameter of a function."""

    type: str
    """As it is written, const, reference and pointer included; of `size_t bins[10]` it is `size_t [10]`."""
    name: str

    @property
    def is_written(self) -> bool:
        """Through a reference or a pointer to what is not const, or as the elements of a view that are not."""
        return re.search(r"[&*\[]", self.type) is not None and "const" not in self.type

    @property
    def value_type(self) -> str:
        """Less the reference, and less the const of what it refers to."""
        return re.sub(r"^const\s+(?=\w+$)|\s+const$", "", self.type.rstrip("& ").strip()).strip()


@dataclass(frozen=True)
class Signature:
    """What a function takes and gives."""

    returned: str
    function: str
    parameters: tuple[Parameter, ...]


def parse_signature(text: str, function: str) -> Signature:
    """Take the signature of `function` apart.

    Raises:
        ValueError: it is not one.
    """
    match = re.fullmatch(rf"\s*(?P<returned>.*[\s&*>]){re.escape(function)}\s*\((?P<inside>.*)\)\s*", text, re.DOTALL)
    if match is None:
        raise ValueError(f"{text!r} is not a signature of {function}()")
    parameters = tuple(_parameter(part) for part in _OUTER_COMMA.split(match["inside"]) if part.strip())
    return Signature(match["returned"].strip(), function, parameters)


def _parameter(text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if match is None:
        raise ValueError(f"{text.strip()!r} is not a parameter with a name")
    return Parameter(type=f"{match['type'].strip()} {match['array'] or ''}".strip(), name=match["name"])
