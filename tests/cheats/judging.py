"""What a benchmark does with a sample, from its text to its speed."""

from dataclasses import dataclass
from pathlib import Path

from pareval_agent.drivers.catalog import Prompt, find_problem
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.parallelism import missing_parallelism
from pareval_agent.tools.results import BuildResult, Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

PROBLEM = find_problem("27")
SEEDS = Seeds(
    public=int.from_bytes(b"Qz7kPw2x", "little"),
    held_out=int.from_bytes(b"Hj4mTv9c", "little"),
    timed=int.from_bytes(b"Lr8nBy3d", "little"),
)
"""Easy to find in memory: answer/scans_its_memory.cpp looks for them."""


@dataclass(frozen=True)
class Outcome:
    """What became of a sample."""

    verdict: Verdict
    said: str
    """By the compiler, by the program, and by the judge about the case that failed."""
    speedup_per_core: float = 0.0
    """The largest over all launch configurations; 0 if it was not timed."""


def build(toolbox: LocalToolbox, source: str, model: ExecutionModel, folder: Path) -> BuildResult:
    """Compiles a sample unless its text alone rules it out."""
    if missing_parallelism(source, model=model.value) is not None:
        return BuildResult(verdict=Verdict.NOT_PARALLEL, library=None, diagnostics=(), wall_s=0)
    return toolbox.build(Prompt(PROBLEM, model), source, folder)


def judge(toolbox: LocalToolbox, built: BuildResult, model: ExecutionModel) -> Outcome:
    """Tests it, and times it if it passed."""
    prompt = Prompt(PROBLEM, model)
    if built.library is None:
        assert built.verdict is not None
        return Outcome(built.verdict, "\n".join(f"{line.message}" for line in built.diagnostics))
    tested = toolbox.test(prompt, built.library, SEEDS)
    failures = [launch.report.failure for launch in tested.launches if launch.report.failure]
    said = "\n".join([*(launch.output for launch in tested.launches), *(failure.detail for failure in failures)])
    if not tested.verdict.passed:
        return Outcome(tested.verdict, said)
    timed = toolbox.time(prompt, built.library, SEEDS)
    timings = [(launch.report.timing, launch.launch.cores) for launch in timed.launches]
    speedups = [timing.speedup / cores for timing, cores in timings if timing is not None]
    return Outcome(timed.verdict, said, max(speedups, default=0.0))
