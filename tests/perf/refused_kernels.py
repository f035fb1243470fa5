"""CPU seconds of building a kernel for the emulator, and of finding what it uses of the host: `python FILE`.

Medians over some expert kernels of both dialects, each built three times. Run it on a quiet machine.
"""

import resource
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import KERNELS
from pareval_agent.tools.candidate import LIBRARY, CandidateBuilder
from pareval_agent.tools.gpu_refused import RefusedKernels
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.sandbox import SandboxKind
from pareval_agent.tools.sandboxed_build import UNIT
from pareval_agent.tools.store import Store

PROBLEMS = ("02", "10", "23", "27", "35", "43")
TIMES = 3


def cpu_s(work: Callable[[], object]) -> float:
    """Of the processes that `work` starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    config, store = Config(), Store()
    sandbox = SandboxKind.NONE  # they are our own, and the time of what runs in bubblewrap is not told to its parent
    builder = CandidateBuilder(Harness(config.toolchain, store), config.toolchain, config.limits, sandbox, store)
    check = RefusedKernels(config.toolchain, config.limits, sandbox, store)
    both, alone = [], []
    for problem in PROBLEMS:
        for prompt in (Prompt(find_problem(problem), model) for model in KERNELS):
            source = prompt.problem.solution(prompt.model).read_text()
            with tempfile.TemporaryDirectory() as folder:
                built = builder.build(prompt, source, Path(folder))  # what is built once for all is there now
                assert built.library is not None, built.diagnostics
                unit = (Path(folder) / LIBRARY).with_name(UNIT).read_text()
                for _ in range(TIMES):
                    both.append(cpu_s(lambda p=prompt, s=source, f=folder: builder.build(p, s, Path(f))))
                    alone.append(cpu_s(lambda p=prompt, u=unit, s=source: check.refused(p, u, s)))
    sys.stdout.write(
        f"a kernel's build {statistics.median(both):.2f} s of CPU, of which {statistics.median(alone):.2f} s"
        f" find what it uses of the host ({len(both)} builds)\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
