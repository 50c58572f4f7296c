"""
Translation of phrases, with placeholders for their figures.

A phrase is looked up as a whole, such as ``{0} to {1}``. Amounts, dates and keys of laws are not
translated, only formatted for the language. A phrase that is not found is looked up again with
placeholders for all its numbers.
"""

from __future__ import annotations

import re

from collections.abc import Iterator, Mapping
from html import escape, unescape
from itertools import count

from attrs import field, frozen


_FIGURES = (
    r"[A-Z]{3} \d(?:[\d,]*\d)?(?:\.\d+)?"  # RUB 800,000.00
    r"|\b\d{4}-\d\d-\d\d\b"  # 2021-03-01
    r"|\b[a-z]{2}/[\w./-]*\w"  # ru/koap-13.41/5
)
FIGURE = re.compile(_FIGURES)
_NUMBER = re.compile(rf"{_FIGURES}|\b\d+\b")
_WORD = re.compile(r"[^\W\d_]{2}|\d [kMT]$")  # 10 M: a tick of an axis
_MARKED = re.compile(r"(.+)( \[[A-Z]\])")
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")
_STYLE = re.compile(r"(<style>.*?</style>)", re.DOTALL)
_MONEY = {"RUB": "руб."}


@frozen
class Phrases:
    """Translations from English into *language*; a missing phrase stays English."""

    language: str = "en"
    translations: Mapping[str, str] = field(factory=dict[str, str])

    def translate(self, text: str) -> str:
        """
        Return the translation of *text*.

        >>> Phrases("ru", {"{0} to {1}": "от {0} до {1}"}).translate("RUB 5 to RUB 8,000.00")
        'от 5\\xa0руб. до 8\\xa0000,00\\xa0руб.'
        """
        if self.language == "en":
            return text
        if not has_words(text):
            return _formatted(text)
        for template, figures in (taken_apart(text), _bare(text)):
            if phrase := self.translations.get(template):
                return phrase.format(*map(_formatted, figures)).replace("руб..", "руб.")
        if mark := _MARKED.fullmatch(text):  # a source with its confidence mark
            return f"{self.translate(mark[1])}{mark[2]}"
        return text

    def translate_markup(self, markup: str) -> str:
        """Return HTML or SVG with every text in it translated."""
        if self.language == "en":
            return markup
        return "".join(
            part if part.startswith("<style>") else _TEXT.sub(self._inside, part)
            for part in _STYLE.split(markup)
        )

    def _inside(self, found: re.Match[str]) -> str:
        text = unescape(found[0])
        bare = text.strip()
        translation = text.replace(bare, self.translate(bare)) if bare else text
        return escape(translation, quote=False)


def taken_apart(text: str) -> tuple[str, list[str]]:
    """
    Return *text* with the placeholders ``{0}``, ``{1}`` … for its figures, and the figures.

    >>> taken_apart("RUB 5 to RUB 9, from 2021-03-01; not RUB 5")
    ('{0} to {1}, from {2}; not {0}', ['RUB 5', 'RUB 9', '2021-03-01'])
    """
    figures = list(dict.fromkeys(FIGURE.findall(text)))
    return FIGURE.sub(lambda found: f"{{{figures.index(found[0])}}}", text), figures


def _bare(text: str) -> tuple[str, list[str]]:
    """Return *text* with a separate placeholder for every number, and the numbers."""
    number = count()
    return _NUMBER.sub(lambda _: f"{{{next(number)}}}", text), _NUMBER.findall(text)


def has_words(text: str) -> bool:
    """Return whether *text* contains anything except figures."""
    return bool(_WORD.search(FIGURE.sub("", text)))


def texts(markup: str) -> Iterator[str]:
    """Iterate over the texts of HTML or SVG."""
    for found in _TEXT.finditer(_STYLE.sub("", markup)):
        if found[0].strip():
            yield unescape(found[0]).strip()


def _formatted(figures: str) -> str:
    """Format each figure for Russian, without changing digits."""
    return FIGURE.sub(_russian, figures)


def _russian(found: re.Match[str]) -> str:
    figure = found[0]
    if figure[:3] in _MONEY:
        amount = figure[4:].replace(",", "\u00a0").replace(".", ",")
        return f"{amount}\u00a0{_MONEY[figure[:3]]}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", figure):
        year, month, day = figure.split("-")
        return f"{day}.{month}.{year}"
    return figure
