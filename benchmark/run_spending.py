"""What earlier commands have used of a run."""

from collections.abc import Iterable, Mapping

from pareval_agent.agent.folder import Folder
from pareval_agent.agent.ledger import Ledger
from pareval_agent.agent.session import price_of
from pareval_agent.agent.spending import spent_so_far
from pareval_agent.agent.state import Spent
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import RunFolder
from pareval_agent.benchmark.spending_caps import add_up


def spent_before(run: RunFolder, samples: Iterable[PlannedSample], rows: Mapping[str, SampleRow]) -> Spent:
    """By the results of finished samples, by the ledgers of the others."""
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
