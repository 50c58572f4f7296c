"""
The cost of a calculator for its reader, with a budget: bytes, the first answer, the next answers.

It needs the built pages, ``docs/_build/html``, Debian's ``chromium`` and the extra ``browser``. For
each first answer, a browser without a cache loads the page from loopback. The bytes are the gzipped
size of all files that the page requests after the reader's first change.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import threading

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.harness import Row, spread


SITE = Path(__file__).parent.parent / "docs" / "_build" / "html"
PAGE = "how-to/calculator.html"
BUDGET_BYTES, BUDGET_FIRST, BUDGET_NEXT = 7_000_000, 5.0, 0.050
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
ANSWERED = "document.querySelector('.live-calculator').dataset.answers"
FIRST = f"""new Promise((done) => {{
  const begun = performance.now();
  const wait = () => {ANSWERED} ? done((performance.now() - begun) / 1000) : setTimeout(wait, 5);
  const revenue = document.querySelector("[name=revenue]");
  revenue.value = "144 438 324 700";
  revenue.dispatchEvent(new Event("input", {{ bubbles: true }}));
  wait();
}})"""
NEXT = """(async () => {
  const calculator = live.calculators[0], seconds = [];
  for (let number = 0; number < 60; number++) {
    const values = { ...calculator.values(), revenue: `${10 ** 9 + number}`, repeat: "repeat" };
    const begun = performance.now();
    await calculator.ask(values);
    seconds.push((performance.now() - begun) / 1000);
  }
  return seconds.slice(10);
})()"""


def measure(*, small: bool = False) -> list[Row]:
    """Measure in new browsers; return no rows if the pages or the browser are missing."""
    chromium = shutil.which("chromium")
    if chromium is None or find_spec("playwright") is None or not (SITE / PAGE).exists():
        print("live: needs docs/_build/html, chromium and the extra browser; skipped")
        return []
    first: list[float] = []
    after: list[float] = []
    with _served() as address:
        for _ in range(2 if small else 9):
            seconds, more, requested = _read(chromium, address)
            first.append(seconds)
            after += more
    files = {SITE / each.removeprefix(address).partition("?")[0] for each in requested}
    sent = sum(len(gzip.compress(each.read_bytes())) for each in files)
    return [
        _row(f"download, once: {sent / 1e6:.2f} MB as gzip", [sent], BUDGET_BYTES, "7 MB"),
        _row(f"first result: {spread(first)['median']:.2f} s", first, BUDGET_FIRST, "5 s"),
        _row(
            f"later results: {1e3 * spread(after)['median']:.1f} ms",
            after,
            BUDGET_NEXT,
            "50 ms",
        ),
    ]


def _row(work: str, values: list[float], budget: float, named: str) -> Row:
    return {
        "group": "live",
        "work": work,
        "name": "penaltymodel in Chromium",
        "yardstick": f"budget: {named}",
        "reach": 1,
        "measured": spread(values),
        "ratio": spread(each / budget for each in values),
    }


@contextmanager
def _served() -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *words: object) -> None:
            """Do not log requests."""

    handler = functools.partial(Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _read(chromium: str, address: str) -> tuple[float, list[float], list[str]]:
    """Calculate several times in a new browser; return the seconds and the requested addresses."""
    from playwright.sync_api import sync_playwright  # of an extra

    requested: list[str] = []
    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        page.goto(address + PAGE, wait_until="networkidle")
        page.on("request", lambda request: requested.append(request.url))
        page.context.on("request", lambda request: requested.append(request.url))
        seconds = page.evaluate(FIRST)
        after = page.evaluate(NEXT)
        browser.close()
    return seconds, after, requested
