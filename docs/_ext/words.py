"""
The words of pages that are made by code, in the language of the site.

Labels, phrases of the law and views go through :func:`say` whole, with their figures taken out: an
amount, a day or the key of a law never passes through a translation, it is only written the way
the language writes it. The phrases stand in ``locale/<language>/LC_MESSAGES/statutes.po``; one that
is missing there is a warning, so a page is never half translated in silence.
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
_said: dict[str, None] = {}


def setup(app: Sphinx) -> dict[str, object]:
    """Load the phrases of the language, and write all that were said beside the other strings."""
    app.connect("config-inited", _load)
    app.connect("build-finished", _write)
    app.connect("doctree-read", _check)
    return {"parallel_read_safe": False}


def say(text: str) -> str:
    """Return *text* in the language of the site."""
    if has_words(text):
        template, _ = taken_apart(text)
        _said.setdefault(template)
        if _phrases.language != "en" and not _phrases.said.get(template):
            logger.warning("no %s for %r", _phrases.language, template)
    return _phrases.say(text)


def say_markup(markup: str) -> str:
    """Return HTML or SVG with every text in it said."""
    for each in texts(markup):
        say(each)
    return _phrases.say_markup(markup)


def _load(app: Sphinx, config: Config) -> None:
    global _phrases  # noqa: PLW0603  # one site at a time
    _phrases = phrases(config.language, "statutes")
    _said.clear()


def phrases(language: str, *names: str) -> Phrases:
    """Return what the files with these *names* say in *language*."""
    said: dict[str, str] = {}
    for name in names:
        path = HERE / "locale" / language / "LC_MESSAGES" / f"{name}.po"
        if path.exists():
            with path.open("rb") as file:
                catalog = read_po(file)
            said |= {str(each.id): str(each.string) for each in catalog if not each.fuzzy}
    return Phrases(language, said)


def _check(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of every text of a page that is not translated; the name of the project stays."""
    if app.config.language == "en" or app.builder.name == "gettext":
        return
    for node in doctree.findall(nodes.Element):
        text = node.astext() if node.get("translated") is False else ""
        if text and text != app.config.project:
            logger.warning("no %s for %r", app.config.language, text, location=app.env.docname)


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "gettext":
        catalog = Catalog(project="penaltymodel", charset="utf-8")
        for each in _said:
            catalog.add(each)
        with (Path(app.outdir) / "statutes.pot").open("wb") as file:
            write_po(file, catalog, sort_output=True, width=100)
