"""The Online Safety Act of the United Kingdom: one maximum for single amount and daily rate."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.cases.decided import cases
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, NotLiableError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes.uk_osa import (
    DAILY_AMOUNT,
    ESTIMATED_REVENUE,
    GROUP_REVENUE,
    REVENUE,
    SINGLE_AMOUNT,
)
from penaltymodel.values.money import Money, gbp
from penaltymodel.values.ranges import Range, only


MAXIMUM = "uk/osa/sch13.4"
SET = "uk/osa/sch13.4.7"
GROUP = "uk/osa/sch13.5"
NO_PERIOD = {"an accounting period": False}
FIRST_PERIOD = {"only a first accounting period that has not ended": True}


def assessed(
    under: str, revenue: Money | AnnualRevenue | None = None, on: date = date(2025, 10, 1), **more
) -> Assessment:
    """Assess a violation of *under* by a company of *revenue*."""
    figures = [revenue] if isinstance(revenue, AnnualRevenue) else revenue or ()
    violation = Violation(under=under, committed_on=on)
    return assess(violation, Platform("Acme", "legal-entity", figures), **more)


def imposed(single: int, daily: int, days: int | Range[int], revenue: int = 0) -> Assessment:
    """Assess what OFCOM has set for a company of *revenue*."""
    sums = {SINGLE_AMOUNT: gbp(single), DAILY_AMOUNT: gbp(daily)}
    return assessed(SET, gbp(revenue), given=Facts(amounts=sums, counts={"days": days}))


class TestMaximum:
    @pytest.mark.parametrize(
        ("revenue", "most"),
        [
            (0, 18_000_000),
            (100_000_000, 18_000_000),  # D1
            (180_000_000, 18_000_000),  # D2: both arms are equal
            (180_000_010, 18_000_001),
            (1_000_000_000, 100_000_000),  # D3
        ],
    )
    def test_greater_of_a_sum_and_a_tenth(self, revenue, most):
        """Sch. 13 para. 4(1): the greater of GBP 18 million and a tenth; there is no minimum."""
        assert assessed(MAXIMUM, gbp(revenue)).range == Range(gbp(0), gbp(most))

    @pytest.mark.parametrize(
        ("millions", "months", "most"), [(150, 6, 30), (150, 12, 18), (360, 18, 24), (150, 18, 18)]
    )
    def test_a_period_is_brought_to_a_year(self, millions, months, most):
        """Sch. 13 para. 4(5): GBP 150 million in six months are 300 in a year (D4)."""
        revenue = AnnualRevenue(amount=gbp(millions * 1_000_000), months=months)

        assert assessed(MAXIMUM, revenue).high == gbp(most * 1_000_000)

    def test_the_last_complete_period_is_that_before_the_decision(self):
        """The year before the decision counts, so the day of the decision is required."""
        years = {2023: gbp(10**9), 2024: gbp(2 * 10**9)}
        platform = Platform("Acme", "legal-entity", years)
        violation = Violation(under=MAXIMUM, committed_on=date(2024, 3, 1))

        answer = assess(violation, platform, decided_on=date(2025, 6, 1))

        assert answer.high == gbp(200_000_000)
        with pytest.raises(MissingFactError):
            assess(violation, platform, strict=True)

    def test_without_an_accounting_period(self):
        """Sch. 13 para. 4(2), (3): GBP 18 million, and no revenue is needed."""
        assert assessed(MAXIMUM, given=Facts(flags=NO_PERIOD)).high == gbp(18_000_000)

    def test_first_period_is_estimated(self):
        """Sch. 13 para. 4(4): before the first period ends, OFCOM's estimate applies."""
        sums = {ESTIMATED_REVENUE: gbp(500_000_000)}

        answer = assessed(MAXIMUM, given=Facts(flags=FIRST_PERIOD, amounts=sums))

        assert answer.high == gbp(50_000_000)

    @pytest.mark.parametrize("kind", ["citizen", "official", "sole-trader", "legal-entity"])
    def test_whoever_provides_is_liable(self, kind):
        """The act applies to all kinds of persons."""
        violation = Violation(under=MAXIMUM, committed_on=date(2025, 10, 1))

        assert assess(violation, Platform("Acme", kind, gbp(0))).high == gbp(18_000_000)

    @pytest.mark.parametrize("under", [MAXIMUM, GROUP])
    def test_first_day(self, under):
        """The power to impose penalties applies from 10 January 2024, not from Royal Assent."""
        assert assessed(under, gbp(0), on=date(2024, 1, 10)).high == gbp(18_000_000)
        with pytest.raises(OutsideCodedLawError):
            assessed(under, gbp(0), on=date(2024, 1, 9))


