"""The statements that turn rows into columns. Types are explicit: what is not asked for is skipped, not parsed."""

_COUNTS = "STRUCT(passed BIGINT, total BIGINT)"
_USAGE = "STRUCT(input_tokens BIGINT, output_tokens BIGINT)"
_SECONDS = "STRUCT(model_s DOUBLE, build_s DOUBLE, run_s DOUBLE)"
_SPEED = "STRUCT(launch STRUCT(ranks BIGINT, threads BIGINT), speedup DOUBLE)"
_ATTEMPT = f'STRUCT(step VARCHAR, verdict VARCHAR, "usage" {_USAGE})'
_RESULT = (
    f"STRUCT(verdict VARCHAR, public {_COUNTS}, speeds {_SPEED}[], attempts {_ATTEMPT}[], "
    f'"usage" {_USAGE}, cost_usd DOUBLE, "seconds" {_SECONDS}, other_s DOUBLE, versions STRUCT(judge VARCHAR))'
)
_FIELDS = {
    "schema_version": "BIGINT",
    "key": "VARCHAR",
    "model": "VARCHAR",
    "mode": "VARCHAR",
    "prompt": "VARCHAR",
    "target": "VARCHAR",
    "result": _RESULT,
    "infrastructure_error": "VARCHAR",
}

_NOT_BUILT = "('no_code', 'truncated', 'not_parallel', 'build_failed', 'build_timed_out')"

CREATE = f"CREATE TABLE lines (run VARCHAR, {', '.join(f'{name} {kind}' for name, kind in _FIELDS.items())})"
COUNT = "SELECT count(*) FROM lines"
STRANGE = """
SELECT run, key, schema_version FROM lines
WHERE schema_version IS DISTINCT FROM 1 OR (result.verdict IS NULL) = (infrastructure_error IS NULL)
    OR key IS NULL OR model IS NULL OR mode IS NULL OR prompt IS NULL OR target IS NULL
LIMIT 1
"""

DROP_REPEATED = """
DELETE FROM lines WHERE rowid IN (
    SELECT rowid FROM lines
    WHERE (run, key) IN (SELECT (run, key) FROM lines GROUP BY run, key HAVING count(*) > 1)
    QUALIFY row_number() OVER (
        PARTITION BY run, key
        ORDER BY result IS NULL, CASE WHEN result IS NULL THEN -rowid ELSE rowid END
    ) > 1
)
"""
"""The first result of a sample stays, or else the latest failure of the machine: a continued run tries it again."""

NUMBER = (
    "CREATE TYPE problem_name AS ENUM (SELECT DISTINCT prompt FROM lines ORDER BY 1)",
    "CREATE TYPE target_name AS ENUM (SELECT DISTINCT target FROM lines ORDER BY 1)",
    """CREATE TYPE verdict_name AS ENUM (
        SELECT result.verdict FROM lines WHERE result IS NOT NULL
        UNION SELECT unnest(result.attempts).verdict FROM lines WHERE result IS NOT NULL
        ORDER BY 1
    )""",
    "CREATE TYPE judge_name AS ENUM (SELECT DISTINCT coalesce(result.versions.judge, '') FROM lines ORDER BY 1)",
    """CREATE TABLE systems AS
    SELECT run, model, mode, row_number() OVER (ORDER BY place) - 1 AS system FROM (
        SELECT run, model, mode, min(rowid) AS place FROM lines GROUP BY ALL
    )""",
)
"""Names become codes."""

_KEYS = """
    system::BIGINT AS system,
    enum_code(prompt::problem_name)::BIGINT AS problem,
    enum_code(target::target_name)::BIGINT AS target"""

SAMPLES = f"""
SELECT lines.rowid AS place, {_KEYS},
    enum_code(coalesce(result.versions.judge, '')::judge_name)::BIGINT AS judge,
    enum_code(result.verdict::verdict_name)::BIGINT AS verdict,
    result.verdict = 'passed' AS passed,
    result.verdict NOT IN {_NOT_BUILT} AS built,
    result.verdict = 'passed'
        OR coalesce(result.public.total > 0 AND result.public.passed = result.public.total, false) AS public_passed,
    coalesce(len(result.attempts), 0)::BIGINT AS attempts,
    result."usage".input_tokens AS input_tokens,
    result."usage".output_tokens AS output_tokens,
    coalesce(result.cost_usd, 'nan'::DOUBLE) AS cost_usd,
    result."seconds".model_s + result."seconds".build_s + result."seconds".run_s + result.other_s AS seconds
FROM lines JOIN systems USING (run, model, mode) WHERE result IS NOT NULL ORDER BY lines.rowid
"""

SPEEDS = """
SELECT place, (speed.launch.ranks * speed.launch.threads)::BIGINT AS cores, speed.speedup AS speedup
FROM (SELECT rowid AS place, unnest(result.speeds) AS speed FROM lines) ORDER BY place
"""

ATTEMPTS = """
SELECT place,
    attempt.step = 'repair' AS repair,
    enum_code(attempt.verdict::verdict_name)::BIGINT AS verdict,
    attempt.verdict = 'passed' AS passed,
    attempt."usage".input_tokens + attempt."usage".output_tokens AS tokens
FROM (
    SELECT rowid AS place, unnest(result.attempts) AS attempt, generate_subscripts(result.attempts, 1) AS number
    FROM lines
) ORDER BY place, number
"""

FAILURES = f"SELECT {_KEYS} FROM lines JOIN systems USING (run, model, mode) WHERE result IS NULL"

SYSTEMS = "SELECT run, model, mode FROM systems ORDER BY system"


def load_lines(file: str, run: str, *, skip_damaged: bool) -> str:
    """Append a shard to the rows."""
    fields = ", ".join(f"{_text(name)}: {_text(kind)}" for name, kind in _FIELDS.items())
    return f"""
        INSERT INTO lines SELECT {_text(run)}, {", ".join(_FIELDS)}
        FROM read_ndjson({_text(file)}, columns = {{{fields}}}, ignore_errors = {skip_damaged})
        {"WHERE key IS NOT NULL" if skip_damaged else ""}"""


def load_parquet(file: str, run: str) -> str:
    """Append a file that `export` wrote to the rows."""
    return f"INSERT INTO lines SELECT {_text(run)}, {', '.join(_FIELDS)} FROM read_parquet({_text(file)})"


def export(file: str) -> str:
    """Write all rows."""
    return f"COPY (SELECT {', '.join(_FIELDS)} FROM lines) TO {_text(file)} (FORMAT parquet, COMPRESSION zstd)"


def names(kind: str) -> str:
    """What the codes of a kind of name stand for, in their order."""
    return f"SELECT unnest(enum_range(NULL::{kind}_name))"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
