"""Runs one judge with its worker: one phase of one launch configuration."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools.crash import describe_crash, without_crash_lines
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.launcher import heap_checks, is_pinned, launch_command, launch_environment
from pareval_agent.tools.memory import launch_bytes
from pareval_agent.tools.observed import Activity
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.report import Counts, DriverReport, Failure, LaunchResult
from pareval_agent.tools.results import Seeds
from pareval_agent.tools.sandbox import Limits, Mount, SandboxKind, give_to_sandbox, sandbox_command
from pareval_agent.tools.sanitizers import Instrument
from pareval_agent.tools.software import software_of
from pareval_agent.tools.verdict import Verdict

Phase = Literal["test", "time"]

_GRACE_S = 15
"""How much later than the judge itself its process is given up."""

_NOT_STARTED = "the worker did not start"
"""How the judge says so (drivers/judge/worker_process.cc)."""

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108
_WORKER_COMMAND = ("/job/worker", "/job/shim.so", "/job/candidate.so", "/job/channel")
_CHANNEL_HEADER_BYTES = 1 << 16
_CHANNEL_ADDRESS_BYTES = 1 << 30
"""What the worker maps, whatever the size of the inputs (`channel_bytes` of drivers/include/pareval/channel.hpp)."""


@dataclass(frozen=True)
class Runner:
    """What all runs have in common."""

    harness: Harness
    config: Config
    sandbox: SandboxKind
    cores: int

    def run(
        self,
        prompt: Prompt,
        library: Path,
        launch: LaunchConfiguration,
        phase: Phase,
        seeds: Seeds,
        *,
        patience: float = 1,
        look_for: Activity | None = None,
        instrument: Instrument | None = None,
    ) -> LaunchResult:
        """Judge a candidate on one launch configuration; one call of it may take `patience` times as long as usual.

        `look_for`: what large calls are observed for.
        `instrument`: with what it was built to be observed, if it was.

        Raises:
            InfrastructureError: the worker could not be started, or the judge itself failed.
        """
        judge = self.harness.judge(prompt.problem)
        memory_bytes = launch_bytes(self.config.limits)
        with _channel(self.sandbox) as channel:
            completed = run(
                [str(judge.program), *self._worker_command(prompt, library, launch, phase, channel, instrument)],
                env=host_environment(),
                timeout_s=self.config.limits.run_s + _GRACE_S,
                stdin=self._plan(prompt, phase, channel, launch, seeds, patience, look_for=look_for).encode(),
                output_bytes=self.config.limits.output_bytes,
                below_bytes=memory_bytes,
            )
        report = read_report(completed, prompt.problem.id, phase)
        output = completed.stderr.decode(errors="replace")
        if completed.exceeded_bytes is not None:
            return LaunchResult(
                launch=launch,
                report=_too_much_memory(report, completed.exceeded_bytes, memory_bytes),
                output=without_crash_lines(output),
                wall_s=completed.wall_s,
            )
        crashed = report.verdict is Verdict.CRASHED and report.failure is not None
        return LaunchResult(
            launch=launch,
            report=report,
            crash=describe_crash(output, report.failure.detail, library, self.sandbox)
            if crashed and report.failure
            else None,
            output=without_crash_lines(output),
            wall_s=completed.wall_s,
        )

    def _worker_command(
        self,
        prompt: Prompt,
        library: Path,
        launch: LaunchConfiguration,
        phase: Phase,
        channel: Path,
        instrument: Instrument | None,
    ) -> list[str]:
        model, toolchain, limits = prompt.model, self.config.toolchain, self.config.limits
        as_root = os.geteuid() == 0 and self.sandbox is SandboxKind.NONE
        software = software_of(model, [toolchain.cxx, *([toolchain.mpi_launcher] if model.uses_mpi else [])])
        variables = launch_environment(model, launch, toolchain, cores=self.cores, as_root=as_root)
        checks = instrument.prefix if instrument else heap_checks() if phase == "test" else ()
        observed = instrument.env if instrument else {}
        memory_bytes = limits.memory_bytes + _CHANNEL_ADDRESS_BYTES
        shim = self.harness.shim(prompt).library or library
        return sandbox_command(
            self.sandbox,
            launch_command(model, launch, toolchain, [*checks, *_WORKER_COMMAND]),
            mounts=[
                Mount(instrument.worker if instrument else self.harness.worker(model), "/job/worker"),
                Mount(shim.resolve(), "/job/shim.so"),
                Mount(library.resolve(), "/job/candidate.so"),
                Mount(channel, "/job/channel", writable=True),
                *software.mounts,
            ],
            limits=Limits(
                memory_bytes=None if instrument and instrument.reserves_memory else memory_bytes,
                file_bytes=limits.file_bytes,
                processes=limits.processes,
                cpu_s=int(limits.run_s) * launch.threads + 1,
            ),
            env=sandbox_environment({**software.env, **variables, **observed}),
            loopback=model.uses_mpi,
        )

    def _plan(
        self,
        prompt: Prompt,
        phase: Phase,
        channel: Path,
        launch: LaunchConfiguration,
        seeds: Seeds,
        patience: float,
        *,
        look_for: Activity | None,
    ) -> str:
        limits, timing = self.config.limits, self.config.timing
        expected = look_for._asdict() if look_for else {}
        pinned = phase == "time" and is_pinned(launch, self.config.toolchain, self.cores)
        plan = {
            "phase": phase,
            "channel": channel,
            "ranks": launch.ranks,
            "threads": launch.threads,
            "core": min(os.sched_getaffinity(0)) if pinned and not prompt.model.on_gpu else -1,
            "writable": int(not prompt.model.on_gpu),
            "packed_bits": int(prompt.model is not ExecutionModel.KOKKOS),
            "pool_is_there": int(prompt.model is ExecutionModel.KOKKOS),
            "public_seed": seeds.public,
            "held_out_seed": seeds.held_out,
            "timed_seed": seeds.timed,
            "order_s": limits.order_s * patience,
            # What waits for a card sleeps, too.
            "standstill_s": limits.order_s if prompt.model.on_gpu else limits.standstill_s * patience,
            "launch_s": limits.run_s,
            "min_pairs": timing.min_pairs,
            "max_pairs": timing.max_pairs,
            "budget_s": timing.budget_s,
            "interval_width": timing.interval_width,
            **{f"expect_{what}": int(wanted) for what, wanted in expected.items()},
        }
        return "".join(f"{key} {value}\n" for key, value in plan.items())


@contextmanager
def _channel(sandbox: SandboxKind) -> Iterator[Path]:
    """The file that judge and worker share, in a folder that nobody else can enter."""
    place = _SHARED_MEMORY if os.access(_SHARED_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="pareval-", dir=place) as folder:
        channel = Path(folder) / "channel"
        channel.touch()
        os.truncate(channel, _CHANNEL_HEADER_BYTES)
        give_to_sandbox(sandbox, channel)
        yield channel


class NotStartedError(InfrastructureError):
    """The worker did not come so far as to load the candidate: launchers hang now and then."""


def read_report(completed: Completed, problem: str, phase: Phase) -> DriverReport:
    """The judge's JSON; nothing but the judge can write there.

    Raises:
        InfrastructureError: there is none, or it tells of a failure of the machine.
    """
    if completed.timed_out:
        raise InfrastructureError(f"the judge of {problem} did not end in time: is the machine overloaded?")
    try:
        data = json.loads(completed.stdout)
    except ValueError as error:
        raise InfrastructureError(f"the judge of {problem} ended with status {completed.returncode}") from error
    if "infrastructure" in data:
        said = completed.stderr.decode(errors="replace").strip().splitlines()
        reason = f" ({said[-1][:200]})" if said else ""
        kind = NotStartedError if data["infrastructure"].startswith(_NOT_STARTED) else InfrastructureError
        raise kind(f"{problem}: {data['infrastructure']}{reason}")
    if "channel_destroyed" in data:
        return _channel_destroyed(problem, phase)
    try:
        return DriverReport.model_validate(data)
    except ValidationError as error:
        raise InfrastructureError(f"the judge of {problem} wrote a report that is not one: {error}") from error


def _too_much_memory(report: DriverReport, taken_bytes: int, limit_bytes: int) -> DriverReport:
    """What the judge saw of it, with the reason, which it cannot know."""
    taken, limit = (f"{amount / 1e9:.2f} GB" for amount in (taken_bytes, limit_bytes))
    detail = f"its processes took {taken} of memory together, and may take {limit}"
    failure = report.failure or _FAILED_SOMEWHERE
    return report.model_copy(
        update={"verdict": Verdict.CRASHED, "failure": failure.model_copy(update={"detail": detail}), "timing": None}
    )


_FAILED_SOMEWHERE = Failure(stream="public", size=0, shape="", case=0, detail="")


def _channel_destroyed(problem: str, phase: Phase) -> DriverReport:
    failure = _FAILED_SOMEWHERE.model_copy(update={"detail": "the program destroyed its connection to the judge"})
    none = Counts(passed=0, total=0)
    return DriverReport(
        problem=problem, phase=phase, verdict=Verdict.CRASHED, public=none, held_out=none, failure=failure
    )
