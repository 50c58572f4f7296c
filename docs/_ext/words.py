"""
Translations for generated pages.

Labels, phrases of the law and views are translated by :func:`translate`, with placeholders for
amounts, dates and keys of laws, which are only formatted for the language. The translations are in
``locale/<language>/LC_MESSAGES/statutes.po``; a missing one is a warning, which fails the build.
"""

# ruff: noqa: ARG001  # Sphinx hands its listeners all of these

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from docutils import nodes
from live.phrases import Phrases, has_words, taken_apart, texts
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging


logger = logging.getLogger(__name__)

HERE = Path(__file__).parent.parent
_phrases = Phrases()
_used: dict[str, None] = {}


def setup(app: Sphinx) -> dict[str, object]:
    """Load the phrases of the language, and write all used phrases for translators."""
    app.connect("config-inited", _load)
    app.connect("build-finished", _write)
    app.connect("doctree-read", _check)
    return {"parallel_read_safe": False}


def translate(text: str) -> str:
    """Return the translation of *text* to the language of the site."""
    if has_words(text):
        template, _ = taken_apart(text)
        _used.setdefault(template)
        if _phrases.language != "en" and not _phrases.translations.get(template):
            logger.warning("no %s for %r", _phrases.language, template)
    return _phrases.translate(text)


def translate_markup(markup: str) -> str:
    """Return HTML or SVG with every text in it translated."""
    for each in texts(markup):
        translate(each)
    return _phrases.translate_markup(markup)


def _load(app: Sphinx, config: Config) -> None:
    global _phrases  # noqa: PLW0603  # one site at a time
    _phrases = load_phrases(config.language, "statutes")
    _used.clear()


def load_phrases(language: str, *names: str) -> Phrases:
    """Return the phrases in the files with these *names* in *language*."""
    translations: dict[str, str] = {}
    for name in names:
        path = HERE / "locale" / language / "LC_MESSAGES" / f"{name}.po"
        if path.exists():
            with path.open("rb") as file:
                catalog = read_po(file)
            translations |= {str(each.id): str(each.string) for each in catalog if not each.fuzzy}
    return Phrases(language, translations)


def _check(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of every text of a page without a translation, except the name of the project."""
    if app.config.language == "en" or app.builder.name == "gettext":
        return
    for node in doctree.findall(nodes.Element):
        text = node.astext() if node.get("translated") is False else ""
        if text and text != app.config.project:
            logger.warning("no %s for %r", app.config.language, text, location=app.env.docname)


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "gettext":
        catalog = Catalog(project="penaltymodel", charset="utf-8")
        for each in _used:
            catalog.add(each)
        with (Path(app.outdir) / "statutes.pot").open("wb") as file:
            write_po(file, catalog, sort_output=True, width=100)
