"""The statements that turn rows into columns. Types are explicit: what is not asked for is skipped, not parsed.

No statement sorts rows. `line` says where each was written, for DuckDB keeps their order in simple statements alone.
"""

from collections.abc import Sequence

from pareval_agent.drivers.execution_model import KERNELS
from pareval_agent.tools.gpu import Level
from pareval_agent.tools.verdict import Verdict

_COUNTS = "STRUCT(passed BIGINT, total BIGINT)"
_USAGE = "STRUCT(input_tokens BIGINT, output_tokens BIGINT)"
_SECONDS = "STRUCT(model_s DOUBLE, build_s DOUBLE, run_s DOUBLE)"
_SPEED = "STRUCT(launch STRUCT(ranks BIGINT, threads BIGINT), speedup DOUBLE)"
_ATTEMPT = f'STRUCT(step VARCHAR, verdict VARCHAR, "usage" {_USAGE})'
_RESULT = (
    f"STRUCT(verdict VARCHAR, race_free BOOLEAN, public {_COUNTS}, speeds {_SPEED}[], %s"
    f'"usage" {_USAGE}, lost_usage {_USAGE}, cost_usd DOUBLE, "seconds" {_SECONDS}, other_s DOUBLE, '
    "versions STRUCT(judge VARCHAR), level VARCHAR)"
)
_FIELDS = {
    "schema_version": "BIGINT",
    "key": "VARCHAR",
    "model": "VARCHAR",
    "mode": "VARCHAR",
    "prompt": "VARCHAR",
    "target": "VARCHAR",
    "result": _RESULT % f"attempts {_ATTEMPT}[], ",
    "infrastructure_error": "VARCHAR",
}
_FIELDS_WITHOUT_ATTEMPTS = {**_FIELDS, "result": _RESULT % ""}

_NOT_BUILT = "['no_code', 'truncated', 'not_parallel', 'build_failed', 'build_timed_out']"


def create(table: str, *, attempts: bool = True) -> str:
    """A table of one run, for lines."""
    return f"CREATE TABLE {table} ({', '.join(f'{name} {kind}' for name, kind in _fields(attempts).items())})"


def load_lines(file: str, table: str, *, attempts: bool, skip_damaged: bool) -> str:
    """Append a shard to a table."""
    fields = ", ".join(f"{_text(name)}: {_text(kind)}" for name, kind in _fields(attempts).items())
    return f"""
        INSERT INTO {table} SELECT {", ".join(_FIELDS)}
        FROM read_ndjson({_text(file)}, columns = {{{fields}}}, ignore_errors = {skip_damaged})
        {"WHERE key IS NOT NULL" if skip_damaged else ""}"""


def view_parquet(file: str, view: str) -> str:
    """A file that `export` wrote, read where it is: each statement takes only the columns that it needs."""
    return f"""
        CREATE VIEW {view} AS SELECT {", ".join(_FIELDS)}, file_row_number AS rowid
        FROM read_parquet({_text(file)}, file_row_number = true)"""


def copy(view: str) -> str:
    """Make a view a table, which rows can be taken from."""
    return f"""
        CREATE TABLE copied AS SELECT * EXCLUDE (rowid) FROM {view};
        DROP VIEW {view};
        ALTER TABLE copied RENAME TO {view}"""


def count(table: str) -> str:
    """How many rows there are."""
    return f"SELECT count(*) FROM {table}"


_STRANGE = """schema_version IS DISTINCT FROM 1 OR (result.verdict IS NULL) = (infrastructure_error IS NULL)
    OR key IS NULL OR model IS NULL OR mode IS NULL OR prompt IS NULL OR target IS NULL"""


def check(table: str) -> str:
    """Rows, and how many of them are strange or may have the key of another one."""
    return f"SELECT count(*), count_if({_STRANGE}), count(key) - count(DISTINCT hash(key)) FROM {table}"


def strange(table: str) -> str:
    """The first strange row."""
    return f"SELECT key, schema_version FROM {table} WHERE {_STRANGE} LIMIT 1"


def drop_repeated(table: str) -> str:
    """Keep the first result of a sample, or else the latest failure of the machine: a continued run tries it again."""
    return f"""
        DELETE FROM {table} WHERE rowid IN (
            SELECT rowid FROM {table}
            WHERE key IN (SELECT key FROM {table} GROUP BY key HAVING count(*) > 1)
            QUALIFY row_number() OVER (
                PARTITION BY key ORDER BY result IS NULL, CASE WHEN result IS NULL THEN -rowid ELSE rowid END
            ) > 1
        )"""


def export(table: str, file: str) -> str:
    """Write all rows of a run."""
    return f"COPY (SELECT {', '.join(_FIELDS)} FROM {table}) TO {_text(file)} (FORMAT parquet, COMPRESSION zstd)"


