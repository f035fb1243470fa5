"""Runs the repair study, or goes on with it, and writes down what it found: `make study`.

Everything on the page is the output of a command that it shows. To share the work, run on each machine
`pareval-agent bench repair_study --seed 1 --shard N/OF -o RUN` with the same seed, copy all samples/ and shards/ into
one RUN, and give it to this script with --run.
"""

import argparse
import gzip
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile
from pathlib import Path
from typing import Any

import duckdb

from pareval_agent.benchmark.bench_plan import plan
from pareval_agent.configs.bench import BenchConfig

_WIDTH = "118"
_CAPPED = 1
"""Exit code of `bench` when the time is over: what is there is a result too."""

_HEADER = """\
# What does it help to show a model what went wrong?

Zero-shot, translation from serial code, resampling and repair, on the prompts of the preset `repair_study`. Resampling
and repair stop by the same rule, the public tests, and may use the same number of tokens, so that repair is compared
with drawing again, not with doing nothing. All that begin with the prompt begin with the same answer (common random
numbers), so that they differ by what they make of it. `repair` is shown what compiler and tests said, and our hints on
how known mistakes are corrected.

{samples:,} samples of {prompts} prompts of {problems} problems with the model `{model}`, {failed} of them lost to the
machine; run seed {seed}; {machine}. {planned} problems are planned, in this order, and the same command goes on.
"""

_LIMITS = """\
## What this shows, and what it cannot show

- One model, {problems} problems: intervals tell how far other problems *of this kind* may differ, not other models.
- With so few problems an effect goes unseen unless it is large. What 80% of such studies would find: {detectable}.
- Solve rates within a number of tokens count input and output, cached or not. They say nothing of wall time.
- pass@k picks the best of k by the held-out tests, which no user has: repair and resample are not compared by it.
"""


def main() -> int:
    """Run what is left, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="the Markdown file; the rows go beside it, as Parquet")
    parser.add_argument("--run", type=Path, default=Path("runs/repair_study"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-c", dest="set", action="append", default=[], metavar="KEY=VALUE", help="another setting")
    parser.add_argument("--note", default="", help="a sentence on the circumstances, for the page")
    parser.add_argument("--only-write", action="store_true", help="the run is there: write the page")
    arguments = parser.parse_args()
    settings = [word for setting in arguments.set for word in ("-c", setting)]
    bench = ["bench", "repair_study", "--seed", str(arguments.seed), *settings, "-o", str(arguments.run)]
    if not arguments.only_write:
        code = subprocess.run(_agent(bench), check=False).returncode
        if code not in (0, _CAPPED):
            return code
    rows = arguments.page.with_suffix(".parquet")
    arguments.page.parent.mkdir(parents=True, exist_ok=True)
    _output(["score", str(arguments.run), "--parquet", str(rows)])
    _keep_whole_prompts(arguments.run, rows)
    with gzip.GzipFile(arguments.page.with_suffix(".jsonl.gz"), "wb", mtime=0) as packed:
        for shard in sorted((arguments.run / "shards").glob("*.jsonl")):
            packed.write(shard.read_bytes())
    arguments.page.write_text("\n".join(_document(arguments.run, rows, bench, arguments.note)) + "\n")
    return 0


def _document(run: Path, rows: Path, bench: Sequence[str], note: str) -> Iterator[str]:
    facts = _facts(run, json.loads(_output(["score", str(rows), "--by", "prompt", "--json"])))
    fair = ["compare", f"{rows}:resample", f"{rows}:repair"]
    compared = [json.loads(_output([*words, "--json"])) for words in (fair, ["compare", str(rows)])]
    yield _HEADER.format(**facts)
    if note:
        yield f"{note}\n"
    yield f"```\n$ {shlex.join(['pareval-agent', *bench])}\n```\n"
    for title, words in (
        ("Scores", ["score", str(rows), "--by", "target"]),
        ("Repair beside resampling", fair),
        ("All beside zero-shot", ["compare", str(rows)]),
    ):
        yield f"## {title}\n\n```\n$ {shlex.join(['pareval-agent', *words])}\n{_output(words).rstrip()}\n```\n"
    yield _LIMITS.format(detectable="; ".join(_detectable(compared)) or "unknown, for nothing varied", **facts)
    yield f"All rows, unabridged: `{rows.with_suffix('.jsonl.gz').name}`; what the tables are made of: `{rows.name}`."


def _keep_whole_prompts(run: Path, rows: Path) -> None:
    """Drop the rows after the first prompt that not all modes have finished.

    What ends early is what passes early: the prompts that happen to be finished would be the easy ones.
    """
    prompts: dict[tuple[int, str], set[str]] = {}
    for sample in plan(_config(run)):
        prompts.setdefault((sample.index, str(sample.prompt)), set()).add(sample.key)
    with duckdb.connect() as database:
        database.read_parquet(str(rows)).create("done")
        done = {key for (key,) in database.table("done").project("key").fetchall()}
        whole = list(chain.from_iterable(takewhile(done.issuperset, prompts.values())))
        database.execute("DELETE FROM done WHERE NOT list_contains(?, key)", [whole])
        database.table("done").write_parquet(str(rows))


def _config(run: Path) -> BenchConfig:
    return BenchConfig.model_validate(json.loads((run / "run.json").read_text())["config"])


def _facts(run: Path, scored: Any) -> dict[str, Any]:
    manifest = json.loads((run / "run.json").read_text())
    lines, machine = scored["scores"], manifest["machine"]
    return {
        "samples": sum(line["samples"] for line in lines),
        "failed": sum(line["machine_failed"] for line in lines),
        "prompts": len({(line["group"], line["target"]) for line in lines}),
        "problems": len({line["group"] for line in lines}),
        "planned": len({sample.prompt.problem.id for sample in plan(_config(run))}),
        "model": manifest["config"]["model"]["name"],
        "seed": manifest["config"]["seed"],
        "machine": f"{machine['cpu']}, {machine['cores']} cores",
    }


def _detectable(compared: Any) -> Iterator[str]:
    """The minimum detectable effect of each pair."""
    for pair in chain.from_iterable(one["pairs"] for one in compared):
        names = [side["mode"] for side in (pair["second"], pair["first"])]
        for one in pair["effects"]:
            effect = one["effect"]
            if effect["metric"].startswith("pass@1") and effect["minimum_detectable"] is not None:
                yield f"{names[0]} against {names[1]}, pass@1: {effect['minimum_detectable']:.2f}"


def _agent(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "pareval_agent.cli.main", *words]


def _output(words: Sequence[str]) -> str:
    environment = {**os.environ, "COLUMNS": _WIDTH}
    return subprocess.run(_agent(words), check=True, stdout=subprocess.PIPE, text=True, env=environment).stdout


if __name__ == "__main__":
    sys.exit(main())
