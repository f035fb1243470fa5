"""Colours that most colour-blind people can tell apart.

Sources: viridis by Smith and van der Walt (2015), at tenths; Okabe and Ito, "Color Universal Design" (2008).
"""

import math

_VIRIDIS = (
    (68, 1, 84),
    (72, 36, 117),
    (65, 68, 135),
    (53, 95, 141),
    (42, 120, 142),
    (33, 145, 140),
    (34, 168, 132),
    (68, 191, 112),
    (122, 209, 81),
    (189, 223, 38),
    (253, 231, 37),
)

SERIES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d00", "#7a7a7a")
"""Of systems; further ones begin anew."""

VERDICTS = {
    "passed": "#009e73",
    "wrong_answer": "#d55e00",
    "crashed": "#cc79a7",
    "timed_out": "#56b4e9",
    "build_failed": "#e69f00",
    "build_timed_out": "#b07d2b",
    "not_parallel": "#0072b2",
    "no_code": "#9a9a9a",
    "truncated": "#6b6b6b",
    "input_modified": "#8f3b6f",
    "clock_disagreement": "#5b4b9a",
    "race": "#b8a800",
    "not_emulated": "#c4c4c4",
}
"""In the order in which they are shown; `passed` comes first."""


def viridis(share: float) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255 each, of a value in [0, 1]; values outside are taken for the nearest end."""
    place = min(max(share, 0.0), 1.0) * (len(_VIRIDIS) - 1)
    below = min(int(place), len(_VIRIDIS) - 2)
    red, green, blue = (
        round(low + (place - below) * (high - low))
        for low, high in zip(_VIRIDIS[below], _VIRIDIS[below + 1], strict=True)
    )
    return red, green, blue


def is_dark(colour: tuple[int, int, int]) -> bool:
    """True if white text is easier to read on it than black. Source: relative luminance of WCAG 2."""
    red, green, blue = (math.pow(part / 255, 2.2) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18


def as_hex(colour: tuple[int, int, int]) -> str:
    """As `#440154`."""
    return "#" + "".join(f"{part:02x}" for part in colour)
