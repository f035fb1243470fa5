"""Building and running candidates: processes, sandbox, compiler, launcher, judge."""
