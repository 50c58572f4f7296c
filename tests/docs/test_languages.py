"""A site of a few pages in another language, with links to the rest in English."""

import pytest


pytest.importorskip("sphinx")

import languages


PAGES = {
    "index": "# penaltymodel\n\n[words](other.md), {law}`x <eu/gdpr>`.\n\n```{toctree}\nother\n```\n",
    "other": "# Other\n",
}


@pytest.mark.parametrize(
    ("page", "target", "seen"),
    [
        ("index", "../a.html", "../a.html"),
        ("how-to/b", "../a.html", "../../a.html"),
        ("how-to/b", "ru/index.html", "../ru/index.html"),
    ],
)
def test_an_address_is_seen_from_the_page(page, target, seen):
    """Relative, so that it works on a disk as well."""
    assert languages.address(page, target) == seen


class TestInRussian:
    def test_only_the_translated_pages_are_built_and_links_lead_home(self, build):
        """What is only in English is linked there: a page, and a law by its anchor."""
        out, _ = build("-D", "language=ru", **PAGES)
        page = (out / "index.html").read_text("utf-8")

        assert not (out / "other.html").exists()
        assert 'href="../other.html"' in page
        assert 'href="../reference/statutes/eu-gdpr.html#eu-gdpr"' in page

    def test_a_text_without_a_translation_fails_the_build(self, build):
        """A page is never half translated in silence."""
        _, done = build(
            "-D",
            "language=ru",
            index="# penaltymodel\n\n```{tiles}\ntiles = [('Never said', 'so', 'far')]\n```\n",
        )

        assert done.returncode != 0
        assert "no ru for 'Never said'" in done.stderr
