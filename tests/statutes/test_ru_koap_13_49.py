"""KoAP article 13.49: foreign internet companies."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.statutes.ru_koap_13_49 import STATUTE
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Confidence, weakest


MILLION = 1_000_000


def assessed(part: str, millions: int, on: date = date(2024, 1, 16), **more) -> Assessment:
    """Assess a violation by a company with a revenue in millions."""
    violation = Violation(under=f"ru/koap-13.49/{part}", committed_on=on, detected_on=on)
    return assess(violation, Platform("Acme", "legal-entity", rub(millions * MILLION)), **more)


@pytest.mark.parametrize(
    ("part", "millions", "low", "high"),
    [("2", 30, 6, 6), ("2", 300, 20, 30), ("3", 50, 10, 10), ("3", 300, 30, 60)],
)
def test_shares_and_floors(part, millions, low, high):
    """Part 2 costs 1/15 to 1/10 and at least 6 million, part 3 1/10 to 1/5 and at least 10."""
    answer = assessed(part, millions, repeat=part == "3")

    assert answer.range == Range(rub(low * MILLION), rub(high * MILLION))


@pytest.mark.parametrize("part", ["2", "3"])
def test_first_day(part):
    """The article applies from 14 July 2022."""
    repeat = part == "3"

    assert assessed(part, 300, date(2022, 7, 14), repeat=repeat).high > rub(0)
    with pytest.raises(OutsideCodedLawError):
        assessed(part, 300, date(2022, 7, 13), repeat=repeat)


def test_the_russian_base_is_secondary():
    """That only Russian revenue counts was read in the press, not in the article."""
    penalty = STATUTE.provision("ru/koap-13.49/2").enactments[0].penalty
    facts = Facts(person="legal-entity", revenue=rub(300 * MILLION))

    assert weakest(evaluate(penalty, facts).sources) is Confidence.SECONDARY
