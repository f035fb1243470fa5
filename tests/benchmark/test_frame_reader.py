"""The same rows, whichever way they are read."""

from pathlib import Path

import duckdb
import numpy as np
import pytest
from made_runs import PROBLEMS, attempt, result, row, samples, write_run

from pareval_agent.benchmark.frame_reader import read_frame, read_samples
from pareval_agent.benchmark.run_folder import read_rows
from pareval_agent.configs.errors import UserError
from pareval_agent.tools.verdict import Verdict


@pytest.fixture
def run(tmp_path: Path) -> Path:
    rows = [
        row(result("wrong_answer", attempts=(attempt("crashed", 10), attempt("wrong_answer", 20, "repair")))),
        row("the compiler was killed", 1),
        row(result(speeds={"1x1": 1.0, "2x2": 3.0}, cost_usd=0.5), 2),
        row(result("no_code"), target="serial", prompt=PROBLEMS[2]),
        row("disk full", 1),
        row(result("build_failed"), 1),
        row(result("passed"), 1),
        row("again", 3, mode="zero_shot"),
    ]
    return write_run(tmp_path / "it's [one] *run*", rows, torn='{"schema_version":1,"key":"m/rep')


def test_rows_are_those_of_read_rows(run: Path) -> None:
    frame = read_frame([run])
    rows = [one for one in read_rows(run) if one.result is not None]
    found = zip(
        [frame.names.systems[code].mode for code in frame.samples.system],
        [frame.names.problems[code] for code in frame.samples.problem],
        [frame.names.targets[code] for code in frame.samples.target],
        [frame.names.verdicts[code] for code in frame.samples.verdict],
        frame.samples.tokens.tolist(),
        strict=True,
    )
    expected = [
        (one.mode, one.prompt, one.target, one.result.verdict.value, one.result.usage.total_tokens)
        for one in rows
        if one.result
    ]
    assert sorted(found) == sorted(expected)
    assert len(frame.failures.system) == 1  # the other one was tried again


def test_every_verdict_is_built_or_not_as_it_says(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", samples([verdict.value for verdict in Verdict]))
    frame = read_frame([run])
    built = {frame.names.verdicts[code] for code in frame.samples.verdict[frame.samples.built]}
    assert built == {verdict.value for verdict in Verdict if verdict.built}


def test_lists_become_columns(run: Path) -> None:
    frame = read_frame([run])
    timed = int(np.flatnonzero(frame.samples.cost_usd == 0.5)[0])
    assert frame.speeds.sample.tolist() == [timed, timed]
    assert frame.speeds.cores.tolist() == [1, 4]
    repaired = frame.attempts.sample[frame.attempts.repair]
    assert np.bincount(frame.attempts.sample)[repaired].tolist() == [2]
    assert frame.samples.tokens[repaired].tolist() == [30]
    assert frame.samples.seconds[timed] == 10
    assert np.isnan(frame.samples.cost_usd).sum() == len(frame.samples.cost_usd) - 1
    assert frame.names.types == ("reduce", "scan")


def test_parquet_holds_the_same(run: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.parquet"
    read_samples([run], export=file)
    direct, stored = read_frame([run]), read_frame([file])
    assert stored.names.systems == tuple(one._replace(run=str(file)) for one in direct.names.systems)
    assert stored.names.judges == direct.names.judges
    for part in ("samples", "speeds", "attempts", "failures"):
        for name, column in vars(getattr(direct, part)).items():
            np.testing.assert_array_equal(getattr(getattr(stored, part), name), column, err_msg=name)


def test_selected_lists_follow_their_samples(run: Path, tmp_path: Path) -> None:
    other = write_run(tmp_path / "other", [row(result("crashed")), row(result(speeds={"1x1": 2.0}), 1)])
    frame = read_frame([run, other]).select([2])
    assert frame.samples.passed.tolist() == [False, True]
    assert frame.speeds.sample.tolist() == [1]
    assert frame.attempts.sample.tolist() == [0, 1]


def test_parquet_holds_one_run(run: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can hold one run"):
        read_samples([run, run], export=tmp_path / "rows.parquet")


def _damage(run: Path, text: str) -> None:
    with (run / "shards" / "0.jsonl").open("a") as shard:
        shard.write(text)


@pytest.mark.parametrize("text", ['{"key": 3\n', '\nnot json\n{"torn', '{"schema_version":1}\n'])
def test_damage_is_told(tmp_path: Path, text: str) -> None:
    run = write_run(tmp_path / "run", samples(["passed"]))
    _damage(run, text)
    with pytest.raises(UserError, match="mend the"):
        read_frame([run])


def test_another_schema_is_refused(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [])
    _damage(run, row(result()).model_dump_json().replace('"schema_version":1', '"schema_version":9', 1) + "\n")
    with pytest.raises(UserError, match="schema_version 9"):
        read_frame([run])


def test_no_run_and_no_row(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"there is no run\.json"):
        read_frame([tmp_path])
    with pytest.raises(UserError, match="no sample is finished"):
        read_frame([write_run(tmp_path / "empty", [])])


def test_a_parquet_file_may_hold_a_sample_twice(run: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.parquet", tmp_path / "twice.parquet"
    read_samples([run], export=once)
    duckdb.execute(f"COPY (FROM '{once}' UNION ALL FROM '{once}') TO '{twice}' (FORMAT parquet)")
    for name, column in vars(read_frame([once]).samples).items():
        np.testing.assert_array_equal(getattr(read_frame([twice]).samples, name), column, err_msg=name)


def test_a_parquet_file_of_another_make_is_told(tmp_path: Path) -> None:
    file = tmp_path / "strange.parquet"
    duckdb.execute(f"COPY (SELECT 1 AS schema_version) TO '{file}' (FORMAT parquet)")
    with pytest.raises(UserError, match=r"write it again with `pareval-agent score RUN --parquet`"):
        read_frame([file])


def test_speeds_find_their_samples_in_a_file_that_several_threads_read(run: Path, tmp_path: Path) -> None:
    """DuckDB may hand out rows in another order then; a speedup says here to which sample it belongs."""
    one, many = tmp_path / "one.parquet", tmp_path / "many.parquet"
    read_samples([run], export=one)
    times = f"(FROM (SELECT * FROM '{one}' WHERE len(result.speeds) > 0), range(200000))"
    changed = (
        "struct_update(result, other_s := range::DOUBLE, speeds := "
        "[{'launch': {'ranks': 1, 'threads': 1}, 'speedup': range::DOUBLE + 10}])"
    )
    columns = f"* EXCLUDE (range) REPLACE (key || '/' || range AS key, {changed} AS result)"
    duckdb.execute(f"COPY (SELECT {columns} FROM {times}) TO '{many}' (FORMAT parquet, ROW_GROUP_SIZE 20000)")
    frame = read_samples([many])
    own_s = 6.0  # of the model, the build and the run
    np.testing.assert_allclose(frame.speeds.speedup - 10, frame.samples.seconds[frame.speeds.sample] - own_s)
    assert len(frame.samples.seconds) == 200_000
