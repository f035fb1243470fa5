"""The table of problems: sizes, time of the baseline, how much slower the naive algorithm is. Prints Markdown.

Run it on a machine that does nothing else: `make baselines`.
"""

import json
import re
import sys
from pathlib import Path

from pareval_agent.configs.schema import ToolchainConfig
from pareval_agent.drivers.catalog import Problem, load_problems
from pareval_agent.tools.environment import host_environment
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.process import run
from pareval_agent.tools.store import Store

_HEADER = """\
# Baselines

What speedups refer to: the best-known serial algorithm, compiled as candidates are, at the size where they are timed.
Where anybody would write a slower algorithm first, that one is timed too, at the largest size that it does in about
0.1 s; published speedups often refer to it. Made by `make baselines` on {machine}; one call each,
after one that warms up.

| problem | sizes tested | timed size | baseline ms | naive against baseline | lines of C++ |
| --- | --- | --- | --- | --- | --- |
"""


def main() -> None:
    """Print the table."""
    harness = Harness(ToolchainConfig(), Store())
    sys.stdout.write(_HEADER.format(machine=machine()))
    for problem in load_problems().values():
        print(_row(problem, _measured(harness.judge(problem).program)), flush=True)


def _measured(judge: Path) -> dict[str, float]:
    completed = run([str(judge), "--naive"], env=host_environment(), timeout_s=120)
    facts: dict[str, float] = json.loads(completed.stdout)
    return facts


def _row(problem: Problem, facts: dict[str, float]) -> str:
    text = problem.header.read_text()
    sizes = re.search(r"sizes\(\)\s*\{\s*return \{([^}]*)\}", text)
    timed = facts["timed_size"]
    naive = f"{facts['naive_s'] / facts['small_s']:.3g} times at {facts['small_size']:,}" if "naive_s" in facts else ""
    baseline_ms = f"{facts['baseline_s'] * 1e3:.1f}"
    lines = len(text.splitlines())
    return f"| {problem.id} | {sizes[1] if sizes else ''} | {timed:,} | {baseline_ms} | {naive} | {lines} |"


def machine() -> str:
    """The processor, as the kernel calls it."""
    cpu = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    return cpu[1] if cpu else "a machine of unknown kind"


if __name__ == "__main__":
    main()
