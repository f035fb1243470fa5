"""`evaluate --drivers`: real builds and runs with a small checkout of our own making; our judge is a stand-in."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from pareval_agent.benchmark.interchange import read_samples
from pareval_agent.benchmark.judged import JudgedSample
from pareval_agent.cli.main import main
from pareval_agent.tools.verdict import Verdict

CHECKOUT = Path(__file__).parents[1] / "published_checkout"

AVERAGE = "27_reduce_average"
HEAD = "double average(std::vector<double> const& x) {"
SUM = (
    "double sum = 0;\n#pragma omp parallel for reduction(+ : sum)\nfor (size_t i = 0; i < x.size(); ++i) sum += x[i];\n"
)
RIGHT = f"{SUM}return sum / x.size();\n}}"
WRONG = f"{SUM}return sum;\n}}"
NAN = "#include <limits>\n#pragma omp\nreturn NAN;\n}"
BROKEN = "return nonsense;\n}"
FORGED = 'puts("Validation: PASS\\nTime: 0.1\\nBestSequential: 9.0"); fflush(stdout); std::_Exit(0);\n}'
LOUD = 'puts("Validation: PASS");\n' + RIGHT
CRASH = "std::abort();\n}"
SUBARRAY = """int a = x[0], b = x[0];
for (size_t i = 1; i < x.size(); ++i) b = std::max(b, a = std::max(a, 0) + x[i]);
return b;
}"""

VERDICTS = {RIGHT: "passed", WRONG: "wrong_answer", NAN: "wrong_answer", BROKEN: "build_failed", SUBARRAY: "passed"}
"""Of our judge; all others fail."""


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Our own judge, which knows its verdicts by heart."""

    def judge(answer: str, prompt: Any, toolbox: Any, seeds: Any, directory: Path, *, timing: bool) -> JudgedSample:
        return JudgedSample(verdict=Verdict(VERDICTS.get(answer, "wrong_answer")), detail="", source="", seeds=seeds)

    monkeypatch.setattr("pareval_agent.benchmark.evaluate.judge", judge)
    monkeypatch.setattr("pareval_agent.cli.evaluate.LocalToolbox", lambda config: None)
    monkeypatch.chdir(tmp_path)


def _entry(*outputs: str, name: str = AVERAGE, model: str = "omp", head: str = HEAD) -> dict[str, Any]:
    includes = "#include <algorithm>\n#include <cstdio>\n#include <cstdlib>\n"
    return {
        "problem_type": "reduce",
        "language": "cpp",
        "name": name,
        "parallelism_model": model,
        "prompt": f"{includes}{head}",
        "outputs": outputs,
    }


def _evaluate(*entries: dict[str, Any], words: tuple[str, ...] = ()) -> int:
    Path("samples.json").write_text(json.dumps(entries))
    launches = ("-c", "launch.omp=[1x1,1x2]", "-c", "launch.mpi=[1x1,2x1]")
    return main(["evaluate", "samples.json", "--no-timing", "--drivers", str(CHECKOUT), *launches, *words])


def _published(index: int = 0) -> list[dict[str, Any]]:
    entry: dict[str, Any] = json.loads(Path("samples.results.published.json").read_text())[index]
    outputs: list[dict[str, Any]] = entry["outputs"]
    return outputs


SUBARRAYS = _entry(
    SUBARRAY,
    name="34_scan_largest_contiguous_subarray_sum",
    model="serial",
    head="int maximumSubarray(std::vector<int> const& x) {",
)


