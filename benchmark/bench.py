"""A benchmark from its settings to its rows."""

import os
import secrets
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from pareval_agent.agent.model import Usage
from pareval_agent.agent.phase import Phase
from pareval_agent.agent.session import price_of
from pareval_agent.agent.state import Spent
from pareval_agent.benchmark.absent import NoTools, open_no_model
from pareval_agent.benchmark.bench_plan import PlannedSample, plan
from pareval_agent.benchmark.common_draws import CommonDraws
from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.judged_once import JudgedOnce
from pareval_agent.benchmark.manifest import describe_run
from pareval_agent.benchmark.model_pool import ModelPool, PoolOpener, open_pool, takes_turns
from pareval_agent.benchmark.part import Part
from pareval_agent.benchmark.progress import Pace, Watcher
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import RunFolder, read_rows
from pareval_agent.benchmark.run_spending import spent_before, spent_in_common
from pareval_agent.benchmark.sample_runner import SampleRunner, Step
from pareval_agent.benchmark.shard import append_row
from pareval_agent.benchmark.shared_toolbox import SharedToolbox
from pareval_agent.benchmark.side_by_side import SideBySide
from pareval_agent.benchmark.spending_caps import SpendingCaps
from pareval_agent.benchmark.standing import Standing, standings
from pareval_agent.benchmark.stored_answers import StoredAnswers
from pareval_agent.configs.bench import BenchConfig, BenchModel
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import Config, Frozen
from pareval_agent.tools.toolbox import LocalToolbox, Toolbox

_LOCAL_JOBS = 4
"""Answers that a local model writes at a time: together they come 1.5 times as fast as one by one, on two cores."""
_REMOTE_JOBS = range(4, 33)
_TURN = 8
"""Answers for each of the local model's streams before it is the judges' turn."""
_GIVE_UP_AFTER = 4
"""Samples in a row, or one of each thread, of which the machine or the provider lets nothing be said."""


class Outcome(Frozen):
    """What there is when a command ends."""

    standings: tuple[Standing, ...]
    spent: Spent
    capped: bool
    """The caps of the run ended it early."""
    unfinished: int
    """Samples without a row: their answers wait to be judged, or a further one is needed."""
    failures: tuple[str, ...]
    """One line for each sample without a result, because the machine failed."""


def run_bench(
    config: BenchConfig,
    folder: Path,
    watcher: Watcher,
    *,
    phase: Phase | None = None,
    part: Part | None = None,
    answers: StoredAnswers | None = None,
    toolbox: Toolbox | None = None,
    pools: PoolOpener = open_pool,
) -> Outcome:
    """Run a benchmark, or continue it: what has a result is not done again, what has begun goes on.

    Args:
        config: what to do.
        folder: where; made if it is not there.
        watcher: hears how it goes on.
        phase: only ask for answers, or only judge them; None does both.
        part: only this part of the samples.
        answers: those of another run, which are judged again; no model is asked.
        toolbox: instead of the tools of this machine.
        pools: opens the models.

    Raises:
        UserError: the settings cannot be followed, or the folder holds another run.
        InfrastructureError: the machine or a service fails again and again.
    """
    planned = plan(config)
    samples = part.of_samples(planned) if part else planned
    if answers is not None:
        samples, pools = answers.finished(samples), answers.pool
    _check_prices(config)
    run = RunFolder(folder, part)
    with run.locked(), ExitStack() as stack:
        judges = phase is not Phase.GENERATE
        origin = str(answers.run) if answers else None
        with run.beginning():
            config = _seeded(config, run)
            manifest = run.claim(describe_run(config, planned, judges=judges, answers_of=origin))
        cores = Cores(len(os.sched_getaffinity(0)))
        tools: Toolbox = NoTools()
        if judges:
            shared = SharedToolbox(toolbox or LocalToolbox(_judging(config)), cores)
            findings = stack.enter_context(run.findings())
            tools = JudgedOnce(shared, manifest.setting, run.known_findings(), findings)
        draws = None
        if config.common_draws and answers is None:
            draws = CommonDraws(run.known_draws(), stack.enter_context(run.draws()))
        return _Bench(config, run, samples, watcher, tools, cores, pools, draws).outcome(phase)


