"""Answers with several blocks, odd fences, thinking and odd bytes."""

import pytest

from pareval_agent.agent.extract import Extraction, extract

SIGNATURE = "double average(std::vector<double> const& x)"
FUNCTION = (
    f"{SIGNATURE} {{\n    double sum = 0;\n    for (double v : x) {{ sum += v; }}\n    return sum / x.size();\n}}"
)
OLDER = f"{SIGNATURE} {{\n    return x[0];\n}}"
HELPER = "double half(double v) { return v / 2; }"
CALLS_HELPER = f"{SIGNATURE} {{\n    return 2 * half(x[0]);\n}}"
EXAMPLE = "std::vector<double> data = {1, 2};\nstd::cout << average(data);"


def fenced(*codes: str) -> str:
    return "\nSome prose about the code: it's { simple }.\n".join(f"```cpp\n{code}\n```" for code in codes)


def found(answer: str) -> Extraction:
    return extract(answer, function="average", signature=SIGNATURE)


INFOS = ["cpp", "c++", "C++17", "CUDA", "c", "", "text", "{.cpp}"]
FENCES = {
    **{f"info {info}": f"```{info}\n{FUNCTION}\n```" for info in INFOS},
    "info with a file name": f"```cpp title=\"average.cpp\" linenos\n{FUNCTION}\n```",
    "tildes": f"~~~cpp\n{FUNCTION}\n~~~",
    "longer fences": f"`````cpp\n{FUNCTION}\n`````",
    "a longer closing fence": f"```cpp\n{FUNCTION}\n`````",
    "blanks behind the fences": f"```cpp   \n{FUNCTION}\n```  ",
    "never closed": f"Here it is:\n\n```cpp\n{FUNCTION}\n",
    "never closed, then prose": f"```cpp\n{FUNCTION}\n\nThis adds all values up, and it's fast.\n",
    "closed behind the code": f"```cpp\n{FUNCTION}```\nThat is all.",
    "opened behind prose": f"The code is: ```cpp\n{FUNCTION}\n```",
    "in a list": "1. First:\n\n   ```cpp\n   " + FUNCTION.replace("\n", "\n   ") + "\n   ```\n2. Then run it.",
    "behind a list's marker": "- ```cpp\n  " + FUNCTION.replace("\n", "\n  ") + "\n  ```\n",
    "in a block of markdown": f"````markdown\nThe code:\n```cpp\n{FUNCTION}\n```\n````",
    "in a block of markdown with equal fences": f"```markdown\nThe code:\n```cpp\n{FUNCTION}\n```\n```",
    "code quoted in prose": f"Use `average(x)` or ```average({{1}})```:\n```cpp\n{FUNCTION}\n```",
    "only the closing fence": f"{FUNCTION}\n```\nThis adds all values up.",
}  # fmt: skip


@pytest.mark.parametrize("answer", [*FENCES.values()], ids=[*FENCES])
def test_fences(answer: str) -> None:
    assert found(answer) == Extraction(source=FUNCTION + "\n", kind="function", reason=None)


