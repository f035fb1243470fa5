"""No key leaves in a message."""

import pytest

from pareval_agent.agent.redact import redact


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("bad sk-abcdefgh1234", "bad ***"),
        ("Incorrect API key: sk-proj-ab****yz12", "Incorrect API key: ***"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer ***"),
        ("https://host/v1?key=abc123&alt=sse", "https://host/v1?key=***&alt=sse"),
        ("http://user:pass@host:80/v1", "http://***@host:80/v1"),
        ("value-of-a-variable is wrong", "*** is wrong"),
        ("nothing to hide, sk-short", "nothing to hide, sk-short"),
    ],
)
def test_redact(text: str, clean: str) -> None:
    environ = {"ACME_API_KEY": "value-of-a-variable", "SOME_TOKEN": "to", "HOME": "nothing to hide"}
    assert redact(text, environ) == clean
