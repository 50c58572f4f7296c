"""
Citations of law, which are checked against the catalog.

``{law}`ru/koap-13.41/5` `` links to the section of the provision, with its offense as a tooltip; an
unknown key is an error. Every statute and provision is an object of the domain ``law``, so
``objects.inv`` lists it for other projects. ``.. authorities::`` is the table of authorities: each
provision with its official text and the pages that cite it.
"""

# ruff: noqa: ARG001, ARG002, PLR0917  # Sphinx hands its domains all of these, by position

from __future__ import annotations

import difflib
import posixpath
import re

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar
from urllib.parse import urlsplit

from docutils import nodes
from pieces import grid, linked
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode
from words import translate

from penaltymodel import catalog
from penaltymodel.law.statute import Provision, Statute


logger = logging.getLogger(__name__)
_KEY = re.compile(r"\b[a-z]{2}/[\w./-]*\w")


def setup(app: Sphinx) -> dict[str, object]:
    """Register the domain, the short role, and the table of authorities."""
    app.add_config_value("law_elsewhere", "", "env", str)
    app.add_domain(Law)
    app.add_role("law", Citation())
    app.add_node(authorities)
    app.add_directive("authorities", Authorities)
    app.connect("env-get-outdated", _outdated)
    app.connect("doctree-resolved", _fill)
    return {"parallel_read_safe": False}


def citable() -> dict[str, tuple[Statute, Provision | None]]:
    """Return every statute and every provision of the catalog, by key."""
    found: dict[str, tuple[Statute, Provision | None]] = {}
    for statute in catalog().values():
        found[statute.key] = (statute, None)
        found |= {each.key: (statute, each) for each in statute.provisions}
    return found


def anchor(key: str) -> str:
    """Return the anchor of a statute or provision on its page."""
    return nodes.make_id(key)


def official(statute: Statute, provision: Provision | None) -> str:
    """Return the address of the official text, or an empty text if there is none."""
    own = provision.enactments[-1].source.url if provision else ""
    is_specific = urlsplit(own).path.strip("/")  # more than the front page of a portal
    return own if is_specific else statute.url


def cite(key: str, docname: str, text: str = "", *, made: bool = True) -> pending_xref:
    """Return a link to *key*; a *made* link, generated from the catalog, is not a citation."""
    return pending_xref(
        "",
        nodes.literal(text or key, text or key),
        refdomain="law",
        reftype="provision",
        reftarget=key,
        refexplicit=True,
        refdoc=docname,
        made=made,
    )


def cited(keys: Iterable[str], docname: str, *, made: bool = True) -> list[nodes.Node]:
    """Return links to *keys*, with commas between them."""
    links = [each for key in keys for each in (cite(key, docname, made=made), nodes.Text(", "))]
    return links[:-1]


class Citation(XRefRole):
    """A link to a statute or a provision; an unknown key is an error."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.literal, warn_dangling=True)

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or only the text with a warning."""
        if self.target not in citable():
            near = difflib.get_close_matches(self.target, citable(), 3)
            instead = f"; did you mean {' or '.join(near)}?" if near else ""
            logger.warning("unknown law %r%s", self.target, instead, location=self.get_location())
            return [nodes.literal(self.title, self.title)], []
        return super().run()

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Resolve the short role in the domain, and format explicit titles as plain text."""
        refnode["refdomain"], refnode["reftype"] = "law", "provision"
        self.innernodeclass = nodes.inline if has_explicit_title else nodes.literal
        return title, target


class Law(Domain):
    """The statutes and provisions of the catalog: their pages, and the pages that cite them."""

    name, label = "law", "Law"
    object_types: ClassVar = {
        "statute": ObjType("statute", "statute", "provision"),
        "provision": ObjType("provision", "provision"),
    }
    roles: ClassVar = {"statute": Citation(), "provision": Citation()}
    initial_data: ClassVar = {"shown": {}, "citing": {}, "tables": set()}

    def note(self, key: str, docname: str) -> None:
        """Register the page that shows *key*."""
        self.data["shown"][key] = docname

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Record the citations of a page: roles in its text, and keys in its examples."""
        linked_keys = {
            node["reftarget"]
            for node in document.findall(pending_xref)
            if node.get("refdomain") == "law" and not node.get("made")
        }
        examples = [*document.findall(nodes.literal_block), *document.findall(nodes.doctest_block)]
        named = {key for each in examples for key in _KEY.findall(each.astext())}
        self.data["citing"][docname] = linked_keys | named & citable().keys()

    def clear_doc(self, docname: str) -> None:
        """Remove the data of a page."""
        self.data["citing"].pop(docname, None)
        self.data["tables"].discard(docname)
        for key in [key for key, page in self.data["shown"].items() if page == docname]:
            del self.data["shown"][key]

    def cited_on(self, key: str) -> list[str]:
        """Return the pages that cite *key*."""
        return sorted(page for page, keys in self.data["citing"].items() if key in keys)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Iterate over the objects of the inventory."""
        for key, docname in self.data["shown"].items():
            kind = "statute" if key in catalog() else "provision"
            yield key, key, kind, docname, anchor(key), 1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Any,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link to the section of *target*, on this site or the English one."""
        statute, provision = citable().get(target, (None, None))
        if statute is None:
            return None
        about = statute.title if provision is None else f"{target}: {provision.offense}"
        if target in self.data["shown"]:
            page = self.data["shown"][target]
            return make_refnode(builder, fromdocname, page, anchor(target), contnode, about)
        if not env.config.law_elsewhere:
            return None
        root = posixpath.relpath(".", posixpath.dirname(fromdocname) or ".")
        page = f"{env.config.law_elsewhere}reference/statutes/{statute.key.replace('/', '-')}.html"
        address = posixpath.normpath(f"{root}/{page}") + f"#{anchor(target)}"
        return nodes.reference("", "", contnode, refuri=address, reftitle=about, internal=False)

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        """Return nothing: keys of laws have their own role."""
        return []


# --- The table of authorities, filled when all pages have been read.


class authorities(nodes.General, nodes.Element):  # noqa: N801  # nodes are written so
    """A placeholder for the table of authorities."""


class Authorities(SphinxDirective):
    """The table of authorities."""

    def run(self) -> list[nodes.Node]:
        """Return a placeholder."""
        self.env.get_domain("law").data["tables"].add(self.env.docname)
        return [authorities()]


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> set[str]:
    return env.get_domain("law").data["tables"] if added | changed | removed else set()


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(authorities)):
        place.replace_self(_table(app, docname))


def _table(app: Sphinx, docname: str) -> nodes.table:
    law, titles = app.env.get_domain("law"), app.env.titles

    def page(name: str, text: str, at: str = "") -> nodes.reference:
        return make_refnode(app.builder, docname, name, at, nodes.inline("", text))

    rows = []
    for key, (statute, provision) in citable().items():
        if key not in law.data["shown"]:
            continue
        address = official(statute, provision)
        about = statute.title if provision is None else provision.offense
        shown = page(law.data["shown"][key], key, anchor(key))
        links = [page(each, titles[each].astext()) for each in law.cited_on(key)]
        listed = [each for link in links for each in (link, nodes.Text(", "))][:-1]
        rows.append(
            (
                [nodes.paragraph("", "", shown)],
                about,
                linked(translate("official text"), address) if address else "",
                [nodes.paragraph("", "", *listed)],
            )
        )
    columns = (
        translate("Law"),
        translate("About"),
        translate("Official text"),
        translate("Cited on"),
    )
    return grid(columns, rows, (22, 34, 14, 30))
