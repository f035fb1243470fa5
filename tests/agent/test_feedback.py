import fakes
import pytest

from pareval_agent.agent.feedback import feedback_on, launch_name
from pareval_agent.agent.feedback_kinds import Crashed, Feedback, TooSlow, UnseenCases, WrongAnswer
from pareval_agent.agent.state import Draft
from pareval_agent.configs.schema import LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.prompts import render
from pareval_agent.tools.diagnostics import Diagnostic
from pareval_agent.tools.findings import Finding
from pareval_agent.tools.report import Crash
from pareval_agent.tools.results import BuildResult, TestResult
from pareval_agent.tools.verdict import Verdict

BUILT = BuildResult(verdict=None, library=None, diagnostics=(), wall_s=1)


def draft(verdict: Verdict, **fields: object) -> Draft:
    return Draft(step="generate", messages=(), source=fakes.source(), verdict=verdict).model_copy(update=fields)


def on_test(test: TestResult) -> Feedback:
    feedback = feedback_on(draft(test.verdict, build=BUILT, test=test), ExecutionModel.OMP)
    assert feedback is not None
    return feedback


def words(feedback: Feedback) -> str:
    return render.repair(feedback, fakes.PROMPT)


def with_last_launch(test: TestResult, **changes: object) -> TestResult:
    return test.model_copy(update={"launches": (*test.launches[:-1], test.launches[-1].model_copy(update=changes))})


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if not verdict.passed])
def test_every_failure_has_feedback_that_ends_with_what_to_do(verdict: Verdict) -> None:
    failed = draft(
        verdict,
        detail="The code has no parallel region.",
        build=BuildResult(verdict=verdict, library=None, diagnostics=(), wall_s=30) if "build" in verdict else BUILT,
        test=fakes.judged(verdict) if verdict.built else None,
    )
    if not verdict.built and "build" not in verdict:
        failed = failed.model_copy(update={"build": None})
    feedback = feedback_on(failed, ExecutionModel.OMP)
    assert feedback is not None
    text = words(feedback)
    assert text.endswith("`average`, its signature unchanged. No main function.")
    assert len(text) < 1000


def test_what_a_sanitizer_saw_is_told_with_its_lines() -> None:
    test = with_last_launch(
        fakes.judged(Verdict.RACE),
        sanitizer="thread",
        findings=(Finding(kind="data race", lines=(3, 999)), Finding(kind="data race", lines=(), variable="sum")),
    )
    text = words(on_test(test))
    assert "ThreadSanitizer saw threads that do not wait for each other (with 2 threads):\n" in text
    assert "- data race\n    line 3: double sum = 0;\n- data race of sum, in code that yours calls\n" in text


def test_what_passed_has_none() -> None:
    assert (
        feedback_on(draft(Verdict.PASSED, build=BUILT, test=fakes.judged(Verdict.PASSED)), ExecutionModel.OMP) is None
    )


def test_compiler_errors_come_with_their_lines_and_are_few() -> None:
    errors = tuple(Diagnostic(kind="error", message=f"error {n}", line=n, column=5) for n in range(1, 9))
    failed = BuildResult(verdict=Verdict.BUILD_FAILED, library=None, diagnostics=errors, wall_s=1)
    feedback = feedback_on(draft(Verdict.BUILD_FAILED, build=failed), ExecutionModel.OMP)
    assert feedback is not None
    text = words(feedback)
    assert "candidate.cpp:3:5: error: error 3\n        double sum = 0;" in text
    assert "error 4" not in text


def test_a_wrong_answer_is_shown_with_its_input_and_both_results() -> None:
    facts = {"argument": "bins", "index": 1, "expected": "2", "got": "5", "input": "x = [1, 2, 3]"}
    results = {"expected_output": "bins = [0, 2]", "got_output": "bins = [0, 5]", "differing": 1}
    text = words(on_test(fakes.judged(Verdict.WRONG_ANSWER, **facts, **results)))
    assert "the result differs in `bins[1]`.\nExpected 2, got 5.\n" in text
    assert "It failed with 2 threads, and passed with 1 thread." in text
    assert "The input had size 3 (sorted).\nThe input:\nx = [1, 2, 3]\nThe right result:\nbins = [0, 2]" in text
    assert "Your result:\nbins = [0, 5]\n" in text


def test_a_returned_value_is_told_once() -> None:
    facts = {"argument": "return", "expected": "2", "got": "5", "expected_output": "return = 2"}
    text = words(on_test(fakes.judged(Verdict.WRONG_ANSWER, **facts)))
    assert "the result differs in the returned value.\nExpected 2, got 5.\n" in text
    assert "The right result" not in text


def test_the_first_of_many_wrong_elements_is_named() -> None:
    facts = {"argument": "output", "index": 4, "expected": "1", "got": "0", "differing": 12, "rank": 0}
    text = words(on_test(fakes.judged(Verdict.WRONG_ANSWER, **facts)))
    assert "the result differs in `output[4]`.\nExpected 1, got 0; 12 elements differ." in text


def test_long_inputs_are_left_out() -> None:
    feedback = on_test(fakes.judged(Verdict.WRONG_ANSWER, input="1, " * 1000, got_output="2, " * 1000))
    assert isinstance(feedback, WrongAnswer)
    assert (feedback.case.input, feedback.got_output) == (None, None)


