"""
The site for programs: pages as text, ``llms.txt``, and the catalog as JSON.

After the HTML, each page is also written as text (``index.txt``), with the output of its examples
and directives. ``llms.txt`` lists these files, ``llms-full.txt`` contains all of them.
``catalog/v1/`` contains the documents of :mod:`penaltymodel.output.documents`: the overview, one
file for each statute, and their JSON Schema.
"""

from __future__ import annotations

import json

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.text import TextBuilder
from sphinx.util import logging
from sphinx.util.nodes import process_only_nodes
from sphinx.util.tags import Tags

from penaltymodel import catalog
from penaltymodel.output import documents, schema


logger = logging.getLogger(__name__)
ORDER = ("index", "tutorial", "how-to", "reference", "explanation")


def setup(app: Sphinx) -> dict[str, object]:
    """Write all files after the pages."""
    app.add_config_value("llms_summary", "", "html", str)
    app.connect("build-finished", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "html":
        pages = _texts(app)
        _indexes(app, pages)
        if app.config.language == "en":
            write_catalog(Path(app.outdir) / "catalog" / "v1")


def _texts(app: Sphinx) -> list[tuple[str, str]]:
    """Write the text of every page, and return names and texts in the order of the site."""
    builder = TextBuilder(app, app.env)
    builder.init()
    names = sorted(app.env.found_docs, key=_place)
    builder.prepare_writing(set(names))
    for name in names:
        page = app.env.get_doctree(name)
        process_only_nodes(page, Tags(["text"]))  # removes content for HTML only
        _spell_out(page)
        resolved = app.env.get_and_resolve_doctree(name, builder, doctree=page)
        builder.write_doc(name, resolved)
    return [(name, Path(app.outdir, f"{name}.txt").read_text("utf-8")) for name in names]


def _spell_out(page: nodes.document) -> None:
    """Append the address to every external link, except in tables, where it would break."""
    in_tables = {link for table in page.findall(nodes.table) for link in table.findall()}
    for link in list(page.findall(nodes.reference)):
        address = link.get("refuri", "")
        if address.startswith("http") and address != link.astext() and link not in in_tables:
            link.append(nodes.Text(f" <{address}>"))


def _place(name: str) -> tuple[int, bool, str]:
    top = name.partition("/")[0]
    return (ORDER.index(top) if top in ORDER else len(ORDER), not name.endswith("index"), name)


def _indexes(app: Sphinx, pages: list[tuple[str, str]]) -> None:
    titles = app.env.titles
    listed = [f"- [{titles[name].astext()}]({name}.txt)" for name, _ in pages]
    head = [f"# {app.config.project}", "", f"> {app.config.llms_summary}", "", "## Pages", ""]
    data = [
        "",
        "## Data",
        "",
        "- [Every statute](catalog/v1/catalog.json): the catalog as JSON",
        "- [Schema](catalog/v1/schema.json): the JSON Schema of the catalog and of all results",
        "- [Inventory](objects.inv): every name and provision, for intersphinx",
    ]
    full = "\n\n".join(f"<!-- {name}.html -->\n\n{text}" for name, text in pages)
    folder = Path(app.outdir)
    (folder / "llms.txt").write_text("\n".join([*head, *listed, *data]) + "\n", "utf-8")
    (folder / "llms-full.txt").write_text(full, "utf-8")


def write_catalog(folder: Path) -> None:
    """Write the catalog and its schema to a folder; the statute ``ru/koap-13.41`` to that path."""
    statutes = list(catalog().values())
    _write_json(folder / "catalog.json", documents.statutes(statutes))
    _write_json(folder / "schema.json", schema.schema())
    for each in statutes:
        _write_json(folder / f"{each.key}.json", documents.statute(each))


def _write_json(path: Path, document: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8")