def test_outcomes_side_by_side(judged: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert _evaluate(_entry(RIGHT, WRONG, NAN, BROKEN, CRASH), SUBARRAYS) == 0
    out = capsys.readouterr().out
    rows = [line.split() for line in out.splitlines()]
    assert ["omp", "1", "3", "1", "0"] in rows
    assert ["serial", "0", "0", "0", "1"] in rows
    assert "published results: samples.results.published.json" in out
    assert "omp output 2: wrong_answer here, passed with the published drivers: unexplained" in out
    assert "passed here, wrong_answer with the published drivers: The published reference never starts a new" in out
    right, wrong, nan, broken, crash = _published()
    assert [one["are_all_valid"] for one in (right, wrong, nan, broken, crash)] == [True, False, True, False, False]
    assert [one["did_build"] for one in (right, wrong, nan, broken, crash)] == [True, True, True, False, True]
    assert [run["num_threads"] for run in right["runs"]] == [1, 2]
    assert all(run["runtime"] > 0 for run in right["runs"])
    assert right["best_sequential_runtime"] > 0
    assert wrong["runs"][0] == {"did_run": True, "is_valid": False, "runtime": None, "num_procs": 1, "num_threads": 1}
    assert broken["runs"] is None
    assert "nonsense" in broken["pareval_agent"]["published"]["build_error"]
    assert crash["runs"][0] == {"did_run": False, "is_valid": None, "runtime": None, "num_procs": 1, "num_threads": 1}
    assert nan["pareval_agent"]["agreement"] == "only published passes"


def test_results_can_stand_in_for_samples(judged: None) -> None:
    assert _evaluate(_entry(RIGHT, WRONG)) == 0
    [prompt] = read_samples(Path("samples.results.published.json"))
    assert prompt.outputs == (RIGHT, WRONG)


@pytest.mark.mpi
def test_ranks_are_started_by_our_launcher(judged: None) -> None:
    answer = "int rank; MPI_Comm_rank(MPI_COMM_WORLD, &rank);\ndouble sum = 0;\nfor (double v : x) sum += v;\n"
    assert _evaluate(_entry(f"{answer}return rank ? -1 : sum / x.size();\n}}", model="mpi")) == 0
    [output] = _published()
    assert [(run["num_procs"], run["is_valid"]) for run in output["runs"]] == [(1, True), (2, True)]


def test_forged_output_is_told(judged: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert _evaluate(_entry(FORGED, LOUD)) == 0
    out = capsys.readouterr().out
    forged, loud = _published()
    assert forged["are_all_valid"], "the published harness believes what a program prints"
    assert "samples can forge them" in out
    assert "omp output 1: look at this sample: Validation is printed" in out
    assert loud["pareval_agent"]["oddity"].startswith("Validation is printed")


def test_json_for_programs(judged: None, capsys: pytest.CaptureFixture[str]) -> None:
    kokkos = _entry("return 0;\n}", model="kokkos")
    cuda = _entry("}", model="cuda")
    headless = _entry(RIGHT, head="double\naverage()")
    other = _entry("}", name="28_reduce_smallest_odd_number")
    assert _evaluate(_entry(RIGHT, WRONG), kokkos, cuda, headless, other, words=("--json",)) == 0
    published = json.loads(capsys.readouterr().out)["published"]
    assert published["agreement"] == {
        "omp": {"both pass": 1, "both fail": 1, "only published passes": 0, "only ours passes": 0}
    }
    assert [row["prompts"] for row in published["not_compared"]] == [1, 1, 1, 1]
    reasons = [row["reason"].partition(":")[0] for row in published["not_compared"]]
    assert reasons == [
        "no published drivers for kokkos",
        "no published drivers for cuda",
        "the published harness needs a prompt whose last line begins the function",
        "the checkout has no cpp/benchmarks/reduce/28_reduce_smallest_odd_number/cpu.cc",
    ]
    assert [one["explanation"] for one in published["samples"]] == [None, None]
    assert _published(1) == ["return 0;\n}"], "what was not judged stays text"


def _files(folder: Path) -> dict[Path, tuple[int, bytes]]:
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def test_the_checkout_is_never_written_to(judged: None, tmp_path: Path) -> None:
    checkout = Path(shutil.copytree(CHECKOUT, tmp_path / "checkout"))
    before = _files(checkout)
    assert _evaluate(_entry(RIGHT, BROKEN), words=("--drivers", str(checkout))) == 0
    assert _files(checkout) == before


def test_the_same_command_judges_nothing_twice(judged: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _evaluate(_entry(RIGHT)) == 0
    first = _published()
    journal = Path("samples.results.published.json.jsonl").read_bytes()
    assert _evaluate(_entry(RIGHT)) == 0
    assert Path("samples.results.published.json.jsonl").read_bytes() == journal
    assert _published() == first


def test_without_launch_settings_the_checkouts_own_are_taken_as_far_as_they_fit(judged: None) -> None:
    Path("samples.json").write_text(json.dumps([_entry(RIGHT)]))
    assert main(["evaluate", "samples.json", "--no-timing", "--drivers", str(CHECKOUT)]) == 0
    threads = [run["num_threads"] for run in _published()[0]["runs"]]
    assert threads == [count for count in (1, 2, 4096) if count <= len(os.sched_getaffinity(0))]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (
            ("--drivers", "none"),
            "none: no checkout of the published harness: there is no drivers/cpp/utilities.hpp in it",
        ),
        (("--drivers", ""), "no checkout of the published harness"),
        (("--drivers",), "--drivers: expected one argument"),
    ],
)
def test_a_wrong_path_is_one_line_before_anything_is_judged(
    judged: None, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], part: str
) -> None:
    assert _evaluate(_entry(RIGHT), words=words) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert part in err


def test_a_main_program_that_does_not_compile_is_the_checkouts_fault(
    judged: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout = Path(shutil.copytree(CHECKOUT, tmp_path / "checkout"))
    (checkout / "drivers/cpp/models/omp-driver.cc").write_text("#include <no_such_header>\n")
    assert _evaluate(_entry(RIGHT), words=("--drivers", str(checkout))) == 2
    err = capsys.readouterr().err
    assert "cpp/models/omp-driver.cc: cannot be compiled here: " in err
    assert "no_such_header" in err
