"""How a run stands, counted as samples end."""

from bench_fakes import config
from made_runs import result, row

from pareval_agent.benchmark.bench_plan import plan
from pareval_agent.benchmark.standing import Board, Standing

PLANNED = plan(config(samples=3, modes=["repair"], prompts={"problems": ["25", "27"], "targets": ["omp"]}))
MODEL = PLANNED[0].model.slug


def board_of(*outcomes: tuple[str, int, str]) -> Standing:
    """After samples of a problem, by number, with a verdict or `!` and what the machine failed of."""
    board = Board(PLANNED)
    for problem, number, outcome in outcomes:
        made = outcome[1:] if outcome.startswith("!") else result(outcome, prompt=problem)
        board.count(row(made, number, model=MODEL, prompt=problem))
    (standing,) = board.standings()
    return standing


def test_before_anything_has_ended_there_is_no_score() -> None:
    standing = board_of()
    assert (standing.planned, standing.samples, standing.pass_at_1) == (6, 0, None)


def test_pass_at_1_is_averaged_over_prompts() -> None:
    standing = board_of(("a", 0, "passed"), ("a", 1, "passed"), ("a", 2, "wrong_answer"), ("b", 0, "build_failed"))
    assert (standing.samples, standing.built, standing.passed) == (4, 3, 2)
    assert standing.pass_at_1 == (2 / 3 + 0) / 2


def test_what_the_machine_failed_counts_once_and_not_any_more_when_it_was_made() -> None:
    failed = board_of(("a", 0, "!full disk"), ("a", 0, "!full disk"), ("a", 1, "!full disk"))
    assert (failed.machine_failed, failed.samples, failed.pass_at_1) == (2, 0, None)
    made = board_of(("a", 0, "!full disk"), ("a", 1, "!full disk"), ("a", 0, "passed"))
    assert (made.machine_failed, made.samples, made.pass_at_1) == (1, 1, 1)


def test_what_is_not_planned_does_not_count() -> None:
    board = Board(PLANNED)
    board.count(row(result("passed"), model="another"))
    assert [one.samples for one in board.standings()] == [0]
