"""Tokens and brackets of C++ text, also of text that is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pareval_agent.tools.cpp_text import (
    Kind,
    directive,
    match_brackets,
    rename_word,
    strip_splices,
    tokenize,
    without_comments,
)

C, D, S, N, W, M = Kind.COMMENT, Kind.DIRECTIVE, Kind.STRING, Kind.NUMBER, Kind.WORD, Kind.MARK


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("int a_1;", [(W, "int"), (W, "a_1"), (M, ";")]),
        ("a::b->c", [(W, "a"), (M, "::"), (W, "b"), (M, "->"), (W, "c")]),
        ("v<w<int>>", [(W, "v"), (M, "<"), (W, "w"), (M, "<"), (W, "int"), (M, ">"), (M, ">")]),
        ("k<<<1>>>()", [(W, "k"), (M, "<<"), (M, "<"), (N, "1"), (M, ">"), (M, ">"), (M, ">"), (M, "("), (M, ")")]),
        ("1'000.5e-3f+0x1p+2", [(N, "1'000.5e-3f"), (M, "+"), (N, "0x1p+2")]),
        ("'a' '\\'' '{'", [(S, "'a'"), (S, "'\\''"), (S, "'{'")]),
        (r'"a\"b" L"c" u8"d"', [(S, r'"a\"b"'), (S, 'L"c"'), (S, 'u8"d"')]),
        ('R"(a"\\)" 1', [(S, 'R"(a"\\)"'), (N, "1")]),
        ('R"x(a)" )y" )x" 1', [(S, 'R"x(a)" )y" )x"'), (N, "1")]),
        ("a // b\nc", [(W, "a"), (C, "// b"), (W, "c")]),
        ("// a \\\nb\nc", [(C, "// a \\\nb"), (W, "c")]),
        ("// a \\  \r\nb\nc", [(C, "// a \\  \r\nb"), (W, "c")]),
        ("a/*b\n//*/c", [(W, "a"), (C, "/*b\n//*/"), (W, "c")]),
        ('"/*" a // "', [(S, '"/*"'), (W, "a"), (C, '// "')]),
        ("#include <a> // b\nc", [(D, "#include <a> // b"), (W, "c")]),
        ("  # pragma omp \\\n for\nc", [(D, "  # pragma omp \\\n for"), (W, "c")]),
        ("#define a /* b\nc */ d\ne", [(D, "#define a /* b\nc */ d"), (W, "e")]),
        ('#define a "/*"\nb', [(D, '#define a "/*"'), (W, "b")]),
        ("a # b", [(W, "a"), (M, "#"), (W, "b")]),
        ('"never closed\nb', [(S, '"never closed'), (W, "b")]),
        ("don't\nb", [(W, "don"), (S, "'t"), (W, "b")]),
        ("/* never { closed", [(C, "/* never { closed")]),
        ('R"(never closed', [(S, 'R"(never closed')]),
        ("größe ` @", [(W, "größe"), (M, "`"), (M, "@")]),
        ("", []),
    ],
)
def test_tokens(text: str, tokens: list[tuple[Kind, str]]) -> None:
    assert [(token.kind, token.text) for token in tokenize(text)] == tokens


@settings(deadline=None)
@given(st.text(alphabet="ab1 \n\t\\\"'`/*#(){}[]<>:;.R\0é"))
def test_tokens_and_blanks_are_the_whole_text(text: str) -> None:
    position = 0
    for token in tokenize(text):
        assert not text[position : token.start].strip()
        assert text[token.start : token.end] == token.text
        position = token.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("(a[b]{c})", {"(": ")", "[": "]", "{": "}"}),
        ('( ")" /* ) */ )', {"(": ")"}),
        ("{ ( }", {"{": "}"}),
        ("{ ( [ } )", {"{": "}"}),
        ("} ) ]", {}),
        ("( ]", {}),
        ("{", {}),
    ],
)
def test_brackets(text: str, pairs: dict[str, str]) -> None:
    tokens = without_comments(tokenize(text))
    assert {tokens[left].text: tokens[right].text for left, right in match_brackets(tokens).items()} == pairs


def test_each_branch_of_the_preprocessor_begins_with_the_same_open_brackets() -> None:
    text = "f {\n#if A\nif (a) {\n#elif B\nif (b) {\n#else\n{\n#endif\n}\n}\n"
    tokens = tokenize(text)
    outer = next(index for index, token in enumerate(tokens) if token.text == "{")
    assert match_brackets(tokens)[outer] == len(tokens) - 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#include <a>", ("include", "<a>")),
        (" # pragma  omp parallel ", ("pragma", "omp parallel")),
        ("#if(0)", ("if", "(0)")),
        ("#", ("", "")),
        ("### Title", ("", "## Title")),
    ],
)
def test_directives(text: str, expected: tuple[str, str]) -> None:
    assert directive(tokenize(text)[0]) == expected


def test_splices() -> None:
    assert strip_splices("a\\\nb\\ \t\r\nc\\d\n") == "abc\\d\n"


def test_a_word_is_renamed_where_it_stands_for_itself() -> None:
    text = "#include <f>\n#define F f(f2, x.f)\nf(a.f, p->f, n::f, ff, \"f\", 'f'); // f\n/* f */ &f\n"
    renamed = "#include <f>\n#define F g(f2, x.f)\ng(a.f, p->f, n::f, ff, \"f\", 'f'); // f\n/* f */ &g\n"
    assert rename_word(text, "f", "g") == renamed
