"""A benchmark from its settings to its rows."""

import os
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pareval_agent.agent.folder import Folder
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.model import Usage
from pareval_agent.agent.session import price_of
from pareval_agent.agent.spending import spent_so_far
from pareval_agent.agent.state import Spent
from pareval_agent.benchmark.bench_plan import PlannedSample, plan
from pareval_agent.benchmark.cores import Cores
from pareval_agent.benchmark.manifest import describe_run
from pareval_agent.benchmark.model_pool import PoolOpener, open_pool
from pareval_agent.benchmark.progress import Pace, Watcher
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import RunFolder, read_rows
from pareval_agent.benchmark.sample_runner import SampleRunner
from pareval_agent.benchmark.shard import Shard
from pareval_agent.benchmark.shared_toolbox import SharedToolbox
from pareval_agent.benchmark.side_by_side import SideBySide
from pareval_agent.benchmark.spending_caps import SpendingCaps, add_up
from pareval_agent.benchmark.standing import Standing, standings
from pareval_agent.configs.bench import BenchConfig, BenchModel
from pareval_agent.configs.errors import InfrastructureError, UserError
from pareval_agent.configs.schema import Config, Frozen
from pareval_agent.tools.toolbox import LocalToolbox, Toolbox

_LOCAL_JOBS = 2
"""One sample is built and tested while the model writes another."""
_REMOTE_JOBS = range(4, 33)
_GIVE_UP_AFTER = 4
"""Samples in a row, or one of each thread, of which the machine or the provider lets nothing be said."""


class Outcome(Frozen):
    """What there is when a run ends."""

    standings: tuple[Standing, ...]
    spent: Spent
    capped: bool
    """The caps of the run ended it early."""
    failures: tuple[str, ...]
    """One line for each sample without a result, because the machine failed."""


def run_bench(
    config: BenchConfig,
    folder: Path,
    watcher: Watcher,
    *,
    toolbox: Toolbox | None = None,
    pools: PoolOpener = open_pool,
) -> Outcome:
    """Run a benchmark, or continue it: what has a result is not done again, what has begun goes on.

    Args:
        config: what to do.
        folder: where; made if it is not there.
        watcher: hears how it goes on.
        toolbox: instead of the tools of this machine.
        pools: opens the models.

    Raises:
        UserError: the settings cannot be followed, or the folder holds another run.
        InfrastructureError: the machine or a service fails again and again.
    """
    samples = plan(config)
    _check_prices(config)
    run = RunFolder(folder)
    with run.locked():
        config = _seeded(config, run)
        run.claim(describe_run(config, samples))
        bench = _Bench(config, run, samples, watcher, toolbox or LocalToolbox(_judging(config)), pools)
        return bench.outcome()


class _Bench:
    """A run that has its folder."""

    def __init__(
        self,
        config: BenchConfig,
        run: RunFolder,
        samples: Sequence[PlannedSample],
        watcher: Watcher,
        toolbox: Toolbox,
        pools: PoolOpener,
    ) -> None:
        self._config = config
        self._run = run
        self._samples = samples
        self._watcher = watcher
        self._pools = pools
        self._cores = Cores(len(os.sched_getaffinity(0)))
        self._toolbox = SharedToolbox(toolbox, self._cores)
        self._rows = {row.key: row for row in read_rows(run.path)}
        self._caps = SpendingCaps(config.caps, _spent_before(config, run, samples, self._rows))
        self._pace = Pace(len(samples), max(map(self._jobs, config.models)), self._rows.values(), time.monotonic)

    def outcome(self) -> Outcome:
        """Make the samples that are left."""
        self._tell(None)
        with self._run.shard() as shard:
            for model in self._config.models:
                self._make_all_of(model, shard)
        return Outcome(
            standings=standings(self._samples, self._rows.values()),
            spent=self._caps.spent,
            capped=self._caps.reached,
            failures=tuple(
                f"{row.key}: {row.infrastructure_error}" for row in self._rows.values() if row.result is None
            ),
        )

    def _make_all_of(self, model: BenchModel, shard: Shard) -> None:
        left = [sample for sample in self._samples if sample.model == model and not self._is_finished(sample)]
        if not left or self._caps.reached:
            return
        jobs = min(self._jobs(model), len(left))
        run_seed = self._config.seed
        assert run_seed is not None, "it is drawn when the run begins"
        with (
            self._pools(model, self._caps, self._cores, jobs, self._watcher.on_status) as pool,
            SideBySide(jobs) as threads,
        ):
            runner = SampleRunner(self._config, run_seed, self._run.samples, self._toolbox, pool, threads.check)
            for row in _unless_all_fail(threads.results(runner.row, left), max(_GIVE_UP_AFTER, jobs)):
                shard.append(row)
                self._rows[row.key] = row
                self._pace.count(row)
                self._tell(row)

    def _is_finished(self, sample: PlannedSample) -> bool:
        row = self._rows.get(sample.key)
        return row is not None and row.result is not None

    def _jobs(self, model: BenchModel) -> int:
        """Samples in flight."""
        if self._config.jobs is not None:
            return self._config.jobs
        if model.name.partition(":")[0] == "local":
            return _LOCAL_JOBS
        return min(max(2 * self._cores.count, _REMOTE_JOBS.start), _REMOTE_JOBS.stop - 1)

    def _tell(self, row: SampleRow | None) -> None:
        self._watcher.on_progress(self._pace.progress(self._caps.spent), row)


def _unless_all_fail(rows: Iterable[SampleRow | None], give_up_after: int) -> Iterator[SampleRow]:
    """Rows as they come, without the samples that the caps forbade."""
    failed = 0
    for row in rows:
        if row is None:
            continue
        yield row
        failed = 0 if row.result else failed + 1
        if failed == give_up_after:
            raise InfrastructureError(f"{failed} samples in a row could not be made: {row.infrastructure_error}")


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


def _spent_before(
    config: BenchConfig, run: RunFolder, samples: Iterable[PlannedSample], rows: Mapping[str, SampleRow]
) -> Spent:
    """What earlier parts of the run have used: by the results of finished samples, by the ledgers of the others."""
    return add_up(_spent_by(sample, run, rows) for sample in samples)


def _spent_by(sample: PlannedSample, run: RunFolder, rows: Mapping[str, SampleRow]) -> Spent:
    row = rows.get(sample.key)
    if row is not None and row.result is not None:
        return Spent(usage=row.result.usage, cost_usd=row.result.cost_usd)
    file = Folder(run.samples / sample.key).calls
    if not file.exists():
        return Spent()
    with Ledger(file) as ledger:
        return spent_so_far(ledger, price_of(sample.model.settings))
