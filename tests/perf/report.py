"""How fast a report of 420 prompts x 20 samples is made, opened, scrolled and searched.

    .venv/bin/python tests/perf/report.py [FOLDER]

Needs Chromium and playwright. Files stay in FOLDER, if one is named. Run it on a machine that does nothing else.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from made_report import report_run

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SCROLL = """async () => {
    const list = document.getElementById("list");
    const frames = [];
    let last = performance.now();
    const end = last + 3000;
    while (last < end) {
        list.scrollTop += 1500;
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        frames.push(now - last);
        last = now;
    }
    frames.sort((a, b) => a - b);
    return [frames[Math.floor(frames.length / 2)], frames[Math.floor(frames.length * 0.95)]];
}"""


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else scratch)
        run, page = folder / "run", folder / "report.html"
        if not run.exists():
            report_run(run)
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pareval_agent.cli.main", "report", run, "-o", page], check=True)
        print(f"report of 8,400 samples: {time.perf_counter() - begin:.1f} s, {page.stat().st_size / 1e6:.1f} MB")
        _look(page)


def _look(file: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        begin = time.perf_counter()
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_selector(".row")
        print(f"opened, with the list: {time.perf_counter() - begin:.2f} s")
        median_ms, high_ms = page.evaluate(_SCROLL)
        print(f"a frame while scrolling: {median_ms:.0f} ms (median), {high_ms:.0f} ms (95th percentile)")
        begin = time.perf_counter()
        page.locator(".row").first.click()
        page.wait_for_selector(".attempt")
        print(f"a sample shown: {time.perf_counter() - begin:.2f} s")
        print(f"filtered by words: {_searched(page, 'crashed kokkos'):.2f} s")
        page.check("#deep")
        print(f"searched in all code and messages: {_searched(page, 'no such words'):.2f} s")
        expect(page.locator("#count")).to_have_text("0 of 8,400 samples")
        browser.close()


def _searched(page: "Page", words: str) -> float:
    """Seconds until the count says that it is a result."""
    begin = time.perf_counter()
    page.evaluate("document.getElementById('count').textContent = ''")
    page.fill("#search", words)
    while not page.locator("#count").inner_text().endswith("samples"):
        time.sleep(0.01)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
