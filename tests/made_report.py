"""Runs with trajectories, of any size, for tests of reports: random, but the same for the same seed."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from made_runs import row

from pareval_agent.agent.attempt import Attempt, Seconds
from pareval_agent.agent.model import Completion, Message, Usage
from pareval_agent.agent.result import AttemptSummary, SampleResult, Speed, Trajectory
from pareval_agent.agent.state import Exchange, StopReason
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.catalog import PROBLEMS as HEADERS
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.report import Counts, DriverReport, Failure, LaunchResult, Pair, Timing
from pareval_agent.tools.results import BuildResult, Seeds, TestResult, TimeResult
from pareval_agent.tools.verdict import Verdict

PROBLEMS = tuple(sorted(header.stem for header in HEADERS.glob("*/*.hpp")))
TARGETS = ("serial", "omp", "mpi", "mpi+omp", "kokkos", "cuda", "hip")
LAUNCHES = {
    "serial": ("1x1",),
    "omp": ("1x1", "1x2", "1x4", "1x8", "1x16"),
    "kokkos": ("1x1", "1x2", "1x4", "1x8", "1x16"),
    "mpi": ("1x1", "2x1", "4x1", "8x1", "16x1"),
    "mpi+omp": ("1x1", "1x2", "2x1", "2x2", "4x4"),
    "cuda": ("1x1",),
    "hip": ("1x1",),
}
_FAILURES = (
    Verdict.BUILD_FAILED,
    Verdict.BUILD_FAILED,
    Verdict.WRONG_ANSWER,
    Verdict.WRONG_ANSWER,
    Verdict.CRASHED,
    Verdict.TIMED_OUT,
    Verdict.NOT_PARALLEL,
    Verdict.NO_CODE,
)


def report_run(
    folder: Path,
    *,
    problems: Sequence[str] = PROBLEMS,
    targets: Sequence[str] = TARGETS,
    samples: int = 20,
    modes: Sequence[str] = ("repair",),
    hostile: str = "",
    seed: int = 1,
) -> Path:
    """A run folder with a trajectory for each sample.

    Args:
        folder: where; must not exist.
        problems: ids.
        targets: execution models.
        samples: of each prompt in each mode.
        modes: `repair` makes up to four attempts, others one.
        hostile: text that stands wherever a model, a compiler or a candidate could have put it.
        seed: of everything random.
    """
    chance = random.Random(seed)
    shard = folder / "shards" / "0.jsonl"
    shard.parent.mkdir(parents=True)
    (folder / "run.json").write_text(json.dumps({"config": {"samples": samples}}))
    with shard.open("w", encoding="utf-8") as lines:
        for mode in modes:
            for problem in problems:
                for target in targets:
                    for number in range(samples):
                        made, trajectory = _sample(chance, problem, target, mode, hostile)
                        one = row(made, number, mode=mode, prompt=problem, target=target)
                        lines.write(f"{one.model_dump_json()}\n")
                        _write(folder, one, trajectory)
    return folder


def _write(folder: Path, one: SampleRow, trajectory: Trajectory) -> None:
    place = folder / "samples" / one.key
    place.mkdir(parents=True)
    (place / "trajectory.json").write_text(trajectory.model_dump_json(indent=2), encoding="utf-8")


def _sample(
    chance: random.Random, problem: str, target: str, mode: str, hostile: str
) -> tuple[SampleResult, Trajectory]:
    ease = 0.15 + 0.6 * random.Random(problem + target).random()
    verdicts = list(_verdicts(chance, ease, 4 if mode == "repair" else 1))
    attempts = [_attempt(chance, problem, target, number, verdict, hostile) for number, verdict in enumerate(verdicts)]
    exchanges = tuple(_exchanges(problem, target, attempts, hostile))
    last = attempts[-1]
    usage = sum((attempt.usage for attempt in attempts), Usage())
    result = SampleResult(
        prompt=problem,
        target=target,
        model="made",
        served_model=None,
        start="prompt",
        source_model=None,
        search="repair" if mode == "repair" else "one_shot",
        optimise=False,
        verdict=last.verdict,
        detail=last.detail,
        stop=StopReason.PASSED if last.verdict.passed else StopReason.ATTEMPTS,
        best_attempt=last.index if last.verdict.passed else None,
        public=last.test.public if last.test else None,
        held_out=last.test.held_out if last.test else None,
        speeds=tuple(_speeds(last)),
        attempts=tuple(_summary(attempt) for attempt in attempts),
        usage=usage,
        lost_usage=Usage(),
        cost_usd=0.000002 * usage.total_tokens,
        seconds=sum((attempt.seconds for attempt in attempts), Seconds()),
        other_s=0.2,
        seed=chance.getrandbits(63),
        seeds=Seeds(public=1, held_out=2, timed=3),
        versions={"judge": "made"},
        sandbox="none",
    )
    return result, Trajectory(exchanges=exchanges, attempts=tuple(attempts))


def _verdicts(chance: random.Random, ease: float, most: int) -> Iterator[Verdict]:
    for number in range(most):
        passed = chance.random() < ease * 0.8**number
        yield Verdict.PASSED if passed else chance.choice(_FAILURES)
        if passed:
            return


def _attempt(chance: random.Random, problem: str, target: str, number: int, verdict: Verdict, hostile: str) -> Attempt:
    source = None if verdict is Verdict.NO_CODE else _source(chance, problem, target, number, hostile)
    diagnostic = Diagnostic(
        kind="error",
        message=f"'w{number}' was not declared in this scope {hostile}",
        line=4 + chance.randrange(6),
        column=9,
        notes=(f"suggested alternative: 'x' {hostile}",),
    )
    failed = verdict is Verdict.BUILD_FAILED
    built = verdict.built
    return Attempt(
        index=number + 1,
        step="repair" if number else "generate",
        source=source,
        verdict=verdict,
        detail=f"{_DETAILS[verdict]} {hostile}".strip(),
        build=BuildResult(verdict=verdict if failed else None, library=None, diagnostics=(diagnostic,), wall_s=0.4)
        if built or failed
        else None,
        test=_tests(target, verdict, hostile) if built else None,
        timing=_times(chance, target) if verdict.passed else None,
        feedback=None if verdict.passed else f"Your function is not right yet: {_DETAILS[verdict]}. {hostile}",
        usage=Usage(input_tokens=chance.randrange(300, 900) * (number + 1), output_tokens=chance.randrange(80, 900)),
        cost_usd=None,
        seconds=Seconds(model_s=chance.uniform(1, 20), build_s=0.4, run_s=chance.uniform(0.5, 4)),
    )


_DETAILS = {
    Verdict.PASSED: "1.90 times as fast as the baseline",
    Verdict.BUILD_FAILED: "line 4: 'w' was not declared in this scope",
    Verdict.WRONG_ANSWER: "the result differs, return is 3 instead of 5, size 17, public case",
    Verdict.CRASHED: "the candidate died, SIGSEGV",
    Verdict.TIMED_OUT: "no answer within 20 s",
    Verdict.NOT_PARALLEL: "nothing in it is parallel",
    Verdict.NO_CODE: "the answer holds no code",
}


def _source(chance: random.Random, problem: str, target: str, number: int, hostile: str) -> str:
    body = "\n".join(
        f"        double term{line} = x[i] * {chance.uniform(0, 9):.6f} + {line}; // {chance.getrandbits(40):x}"
        for line in range(chance.randrange(8, 40))
    )
    return (
        f"/* {problem} for {target} {hostile} */\n"
        "#include <vector>\n\n"
        "double compute(std::vector<double> const& x) {\n"
        f"    double sum = {number}; // attempt {number + 1}\n"
        f'    const char* text = "{hostile}";\n'
        "#pragma omp parallel for reduction(+ : sum)\n"
        "    for (std::size_t i = 0; i < x.size(); ++i) {\n"
        f"{body}\n        sum += term0;\n    }}\n    return sum;\n}}\n"
    )


def _exchanges(problem: str, target: str, attempts: Sequence[Attempt], hostile: str) -> Iterator[Exchange]:
    system = Message(role="system", content="You are an expert in parallel programming with C++17.")
    asked = Message(
        role="user", content=f"Complete this function: {problem} with {target}.\n" + "Words. " * 150 + hostile
    )
    messages = [system, asked]
    for attempt in attempts:
        text = f"Here it is {hostile}:\n```cpp\n{attempt.source or ''}```\n"
        answer = Completion(text=text, finish_reason="stop", usage=attempt.usage, cost_usd=None, wall_s=1, model="made")
        yield Exchange(messages=tuple(messages), answer=answer)
        messages += [
            Message(role="assistant", content=text),
            Message(role="user", content=attempt.feedback or ""),
        ]


def _tests(target: str, verdict: Verdict, hostile: str) -> TestResult:
    names = LAUNCHES[target] if verdict.passed else LAUNCHES[target][:1]
    launches = tuple(_launch(name, verdict, hostile) for name in names)
    return TestResult(verdict=verdict, launches=launches, planned=len(LAUNCHES[target]), wall_s=1)


def _launch(name: str, verdict: Verdict, hostile: str) -> LaunchResult:
    failure = Failure(
        stream="public",
        size=17,
        shape="random",
        case=3,
        detail=f"the result differs {hostile}",
        argument="return",
        expected="5",
        got=f"3 {hostile}",
        input=f"x = [1, 2, 3] {hostile}",
    )
    report = DriverReport(
        problem="made",
        phase="test",
        verdict=verdict,
        public=Counts(passed=9 if verdict.passed else 4, total=9),
        held_out=Counts(passed=20 if verdict.passed else 0, total=20 if verdict.passed else 0),
        failure=None if verdict.passed else failure,
    )
    return LaunchResult(launch=_configuration(name), report=report, output=hostile, wall_s=0.5)


def _times(chance: random.Random, target: str) -> TimeResult:
    speed, serial_part = chance.uniform(0.6, 1.4), chance.uniform(0.02, 0.5)
    launches = tuple(_timed(chance, name, speed, serial_part) for name in LAUNCHES[target])
    return TimeResult(verdict=Verdict.PASSED, launches=launches, wall_s=3)


def _timed(chance: random.Random, name: str, speed: float, serial_part: float) -> LaunchResult:
    """Amdahl's law, and some noise."""
    cores = _configuration(name).cores
    speedup = speed / (serial_part + (1 - serial_part) / cores)
    pairs = tuple(Pair(candidate_s=0.01 / speedup * chance.uniform(1, 1.1), baseline_s=0.01) for _ in range(10))
    timing = Timing(
        size=100_000,
        pairs=pairs,
        speedup=speedup,
        speedup_low=speedup * 0.97,
        speedup_high=speedup * 1.03,
        hand_over_s=1e-6,
    )
    none = Counts(passed=0, total=0)
    report = DriverReport(
        problem="made", phase="time", verdict=Verdict.PASSED, public=none, held_out=none, timing=timing
    )
    return LaunchResult(launch=_configuration(name), report=report, wall_s=0.6)


def _configuration(name: str) -> LaunchConfiguration:
    return LaunchConfiguration.model_validate(name)


def _speeds(attempt: Attempt) -> Iterator[Speed]:
    for launch in attempt.timing.launches if attempt.timing else ():
        timing = launch.report.timing
        assert timing is not None
        yield Speed(
            launch=launch.launch,
            size=timing.size,
            pairs=len(timing.pairs),
            speedup=timing.speedup,
            speedup_low=timing.speedup_low,
            speedup_high=timing.speedup_high,
            candidate_s=timing.candidate_s,
            baseline_s=timing.baseline_s,
        )


def _summary(attempt: Attempt) -> AttemptSummary:
    return AttemptSummary(
        index=attempt.index,
        step=attempt.step,
        verdict=attempt.verdict,
        detail=attempt.detail,
        public=attempt.test.public if attempt.test else None,
        held_out=attempt.test.held_out if attempt.test else None,
        best_speedup=attempt.timing.best_speedup if attempt.timing else None,
        usage=attempt.usage,
        seconds=attempt.seconds,
    )
