"""Samples a minute, and where the time goes: `python tests/perf/published.py SAMPLES.json`, in the published format.

The published harness judges the 29 samples that come with it (serial, omp and mpi, on 1 and 2 threads or ranks) in
32.4 s on two cores, 54 a minute. Here the same file is judged on the published counts without timing, on them with
timing, and with all that we check. Judges, workers and headers are built before, as the published drivers are; samples
are built one by one, and nothing is remembered. Run it on a machine that does nothing else.
"""

import json
import os
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.evaluate import Evaluator, plan
from pareval_agent.benchmark.interchange import read_samples
from pareval_agent.benchmark.journal import open_journal
from pareval_agent.benchmark.shared_toolbox import SharedToolbox
from pareval_agent.configs.load import load_config
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.toolbox import LocalToolbox, Toolbox

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
    """Judge the file with each amount of checking."""
    if len(sys.argv) != 2:
        sys.exit("usage: python tests/perf/published.py SAMPLES.json")
    samples = plan(read_samples(Path(sys.argv[1]))).samples
    cores = len(os.sched_getaffinity(0))
    print(f"{len(samples)} samples, {cores} cores; published harness: {_PUBLISHED_PER_MINUTE:.0f} a minute on 2 cores")
    for name, overrides in _AMOUNTS.items():
        config = load_config(overrides=overrides)
        watched = Watched(LocalToolbox(config))
        for sample in samples:
            watched.prepare(sample.prompt)
        shared = SharedToolbox(watched, Cores(cores))
        with (
            tempfile.TemporaryDirectory() as folder,
            open_journal(Path(folder) / "journal") as journal,
        ):
            start_s = time.perf_counter()
            outcomes = list(Evaluator(config, shared, journal, 1, jobs=2 * cores).outcomes(samples))
            wall_s = time.perf_counter() - start_s
        per_minute = len(samples) / wall_s * 60
        verdicts = [outcome.judged.verdict.value if outcome.judged else "machine failed" for outcome in outcomes]
        print(
            json.dumps(
                {
                    "amount": name,
                    "wall_s": round(wall_s, 1),
                    "samples_per_minute": round(per_minute),
                    "times_published": round(per_minute / _PUBLISHED_PER_MINUTE, 1),
                    "seconds_in": {kind: round(seconds, 1) for kind, seconds in watched.seconds.items()},
                    "verdicts": {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))},
                }
            )
        )


if __name__ == "__main__":
    main()
