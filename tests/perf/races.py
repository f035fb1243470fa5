"""What becomes of races: each mutant of the OpenMP experts that drops a clause or a synchronisation. Prints Markdown.

Five minutes, since each that passes is run under ThreadSanitizer, too, as the experts are:
`python tests/perf/races.py >docs/results/races.md`.
"""

import tempfile
from collections import Counter
from pathlib import Path

from baselines import machine

from pareval_agent.benchmark.mutant import Mutant, Operator
from pareval_agent.benchmark.mutant_equivalents import reason_to_pass, shipped_equivalents
from pareval_agent.benchmark.mutants import all_mutants
from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, LimitsConfig, TestingConfig
from pareval_agent.drivers.catalog import Prompt, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

SEEDS = Seeds(public=1, held_out=2, timed=3)
LIMITS = LimitsConfig(order_s=10)
RACY = (Operator.CLAUSE, Operator.SYNCHRONISATION)

_TOLD = """\
# Races in OpenMP code

Mutants of the expert solutions in which a clause (`reduction`, `private`) or a synchronisation (`barrier`, `critical`,
`atomic`) is dropped, or `nowait` added, and the experts themselves. First come the tests, with delayed threads, which
every sample meets; what they pass, ThreadSanitizer with Archer looks at (`testing.sanitize=thread`). What may pass is
in `drivers/equivalent_mutants.yaml`, each with its reason. Made by `python tests/perf/races.py` on {machine}.

| | |
| --- | --- |
| experts | {experts} |
| of them said to race, which would be false | {false} |
| mutants that compile | {mutants} |
| failed the tests | {failed} |
| of them told to be a race, since they pass on one thread | {named} |
| passed, and seen by ThreadSanitizer | {seen} |
| passed, and change no result | {equivalent} |
| passed unseen | {unseen} |
"""


def main() -> None:
    """Judge them all."""
    plain = LocalToolbox(Config(limits=LIMITS))
    three = LaunchConfig(omp=(LaunchConfiguration(threads=3),))
    watched = LocalToolbox(
        Config(limits=LIMITS, launch=three, testing=TestingConfig(perturb=False, sanitize=("thread",)))
    )
    fates: Counter[str] = Counter()
    unseen: list[tuple[Prompt, Mutant]] = []
    for problem in load_problems().values():
        prompt = Prompt(problem, ExecutionModel.OMP)
        plain.prepare(prompt)
        expert = problem.solution(prompt.model).read_text()
        fates["experts"] += 1
        fates["false"] += _verdict(watched, prompt, expert) is Verdict.RACE
        for mutant in all_mutants(expert):
            if mutant.operator in RACY:
                fate = _fate(plain, watched, prompt, mutant)
                fates.update(fate)
                if "unseen" in fate:
                    unseen.append((prompt, mutant))
    counts = {
        name: fates[name] for name in ("experts", "false", "mutants", "failed", "named", "seen", "equivalent", "unseen")
    }
    print(_TOLD.format(machine=machine(), **counts), end="\n" if unseen else "")
    for prompt, mutant in unseen:
        print(f"- unseen: {prompt} line {mutant.line}: `{mutant.before}` becomes `{mutant.after or 'dropped'}`")


def _fate(plain: LocalToolbox, watched: LocalToolbox, prompt: Prompt, mutant: Mutant) -> tuple[str, ...]:
    verdict = _verdict(plain, prompt, mutant.source)
    if verdict is None:
        return ()
    if verdict is not Verdict.PASSED:
        return ("mutants", "failed", *(["named"] if verdict is Verdict.RACE else []))
    if _verdict(watched, prompt, mutant.source) is Verdict.RACE:
        return "mutants", "seen"
    return "mutants", "equivalent" if reason_to_pass(mutant, prompt, shipped_equivalents()) else "unseen"


def _verdict(toolbox: LocalToolbox, prompt: Prompt, source: str) -> Verdict | None:
    """Of the tests; None if it does not compile."""
    with tempfile.TemporaryDirectory() as folder:
        built = toolbox.build(prompt, source, Path(folder))
        return toolbox.test(prompt, built.library, SEEDS).verdict if built.library else None


if __name__ == "__main__":
    main()
