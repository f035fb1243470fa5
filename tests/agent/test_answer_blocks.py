"""How an answer is taken apart."""

import pytest

from pareval_agent.agent.answer_blocks import AnswerParts, Block, printable, split_answer, without_thinking


def cpp(text: str, closed: bool = True, language: str = "cpp") -> Block:
    return Block(language, text, closed)


@pytest.mark.parametrize(
    ("answer", "blocks", "prose"),
    [
        ("a\nb", (), "a\nb"),
        ("a\n```cpp\nb\n```\nc", (cpp("b\n"),), "a\n\n\nc"),
        ("```C++ title=x\nb\n```", (cpp("b\n", language="c++"),), "\n"),
        ("```{.cpp .numberLines}\nb\n```", (cpp("b\n"),), "\n"),
        ("~~~\na\n```\nb\n~~~", (cpp("a\n```\nb\n", language=""),), "\n"),
        ("````cpp\n```\n````", (cpp("```\n"),), "\n"),
        ("```cpp\na", (cpp("a", closed=False),), ""),
        ("```cpp\na\n```cpp\nb\n```", (cpp("a\n", closed=False), cpp("b\n")), "\n"),
        ("```cpp\na;```\nb", (cpp("a;"),), "\n\nb"),
        ("```cpp\n// see ```\nb\n```", (cpp("// see ```\nb\n"),), "\n"),
        ("so: ```cpp\na\n```", (cpp("a\n"),), "so: \n"),
        ("so: ```some words\na", (), "so: ```some words\na"),
        ("so ```inline``` code", (), "so ```inline``` code"),
        ("a\n}```\nb", (cpp("b", closed=False, language=""),), "a\n}"),
        ("1. ```cpp\n   a\n     b\n   ```", (cpp("a\n  b\n"),), "\n"),
        ("```md\na\n```cpp\nb\n```", (cpp("b\n"),), "```md\na\n\n"),
        ("```cpp\n```", (cpp(""),), "\n"),
        ("```cpp", (cpp("", closed=False),), ""),
    ],
)
def test_fences(answer: str, blocks: tuple[Block, ...], prose: str) -> None:
    assert split_answer(answer) == AnswerParts(blocks, prose)


@pytest.mark.parametrize(
    ("language", "maybe"), [("cpp", True), ("", True), ("omp", True), ("python", False), ("sh", False)]
)
def test_an_unknown_language_may_be_cpp(language: str, maybe: bool) -> None:
    assert cpp("", language=language).may_be_cpp is maybe


@pytest.mark.parametrize(
    ("answer", "rest"),
    [
        ("a", "a"),
        ("<think>a</think>b", "b"),
        ("<think>a</think>b<thinking>c</thinking>d", "bd"),
        ("a</think>b", "b"),
        ("a<THINK>b", "a"),
        ("<think>a<think>b</think>c</think>d", "d"),
        ("x<think_t>y", "x<think_t>y"),
    ],
)
def test_thinking(answer: str, rest: str) -> None:
    assert without_thinking(answer) == rest


def test_only_printable_characters_stay() -> None:
    assert printable("a\0b\r\nc\rd\x1b\t\x7f\x9f\ud83de\vf\ufeffö\U0001f600") == "ab\nc\nd\te fö\U0001f600"