@pytest.mark.parametrize("verdict", [Verdict.WRONG_ANSWER, Verdict.CRASHED, Verdict.TIMED_OUT, Verdict.INPUT_MODIFIED])
@pytest.mark.parametrize("stream", ["held_out", "timed"])
def test_unseen_cases_stay_unseen(verdict: Verdict, stream: str) -> None:
    hidden = {"input": fakes.SECRET, "expected": fakes.SECRET, "got": fakes.SECRET, "argument": fakes.SECRET}
    test = with_last_launch(
        fakes.judged(verdict, stream, size=4096, shape=fakes.SECRET, **hidden),
        output=fakes.SECRET,
        crash=Crash(signal=fakes.SECRET, place=(f"{fakes.SECRET} at candidate.cpp:2",)),
    )
    feedback = on_test(test)
    assert feedback == UnseenCases()
    assert fakes.SECRET not in words(feedback)


@pytest.mark.parametrize("verdict", [Verdict.WRONG_ANSWER, Verdict.CRASHED, Verdict.CLOCK_DISAGREEMENT])
def test_a_failure_while_timing_stays_unseen(verdict: Verdict) -> None:
    failed = draft(verdict, build=BUILT, test=fakes.judged(Verdict.PASSED), timing=fakes.timed(verdict, 1.0))
    assert feedback_on(failed, ExecutionModel.OMP) == UnseenCases()


def test_right_but_too_slow_is_told() -> None:
    timing = fakes.timed(Verdict.TIMED_OUT, 1.0)
    failed = draft(Verdict.TIMED_OUT, build=BUILT, test=fakes.judged(Verdict.PASSED), timing=timing)
    assert feedback_on(failed, ExecutionModel.OMP) == TooSlow(seconds=timing.wall_s)


def test_a_crash_names_signal_line_and_source() -> None:
    places = ("std::vector<double>::operator[] at candidate.cpp:900", "average(std::vector<double>) at candidate.cpp:5")
    test = with_last_launch(fakes.judged(Verdict.CRASHED), crash=Crash(signal="SIGSEGV", place=places))
    feedback = on_test(test)
    assert isinstance(feedback, Crashed)
    assert feedback.cause == "SIGSEGV (invalid memory access)"
    line = "for (size_t i = 0; i < x.size(); ++i) sum += x[i];"
    assert feedback.place == f"line 5 in average: {line}"


@pytest.mark.parametrize(
    ("crash", "cause"),
    [(None, "status 3"), (Crash(exit_status=3), "status 3"), (Crash(signal="SIGUSR1"), "SIGUSR1")],
)
def test_a_crash_without_a_known_signal(crash: Crash | None, cause: str) -> None:
    feedback = on_test(with_last_launch(fakes.judged(Verdict.CRASHED, detail="status 3"), crash=crash))
    assert isinstance(feedback, Crashed)
    assert (feedback.cause, feedback.place) == (cause, None)


def test_what_the_program_printed_is_cut_and_cleaned() -> None:
    notice = f"{'-' * 60}\nmpirun noticed that process rank 1 exited\n{'-' * 60}\n"
    printed = f"{'a' * 5000}\x1b[31mlast\x00 words\r\n{notice}"
    feedback = on_test(with_last_launch(fakes.judged(Verdict.CRASHED), output=printed))
    assert isinstance(feedback, Crashed)
    assert feedback.case.printed.endswith("last words")
    assert feedback.case.printed.isprintable()
    assert len(feedback.case.printed) <= 301


def test_a_failure_before_the_first_case_has_no_size() -> None:
    feedback = on_test(fakes.judged(Verdict.CRASHED, size=0, shape=""))
    assert isinstance(feedback, Crashed)
    assert feedback.case.size is None
    assert "The input had size" not in words(feedback)


def test_sharing_is_suspected_only_where_it_passed_alone() -> None:
    passed_alone = fakes.judged(Verdict.WRONG_ANSWER)
    failed_at_once = passed_alone.model_copy(update={"launches": passed_alone.launches[1:]})
    assert "the parallel part is wrong" in words(on_test(passed_alone))
    assert "the parallel part is wrong" not in words(on_test(failed_at_once))


def test_the_rank_is_told_where_there_are_several() -> None:
    def feedback(launch: LaunchConfiguration) -> Feedback | None:
        test = with_last_launch(fakes.judged(Verdict.WRONG_ANSWER, rank=1), launch=launch)
        return feedback_on(draft(Verdict.WRONG_ANSWER, build=BUILT, test=test), ExecutionModel.MPI)

    several, one = feedback(LaunchConfiguration(ranks=2)), feedback(LaunchConfiguration())
    assert isinstance(several, WrongAnswer)
    assert isinstance(one, WrongAnswer)
    assert (several.rank, one.rank) == (1, None)
    assert "on rank 1." in render.repair(several, Prompt(fakes.PROMPT.problem, ExecutionModel.MPI))


@pytest.mark.parametrize(
    ("model", "ranks", "threads", "name"),
    [
        (ExecutionModel.SERIAL, 1, 1, None),
        (ExecutionModel.OMP, 1, 1, "1 thread"),
        (ExecutionModel.OMP, 1, 4, "4 threads"),
        (ExecutionModel.MPI, 3, 1, "3 ranks"),
        (ExecutionModel.MPI_OMP, 2, 1, "2 ranks of 1 thread"),
    ],
)
def test_names_of_launch_configurations(model: ExecutionModel, ranks: int, threads: int, name: str | None) -> None:
    assert launch_name(LaunchConfiguration(ranks=ranks, threads=threads), model) == name


def test_code_that_was_not_seen_to_be_parallel_is_told_what_was_seen() -> None:
    seen = "In its largest calls only one of 2 threads worked."
    test = fakes.judged(Verdict.PASSED).model_copy(update={"verdict": Verdict.NOT_PARALLEL, "not_parallel": seen})
    text = words(on_test(test))
    assert seen in text
    assert "must compute in parallel" in text
