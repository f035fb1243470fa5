"""What the agent itself costs: wall milliseconds of a step in which model, compiler and candidate take no time.

A step is one node with its checkpoints on disk. Prints the median and the 95th percentile over all steps.
"""

import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import fakes

from pareval_agent.agent.events import Event, NodeStarted
from pareval_agent.agent.request import Request
from pareval_agent.agent.session import run

SAMPLES = 5
ATTEMPTS = 8


def step_times() -> list[float]:
    """Seconds from the start of each node to the start of the next one."""
    starts: list[float] = []

    def tell(event: Event) -> None:
        if isinstance(event, NodeStarted):
            starts.append(time.perf_counter())

    with tempfile.TemporaryDirectory() as folder:
        model = fakes.FakeModel(*[fakes.answer("wrong_answer")] * ATTEMPTS)
        request = Request(fakes.PROMPT, fakes.config(attempts=ATTEMPTS), Path(folder))
        run(request, tell, model=model, toolbox=fakes.FakeToolbox())
    return [end - start for start, end in pairwise(starts)]


def main() -> None:
    """Measure and print."""
    step_times()  # the first sample imports and compiles templates
    times = [seconds for _ in range(SAMPLES) for seconds in step_times()]
    high = statistics.quantiles(times, n=20)[-1]
    print(f"agent step: median {statistics.median(times) * 1e3:.1f} ms, 95% below {high * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
