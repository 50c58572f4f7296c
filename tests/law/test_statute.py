"""Tests for `penaltymodel.law.statute`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from attrs import evolve

from penaltymodel.errors import (
    OutsideCodedLawError,
    OverlappingEnactmentsError,
    UnknownProvisionError,
    WrongTypeError,
    WrongValueError,
)
from penaltymodel.law.forms import fixed
from penaltymodel.law.statute import (
    Enactment,
    Grouping,
    LawAt,
    Provision,
    SetCap,
    Statute,
)
from penaltymodel.law.words import PersonKind, Role
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import only
from penaltymodel.values.sources import Confidence, Source


DAY = timedelta(days=1)
SOURCE = Source("Act, article 1", Confidence.VERIFIED)
LEAP = date(2024, 2, 29)


def enacted(applies_from, applies_through=None, fine=1):
    """Return a text with a fine of *roubles*."""
    return Enactment(
        applies_from=applies_from,
        applies_through=applies_through,
        penalty=fixed(rub(fine)),
        source=SOURCE,
    )


def provision(*enactments, key="act/1"):
    """Return a provision with these texts."""
    return Provision(key=key, offense="not deleting", enactments=enactments)


def statute(*provisions, known_through=date(2025, 12, 31)):
    """Return a statute with these provisions."""
    return Statute(
        key="act",
        title="An act",
        jurisdiction="Nowhere",
        provisions=provisions,
        known_through=known_through,
    )


class TestProvision:
    def test_reaches_everybody(self):
        """By default, a provision applies to every person in every role."""
        one = provision(enacted(LEAP))

        assert one.persons == tuple(PersonKind)
        assert one.roles == tuple(Role)
        assert one.law_at is LawAt.OFFENSE
        assert (one.categories, one.repeat_of) == ((), ())

    def test_begins_with_its_first_text(self):
        """A provision applies from the first day of its first text."""
        one = provision(enacted(LEAP, LEAP + DAY), enacted(LEAP + 2 * DAY))

        assert one.applies_from == LEAP

    def test_needs_a_text(self):
        """A provision needs at least one text."""
        with pytest.raises(WrongValueError) as caught:
            provision()

        assert str(caught.value) == "act/1.enactments must be at least one, not ()"

    def test_ends_before_it_begins(self):
        """A text cannot end before it begins."""
        assert provision(enacted(LEAP, LEAP)).applies_from == LEAP
        with pytest.raises(WrongValueError) as caught:
            provision(enacted(LEAP, LEAP - DAY))

        assert str(caught.value) == (
            "act/1.applies_through must be on or after 2024-02-29, not '2024-02-28'"
        )

    @pytest.mark.parametrize(
        "texts",
        [
            (enacted(LEAP), enacted(LEAP + DAY)),
            (enacted(LEAP, LEAP + DAY), enacted(LEAP + DAY)),
            (enacted(LEAP, LEAP), enacted(LEAP, LEAP)),
            (enacted(LEAP + DAY, LEAP + DAY), enacted(LEAP)),
        ],
    )
    def test_overlaps(self, texts):
        """Texts must be in order and must not overlap."""
        with pytest.raises(OverlappingEnactmentsError) as caught:
            provision(*texts)

        first, second = (text.applies_from.isoformat() for text in texts)
        assert str(caught.value) == (
            f"the enactments of act/1 from {first} and from {second} overlap or are in "
            "the wrong order; sort them, and end each before the next one starts"
        )


class TestFindProvision:
    LAW = statute(provision(enacted(LEAP)), provision(enacted(LEAP), key="act/2"))

    def test_by_its_key(self):
        """A provision is found by its key."""
        assert self.LAW.provision("act/2") is self.LAW.provisions[1]

    @pytest.mark.parametrize(
        ("key", "hint"),
        [
            ("act/3", "did you mean 'act/2'?"),
            ("", "use one of 'act/1', 'act/2'"),
            ("zzz", "use one of 'act/1', 'act/2'"),
            ("\x1b[31m", "use one of 'act/1', 'act/2'"),
        ],
    )
    def test_by_no_key(self, key, hint):
        """The error for an unknown key names the most similar one, or all."""
        with pytest.raises(UnknownProvisionError) as caught:
            self.LAW.provision(key)

        assert caught.value.known == ("act/1", "act/2")
        assert str(caught.value) == f"unknown provision {key!a}; {hint}"

    def test_in_an_empty_act(self):
        """The error for a statute without provisions says so."""
        with pytest.raises(UnknownProvisionError, match=r"'act/1'; none is defined$"):
            statute().provision("act/1")


class TestFindEnactment:
    FIRST = enacted(LEAP, date(2024, 12, 31), fine=1)
    SECOND = enacted(date(2025, 1, 1), fine=2)
    ONE = provision(FIRST, SECOND)
    LAW = statute(ONE)
    LONGER = statute(provision(enacted(LEAP, date(2030, 1, 1))), known_through=LEAP)

    @pytest.mark.parametrize(
        ("day", "text"),
        [
            (LEAP, FIRST),
            (date(2024, 12, 31), FIRST),
            (date(2025, 1, 1), SECOND),
            (date(2025, 12, 31), SECOND),
        ],
    )
    def test_by_the_day(self, day, text):
        """A text applies on its first and on its last day."""
        assert self.LAW.enactment(self.ONE, day) is text

    def test_before_the_law(self):
        """Before the first text no text applies, even with *assume_unchanged*."""
        for assumed in (False, True):
            with pytest.raises(OutsideCodedLawError) as caught:
                self.LAW.enactment(self.ONE, LEAP - DAY, assume_unchanged=assumed)

            assert str(caught.value) == (
                "act/1 is coded from 2024-02-29 through 2025-12-31, not for 2024-02-28; the text "
                "of that day is not coded, or there was none"
            )

    def test_after_the_coded_law(self):
        """After the coded period no text applies without *assume_unchanged*."""
        with pytest.raises(OutsideCodedLawError) as caught:
            self.LAW.enactment(self.ONE, date(2026, 1, 1))

        assert str(caught.value) == (
            "act/1 is coded from 2024-02-29 through 2025-12-31, not for 2026-01-01; pass "
            "assume_unchanged=True to apply the last coded text"
        )
        later = self.LAW.enactment(self.ONE, date(2026, 1, 1), assume_unchanged=True)
        assert later is self.SECOND

    def test_between_two_texts(self):
        """On a day between two texts, none applies."""
        gap = provision(self.FIRST, enacted(date(2025, 6, 1)))

        with pytest.raises(OutsideCodedLawError):
            statute(gap).enactment(gap, date(2025, 3, 1))

    def test_after_its_repeal(self):
        """A repealed text does not apply, even with *assume_unchanged*."""
        repealed = provision(self.FIRST)
        law = statute(repealed)

        for assumed in (False, True):
            with pytest.raises(OutsideCodedLawError) as caught:
                law.enactment(repealed, date(2025, 1, 1), assume_unchanged=assumed)

            assert caught.value.coded_through == date(2024, 12, 31)

    @pytest.mark.parametrize("day", [date(2025, 1, 1), date(2026, 1, 1)])
    def test_advice_after_a_repeal(self, day):
        """The error does not suggest *assume_unchanged* if it is given or would not help."""
        repealed = provision(self.FIRST)

        with pytest.raises(OutsideCodedLawError) as caught:
            statute(repealed).enactment(repealed, day, assume_unchanged=True)

        assert "assume_unchanged=True" not in str(caught.value)

    def test_a_law_known_for_less_than_it_applies(self):
        """A text that ends after the coded period applies only through that period."""
        with pytest.raises(OutsideCodedLawError) as caught:
            self.LONGER.enactment(self.LONGER.provisions[0], LEAP + DAY)

        assert caught.value.coded_through == LEAP

    def test_advice_where_it_helps(self):
        """The error suggests *assume_unchanged* if it helps."""
        one = self.LONGER.provisions[0]

        with pytest.raises(OutsideCodedLawError) as caught:
            self.LONGER.enactment(one, LEAP + DAY)

        assert self.LONGER.enactment(one, LEAP + DAY, assume_unchanged=True)
        assert "pass assume_unchanged=True" in str(caught.value)


class TestEnactment:
    @pytest.mark.parametrize(
        ("through", "days"),
        [
            (None, [LEAP, LEAP + DAY, date.max]),
            (LEAP, [LEAP]),
            (LEAP + DAY, [LEAP, LEAP + DAY]),
        ],
    )
    def test_its_days(self, through, days):
        """A text applies from its first through its last day."""
        text = enacted(LEAP, through)

        asked = (date.min, LEAP - DAY, LEAP, LEAP + DAY, date.max)
        assert [day for day in asked if text.applies_on(day)] == days


class TestSetCap:
    @pytest.mark.parametrize(
        ("applies_from", "applies_through", "days"),
        [
            (None, None, [LEAP - DAY, LEAP, LEAP + DAY]),
            (LEAP, None, [LEAP, LEAP + DAY]),
            (None, LEAP, [LEAP - DAY, LEAP]),
            (LEAP, LEAP, [LEAP]),
        ],
    )
    def test_its_days(self, applies_from, applies_through, days):
        """A cap on several violations applies from its first through its last day."""
        cap = SetCap(
            together=(Grouping.DAY,),
            cap=None,
            source=SOURCE,
            applies_from=applies_from,
            applies_through=applies_through,
        )

        assert [day for day in (LEAP - DAY, LEAP, LEAP + DAY) if cap.applies_on(day)] == days


class TestStatute:
    def test_is_a_value(self):
        """Statutes with equal fields are equal and have equal hashes."""
        law = statute(provision(enacted(LEAP)))
        named = evolve(law, categories={"drugs": "how to make them"})

        assert evolve(named, categories={"drugs": "how to make them"}) == named
        assert hash(evolve(named, categories=dict(named.categories))) == hash(named)
        assert named != law
        assert law.provisions[0].enactments[0].penalty.sums == only(rub(1))


class TestWhatIsRefused:
    @pytest.mark.parametrize("field", ["applies_from", "applies_through"])
    def test_a_moment_is_no_day_of_a_text(self, field):
        """A datetime is rejected as the first day of a text."""
        with pytest.raises(WrongTypeError, match=rf"Enactment\.{field} must be a date"):
            evolve(TestFindEnactment.ONE.enactments[0], **{field: datetime(2024, 2, 29, 12)})

    def test_a_key_that_is_no_text(self):
        """A key that is not text is rejected with a printable error."""
        with pytest.raises(UnknownProvisionError) as caught:
            TestFindEnactment.LAW.provision(5)

        assert str(caught.value).startswith("unknown provision 5; ")
