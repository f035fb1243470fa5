"""`pareval-agent audit`: does the harness itself hold?"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pareval_agent.agent.folder import write_whole
from pareval_agent.benchmark.audit import DEFAULT_MUTANTS, DEFAULT_SEED, AuditPlan, failed_pairs, run_audit
from pareval_agent.benchmark.audit_page import render_page
from pareval_agent.benchmark.audit_result import PairAudit
from pareval_agent.benchmark.audit_sanitizers import asked_for
from pareval_agent.benchmark.audit_summary import summarise
from pareval_agent.benchmark.quarantine import as_yaml, read_quarantine, renewed
from pareval_agent.cli.audit_view import open_view, show_audit
from pareval_agent.cli.console import output_console, print_json, progress_console
from pareval_agent.cli.settings import load_settings
from pareval_agent.cli.text import one_line
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import Config, LimitsConfig, Sanitizer
from pareval_agent.drivers.catalog import Prompt, find_model, find_problem, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.toolbox import LocalToolbox

_LIMITS = LimitsConfig(order_s=10)
"""Unless the settings say otherwise: mutants that hang are part of every audit, and experts are fast."""

_NO_DETECTOR = "no race detector looked at threads: it needs clang with Archer, and `pareval-agent doctor` says how"


def run(arguments: argparse.Namespace) -> int:
    """Audit the pairs, show what holds, and write it down."""
    config, plan = _settings(arguments), _plan(arguments)
    sanitizers = asked_for(config)
    folder = Path(arguments.output or Path("runs") / "audit")
    to_continue = f"what was judged is kept in {folder}; run the same command again to continue"
    try:
        with open_view(progress_console(json_output=arguments.json), len(plan.pairs)) as view:
            audits = run_audit(plan, config, LocalToolbox, folder, view, jobs=arguments.pairs)
    except KeyboardInterrupt as interrupt:
        interrupt.add_note(to_continue)
        raise
    _write(arguments, folder, plan, audits, sanitizers)
    if arguments.json:
        print_json(_as_json(plan, audits, sanitizers))
    else:
        console = output_console()
        show_audit(console, audits)
        if "thread" not in sanitizers:
            console.print(_NO_DETECTOR, soft_wrap=True)
        console.print(f"audit: {one_line(str(folder / 'audit.json'))}", soft_wrap=True)
    for what, reasons in (
        ("audited", [audit.machine_failure for audit in audits if audit.machine_failure]),
        ("timed", [audit.not_timed for audit in audits if audit.not_timed]),
    ):
        if reasons:
            raise InfrastructureError(f"{len(reasons)} pairs not {what}: {reasons[0]}; {to_continue}")
    return 1 if failed_pairs(audits) else 0


def _settings(arguments: argparse.Namespace) -> Config:
    config = load_settings(arguments)
    return config.model_copy(update={"limits": _LIMITS}) if config.limits == LimitsConfig() else config


def _plan(arguments: argparse.Namespace) -> AuditPlan:
    """All pairs that are asked for and have an expert solution."""
    _check_least("--mutants", arguments.mutants, 0)
    _check_least("--jobs", arguments.pairs, 1)
    problems = [find_problem(name) for name in arguments.problem] or list(load_problems().values())
    models = [find_model(name) for name in arguments.target] or list(ExecutionModel)
    pairs = {str(prompt): prompt for prompt in (Prompt(problem, model) for problem in problems for model in models)}
    audited = tuple(prompt for prompt in pairs.values() if prompt.problem.solution(prompt.model).is_file())
    if not audited:
        first = next(iter(pairs.values()))
        file = first.problem.solution(first.model)
        raise UserError(f"{first} has no expert solution to audit: write {file}, or choose another --target")
    return AuditPlan(
        pairs=audited,
        mutants=DEFAULT_MUTANTS if arguments.mutants is None else arguments.mutants,
        seed=DEFAULT_SEED if arguments.seed is None else arguments.seed,
        timing=arguments.timing,
    )


def _check_least(option: str, number: int | None, least: int) -> None:
    if number is not None and number < least:
        raise UserError(f"{option} {number}: must be at least {least}")


def _write(
    arguments: argparse.Namespace,
    folder: Path,
    plan: AuditPlan,
    audits: Sequence[PairAudit],
    sanitizers: tuple[Sanitizer, ...],
) -> None:
    write_whole(folder / "audit.json", json.dumps(_as_json(plan, audits, sanitizers), indent=2) + "\n")
    if arguments.page:
        write_whole(Path(arguments.page), render_page(audits))
    if arguments.quarantine:
        file = Path(arguments.quarantine)
        write_whole(file, as_yaml(renewed(read_quarantine(file) if file.exists() else {}, audits)))


def _as_json(plan: AuditPlan, audits: Sequence[PairAudit], sanitizers: tuple[Sanitizer, ...]) -> dict[str, Any]:
    pairs = [{**audit.model_dump(mode="json"), "ok": audit.ok, "faults": audit.faults} for audit in audits]
    return {
        "ok": all(audit.ok for audit in audits),
        "seed": plan.seed,
        "mutants": plan.mutants,
        "sanitizers": sanitizers,
        "targets": [line.model_dump(mode="json") for line in summarise(audits)],
        "pairs": pairs,
    }
