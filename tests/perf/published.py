"""Samples a minute, and where the time goes, beside the published harness: `published.py SAMPLES.json [CHECKOUT]`.

The samples are in the published format. Meant are the 29 of the published harness' own test-outputs.json for serial,
omp and mpi, under the names that the problems have today (44_sort_sort_non-zero_elements, 55_transform_relu). They are
judged on 1 and 2 threads or ranks: without timing, with timing, and with all that we check.
Judges, workers and headers are built before, as the main programs of the published harness are; nothing is remembered.

With a checkout, its drivers judge the samples first, one after the other as its run-all.py does, but in our sandbox.
Without, the published figure is what run-all.py took once on two cores: 32.4 s for the 29, 54 a minute. Run it on a
machine that does nothing else.
"""

import argparse
import json
import os
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.evaluate import Evaluator, Plan, Sample, plan
from pareval_agent.benchmark.interchange import PublishedPrompt, read_samples
from pareval_agent.benchmark.journal import open_journal, open_rows
from pareval_agent.benchmark.published_judge import PublishedEvaluator, published_plan
from pareval_agent.benchmark.shared_toolbox import SharedToolbox
from pareval_agent.configs.load import load_config
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.published_checkout import read_checkout
from pareval_agent.tools.published_harness import open_harness
from pareval_agent.tools.published_result import PublishedResult
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.toolbox import LocalToolbox, Toolbox
from pareval_agent.tools.verdict import Verdict

_PUBLISHED_PER_MINUTE = 29 / 32.4 * 60
_COUNTS = ("launch.omp=[1x1,1x2]", "launch.mpi=[1x1,2x1]", "launch.serial=[1x1]", "testing.perturb=false")
_AMOUNTS = {
    "published counts, all our cases, no timing": (*_COUNTS, "timing.enabled=false"),
    "published counts, all our cases, timing": _COUNTS,
    "all of ours, no timing": ("timing.enabled=false",),
    "all of ours": (),
}

Result = TypeVar("Result")


class Watched:
    """A toolbox that adds up the seconds of each kind of work."""

    def __init__(self, toolbox: Toolbox) -> None:
        self._toolbox = toolbox
        self._lock = threading.Lock()
        self.seconds: dict[str, float] = defaultdict(float)

    def prepare(self, prompt: Prompt) -> None:
        self._toolbox.prepare(prompt)

    def build(self, prompt: Prompt, source: str, directory: Path) -> BuildResult:
        return self._watch("build", lambda: self._toolbox.build(prompt, source, directory))

    def test(self, prompt: Prompt, library: Path, seeds: Seeds) -> TestResult:
        return self._watch("test", lambda: self._toolbox.test(prompt, library, seeds))

    def time(self, prompt: Prompt, library: Path, seeds: Seeds) -> TimeResult:
        return self._watch("time", lambda: self._toolbox.time(prompt, library, seeds))

    def _watch(self, kind: str, work: Callable[[], Result]) -> Result:
        start_s = time.perf_counter()
        try:
            return work()
        finally:
            with self._lock:
                self.seconds[kind] += time.perf_counter() - start_s


def main() -> None:
    """Judge the file with the checkout, if there is one, and with each amount of checking."""
    parser = argparse.ArgumentParser(description="Samples a minute, beside the published harness.")
    parser.add_argument("samples", type=Path, metavar="SAMPLES.json")
    parser.add_argument("checkout", type=Path, metavar="CHECKOUT", nargs="?")
    arguments = parser.parse_args()
    prompts = read_samples(arguments.samples)
    work = plan(prompts)
    cores = len(os.sched_getaffinity(0))
    print(f"{len(work.samples)} samples, {cores} cores")
    published = _PUBLISHED_PER_MINUTE if arguments.checkout is None else _published(arguments.checkout, prompts, work)
    for name, overrides in _AMOUNTS.items():
        _ours(name, overrides, work.samples, cores, published)


def _published(checkout: Path, prompts: Sequence[PublishedPrompt], work: Plan) -> float:
    """Judge with the published drivers, and return the samples a minute."""
    config = load_config(overrides=_COUNTS)
    with (
        open_harness(read_checkout(checkout), config) as harness,
        tempfile.TemporaryDirectory() as folder,
        open_rows(Path(folder) / "journal", PublishedResult) as journal,
    ):
        samples = published_plan(work, prompts, harness).samples
        for model in sorted({sample.prompt.model for sample in samples}):
            harness.prepare(model)
        evaluator = PublishedEvaluator(harness, prompts, Cores(1), journal, jobs=1)
        start_s = time.perf_counter()
        outcomes = list(evaluator.outcomes(samples))
        wall_s = time.perf_counter() - start_s
    verdicts = [outcome.result.verdict if outcome.result else None for outcome in outcomes]
    return _report("published drivers, one after the other, in our sandbox", wall_s, verdicts)


def _ours(name: str, overrides: Iterable[str], samples: Sequence[Sample], cores: int, published: float) -> None:
    config = load_config(overrides=list(overrides))
    watched = Watched(LocalToolbox(config))
    for sample in samples:
        watched.prepare(sample.prompt)
    shared = SharedToolbox(watched, Cores(cores))
    with tempfile.TemporaryDirectory() as folder, open_journal(Path(folder) / "journal") as journal:
        start_s = time.perf_counter()
        outcomes = list(Evaluator(config, shared, journal, 1, jobs=2 * cores).outcomes(samples))
        wall_s = time.perf_counter() - start_s
    verdicts = [outcome.judged.verdict if outcome.judged else None for outcome in outcomes]
    _report(name, wall_s, verdicts, published=published, seconds_in=watched.seconds)


def _report(
    name: str,
    wall_s: float,
    verdicts: Sequence[Verdict | None],
    *,
    published: float | None = None,
    seconds_in: dict[str, float] | None = None,
) -> float:
    """Print one line of JSON, and return the samples a minute."""
    per_minute = len(verdicts) / wall_s * 60
    row = {
        "amount": name,
        "wall_s": round(wall_s, 1),
        "samples_per_minute": round(per_minute),
        "times_published": None if published is None else round(per_minute / published, 1),
        "seconds_in": {kind: round(seconds, 1) for kind, seconds in (seconds_in or {}).items()},
        "verdicts": dict(sorted(Counter(verdict or "machine failed" for verdict in verdicts).items())),
    }
    print(json.dumps({key: value for key, value in row.items() if value not in (None, {})}))
    return per_minute


if __name__ == "__main__":
    main()
