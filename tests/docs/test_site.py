"""The whole built site is consistent; no browser is needed."""

from urllib.parse import unquote, urlsplit

import pytest


pytest.importorskip("sphinx")
bs4 = pytest.importorskip("bs4")

import public_names  # noqa: E402

from sphinx.util.inventory import InventoryFile  # noqa: E402

import law  # noqa: E402

from penaltymodel import catalog  # noqa: E402


@pytest.fixture(scope="module")
def pages(site):
    """Return every page, parsed."""
    return {
        path: bs4.BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in site.rglob("*.html")
        if "_static" not in path.relative_to(site).parts
    }


def test_every_link_inside_the_site_has_an_end(site, pages):
    """Every link within the site has a file and an anchor."""
    anchors = {
        path: {node["id"] for node in page.find_all(id=True)} for path, page in pages.items()
    }
    broken = [
        f"{path.relative_to(site)} -> {link['href']}"
        for path, page in pages.items()
        for link in page.find_all("a", href=True)
        if not _has_end(link["href"], path, anchors)
    ]

    assert len(pages) > 60
    assert broken == []


def _has_end(address, page, anchors):
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return True
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        return False  # does not open from a disk
    if not target.exists():
        return False
    return (
        not parts.fragment or target not in anchors or unquote(parts.fragment) in anchors[target]
    )


def test_no_page_loads_anything_from_elsewhere(pages):
    """No script, style, font, picture or frame comes from another host."""
    loaded = [
        (path.name, node[key])
        for path, page in pages.items()
        for tag, key in (("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"))
        for node in page.find_all(tag)
        if node.get(key) and urlsplit(node[key]).netloc and "canonical" not in node.get("rel", [])
    ]

    assert loaded == []


def test_no_page_is_heavy(site, pages):
    """No page contains a large value, such as a cache."""
    heavy = [str(path.relative_to(site)) for path in pages if path.stat().st_size > 3 * 2**20]

    assert heavy == []


def test_every_picture_and_drawing_has_words(pages):
    """Every picture has a text alternative."""
    mute = [
        path.name
        for path, page in pages.items()
        for node in [*page.find_all("img"), *page.select("svg[role=img]:not([aria-hidden])")]
        if not (node.get("alt") or node.find("title") or node.get("aria-label"))
    ]

    assert mute == []


def test_every_public_name_is_in_the_inventory(site):
    """The inventory lists every public name."""
    known = InventoryFile.loads((site / "objects.inv").read_bytes(), uri="").data
    names = {name for kind, items in known.items() if kind.startswith("py:") for name in items}

    assert public_names.public_names() - names == set()


def test_every_statute_and_provision_has_its_anchor_and_official_text(site, pages):
    """Each has an inventory entry, an anchor and a link to its official text."""
    known = InventoryFile.loads((site / "objects.inv").read_bytes(), uri="").data
    shown = {**known["law:statute"], **known["law:provision"]}

    assert set(shown) == set(law.citable())
    for key, (statute, provision) in law.citable().items():
        path, _, anchor = shown[key].uri.partition("#")
        page = pages[site / path]

        assert page.find(id=anchor) is not None, key
        assert law.official(statute, provision) in {
            a["href"] for a in page.find_all("a", href=True)
        } | {""}


def test_every_statute_but_a_report_names_its_official_text():
    """Only the reported rule has no official text."""
    assert [key for key, statute in catalog().items() if not statute.url] == [
        "ru/as-reported-2021"
    ]


def test_every_page_has_a_text(site, pages):
    """Each page has a text file that ``llms.txt`` lists."""
    listed = (site / "llms.txt").read_text("utf-8")
    no_text = {"genindex", "search", "py-modindex"}
    names = {
        str(path.relative_to(site).with_suffix("")) for path in pages if path.is_relative_to(site)
    }

    for name in names - no_text:
        if not name.startswith("ru/"):
            assert (site / f"{name}.txt").exists(), name
            assert f"({name}.txt)" in listed
