"""
The translated site: a few pages, with links to the rest in English.

``-D language=ru`` builds only the pages in ``translated_pages``, into ``ru/`` inside the English
site. Their links to other pages point to the English site, and every page has a language switch.
"""

# ruff: noqa: ARG001  # Sphinx hands its listeners all of these, by position

from __future__ import annotations

import posixpath
import re

from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.config import Config


NAMES = {"en": "English", "ru": "Русский"}
_TOCTREE = re.compile(r"```\{toctree\}.*?```", re.DOTALL)


def setup(app: Sphinx) -> dict[str, object]:
    """Select the pages, redirect links to the English site, and add the language switch."""
    app.add_config_value("translated_pages", {}, "env", dict)
    app.connect("config-inited", _select_pages)
    app.connect("source-read", _list_pages)
    app.connect("doctree-read", _link_to_english)
    app.connect("html-page-context", _switch)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _select_pages(app: Sphinx, config: Config) -> None:
    if config.language != "en":
        config.include_patterns = [f"{page}.md" for page in config.translated_pages]
        config.law_elsewhere = "../"
        config.html_sidebars = {"**": []}


def _list_pages(app: Sphinx, docname: str, source: list[str]) -> None:
    """List the translated pages in the table of contents of the first page."""
    if app.config.language != "en" and docname == app.config.root_doc:
        pages = app.config.translated_pages.items()
        entries = [f"{name} <{page}>" for page, name in pages if page != docname]
        toctree = "\n".join(["```{toctree}", ":hidden:", *entries, "```"])
        source[0] = _TOCTREE.sub(toctree, source[0])


def _link_to_english(app: Sphinx, doctree: nodes.document) -> None:
    """Redirect links to untranslated pages to the English site."""
    docname = app.env.docname
    for link in list(doctree.findall(pending_xref)):
        page = link.get("reftarget", "")
        if link.get("refdomain") == "doc" and page not in app.env.found_docs:
            to = address(docname, f"../{page}.html")
            link.replace_self(nodes.reference("", "", *link.children, refuri=to, internal=True))


def address(page: str, target: str) -> str:
    """Return the address of *target*, given from the root of the site, relative to *page*."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def _switch(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    """Set the address of the page in the other language, or of the home page there."""
    here = app.config.language
    there = "ru" if here == "en" else "en"
    twin = page if page in app.config.translated_pages else app.config.root_doc
    target = f"ru/{twin}.html" if here == "en" else f"../{page if doctree else twin}.html"
    href = address(page, target)
    context["other_language"] = {"code": there, "name": NAMES[there], "href": href}
    if page in app.config.translated_pages:
        context["metatags"] = (
            f'{context.get("metatags", "")}<link rel="alternate" hreflang="{there}" href="{href}">'
        )
