"""Expert kernels, and wrong ones, on a real GPU and in the emulator; see gpu_check.sh.

The kernels are our own, so that they run without a sandbox.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pareval_agent.configs.schema import Config, LaunchConfiguration, LimitsConfig, SandboxConfig, TimingConfig
from pareval_agent.drivers.catalog import Prompt, find_model, load_problems
from pareval_agent.drivers.execution_model import KERNELS, ExecutionModel
from pareval_agent.tools.candidate import CandidateBuilder, unit_text
from pareval_agent.tools.gpu_card import AMD_DEVICE, NVIDIA_DEVICE, build_for_card, card_compiler
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.runner import Runner
from pareval_agent.tools.sandbox import SandboxKind
from pareval_agent.tools.store import Store
from pareval_agent.tools.verdict import Verdict

WRONG = Path(__file__).parents[1] / "tests" / "drivers" / "wrong"
SEEDS = Seeds(public=11, held_out=22, timed=33)
CONFIG = Config(
    limits=LimitsConfig(memory_bytes=1 << 46),  # a GPU's driver reserves far more address space than it uses
    sandbox=SandboxConfig(kind="none"),
    timing=TimingConfig(budget_s=2),
)
LAUNCH = LaunchConfiguration()


class Bench:
    """The tools, once for the emulator and once for the card."""

    def __init__(self) -> None:
        self.harness = Harness(CONFIG.toolchain, Store())
        self.runner = Runner(harness=self.harness, config=CONFIG, sandbox=SandboxKind.NONE, cores=1)
        self.emulator = CandidateBuilder(self.harness, CONFIG.toolchain, CONFIG.limits, SandboxKind.NONE)

    def emulated(self, prompt: Prompt, source: str, folder: Path) -> Verdict:
        """The emulator's verdict."""
        built = self.emulator.build(prompt, source, folder)
        if built.library is None:
            return built.verdict or Verdict.BUILD_FAILED
        return self.runner.run(prompt, built.library, LAUNCH, "test", SEEDS).report.verdict

    def on_card(self, prompt: Prompt, source: str, folder: Path) -> tuple[str, str]:
        """The card's verdict, `compiled` where there is none, and the speedup if it passed."""
        compiler = card_compiler(prompt.model)
        if compiler is None:
            return "no compiler", ""
        unit = unit_text(prompt, source, self.harness.shim(prompt))
        built = build_for_card(compiler, CONFIG.toolchain, prompt, unit, folder)
        if built.library is None:
            return f"build failed: {built.diagnostics[0].message if built.diagnostics else 'no reason'}", ""
        if not (NVIDIA_DEVICE.exists() or AMD_DEVICE.exists()):
            return "compiled", f"{built.wall_s:.1f} s to build"
        verdict = self.runner.run(prompt, built.library, LAUNCH, "test", SEEDS).report.verdict
        if not verdict.passed:
            return verdict, ""
        timing = self.runner.run(prompt, built.library, LAUNCH, "time", SEEDS).report.timing
        return verdict, f"{timing.speedup:.2f} times the baseline" if timing else "not timed"


def kernels(model: ExecutionModel, parts: list[str], *, wrong: bool) -> Iterator[tuple[Prompt, Path]]:
    """Experts, or wrong samples, of the problems whose id has one of the parts."""
    for problem in load_problems().values():
        if parts and not any(part in problem.id for part in parts):
            continue
        prompt = Prompt(problem, model)
        samples = sorted((WRONG / problem.id).glob(f"{model.identifier}.*.cpp")) if wrong else [problem.solution(model)]
        yield from ((prompt, sample) for sample in samples if sample.is_file())


def tell(line: str) -> None:
    """At once: a whole table takes long."""
    sys.stdout.write(f"{line.rstrip()}\n")
    sys.stdout.flush()


def main() -> int:
    """Print the table; 0 if emulator and card never disagree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=find_model, action="append", help="cuda or hip; default: both")
    parser.add_argument("--problem", action="append", default=[], metavar="PART", help="part of an id; default: all")
    parser.add_argument("--wrong", action="store_true", help="wrong samples instead of experts")
    arguments = parser.parse_args()
    bench, disagreements = Bench(), 0
    for model in arguments.target or KERNELS:
        for prompt, sample in kernels(model, arguments.problem, wrong=arguments.wrong):
            source = sample.read_text()
            with tempfile.TemporaryDirectory() as folder:
                emulated = bench.emulated(prompt, source, Path(folder) / "emulated")
            with tempfile.TemporaryDirectory() as folder:
                on_card, speed = bench.on_card(prompt, source, Path(folder))
            differs = on_card != "compiled" and (on_card == Verdict.PASSED) != emulated.passed
            disagreements += differs
            mark = "DISAGREE" if differs else ""
            name = f"{prompt.problem.id} {sample.stem}"
            tell(f"{name:70} {emulated:14} {on_card:14} {speed:24} {mark}")
    tell(f"{disagreements} disagreements")
    return int(disagreements > 0)


if __name__ == "__main__":
    sys.exit(main())
