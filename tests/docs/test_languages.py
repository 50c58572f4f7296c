"""A translated site has a few pages, with links to the rest in English."""

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
    """Addresses are relative, so they also work on a disk."""
    assert languages.address(page, target) == seen


class TestInRussian:
    def test_only_the_translated_pages_are_built_and_links_lead_home(self, build):
        """Links to untranslated pages and laws point to the English site."""
        out, _ = build("-D", "language=ru", **PAGES)
        page = (out / "index.html").read_text("utf-8")

        assert not (out / "other.html").exists()
        assert 'href="../other.html"' in page
        assert 'href="../reference/statutes/eu-gdpr.html#eu-gdpr"' in page

    def test_a_text_without_a_translation_fails_the_build(self, build):
        """A text without a translation fails the build."""
        _, done = build(
            "-D",
            "language=ru",
            index="# penaltymodel\n\n```{tiles}\ntiles = [('Untranslated', 'so', 'far')]\n```\n",
        )

        assert done.returncode != 0
        assert "no ru for 'Untranslated'" in done.stderr
