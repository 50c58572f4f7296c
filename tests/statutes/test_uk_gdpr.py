"""The UK GDPR: two maxima, each a fixed amount or a share of turnover."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.engine.combine import combine
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.values.money import gbp
from penaltymodel.values.ranges import Range


STANDARD = "uk/gdpr/standard-maximum"
HIGHER = "uk/gdpr/higher-maximum"


def assessed(
    under: str,
    revenue: int,
    on: date = date(2024, 6, 1),
    kind: str = "legal-entity",
    operation: str | None = None,
    **flags,
) -> Assessment:
    """Assess a violation of *under* by somebody of *revenue* pounds."""
    violation = Violation(under=under, committed_on=on, operation=operation)
    platform = Platform("Acme", kind, gbp(revenue))
    return assess(violation, platform, given=Facts(flags=flags))


@pytest.mark.parametrize(
    ("under", "revenue", "most"),
    [
        (STANDARD, 0, 8_700_000),
        (STANDARD, 435_000_000, 8_700_000),
        (STANDARD, 435_000_050, 8_700_001),
        (STANDARD, 1_000_000_000, 20_000_000),
        (HIGHER, 0, 17_500_000),
        (HIGHER, 437_500_000, 17_500_000),
        (HIGHER, 437_500_025, 17_500_001),
        (HIGHER, 1_000_000_000, 40_000_000),
    ],
)
def test_higher_of_a_sum_and_a_share(under, revenue, most):
    """Fixed amount and share are equal at GBP 435 million (2 %) and 437.5 million (4 %)."""
    assert assessed(under, revenue).range == Range(gbp(0), gbp(most))


@pytest.mark.parametrize(("under", "most"), [(STANDARD, 8_700_000), (HIGHER, 17_500_000)])
def test_whoever_is_no_undertaking_has_the_sum_alone(under, most):
    """Citizens and public bodies face only the fixed amount."""
    assert assessed(under, 10**9, kind="citizen").high == gbp(most)
    assert assessed(under, 10**9, kind="official").high == gbp(most)
    assert assessed(under, 10**9, undertaking=False).high == gbp(most)
    assert assessed(under, 10**9, kind="sole-trader").high > gbp(most)


def test_first_day():
    """The sums in pounds are coded from the first day of 2021."""
    assert assessed(HIGHER, 0, on=date(2021, 1, 1)).high == gbp(17_500_000)
    with pytest.raises(OutsideCodedLawError):
        assessed(HIGHER, 0, on=date(2020, 12, 31))


def test_linked_processing_costs_as_much_as_the_gravest():
    """UK GDPR art. 83(3): one operation, one maximum; two operations, two."""
    standard = assessed(STANDARD, 0, operation="profiling")
    higher = assessed(HIGHER, 0, operation="profiling")
    apart = assessed(HIGHER, 0, operation="cookies")

    assert combine([standard, higher]).range.high == gbp(17_500_000)
    assert combine([standard, apart]).range.high == gbp(26_200_000)
