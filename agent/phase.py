"""Parts of the work on a sample, for those who ask the model and judge its answers at different times."""

from enum import StrEnum


class Phase(StrEnum):
    """What to do with a sample for now."""

    GENERATE = "generate"
    """Ask for one answer, unless one waits to be judged."""
    JUDGE = "judge"
    """Judge the answer that waits, up to where the model is needed again."""
