"""Keep secrets out of everything that people read."""

import os
import re
from collections.abc import Mapping

_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL", re.IGNORECASE)
_SHORTEST = 8
"""Shorter values are no keys, and replacing them would garble ordinary words."""
_SHAPES = (
    re.compile(r"\b(?:sk|pk|rk|gsk|xai|hf|nvapi|AIza|ya29)[-_.A-Za-z0-9*]{8,}"),
    re.compile(r"(?<=Bearer )\S+"),
    re.compile(r"(?<=[?&]key=)[^&\s]+"),
    re.compile(r"(?<=://)[^/@\s]+(?=@)"),
)
"""What keys look like, for those that came from a configuration file and not from the environment."""


def redact(text: str, environ: Mapping[str, str] = os.environ) -> str:
    """The text with every key replaced by `***`: the values of variables named like keys, and what looks like one."""
    secrets = {value for name, value in environ.items() if _SECRET_NAME.search(name) and len(value) >= _SHORTEST}
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "***")
    for shape in _SHAPES:
        text = shape.sub("***", text)
    return text
