"""The published words reach the model, and the judge stays ours."""

import json
from pathlib import Path

import pytest

from pareval_agent.agent.request import Request
from pareval_agent.benchmark.wording import read_wording, worded
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import Config
from pareval_agent.drivers.catalog import Prompt, find_problem, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.prompts.render import generate, prompt_text

PUBLISHED = Path(__file__).parents[2].parent / "shared" / "pareval" / "generation-prompts.json"
PROMPT = Prompt(find_problem("27"), ExecutionModel.OMP)
ENTRY = {"name": "27_reduce_average", "parallelism_model": "omp", "prompt": "/* words */\ndouble average() {"}


def test_the_words_replace_ours(tmp_path: Path) -> None:
    file = tmp_path / "prompts.json"
    file.write_text(json.dumps([ENTRY]))
    prompt = worded(PROMPT, read_wording(file))
    assert prompt_text(prompt) == ENTRY["prompt"]
    assert "/* words */" in generate(prompt)
    assert (prompt.signature, prompt.problem) == (PROMPT.signature, PROMPT.problem)


def test_other_words_are_another_request(tmp_path: Path) -> None:
    ours, other = PROMPT, Prompt(PROMPT.problem, PROMPT.model, wording="other")
    identities = [Request(prompt, Config(), tmp_path).identity() for prompt in (ours, other)]
    assert identities[0] != identities[1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("{}", "must be a list"),
        ('[{"name": "a"}]', "prompt 0: needs name, parallelism_model and prompt"),
        ("[]", "has none for 27_reduce_average omp"),
    ],
)
def test_another_file_is_refused(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "prompts.json"
    file.write_text(text)
    with pytest.raises(UserError, match=message):
        worded(PROMPT, read_wording(file))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file"):
        read_wording(tmp_path / "nothing.json")


def test_the_published_file_has_words_for_the_whole_catalogue() -> None:
    if not PUBLISHED.is_file():
        pytest.skip("the published prompts are not at hand")
    wording = read_wording(PUBLISHED)
    for problem in load_problems().values():
        for model in ExecutionModel:
            assert prompt_text(worded(Prompt(problem, model), wording)).rstrip().endswith("{")
