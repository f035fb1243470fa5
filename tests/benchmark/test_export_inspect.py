"""Logs for Inspect, read by its own package and looked at in its own viewer."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from made_report import report_run
from made_runs import PROBLEMS, result, row, write_run

from pareval_agent.benchmark.frame_reader import read_frame
from pareval_agent.benchmark.run_folder import read_rows
from pareval_agent.benchmark.score import score
from pareval_agent.benchmark.trajectories import read_trajectory
from pareval_agent.cli.main import main

if TYPE_CHECKING:
    from playwright.sync_api import Page

inspect_log = pytest.importorskip(
    "inspect_ai.log", reason="inspect-ai is not installed: pip install 'pareval-agent[inspect]'"
)

HOSTILE = (
    "\0\x07\x1b[31m\x1b]0;title\x07\u202e\u2028\ufffe attachment://1234567890 tc://1 [[Score]] ![](http://x.invalid/a.png)"
    "</script><img src=x onerror='window.pwned = 1'><a href='javascript:window.pwned = 1'>x</a> ``` {{x}} ${1} NaN"
)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_run(
        tmp_path_factory.mktemp("runs") / "study",
        problems=PROBLEMS,
        targets=("serial", "mpi+omp"),
        samples=3,
        modes=("zero_shot", "repair"),
        hostile=HOSTILE,
    )


@pytest.fixture(scope="module")
def logs(run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tmp_path_factory.mktemp("logs"), run)


def export(folder: Path, *runs: Path) -> Path:
    assert main(["export", *map(str, runs), "--format", "inspect", "-o", str(folder)]) == 0
    return folder


def read(file: Path) -> Any:
    return inspect_log.read_eval_log(str(file), resolve_attachments=True)


def only(folder: Path) -> Any:
    (file,) = folder.iterdir()
    return read(file)


def test_a_file_has_one_model_and_one_mode(logs: Path) -> None:
    read_back = {file.name: read(file) for file in sorted(logs.iterdir())}
    assert list(read_back) == ["study_m_repair.eval", "study_m_zero_shot.eval"]
    assert [(log.eval.task, log.eval.model) for log in read_back.values()] == [
        ("pareval/repair", "made"),
        ("pareval/zero_shot", "made"),
    ]
    assert len({log.eval.eval_id for log in read_back.values()}) == 2


def test_samples_are_those_of_the_run(run: Path, logs: Path) -> None:
    rows = {(f"{one.prompt}-{one.target}", one.sample + 1): one for one in read_rows(run) if one.mode == "repair"}
    samples = {(sample.id, sample.epoch): sample for sample in read(logs / "study_m_repair.eval").samples}
    assert samples.keys() == rows.keys()
    for place, sample in samples.items():
        known = rows[place].result
        assert known is not None
        scores = sample.scores
        assert next(iter(scores)) == "pass", "the viewer shows its answer"
        assert scores["verdict"].value == known.verdict
        assert (scores["pass"].value, scores["build"].value) == (
            "C" if known.verdict.passed else "I",
            "C" if known.verdict.built else "I",
        )
        assert ("speedup" in scores) == bool(known.speeds)
        assert scores["pass"].explanation == f"{known.verdict}: {known.detail}"
        assert sample.model_usage["made"].total_tokens == known.usage.total_tokens
        assert (sample.metadata["seed"], sample.metadata["target"]) == (str(known.seed), rows[place].target)
        assert sample.total_time == pytest.approx(
            known.seconds.model_s + known.seconds.build_s + known.seconds.run_s + known.other_s
        )


def test_messages_are_the_whole_conversation_as_it_was(run: Path, logs: Path) -> None:
    for sample in read(logs / "study_m_repair.eval").samples:
        whole = read_trajectory(run, sample.metadata["key"])
        assert whole is not None
        answers = [message.content for message in sample.messages if message.role == "assistant"]
        assert answers == [exchange.answer.text for exchange in whole.exchanges]
        feedback = [message.content for message in sample.messages if message.role == "user"][1:]
        assert feedback == [attempt.feedback for attempt in whole.attempts[:-1]]
        assert sample.input == sample.messages[1].content == whole.exchanges[0].messages[1].content


def test_events_hold_each_call_exactly_and_what_became_of_it(run: Path, logs: Path) -> None:
    for sample in read(logs / "study_m_repair.eval").samples:
        whole = read_trajectory(run, sample.metadata["key"])
        assert whole is not None
        calls = [event for event in sample.events if event.event == "model"]
        assert [[(one.role, one.content) for one in call.input] for call in calls] == [
            [(one.role, one.content) for one in exchange.messages] for exchange in whole.exchanges
        ]
        found = [event.data["verdict"] for event in sample.events if event.event == "info"]
        assert found == [attempt.verdict for attempt in whole.attempts]
        times = [event.timestamp for event in sample.events]
        assert times == sorted(times)


def test_metrics_are_our_own(run: Path, logs: Path) -> None:
    lines = {line.target: line for line in score(read_frame([run])) if line.system.mode == "repair"}
    results = read(logs / "study_m_repair.eval").results
    metrics = {name: metric for one in results.scores for name, metric in one.metrics.items()}
    assert (results.total_samples, results.completed_samples) == (24, 24)
    assert results.headline.metric == "parallel pass@1" == next(iter(metrics))
    assert metrics["parallel pass@1"].value == lines["parallel"].pass_at[1].value
    interval = lines["parallel"].pass_at[1].interval
    assert interval is not None
    assert metrics["parallel pass@1"].metadata["low"] == interval.low
    assert metrics["serial build@1"].value == lines["serial"].build_at[1].value
    assert metrics["serial speedup_max@1"].value == lines["serial"].speed_max.speedup[1].value


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    """No trajectories on disk, and one sample that the machine failed."""
    write_run(tmp_path / "run", [row(result(speeds={"1x2": 1.5})), row("the disk is full", 1)])
    log = only(export(tmp_path / "logs", tmp_path / "run"))
    judged, failed = log.samples
    assert (judged.scores["speedup"].value, judged.scores["pass"].answer, judged.messages) == (1.5, None, [])
    assert (failed.error.message, failed.scores, failed.model_usage) == ("the disk is full", None, {})
    assert (log.results.total_samples, log.results.completed_samples) == (2, 1)
    assert [(one.scored_samples, one.unscored_samples) for one in log.results.scores] == [(1, 1)] * 3
    assert next(iter(log.results.scores[0].metrics.values())).value == 1


def test_a_run_that_the_machine_failed_throughout_has_no_scores(tmp_path: Path) -> None:
    write_run(tmp_path / "run", [row("the disk is full")])
    log = only(export(tmp_path / "logs", tmp_path / "run"))
    assert (log.results.scores, log.results.headline, log.samples[0].error.message) == ([], None, "the disk is full")


def test_what_is_neither_right_nor_wrong_is_not_scored(tmp_path: Path) -> None:
    write_run(tmp_path / "run", [row(result("not_emulated"))])
    (sample,) = only(export(tmp_path / "logs", tmp_path / "run")).samples
    assert sample.scores["pass"].value != sample.scores["pass"].value, "NaN, which no metric counts"
    assert sample.scores["pass"].reason == "not_emulated"
    assert "build" not in sample.scores


def test_runs_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    runs = [write_run(tmp_path / place / "run", [row(result())]) for place in "ab"]
    names = {file.name for file in export(tmp_path / "logs", *runs).iterdir()}
    assert names == {"run_m_repair.eval", "run_m_repair-2.eval"}


def test_a_run_exported_again_replaces_its_file(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [row(result())])
    first = only(export(tmp_path / "logs", run)).eval
    again = only(export(tmp_path / "logs", run)).eval
    assert (first.eval_id, first.task_id, first.run_id) == (again.eval_id, again.task_id, again.run_id)


def test_a_megabyte_of_anything_survives(tmp_path: Path) -> None:
    text = HOSTILE + "x\0\x1b" * (1 << 18)
    run = report_run(
        tmp_path / "run", problems=PROBLEMS[:1], targets=("omp",), samples=1, modes=("zero_shot",), hostile=text
    )
    (sample,) = only(export(tmp_path / "logs", run)).samples
    assert all(text in message.content for message in sample.messages if message.role != "system")


def test_names_of_others_lead_nowhere_else(tmp_path: Path) -> None:
    """A run that was copied from elsewhere may hold any names."""
    write_run(tmp_path / "run", [row(result(), model="../../evil", mode="x/y")])
    export(tmp_path / "logs", tmp_path / "run")
    assert [file.name for file in (tmp_path / "logs").iterdir()] == ["run_..-..-evil_x-y.eval"]


def test_an_export_that_cannot_be_finished_leaves_the_old_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = write_run(tmp_path / "run", [row(result())])
    old = export(tmp_path / "logs", run) / "run_m_repair.eval"
    content = old.read_bytes()

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pareval_agent.benchmark.export_inspect.write_eval_log", stop)
    assert main(["export", str(run), "--format", "inspect", "-o", str(tmp_path / "logs")]) == 130
    assert capsys.readouterr().err == "stopped\n"
    assert [(file.name, file.read_bytes()) for file in old.parent.iterdir()] == [(old.name, content)]


def test_a_damaged_manifest_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = write_run(tmp_path / "run", [row(result())])
    (run / "run.json").write_text("{")
    assert main(["export", str(run), "--format", "inspect", "-o", str(tmp_path / "logs")]) == 2
    assert f"{run}/run.json is damaged" in capsys.readouterr().err


def test_the_command_line_of_inspect_reads_it(logs: Path) -> None:
    dump = [sys.executable, "-m", "inspect_ai", "log", "dump", str(logs / "study_m_repair.eval")]
    told = json.loads(subprocess.run(dump, check=True, capture_output=True).stdout)
    assert (told["status"], len(told["samples"])) == ("success", 24)


@pytest.fixture(scope="module")
def viewer(logs: Path) -> Iterator[str]:
    """The address of `inspect view`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["view", "start", "--log-dir", str(logs), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-m", "inspect_ai", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/"
    _wait(address, server)
    yield address
    server.terminate()
    server.wait()


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        assert server.poll() is None, "inspect view ended"
        try:
            urlopen(address).close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("inspect view does not answer")


@pytest.fixture
def page(viewer: str) -> "Iterator[Page]":
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page()
        page.set_default_timeout(120_000)
        yield page
        browser.close()


@pytest.mark.browser
def test_the_viewer_shows_runs_samples_and_attempts(viewer: str, page: "Page") -> None:
    complaints: list[str] = []
    foreign: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith((viewer, "data:", "blob:")) else foreign.append(request.url),
    )
    page.goto(viewer)
    page.get_by_text("pareval/repair").first.click()
    page.get_by_text("parallel pass@1").first.wait_for()
    page.get_by_text("25_reduce_xor-mpi+omp").first.click()
    page.get_by_text("attempt 1: generate").first.wait_for()
    page.locator("#messages").click()
    page.get_by_text("onerror='window.pwned = 1'").first.wait_for()
    page.locator("#scoring").click()
    page.get_by_text("verdict", exact=True).first.wait_for()
    assert page.evaluate("window.pwned") is None
    assert (complaints, foreign) == ([], [])
