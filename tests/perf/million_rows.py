"""Seconds from a million rows to the tables of `score` and `compare`, each in a cold process, B = 1000.

`python tests/perf/million_rows.py [ROWS]`: rows are made up, in Parquet and in JSON lines as `bench` writes them.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from pareval_agent.benchmark.frame_reader import read_samples
from pareval_agent.drivers.catalog import PROBLEMS
from pareval_agent.drivers.execution_model import JUDGED

_MODES = ("zero_shot", "resample", "repair", "optimise")
_ROWS = 1_000_000

_MADE = """
CREATE MACRO unit(a, b) AS (hash(a, b) % 1000000) / 1e6;
CREATE TABLE made AS
SELECT 1 AS schema_version,
    concat_ws('/', 'm', mode, prompt, target, number) AS key, 'm' AS model, mode, prompt, target,
    CASE WHEN u < skill THEN 'passed' WHEN u < 0.7 THEN 'wrong_answer' WHEN u < 0.9 THEN 'build_failed'
        ELSE 'crashed' END AS verdict,
    CASE WHEN target IN ('serial') THEN [1] ELSE [1, 2, 4] END AS cores,
    exp(unit(i, 2) * 3 - 1) AS fast,
    (1 + hash(i, 3) % 4)::BIGINT AS tries
FROM (
    SELECT *, unit(i, 1) AS u, 0.1 + 0.6 * unit(prompt, target) AS skill FROM (
        SELECT range AS i, modes[1 + (range % len(modes))] AS mode,
            problems[1 + (range // len(modes) % len(problems))] AS prompt,
            targets[1 + (range // len(modes) // len(problems) % len(targets))] AS target,
            range // (len(modes) * len(problems) * len(targets)) AS number
        FROM range($rows), (SELECT $modes AS modes, $problems AS problems, $targets AS targets)
    )
)
"""
_LINES = """
COPY (SELECT schema_version, key, model, mode, prompt, target, {
    'verdict': verdict,
    'public': {'passed': CASE verdict WHEN 'passed' THEN 10 ELSE 4 END, 'total': 10},
    'speeds': CASE verdict WHEN 'passed' THEN
        list_transform(cores, n -> {'launch': {'ranks': 1, 'threads': n}, 'speedup': fast * sqrt(n)}) ELSE [] END,
    'attempts': list_transform(range(tries), n -> {
        'step': CASE WHEN n = 0 OR mode <> 'repair' THEN 'generate' ELSE 'repair' END,
        'verdict': CASE WHEN n + 1 = tries THEN verdict ELSE 'build_failed' END,
        'usage': {'input_tokens': 400 + 300 * n, 'output_tokens': 250}}),
    'usage': {'input_tokens': tries * 500, 'output_tokens': tries * 250},
    'cost_usd': NULL,
    'seconds': {'model_s': tries * 4.0, 'build_s': tries * 0.3, 'run_s': 1.5},
    'other_s': 0.1,
    'versions': {'judge': 'a'}
} AS result FROM made) TO '$file' (FORMAT json)
"""


def main() -> None:
    """Make the rows, and measure."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else _ROWS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder, rows)
        for what in (folder / "rows.parquet", folder / "run"):
            for command in ("score", "compare"):
                _measure(command, what, rows)


def _make(folder: Path, rows: int) -> None:
    problems = sorted(header.stem for header in PROBLEMS.glob("*/*.hpp"))
    targets = [model.value for model in JUDGED]
    connection = duckdb.connect()
    connection.execute(
        _MADE.replace("$rows", str(rows))
        .replace("$modes", str(list(_MODES)))
        .replace("$problems", str(problems))
        .replace("$targets", str(targets))
    )
    run = folder / "run"
    (run / "shards").mkdir(parents=True)
    (run / "run.json").write_text("{}")
    connection.execute(_LINES.replace("$file", str(run / "shards/0.jsonl")))
    read_samples([run], export=folder / "rows.parquet")


def _measure(command: str, what: Path, rows: int) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start_s = time.perf_counter()
    words = [sys.executable, "-m", "pareval_agent.cli.main", command, str(what), "--json"]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    wall_s = time.perf_counter() - start_s
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = sum(file.stat().st_size for file in what.rglob("*.jsonl")) or what.stat().st_size
    cores = len(os.sched_getaffinity(0))
    print(
        f"{command} of {rows:,} rows in {what.suffix or 'JSON lines'} ({size >> 20} MiB): "
        f"{wall_s:.1f} s wall, {cpu_s:.1f} s CPU on {cores} cores, B = 1000"
    )


if __name__ == "__main__":
    main()
