"""What is built once is built once, by whoever comes first, and nothing half built is ever seen."""

import os
import threading
from pathlib import Path

import pytest

from pareval_agent.configs.errors import InfrastructureError
from pareval_agent.tools.store import Store, fingerprint

LONG_AGO_S = 1_000_000_000


def test_a_build_is_made_once_and_kept(tmp_path: Path) -> None:
    built = []

    def build(folder: Path) -> None:
        built.append(folder)
        (folder / "program").write_text("x")

    first = Store(tmp_path / "new").get("judge", "1", build)
    again = Store(tmp_path / "new").get("judge", "1", build)
    assert first == again == tmp_path / "new" / "judge-1"
    assert (first / "program").read_text() == "x"
    assert len(built) == 1


def test_another_key_is_another_build(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.get("judge", "1", Path.touch) != store.get("judge", "2", Path.touch)


def test_a_failed_build_leaves_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise InfrastructureError("no compiler")

    with pytest.raises(InfrastructureError, match="no compiler"):
        Store(tmp_path).get("judge", "1", fail)
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []


def test_those_who_come_at_once_wait_for_the_first(tmp_path: Path) -> None:
    built = []
    entered = threading.Event()

    def build(folder: Path) -> None:
        built.append(folder)
        entered.wait(0.2)

    threads = [threading.Thread(target=Store(tmp_path).get, args=("judge", "1", build)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1


def test_what_is_not_used_any_more_is_removed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    old, used = store.get("old", "1", Path.touch), store.get("used", "1", Path.touch)
    for folder in (old, used):
        os.utime(folder, (LONG_AGO_S, LONG_AGO_S))
    store.get("used", "1", Path.touch)
    store.get("new", "1", Path.touch)
    assert (old.exists(), used.exists()) == (False, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InfrastructureError, match="make room there or set XDG_CACHE_HOME"):
        Store(tmp_path / "new").get("judge", "1", Path.touch)


def test_fingerprint_depends_on_every_text_and_file(tmp_path: Path) -> None:
    file = tmp_path / "a.hpp"
    file.write_text("one")
    prints = {
        fingerprint(["x"], [file]),
        fingerprint(["y"], [file]),
        fingerprint(["x"], []),
        fingerprint(["x", ""], []),
    }
    file.write_text("two")
    prints.add(fingerprint(["x"], [file]))
    assert len(prints) == 5