class _Bench:
    """A run that has its folder."""

    def __init__(
        self,
        config: BenchConfig,
        run: RunFolder,
        samples: Sequence[PlannedSample],
        watcher: Watcher,
        toolbox: Toolbox,
        cores: Cores,
        pools: PoolOpener,
        draws: CommonDraws | None,
    ) -> None:
        self._config = config
        self._run = run
        self._samples = samples
        self._watcher = watcher
        self._pools = pools
        self._draws = draws
        self._cores = cores
        self._toolbox = toolbox
        keys = {sample.key for sample in samples}
        self._rows = {row.key: row for row in read_rows(run.path) if row.key in keys}
        spent = spent_in_common(run, samples) if draws else spent_before(run, samples, self._rows)
        self._caps = SpendingCaps(config.caps, spent)
        self._pace = Pace(len(samples), max(map(self._jobs, config.models)), self._rows.values(), time.monotonic)

    def outcome(self, phase: Phase | None) -> Outcome:
        """Make the samples that are left, or what one phase does for them."""
        self._watcher.on_begin(self._samples, self._rows.values())
        self._tell(None)
        with self._run.shard() as shard:
            for model in self._config.models:
                left = [sample for sample in self._samples if sample.model == model and not self._is_finished(sample)]
                if left and not self._caps.reached:
                    for row in self._rows_of(model, left, phase):
                        append_row(shard, row)
                        self._rows[row.key] = row
                        self._pace.count(row)
                        self._tell(row)
        unfinished = sum(sample.key not in self._rows for sample in self._samples)
        return Outcome(
            standings=standings(self._samples, self._rows.values()),
            spent=self._caps.spent,
            capped=self._caps.reached or (unfinished > 0 and not self._caps.begins),
            unfinished=unfinished,
            failures=tuple(
                f"{row.key}: {row.infrastructure_error}" for row in self._rows.values() if row.result is None
            ),
        )

    def _rows_of(self, model: BenchModel, left: Sequence[PlannedSample], phase: Phase | None) -> Iterator[SampleRow]:
        """Rows as samples end."""
        if phase is Phase.JUDGE:
            yield from _rows(self._judged(left))
            return
        jobs = min(self._jobs(model), len(left))
        with self._pools(model, self._caps, jobs, self._watcher.on_status) as opened:
            pool = replace(opened, draws=self._draws)
            if phase is Phase.GENERATE:
                yield from _rows(self._steps(pool, left, phase, jobs))
            elif takes_turns(model):
                yield from self._by_turns(pool, left, jobs)
            else:
                yield from _rows(self._steps(pool, left, None, jobs))

    def _by_turns(self, pool: ModelPool, left: Sequence[PlannedSample], jobs: int) -> Iterator[SampleRow]:
        """The model writes on all cores, then judges have them: side by side each would starve the other."""

        def asked(samples: Sequence[PlannedSample]) -> Iterator[Step]:
            return self._steps(pool, samples, Phase.GENERATE, jobs)

        waiting, begun = deque(left), list[PlannedSample]()
        while (waiting or begun) and not self._caps.reached:
            while waiting and len(begun) < _TURN * jobs:
                begun.append(waiting.popleft())
            left_behind = set()
            for work in (asked, self._judged):
                for step in work(begun):
                    if step.state != "paused":
                        left_behind.add(step.sample.key)
                    if step.row is not None:
                        yield step.row
                begun = [sample for sample in begun if sample.key not in left_behind]

    def _judged(self, samples: Sequence[PlannedSample]) -> Iterator[Step]:
        pool = ModelPool(lambda sample: open_no_model, self._caps)
        return self._steps(pool, samples, Phase.JUDGE, self._cores.count)

    def _steps(
        self, pool: ModelPool, samples: Sequence[PlannedSample], phase: Phase | None, jobs: int
    ) -> Iterator[Step]:
        """What becomes of each sample, as it comes."""
        run_seed = self._config.seed
        assert run_seed is not None, "it is drawn when the run begins"
        with SideBySide(jobs) as threads:
            runner = SampleRunner(self._config, run_seed, self._run.samples, self._toolbox, pool, phase, threads.check)
            for step in _unless_all_fail(threads.results(runner.step, samples), max(_GIVE_UP_AFTER, jobs)):
                if phase is Phase.JUDGE:
                    self._pace.judged()
                elif step.state == "paused":
                    self._pace.answered()
                    self._tell(None)
                yield step

    def _is_finished(self, sample: PlannedSample) -> bool:
        row = self._rows.get(sample.key)
        return row is not None and row.result is not None

    def _jobs(self, model: BenchModel) -> int:
        """Samples in flight."""
        if self._config.jobs is not None:
            return self._config.jobs
        if takes_turns(model):
            return _LOCAL_JOBS
        return min(max(2 * self._cores.count, _REMOTE_JOBS.start), _REMOTE_JOBS.stop - 1)

    def _tell(self, row: SampleRow | None) -> None:
        self._watcher.on_progress(self._pace.progress(self._caps.spent), row)


def _rows(steps: Iterable[Step]) -> Iterator[SampleRow]:
    return (step.row for step in steps if step.row is not None)


def _unless_all_fail(steps: Iterable[Step], give_up_after: int) -> Iterator[Step]:
    """Steps as they come, as long as there is hope."""
    failed = 0
    for step in steps:
        yield step
        if step.row is None or step.row.result is not None:
            failed = failed if step.state == "capped" else 0
            continue
        failed += 1
        if failed == give_up_after:
            error = step.row.infrastructure_error
            raise InfrastructureError(f"{failed} samples in a row could not be made: {error}")


def _check_prices(config: BenchConfig) -> None:
    if config.caps.dollars is None and config.budget.dollars is None:
        return
    for model in config.models:
        if price_of(model)(Usage(input_tokens=1000, output_tokens=1000)) is None:
            raise UserError(
                f"the price of {model.name} is unknown: set caps.tokens and budget.tokens instead of dollars"
            )


def _seeded(config: BenchConfig, run: RunFolder) -> BenchConfig:
    """With the seed of the run, drawn when it begins."""
    if config.seed is not None:
        return config
    known = run.manifest()
    return config.model_copy(update={"seed": known.config["seed"] if known else secrets.randbits(63)})


def _judging(config: BenchConfig) -> Config:
    """What the tools need to know."""
    return config.sample_config(config.models[0].settings, config.modes[0].agent, seed=0)
