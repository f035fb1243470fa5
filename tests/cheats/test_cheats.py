"""Generated code that cheats: it must not pass, or, where it is right, must not look faster than it is.

The first lines of each sample say what is expected of it. By default each is tried on one execution model, in turn;
PAREVAL_ALL_CHEATS=1 tries each on all that it names, and runs the long rows.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cheats import machine
from cheats.judging import PROBLEM, SEEDS, Outcome, build, judge
from cheats.naive_judge import NaiveJudge, takes_for_parallel
from cheats.sample import CLASSES, Cheat, all_cheats
from samples import marks_of

from pareval_agent.configs.schema import Config, LaunchConfig, LaunchConfiguration, LimitsConfig, TimingConfig
from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.execution_model import JUDGED, ExecutionModel
from pareval_agent.tools import runner
from pareval_agent.tools import toolbox as toolbox_module
from pareval_agent.tools.harness import Harness
from pareval_agent.tools.results import BuildResult
from pareval_agent.tools.sandbox import SandboxKind, detect
from pareval_agent.tools.store import Store
from pareval_agent.tools.toolbox import LocalToolbox
from pareval_agent.tools.verdict import Verdict

pytestmark = pytest.mark.timeout(1200)

EVERYTHING = bool(os.environ.get("PAREVAL_ALL_CHEATS"))
UNDESERVED = 2.0
"""No code is this much faster per core than the best serial code, even on a machine that does other things too."""

CONFIG = Config(
    limits=LimitsConfig(order_s=3, run_s=20, memory_bytes=2 << 30, total_memory_bytes=768 << 20, processes=64),
    timing=TimingConfig(min_pairs=6, max_pairs=12, budget_s=1),
    launch=LaunchConfig(
        serial=(LaunchConfiguration(),),
        omp=(LaunchConfiguration(), LaunchConfiguration(threads=2)),
        mpi=(LaunchConfiguration(ranks=2),),
        mpi_omp=(LaunchConfiguration(ranks=2),),
        kokkos=(LaunchConfiguration(threads=2),),
    ),
)

PATIENT = CONFIG.model_copy(update={"limits": CONFIG.limits.model_copy(update={"order_s": 20, "run_s": 120})})
"""For what ends by itself, or by another limit than that of time, however busy the machine is."""

IMPATIENT = CONFIG.model_copy(update={"limits": CONFIG.limits.model_copy(update={"build_s": 4})})
"""For what takes for ever to compile."""

Cell = tuple[Cheat, ExecutionModel]
Honest = Callable[[ExecutionModel], Outcome]


def _cells(cheats: list[Cheat]) -> Iterator[object]:
    for number, cheat in enumerate(cheats):
        models = cheat.models if EVERYTHING else [cheat.models[number % len(cheat.models)]]
        for model in models:
            marks = [*marks_of(model), *([pytest.mark.xfail(reason=cheat.open_hole)] if cheat.open_hole else [])]
            yield pytest.param(cheat, model, marks=marks, id=f"{cheat.name}-{model}")


CHEATS = all_cheats()
SERIAL_IN_DISGUISE = [cheat for cheat in CHEATS if Verdict.NOT_PARALLEL in cheat.verdicts]
FOOLING = [
    cheat
    for cheat in CHEATS
    if cheat.attack != "machine"
    and not cheat.naive_judge_holds
    and cheat not in SERIAL_IN_DISGUISE
    and cheat.models != (ExecutionModel.KOKKOS,)
]
HARMING = [cheat for cheat in CHEATS if cheat.attack == "machine" and Verdict.BUILD_FAILED not in cheat.verdicts]


@pytest.fixture(scope="module")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Folders for temporary files and for shared memory that nobody else writes to."""
    temporary = tmp_path_factory.mktemp("temporary")
    shared = Path(f"/dev/shm/cheats-{os.getpid()}")
    shared.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", str(temporary))
        patch.setattr(runner, "_SHARED_MEMORY", shared)
        patch.setattr(toolbox_module, "_CLOCK_TRIES", 1)
        machine.adopt_orphans(True)
        yield temporary, shared
        machine.adopt_orphans(False)
    shutil.rmtree(shared)


@pytest.fixture(scope="module")
def toolbox(own_folders: tuple[Path, Path]) -> LocalToolbox:
    if shutil.which("g++") is None:
        pytest.skip("g++ is not installed")
    if detect("auto") is SandboxKind.LANDLOCK:
        pytest.skip("bubblewrap does not work here, and the samples speak of its paths")
    return LocalToolbox(CONFIG)


