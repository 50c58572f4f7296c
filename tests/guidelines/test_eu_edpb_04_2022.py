"""EDPB Guidelines 04/2022: the starting amount."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.estimate import Estimate, estimate
from penaltymodel.errors import MissingFactError, OutsideCodedLawError, WrongValueError
from penaltymodel.facts.facts import Facts
from penaltymodel.guidelines.eu_edpb_04_2022 import GUIDELINE
from penaltymodel.interpreters.check import check
from penaltymodel.statutes import statute_of
from penaltymodel.values.money import Money, eur
from penaltymodel.values.ranges import Range
from penaltymodel.values.sources import Confidence


MILLION = 1_000_000


def estimated(
    paragraph: int, turnover: Money, seriousness: str, on: date = date(2024, 1, 15)
) -> Estimate:
    """Estimate a fine inside what the paragraph permits."""
    act = Violation(under=f"eu/gdpr/83.{paragraph}", committed_on=on)
    permitted = assess(act, Platform("Acme", "legal-entity", turnover)).range
    facts = Facts(revenue=turnover, words={"seriousness": seriousness})
    return estimate(GUIDELINE, permitted, facts, on=on, under=GUIDELINE.provisions[0])


def test_small_undertaking():
    """Article 83(4), up to EUR 2 million: the high band ends at 10 million × 0.4 % = 40,000."""
    answer = estimated(4, eur(2 * MILLION), "high")

    assert answer.range == Range(eur(4_000), eur(40_000))
    assert not answer.is_clamped


def test_large_undertaking():
    """Article 83(5), EUR 1 billion: the high band starts at 20 % of 40 million; no adjustment."""
    answer = estimated(5, eur(1_000 * MILLION), "high")

    assert answer.range == Range(eur(8 * MILLION), eur(40 * MILLION))


def test_late_answers_of_a_store():
    """The guidelines' own store, low seriousness: from 0 to 10 % of the 83(5) maximum."""
    answer = estimated(5, eur(1_000 * MILLION), "low")

    assert answer.range == Range(eur(0), eur(4 * MILLION))


@pytest.mark.parametrize(
    ("word", "low", "high"), [("low", 0, 2), ("medium", 2, 4), ("high", 4, 20)]
)
def test_bands_touch(word, low, high):
    """The bands of seriousness touch: 0 to 10, 10 to 20, 20 to 100 %."""
    # At exactly EUR 500 million the adjustment of the tier below still holds; a cent more has none.
    answer = estimated(5, eur("500000000.01"), word)

    assert answer.range.low == answer.permitted.high * (eur(low) / eur(20))
    assert answer.range.high == answer.permitted.high * (eur(high) / eur(20))


@pytest.mark.parametrize("edge", [2, 10, 50, 100, 250, 500])
def test_edges(edge):
    """A cent above an edge, the next tier begins, and it starts and ends higher."""
    below, above = (
        estimated(4, eur(text), "high").range for text in (f"{edge}000000", f"{edge}000000.01")
    )

    assert below.low < above.low
    assert below.high < above.high or edge == 500


def test_turnover_within_two_tiers():
    """A turnover known as a range spreads over all tiers it touches."""
    facts = Facts(revenue=Range(eur(MILLION), eur(600 * MILLION)), words={"seriousness": "high"})

    answer = estimate(
        GUIDELINE,
        Range(eur(0), eur(20 * MILLION)),
        facts,
        on=date(2024, 1, 15),
        under=GUIDELINE.provisions[0],
    )

    assert answer.range == Range(eur(8_000), eur(20 * MILLION))


def test_middle_tiers_are_marked():
    """Only the tiers from EUR 2 to 10 and from 250 to 500 million have confidence M."""
    marks = {
        turnover: {each.confidence for each in estimated(5, eur(turnover), "low").step.sources}
        for turnover in (n * MILLION for n in (1, 5, 30, 60, 200, 300, 600))
    }

    assert {turnover for turnover, found in marks.items() if Confidence.MEMORY in found} == {
        5 * MILLION,
        300 * MILLION,
    }


def test_unknown_word():
    """Seriousness is low, medium or high."""
    with pytest.raises(WrongValueError):
        estimated(5, eur(0), "severe")


def test_seriousness_is_needed():
    """The seriousness is a required fact."""
    with pytest.raises(MissingFactError, match="seriousness"):
        estimate(
            GUIDELINE,
            Range(eur(0), eur(5)),
            Facts(revenue=eur(5)),
            on=date(2024, 1, 15),
            under=GUIDELINE.provisions[0],
        )


def test_first_day():
    """The guidelines apply from their adoption on 24 May 2023."""
    assert estimated(5, eur(0), "low", date(2023, 5, 24)).range.low == eur(0)
    with pytest.raises(OutsideCodedLawError):
        estimated(5, eur(0), "low", date(2023, 5, 23))


def test_well_formed():
    """The penalty has no defect, and the provisions are there."""
    assert check(GUIDELINE.penalty) == ()
    assert [statute_of(each).provision(each).key for each in GUIDELINE.provisions]
