"""An OpenAI-compatible server for a local model, in a process of its own: llama.cpp, from the wheel xllamacpp.

`python -m pareval_agent.agent.local_server SETTINGS FD PARENT` serves until it is killed. It never outlives its parent:
the kernel kills it then, however the parent ended.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from select import poll
from typing import IO

from pareval_agent.configs.schema import Frozen, PositiveInt
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.errors import InfrastructureError, UserError

_PR_SET_PDEATHSIG = 1
_LOG_BYTES = 4096
_LOG_LINES = 3
_PROMPT_CACHE_MIB = 512
"""Prompts that were processed already; llama.cpp's own default is 8 GiB."""


class ServerSettings(Frozen):
    """What a server serves, and with how much of the machine."""

    weights: Path
    alias: str
    """The name under which it serves the model."""
    context_tokens: PositiveInt
    """Of each slot."""
    slots: PositiveInt = 1
    """Answers at a time."""
    threads: PositiveInt


class LocalServer:
    """A server process, from `start` until `stop`."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._log: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ready_fd = -1

    def start(self) -> None:
        """Start loading the model, without waiting for it.

        Raises:
            UserError: xllamacpp is not installed.
        """
        if find_spec("xllamacpp") is None:
            raise UserError("the local model needs its server: pip install 'pareval-agent[local]'")
        self._log = tempfile.TemporaryFile()
        ...
