"""
The words of pages that are made by code, in the language of the site.

Labels, phrases of the law and views go through :func:`say` whole, with their figures taken out: an
amount, a day or the key of a law never passes through a translation, it is only written the way
the language writes it. The phrases stand in ``locale/<language>/LC_MESSAGES/statutes.po``; one that
is missing there is a warning, so a page is never half translated in silence.
"""

# ruff: noqa: ARG001  # Sphinx hands its listeners all of these

from __future__ import annotations

import re

from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging


logger = logging.getLogger(__name__)

HERE = Path(__file__).parent.parent
FIGURE = re.compile(
    r"[A-Z]{3} \d(?:[\d,]*\d)?(?:\.\d+)?"  # RUB 800,000.00
    r"|\b\d{4}-\d\d-\d\d\b"  # 2021-03-01
    r"|\b[a-z]{2}/[\w./-]*\w"  # ru/koap-13.41/5
)
_WORD = re.compile(r"[^\W\d_]{2}|\d [kMT]$")  # 10 M: a tick of an axis
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")
_MONEY = {"RUB": "руб."}

_language = "en"
_phrases: dict[str, str] = {}
_said: dict[str, None] = {}


def setup(app: Sphinx) -> dict[str, object]:
    """Load the phrases of the language, and write all that were said beside the other strings."""
    app.connect("config-inited", _load)
    app.connect("build-finished", _write)
    app.connect("doctree-read", _check)
    return {"parallel_read_safe": False}


def say(text: str) -> str:
    """Return *text* in the language of the site."""
    template, figures = taken_apart(text)
    if not _WORD.search(re.sub(r"\{\d+\}", "", template)):
        return _written(text)
    _said.setdefault(template)
    if _language == "en":
        return text
    phrase = _phrases.get(template)
    if not phrase:
        logger.warning("no %s for %r", _language, template)
        return text
    return phrase.format(*map(_written, figures)).replace("руб..", "руб.")


def say_markup(markup: str) -> str:
    """Return HTML or SVG with every text in it said."""
    if _language == "en":
        for each in _texts(markup):
            say(each)
        return markup
    styles = re.split(r"(<style>.*?</style>)", markup, flags=re.DOTALL)
    return "".join(
        part if part.startswith("<style>") else _TEXT.sub(_said_inside, part) for part in styles
    )


def taken_apart(text: str) -> tuple[str, list[str]]:
    """
    Return *text* with its figures as ``{0}``, ``{1}`` …, and the figures.

    >>> taken_apart("RUB 5 to RUB 9, from 2021-03-01; not RUB 5")
    ('{0} to {1}, from {2}; not {0}', ['RUB 5', 'RUB 9', '2021-03-01'])
    """
    figures = list(dict.fromkeys(FIGURE.findall(text)))
    return FIGURE.sub(lambda found: f"{{{figures.index(found[0])}}}", text), figures


def _texts(markup: str) -> Iterator[str]:
    for found in _TEXT.finditer(re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL)):
        if found[0].strip():
            yield unescape(found[0]).strip()


def _said_inside(found: re.Match[str]) -> str:
    text = unescape(found[0])
    said = say(text.strip()) if text.strip() else text
    return escape(text.replace(text.strip(), said) if text.strip() else text, quote=False)


def _written(figures: str) -> str:
    """Write each figure as the language does; the digits stay."""
    return figures if _language == "en" else FIGURE.sub(_russian, figures)


def _russian(found: re.Match[str]) -> str:
    figure = found[0]
    if figure[:3] in _MONEY:
        amount = figure[4:].replace(",", "\u00a0").replace(".", ",")
        return f"{amount}\u00a0{_MONEY[figure[:3]]}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", figure):
        year, month, day = figure.split("-")
        return f"{day}.{month}.{year}"
    return figure


def _load(app: Sphinx, config: Config) -> None:
    global _language  # noqa: PLW0603  # one site at a time
    _language = config.language
    _said.clear()
    _phrases.clear()
    path = HERE / "locale" / _language / "LC_MESSAGES" / "statutes.po"
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file)
        _phrases.update((str(each.id), str(each.string)) for each in catalog if not each.fuzzy)


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
