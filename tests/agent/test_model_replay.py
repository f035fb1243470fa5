"""Recorded answers in place of a model."""

import json
from pathlib import Path

import pytest

from pareval_agent.agent.model import Message, Usage
from pareval_agent.agent.model_replay import RecordedAnswer, RecordingModel, ReplayModel, read_answers
from pareval_agent.configs.errors import InfrastructureError, UserError

MESSAGES = [Message(role="user", content="Write a loop.")]


def ask(model: ReplayModel | RecordingModel, texts: list[str] | None = None) -> str:
    on_text = str if texts is None else texts.append
    return model.complete(MESSAGES, max_output_tokens=10, on_text=on_text).text


def recorded(tmp_path: Path, *texts: str) -> Path:
    file = tmp_path / "answers.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return file


def test_answers_come_in_order_and_in_pieces(tmp_path: Path) -> None:
    model = ReplayModel(recorded(tmp_path, "the first answer", "two", ""))
    texts: list[str] = []
    assert ask(model, texts) == "the first answer" == "".join(texts)
    assert len(texts) == 4
    assert [ask(model), ask(model)] == ["two", ""]


def test_none_left_is_said_loudly(tmp_path: Path) -> None:
    model = ReplayModel(recorded(tmp_path, "one", "two"))
    ask(model)
    ask(model)
    with pytest.raises(UserError, match=r"answers\.jsonl has 2 answers, and one more was asked for"):
        ask(model)


def test_a_resumed_run_goes_on_with_the_next_answer(tmp_path: Path) -> None:
    file = recorded(tmp_path, "one", "two")
    assert ask(ReplayModel(file, skip=1)) == "two"
    with pytest.raises(UserError, match="has 2 answers"):
        ask(ReplayModel(file, skip=2))


def test_everything_recorded_is_given_back(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    usage = {"input_tokens": 7, "output_tokens": 3}
    file.write_text(json.dumps({"text": "x", "finish_reason": "length", "usage": usage, "cost_usd": 0.1}))
    completion = ReplayModel(file).complete(MESSAGES, max_output_tokens=10, on_text=str)
    assert (completion.finish_reason, completion.cost_usd) == ("length", 0.1)
    assert completion.usage == Usage(input_tokens=7, output_tokens=3)


def test_missing_usage_is_estimated(tmp_path: Path) -> None:
    usage = ReplayModel(recorded(tmp_path, "x" * 100)).complete(MESSAGES, max_output_tokens=10, on_text=str).usage
    assert usage.estimated
    assert usage.output_tokens in range(20, 60)
    assert usage.input_tokens > 0


def test_a_json_list_and_empty_lines_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text('\n[{"text": "one"},\n {"text": "two"}]')
    assert [answer.text for answer in read_answers(file)] == ["one", "two"]
    file.write_text('\n{"text": "one"}\n\n{"text": "two"}\n')
    assert [answer.text for answer in read_answers(file)] == ["one", "two"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"text": "one"}\n{"text": 2}\n', r"answers:2: text: "),
        ('{"text": "one"}\n{"txt": "two"}\n', r"answers:2: text: Field required"),
        ('{"text": "one", "finish_reason": "tired"}', r"answers:1: finish_reason: "),
        ('{"text": "one", "usage": {"input_tokens": "x"}}', r"answers:1: usage\.input_tokens: "),
        ('{"text": "one"}\n"two"\n', r"answers:2: the answer: "),
        ('{"text": "one"\n', r"answers:1: this is not JSON: "),
        ('[{"text": "one"}, {}]', r"answers, answer 2: text: Field required"),
    ],
)
def test_a_bad_answer_is_named_by_its_place(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "answers").write_text(content)
    with pytest.raises(UserError, match=says):
        ReplayModel(tmp_path / "answers")


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "answers"
    if content:
        file.write_bytes(content)
    with pytest.raises(UserError, match="cannot read the recorded answers"):
        ReplayModel(file)


def test_what_is_recorded_can_be_replayed(tmp_path: Path) -> None:
    copy = tmp_path / "copy.jsonl"
    model = RecordingModel(ReplayModel(recorded(tmp_path, "one", "two\nlines")), copy)
    assert [ask(model), ask(model)] == ["one", "two\nlines"]
    assert [ask(ReplayModel(copy)), ask(ReplayModel(copy, skip=1))] == ["one", "two\nlines"]
    assert isinstance(read_answers(copy)[0].usage, Usage)
    assert model.name == f"replay:{tmp_path / 'answers.jsonl'}"


def test_a_recording_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InfrastructureError, match="cannot record"):
        ask(RecordingModel(ReplayModel(recorded(tmp_path, "one")), tmp_path))


def test_an_answer_needs_only_its_text() -> None:
    assert RecordedAnswer(text="x").finish_reason == "stop"
