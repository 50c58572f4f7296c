"""The Russian pages are fully translated and have the same figures."""

import re

from collections import Counter
from pathlib import Path

import pytest


pytest.importorskip("sphinx")

from babel.messages.pofile import read_po
from live.phrases import FIGURE, Phrases, taken_apart


LOCALE = Path(__file__).parent.parent.parent / "docs" / "locale" / "ru" / "LC_MESSAGES"
FILES = sorted(LOCALE.rglob("*.po"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def texts(path):
    """Return the pairs of texts in a file."""
    with path.open("rb") as file:
        return [each for each in read_po(file) if each.id]


def test_there_are_files_for_the_translated_pages():
    """The statute and the calculator have translations."""
    names = {path.stem for path in FILES}

    assert {"index", "calculator", "ru-koap-13.41", "ru-as-reported-2021", "statutes"} <= names


@each_file
def test_every_text_is_translated(path):
    """No translation is missing or outdated."""
    waiting = [each.id for each in texts(path) if each.fuzzy or not each.string]

    assert waiting == []


@each_file
def test_every_figure_is_the_one_of_the_original(path):
    """A translation has the same numbers and placeholders."""

    def figures(text):
        joined = re.sub(r"(?<=\d)[,\u00a0 ](?=\d{3}(\D|$))", "", text)
        return Counter(re.findall(r"\{\d+\}|\d+(?:[./-]\d+)*", joined))

    for each in texts(path):
        assert figures(each.string) == figures(each.id), each.id


class TestTakenApart:
    def test_takes_out_amounts_days_and_keys(self):
        """Each figure has a placeholder, and equal figures share it."""
        template, figures = taken_apart(
            "ru/koap-13.41/5: RUB 5.00 to RUB 9, from 2021-03-01; RUB 5.00"
        )

        assert template == "{0}: {1} to {2}, from {3}; {1}"
        assert figures == ["ru/koap-13.41/5", "RUB 5.00", "RUB 9", "2021-03-01"]

    @pytest.mark.parametrize(
        ("figure", "russian"),
        [
            ("RUB 1,800,000.50", "1\u00a0800\u00a0000,50\u00a0руб."),
            ("2021-03-09", "09.03.2021"),
            ("ru/koap-13.41/5", "ru/koap-13.41/5"),
            ("EUR 5.00", "EUR 5.00"),
        ],
    )
    def test_writes_them_in_russian(self, figure, russian):
        """Figures are formatted for Russian with the same digits."""
        assert FIGURE.fullmatch(figure)
        assert Phrases("ru").translate(figure) == russian
        assert re.sub(r"\D", "", russian) == re.sub(r"\D", "", figure) or "-" in figure


@pytest.fixture(scope="module")
def pages(site):
    """Return the Russian pages, as text."""
    bs4 = pytest.importorskip("bs4")
    found = (site / "ru").rglob("*.html")
    return {
        str(path.relative_to(site / "ru")): bs4.BeautifulSoup(
            path.read_text("utf-8"), "html.parser"
        )
        for path in found
        if "_static" not in path.parts
    }


class TestTheSite:
    def test_says_that_it_is_russian(self, pages):
        """Each page declares its language."""
        assert {page.html["lang"] for page in pages.values()} == {"ru"}

    def test_has_a_switch_on_every_page(self, pages):
        """The switch links to the same page in English."""
        for name, page in pages.items():
            if name not in {"genindex.html", "search.html", "py-modindex.html"}:
                depth = name.count("/") + 1
                assert page.select_one(".language-switch")["href"] == "../" * depth + name

    def test_speaks_of_the_statute_in_its_own_words(self, pages):
        """The page of the statute uses the terms of the code."""
        text = pages["reference/statutes/ru-koap-13.41.html"].get_text(" ")

        for term in ("повторное совершение", "юридическое лицо", "должностное лицо", "выручки"):
            assert term in text
        assert "4\u00a0000\u00a0000" in text

    def test_searches_in_russian(self, site):
        """The index has stems of Russian words."""
        index = (site / "ru" / "searchindex.js").read_bytes().decode("unicode_escape")

        assert '"правонарушен":' in index
        assert '"повторн":' in index