class TestGroup:
    @pytest.mark.parametrize(
        ("revenue", "most"),
        [(0, 18_000_000), (180_000_010, 18_000_001), (3_000_000_000, 300_000_000)],
    )
    def test_revenue_of_the_group(self, revenue, most):
        """Sch. 13 para. 5(3): the tenth is that of the whole group."""
        given = Facts(revenue={GROUP_REVENUE: gbp(revenue)})

        assert assessed(GROUP, given=given).range == Range(gbp(0), gbp(most))

    def test_the_revenue_of_the_provider_is_another_one(self):
        """The figure of the service alone does not answer for the group."""
        given = Facts(revenue={REVENUE: gbp(10**9)})

        with pytest.raises(MissingFactError):
            assessed(GROUP, given=given, strict=True)

    def test_first_period_is_estimated(self):
        """Sch. 13 para. 5(4)(b): before the first period ends, OFCOM's estimate applies."""
        sums = {ESTIMATED_REVENUE: gbp(500_000_000)}

        answer = assessed(GROUP, given=Facts(flags=FIRST_PERIOD, amounts=sums))

        assert answer.high == gbp(50_000_000)

    def test_set_amounts(self):
        """Sch. 13 para. 5(6): one maximum for the single amount and the daily rate."""
        sums = {SINGLE_AMOUNT: gbp(100_000_000), DAILY_AMOUNT: gbp(1_000_000)}
        given = Facts(
            amounts=sums, counts={"days": 60}, revenue={GROUP_REVENUE: gbp(1_500_000_000)}
        )

        assert assessed("uk/osa/sch13.5-4.7", given=given).range == only(gbp(150_000_000))

    def test_only_entities(self):
        """Paragraph 5 is about entities."""
        violation = Violation(under=GROUP, committed_on=date(2025, 10, 1))

        with pytest.raises(NotLiableError):
            assess(violation, Platform("Acme", "citizen", gbp(0)))


class TestSetAmounts:
    def test_one_maximum_for_both(self):
        """Sch. 13 para. 4(7): 17.99 million and 60 days of 1,000 are cut to 18 million (D6)."""
        answer = imposed(17_990_000, 1_000, 60)

        assert answer.range == only(gbp(18_000_000))

    @pytest.mark.parametrize("days", [0, 9, 10, 11, 60])
    def test_the_maximum_is_met_on_the_tenth_day(self, days):
        """Day by day the sum grows, until the maximum is reached."""
        expected = min(17_990_000 + 1_000 * days, 18_000_000)

        assert imposed(17_990_000, 1_000, days).low == gbp(expected)

    def test_more_revenue_leaves_more_room(self):
        """With a revenue of GBP 1 billion the same amounts stay below the maximum."""
        assert imposed(17_990_000, 1_000, 60, 10**9).low == gbp(18_050_000)

    def test_4chan(self):
        """4chan, 13 October 2025: 20,000 and 100 a day for at most 60 days, so 26,000 (C4)."""
        assert imposed(20_000, 100, 60).range == only(gbp(26_000))
        assert imposed(20_000, 100, Range(0, 60)).range == Range(gbp(20_000), gbp(26_000))

    def test_amounts_must_be_given(self):
        """The amounts set by OFCOM are required facts."""
        with pytest.raises(MissingFactError):
            assessed(SET, gbp(0))


class TestDecided:
    def test_every_fine_is_below_the_least_maximum(self):
        """All decided cases lie below GBP 18 million."""
        found = [case.amount for case in cases() if case.provisions == (MAXIMUM,)]
        amounts = [each for each in found if each is not None]

        assert len(amounts) >= 6
        assert all(each <= assessed(MAXIMUM, gbp(0)).high for each in amounts)
