"""PECR: GBP 500,000 until 4 February 2026, then the maxima of the UK GDPR."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.values.money import gbp
from penaltymodel.values.ranges import Range


HIGHER = "uk/pecr/higher-maximum"
STANDARD = "uk/pecr/standard-maximum"


def assessed(
    under: str, revenue: int, on: date = date(2026, 6, 1), kind: str = "legal-entity", **flags
) -> Assessment:
    """Assess a violation of *under* by somebody of *revenue* pounds."""
    violation = Violation(under=under, committed_on=on)
    return assess(violation, Platform("Acme", kind, gbp(revenue)), given=Facts(flags=flags))


@pytest.mark.parametrize(
    ("under", "revenue", "most"),
    [
        (HIGHER, 0, 17_500_000),
        (HIGHER, 437_500_025, 17_500_001),
        (HIGHER, 1_000_000_000, 40_000_000),
        (STANDARD, 0, 8_700_000),
        (STANDARD, 435_000_050, 8_700_001),
        (STANDARD, 1_000_000_000, 20_000_000),
    ],
)
def test_higher_of_a_sum_and_a_share(under, revenue, most):
    """Schedule 1 para. 18 applies section 157 of the Data Protection Act."""
    assert assessed(under, revenue).range == Range(gbp(0), gbp(most))


@pytest.mark.parametrize(("under", "most"), [(HIGHER, 17_500_000), (STANDARD, 8_700_000)])
def test_whoever_is_no_undertaking(under, most):
    """Anyone who is not an undertaking faces only the fixed amount."""
    assert assessed(under, 10**9, kind="citizen").high == gbp(most)
    assert assessed(under, 10**9, undertaking=False).high == gbp(most)


@pytest.mark.parametrize("under", [HIGHER, STANDARD])
def test_earlier_acts_stay_under_the_former_law(under):
    """S.I. 2026/82 reg. 11: the new maxima are for acts from 5 February 2026."""
    assert assessed(under, 10**9, on=date(2026, 2, 4)).range == Range(gbp(0), gbp(500_000))
    assert assessed(under, 0, on=date(2026, 2, 5)).high > gbp(500_000)
    assert assessed(under, 0, on=date(2018, 5, 25)).high == gbp(500_000)
    with pytest.raises(OutsideCodedLawError):
        assessed(under, 0, on=date(2018, 5, 24))
