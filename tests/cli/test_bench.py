"""`bench` from words to exit code: with stand-ins, and once for real with recorded answers."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from pareval_agent.agent.model import Usage
from pareval_agent.agent.phase import Phase
from pareval_agent.agent.state import Spent
from pareval_agent.benchmark.bench import Outcome
from pareval_agent.benchmark.part import Part
from pareval_agent.benchmark.progress import Progress
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import OtherRunError, read_rows
from pareval_agent.benchmark.standing import Standing
from pareval_agent.cli.bench_view import LineView, facts
from pareval_agent.cli.console import PlainConsole
from pareval_agent.cli.main import main
from pareval_agent.configs.bench import BenchConfig
from pareval_agent.configs.errors import InfrastructureError

ANSWERS = Path(__file__).parents[2] / "examples" / "average.jsonl"
STANDING = Standing(
    model="local",
    mode="repair",
    target="omp",
    planned=5,
    samples=4,
    built=3,
    passed=2,
    machine_failed=1,
    pass_at_1=0.5,
)
ROW = SampleRow(
    key="local/repair/27_reduce_average/omp/003",
    model="local",
    mode="repair",
    prompt="27_reduce_average",
    target="omp",
    sample=3,
    result=None,
    infrastructure_error="the compiler was killed",
)
PROGRESS = Progress(
    total=9,
    done=3,
    passed=2,
    machine_failed=1,
    running=2,
    spent=Spent(usage=Usage(input_tokens=12_000, output_tokens=345), cost_usd=0.126),
    waiting=0,
    left_s=130,
)


class StandIn:
    """Takes the place of `run_bench`."""

    def __init__(self) -> None:
        self.config: BenchConfig | None = None
        self.folder: Path | None = None
        self.ending: BaseException | None = None
        self.options: dict[str, Any] = {}
        self.outcome: dict[str, Any] = {
            "standings": (STANDING,),
            "spent": Spent(),
            "capped": False,
            "unfinished": 0,
            "failures": (),
        }

    def __call__(self, config: BenchConfig, folder: Path, watcher: Any, **options: Any) -> Outcome:
        self.config, self.folder, self.options = config, folder, options
        watcher.on_begin((), ())
        watcher.on_status("loading the model")
        watcher.on_progress(PROGRESS, ROW)
        if self.ending:
            raise self.ending
        return Outcome.model_validate(self.outcome)


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StandIn:
    stand_in = StandIn()
    monkeypatch.setattr("pareval_agent.benchmark.bench.run_bench", stand_in)
    monkeypatch.chdir(tmp_path)
    return stand_in


def test_settings_come_from_preset_and_options(agent: StandIn) -> None:
    words = ["-c", "samples=7", "--jobs", "3", "--seed", "5", "--no-timing", "--sandbox", "none"]
    assert main(["bench", "published", *words]) == 0
    assert agent.config is not None
    assert (agent.config.samples, agent.config.jobs, agent.config.seed) == (7, 3, 5)
    assert (agent.config.timing.enabled, agent.config.sandbox.kind) == (False, "none")


@pytest.mark.parametrize(
    ("words", "folder"),
    [(["smoke"], "runs/smoke"), (["a/mine.yaml"], "runs/mine"), (["smoke", "-o", "there"], "there")],
)
def test_where_the_run_goes(agent: StandIn, words: list[str], folder: str) -> None:
    Path("a").mkdir()
    Path("a/mine.yaml").write_text("samples: 2\n")
    assert main(["bench", *words]) == 0
    assert agent.folder == Path(folder)


def test_the_table_is_on_standard_output_and_the_progress_is_not(
    agent: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "smoke"]) == 0
    out, err = capsys.readouterr()
    table = [line.split() for line in out.splitlines() if line.strip()]
    assert table[0] == ["mode", "target", "samples", "built", "passed", "pass@1", "machine", "failed"]
    assert table[2] == ["repair", "omp", "4", "of", "5", "3", "2", "0.50", "1"]
    assert err.splitlines() == [
        "loading the model",
        "3/9 local/repair/27_reduce_average/omp/003 machine failed: the compiler was killed · 2 passed · "
        "1 machine failed · 2 running · 12,345 tokens · $0.13 · 2 min left",
    ]


def test_phase_and_shard_are_passed_on(agent: StandIn) -> None:
    assert main(["bench", "smoke", "--phase", "generate", "--shard", "2/4"]) == 0
    assert agent.options == {"phase": Phase.GENERATE, "part": Part(2, 4)}


@pytest.mark.parametrize(
    ("phase", "line"),
    [
        ("generate", "3 samples wait to be judged: go on with --phase judge"),
        ("judge", "3 samples need another answer: go on with --phase generate"),
    ],
)
def test_after_a_phase_the_next_one_is_named(
    agent: StandIn, capsys: pytest.CaptureFixture[str], phase: str, line: str
) -> None:
    agent.outcome["unfinished"] = 3
    assert main(["bench", "smoke", "--quiet", "--phase", phase]) == 0
    assert capsys.readouterr().err.splitlines() == [line]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "error: name a CONFIG.yaml or a preset, such as smoke; or a run with --rejudge"),
        (["smoke", "--shard", "5/4"], "error: --shard 5/4: must be NUMBER/OF, such as 2/4 for the second of four"),
        (["--rejudge", "nowhere"], "error: nowhere holds no run: there is no run.json"),
        (
            ["smoke", "--rejudge", "nowhere"],
            "error: --rejudge takes over all that CONFIG.yaml says, and asks no model: leave out CONFIG and --phase",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line(
    agent: StandIn, capsys: pytest.CaptureFixture[str], words: list[str], line: str
) -> None:
    assert main(["bench", *words]) == 2
    assert capsys.readouterr().err.splitlines() == [line]


def test_several_models_have_a_column(agent: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    other = STANDING.model_copy(update={"model": "gpt", "pass_at_1": None, "samples": 0})
    agent.outcome["standings"] = (STANDING, other)
    assert main(["bench", "smoke", "--quiet"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert [row[0] for row in rows[2:4]] == ["local", "gpt"]
    assert rows[3][-2] == "-", "no data is no score"


def test_quiet_says_nothing_before_the_end(agent: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "smoke", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_json_for_programs(agent: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "smoke", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["standings"] == [STANDING.model_dump(mode="json")]
    status, sample = map(json.loads, err.splitlines())
    assert (status["event"], status["detail"]) == ("status", "loading the model")
    assert (sample["event"], sample["level"], sample["key"]) == ("sample", "warning", ROW.key)
    assert (sample["done"], sample["total"], sample["tokens"], sample["cost_usd"]) == (3, 9, 12345, 0.126)


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_the_address_of_the_live_page_is_one_line(
    agent: StandIn, capsys: pytest.CaptureFixture[str], quiet: list[str]
) -> None:
    assert main(["bench", "smoke", "--serve", *quiet]) == 0
    first, *others = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"live page: http://127\.0\.0\.1:\d+/", first)
    assert [line.split()[0] for line in others] == ([] if quiet else ["loading", "3/9"])


def test_the_address_is_json_too(agent: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "smoke", "--serve", "--json"]) == 0
    first = json.loads(capsys.readouterr().err.splitlines()[0])
    assert (first["event"], first["detail"].rpartition(":")[0]) == ("status", "live page: http://127.0.0.1")


def test_without_the_option_nothing_listens(agent: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "smoke"]) == 0
    assert "live page" not in capsys.readouterr().err


def test_a_port_in_use_is_told_before_anything_is_run(agent: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["bench", "smoke", "--serve", str(port)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"error: --serve {port}: cannot listen there (Address already in use): choose another port")
    assert agent.config is None


@pytest.mark.parametrize("port", ["-1", "65536", "smoke", "8000.5", ""])
def test_a_port_is_a_number(agent: StandIn, capsys: pytest.CaptureFixture[str], port: str) -> None:
    assert main(["bench", f"--serve={port}"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"must be a port, 0 to 65535, not {port!r} (CONFIG stands before --serve)" in line


CONTINUE = "to continue what is in runs/smoke, run the same command again"


@pytest.mark.parametrize(
    ("ending", "code", "lines"),
    [
        (KeyboardInterrupt(), 130, [f"stopped: {CONTINUE}"]),
        (InfrastructureError("the disk is full: make room"), 3, [f"error: the disk is full: make room; {CONTINUE}"]),
        (
            OtherRunError(
                Path("runs/smoke"), ["config.seed is 1 there and 2 here", "config.samples is 3 there and 2 here"]
            ),
            2,
            [
                "config.seed is 1 there and 2 here",
                "config.samples is 3 there and 2 here",
                "error: runs/smoke holds a run with other settings: choose another -o, or ask for the same again",
            ],
        ),
    ],
)
def test_whatever_stops_it_is_told_with_how_to_go_on(
    agent: StandIn, capsys: pytest.CaptureFixture[str], ending: BaseException, code: int, lines: list[str]
) -> None:
    agent.ending = ending
    assert main(["bench", "smoke", "--quiet"]) == code
    assert capsys.readouterr().err.splitlines() == lines


@pytest.mark.parametrize(
    ("outcome", "code", "line"),
    [
        ({"capped": True}, 1, f"the run has reached its cap: raise it, and {CONTINUE}"),
        ({"capped": True, "unfinished": 3}, 1, f"the run has reached its cap: raise it, and {CONTINUE}"),
        ({"failures": ("a: x", "b: y")}, 3, f"error: 2 samples could not be made: a: x; {CONTINUE}"),
    ],
)
def test_what_is_missing_is_told(
    agent: StandIn, capsys: pytest.CaptureFixture[str], outcome: dict[str, Any], code: int, line: str
) -> None:
    agent.outcome |= outcome
    assert main(["bench", "smoke", "--quiet"]) == code
    out, err = capsys.readouterr()
    assert err.splitlines() == [line]
    assert "repair" in out, "the table is shown all the same"


@pytest.mark.parametrize(("left_s", "words"), [(59.4, "59 s left"), (90, "1 min left"), (7320, "2 h 02 min left")])
def test_time_left(left_s: float, words: str) -> None:
    assert list(facts(Progress(9, 1, 0, 0, 0, Spent(), 0, left_s)))[-1] == words


def test_progress_holds_nothing_that_a_terminal_obeys(console: PlainConsole) -> None:
    bad = ROW.model_copy(update={"infrastructure_error": "\x1b[31mred\nline"})
    LineView(console).on_progress(PROGRESS, bad)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b" not in text
    assert text.count("\n") == 1


REAL = """
model: {name: "replay:answers.jsonl"}
modes: [zero_shot, repair, translate_serial_omp]
prompts: {problems: [27], targets: [omp]}
samples: 2
launch: {omp: [1x2]}
timing: {enabled: false}
"""
needs_compiler = pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed")


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration, and the recorded answers of the examples; the first one does not build.

    As recorded it has a race, which may show on a held-out case first: then the sample ends without a repair.
    """
    monkeypatch.chdir(tmp_path)
    racy, repaired = ANSWERS.read_text().splitlines()
    Path("answers.jsonl").write_text(racy.replace("sum += x[i]", "total += x[i]") + "\n" + repaired + "\n")
    Path("real.yaml").write_text(REAL)
    return tmp_path


