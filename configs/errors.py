"""The two ways in which a command can fail that are not a verdict on a candidate.

A candidate that does not build, crashes or is wrong is data (`Verdict`), never an exception.
"""


class ParevalError(Exception):
    """An error whose message is one clear line that says what to do."""

    exit_code = 3


class UserError(ParevalError):
    """What was asked cannot be done as asked: unknown prompt, broken file, missing permission."""

    exit_code = 2


class InfrastructureError(ParevalError):
    """The machine or a service failed, so nothing can be said about the candidate."""

    exit_code = 3
