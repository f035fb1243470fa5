"""What earlier commands have used of a run."""

from collections.abc import Iterable, Mapping, Sequence

from pareval_agent.agent.folder import Folder
from pareval_agent.agent.ledger import Call, pair, read_entries
from pareval_agent.agent.session import price_of
from pareval_agent.agent.spending import spent_so_far
from pareval_agent.agent.state import Spent
from pareval_agent.benchmark.bench_plan import PlannedSample
from pareval_agent.benchmark.common_draws import read_draws
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.benchmark.run_folder import RunFolder
from pareval_agent.benchmark.spending_caps import add_up


def spent_before(run: RunFolder, samples: Iterable[PlannedSample], rows: Mapping[str, SampleRow]) -> Spent:
    """By the results of finished samples, by the ledgers of the others."""
    return add_up(_spent_by(sample, run, rows) for sample in samples)


def spent_in_common(run: RunFolder, samples: Iterable[PlannedSample]) -> Spent:
    """The same where modes have answers in common: each answer once, and the calls that were lost."""
    drawn = (Spent(usage=answer.usage, cost_usd=answer.cost_usd) for answer in read_draws([run.own_draws]).values())
    return add_up([*drawn, *(_lost_by(sample, run) for sample in samples)])


def _spent_by(sample: PlannedSample, run: RunFolder, rows: Mapping[str, SampleRow]) -> Spent:
    row = rows.get(sample.key)
    if row is not None and row.result is not None:
        return Spent(usage=row.result.usage, cost_usd=row.result.cost_usd)
    return spent_so_far(_calls(sample, run), price_of(sample.model.settings))


def _lost_by(sample: PlannedSample, run: RunFolder) -> Spent:
    lost = [call for call in _calls(sample, run) if call.lost]
    return spent_so_far(lost, price_of(sample.model.settings))


def _calls(sample: PlannedSample, run: RunFolder) -> Sequence[Call]:
    file = Folder(run.samples / sample.key).calls
    return pair(read_entries(file)) if file.exists() else ()
