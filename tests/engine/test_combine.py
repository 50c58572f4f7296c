"""Caps that belong to a set of violations."""

from datetime import date

import pytest

from attrs import evolve

from penaltymodel import (
    Confidence,
    Facts,
    Platform,
    Range,
    Source,
    Violation,
    assess,
    catalog,
    eur,
    rub,
    unbounded,
    usd,
)
from penaltymodel.engine.combine import combine
from penaltymodel.errors import CurrencyMismatchError, MissingFactError, WrongValueError
from penaltymodel.law.forms import fixed
from penaltymodel.law.statute import Grouping, SetCap


DAY = date(2021, 3, 1)


def russian(key="ru/koap-13.41/2", on=DAY):
    return assess(Violation(under=key, committed_on=on), Platform("X", "legal-entity"))


class TestTogether:
    def test_without_a_shared_cap_everything_adds_up(self):
        """Violations that share no cap are separate groups."""
        both = combine([russian(), russian("ru/koap-13.41/4")])

        assert both.range == Range(rub(3_800_000), rub(12_000_000))
        assert [group.cap for group in both.groups] == [None, None]
        assert [group.source for group in both.groups] == [None, None]

    def test_linked_operations_cost_as_much_as_the_gravest(self):
        """GDPR art. 83(3): linked processing costs at most the maximum for the gravest one."""
        platform = Platform("X", "legal-entity", {2022: eur(10**9)})

        def infringed(paragraph, operation):
            act = Violation(under=f"eu/gdpr/83.{paragraph}", committed_on=DAY, operation=operation)
            return assess(act, platform, decided_on=date(2023, 5, 1))

        linked = combine([infringed(4, "ads"), infringed(5, "ads"), infringed(5, "ads")])
        apart = combine([infringed(5, "ads"), infringed(5, "maps"), infringed(5, None)])

        assert [str(group.range.high) for group in linked.groups] == ["EUR 40,000,000.00"]
        assert str(linked.groups[0].sum.high) == "EUR 100,000,000.00"
        assert linked.groups[0].shared == ("ads",)
        assert linked.groups[0].source.citation
        assert str(apart.range.high) == "EUR 120,000,000.00"

    def test_two_undertakings_never_share_a_cap(self):
        """Two platforms with the same name of an operation have a cap each: 40 and 80 million."""
        acts = [
            assess(
                Violation(under="eu/gdpr/83.5", committed_on=DAY, operation="ads"),
                Platform(name, "legal-entity", eur(revenue)),
            )
            for name, revenue in (("A", 10**9), ("B", 2 * 10**9))
        ]

        assert combine(acts).range == Range(eur(0), eur(120_000_000))
        assert [len(group.assessments) for group in combine(acts).groups] == [1, 1]

    def test_a_cap_may_ask_for_facts(self):
        """A cap with a repeat rule uses the answer of the violations."""
        given = Facts(counts={"contraventions on one day": 15})
        acts = [
            assess(
                Violation(under="au/spam/16.1", committed_on=date(2026, 8, 1)),
                Platform("X", "legal-entity"),
                repeat=True,
                given=given,
            )
            for _ in range(2)
        ]

        both = combine(acts)

        assert both.groups[0].cap.high.amount == 3_640_000

    def test_currencies_do_not_mix(self):
        """Violations in two currencies cannot be added."""
        dollars = assess(
            Violation(under="us/ccpa/155", committed_on=DAY),
            Platform("X", "legal-entity"),
            given=Facts(counts={"violations": 1, "intentional violations": 0}),
        )

        assert dollars.high == usd(2_500)
        with pytest.raises(CurrencyMismatchError, match="cannot combine RUB with USD"):
            combine([russian(), dollars])

    def test_nothing_to_assess(self):
        """An empty list is rejected."""
        with pytest.raises(WrongValueError, match="assessments must be at least one Assessment"):
            combine([])

    def test_missing_facts_of_a_cap(self):
        """The error for a missing fact of a cap names the fact."""
        act = Violation(under="us/45-cfr/160.404", committed_on=DAY)
        given = Facts(counts={"violations": 1})

        with pytest.raises(MissingFactError, match="the culpability"):
            assess(act, Platform("X", "legal-entity"), decided_on=date(2026, 5, 1), given=given)


