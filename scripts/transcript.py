"""Lets a model solve all problems on one target, and writes every outcome down: `make transcript`.

Each prompt is an ordinary `pareval-agent solve` in a folder of its own, so that a run that was stopped goes on.
"""

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pareval_agent.agent.attempt import Attempt
from pareval_agent.agent.result import SampleResult, Trajectory
from pareval_agent.drivers.catalog import load_problems

SEED = 1


def main() -> int:
    """Solve what is not solved yet, and write the document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="the Markdown file")
    parser.add_argument("--target", default="omp")
    parser.add_argument("--model", default="local")
    parser.add_argument("--runs", type=Path, default=Path("runs/transcript"))
    arguments = parser.parse_args()
    folders = [arguments.runs / f"{problem}-{arguments.target}" for problem in load_problems()]
    for problem, folder in zip(load_problems(), folders, strict=True):
        solve(problem, arguments.target, arguments.model, folder)
    text = "\n".join(document(arguments.target, [read(folder) for folder in folders]))
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(text + "\n")
    return 0


def command(problem: str, target: str, model: str) -> list[str]:
    """What a user would type."""
    settings = ["--model", model, "--seed", str(SEED), "-c", f"model.seed={SEED}"]
    return ["pareval-agent", "solve", problem, "--target", target, *settings]


def solve(problem: str, target: str, model: str, folder: Path) -> None:
    """Run one prompt to its end, or stop the whole."""
    program = Path(sys.executable).parent
    tokens = command(problem, target, model)
    completed = subprocess.run([program / tokens[0], *tokens[1:], "-o", folder], check=False)
    if completed.returncode not in (0, 1):
        sys.exit(f"{problem}: stopped with exit code {completed.returncode}; run the same command again to go on")


def read(folder: Path) -> tuple[SampleResult, Trajectory]:
    """What a finished run left in its folder."""
    result = SampleResult.model_validate_json((folder / "result.json").read_text())
    return result, Trajectory.model_validate_json((folder / "trajectory.json").read_text())


def document(target: str, samples: Sequence[tuple[SampleResult, Trajectory]]) -> Iterator[str]:
    """The lines of the document."""
    results = [result for result, _ in samples]
    first = sum(result.attempts[0].verdict.passed for result in results)
    passed = sum(result.verdict.passed for result in results)
    model = results[0].served_model
    versions = json.dumps(dict(results[0].versions) | {"judge": "one for each problem"})
    yield f"# {model} on {len(results)} prompts, target {target}\n"
    yield "Every outcome, none left out. Written by `make transcript`; each prompt is one run of\n"
    yield f"```\n{' '.join(command('PROMPT', target, results[0].model))}\n```\n"
    yield f"on {platform.machine()}, {platform.python_implementation()} {platform.python_version()}; {versions}.\n"
    yield f"**{first} of {len(results)} passed at the first attempt, {passed} of {len(results)} after repair** "
    yield f"(at most {max(len(result.attempts) for result in results)} attempts each).\n"
    yield "This is a small model for demonstration, one sample a prompt: nothing follows about other models, and"
    yield "little about this one. Speedup is against the best serial code: the median of paired times on the best"
    yield "launch configuration.\n"
    yield "| prompt | verdict | attempts | speedup | tokens in | tokens out | model s | build s | run s |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    yield from map(row, results)
    for result, trajectory in samples:
        yield f"\n## {result.prompt}\n"
        for attempt in trajectory.attempts:
            yield from section(attempt)


def row(result: SampleResult) -> str:
    """One prompt in the table."""
    speeds = [speed.speedup for speed in result.speeds]
    cells = [
        f"[{result.prompt}](#{result.prompt})",
        result.verdict.value,
        " → ".join(attempt.verdict.value for attempt in result.attempts),
        f"{max(speeds):.2f}" if speeds else "",
        str(result.usage.input_tokens),
        str(result.usage.output_tokens),
        f"{result.seconds.model_s:.0f}",
        f"{result.seconds.build_s:.1f}",
        f"{result.seconds.run_s:.1f}",
    ]
    return f"| {' | '.join(cells)} |"


def section(attempt: Attempt) -> Iterator[str]:
    """One attempt in full, folded."""
    title = f"attempt {attempt.index} ({attempt.step}): <b>{attempt.verdict}</b>, {_plain(attempt.detail)}"
    yield f"<details><summary>{title}</summary>\n"
    if attempt.source is not None:
        yield f"````cpp\n{attempt.source.rstrip()}\n````\n"
    if attempt.feedback is not None and not attempt.verdict.passed:
        yield f"What the model was told:\n\n````\n{attempt.feedback.strip()}\n````\n"
    yield "</details>\n"


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


if __name__ == "__main__":
    sys.exit(main())
