"""The page in a real browser, as a reader uses it, with what a hostile model could have written."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import contrast
from made_report import report_run
from made_runs import PROBLEMS

from pareval_agent.benchmark.report_findings import find
from pareval_agent.benchmark.report_page import write_page
from pareval_agent.benchmark.report_samples import read_reported

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

HOSTILE = (
    "</script><script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'><svg onload='window.pwned = 1'>"
    '\u2028${1}`<iframe srcdoc="<script>parent.pwned = 1</script>"></iframe>'
    "<a href='javascript:window.pwned = 1'>x</a>"
)
SAMPLES = 6


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    run = report_run(
        folder / "run<b>&",
        problems=PROBLEMS,
        targets=("serial", "omp", "mpi"),
        samples=SAMPLES,
        modes=("zero_shot", "repair"),
        hostile=HOSTILE,
    )
    findings = find([run])
    write_page(folder / "report.html", findings, read_reported([run], findings.systems), lambda done, total: None)
    return folder / "report.html"


TOTAL = len(PROBLEMS) * 3 * SAMPLES * 2


class Watched:
    """A page, and all that it complained of or asked the network for."""

    def __init__(self, page: "Page", file: Path, address: str = "") -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(f"{file.as_uri()}{address}")
        page.wait_for_selector(".row")


@pytest.fixture
def watched(browser: "Browser", report: Path) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    seen = Watched(context.new_page(), report)
    yield seen
    assert seen.complaints == []
    assert seen.requests == [report.as_uri()]
    assert seen.page.evaluate("window.pwned") is None
    context.close()


def shown(page: "Page") -> int:
    """How many samples the list says it has."""
    return int(re.findall(r"[\d,]+", page.locator("#count").inner_text())[0].replace(",", ""))


def wait_for_count(page: "Page", text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator("#count")).to_have_text(text)


def test_hostile_text_is_shown_and_does_nothing(watched: Watched) -> None:
    page = watched.page
    page.locator(".row").first.click()
    page.wait_for_selector(".attempt")
    for summary in page.locator("#detail summary").all():
        summary.click()
    assert HOSTILE.split("\u2028")[0] in page.locator("#detail").inner_text()
    assert page.locator("#detail img, #detail iframe, #detail svg, #detail a, main script").count() == 0
    page.wait_for_timeout(200)  # time for a script that should not be there


def test_an_injected_script_is_refused_by_the_policy(browser: "Browser", report: Path, tmp_path: Path) -> None:
    """Were a text ever to become markup, the policy would still stop it."""
    broken = tmp_path / "broken.html"
    evil = "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'><style>body { color: red }</style>"
    broken.write_text(report.read_text().replace('<main id="main">', f'<main id="main">{evil}', 1))
    seen = Watched(browser.new_page(), broken)
    assert seen.page.evaluate("window.pwned") is None
    assert sum("Content Security Policy" in text for text in seen.complaints) >= 3
    assert seen.page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    seen.page.close()


def test_only_what_is_seen_is_in_the_list(watched: Watched) -> None:
    page = watched.page
    wait_for_count(page, f"{TOTAL} samples")
    assert page.locator(".row").count() < 50 < TOTAL
    page.evaluate("document.getElementById('list').scrollTop = 1e9")
    page.wait_for_selector(f'.row[aria-posinset="{TOTAL}"]')
    assert page.locator(".row").count() < 50


def test_search_and_filters_narrow_the_list(watched: Watched) -> None:
    page = watched.page
    page.fill("#search", "prefix omp #2")
    wait_for_count(page, f"2 of {TOTAL} samples")
    page.fill("#search", "")
    page.select_option("#target", "mpi")
    page.select_option("#system", "zero_shot")
    wait_for_count(page, f"{len(PROBLEMS) * SAMPLES} of {TOTAL} samples")
    page.select_option("#type", "sort")
    wait_for_count(page, f"{SAMPLES} of {TOTAL} samples")
    page.select_option("#type", "")
    page.locator(".chip").first.click()
    verdict = page.locator(".chip").first.inner_text().rsplit(" ", 1)[0]
    assert set(page.locator(".row .verdict").all_inner_texts()) == {verdict}
    page.fill("#search", "there is no such thing")
    wait_for_count(page, f"0 of {TOTAL} samples")


def test_code_is_searched_if_asked_for(watched: Watched) -> None:
    page = watched.page
    page.fill("#search", "reduction(+")
    wait_for_count(page, f"0 of {TOTAL} samples")
    page.check("#deep")
    page.wait_for_selector(".row")
    assert 0 < shown(page) <= TOTAL


def test_a_cell_of_the_heat_map_shows_its_samples(watched: Watched) -> None:
    page = watched.page
    page.locator('[data-system="repair"] .cell[data-row="sort"][data-column="omp"]').click()
    wait_for_count(page, f"{SAMPLES} of {TOTAL} samples")
    assert page.input_value("#system") == "repair"


def test_the_keyboard_is_enough(watched: Watched) -> None:
    page = watched.page
    page.keyboard.press("/")
    page.keyboard.type("scan")
    wait_for_count(page, f"{3 * SAMPLES * 2} of {TOTAL} samples")
    page.keyboard.press("Escape")
    for key in ("ArrowDown", "ArrowDown", "j", "k", "End", "Home", "ArrowDown"):
        page.keyboard.press(key)
    chosen = page.locator('.row[aria-selected="true"]')
    assert chosen.get_attribute("aria-posinset") == "2"
    assert page.evaluate(
        "document.getElementById('list').getAttribute('aria-activedescendant')"
    ) == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_selector("#detail:focus .attempt")
    page.keyboard.press("Escape")
    page.wait_for_selector("#list:focus")


def test_a_repaired_sample_shows_changes_diagnostics_and_tests(watched: Watched) -> None:
    page = watched.page
    page.select_option("#system", "repair")
    page.select_option("#order", "most attempts")
    page.locator(".row").first.click()
    page.wait_for_selector(".attempt")
    assert page.locator(".attempt").count() == 4
    assert page.locator(".code .added").count() > 0
    assert page.locator(".code .removed").count() > 0
    assert page.locator(".code .note").first.inner_text().startswith("error (column 9): 'w")
    page.get_by_role("button", name="code", exact=True).first.click()
    assert page.locator(".attempt .k").count() > 0
    assert page.locator(".attempt .d").first.inner_text().strip().startswith("#")


@pytest.mark.parametrize(
    ("source", "classes"),
    [
        ("int x = 0x1f;", [[["y", "int"], ["", " x = "], ["n", "0x1f"], ["", ";"]]]),
        ("/* a\nb */ if", [[["c", "/* a"]], [["c", "b */"], ["", " "], ["k", "if"]]]),
        ("/* open\nend", [[["c", "/* open"]], [["c", "end"]]]),
        ("#pragma omp \\\n parallel\nx", [[["d", "#pragma omp \\"]], [["d", " parallel"]], [["", "x"]]]),
        ('"a\\"b" // c', [[["t", '"a\\"b"'], ["", " "], ["c", "// c"]]]),
        ('"open\n1', [[["t", '"open']], [["n", "1"]]]),
        ("", [[]]),
    ],
)
def test_code_is_highlighted(watched: Watched, source: str, classes: list[object]) -> None:
    found = watched.page.evaluate("highlighted", source)
    assert [_joined(line) for line in found] == classes


def _joined(line: list[list[str]]) -> list[list[str]]:
    """Neighbours without a class as one."""
    joined: list[list[str]] = []
    for kind, text in line:
        if joined and joined[-1][0] == kind == "":
            joined[-1][1] += text
        else:
            joined.append([kind, text])
    return joined


def test_changes_are_the_least_ones(watched: Watched) -> None:
    lines = watched.page.evaluate(
        "([a, b]) => [...changes(a, b, []).querySelectorAll('.l')]"
        ".map((line) => [line.className, line.dataset.n, line.textContent])",
        ["a\nb\nc\nd\n", "a\nc\nx\nd\n"],
    )
    assert lines == [
        ["l", "1", "a"],
        ["l removed", "\u2212", "b"],
        ["l", "2", "c"],
        ["l added", "+", "x"],
        ["l", "4", "d"],
    ]


def test_code_of_any_length_is_shown_at_once(watched: Watched) -> None:
    """A model may answer with a million lines, or with one very long one."""
    page = watched.page
    assert page.evaluate("highlighted('x;\\n'.repeat(1e5)).length") == 3001
    assert page.evaluate("changes('a\\n'.repeat(1e5), 'b\\n'.repeat(1e5), [])") is None
    assert page.evaluate("highlighted('/*'.repeat(1e5) + '\"'.repeat(1e5) + ' '.repeat(1e6)).length") == 1


def test_a_link_leads_to_a_sample(watched: Watched, browser: "Browser", report: Path) -> None:
    page = watched.page
    page.locator(".row").nth(3).click()
    page.wait_for_selector(".attempt")
    address = page.evaluate("location.hash")
    other = Watched(browser.new_page(), report, address)
    other.page.wait_for_selector(".attempt")
    assert other.page.locator("#detail h3").inner_text() == page.locator("#detail h3").inner_text()
    assert other.page.locator(".facts").inner_text() == page.locator(".facts").inner_text()
    other.page.close()


def test_the_address_may_be_anything(browser: "Browser", report: Path) -> None:
    for address in ("#sample=%E0%A4%A", "#sample", "#sample=no|such|one|1", "#<img src=x onerror=alert(1)>"):
        seen = Watched(browser.new_page(), report, address)
        assert seen.complaints == []
        seen.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(browser: "Browser", report: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = Watched(context.new_page(), report).page
    assert contrast(page) > 7
    page.click("#theme")
    assert contrast(page) > 7
    context.close()


def test_the_theme_button_changes_the_theme(watched: Watched) -> None:
    page = watched.page
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == before


def test_a_narrow_screen_shows_one_thing_at_a_time(browser: "Browser", report: Path) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 800}, reduced_motion="reduce")
    page = Watched(context.new_page(), report).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.locator(".row").first.click()
    page.wait_for_selector("#detail .attempt")
    assert not page.locator("#list").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.get_by_role("button", name="← all samples").click()
    assert page.locator("#list").is_visible()
    context.close()


def test_without_scripts_tables_and_charts_are_there(browser: "Browser", report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.locator("section#overview td").count() > 10
    assert page.locator("svg").count() > 5
    assert page.get_by_text("or switched off here").is_visible()
    context.close()
