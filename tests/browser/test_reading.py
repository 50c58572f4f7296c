"""The pages work on any screen, in any theme, by keyboard, and without JavaScript."""

from __future__ import annotations

import itertools
import re

from pathlib import Path

import pytest


AXE = Path(__file__).parents[2] / "docs" / "node_modules" / "axe-core" / "axe.min.js"
KEY_PAGES = (
    "index.html",
    "tutorial/from-the-report-to-the-statute.html",
    "how-to/calculator.html",
    "reference/statutes/ru-koap-13.41.html",
    "reference/api/assess.html",
    "ru/how-to/calculator.html",
)
SCHEMES = ("light", "dark")
THE_ARTICLE = "ru/koap-13.41/4: RUB 3,000,000.00 to RUB 8,000,000.00"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", KEY_PAGES)
def test_accessible(reader, path, width, scheme):
    """Axe finds no violation of WCAG 2.2 A and AA, on a desktop and a phone, light and dark."""
    if not AXE.exists():
        pytest.skip("no axe-core: python tools/fetch_live.py")
    page = reader.open(path, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        .then(({ violations }) => violations.map((each) =>
          [each.id, each.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]))"""
    )
    assert found == []


@pytest.mark.parametrize("path", KEY_PAGES)
def test_phone(reader, path):
    """No page is wider than a phone."""
    page = reader.open(path, viewport={"width": 360, "height": 780})

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_theme(reader):
    """The chosen theme also applies to the next page."""
    page = reader.open("index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)

    page.locator(".theme-switch-button").first.click()
    page.get_by_role("button", name="Dark", exact=True).click()
    dark = page.evaluate(ground)
    page.goto(page.url.replace("index.html", "how-to/calculator.html"))

    assert light != dark == page.evaluate(ground)


@pytest.mark.parametrize(
    ("requested", "title"), [("Twitter", "From the report"), ("GDPR", "General Data Protection")]
)
def test_search(reader, requested, title):
    """The search finds a page by a word, without another host."""
    page = reader.open(f"search.html?q={requested}")

    page.get_by_role("link", name=title).first.wait_for()


def test_keyboard(reader):
    """The calculator works by keyboard."""
    page = reader.open("how-to/calculator.html")
    focused = "document.activeElement.name || document.activeElement.textContent"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == "revenue":
            break
    page.keyboard.press("Control+A")
    page.keyboard.type("12 345 678 901")
    page.wait_for_function("document.querySelector('.live-calculator').dataset.answers >= 1")
    assert page.locator(".live-status").inner_text() == THE_ARTICLE
    assert page.evaluate(focused) == "revenue"  # the answer does not take the reader elsewhere

    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == "Add an earlier decision":
            break
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.name === 'decision1.under'")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("how-to/calculator.html", THE_ARTICLE),
        ("reference/statutes/eu-gdpr.html", "eu/gdpr/83.4: EUR 0.00 to EUR 20,000,000.00"),
        ("tutorial/from-the-report-to-the-statute.html", "2,862 in all"),
    ],
)
class TestWithoutHelp:
    """The page contains the initial results."""

    def test_without_javascript(self, reader, path, text):
        """Without JavaScript, results are visible and controls are disabled."""
        page = reader.open(path, java_script_enabled=False)

        assert page.get_by_text(text).first.is_visible()
        for control in page.locator(".live-fields input:not([type=hidden])").all():
            assert control.is_disabled()

    def test_from_a_file(self, browser, site, path, text):
        """A page opened from a file shows the results and explains what is missing."""
        page = browser.new_page()
        page.goto((site / path).as_uri())

        assert page.get_by_text(text).first.is_visible()
        for note in page.locator(".live-off").all():
            assert note.is_visible()
        page.close()


def html_pages(site):
    """Return the paths of all pages of the site, in order."""
    paths = sorted(each.relative_to(site) for each in site.rglob("*.html"))
    return [each.as_posix() for each in paths if "_static" not in each.parts]


def test_no_page_names_another_host(site):
    """Pages load no script, style, picture, font or frame from another host."""
    loading = re.compile(
        r"""<(?!a\b)[^>]*\b(?:src|srcset|href|data|action)=["'](?:https?:)?//[^>]*>"""
    )
    leads_elsewhere = re.compile(r"""rel=["'](?:canonical|license|alternate)["']""")
    pages = html_pages(site)
    assert len(pages) > 60

    for path in pages:
        for found in loading.findall((site / path).read_text("utf-8")):
            assert leads_elsewhere.search(found), (path, found)


def test_pages_keep_to_their_host(reader, site):
    """Reading a page sends no request to another host and logs no error."""
    page = reader.open("index.html")
    for path in html_pages(site)[::5]:
        page.goto(f"{reader.address}{path}")

    foreign = itertools.filterfalse(lambda url: url.startswith(reader.address), reader.requested)
    assert not [url for url in foreign if not url.startswith(("data:", "blob:"))]
