"""What all tests share: markers that skip where a tool is missing, and golden files."""

import shutil
import signal
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

# Started in the background, a process ignores Ctrl-C; the tests of it must not wait for ever.
signal.signal(signal.SIGINT, signal.default_int_handler)

GOLDEN = Path(__file__).parent / "golden"


def _lacks_mpi() -> str | None:
    missing = [program for program in ("mpirun.openmpi", "mpicxx") if not shutil.which(program)]
    return f"Open MPI is not installed: no {missing[0]}" if missing else None


def _lacks_kokkos() -> str | None:
    from pareval_agent.tools.kokkos import INSTALL_KOKKOS, find_kokkos

    kokkos = find_kokkos()
    return None if kokkos and kokkos.parallel else f"there is no Kokkos with threads: {INSTALL_KOKKOS}"


def _lacks_gpu() -> str | None:
    devices = (Path("/dev/nvidiactl"), Path("/dev/kfd"))
    return None if any(device.exists() for device in devices) else "no GPU"


def _lacks_local_model() -> str | None:
    from pareval_agent.agent.weights import find
    from pareval_agent.agent.weights_table import KNOWN_WEIGHTS

    if not find_spec("xllamacpp"):
        return "xllamacpp is not installed"
    return None if any(map(find, KNOWN_WEIGHTS)) else "no weights on this machine: pareval-agent models pull"


def _lacks_browser() -> str | None:
    if not find_spec("playwright"):
        return "playwright is not installed"
    return None if shutil.which("chromium") else "there is no chromium: apt-get install chromium"


REQUIREMENTS: dict[str, Callable[[], str | None]] = {
    "mpi": _lacks_mpi,
    "kokkos": _lacks_kokkos,
    "gpu": _lacks_gpu,
    "local_model": _lacks_local_model,
    "browser": _lacks_browser,
}
"""For each marker, what the machine lacks, or None."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for marker, lacks in REQUIREMENTS.items():
        marked = [item for item in items if item.get_closest_marker(marker)]
        if marked and (reason := lacks()):
            for item in marked:
                item.add_marker(pytest.mark.skip(reason=reason))
    if config.getoption("update_golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)` holds a text against tests/golden/NAME, or writes it under --update-golden."""

    def check(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("update_golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"there is no {file}: run `make golden`"
        assert text == file.read_text(encoding="utf-8"), "run `make golden` if this change is meant"

    return check
