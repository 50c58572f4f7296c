"""
Take screenshots of the key pages: ``python tools/shoot_pages.py docs/_build/html /tmp/shots``.

Each page is shown on a desktop and on a phone, light and dark. The calculator is also shown with an
answer and with an earlier decision, and the tutorial with a changed example.
"""

from __future__ import annotations

import functools
import http.server
import sys
import threading

from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright


PAGES = (
    "index.html",
    "tutorial/from-the-report-to-the-statute.html",
    "how-to/calculator.html",
    "reference/statutes.html",
    "reference/statutes/ru-koap-13.41.html",
    "reference/statutes/eu-gdpr.html",
    "reference/api/engine.html",
)
SCREENS = {"desk": (1280, 900), "phone": (390, 844)}
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PATIENCE = 60_000


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Do not log requests."""


def shoot(site: Path, folder: Path) -> None:
    """Save all screenshots of *site* in *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(_Quiet, directory=str(site))
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for screen in SCREENS:
            for scheme in ("light", "dark"):
                for path in PAGES:
                    page = _opened(browser, screen, scheme, address + path)
                    name = path.removesuffix(".html").replace("/", "-")
                    page.screenshot(path=folder / f"{name}-{screen}-{scheme}.png", full_page=True)
                    page.context.close()
            _used(browser, screen, address, folder)
        browser.close()
        server.shutdown()


def _opened(browser: Browser, screen: str, scheme: str, address: str) -> Page:
    width, height = SCREENS[screen]
    size = {"width": width, "height": height}
    page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
    page.goto(address)
    return page


def _used(browser: Browser, screen: str, address: str, folder: Path) -> None:
    """Save screenshots of pages after a reader has used them."""
    case = (
        "statute=ru%2Fkoap-13.41&offense=calls-to-minors&committed_on=2021-10-01"
        "&revenue=144+438+324+700&decision1.under=ru%2Fkoap-13.41%2F2"
        "&decision1.decided_on=2021-04-02&decision1.in_force_on=on"
        "&decision1.in_force_on_day=2021-05-17&decision1.executed_on=-"
    )
    page = _opened(browser, screen, "light", f"{address}how-to/calculator.html#{case}")
    page.wait_for_selector(".live-calculator[data-answers]", timeout=PATIENCE)
    page.screenshot(path=folder / f"used-calculator-{screen}.png", full_page=True)
    page.locator("[name=revenue]").fill("1.5")
    page.wait_for_selector(".live-problem")
    page.screenshot(path=folder / f"used-wrong-{screen}.png", full_page=True)
    page.context.close()
    page = _opened(browser, screen, "dark", f"{address}{PAGES[1]}")
    page.locator(".live-cell").nth(2).get_by_role("button", name="Change and run").click()
    page.wait_for_function(
        "document.querySelectorAll('.live-cell')[2].dataset.runs", timeout=PATIENCE
    )
    page.locator(".live-cell").nth(2).screenshot(path=folder / f"used-example-{screen}.png")
    page.context.close()


if __name__ == "__main__":
    shoot(Path(sys.argv[1]), Path(sys.argv[2]))
