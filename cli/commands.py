"""All commands with their arguments."""

import argparse
from typing import Any

EXIT_CODES = "Exit codes: 0 done, 1 the sample did not pass, 2 bad input, 3 the machine or a service failed"

_Commands = Any
"""argparse has no public name for what add_subparsers returns."""


def add_commands(commands: _Commands) -> None:
    """Add them all."""
    _add_doctor(commands)
    _add_prompts(commands)
    _add_problem(commands)
    _add_solve(commands)
    _add_bench(commands)
    _add_score(commands)
    _add_compare(commands)
    _add_report(commands)
    _add_export(commands)
    _add_evaluate(commands)
    _add_audit(commands)
    _add_models(commands)
    _add_toolchain(commands)


def _add_command(commands: _Commands, name: str, purpose: str, **options: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.", **options
    )
    return command


def _add_doctor(commands: _Commands) -> None:
    command = _add_command(commands, "doctor", "show what works on this machine, and what adds the rest")
    _add_settings(command)
    _add_json(command)


def _add_prompts(commands: _Commands) -> None:
    command = _add_command(commands, "prompts", "list the problems, show a prompt, or tell the errata")
    command.add_argument("action", nargs="?", choices=("list", "show", "errata"), default="list", help="default: list")
    command.add_argument("problem", nargs="?", metavar="PROMPT", help="id, number or part of the id")
    command.add_argument(
        "--target", metavar="TARGET", default=None, help="execution model to show it for; default: serial"
    )
    _add_json(command)


def _add_solve(commands: _Commands) -> None:
    command = _add_command(
        commands,
        "solve",
        "let the model solve one prompt",
        epilog=f"The same command continues what was stopped, and prints what is finished. {EXIT_CODES}",
    )
    command.add_argument("prompt", nargs="?", metavar="PROMPT", help="id, number or part of the id; see `prompts`")
    command.add_argument("--problem", metavar="FILE.hpp", help="a problem of your own instead; see `problem new`")
    command.add_argument(
        "--target", metavar="TARGET", required=True, help="serial, omp, mpi, mpi+omp, kokkos, cuda or hip"
    )
    command.add_argument("--prompts", metavar="FILE", help="the published prompts: their wording instead of ours")
    command.add_argument(
        "--from", dest="source_model", metavar="TARGET", help="translate the solution of another target"
    )
    model = command.add_argument_group("language model")
    model.add_argument("--model", metavar="NAME", help="local, local:0.5b, replay:FILE or a litellm name")
    model.add_argument("--api-base", metavar="URL", help="address of an OpenAI-compatible server")
    search = command.add_argument_group("search")
    search.add_argument("--search", choices=("repair", "resample", "one_shot"), help="default: repair")
    search.add_argument("--optimise", action="store_true", help="go on after a pass and keep the fastest")
    search.add_argument("--attempts", type=int, metavar="N", help="stop after so many attempts")
    search.add_argument("--tokens", type=int, metavar="N", help="stop after so many tokens, in and out")
    search.add_argument("--dollars", type=float, metavar="X", help="stop at this cost")
    search.add_argument("--wall", type=float, metavar="S", help="stop after so many seconds")
    judging = command.add_argument_group("judging")
    judging.add_argument("--seed", type=int, metavar="N", help="of all inputs; default: drawn, and told")
    _add_judging(judging)
    _add_settings(command)
    command.add_argument("-o", "--output", metavar="DIR", help="default: solve-PROMPT-TARGET here")
    _add_json(command)


_BENCH_TEXT = """\
Run a benchmark, or continue it: models x modes x prompts x samples, as CONFIG.yaml says.

  models:  [local, openai/gpt-4o]           what `solve --model` takes
  modes:   [zero_shot, resample, repair, optimise, translate_serial, translate_serial_omp, ...]
  prompts: {types: [reduce], problems: [27, scan_prefix_sum], targets: [serial, omp]}
  samples: 20                               of each prompt in each mode
  budget:  {attempts: 5, tokens: 16000}     of each sample
  caps:    {tokens: 5000000}                of the whole run

All of it may be left out, and all other settings of `solve` may be added. Presets, by name:
  smoke         does it work here? a few minutes with the local model
  published     zero-shot as ParEval was published: 20 samples at temperature 0.2
  repair_study  zero-shot, translation, resampling and repair with equal tokens"""

