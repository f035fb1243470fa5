"""The page as a file: complete, closed to the outside, and with nothing of others that is markup."""

import base64
import gzip
import hashlib
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from made_report import report_run
from made_runs import PROBLEMS, result, row, write_run

from pareval_agent.benchmark.report_chunks import packed
from pareval_agent.benchmark.report_findings import find
from pareval_agent.benchmark.report_page import write_page
from pareval_agent.benchmark.report_samples import chunks_of, read_reported
from pareval_agent.configs.errors import UserError

HOSTILE = '</script><script>window.pwned = 1</script><img src=x onerror="window.pwned = 1"> ]]> <!-- \u2028 {{ 7 * 7 }}'


def page_of(*runs: Path, samples: bool = True) -> str:
    findings = find(runs)
    file = runs[0].parent / "report.html"
    write_page(file, findings, read_reported(runs, findings.systems) if samples else [], lambda done, total: None)
    return file.read_text(encoding="utf-8")


class Elements(HTMLParser):
    """Tags with their attributes and what is directly in them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("", {}, ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, attributes, text = self.found[-1]
            self.found[-1] = tag, attributes, text + data

    def all_of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def unpacked(text: str) -> Any:
    return json.loads(gzip.decompress(base64.b64decode(text)))


def packed_parts(page: str) -> list[Any]:
    scripts = Elements(page).all_of("script")
    return [unpacked(text) for attributes, text in scripts if attributes.get("type") == "application/octet-stream"]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return report_run(tmp_path / "run", problems=PROBLEMS[:2], targets=("serial", "omp"), samples=3)


def test_nothing_is_loaded_from_elsewhere(run: Path) -> None:
    elements = Elements(page_of(run)).found
    assert not {tag for tag, _, _ in elements} & {"link", "img", "iframe", "object", "embed", "base"}
    assert not [attributes for _, attributes, _ in elements if "src" in attributes]
    links = [attributes["href"] for tag, attributes, _ in elements if tag == "a"]
    assert all(link is not None and link.startswith("#") for link in links)


def test_the_policy_allows_exactly_our_script_and_style(run: Path) -> None:
    elements = Elements(page_of(run))
    (policy,) = [a["content"] for a, _ in elements.all_of("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    ((_, style),) = elements.all_of("style")
    (script,) = [text for attributes, text in elements.all_of("script") if not attributes]
    for kind, text in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in str(policy)
    assert str(policy).startswith("default-src 'none'")
    assert "unsafe" not in str(policy)


def test_hostile_text_is_in_no_markup(tmp_path: Path) -> None:
    run = report_run(
        tmp_path / "<img src=x onerror=alert(1)>", problems=PROBLEMS[:1], targets=("omp",), samples=2, hostile=HOSTILE
    )
    page = page_of(run)
    assert "window.pwned" not in page
    assert "<img" not in page
    assert "49" not in re.findall(r"\{\{.*?\}\}|(?<=<title>).*?(?=</title>)", page)
    _, chunk = packed_parts(page)
    assert any(HOSTILE in text for text in chunk["texts"])


def test_samples_and_trajectories_are_all_there(run: Path) -> None:
    index, *chunks = packed_parts(page_of(run))
    assert len(index["verdict"]) == 2 * 2 * 3
    assert index["chunk_ends"] == [3, 6, 9, 12]
    assert [len(chunk["samples"]) for chunk in chunks] == [3, 3, 3, 3]
    assert index["types"] == ["reduce", "reduce"]
    for chunk in chunks:
        for attempts in chunk["samples"]:
            source = attempts[-1]["source"]
            assert source is None or chunk["texts"][source].startswith("/*")


def test_texts_that_samples_share_are_stored_once(run: Path) -> None:
    _, chunk, *_ = packed_parts(page_of(run))
    assert len(set(chunk["texts"])) == len(chunk["texts"])
    first_messages = {attempts[0]["messages"][1][1] for attempts in chunk["samples"]}
    assert len(first_messages) == 1


def test_large_prompts_are_split(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [row(result(), number) for number in range(70)])
    samples = read_reported([run], find([run]).systems)
    assert [len(chunk) for chunk in chunks_of(samples)] == [32, 32, 6]


def test_without_trajectories_on_disk_there_is_still_a_list(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [row(result()), row("the disk is full", 1)])
    index, chunk = packed_parts(page_of(run))
    assert index["verdict"] == ["passed", "machine_failed"]
    assert index["detail"] == ["", "the disk is full"]
    assert chunk["samples"] == [None, None]


def test_a_damaged_trajectory_is_told(run: Path) -> None:
    file = next((run / "samples").rglob("trajectory.json"))
    file.write_text('{"exchanges": [')
    with pytest.raises(UserError, match=r"trajectory\.json is damaged, or from another version"):
        page_of(run)
    assert [file.name for file in run.parent.iterdir()] == ["run"]


def test_an_interrupted_report_leaves_the_old_page(run: Path) -> None:
    findings = find([run])
    file = run.parent / "report.html"
    file.write_text("old")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_page(file, findings, read_reported([run], findings.systems), stop)
    assert file.read_text() == "old"
    assert {one.name for one in run.parent.iterdir()} == {"run", "report.html"}


def test_a_page_that_is_packed_on_all_cores_is_the_same(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(run)
    monkeypatch.setattr("pareval_agent.benchmark.report_chunks._SHARE", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1})
    assert page_of(run) == page
    file = next((run / "samples").rglob("trajectory.json"))
    file.write_text("{}")
    with pytest.raises(UserError, match=r"trajectory\.json is damaged"):
        page_of(run)


def test_samples_can_be_left_out(run: Path) -> None:
    page = page_of(run, samples=False)
    assert 'id="samples"' not in page
    assert "pragma omp" not in str(packed_parts(page))
    assert 'id="overview"' in page


def test_the_same_rows_give_the_same_page(run: Path) -> None:
    assert page_of(run) == page_of(run)


def test_packing_keeps_every_character() -> None:
    value = {"text": "\x00\u2028\U0001f600 </script> \\ \" '"}
    assert unpacked(packed(value)) == value
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", packed(value))
