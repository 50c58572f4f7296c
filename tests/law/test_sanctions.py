"""Tests for `penaltymodel.law.sanctions`."""

from datetime import date
from fractions import Fraction

import pytest

from penaltymodel import Period, eur
from penaltymodel.errors import ChronologyError, WrongTypeError
from penaltymodel.law.forms import fixed
from penaltymodel.law.sanctions import (
    AdvertisingBan,
    Blocking,
    Ladder,
    Order,
    Rung,
    Suspension,
    Throttling,
    climb,
)
from penaltymodel.values.ranges import Range, only
from penaltymodel.values.sources import Confidence, Source


SOURCE = Source("an act", Confidence.MEMORY)
LADDER = Ladder(
    key="xx/1",
    title="a ladder",
    rungs=(
        Rung(after=Period(days=10), penalty=fixed(eur(5)), source=SOURCE),
        Rung(after=Period(days=5), sanction=Blocking(), source=SOURCE),
    ),
    collected=Fraction(1, 4),
    source=SOURCE,
)
NOTICE = date(2024, 1, 1)


class TestPhrases:
    @pytest.mark.parametrize(
        ("measure", "phrase"),
        [
            (AdvertisingBan(), "a ban on advertising"),
            (AdvertisingBan(Period(months=6)), "a ban on advertising of at most 6 months"),
            (Throttling(only(Fraction(1, 2))), "bandwidth cut by 50 %"),
            (
                Throttling(Range(Fraction(1, 2), Fraction(9, 10))),
                "bandwidth cut by 50 % to 90 %",
            ),
            (Blocking(), "blocking of the service"),
            (Suspension("the activity"), "suspension of the activity"),
            (
                Suspension("the activity", Period(years=1)),
                "suspension of the activity for at most 1 year",
            ),
            (Order("publish"), "an order to publish"),
        ],
    )
    def test_each_says_what_it_is(self, measure, phrase):
        """Every measure is shown as a phrase."""
        assert str(measure) == phrase


class TestClimb:
    @pytest.mark.parametrize(
        ("as_of", "rungs", "next_on"),
        [
            (date(2024, 1, 11), 0, date(2024, 1, 12)),
            (date(2024, 1, 12), 1, date(2024, 1, 18)),
            (date(2024, 1, 17), 1, date(2024, 1, 18)),
            (date(2024, 1, 18), 2, None),
        ],
    )
    def test_a_rung_is_reached_the_day_after_the_wait(self, as_of, rungs, next_on):
        """A rung is reached on the day after its waiting period."""
        reached = climb(LADDER, noticed_on=NOTICE, as_of=as_of)

        assert len(reached.reached) == rungs
        assert reached.next_on == next_on

    def test_measures_stand_until_compliance(self):
        """A measure applies until the person complies."""
        day = date(2024, 2, 1)

        standing = climb(LADDER, noticed_on=NOTICE, as_of=day)
        fallen = climb(LADDER, noticed_on=NOTICE, as_of=day, complied_on=date(2024, 1, 20))

        assert standing.in_force == (Blocking(),)
        assert (fallen.in_force, fallen.collected) == ((), Fraction(1, 4))
        assert len(fallen.reached) == 2

    def test_compliance_on_the_last_day_of_waiting(self):
        """A person that complies on the last day of the waiting period is not fined."""
        reached = climb(LADDER, noticed_on=NOTICE, as_of=NOTICE, complied_on=NOTICE)

        assert reached.reached == ()
        assert (
            climb(
                LADDER,
                noticed_on=NOTICE,
                as_of=date(2024, 3, 1),
                complied_on=date(2024, 1, 11),
            ).fines
            == ()
        )

    def test_later_compliance_is_not_known_yet(self):
        """Compliance after *as_of* changes nothing on that day."""
        day = date(2024, 1, 15)

        assert climb(LADDER, noticed_on=NOTICE, as_of=day, complied_on=date(2024, 5, 1)) == climb(
            LADDER, noticed_on=NOTICE, as_of=day
        )

    def test_nothing_before_the_notice(self):
        """A day before the notice, or a value that is not a date, is an error."""
        with pytest.raises(ChronologyError, match=r"complied_on \(2023-12-31\) is before"):
            climb(LADDER, noticed_on=NOTICE, as_of=NOTICE, complied_on=date(2023, 12, 31))
        with pytest.raises(WrongTypeError, match="as_of must be a date without a time"):
            climb(LADDER, noticed_on=NOTICE, as_of="2024-01-01")
