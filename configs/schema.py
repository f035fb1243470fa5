"""Everything that can be configured, as frozen models that refuse unknown keys."""

import re
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StrictInt, field_validator, model_validator

PositiveInt = Annotated[int, Field(gt=0, strict=True)]
"""Strict, so that YAML's `yes` is not taken for 1."""
PositiveFloat = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Frozen(BaseModel):
    """Base of all configuration and result models: immutable, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LaunchConfiguration(Frozen):
    """Resources of one run of a candidate; may be written as text, such as 2x1 for 2 ranks of 1 thread."""

    ranks: PositiveInt = 1
    """MPI processes."""
    threads: PositiveInt = 1
    """Threads of each process."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if isinstance(value, str) and (match := re.fullmatch(r"(\d+)x(\d+)", value)):
            return {"ranks": int(match[1]), "threads": int(match[2])}
        if isinstance(value, dict | LaunchConfiguration):
            return value
        raise ValueError(f"must be RANKSxTHREADS, such as 2x1, or a mapping of ranks and threads, not {value!r}")

    @property
    def cores(self) -> int:
        """Cores that the run keeps busy."""
        return self.ranks * self.threads

    def __str__(self) -> str:
        return f"{self.ranks}x{self.threads}"


Launches = Annotated[tuple[LaunchConfiguration, ...], Field(min_length=1)]


class LaunchConfig(Frozen):
    """Launch configurations for each execution model; None derives them from the cores of the machine."""

    serial: Launches | None = None
    omp: Launches | None = None
    mpi: Launches | None = None
    mpi_omp: Launches | None = Field(default=None, validation_alias=AliasChoices("mpi_omp", "mpi+omp"))
    kokkos: Launches | None = None
    cuda: Launches | None = None
    hip: Launches | None = None


class ToolchainConfig(Frozen):
    """Compilers, flags and the MPI launcher."""

    cxx: str = "g++"
    """The C++ compiler, a name on PATH or a path."""
    mpi_cxx: str = "mpicxx"
    """The MPI compiler wrapper; only asked for its flags."""
    mpi_launcher: str = "mpirun.openmpi"
    """The MPI launcher, by its real name: links into /etc/alternatives are not visible in the sandbox."""
    standard: str = "c++17"
    optimisation: str = "-O3"
    march: str | None = None
    """Value of -march; None leaves the compiler's default."""
    linker: Literal["auto", "mold", "default"] = "auto"
    """auto takes mold where it is installed."""
    pinning: Literal["none", "cores"] = "cores"
    """cores binds threads and ranks to cores, wherever there is one for each: two threads on one core hide races."""


class LimitsConfig(Frozen):
    """What a candidate may use, at compile time and at run time."""

    build_s: PositiveFloat = 30
    run_s: PositiveFloat = 120
    """Wall seconds of one launch configuration, correctness and timing each."""
    order_s: PositiveFloat = 20
    """Wall seconds of one call of the candidate."""
    standstill_s: PositiveFloat = 2
    """The same of a call in which nothing moves: each rank waits in MPI for another, or no thread runs."""
    memory_bytes: PositiveInt = 8 << 30
    """Address space of one process."""
    total_memory_bytes: PositiveInt = 16 << 30
    """Memory in use by all processes of a launch together; three quarters of the machine's, if that is less."""
    file_bytes: PositiveInt = 256 << 20
    """The largest file that may be written."""
    processes: PositiveInt = 256
    """Processes and threads at a time."""
    output_bytes: PositiveInt = 1 << 20
    """What is kept of a process's output."""


Sanitizer = Literal["thread", "address", "undefined"]
"""What finds errors that no result need show: ThreadSanitizer with Archer (races of OpenMP threads; needs clang),
AddressSanitizer (accesses beyond or after what was allocated), UndefinedBehaviorSanitizer (such as signed overflow)."""


class TestingConfig(Frozen):
    """How candidates are tested, beside the launch configurations."""

    __test__ = False  # not a test class, whatever pytest thinks

    perturb: bool = True
    """Threaded code that passed is tested once more with its threads delayed where they touch memory: races show."""
    sanitize: tuple[Sanitizer, ...] = ()
    """Code that passed is built and tested once more under each that is named: `thread`, `address`, `undefined`."""

    @field_validator("sanitize", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("sanitize")
    @classmethod
    def _each_once(cls, value: tuple[Sanitizer, ...]) -> tuple[Sanitizer, ...]:
        return tuple(dict.fromkeys(value))


class TimingConfig(Frozen):
    """How long to measure: at least `min_pairs`, until the interval is narrow or the budget ends."""

    enabled: bool = True
    min_pairs: PositiveInt = 6
    max_pairs: PositiveInt = 200
    budget_s: PositiveFloat = 3
    """Wall seconds of pairs for one launch configuration."""
    interval_width: PositiveFloat = 0.05
    """Stop when the interval of the median ratio is narrower than this share of it."""


class SandboxConfig(Frozen):
    """Where candidates are compiled and run."""

    kind: Literal["auto", "none"] = "auto"
    """auto takes bubblewrap, or Landlock where that is forbidden, and refuses to run without either; none runs
    candidates unprotected."""


class ModelConfig(Frozen):
    """The language model and how it is asked."""

    name: str = "local"
    """`local`, `local:0.5b`, `replay:FILE`, or any name that litellm knows."""
    api_base: str | None = None
    """Address of an OpenAI-compatible server."""
    same_cores: bool = False
    """The server computes on the cores that build and judge, so that a benchmark writes and judges by turns."""
    interface: Literal["chat", "completion"] = "chat"
    """completion sends the bare prompt to a base model, the published way."""
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.2
    top_p: Annotated[float, Field(gt=0, le=1)] = 0.95
    max_output_tokens: PositiveInt = 2048
    """Per answer."""
    context_tokens: PositiveInt = 8192
    """Context of the local model, per stream."""
    timeout_s: PositiveFloat = 600
    """Wall seconds of one call."""
    retries: Annotated[int, Field(ge=0, strict=True)] = 5
    """Further tries after a rate limit, a server error or a timeout."""
    seed: StrictInt | None = None
    """Of the first answer of a sample, counted up for each further one; not every provider heeds it."""


class BudgetConfig(Frozen):
    """Where the agent stops; None is no limit."""

    attempts: PositiveInt = 5
    tokens: PositiveInt | None = None
    """Input and output tokens, cached or not."""
    dollars: PositiveFloat | None = None
    wall_s: PositiveFloat | None = None


class AgentConfig(Frozen):
    """The mode: a start and a search."""

    search: Literal["one_shot", "resample", "repair"] = "repair"
    optimise: bool = False
    """Go on after a pass, and keep the fastest passing solution."""
    hints: bool = True
    """In a repair, say beside what happened how it is corrected, where that is known. It is help of ours."""


class Config(Frozen):
    """All settings of a command."""

    model: ModelConfig = ModelConfig()
    agent: AgentConfig = AgentConfig()
    budget: BudgetConfig = BudgetConfig()
    toolchain: ToolchainConfig = ToolchainConfig()
    launch: LaunchConfig = LaunchConfig()
    limits: LimitsConfig = LimitsConfig()
    testing: TestingConfig = TestingConfig()
    timing: TimingConfig = TimingConfig()
    sandbox: SandboxConfig = SandboxConfig()
    seed: StrictInt | None = None
    """Seed of all inputs; None draws one, and the result tells it."""
