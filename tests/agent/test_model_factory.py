"""Which model a name stands for."""

import subprocess
import sys
from pathlib import Path

import pytest

from pareval_agent.agent.model_factory import open_model
from pareval_agent.configs.errors import UserError
from pareval_agent.configs.schema import ModelConfig


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("PAREVAL_AGENT_MODELS", raising=False)


def test_replay(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text('{"text": "one"}\n{"text": "two"}\n')
    with open_model(ModelConfig(name=f"replay:{file}"), on_status=str, skip_answers=1) as model:
        assert model.name == f"replay:{file}"
        assert model.complete([], max_output_tokens=1, on_text=str).text == "two"


@pytest.mark.parametrize("name", ["openai/gpt-4o", "ollama/qwen2.5-coder:0.5b"])
def test_any_other_name_is_litellms(name: str) -> None:
    with open_model(ModelConfig(name=name), on_status=str) as model:
        assert model.name == name


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("local", r"run: pareval-agent models pull 1\.5b"),
        ("local:1.5b", r"run: pareval-agent models pull 1\.5b"),
        ("local:0.5b", r"run: pareval-agent models pull 0\.5b"),
        ("local:7b", r"unknown local model '7b'"),
        ("replay:", r"replay:FILE"),
        ("replay:/nowhere", r"cannot read the recorded answers: .*/nowhere"),
    ],
)
def test_names_that_cannot_be_used(name: str, says: str) -> None:
    with pytest.raises(UserError, match=says), open_model(ModelConfig(name=name), on_status=str):
        pass


def test_a_local_model_takes_no_address() -> None:
    config = ModelConfig(name="local", api_base="http://127.0.0.1:8000/v1")
    with pytest.raises(UserError, match="name the model openai/NAME"), open_model(config, on_status=str):
        pass


def test_the_factory_is_quick_to_import() -> None:
    program = (
        "import sys, pareval_agent.agent.model_factory; print(*({'litellm', 'openai', 'httpx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
