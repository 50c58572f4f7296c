"""The Russian calculators are translated in every state."""

import re

from itertools import product

import pytest


pytest.importorskip("sphinx")
pytest.importorskip("live.phrases")

from live.calculator import calculated
from live.phrases import Phrases, has_words, taken_apart
from words import load_phrases


ARTICLE, REPORT = "ru/koap-13.41", "ru/as-reported-2021"
DAYS = ("2021-03-01", "2021-07-01", "2022-05-01", "2026-11-01", "2019-01-01", "2030-01-01", "x")
TRUTHS = ("yes", "no", "open")


def who_and_when(key):
    """Iterate over persons, offenses, days, circumstances and repeats."""
    offenses = ["suicide", "drugs"]
    offenses += [f"{ARTICLE}/{part}" for part in range(1, 7)] if key == ARTICLE else []
    for offense, day, later in product(offenses, DAYS, ("", "yes")):
        yield {"offense": offense, "committed_on": day, "assume_unchanged": later}
    persons = ("citizen", "official", "sole-trader", "legal-entity")
    for person, repeat, day in product(persons, ("first", "repeat", "open"), DAYS[::3]):
        for exceptional, small in product(TRUTHS, TRUTHS):
            yield {
                "offense": "drugs",
                "person": person if key == ARTICLE else "legal-entity",
                "repeat": repeat,
                "committed_on": day,
                "flag: exceptional circumstances": exceptional,
                "flag: in the register of small undertakings": small,
            }


def choices(key):
    """Iterate over the options of the law, and invalid values."""
    part = f"{ARTICLE}/2" if key == ARTICLE else key
    yield from ({"revenue": "1,5"}, {"revenue": "0", "repeat": "repeat"}, {"role": "host"})
    yield from ({"charged_as": part}, {"charged_as": part, "repeat": "repeat"})
    for law_at in ("offense", "decision", "milder"):
        yield {"law_at": law_at, "committed_on": "2021-03-01", "decided_on": "2022-06-01"}
        yield {"law_at": law_at, "repeat": "repeat", "decided_on": "x"}


def histories(key):
    """Iterate over the states of an earlier decision."""
    parts = [f"{ARTICLE}/{part}" for part in (2, 4, 5)] if key == ARTICLE else [key]
    acts = ("2021-03-01", "2021-10-01", "2022-06-18", "2024-01-01")
    standings = ("standing", "appealed", "annulled")
    lives = product(("unknown", "on", "-"), repeat=2)
    for under, on, standing, (in_force, paid) in product(parts, acts, standings, lives):
        decision = {
            "under": under,
            "decided_on": "2021-04-02",
            "standing": standing,
            "in_force_on": in_force,
            "in_force_on_day": "2021-05-17",
            "executed_on": paid,
            "executed_on_day": "2021-06-17",
        }
        numbered = {f"decision1.{name}": value for name, value in decision.items()}
        yield {"offense": "suicide", "committed_on": on} | numbered


@pytest.mark.parametrize("cases", [who_and_when, choices, histories])
@pytest.mark.parametrize("key", [ARTICLE, REPORT])
def test_nothing_is_left_in_english(key, cases, monkeypatch):
    """Every text of fields, results, reasons, charts and errors has a translation."""
    russian, missing, phrases_seen = load_phrases("ru", "statutes", "live"), set(), []
    translate = Phrases.translate

    def recorded(self, text):
        translation = translate(self, text)
        template, _ = taken_apart(text)
        is_english = has_words(text) and not re.search("[а-я]", text)
        if is_english and translation == text and template not in self.translations:
            missing.add(template)
        phrases_seen.append(template)
        return translation

    monkeypatch.setattr(Phrases, "translate", recorded)
    for values in cases(key):
        calculated({"statute": key} | values, russian)

    assert missing == set()
    assert len(phrases_seen) > 100