@pytest.fixture(scope="module")
def builds(
    toolbox: LocalToolbox, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[Cell, BuildResult]:
    """All samples that were asked for, compiled before the first of them runs."""
    parameters = (item.callspec.params for item in request.session.items if hasattr(item, "callspec"))
    cells = [(chosen["cheat"], chosen["model"]) for chosen in parameters if {"cheat", "model"} <= chosen.keys()]
    for model in {model for _, model in cells}:
        toolbox.prepare(Prompt(PROBLEM, model))
    impatient = LocalToolbox(IMPATIENT)

    def built(cell: Cell) -> BuildResult:
        cheat, model = cell
        tools = impatient if Verdict.BUILD_TIMED_OUT in cheat.verdicts else toolbox
        return build(tools, cheat.source(model), model, tmp_path_factory.mktemp("built"))

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        results = pool.map(built, cells)
    return dict(zip(cells, results, strict=True))


@pytest.fixture(scope="module")
def intact(own_folders: tuple[Path, Path]) -> Callable[[], None]:
    helpers = machine.descendants()  # of tests before: multiprocessing keeps one process as long as this one lives

    def check() -> None:
        assert machine.left_over(helpers) == set()
        assert machine.files(*own_folders) == []

    return check


@pytest.fixture(scope="module")
def honest(toolbox: LocalToolbox, tmp_path_factory: pytest.TempPathFactory) -> Honest:
    libraries: dict[ExecutionModel, BuildResult] = {}

    def outcome(model: ExecutionModel) -> Outcome:
        if model not in libraries:
            source = PROBLEM.solution(model).read_text()
            libraries[model] = build(toolbox, source, model, tmp_path_factory.mktemp("honest"))
        tested = toolbox.test(Prompt(PROBLEM, model), libraries[model].library or Path(), SEEDS)
        return Outcome(tested.verdict, "\n".join(launch.output for launch in tested.launches))

    return outcome


@pytest.mark.parametrize(("cheat", "model"), [*_cells(CHEATS)])
def test_a_cheat_gains_nothing(
    cheat: Cheat,
    model: ExecutionModel,
    toolbox: LocalToolbox,
    builds: dict[Cell, BuildResult],
    intact: Callable[[], None],
    record_property: Callable[[str, object], None],
) -> None:
    tools = toolbox if Verdict.TIMED_OUT in cheat.verdicts else LocalToolbox(PATIENT)
    outcome = judge(tools, builds[cheat, model], model)
    record_property("verdict", outcome.verdict.value)
    assert outcome.verdict in cheat.verdicts, outcome
    assert outcome.speedup_per_core < UNDESERVED
    assert cheat.says is None or cheat.says in outcome.said, outcome
    intact()


@pytest.fixture(scope="module")
def naive(toolbox: LocalToolbox) -> NaiveJudge:
    return NaiveJudge(Harness(CONFIG.toolchain, Store()), CONFIG, detect("auto"))


@pytest.fixture(scope="module")
def naive_speedups(
    naive: NaiveJudge, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[Cheat, float | None]:
    """What the naive judge takes for the speedup of all samples that were asked for."""
    parameters = (item.callspec.params for item in request.session.items if hasattr(item, "callspec"))
    cheats = [chosen["fooling"] for chosen in parameters if "fooling" in chosen]

    def speedup(cheat: Cheat) -> float | None:
        return naive.speedup(cheat.source(cheat.models[0]), cheat.models[0], tmp_path_factory.mktemp("naive"))

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return dict(zip(cheats, pool.map(speedup, cheats), strict=True))


@pytest.mark.parametrize(
    "fooling", [pytest.param(cheat, marks=marks_of(cheat.models[0]), id=cheat.name) for cheat in FOOLING]
)
def test_a_naive_judge_is_fooled(fooling: Cheat, naive_speedups: dict[Cheat, float | None]) -> None:
    """So that this suite is not green for nothing: the cheats work where nobody minds them."""
    speedup = naive_speedups[fooling]
    assert speedup is not None
    assert fooling.attack != "clock" or not speedup < UNDESERVED


@pytest.mark.parametrize("cheat", [pytest.param(cheat, id=cheat.name) for cheat in SERIAL_IN_DISGUISE])
def test_words_fool_a_naive_judge(cheat: Cheat) -> None:
    assert takes_for_parallel(cheat.path.read_text(), cheat.models[0])


@pytest.mark.parametrize("attack", [attack for attack in CLASSES if attack != "machine"])
def test_every_class_of_attack_on_the_judge_fools_a_naive_one(attack: str) -> None:
    assert sum(cheat.attack == attack for cheat in FOOLING) >= 5


def test_there_are_cheats_for_all_execution_models() -> None:
    cells = {(cheat.attack, model) for cheat in CHEATS for model in cheat.models}
    assert len(CHEATS) >= 100
    assert {(attack, model) for attack in CLASSES for model in JUDGED} <= cells


@pytest.mark.parametrize(
    "cheat", [pytest.param(cheat, id=cheat.name) for cheat in (HARMING if EVERYTHING else HARMING[::4])]
)
def test_a_neighbour_keeps_its_verdict(
    cheat: Cheat, toolbox: LocalToolbox, honest: Honest, intact: Callable[[], None], tmp_path: Path
) -> None:
    """Honest samples are tested over and over while another one harms the machine."""
    model = cheat.models[0]
    honest(ExecutionModel.OMP)
    built = build(toolbox, cheat.source(model), model, tmp_path)
    with ThreadPoolExecutor(1) as pool:
        harming = pool.submit(judge, toolbox, built, model)
        while True:
            assert honest(ExecutionModel.OMP).verdict is Verdict.PASSED
            if harming.done():
                break
    assert harming.result().verdict in cheat.verdicts
    intact()


def test_many_in_a_row_among_honest_samples(
    toolbox: LocalToolbox, honest: Honest, intact: Callable[[], None], tmp_path: Path
) -> None:
    """The verdict on a sample does not depend on those before it."""
    quick = [cheat for cheat in CHEATS if cheat.models[0] is ExecutionModel.SERIAL and not cheat.takes_long]
    for number, cheat in enumerate(quick[:50] if EVERYTHING else quick[::6]):
        built = build(toolbox, cheat.source(ExecutionModel.SERIAL), ExecutionModel.SERIAL, tmp_path)
        assert judge(toolbox, built, ExecutionModel.SERIAL).verdict in cheat.verdicts, cheat.name
        if number % 5 == 4:
            assert honest(ExecutionModel.SERIAL).verdict is Verdict.PASSED, f"after {cheat.name}"
    intact()
