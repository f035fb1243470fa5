"""What can be typed, and what is said about the rest."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from pareval_agent.cli.parser import parse
from pareval_agent.configs.errors import UserError


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: COMMAND; see `pareval-agent --help`"),
        (["sovle", "x"], "unknown command 'sovle': did you mean solve?"),
        (
            ["zzz"],
            "unknown command 'zzz': choose one of doctor, prompts, problem, solve, bench, score, compare, report, "
            "export, evaluate, audit, models, toolchain",
        ),
        (["--jsn"], "unknown option '--jsn': choose one of -h, --help, --version"),
        (["solve", "27", "--targett=omp"], "unknown option '--targett': did you mean --target?"),
        (["solve", "27", "--attempt", "3"], "unknown option '--attempt': did you mean --attempts?"),
        (["solve"], "the following arguments are required: --target; see `pareval-agent solve --help`"),
        (["solve", "27", "--target", "omp", "extra"], "unexpected argument 'extra'; see `pareval-agent solve --help`"),
        (
            ["solve", "27", "--target", "omp", "--attempts", "many"],
            "argument --attempts: invalid int value: 'many'; see `pareval-agent solve --help`",
        ),
        (["solve", "27", "--target"], "argument --target: expected one argument; see `pareval-agent solve --help`"),
        (["doctor", "-x"], "unexpected option '-x'; see `pareval-agent doctor --help`"),
    ],
)
def test_wrong_words_are_refused_in_one_line(words: list[str], message: str) -> None:
    with pytest.raises(UserError, match=f"^{re.escape(message)}$"):
        parse(words)


def test_what_follows_two_dashes_is_no_option() -> None:
    assert parse(["solve", "--target", "omp", "--", "--odd-name"]).prompt == "--odd-name"


def test_settings_are_collected_in_order() -> None:
    arguments = parse(["solve", "27", "--target", "omp", "-c", "a=1", "--config", "x.yaml", "-c", "b=2"])
    assert (arguments.set, arguments.config) == (["a=1", "b=2"], ["x.yaml"])


@pytest.mark.parametrize("command", ["", "doctor", "prompts", "solve", "bench", "evaluate", "models"])
def test_help(
    command: str,
    golden: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit):
        parse([*command.split(), "--help"])
    golden(f"help/{command or 'main'}.txt", _as_python_311_words_it(capsys.readouterr().out))


def _as_python_311_words_it(text: str) -> str:
    """Python 3.13 and later write `-o, --output DIR`."""
    return re.sub(r"^  (-\w), (--\w+) (\S+)", r"  \1 \3, \2 \3", text, flags=re.MULTILINE)


def test_help_imports_no_heavy_module() -> None:
    heavy = {"rich", "pydantic", "yaml", "jinja2", "langgraph", "litellm", "numpy", "scipy"}
    script = (
        "import sys; from pareval_agent.cli.main import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "usage: pareval-agent" in result.stdout
    assert not heavy & set(result.stderr.split())
