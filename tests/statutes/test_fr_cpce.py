"""The French code of electronic communications: marketing, and fines of Arcep."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.fr_cpce import HAS_ACTIVITY, SAME_OBLIGATION
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


def assessed(article: str, kind: str = "legal-entity", revenue: int = 0, **more) -> Assessment:
    """Assess a violation of an *article* by somebody of *revenue* euro."""
    violation = Violation(
        under=f"fr/cpce/{article}", committed_on=more.pop("on", date(2025, 12, 1))
    )
    return assess(violation, Platform("Acme", kind, eur(revenue)), **more)


@pytest.mark.parametrize(("kind", "most"), [("citizen", 75_000), ("legal-entity", 375_000)])
def test_marketing(kind, most):
    """Article L34-5: EUR 75,000, and EUR 375,000 for a company."""
    assert assessed("l34-5", kind).range == Range(eur(0), eur(most))


@pytest.mark.parametrize(
    ("active", "repeat", "same", "most"),
    [
        (True, False, True, 30_000_000),
        (True, True, True, 50_000_000),
        (True, True, False, 30_000_000),
        (False, False, True, 150_000),
        (False, True, True, 375_000),
        (False, True, False, 150_000),
    ],
)
def test_arcep(active, repeat, same, most):
    """Article L36-11: 3 % or 5 %, and sums without an activity."""
    given = Facts(flags={HAS_ACTIVITY.name: active, SAME_OBLIGATION.name: same})

    assert assessed("l36-11", revenue=10**9, given=given, repeat=repeat).high == eur(most)


def test_first_day():
    """The texts are coded from 23 May 2024."""
    assert assessed("l34-5", on=date(2024, 5, 23)).high == eur(375_000)
    with pytest.raises(OutsideCodedLawError):
        assessed("l34-5", on=date(2024, 5, 22))
