"""The Irish Digital Services Act 2024: shares of turnover, and two daily penalties."""

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


def assessed(
    section: str, revenue: int, on: date = date(2025, 6, 1), given: Facts | None = None
) -> Assessment:
    """Assess a violation of a *section* by a company of *revenue* euro."""
    violation = Violation(under=f"ie/dsa-act/{section}", committed_on=on)
    platform = Platform("Acme", "legal-entity", eur(revenue))
    return assess(violation, platform, given=given or Facts())


@pytest.mark.parametrize(("section", "most"), [("67.1", 60_000_000), ("67.2", 10_000_000)])
def test_shares(section, most):
    """S. 67: 6 % for an infringement, 1 % for not cooperating; of nothing, nothing."""
    assert assessed(section, 10**9).range == Range(eur(0), eur(most))
    assert assessed(section, 0).high == eur(0)


@pytest.mark.parametrize("section", ["53", "74"])
@pytest.mark.parametrize(
    ("flags", "most"),
    [({}, 183_000), ({"reading: a year of 365 days": False}, 182_500)],
)
def test_daily_penalties(section, flags, most):
    """Ss. 53(4), 74(4): up to 5 % of an average day for each day; the year is open."""
    given = Facts(counts={"days": 10}, flags=flags)

    assert assessed(section, 365 * 366 * 1_000, given=given).high == eur(most)


@pytest.mark.parametrize("section", ["67.1", "67.2"])
def test_first_day(section):
    """The act applies from 17 February 2024."""
    assert assessed(section, 0, on=date(2024, 2, 17)).high == eur(0)
    with pytest.raises(OutsideCodedLawError):
        assessed(section, 0, on=date(2024, 2, 16))
