"""Citations of law are checked against the catalog."""

import pytest


pytest.importorskip("sphinx")

from sphinx.util.inventory import InventoryFile

from penaltymodel import catalog


STATUTE = """# The statute

```{eval-rst}
.. statutes:: ru/koap-20.25
```
"""
CITING = """# A page

See {law}`ru/koap-20.25/1` and {law}`the article <ru/koap-20.25>`.

```{toctree}
statute
table
```
"""
TABLE = """# Authorities

```{eval-rst}
.. authorities::
```
"""


@pytest.fixture(scope="module")
def cited(build):
    """Return the folder of a site with a citation, the statute and the table of authorities."""
    out, done = build(index=CITING, statute=STATUTE, table=TABLE)
    assert done.returncode == 0, done.stderr
    return out


class TestACitation:
    def test_leads_to_where_the_provision_is_shown(self, cited):
        """The link has the anchor of the provision and its offense as a tooltip."""
        page = (cited / "index.html").read_text("utf-8")
        offense = catalog()["ru/koap-20.25"].provision("ru/koap-20.25/1").offense

        assert 'href="statute.html#ru-koap-20-25-1"' in page
        assert f'title="ru/koap-20.25/1: {offense}"' in page
        assert ">the article</span>" in page
        assert 'id="ru-koap-20-25-1"' in (cited / "statute.html").read_text("utf-8")

    def test_stands_in_the_table_of_authorities(self, cited):
        """The table links to the citing page and the official text."""
        row = (cited / "table.html").read_text("utf-8").partition("#ru-koap-20-25-1")[2]
        row = row.partition("</tr>")[0]

        assert 'href="index.html' in row
        assert catalog()["ru/koap-20.25"].url.replace("&", "&amp;") in row

    def test_is_an_object_of_the_inventory(self, cited):
        """The inventory lists the provision by its key."""
        inventory = InventoryFile.loads((cited / "objects.inv").read_bytes(), uri="")

        assert "ru/koap-20.25/1" in inventory.data["law:provision"]
        assert list(inventory.data["law:statute"]) == ["ru/koap-20.25"]

    def test_of_an_unknown_provision_fails_the_build(self, build):
        """The error names the key, the line and similar keys."""
        _, done = build(index="# A page\n\nSee {law}`ru/koap-20.25/7`.\n")

        assert done.returncode != 0
        assert "index.md:3" in done.stderr
        assert "unknown law 'ru/koap-20.25/7'; did you mean" in done.stderr

    def test_of_a_provision_that_is_shown_nowhere_fails_the_build(self, build):
        """A provision without a page fails the build."""
        _, done = build(index="# A page\n\nSee {law}`ru/koap-20.25/1`.\n")

        assert done.returncode != 0
        assert "ru/koap-20.25/1" in done.stderr


def test_a_key_in_an_example_counts_as_cited(build):
    """The table of authorities also lists keys in examples."""
    page = CITING + "\n```python\nunder = 'ru/koap-20.25/1'\n```\n"
    out, done = build(
        index="# Start\n\n```{toctree}\npage\n```\n", page=page, statute=STATUTE, table=TABLE
    )

    assert done.returncode == 0, done.stderr
    assert 'href="page.html' in (out / "table.html").read_text("utf-8")
