"""Builds and runs samples with the drivers of a user's checkout, in our sandbox."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import Config, LaunchConfiguration
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import ExecutionModel
from pareval_agent.tools import published_commands as commands
from pareval_agent.tools.environment import host_environment, sandbox_environment
from pareval_agent.tools.install_hints import install_hint
from pareval_agent.tools.memory import launch_bytes
from pareval_agent.tools.process import Completed, run
from pareval_agent.tools.published_checkout import GENERATED, Checkout
from pareval_agent.tools.published_output import read_output
from pareval_agent.tools.published_result import PublishedResult, PublishedRun
from pareval_agent.tools.sandbox import Limits, Mount, SandboxKind, detect, give_to_sandbox, sandbox_command
from pareval_agent.tools.sandboxed_build import compile_in, kept
from pareval_agent.tools.software import find_software

_ERROR_CHARACTERS = 300
_SANDBOX_WORDS = (b"bwrap: ", b"setpriv: ", b"prlimit: ", b"choom: ")


@dataclass(frozen=True)
class Built:
    """What compiling a sample came to."""

    program: Path | None
    timed_out: bool = False
    error: str | None = None


@dataclass(frozen=True)
class PublishedHarness:
    """A checkout and the machine on which it is used. Made by `open_harness`."""

    checkout: Checkout
    config: Config
    sandbox: SandboxKind
    cores: int
    mains: Path
    """Where the main programs are kept."""
    _lock: Lock = field(default_factory=Lock)

    def lacks(self, prompt: Prompt) -> str | None:
        """Why samples of this prompt cannot be judged with the checkout here, in words, or None."""
        if prompt.model.on_gpu:
            return f"no published drivers for {prompt.model}: they need a GPU, and the sandbox has none"
        if prompt.model is ExecutionModel.KOKKOS:
            return "no published drivers for kokkos: they are built by CMake with a Kokkos in the checkout's tpl"
        if (lack := self.checkout.lacks(prompt)) is not None:
            return lack
        mpi = [self.config.toolchain.mpi_launcher] if prompt.model.uses_mpi else []
        for program in (self.checkout.builds[prompt.model].cxx, *mpi):
            if shutil.which(program) is None:
                return f"{program} is not installed: {install_hint(program, as_root=os.geteuid() == 0)}"
        return None

    def launches(self, model: ExecutionModel) -> tuple[LaunchConfiguration, ...]:
        """Those of our settings, or else those of the checkout that this machine has the cores for."""
        configured: tuple[LaunchConfiguration, ...] | None = getattr(self.config.launch, model.identifier)
        if configured is not None:
            return configured
        published = self.checkout.launches[model].configurations
        fitting = tuple(launch for launch in published if launch.cores <= self.cores)
        return fitting or (LaunchConfiguration(),)

    def build(self, prompt: Prompt, prompt_text: str, answer: str, directory: Path) -> Built:
        """Compile a sample into `directory`; a failed build is an ordinary result.

        Raises:
            UserError: the checkout's main program cannot be compiled.
            InfrastructureError: the sandbox failed.
        """
        self.prepare(prompt.model)
        with tempfile.TemporaryDirectory(prefix="pareval-build-") as folder:
            scratch = Path(folder)
            source = scratch / GENERATED
            source.write_text(commands.generated_code(prompt_text, answer), encoding="utf-8", errors="replace")
            give_to_sandbox(self.sandbox, scratch)
            mounts = (Mount(scratch, commands.BUILD, writable=True), Mount(self.mains, commands.MAINS))
            completed = self._compile(prompt.model, commands.build_command(self.checkout, prompt), mounts)
            program = kept(scratch, directory / commands.PROGRAM) if completed.returncode == 0 else None
        if program:
            program.chmod(0o755)
            return Built(program)
        if completed.stderr.startswith(_SANDBOX_WORDS):
            self._check_machine(prompt.model)
        return Built(None, completed.timed_out, _first_error(completed))

    def run(self, model: ExecutionModel, program: Path, launch: LaunchConfiguration) -> PublishedRun:
        """Run a built sample once; all of its output may be forged."""
        toolchain, limits = self.config.toolchain, self.config.limits
        as_root = os.geteuid() == 0 and self.sandbox is SandboxKind.NONE
        variables = commands.run_environment(model, launch, toolchain, cores=self.cores, as_root=as_root)
        software = find_software([toolchain.mpi_launcher] if model.uses_mpi else [])
        completed = run(
            sandbox_command(
                self.sandbox,
                commands.run_command(self.checkout, model, launch, toolchain),
                mounts=(Mount(program, f"{commands.BUILD}/{commands.PROGRAM}"), *software.mounts),
                limits=Limits(
                    memory_bytes=limits.memory_bytes,
                    file_bytes=limits.file_bytes,
                    processes=limits.processes,
                    cpu_s=int(limits.run_s) * launch.threads + 1,
                ),
                env=sandbox_environment({**software.env, **variables}),
                loopback=model.uses_mpi,
            ),
            env=host_environment(),
            timeout_s=limits.run_s,
            output_bytes=limits.output_bytes,
            below_bytes=launch_bytes(limits),
        )
        # Of a program that was stopped, the published scripts read nothing.
        printed = read_output("" if completed.timed_out else completed.stdout.decode(errors="replace"))
        return PublishedRun(
            launch=launch,
            exit_status=None if completed.timed_out else completed.returncode,
            is_valid=printed.valid,
            runtime_s=printed.runtime_s,
            best_sequential_s=printed.best_sequential_s,
            oddity=printed.oddity,
        )

    def result(self, model: ExecutionModel, answer: str, built: Built, runs: Sequence[PublishedRun]) -> PublishedResult:
        """Everything together."""
        return PublishedResult(
            did_build=built.program is not None,
            build_timed_out=built.timed_out,
            build_error=built.error,
            is_source_valid=commands.is_source_valid(model, answer),
            runs=tuple(runs),
        )

    def prepare(self, model: ExecutionModel) -> None:
        """Compile the main program of an execution model, once.

        Raises:
            UserError: it cannot be compiled.
            InfrastructureError: the sandbox failed.
        """
        with self._lock:
            if (self.mains / commands.main_name(model)).is_file():
                return
            completed = self._compile_main(model, self.mains)
            if completed.stderr.startswith(_SANDBOX_WORDS):
                raise InfrastructureError(f"the sandbox failed: {_first_error(completed)}")
            if completed.returncode:
                main = self.checkout.drivers / self.checkout.main(model)
                raise UserError(f"{main}: cannot be compiled here: {_first_error(completed)}")

    def _check_machine(self, model: ExecutionModel) -> None:
        """A sample can make the compiler say anything, so what it says proves nothing: compile a main program."""
        with tempfile.TemporaryDirectory(prefix="pareval-build-") as folder:
            completed = self._compile_main(model, Path(folder))
        if completed.returncode:
            raise InfrastructureError(f"nothing can be compiled here: {_first_error(completed)}")

    def _compile_main(self, model: ExecutionModel, folder: Path) -> Completed:
        give_to_sandbox(self.sandbox, folder)
        mounts = (Mount(folder, commands.MAINS, writable=True),)
        return self._compile(model, commands.main_command(self.checkout, model), mounts)

    def _compile(self, model: ExecutionModel, command: Sequence[str], mounts: Sequence[Mount]) -> Completed:
        return compile_in(
            commands.DRIVERS,
            command,
            (Mount(self.checkout.drivers, commands.DRIVERS), *mounts),
            software=find_software([self.checkout.builds[model].cxx]),
            sandbox=self.sandbox,
            limits=self.config.limits,
        )


@contextmanager
def open_harness(checkout: Checkout, config: Config) -> Iterator[PublishedHarness]:
    """The checkout, ready to judge; what is compiled of it goes at the end.

    Raises:
        InfrastructureError: no sandbox works here.
    """
    with tempfile.TemporaryDirectory(prefix="pareval-published-") as folder:
        mains = Path(folder) / "mains"
        mains.mkdir()
        cores = len(os.sched_getaffinity(0))
        yield PublishedHarness(checkout, config, detect(config.sandbox.kind), cores, mains)


def settings(config: Config) -> Mapping[str, object]:
    """Those on which an outcome depends."""
    return config.model_dump(
        mode="json", include={"launch": True, "limits": True, "sandbox": True, "toolchain": _LAUNCH}
    )


_LAUNCH = {"mpi_launcher", "pinning"}


def _first_error(completed: Completed) -> str:
    """What the compiler complains of first, one line."""
    if completed.timed_out:
        return "not compiled in time"
    lines = completed.stderr.decode(errors="replace").splitlines()
    errors = (
        line for line in lines if "error" in line or "undefined reference" in line or "multiple definition" in line
    )
    return next(errors, lines[0] if lines else f"exit status {completed.returncode}")[:_ERROR_CHARACTERS]