class TestPeriods:
    """A cap of a day or of a year applies to each day or year that a violation covers."""

    LAW = catalog()["ru/as-reported-2021"]

    def capped(self, *spells, together=Grouping.DAY, cap=5, fine=8):
        """Combine violations with a fine each, under a law with a cap for each day or year."""
        law = evolve(
            self.LAW.with_penalty(self.LAW.key, fixed(rub(0), rub(fine))),
            set_caps=(
                SetCap(
                    together=(Grouping.PROVISION, together),
                    cap=fixed(rub(0), rub(cap)),
                    source=Source("a test", Confidence.MEMORY),
                ),
            ),
        )
        platform = Platform("X", "legal-entity")
        return combine(
            assess(Violation(law.key, last, began_on=first), platform, law=law)
            for first, last in spells
        )

    def test_twelve_days_are_not_one(self):
        """A violation of twelve days has the cap of each day."""
        first, last = date(2021, 3, 1), date(2021, 3, 12)
        long = self.capped((first, last), fine=100)
        short = self.capped((last, last), fine=100)

        assert long.range.high == rub(60)
        assert long.groups[0].periods == 12
        assert long.groups[0].shared == (self.LAW.key, "2021-03-01 to 2021-03-12 (12 days)")
        assert short.range.high == rub(5)
        assert short.groups[0].shared == (self.LAW.key, "2021-03-12")

    def test_overlapping_violations_share_the_days(self):
        """Two violations of the same two days, and one of the second day, share two caps."""
        one, two = date(2021, 3, 1), date(2021, 3, 2)

        assert self.capped((one, two), (one, two), (two, two)).range.high == rub(10)

    def test_days_that_only_one_covers(self):
        """What can fall on other days leaves the day to the violation that has no other."""
        days = [date(2021, 3, day) for day in range(1, 5)]

        found = self.capped((days[0], days[3]), (days[0], days[0]), fine=8)

        assert found.range.high == rub(8 + 5)

    def test_apart(self):
        """Violations on other days are groups of their own."""
        days = [date(2021, 3, day) for day in (1, 2, 5)]

        found = self.capped((days[2], days[2]), (days[0], days[1]), (days[1], days[1]))

        assert [group.periods for group in found.groups] == [2, 1]
        assert found.range.high == rub(15)

    def test_calendar_years(self):
        """A violation over the turn of a year has the caps of both years."""
        found = self.capped(
            (date(2021, 12, 1), date(2022, 1, 15)), together=Grouping.CALENDAR_YEAR, fine=100
        )

        assert found.range.high == rub(10)
        assert found.groups[0].shared[1] == "2021 to 2022 (2 calendar years)"

    def test_open_ends(self):
        """What has no upper end fills every day, and a cap without upper end caps nothing."""
        violation = Violation("eu/gdpr/83.5", DAY, operation="ads")
        alone = assess(violation, Platform("A", "legal-entity"))

        assert combine([alone, alone]).range == Range(eur(0), unbounded("EUR"))
        law = evolve(
            catalog()["ru/koap-20.25"],
            set_caps=(
                SetCap(
                    together=(Grouping.DAY,),
                    cap=fixed(rub(5_000)),
                    source=Source("a test", Confidence.MEMORY),
                ),
            ),
        )
        unpaid = assess(
            Violation("ru/koap-20.25/1", DAY, began_on=date(2021, 2, 28)),
            Platform("A", "legal-entity"),
            law=law,
        )
        assert combine([unpaid, unpaid]).range == Range(rub(2_000), rub(10_000))
