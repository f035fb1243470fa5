"""The page of a running benchmark in a real browser, while a real benchmark runs."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import fakes
import pytest
from bench_fakes import FakePools, Listener, bench
from browsing import contrast

from pareval_agent.benchmark.live_page import LivePage
from pareval_agent.benchmark.live_server import serving
from pareval_agent.benchmark.progress import Progress, Watchers
from pareval_agent.benchmark.row import SampleRow
from pareval_agent.configs.errors import InfrastructureError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quick")]

HOSTILE = "<img src=x onerror='window.pwned = 1'></script><script>window.pwned = 1</script>\u202e"


class HostileToolbox(fakes.FakeToolbox):
    """The compiler repeats what the model wrote; and it may be that the machine fails."""

    failures = 0
    """Of so many builds."""

    def build(self, *arguments: Any) -> Any:
        if self.failures:
            self.failures -= 1
            raise InfrastructureError("the disk is full")
        result = super().build(*arguments)
        hostile = [one.model_copy(update={"message": f"{one.message} {HOSTILE}"}) for one in result.diagnostics]
        return result.model_copy(update={"diagnostics": tuple(hostile)})


class Gate(Listener):
    """Lets as many samples end as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self._allowed = threading.Semaphore(0)

    def allow(self, samples: int) -> None:
        self._allowed.release(samples)

    def on_progress(self, progress: Progress, row: SampleRow | None) -> None:
        if row is not None:
            self._allowed.acquire()


class Running:
    """A benchmark of six samples, zero-shot and repair in turn, and its page."""

    def __init__(self, folder: Path) -> None:
        self.toolbox = HostileToolbox()
        self.page = LivePage(folder)
        self._gate = Gate()
        self.allow = self._gate.allow
        self._thread = threading.Thread(target=self._run, args=(folder,), daemon=True)

    def _run(self, folder: Path) -> None:
        listener = Watchers(self._gate, self.page)
        bench(folder, FakePools(), toolbox=self.toolbox, listener=listener, samples=3, jobs=1)

    @contextmanager
    def served(self) -> Iterator[str]:
        with serving(self.page, 0) as address:
            yield address
            self.finish()

    def start(self) -> None:
        if not self._thread.ident:
            self._thread.start()

    def finish(self) -> None:
        self.start()
        self.allow(100)
        self._thread.join(60)


@pytest.fixture
def running(tmp_path: Path) -> Running:
    return Running(tmp_path / "run<b>&")


@pytest.fixture
def address(running: Running) -> Iterator[str]:
    with running.served() as address:
        yield address


