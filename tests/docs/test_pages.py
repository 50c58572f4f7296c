"""The documentation has a page for every statute of the catalog."""

from pathlib import Path

import pytest

from penaltymodel import catalog


PAGES = Path(__file__).parents[2] / "docs" / "reference" / "statutes"


@pytest.mark.parametrize("key", catalog())
def test_every_statute_has_a_page(key):
    """Each statute has a page with its title."""
    page = (PAGES / f"{key.replace('/', '-')}.md").read_text("utf-8")

    assert page.startswith(f"# {catalog()[key].title}\n")
    assert f"\n.. statutes:: {key}\n" in page


def test_no_page_is_left_behind():
    """Each page has a statute."""
    named = {f"{key.replace('/', '-')}.md" for key in catalog()}

    assert {page.name for page in PAGES.iterdir()} == named