CHOSEN = {
    "the last version": (fenced(OLDER, FUNCTION), FUNCTION),
    "the function, not the example before it": (fenced(EXAMPLE, FUNCTION), FUNCTION),
    "the function, not the example behind it": (fenced(FUNCTION, EXAMPLE), FUNCTION),
    "the function, not a main behind it": (fenced(FUNCTION, f"int main() {{ {EXAMPLE} }}"), FUNCTION),
    "the function, not statements taken out of it": (fenced(FUNCTION, "return sum / x.size();"), FUNCTION),
    "the function, not its declaration": (fenced(FUNCTION, f"{SIGNATURE};"), FUNCTION),
    "the function, not one with another name": (fenced(FUNCTION, FUNCTION.replace("average", "mean")), FUNCTION),
    "the function outside of the fences": (f"{FUNCTION}\n\nFor example:\n{fenced(EXAMPLE)}", FUNCTION),
    "the fenced function": (f"{OLDER}\n\nBetter:\n{fenced(FUNCTION)}", FUNCTION),
    "no block in another language": (f"```java\n{OLDER}\n```\n{fenced(FUNCTION)}\n```sh\ng++ a.cpp;\n```", FUNCTION),
    "no output": (f"{fenced(FUNCTION)}\nOutput:\n```\n[1, 2, 3]\n3.8\n```\n```text\nresult = 4;\n```", FUNCTION),
    "the right overload": (fenced(FUNCTION, "double average(int n) { return n; }"), FUNCTION),
    "the helper of an earlier block": (fenced(HELPER, CALLS_HELPER), f"{HELPER}\n\n{CALLS_HELPER}"),
    "the helper of a later block": (fenced(CALLS_HELPER, HELPER), f"{HELPER}\n\n{CALLS_HELPER}"),
    "the helper of an earlier version": (
        fenced(f"{HELPER}\n{OLDER}\nint main() {{ }}", CALLS_HELPER),
        f"{HELPER}\n\n{CALLS_HELPER}",
    ),
    "no helper twice": (fenced(HELPER, f"{HELPER}\n{CALLS_HELPER}"), f"{HELPER}\n{CALLS_HELPER}"),
    "the last version of a helper": (
        fenced("int half(int a) { return a; }", HELPER, CALLS_HELPER),
        f"{HELPER}\n\n{CALLS_HELPER}",
    ),
    "what helpers need": (
        fenced("#define TWO 2", HELPER.replace("2", "TWO"), CALLS_HELPER),
        f"#define TWO 2\n\n{HELPER.replace('2', 'TWO')}\n\n{CALLS_HELPER}",
    ),
    "types and constants": (
        fenced("struct P { double v; };\nconst double k = 2;", f"{SIGNATURE} {{ return P{{k}}.v; }}"),
        f"struct P {{ double v; }};\n\nconst double k = 2;\n\n{SIGNATURE} {{ return P{{k}}.v; }}",
    ),
    "the headers of a helper": (
        fenced(f"#include <map>\n#include \"mine.hpp\"\nusing namespace std;\n{HELPER}", CALLS_HELPER),
        f"#include <map>\n\nusing namespace std;\n\n{HELPER}\n\n{CALLS_HELPER}",
    ),
    "headers in a block of their own": (fenced("#include <omp.h>", FUNCTION), f"#include <omp.h>\n\n{FUNCTION}"),
    "no variables of other snippets": (fenced("double sum = 3;\nstd::vector<double> x = {1};", FUNCTION), FUNCTION),
    "a body and its helper": (
        fenced(HELPER, "return half(x[0]);"),
        f"{HELPER}\n\n{SIGNATURE} {{\nreturn half(x[0]);\n}}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "source"), [*CHOSEN.values()], ids=[*CHOSEN])
def test_of_several_blocks_comes(answer: str, source: str) -> None:
    assert found(answer).source == source + "\n"


THINKING = {
    "before": f"<think>\nMaybe {fenced(OLDER)}\n</think>\n{fenced(FUNCTION)}",
    "begun in the prompt": f"Maybe {fenced(OLDER)}\n</think>\n{fenced(FUNCTION)}",
    "twice": f"<think>a</think><THINK>{fenced(OLDER)}</THINK>{fenced(FUNCTION)}",
    "nested": f"<think>a <think> b </think> {fenced(OLDER)} </think>{fenced(FUNCTION)}",
    "behind": f"{fenced(FUNCTION)}<think>Is {fenced(OLDER)} better?",
    "before code without a fence": f"<thinking>Hm, {OLDER}</thinking>\n\n{FUNCTION}",
    "much of it": f"<think>{'average(' * 1_000_000}</think>{fenced(FUNCTION)}",
}


@pytest.mark.parametrize("answer", [*THINKING.values()], ids=[*THINKING])
def test_thinking_is_not_the_answer(answer: str) -> None:
    assert found(answer).source == FUNCTION + "\n"


BYTES = {
    "CRLF": FUNCTION.replace("\n", "\r\n"),
    "CR": FUNCTION.replace("\n", "\r"),
    "NUL": FUNCTION.replace(" ", " \0"),
    "control characters": FUNCTION.replace("sum", "s\x01u\x1b\x7fm\x85"),
    "form feeds are blanks": FUNCTION.replace("double sum", "double\fsum"),
    "lone surrogates": FUNCTION.replace("sum", "su\ud800m\udfff"),
    "byte order mark": "\ufeff" + FUNCTION,
}


@pytest.mark.parametrize("fence", [True, False], ids=["fenced", "raw"])
@pytest.mark.parametrize("code", [*BYTES.values()], ids=[*BYTES])
def test_characters_that_no_source_can_have_are_dropped(code: str, fence: bool) -> None:
    assert found(fenced(code) if fence else code).source == FUNCTION + "\n"


def test_tabs_and_letters_of_other_scripts_stay() -> None:
    code = FUNCTION.replace("    ", "\t").replace("double sum", "/* Größe 数 */ double sum")
    assert found(fenced(code)).source == code + "\n"