@pytest.fixture
def opened(browser: "Browser", running: Running, address: str) -> Iterator[Callable[..., "Page"]]:
    """Starts the benchmark and opens the page; what the browser complains of, or asks for elsewhere, is a failure."""
    complaints: list[str] = []
    contexts = []

    def open_page(**options: Any) -> "Page":
        running.start()
        contexts.append(browser.new_context(reduced_motion="reduce", **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith(address) or complaints.append(request.url))
        page.goto(address)
        page.wait_for_selector("#score-rows tr")
        return page

    yield open_page
    for context in contexts:
        assert [page.evaluate("window.pwned") for page in context.pages] == [None]
        context.close()
    assert complaints == []


def fact(page: "Page", name: str) -> str:
    return page.locator("#facts div", has=page.get_by_text(name, exact=True)).locator("dd").inner_text()


def wait_for_samples(page: "Page", text: str) -> None:
    from playwright.sync_api import expect

    expect(page.locator("#facts div", has_text="samples").locator("dd")).to_have_text(text)


def test_the_page_follows_the_benchmark(running: Running, opened: Callable[..., "Page"]) -> None:
    page = opened()
    wait_for_samples(page, "0 of 6")
    assert page.locator("#phase").inner_text() == "Running"
    assert page.locator("#newest-rows tr").count() == 0
    running.allow(1)
    wait_for_samples(page, "1 of 6")
    running.allow(1)
    wait_for_samples(page, "2 of 6")
    assert page.locator("#newest-rows .verdict").all_inner_texts() == ["passed", "build failed"]
    assert [" ".join(row.split()) for row in page.locator("#score-rows tr").all_inner_texts()] == [
        "zero_shot omp 1 of 3 0 0 0.00",
        "repair omp 1 of 3 1 1 1.00",
    ]
    assert page.locator("#verdicts li").all_inner_texts() == ["build failed 1", "passed 1"]
    assert fact(page, "passed") == "1"
    assert fact(page, "cost") == "n/a", "nobody knows what it costs, which is not nothing"
    assert page.locator("#whole").get_attribute("aria-label") == "passed 1, not built 1, to do 4"
    assert page.title().startswith("2/6 · ")
    running.finish()
    wait_for_samples(page, "6 of 6")
    assert (fact(page, "passed"), fact(page, "tokens in"), fact(page, "tokens out")) == ("3", "3,600", "1,200")


def test_hostile_text_is_shown_and_does_nothing(running: Running, opened: Callable[..., "Page"]) -> None:
    page = opened()
    running.allow(1)
    detail = page.locator("#newest-rows .detail")
    detail.wait_for()
    assert "<img src=x onerror" in detail.inner_text()
    assert page.locator("main img, main script").count() == 0
    assert page.locator(".runs").inner_text().endswith("run<b>&")
    page.wait_for_timeout(200)  # time for a script that should not be there


def test_failures_of_the_machine_are_beside_the_score(running: Running, opened: Callable[..., "Page"]) -> None:
    running.toolbox.failures = 2  # each sample is tried twice
    page = opened()
    running.allow(1)
    page.wait_for_selector("#newest-rows tr")
    assert page.locator("#newest-rows .verdict").inner_text() == "machine failed"
    assert page.locator("#newest-rows .detail").inner_text() == "the disk is full"
    assert fact(page, "machine failed") == "1"
    wait_for_samples(page, "0 of 6")
    assert page.locator("#verdicts li").count() == 0


def test_the_end_is_told_and_the_last_state_stays(browser: "Browser", running: Running) -> None:
    with running.served() as address:
        page = browser.new_page()
        running.start()
        page.goto(address)
        page.wait_for_selector("#score-rows tr")
        running.finish()
    page.wait_for_selector("#phase.ended")
    wait_for_samples(page, "6 of 6")
    assert page.locator("#phase").inner_text().startswith("The benchmark has ended")
    page.wait_for_timeout(1200)  # the clock of what is over stands still
    assert page.locator("#facts dt").all_inner_texts()[-1] == "took"
    page.close()


def test_a_stop_is_told_and_what_goes_on_is_followed(browser: "Browser", tmp_path: Path) -> None:
    page = browser.new_page()
    with pytest.raises(KeyboardInterrupt):
        _stop_while_watched(page, tmp_path)
    page.wait_for_selector("#phase.stopped")
    assert "the same command goes on" in page.locator("#phase").inner_text()
    page.wait_for_timeout(4000)  # it asks again meanwhile, and the words stay
    assert page.locator("#phase.stopped").is_visible()
    with serving(LivePage(tmp_path), urlsplit(page.url).port or 0):
        page.wait_for_selector("#phase.running")
    page.close()


def _stop_while_watched(page: "Page", folder: Path) -> None:
    with serving(LivePage(folder), 0) as address:
        page.goto(address)
        page.wait_for_selector("#phase.running")
        raise KeyboardInterrupt


_SERVE = """
import sys, time
from pathlib import Path
from pareval_agent.benchmark.live_page import LivePage
from pareval_agent.benchmark.live_server import serving
with serving(LivePage(Path(sys.argv[1])), int(sys.argv[2])) as address:
    print(address, flush=True)
    time.sleep(100)
"""


@contextmanager
def killed_in_the_end(run: str, port: str) -> Iterator[str]:
    command = [sys.executable, "-c", _SERVE, run, port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.kill()


def test_what_was_killed_is_told_and_followed_again(browser: "Browser") -> None:
    """When the same command goes on at the same port."""
    page = browser.new_page()
    with killed_in_the_end("runs/first", "0") as address:
        page.goto(address)
        page.wait_for_selector("#phase.running")
    page.wait_for_selector("#phase.lost")
    with killed_in_the_end("runs/second", str(urlsplit(address).port)):
        page.wait_for_selector("#phase.running")
        assert page.title().startswith("runs/second")
    page.close()


def test_text_of_rows_can_be_selected_while_others_come(running: Running, opened: Callable[..., "Page"]) -> None:
    page = opened()
    running.allow(1)
    page.wait_for_selector("#newest-rows tr")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#newest-rows .detail'))")
    chosen = page.evaluate("String(getSelection())")
    running.finish()
    wait_for_samples(page, "6 of 6")
    assert page.evaluate("String(getSelection())") == chosen != ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_light_and_dark(opened: Callable[..., "Page"], scheme: str) -> None:
    page = opened(color_scheme=scheme)
    assert contrast(page) > 7
    page.keyboard.press("Tab")  # the link to the results
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.style.colorScheme") == ("dark" if scheme == "light" else "light")
    assert contrast(page) > 7


def test_the_keyboard_reaches_all_that_scrolls(opened: Callable[..., "Page"]) -> None:
    page = opened()
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()"))
    assert reached == ["Skip to the results", "◐ light or dark", "Scores so far", "Newest verdicts"]


def test_a_narrow_screen_is_wide_enough(running: Running, opened: Callable[..., "Page"]) -> None:
    page = opened(viewport={"width": 360, "height": 700})
    running.allow(2)
    wait_for_samples(page, "2 of 6")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_page_says_so(browser: "Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_text("or switched off here").is_visible()
    context.close()
