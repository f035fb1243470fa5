"""Which samples a configuration means, in which order, and with which seeds."""

import json
from pathlib import Path

import pytest
from bench_fakes import config

from pareval_agent.benchmark.bench_plan import plan
from pareval_agent.configs.errors import UserError
from pareval_agent.drivers.execution_model import ExecutionModel

SEVERAL = {"problems": ["27", "30"], "targets": ["serial", "omp"]}


def prompts(**filters: object) -> list[str]:
    return [str(sample.prompt) for sample in plan(config(modes=["zero_shot"], prompts=filters))]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"problems": ["27"], "targets": ["omp"]}, ["27_reduce_average omp"]),
        ({"problems": [27], "targets": ["mpi+omp"]}, ["27_reduce_average mpi+omp"]),
        ({"problems": ["average", "27"], "targets": ["omp"]}, ["27_reduce_average omp"]),
        ({"problems": ["27_reduce_average"], "types": ["reduce"], "targets": ["omp"]}, ["27_reduce_average omp"]),
        ({"problems": ["27"], "targets": ["omp", "serial"]}, ["27_reduce_average omp", "27_reduce_average serial"]),
    ],
)
def test_filters(filters: dict[str, object], expected: list[str]) -> None:
    assert prompts(**filters) == expected


def test_types_take_all_their_problems() -> None:
    assert {name.split("_")[1] for name in prompts(types=["reduce", "scan"], targets=["omp"])} == {"reduce", "scan"}


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"prompts": {"types": ["redoce"]}}, "unknown problem type 'redoce': choose one of dense_la, "),
        ({"prompts": {"problems": ["prefix_som"]}}, "unknown prompt 'prefix_som': did you mean"),
        ({"prompts": {"problems": ["27"], "types": ["scan"]}}, "no problem is of these types"),
        ({"modes": ["translate_omp"]}, "mode translate_omp applies to none of the prompts"),
        (
            {"model": {"name": "replay:x", "interface": "completion"}},
            "a base model cannot be shown feedback: set agent.search",
        ),
        ({"modes": ["optimise"], "timing": {"enabled": False}}, "it must be timed"),
        ({"budget": {"tokens": 300}}, "not even one answer fits into budget.tokens: set it to"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_made(settings: dict[str, object], complaint: str) -> None:
    with pytest.raises(UserError) as error:
        plan(config(**settings))
    assert str(error.value).startswith(complaint) or complaint in str(error.value)


def test_keys_are_paths_and_all_different() -> None:
    keys = [sample.key for sample in plan(config(models=["local", "openai/gpt-4o"], prompts=SEVERAL, samples=2))]
    assert "openai-gpt-4o/repair/30_scan_prefix_sum/omp/001" in keys
    assert len(set(keys)) == len(keys) == 2 * 2 * 4 * 2
    assert all(len(Path(key).parts) == 5 and ".." not in key for key in keys)


def test_a_run_that_is_stopped_has_as_many_of_each() -> None:
    samples = plan(config(prompts=SEVERAL, samples=3))
    assert [sample.index for sample in samples] == [0] * 8 + [1] * 8 + [2] * 8
    assert [sample.mode.name for sample in samples[:4]] == ["zero_shot", "repair"] * 2


@pytest.mark.parametrize(
    ("mode", "targets"),
    [("translate_serial", ["omp"]), ("translate_serial_omp", ["omp"]), ("zero_shot", ["serial", "omp"])],
)
def test_translations_lead_elsewhere(mode: str, targets: list[str]) -> None:
    samples = plan(config(modes=[mode], prompts={"problems": ["27"], "targets": ["serial", "omp"]}))
    assert [sample.prompt.model.value for sample in samples] == targets


def test_samples_of_a_prompt_have_answers_of_their_own_and_meet_the_same_cases(tmp_path: Path) -> None:
    settings = config(modes=["translate_serial_omp_repair"], model={"name": "replay:x", "seed": 3}, samples=2)
    requests = [sample.request(settings, 7, tmp_path) for sample in plan(settings)]
    assert requests[0].origin is ExecutionModel.SERIAL
    assert requests[0].config.agent.search == "repair"
    assert requests[0].directory == tmp_path / "replay-x/translate_serial_omp_repair/27_reduce_average/omp/000"
    assert not requests[0].renew_public_cases, "that is for people, not for scores"
    assert len({request.config.seed for request in requests}) == 1
    assert len({request.config.model.seed for request in requests}) == 2
    assert requests == [sample.request(settings, 7, tmp_path) for sample in plan(settings)]
    assert requests[0].config.seed != plan(settings)[0].request(settings, 8, tmp_path).config.seed


def test_published_words_may_be_used(tmp_path: Path) -> None:
    file = tmp_path / "prompts.json"
    entry = {"name": "27_reduce_average", "parallelism_model": "omp", "prompt": "/* words */ {"}
    file.write_text(json.dumps([entry]))
    filters = {"problems": ["27"], "targets": ["omp"], "wording": str(file)}
    (sample,) = plan(config(modes=["zero_shot"], prompts=filters))
    assert sample.prompt.wording == "/* words */ {"
    with pytest.raises(UserError, match="has none for 27_reduce_average serial"):
        plan(config(modes=["zero_shot"], prompts={**filters, "targets": ["serial"]}))


def test_a_problem_of_ones_own_is_taken_by_its_file() -> None:
    example = Path(__file__).parents[2] / "examples" / "lennard_jones.hpp"
    (sample,) = plan(config(modes=["zero_shot"], prompts={"problems": [str(example)], "targets": ["kokkos"]}))
    assert (sample.prompt.problem.type, sample.prompt.problem.header) == ("own", example)
