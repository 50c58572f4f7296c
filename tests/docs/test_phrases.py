"""The Russian calculators are fully translated and have the same figures."""

import random
import re

from datetime import date, timedelta
from html import unescape
from itertools import product

import pytest

from hypothesis import given
from hypothesis import strategies as st
from live.calculator import calculated
from live.fields import form
from live.phrases import Phrases, has_words, taken_apart, texts


pytest.importorskip("babel")
pytest.importorskip("sphinx")

from words import load_phrases


RUSSIAN = load_phrases("ru", "statutes", "live")
FIRST, LAST = date(2020, 12, 1), date(2026, 2, 26)


class TestPhrases:
    @given(st.text(max_size=40))
    def test_english(self, text):
        """English texts are unchanged."""
        assert Phrases().translate(text) == text
        assert Phrases().translate_markup(text) == text

    @given(st.integers(0, 10**20), st.dates())
    def test_figures(self, number, day):
        """Formatting keeps all digits."""
        translation = RUSSIAN.translate(f"RUB {number:,} to RUB {number:,}")
        assert re.sub(r"\D", "", translation) == f"{number}{number}"

        assert RUSSIAN.translate(day.isoformat()) == day.strftime("%d.%m.") + f"{day.year:04}"

    def test_numbers_of_any_size(self):
        """A phrase with numbers is translated for any numbers."""
        translation = RUSSIAN.translate("a repeat (1 of 3 earlier decisions count)")

        assert translation == "повторно (учитывается ранее вынесенных постановлений: 1 из 3)"

    def test_mark(self):
        """The mark of a source is kept."""
        assert RUSSIAN.translate("KoAP art. 13.41(3) [S]") == "ч. 3 ст. 13.41 КоАП РФ [S]"

    def test_unknown(self):
        """A text without a translation stays English."""
        assert (
            RUSSIAN.translate("for 2 contraventions, EUR 5.00") == "for 2 contraventions, EUR 5.00"
        )

    def test_markup(self):
        """Only the texts of markup are translated, and they are escaped."""
        html = "<style>a{content:'yes'}</style><b title='yes'> yes </b><i>a &lt; b</i>"

        assert RUSSIAN.translate_markup(html) == (
            "<style>a{content:'yes'}</style><b title='yes'> да </b><i>a &lt; b</i>"
        )

    def test_taken_apart(self):
        """A repeated figure has one placeholder; figures and dashes are not words."""
        assert taken_apart("RUB 5 of RUB 5") == ("{0} of {0}", ["RUB 5"])
        assert not has_words("RUB 5.00 — 2021-03-01")


def cases():
    """Iterate over random cases of the translated statutes."""
    draw = random.Random(41)

    def day(first=FIRST):
        return first + timedelta(days=draw.randrange((LAST - first).days + 1))

    truths = ("yes", "no", "open")
    for key in ("ru/koap-13.41", "ru/as-reported-2021"):
        choices = {
            each.name: [value for _, group in each.groups for value, _ in group]
            for each in form({"statute": key}).fields
        }
        repeats = choices["repeat"]
        for offense, person, repeat in product(choices["offense"], choices["person"], repeats):
            committed_on = day()
            values = {
                "statute": key,
                "offense": offense,
                "person": person,
                "repeat": repeat,
                "role": draw.choice(["owner", "host"]),
                "committed_on": committed_on.isoformat(),
                "decided_on": day(committed_on).isoformat(),
                "law_at": draw.choice(["", "", "offense", "decision", "milder"]),
                "charged_as": draw.choice(["", "", *choices["charged_as"]]),
                "flag: exceptional circumstances": draw.choice(truths),
                "flag: in the register of small undertakings": draw.choice(truths),
                "assume_unchanged": draw.choice(["", "yes"]),
            }
            for number in range(draw.randrange(4)):
                head, decided_on = f"decision{number}.", day()
                values |= {
                    f"{head}under": draw.choice(choices["charged_as"][1:]),
                    f"{head}decided_on": decided_on.isoformat(),
                    f"{head}standing": draw.choice(["standing", "appealed", "annulled"]),
                }
                for name in ("in_force_on", "executed_on"):
                    values[f"{head}{name}"] = draw.choice(["on", "-", "unknown"])
                    values[f"{head}{name}_day"] = day(decided_on).isoformat()
            yield values


def test_the_founding_statutes_are_whole():
    """Every text of the calculators is translated for random cases."""
    left, seen = {}, 0
    for values in cases():
        english, russian = calculated(values), calculated(values, RUSSIAN)
        for name in ("fields", "answer"):
            shown = english[name].partition('<p class="rubric">')[0]
            for text in texts(shown):
                bare = re.sub(r"^Earlier decision \d+$", "Earlier decision", text)
                known = RUSSIAN.translations.get(bare) or RUSSIAN.translate(bare) != bare
                # A notation quotes the law, and an address of a source is the same in Russian.
                known = (
                    known
                    or re.search("[а-я]", bare)
                    or taken_apart(bare)[0] in RUSSIAN.translations
                )
                if has_words(bare) and not known:
                    left[bare] = values
        status = english["status"].removeprefix("No result: ")
        if RUSSIAN.translate(status) == status:
            left[status] = values
        # The figures and the program are those of the English answer.
        seen += bool(english["code"])
        assert russian["code"] == english["code"]
        assert amounts(russian["answer"]) == amounts(english["answer"])

    assert left == {}
    assert seen > 200


def amounts(html):
    """Return the digits of every amount of an answer, in order."""
    text = unescape(re.sub(r"<[^>]+>", "|", html.partition('<p class="rubric">')[0]))
    found = re.findall(r"RUB ([\d,.]+\.\d\d)|([\d\u00a0]+,\d\d)\u00a0руб", text)
    return [re.sub(r"\D", "", one or other) for one, other in found]


def test_link():
    """A link is the same in both languages."""
    values = {"statute": "ru/koap-13.41", "decision1.decided_on": "2021-04-02"}

    assert calculated(values, RUSSIAN)["link"] == calculated(values)["link"]
    assert calculated(values, RUSSIAN)["shape"] == calculated(values)["shape"]