_BENCH_END = f"""\
The run is a folder: run.json (settings, versions, machine), samples/ (every answer, build and test) and shards/ (one
line of JSON a sample). Whatever stops it, the same command continues it; nothing that is finished is done again.

  pareval-agent bench smoke
  pareval-agent bench repair_study -c model.name=openai/gpt-4o -c caps.dollars=20 -o runs/gpt-4o
  pareval-agent bench mine.yaml --phase generate         # here, then the same with `judge`, here or where
  pareval-agent bench mine.yaml --phase judge            # RUN was copied to; each repair needs another turn
  pareval-agent bench mine.yaml --serve 8000             # and a page at http://127.0.0.1:8000 that follows it
  pareval-agent bench mine.yaml --shard 1/4              # copy all samples/ and shards/ into one RUN at the end
  pareval-agent bench --rejudge runs/mine -c toolchain.optimisation=-O2 -o runs/mine-O2

{EXIT_CODES.replace("the sample did not pass", "the caps ended it")}"""


def _add_bench(commands: _Commands) -> None:
    command: argparse.ArgumentParser = commands.add_parser(
        "bench",
        help="run a benchmark, or continue it",
        description=_BENCH_TEXT,
        epilog=_BENCH_END,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("config", nargs="?", metavar="CONFIG.yaml", help="what to run, or the name of a preset")
    command.add_argument("-o", "--output", metavar="RUN", help="folder of the run; default: runs/CONFIG")
    command.add_argument(
        "--phase", choices=("generate", "judge"), help="only ask the model for the next answers, or only judge them"
    )
    command.add_argument(
        "--shard", metavar="N/OF", help="only this part of the problems, such as 2/4; the others may run elsewhere"
    )
    command.add_argument(
        "--rejudge", metavar="OLD", help="instead of CONFIG: judge the answers of this run again, with -c toolchain.…"
    )
    command.add_argument("-c", dest="set", action="append", default=[], metavar="KEY=VALUE", help="one setting")
    command.add_argument("--jobs", type=int, metavar="N", help="samples in flight; default: what suits the model")
    command.add_argument("--seed", type=int, metavar="N", help="of the run; default: drawn, and told in run.json")
    _add_judging(command)
    command.add_argument("--quiet", action="store_true", help="show no progress")
    command.add_argument(
        "--serve",
        nargs="?",
        type=_port,
        const=0,
        metavar="PORT",
        help="show progress on a page, too, for a browser on this machine; default: a port that is free",
    )
    _add_json(command)


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 1 << 16:
        return int(text)
    raise argparse.ArgumentTypeError(f"must be a port, 0 to 65535, not {text!r} (CONFIG stands before --serve)")


_SCORED = "folder of a run, a Parquet file of rows, or results in the published format"


def _add_score(commands: _Commands) -> None:
    command = _add_command(commands, "score", "score runs: rates, speeds and costs, with confidence intervals")
    command.add_argument("runs", nargs="+", metavar="RUN", help=_SCORED)
    _add_ks(command, "1, 5 and 10 as far as there are samples")
    groups = ("mode", "target", "type", "prompt")
    command.add_argument("--by", choices=groups, default="mode", help="what gets lines of its own; default: mode")
    command.add_argument(
        "--parquet", metavar="FILE.parquet", help="write the rows of the one RUN there too, to be read faster"
    )
    _add_json(command)


def _add_compare(commands: _Commands) -> None:
    command = _add_command(
        commands,
        "compare",
        "compare runs or modes, prompt by prompt",
        epilog="Modes of one RUN are compared with its first one; several runs mode by mode, or as RUN:MODE says.",
    )
    command.add_argument("runs", nargs="+", metavar="RUN[:MODE]", help="what is first is what others are compared with")
    _add_ks(command, "1")
    _add_json(command)


_REPORT_END = f"""\
  pareval-agent report runs/smoke                                a page to open in a browser: report.html
  pareval-agent report runs/a runs/b -o both.html                several runs beside each other
  pareval-agent report runs/a --figures figures --format pdf     for a paper, with the numbers as CSV and LaTeX
  pareval-agent report runs/a --markdown summary.md

{EXIT_CODES}"""


def _add_report(commands: _Commands) -> None:
    command = _add_command(
        commands,
        "report",
        "make a page, figures or a summary of runs",
        epilog=_REPORT_END,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("runs", nargs="+", metavar="RUN", help=_SCORED)
    command.add_argument(
        "-o", "--output", metavar="FILE.html", help="the page; default: report.html, unless something else is asked for"
    )
    command.add_argument("--no-samples", action="store_true", help="leave prompts, code and messages out of the page")
    command.add_argument("--figures", metavar="DIR", help="each chart as a file, and its numbers as CSV and LaTeX")
    command.add_argument("--format", choices=("svg", "pdf", "png"), help="of the figures; default: pdf")
    command.add_argument("--markdown", metavar="FILE.md", help="a summary in Markdown")
    _add_ks(command, "1, 5 and 10 as far as there are samples")
    _add_json(command)


def _add_export(commands: _Commands) -> None:
    command = _add_command(commands, "export", "write samples, attempts and times of runs for other programs")
    command.add_argument("runs", nargs="+", metavar="RUN", help="folder of a run")
    command.add_argument(
        "--format",
        choices=("parquet", "jsonl", "inspect", "published"),
        default="parquet",
        help="tables, logs that `inspect view` opens, or results for the published scripts; default: parquet",
    )
    command.add_argument("-o", "--output", metavar="DIR", help="default: export here")
    _add_json(command)


def _add_ks(command: argparse.ArgumentParser, default: str) -> None:
    command.add_argument("--k", type=_numbers, metavar="K,...", help=f"of pass@k and the others; default: {default}")


def _numbers(text: str) -> list[int]:
    try:
        return sorted({int(word) for word in text.split(",")})
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be whole numbers such as 1,5,10, not {text!r}") from None


def _add_evaluate(commands: _Commands) -> None:
    command = _add_command(
        commands,
        "evaluate",
        "judge samples that were made elsewhere, in the published ParEval file formats",
        epilog=f"The same command continues what was stopped. {EXIT_CODES}",
    )
    command.add_argument("samples", metavar="SAMPLES.json", help="prompts with their outputs")
    command.add_argument("-o", "--output", metavar="RESULTS.json", help="default: SAMPLES.results.json here")
    command.add_argument("--target", metavar="TARGET", help="judge this execution model alone")
    command.add_argument(
        "--drivers", metavar="PATH", help="judge with this checkout of the published harness too, and compare"
    )
    command.add_argument("--seed", type=int, metavar="N", help="of all inputs; default: drawn, and told")
    _add_judging(command)
    _add_settings(command)
    _add_json(command)


def _add_audit(commands: _Commands) -> None:
    command = _add_command(
        commands,
        "audit",
        "check the harness itself: right code passes, wrong code fails",
        epilog="The same command continues what was stopped, and a later one judges only what has changed since. "
        + EXIT_CODES.replace("the sample did not pass", "something does not hold"),
    )
    command.add_argument(
        "--problem", action="append", default=[], metavar="ID", help="this one alone; may be repeated; default: all"
    )
    command.add_argument(
        "--target", action="append", default=[], metavar="TARGET", help="this one alone; may be repeated; default: all"
    )
    command.add_argument("--mutants", type=int, metavar="N", help="of each expert solution, that compile; default: 10")
    command.add_argument("--seed", type=int, metavar="N", help="of the sample of mutants and of all inputs; default: 1")
    command.add_argument("--timing", action="store_true", help="time the experts too, twice: needs a quiet machine")
    command.add_argument("--jobs", dest="pairs", type=int, metavar="N", help="pairs at a time; default: one a core")
    command.add_argument("--sandbox", choices=("auto", "none"), help="none runs candidates unprotected")
    command.add_argument("-o", "--output", metavar="DIR", help="where verdicts are kept; default: runs/audit")
    command.add_argument("--page", metavar="FILE.md", help="write a page about it, too")
    command.add_argument("--quarantine", metavar="FILE.yaml", help="renew this list of pairs that are not to be scored")
    _add_settings(command)
    _add_json(command)


def _add_models(commands: _Commands) -> None:
    command = _add_command(commands, "models", "list the local models, or pull the weights of one")
    command.add_argument("action", nargs="?", choices=("list", "pull"), default="list", help="default: list")
    command.add_argument("name", nargs="?", metavar="NAME", help="such as local or local:0.5b")
    _add_json(command)


def _add_problem(commands: _Commands) -> None:
    command = _add_command(commands, "problem", "write a problem of your own, or check it")
    command.add_argument("action", choices=("new", "check"), help="new writes NAME.hpp to start from")
    command.add_argument("name", metavar="NAME", help="of the function for new, of the file for check")
    _add_settings(command)
    _add_json(command)


def _add_toolchain(commands: _Commands) -> None:
    command = _add_command(commands, "toolchain", "install what an execution model needs beyond the compiler")
    command.add_argument("action", choices=("install",))
    command.add_argument("name", choices=("kokkos",), help="built with OpenMP, into this program's cache")
    command.add_argument("--source", metavar="PATH", help="an archive or a folder with the sources; default: fetched")
    command.add_argument("--force", action="store_true", help="build it even where one is installed")
    _add_settings(command)
    _add_json(command)


def _add_judging(group: Any) -> None:
    group.add_argument("--no-timing", action="store_true", help="judge correctness alone")
    group.add_argument("--sandbox", choices=("auto", "none"), help="none runs generated code unprotected")


def _add_settings(command: argparse.ArgumentParser) -> None:
    command.add_argument("--config", action="append", default=[], metavar="FILE", help="settings in YAML, or a preset")
    command.add_argument("-c", dest="set", action="append", default=[], metavar="KEY=VALUE", help="one setting")


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON on standard output")
