"""Irish competition law, and the fines of Irish public bodies under the GDPR."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range


def assessed(under: str, revenue: int = 0, kind: str = "legal-entity", **more) -> Assessment:
    """Assess a violation *under* an Irish provision by somebody of *revenue* euro."""
    violation = Violation(under=f"ie/{under}", committed_on=more.pop("on", date(2025, 6, 1)))
    return assess(violation, Platform("Acme", kind, eur(revenue)), **more)


@pytest.mark.parametrize(
    ("section", "revenue", "most"),
    [
        ("15ac.1", 0, 10_000_000),
        ("15ac.1", 100_000_010, 10_000_001),
        ("15ac.1", 2 * 10**9, 200_000_000),
        ("15ac.3", 0, 1_000_000),
        ("15ac.3", 2 * 10**9, 20_000_000),
    ],
)
def test_greater_of_a_sum_and_a_share(section, revenue, most):
    """S. 15AC(1), (3): EUR 10 million or 10 %, and EUR 1 million or 1 %."""
    assert assessed(f"competition-act/{section}", revenue).range == Range(eur(0), eur(most))


def test_periodic_payments():
    """S. 15AD(3): 5 % of an average day for each day; the year is open."""
    given = Facts(counts={"days": 10})

    answer = assessed("competition-act/15ad.3", 365 * 366 * 1_000, given=given)

    assert answer.high == eur(183_000)


def test_public_bodies():
    """Data Protection Act 2018 s. 141(4): at most EUR 1 million, for public bodies only."""
    assert assessed("dpa/141.4", 10**9).range == Range(eur(0), eur(1_000_000))
    with pytest.raises(NotLiableError):
        assessed("dpa/141.4", kind="citizen")


@pytest.mark.parametrize(
    ("under", "first", "before"),
    [
        ("competition-act/15ac.1", date(2023, 9, 27), date(2023, 9, 26)),
        ("dpa/141.4", date(2018, 5, 25), date(2018, 5, 24)),
    ],
)
def test_first_days(under, first, before):
    """Each section has its first day, and no text before it."""
    assert assessed(under, on=first).low == eur(0)
    with pytest.raises(OutsideCodedLawError):
        assessed(under, on=before)
