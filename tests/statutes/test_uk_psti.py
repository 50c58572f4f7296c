"""British product security: GBP 10 million or 4 %, and GBP 20,000 a day."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.uk_psti import ESTIMATED_REVENUE, FIRST_PERIOD, HAS_PERIOD
from penaltymodel.values.money import gbp
from penaltymodel.values.ranges import Range


def assessed(revenue: int, days: int = 0, on: date = date(2025, 6, 1), **facts) -> Assessment:
    """Assess a breach by a manufacturer of *revenue* pounds."""
    violation = Violation(under="uk/psti/36", committed_on=on)
    given = Facts(counts={"days": days}, **facts)
    return assess(violation, Platform("Acme", "legal-entity", gbp(revenue)), given=given)


@pytest.mark.parametrize(
    ("revenue", "days", "most"),
    [
        (0, 0, 10_000_000),
        (250_000_000, 0, 10_000_000),
        (250_000_025, 0, 10_000_001),
        (10**9, 10, 40_200_000),
    ],
)
def test_greater_of_a_sum_and_a_share(revenue, days, most):
    """Ss. 36(5), 38(1): GBP 10 million or 4 %, and GBP 20,000 for each day beside it."""
    assert assessed(revenue, days).range == Range(gbp(0), gbp(most))


def test_without_an_accounting_period():
    """S. 38(5): only GBP 10 million."""
    assert assessed(10**9, flags={HAS_PERIOD.name: False}).high == gbp(10_000_000)


def test_first_period_is_estimated():
    """S. 38(2): before the first period ends, its revenue is estimated."""
    sums = {ESTIMATED_REVENUE: gbp(10**9)}

    answer = assessed(0, flags={FIRST_PERIOD.name: True}, amounts=sums)

    assert answer.high == gbp(40_000_000)


def test_first_day():
    """The duties apply from 29 April 2024."""
    assert assessed(0, on=date(2024, 4, 29)).high == gbp(10_000_000)
    with pytest.raises(OutsideCodedLawError):
        assessed(0, on=date(2024, 4, 28))
