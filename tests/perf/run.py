"""Figures of speed, printed and not asserted: `make perf`. Run it on a machine that does nothing else."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pareval_agent.configs.schema import Config, SandboxConfig
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import JUDGED, ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.store import Store
from pareval_agent.tools.toolbox import LocalToolbox

SEEDS = Seeds(public=1, held_out=2, timed=3)


def main() -> None:
    print(f"help: {_median_s(_help, 7):.3f} s (median of 7)")
    with tempfile.TemporaryDirectory() as folder:
        _first_set_up(Path(folder))
        _builds(Path(folder))
        _tests(Path(folder))
        _launches(Path(folder))
    subprocess.run([sys.executable, Path(__file__).with_name("agent_step.py")], check=True)


def _help() -> None:
    subprocess.run([sys.executable, "-m", "pareval_agent.cli.main", "--help"], check=True, stdout=subprocess.DEVNULL)


def _median_s(action: Callable[[], object], times: int) -> float:
    return statistics.median(_wall_s(action) for _ in range(times))


def _wall_s(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _first_set_up(folder: Path) -> None:
    """Everything that judging one prompt needs, from nothing."""
    prompt = Prompt(find_problem("27"), ExecutionModel.OMP)
    toolbox = LocalToolbox(Config(), Store(folder / "fresh"))
    print(f"first set-up for {prompt}: {_wall_s(lambda: toolbox.prepare(prompt)):.1f} s")
    rest = [Prompt(problem, model) for problem in load_problems().values() for model in JUDGED]
    wall_s = _wall_s(lambda: [toolbox.prepare(prompt) for prompt in rest])
    print(f"first set-up for all other {len(rest) - 1} prompts: {wall_s:.1f} s")


def _builds(folder: Path) -> None:
    """CPU time of building each expert solution with a warm harness, outside the sandbox so that it can be counted."""
    toolbox = LocalToolbox(Config(sandbox=SandboxConfig(kind="none")), Store(folder / "fresh"))
    for model in JUDGED:
        cpu_s = []
        for problem in load_problems().values():
            source = problem.solution(model).read_text()
            with _cpu_of_children(cpu_s):
                toolbox.build(Prompt(problem, model), source, folder / "candidate")
        print(
            f"build {model.value}: {statistics.median(cpu_s):.3f} s CPU (median), "
            f"{sorted(cpu_s)[int(0.9 * len(cpu_s))]:.3f} s (90th percentile) of {len(cpu_s)} experts"
        )


@contextmanager
def _cpu_of_children(into: list[float]) -> Iterator[None]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    into.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _tests(folder: Path) -> None:
    """Wall time of the correctness phase of the experts, all launch configurations, in the sandbox."""
    toolbox = LocalToolbox(Config(), Store(folder / "fresh"))
    for model in JUDGED:
        walls = []
        for problem in load_problems().values():
            prompt = Prompt(problem, model)
            built = toolbox.build(prompt, problem.solution(model).read_text(), folder / "candidate")
            assert built.library is not None
            walls.append(toolbox.test(prompt, built.library, SEEDS).wall_s)
        launches = len(toolbox.launches(model))
        print(f"test {model.value}: {statistics.median(walls):.3f} s (median) for {launches} launch configurations")


def _launches(folder: Path) -> None:
    """Wall time of one launch with all cases of a small problem, in turns in the sandbox and without it."""
    for model, launch in (("serial", "1x1"), ("omp", "1x2"), ("mpi", "2x1")):
        prompt = Prompt(find_problem("27"), ExecutionModel(model))
        settings = {"launch": {model: [launch]}, "testing": {"perturb": False}}
        kinds = {kind: Config.model_validate({**settings, "sandbox": {"kind": kind}}) for kind in ("auto", "none")}
        boxes = {kind: LocalToolbox(config, Store(folder / "fresh")) for kind, config in kinds.items()}
        built = boxes["auto"].build(prompt, prompt.problem.solution(prompt.model).read_text(), folder / "candidate")
        assert built.library is not None
        walls: dict[str, list[float]] = {kind: [] for kind in boxes}
        for _ in range(21):
            for kind, toolbox in boxes.items():
                walls[kind].append(toolbox.test(prompt, built.library, SEEDS).launches[0].wall_s)
        boxed, bare = (statistics.median(walls[kind]) * 1e3 for kind in ("auto", "none"))
        print(f"launch {model} {launch}: {boxed:.0f} ms in the sandbox, {bare:.0f} ms without (medians of 21)")


if __name__ == "__main__":
    os.environ.pop("PYTHONUNBUFFERED", None)
    main()