@needs_compiler
def test_a_real_run_with_recorded_answers(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["bench", "real.yaml", "-o", "run", "--json"]
    assert main(words) == 0
    told = json.loads(capsys.readouterr().out)
    scores = {standing["mode"]: standing["pass_at_1"] for standing in told["standings"]}
    assert scores == {"zero_shot": 0, "repair": 1, "translate_serial_omp": 0}
    rows = list(read_rows(real / "run"))
    assert len(rows) == 6
    assert len({row.result.seed for row in rows if row.result}) == 1, "all samples of a prompt meet the same cases"
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out) == told
    assert main([*words, "-c", "budget.attempts=1"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == "config.budget.attempts is 5 there and 1 here"


@needs_compiler
def test_real_answers_judged_phase_by_phase_and_again(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["bench", "real.yaml", "-o", "run", "--json"]
    for phase in ("generate", "judge", "generate", "judge"):
        assert main([*words, "--phase", phase]) == 0
        told = json.loads(capsys.readouterr().out)
    scores = {standing["mode"]: standing["pass_at_1"] for standing in told["standings"]}
    assert scores == {"zero_shot": 0, "repair": 1, "translate_serial_omp": 0}
    (real / "answers.jsonl").unlink()
    again = ["bench", "--rejudge", "run", "--json", "-c", "launch.omp=[1x1]", "-c", "toolchain.optimisation=-O1"]
    assert main(again) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["run"] == "run-rejudged"
    assert {standing["mode"]: standing["pass_at_1"] for standing in told["standings"]} == scores


@needs_compiler
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_real_run_that_is_stopped_goes_on(real: Path, number: int) -> None:
    words = [sys.executable, "-m", "pareval_agent.cli.main", "bench", "real.yaml", "--jobs", "2"]
    process = subprocess.Popen(words, cwd=real, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("1/6"):
            break
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert err.splitlines()[-1] == "stopped: to continue what is in runs/real, run the same command again"
    again = subprocess.run(words, cwd=real, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert len((real / "runs/real/shards/0.jsonl").read_text().splitlines()) == 6


@needs_compiler
def test_ctrl_c_ends_the_live_page_too(real: Path) -> None:
    words = [sys.executable, "-m", "pareval_agent.cli.main", "bench", "real.yaml", "--serve"]
    process = subprocess.Popen(words, cwd=real, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    address = process.stderr.readline().split()[-1]
    with urllib.request.urlopen(address + "events", timeout=60) as events:
        assert json.loads(events.readline().removeprefix(b"data: "))["phase"] == "running"
        process.send_signal(signal.SIGINT)
        told = [json.loads(line.removeprefix(b"data: ")) for line in events if line.startswith(b"data: ")]
    _, err = process.communicate(timeout=60)
    assert told[-1]["phase"] == "stopped"
    assert process.returncode == 130
    assert err.splitlines()[-1] == "stopped: to continue what is in runs/real, run the same command again"
    with pytest.raises(urllib.error.URLError, match="refused"):
        urllib.request.urlopen(address, timeout=10)
