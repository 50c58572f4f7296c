"""The French Act 78-17: the maxima of the GDPR, and penalties for each day."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


def assessed(article: str, revenue: int = 0, kind: str = "legal-entity", **more) -> Assessment:
    """Assess a violation of an *article* by somebody of *revenue* euro."""
    violation = Violation(
        under=f"fr/loi-78-17/{article}", committed_on=more.pop("on", date(2025, 6, 1))
    )
    return assess(violation, Platform("Acme", kind, eur(revenue)), **more)


@pytest.mark.parametrize(
    ("article", "revenue", "most"),
    [
        ("20.iv.7.lower", 0, 10_000_000),
        ("20.iv.7.lower", 500_000_050, 10_000_001),
        ("20.iv.7.lower", 10**10, 200_000_000),
        ("20.iv.7.upper", 0, 20_000_000),
        ("20.iv.7.upper", 10**10, 400_000_000),
        ("20.v.3", 10**9, 60_000_000),
        ("20.v.3", 0, 0),
        ("20.v.information", 10**9, 10_000_000),
        ("22-1", 10**9, 20_000),
    ],
)
def test_fines(article, revenue, most):
    """Articles 20 IV 7°, 20 V 3° and 22-1: sums, shares, or the higher of both."""
    assert assessed(article, revenue).range == Range(eur(0), eur(most))


def test_no_undertaking():
    """Anyone who is not an undertaking faces only the fixed amount."""
    none = Facts(flags={"undertaking": False})

    assert assessed("20.iv.7.upper", 10**10, "citizen").high == eur(20_000_000)
    assert assessed("20.iv.7.upper", 10**10, given=none).high == eur(20_000_000)


@pytest.mark.parametrize(
    ("article", "revenue", "most"),
    [
        ("20.iv.2", 0, 1_000_000),
        ("20.v.2", 365 * 366 * 1_000, 183_000),
        ("22-1.periodic", 0, 1_000),
    ],
)
def test_daily_penalties(article, revenue, most):
    """Ten days at EUR 100,000, at 5 % of an average day, and at EUR 100."""
    assert assessed(article, revenue, given=Facts(counts={"days": 10})).high == eur(most)


@pytest.mark.parametrize(
    ("article", "first", "before"),
    [
        ("20.iv.7.lower", date(2019, 6, 1), date(2019, 5, 31)),
        ("20.v.3", date(2024, 5, 23), date(2024, 5, 22)),
        ("22-1", date(2022, 1, 26), date(2022, 1, 25)),
    ],
)
def test_first_days(article, first, before):
    """Each paragraph has its first day, and no text before it."""
    assert assessed(article, on=first).low == eur(0)
    with pytest.raises(OutsideCodedLawError):
        assessed(article, on=before)
