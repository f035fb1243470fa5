"""Model answers, compiler output and file names must not be able to steer the terminal."""

import pytest

from pareval_agent.cli.text import clean, last_lines, one_line

ESC = "\x1b"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("größer ✓ 漢字", "größer ✓ 漢字"),
        (f"{ESC}[31mred{ESC}[0m", "red"),
        (f"{ESC}[2J{ESC}[1;1Hgone", "gone"),
        (f"{ESC}]0;title\x07text", "text"),
        (f"{ESC}]52;c;c2VjcmV0{ESC}\\text", "text"),
        (f"{ESC}]8;;http://evil{ESC}\\link{ESC}]8;;{ESC}\\", "link"),
        (f"{ESC}P1$r0m{ESC}\\text", "text"),
        (f"{ESC}]0;never closed\nnext line", "\nnext line"),
        (f"a{ESC}(0b{ESC}cc", "abc"),
        ("\x9b31mC1\x9b0m", "C1"),
        ("\x9d0;title\x9ctext", "text"),
        (f"end{ESC}", "end"),
        (f"end{ESC}[", "end"),
        ("bell\x07 back\x08 null\x00 delete\x7f", "bell back null delete"),
        ("over\rwritten\r\nnext", "over\nwritten\nnext"),
        ("if (admin\u202e) {\u2066 // check", "if (admin) { // check"),
        ("no\u00a0break\u2028line", "no break line"),
        ("half \ud800 pair", "half  pair"),
        ("[bold]not[/bold] :smile:", "[bold]not[/bold] :smile:"),
    ],
)
def test_clean_leaves_only_what_cannot_steer_a_terminal(hostile: str, shown: str) -> None:
    assert clean(hostile) == shown


@pytest.mark.timeout(60)  # quadratic time would take hours
@pytest.mark.parametrize("unit", [f"{ESC}]", f"{ESC}[", f"{ESC}P0;", "\x9d", f"{ESC}]0;{ESC}"])
def test_cleaning_hostile_text_takes_linear_time(unit: str) -> None:
    assert len(clean(unit * 300_000)) < 300_000


def test_one_line_has_no_line_breaks_and_fits() -> None:
    assert one_line("  two\n\n lines\x1b[0m ") == "two lines"
    assert one_line("abcdef", width=4) == "abc…"
    assert one_line("abcd", width=4) == "abcd"


@pytest.mark.parametrize(
    ("text", "shown"), [("", ""), ("a", "a"), ("a\nb\nc", "b\nc"), ("a\nb\n", "b\n"), ("a\n\x1b[2Jb\nc", "b\nc")]
)
def test_last_lines_are_the_newest_ones(text: str, shown: str) -> None:
    assert last_lines(text, 2) == shown
