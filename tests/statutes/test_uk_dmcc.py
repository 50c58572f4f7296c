"""The DMCC Act 2024: shares of worldwide turnover, and sums for individuals."""

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


SHORT = {"reading: a year of 365 days": True}


def assessed(
    section: str,
    revenue: int,
    days: int | None = None,
    kind: str = "legal-entity",
    on: date = date(2025, 6, 1),
    **flags,
) -> Assessment:
    """Assess a violation of a *section* by somebody of *revenue* pounds."""
    counts = {} if days is None else {"days": days}
    violation = Violation(under=f"uk/dmcc/{section}", committed_on=on)
    given = Facts(counts=counts, flags=SHORT | flags if days is not None else flags)
    return assess(violation, Platform("Acme", kind, gbp(revenue)), given=given)


@pytest.mark.parametrize("section", ["85.3", "85.4"])
def test_fixed_amount(section):
    """S. 86(3), (4)(a): up to 10 % of the turnover of the group; of nothing, nothing."""
    assert assessed(section, 10**9).range == Range(gbp(0), gbp(100_000_000))
    assert assessed(section, 0).high == gbp(0)


@pytest.mark.parametrize(("days", "most"), [(0, 36_500_000), (10, 37_000_000)])
def test_fixed_amount_and_daily_rate(days, most):
    """S. 86(4)(c): 10 % of GBP 365 million, and 5 % of GBP 1 million for each day."""
    assert assessed("85.1", 365_000_000, days).range == Range(gbp(0), gbp(most))


@pytest.mark.parametrize(
    ("kind", "flags", "most"),
    [
        ("legal-entity", {}, 3_650_000 + 500_000),
        ("legal-entity", {"undertaking": False}, 30_000 + 150_000),
        ("citizen", {}, 30_000 + 150_000),
        ("official", {}, 30_000 + 150_000),
    ],
)
def test_investigations(kind, flags, most):
    """S. 88(3), (5): 1 % and 5 % a day; individuals GBP 30,000 and GBP 15,000 a day."""
    assert assessed("87", 365_000_000, 10, kind, **flags).high == gbp(most)


@pytest.mark.parametrize(
    ("section", "revenue", "most"),
    [
        ("182", 0, 300_000),
        ("182", 3_000_000, 300_000),
        ("182", 3_000_010, 300_001),
        ("182", 10**9, 100_000_000),
        ("198", 0, 30_000),
        ("198", 10**9, 10_000_000),
    ],
)
def test_consumer_law(section, revenue, most):
    """Ss. 182(6), 198(4): a sum or, if higher, a share of turnover."""
    assert assessed(section, revenue).range == Range(gbp(0), gbp(most))


@pytest.mark.parametrize("section", ["190", "193"])
@pytest.mark.parametrize(
    ("revenue", "days", "most"),
    [
        (0, 0, 150_000),
        (0, 10, 300_000),
        (365_000_000, 10, 18_250_000 + 500_000),
    ],
)
def test_undertakings_and_directions(section, revenue, days, most):
    """Ss. 190(3), 193(3): GBP 150,000 or 5 %, and GBP 15,000 or 5 % of the daily turnover."""
    assert assessed(section, revenue, days).high == gbp(most)


@pytest.mark.parametrize(
    ("section", "first", "before"),
    [
        ("85.3", date(2025, 1, 1), date(2024, 12, 31)),
        ("182", date(2025, 4, 6), date(2025, 4, 5)),
    ],
)
def test_first_days(section, first, before):
    """Part 1 applies from 1 January 2025, Part 3 from 6 April 2025."""
    assert assessed(section, 0, on=first).low == gbp(0)
    with pytest.raises(OutsideCodedLawError):
        assessed(section, 0, on=before)
