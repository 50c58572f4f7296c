"""Chile and Nigeria."""

from datetime import date, timedelta
from typing import ClassVar

import pytest

from penaltymodel import (
    Decision,
    Facts,
    Money,
    OffenseHistory,
    Platform,
    Violation,
    assess,
    evaluate,
)
from penaltymodel.errors import MissingFactError, OutsideCodedLawError, WrongValueError
from penaltymodel.statutes import cl_19628
from penaltymodel.values.ranges import EITHER, Range


UTM = {"one UTM": Money(70_000, "CLP")}


def pesos(low, high):
    return Range(Money(low, "CLP"), Money(high, "CLP"))


class TestChileanDataProtection:
    FIRST = date(2026, 12, 1)
    DEGREES: ClassVar = {
        "light": cl_19628.LIGHT,
        "serious": cl_19628.SERIOUS,
        "very serious": cl_19628.VERY_SERIOUS,
    }

    def fine(self, seriousness, *, repeat=False, size="large", income=10**12, **flags):
        """Evaluate article 35 at CLP 70,000 for one UTM."""
        facts = Facts(
            person="legal-entity",
            revenue=Money(income, "CLP"),
            words={"size of the undertaking": size},
            amounts=UTM,
            flags={name.replace("_", " "): answer for name, answer in flags.items()},
            repeat={cl_19628.REPEAT: repeat},
        )
        provision = self.DEGREES[seriousness]
        return evaluate(provision.enactments[0].penalty, facts).result

    @pytest.mark.parametrize(
        ("seriousness", "high"),
        [("light", 350_000_000), ("serious", 700_000_000), ("very serious", 1_400_000_000)],
    )
    def test_first_infraction(self, seriousness, high):
        """Up to 5,000, 10,000 and 20,000 UTM."""
        assert self.fine(seriousness) == pesos(0, high)

    def test_not_remedied(self):
        """The fine rises by half if the causes are not remedied in time."""
        assert self.fine("light", the_causes_are_not_remedied_in_time=True) == pesos(
            0, 525_000_000
        )

    @pytest.mark.parametrize(
        ("seriousness", "size", "income", "high"),
        [
            ("light", "large", 10**12, 1_050_000_000),
            ("serious", "medium", 10**12, 2_100_000_000),
            ("serious", "large", 10**12, 20_000_000_000),
            ("serious", "large", 10**9, 2_100_000_000),
            ("very serious", "small", 10**12, 4_200_000_000),
            ("very serious", "large", 10**12, 40_000_000_000),
        ],
    )
    def test_repeat(self, seriousness, size, income, high):
        """Three times as much, and for large companies up to 2 % or 4 % of the income."""
        fine = self.fine(seriousness, repeat=True, size=size, income=income)

        assert fine == pesos(0, high)

    def test_readings_of_the_share(self):
        """Whether three times the amount still counts beside the share is open."""
        name = "reading:_three_times_the_amount_or_the_share,_the_higher"

        assert self.fine("serious", repeat=True, income=10**9, **{name: True}) == pesos(
            0, 2_100_000_000
        )
        assert self.fine("serious", repeat=True, income=10**9, **{name: False}) == pesos(
            0, 20_000_000
        )
        assert self.fine("serious", repeat=EITHER, income=10**9) == pesos(0, 2_100_000_000)

    def assessed(self, on, *decided):
        act = Violation(under="cl/19628/35.1", committed_on=on)
        history = OffenseHistory(
            [Decision(under="cl/19628/35.1", decided_on=day, in_force_on=day) for day in decided]
        )
        given = Facts(words={"size of the undertaking": "large"}, amounts=UTM)
        return assess(
            act,
            Platform("X", "legal-entity"),
            decided_on=on,
            history=history,
            given=given,
            assume_unchanged=True,
        )

    def test_two_decisions_in_thirty_months(self):
        """A repeat needs two decisions within 30 months before the infraction."""
        first, second = date(2027, 1, 15), date(2027, 3, 15)

        assert self.assessed(date(2027, 4, 1), first).range == pesos(0, 350_000_000)
        for on, high in (
            (date(2027, 4, 1), 1_050_000_000),
            (date(2029, 7, 15), 1_050_000_000),
            (date(2029, 7, 16), 350_000_000),
        ):
            assert self.assessed(on, first, second).range == pesos(0, high)

    def test_first_day(self):
        """The article applies from 1 December 2026."""
        assert self.assessed(self.FIRST).range == pesos(0, 350_000_000)
        with pytest.raises(OutsideCodedLawError):
            self.assessed(self.FIRST - timedelta(days=1))

    def test_the_unit_must_be_known(self):
        """The value of the UTM is a fact."""
        facts = Facts(repeat={cl_19628.REPEAT: False})

        with pytest.raises(MissingFactError, match="one UTM"):
            evaluate(cl_19628.LIGHT.enactments[0].penalty, facts)

    def test_size_is_one_of_four_words(self):
        """Another size is an error."""
        with pytest.raises(WrongValueError, match="size of the undertaking"):
            self.fine("serious", repeat=True, size="tiny")


class TestChileanCybersecurity:
    @pytest.mark.parametrize(
        ("seriousness", "units", "vital"),
        [("light", 5_000, 10_000), ("serious", 10_000, 20_000), ("very serious", 20_000, 40_000)],
    )
    def test_units(self, seriousness, units, vital):
        """Operators of vital importance face twice the units."""
        for is_vital, number in ((False, units), (True, vital)):
            given = Facts(
                words={"seriousness": seriousness},
                amounts=UTM,
                flags={"operator of vital importance": is_vital},
            )
            act = Violation(under="cl/21663/40", committed_on=date(2025, 3, 1))
            answer = assess(act, Platform("X", "legal-entity"), given=given)
            assert answer.range == pesos(0, 70_000 * number)

    def test_day_before(self):
        """The article does not apply on 28 February 2025."""
        act = Violation(under="cl/21663/40", committed_on=date(2025, 2, 28))

        with pytest.raises(OutsideCodedLawError):
            assess(act, Platform("X", "legal-entity"))


class TestNigeria:
    @pytest.mark.parametrize(
        ("major", "revenue", "high"),
        [
            (True, 0, 10_000_000),
            (True, 500_000_000, 10_000_000),
            (True, 38 * 10**9, 760_000_000),
            (False, 0, 2_000_000),
            (False, 100_000_000, 2_000_000),
            (False, 38 * 10**9, 760_000_000),
        ],
    )
    def test_maximum(self, major, revenue, high):
        """The greater of the sum and 2 % of the annual gross revenue."""
        act = Violation(under="ng/ndpa/48", committed_on=date(2024, 5, 1))
        company = Platform("X", "legal-entity", Money(revenue, "NGN"))

        answer = assess(act, company, given=Facts(flags={"of major importance": major}))

        assert answer.range == Range(Money(0, "NGN"), Money(high, "NGN"))

    def test_first_day(self):
        """The act applies from 12 June 2023."""
        given = Facts(flags={"of major importance": False})
        company = Platform("X", "legal-entity", Money(0, "NGN"))

        for on in (date(2023, 6, 12), date(2023, 6, 11)):
            act = Violation(under="ng/ndpa/48", committed_on=on)
            if on.day == 12:
                assert assess(act, company, given=given).high == Money(2_000_000, "NGN")
            else:
                with pytest.raises(OutsideCodedLawError):
                    assess(act, company, given=given)
