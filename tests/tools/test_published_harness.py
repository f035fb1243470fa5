"""A sample is built and run with a checkout's drivers in each kind of sandbox that works here."""

import dataclasses
import platform
import signal
from pathlib import Path

import pytest

from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.confine import has_seccomp_table, landlock_abi
from pareval_agent.tools.published_checkout import read_checkout
from pareval_agent.tools.published_harness import open_harness
from pareval_agent.tools.sandbox import SandboxKind, detect

CHECKOUT = read_checkout(Path(__file__).parents[1] / "published_checkout")
PROMPT = Prompt(find_problem("27"), ExecutionModel.OMP)
HEAD = "double average(std::vector<double> const& x) {"
BODY = "double sum = 0;\nfor (double value : x) sum += value;\nreturn sum / x.size();\n}"


@pytest.mark.parametrize("kind", [None, SandboxKind.LANDLOCK, SandboxKind.NONE])
def test_a_sample_is_built_and_run(kind: SandboxKind | None, tmp_path: Path) -> None:
    if kind is SandboxKind.LANDLOCK and not (landlock_abi() > 0 and has_seccomp_table()):
        pytest.skip(f"no Landlock on Linux {platform.release()}")
    with open_harness(CHECKOUT, Config()) as harness:
        harness = dataclasses.replace(harness, sandbox=kind or detect("auto"))
        built = harness.build(PROMPT, HEAD, BODY, tmp_path)
        assert built.program is not None, built.error
        run = harness.run(PROMPT.model, built.program, LaunchConfiguration(threads=2))
    assert (run.exit_status, run.is_valid, run.oddity) == (0, True, None)
    assert run.runtime_s is not None


def test_the_sources_of_drivers_are_not_there_when_a_sample_runs(tmp_path: Path) -> None:
    body = 'FILE* file = fopen("/published/drivers/cpp/utilities.hpp", "r");\nif (file) abort();\n' + BODY
    with open_harness(CHECKOUT, Config()) as harness:
        if harness.sandbox is SandboxKind.NONE:
            pytest.skip("there is no sandbox")
        built = harness.build(PROMPT, f"#include <cstdio>\n#include <cstdlib>\n{HEAD}", body, tmp_path)
        assert built.program is not None, built.error
        assert harness.run(PROMPT.model, built.program, LaunchConfiguration()).verdict.passed


def test_what_takes_too_long_to_compile_is_told(tmp_path: Path) -> None:
    with open_harness(CHECKOUT, Config()) as harness:
        assert harness.build(PROMPT, HEAD, BODY, tmp_path).program is not None  # the main program is there now
        short = dataclasses.replace(harness, config=Config.model_validate({"limits": {"build_s": 0.05}}))
        built = short.build(PROMPT, HEAD, BODY, tmp_path / "other")
    assert (built.program, built.timed_out, built.error) == (None, True, "not compiled in time")


def test_a_sample_cannot_pretend_that_the_sandbox_failed(tmp_path: Path) -> None:
    body = '\n# 1 "bwrap: it"\n#error "broke"\n}'
    with open_harness(CHECKOUT, Config()) as harness:
        built = harness.build(PROMPT, HEAD, body, tmp_path)
    assert built.program is None
    assert "#error" in (built.error or "")


def test_of_a_run_that_was_stopped_nothing_is_read(tmp_path: Path) -> None:
    body = 'puts("Validation: PASS");\nfflush(stdout);\nfor (volatile int i = 0;;) i = i;\n}'
    with open_harness(CHECKOUT, Config.model_validate({"limits": {"run_s": 1}})) as harness:
        built = harness.build(PROMPT, f"#include <cstdio>\n{HEAD}", body, tmp_path)
        assert built.program is not None, built.error
        run = harness.run(PROMPT.model, built.program, LaunchConfiguration())
    assert (run.exit_status, run.is_valid, run.oddity) == (None, None, None)


def test_a_sample_that_takes_too_much_memory_is_killed(tmp_path: Path) -> None:
    body = "std::vector<char> much(1u << 30, 1);\nfor (volatile char& one : much) one = 2;\nfor (;;) pause();\n}"
    with open_harness(CHECKOUT, Config.model_validate({"limits": {"total_memory_bytes": 200 << 20}})) as harness:
        if harness.sandbox is SandboxKind.NONE:
            pytest.skip("there is no sandbox")
        built = harness.build(PROMPT, f"#include <unistd.h>\n#include <vector>\n{HEAD}", body, tmp_path)
        assert built.program is not None, built.error
        run = harness.run(PROMPT.model, built.program, LaunchConfiguration())
    assert run.exit_status == 128 + signal.SIGKILL