_LEVELED = f"""CASE WHEN target NOT IN ({", ".join(f"'{model}'" for model in KERNELS)}) OR result.level = 'real'
    THEN target ELSE concat(target, ' (', coalesce(result.level, '{Level.EMULATED}'), ')') END"""
"""An execution model and, unless it really ran, how it was judged, so that levels are different targets in all scores.

Where the machine failed, a kernel was to be emulated.
"""

_NOT_EMULATED = f"result.verdict IS NOT DISTINCT FROM '{Verdict.NOT_EMULATED}'"
_ALL_SECONDS = 'result."seconds".model_s + result."seconds".build_s + result."seconds".run_s + result.other_s'
_COLUMNS = f"""
    model, mode, prompt AS problem, {_LEVELED} AS target, coalesce(result.versions.judge, '') AS judge,
    result.verdict IS NULL OR {_NOT_EMULATED} AS failed,
    {_NOT_EMULATED} AS not_emulated,
    CASE WHEN NOT {_NOT_EMULATED} THEN result.verdict END AS verdict,
    coalesce(result.race_free, false) AS race_free,
    coalesce(result.public.total > 0 AND result.public.passed = result.public.total, false) AS public_passed,
    coalesce(result."usage".input_tokens - coalesce(result.lost_usage.input_tokens, 0), 0) AS input_tokens,
    coalesce(result."usage".output_tokens - coalesce(result.lost_usage.output_tokens, 0), 0) AS output_tokens,
    coalesce(result.cost_usd, 'nan'::DOUBLE) AS cost_usd,
    coalesce({_ALL_SECONDS}, 'nan'::DOUBLE) AS seconds,
    result.speeds AS speeds"""


def unite(tables: Sequence[str], *, attempts: bool) -> str:
    """All runs as `lines`, which have numbers that rise from run to run; `run` is the place of each."""
    columns = f"{_COLUMNS}, result.attempts AS attempts" if attempts else _COLUMNS
    return "CREATE VIEW lines AS " + " UNION ALL ".join(
        f"SELECT {place}::BIGINT AS run, ({place}::BIGINT << 40) + rowid AS line, {columns} FROM {table}"
        for place, table in enumerate(tables)
    )


def probe(table: str) -> str:
    """No rows; it fails if the file of a view lacks what `lines` wants."""
    return f"SELECT {_COLUMNS}, result.attempts FROM {table} LIMIT 0"


_VERDICTS = "SELECT verdict FROM lines WHERE NOT failed"
_VERDICTS_OF_ALL = f"{_VERDICTS} UNION ALL SELECT unnest(attempts).verdict FROM lines WHERE NOT failed"


def name_codes(*, attempts: bool) -> list[str]:
    """Statements that give names codes, in the order of the alphabet."""
    named = {kind: f"SELECT {kind} FROM lines" for kind in ("model", "mode", "problem", "target", "judge")}
    named["verdict"] = _VERDICTS_OF_ALL if attempts else _VERDICTS
    return [
        f"CREATE TYPE {kind}_name AS ENUM (SELECT DISTINCT * FROM ({of_all}) ORDER BY 1)"
        for kind, of_all in named.items()
    ]


def names(kind: str) -> str:
    """What the codes of a kind of name stand for, in their order."""
    return f"SELECT unnest(enum_range(NULL::{kind}_name))"


def _code(kind: str) -> str:
    return f"enum_code({kind}::{kind}_name)::BIGINT AS {kind}"


_CODES = ", ".join(map(_code, ("model", "mode", "problem", "target", "judge", "verdict")))
ROWS = f"""
SELECT line, failed, not_emulated, run, {_CODES},
    verdict = 'passed' AS passed,
    NOT list_contains({_NOT_BUILT}, verdict) AS built,
    verdict = 'passed' AND race_free AS race_free,
    verdict = 'passed' OR public_passed AND verdict <> 'not_parallel' AS public_passed,
    input_tokens, output_tokens, cost_usd, seconds
FROM lines
"""

SPEEDS = """
SELECT line, (speed.launch.ranks * speed.launch.threads)::BIGINT AS cores, speed.speedup AS speedup
FROM (SELECT line, unnest(speeds) AS speed FROM lines WHERE NOT failed)
"""

ATTEMPTS = f"""
SELECT line, step = 'repair' AS repair, {_code("verdict")}, verdict = 'passed' AS passed,
    "usage".input_tokens + "usage".output_tokens AS tokens
FROM (SELECT line, unnest(attempts, max_depth := 2) FROM lines WHERE NOT failed)
"""


def _fields(attempts: bool) -> dict[str, str]:
    return _FIELDS if attempts else _FIELDS_WITHOUT_ATTEMPTS


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
