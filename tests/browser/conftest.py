"""
Fixtures for tests of the built pages in a real browser.

Build the pages, then: ``PENALTYMODEL_SITE=docs/_build/html pytest tests/browser``. Without that,
or without Chromium, these tests are skipped with a message. A
request to another host, or a console error, fails the test that opened the page.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading

from pathlib import Path

import pytest


FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60_000  # milliseconds: of a loaded machine


@pytest.fixture(scope="session")
def site() -> Path:
    """Return the folder of the built pages."""
    given = os.environ.get("PENALTYMODEL_SITE")
    if not given:
        pytest.skip("no built pages: set PENALTYMODEL_SITE, such as to docs/_build/html")
    return Path(given).resolve()


@pytest.fixture(scope="session")
def address(site):
    """Serve the pages, and return their address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # as real hosts do: one connection for many files

        def log_message(self, *words: object) -> None:
            """Do not log requests."""

    class Patient(http.server.ThreadingHTTPServer):
        request_queue_size = 128  # a page asks for more at once than the usual five

        def handle_error(self, *about: object) -> None:
            """Ignore aborted requests."""

    handler = functools.partial(Quiet, directory=str(site))
    with Patient(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser():
    """Start the Chromium of the system."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as each:
        browser = each.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


class Reader:
    """Opens pages, and records their errors."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address
        self.contexts, self.trouble = [], []
        self.requested = []

    def open(self, path, **options):
        """Open a page in a new window."""
        context = self.browser.new_context(
            **({"viewport": {"width": 1280, "height": 900}} | options)
        )
        context.set_default_timeout(PATIENCE)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.contexts.append(context)
        context.on("request", self._request)
        page = context.new_page()
        page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        page.on("console", self._console)
        page.goto(path if "://" in path else self.address + path)
        return page

    def _request(self, request):
        self.requested.append(request.url)
        if not request.url.startswith((self.address, "data:", "blob:", "file:")):
            self.trouble.append(f"foreign request: {request.url}")

    def _console(self, message):
        if message.type in {"error", "warning"}:
            self.trouble.append(f"console: {message.text} {message.location}")

    def close(self):
        """Close all windows, and check that there were no errors."""
        for context in self.contexts:
            context.close()
        assert not self.trouble


@pytest.fixture
def reader(browser, address):
    """Return a reader for one test."""
    one = Reader(browser, address)
    yield one
    one.close()


@pytest.fixture(scope="module")
def patient_reader(browser, address):
    """Return a reader for all tests of a file, so that Python is loaded once."""
    one = Reader(browser, address)
    yield one
    one.close()
