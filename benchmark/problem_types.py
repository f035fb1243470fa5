"""Of which type each problem of the catalogue is."""

from pareval_agent.drivers.catalog import PROBLEMS


def problem_types() -> dict[str, str]:
    """Types by id, without reading the problems themselves."""
    return {header.stem: header.parent.name for header in PROBLEMS.glob("*/*.hpp")}
