"""Exact figures of the law, of courts and of the press."""

from __future__ import annotations

import calendar

from datetime import date

import pytest

from penaltymodel.cases.decided import DecidedCase, cases
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.statutes import catalog
from penaltymodel.values.money import Money, rub
from penaltymodel.values.ranges import only


ARTICLE = "ru/koap-13.41"
REPORTED = "ru/as-reported-2021"
UNPAID = "ru/koap-20.25"
EXCEPTIONAL = Facts(flags={"exceptional circumstances": True})

# Google, 24 December 2021: the court's figure in thousands of roubles; 20 times the fine exactly.
GOOGLE_2020 = rub(144_438_324_700)
GOOGLE = Platform("Google", "legal-entity", {2020: GOOGLE_2020})


def assessed(under: str, platform: Platform, on: date = date(2021, 10, 1), **more) -> Assessment:
    """Assess a violation of *under* on a day, detected the same day."""
    violation = Violation(under=under, committed_on=on, detected_on=on)
    return assess(violation, platform, **more)


class TestAsReported:
    """The Moscow Times, 1 March 2021: 800,000 to 8 million, one fifth of revenue for a repeat."""

    GOOGLE = Platform("Google", "legal-entity", GOOGLE_2020)

    def test_first(self):
        """A first offense costs RUB 800,000 to 8,000,000."""
        answer = assessed(REPORTED, self.GOOGLE)

        assert (answer.low, answer.high) == (rub(800_000), rub(8_000_000))

    def test_repeat(self):
        """A repeat costs exactly one fifth of the revenue."""
        answer = assessed(REPORTED, self.GOOGLE, repeat=True)

        assert answer.range == only(rub(28_887_664_940))
        assert str(answer.low) == "RUB 28,887,664,940.00"

    def test_applies_from_the_day_of_the_statute(self):
        """The rule applies from 10 January 2021, like the article that it reports."""
        answer = assessed(REPORTED, self.GOOGLE, date(2021, 1, 10))

        assert answer.low == rub(800_000)
        with pytest.raises(OutsideCodedLawError):
            assessed(REPORTED, self.GOOGLE, date(2021, 1, 9))


class TestArticle1341:
    @pytest.mark.parametrize(
        ("part", "low", "high"), [(2, 800_000, 4_000_000), (4, 3_000_000, 8_000_000)]
    )
    def test_first_offense_of_a_company(self, part, low, high):
        """A company faces RUB 0.8 to 4 million under part 2, 3 to 8 million under part 4."""
        answer = assessed(f"{ARTICLE}/{part}", Platform("Twitter", "legal-entity"))

        assert (answer.low, answer.high) == (rub(low), rub(high))

    def test_google_2021(self):
        """Google, 24 December 2021, part 5: the low end is the fine imposed, to the kopeck."""
        answer = assessed(f"{ARTICLE}/5", GOOGLE, repeat=True)

        assert answer.low == rub("7221916235.00")
        assert answer.high == rub("14443832470.00")
        assert str(answer.low) == "RUB 7,221,916,235.00"
        assert str(answer.high) == "RUB 14,443,832,470.00"

    def test_floor_of_part_5(self):
        """Of RUB 10 million of revenue both shares are below the floor: exactly 4 million."""
        poor = Platform("Acme", "legal-entity", {2020: rub(10_000_000)})

        answer = assessed(f"{ARTICLE}/5", poor, repeat=True)

        assert answer.low == rub(4_000_000)  # a twentieth is 500,000
        assert answer.high == rub(4_000_000)  # a tenth is 1,000,000

    def test_apple_2023(self):
        """Apple, August 2023: half of the minimum of part 2 is RUB 400,000."""
        apple = Platform("Apple", "legal-entity")

        answer = assessed(f"{ARTICLE}/2", apple, date(2023, 8, 1), given=EXCEPTIONAL)

        assert answer.low == rub(400_000)

    def test_twitter_2021(self):
        """Twitter, 2 April 2021: each of the three fines lies in the range of part 2."""
        answer = assessed(f"{ARTICLE}/2", Platform("Twitter", "legal-entity"), date(2021, 4, 2))
        fines = [rub(3_200_000), rub(3_300_000), rub(2_400_000)]

        assert all(fine in answer.range for fine in fines)
        assert fines[0] + fines[1] + fines[2] == rub(8_900_000)


class TestArticle2025:
    def test_three_times_unpaid(self):
        """Google, 2023 to 2026: a fine that goes unpaid three times over is eight times as much."""
        unpaid = rub("2002171048.42")
        chain = []
        for _ in range(3):
            given = Facts(amounts={"the unpaid fine": unpaid})
            answer = assessed(f"{UNPAID}/1", GOOGLE, date(2024, 1, 15), given=given)
            assert answer.range.is_point
            unpaid = answer.low
            chain.append(str(unpaid))

        assert chain == [
            "RUB 4,004,342,096.84",
            "RUB 8,008,684,193.68",
            "RUB 16,017,368,387.36",
        ]

    def test_floor(self):
        """Twice a very small fine is still RUB 1,000."""
        given = Facts(amounts={"the unpaid fine": rub(100)})

        answer = assessed(f"{UNPAID}/1", GOOGLE, given=given)

        assert answer.range == only(rub(1_000))

    @pytest.mark.parametrize("key", [ARTICLE, UNPAID])
    def test_day_of_payment(self, key):
        """Google: in force on 18 January 2022, so the 60 days to pay end on 19 March."""
        statute = catalog()[key]

        assert statute.payment_within.after(date(2022, 1, 18)) == date(2022, 3, 19)


# --- The decided cases of article 13.41.

SEVERAL = "covers several or an unknown number of protocols"
NO_PART = "the part charged is not known"
NO_REVENUE = "the revenue that part 5 takes its share of is not public"

NOT_TESTABLE = {
    "RU001": SEVERAL,
    "RU010": SEVERAL,
    "RU016": SEVERAL,
    "RU017": SEVERAL,
    "RU022": SEVERAL,
    "RU023": SEVERAL,
    "RU029": SEVERAL,
    "RU030": SEVERAL,
    "RU032": SEVERAL,
    "RU033": NO_PART,
    "RU040": SEVERAL,
    "RU047": NO_PART,
    "RU050": NO_PART,
    "RU063": SEVERAL,
    "RU089": NO_REVENUE,
    "RU125": NO_PART,
    "RU127": NO_PART,
    "RU205": SEVERAL,
    "RU206": SEVERAL,
    "RU207": SEVERAL,
    "RU208": SEVERAL,
}
"""The rows that cannot be tested against the law, with reasons."""

RU = cases("ru")
TESTABLE = [case for case in RU if case.id not in NOT_TESTABLE]


def why_not(case: DecidedCase) -> str | None:
    """Return the reason why *case* cannot be tested, or None."""
    if not case.is_single:
        return SEVERAL
    if not case.provisions:
        return NO_PART
    if f"{ARTICLE}/5" in case.provisions and case.revenue is None:
        return NO_REVENUE
    return None


def days(case: DecidedCase) -> list[date]:
    """Return the day of the decision, or the first and last day of its month."""
    if case.decided_on is not None:
        return [case.decided_on]
    year, month = map(int, case.decided_text.split("-"))
    return [date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])]


def range_of(case: DecidedCase, part: str, on: date) -> Assessment:
    """Assess *case* as charged under *part*, by the law of a day."""
    revenues: dict[int, Money] = {}
    if case.revenue is not None:
        revenues = {case.revenue_year: case.revenue}
    violation = Violation(under=part, committed_on=on, detected_on=on)
    return assess(
        violation,
        Platform(case.respondent, "legal-entity", revenues),
        charged_as=part,
        repeat=case.repeat,
        given=EXCEPTIONAL if case.below_minimum else Facts(),
    )


class TestDecidedCases:
    def test_none_is_skipped_in_silence(self):
        """Each row is tested against the law or listed here with a reason."""
        reasons = {case.id: why_not(case) for case in RU}

        assert {id: why for id, why in reasons.items() if why is not None} == NOT_TESTABLE
        assert len(TESTABLE) == 89

    @pytest.mark.parametrize("case", TESTABLE, ids=lambda case: case.id)
    def test_lies_in_its_range(self, case):
        """The fine is in the range of the charged part, or of one of the possible parts."""
        for day in days(case):
            ranges = [range_of(case, part, day).range for part in case.provisions]

            assert any(case.amount in found for found in ranges), (day, case.amount, ranges)

    def test_below_the_minimum(self):
        """Fines marked as below the minimum are permitted only in exceptional circumstances."""
        marked = [case for case in TESTABLE if case.below_minimum]

        assert [case.id for case in marked] == ["RU082"]
        for case in marked:
            plain = assessed(case.provisions[0], Platform("Apple", "legal-entity"), days(case)[0])
            assert case.amount < plain.low

    def test_fraction_of_revenue(self):
        """If revenue and share were published, the fine is exactly an end of the range."""
        (google,) = (case for case in TESTABLE if case.fraction is not None)

        answer = range_of(google, google.provisions[0], google.decided_on)

        assert google.revenue * google.fraction == google.amount == answer.low

    def test_why_the_ambiguous_part_is_tested(self):
        """One row has two possible parts; both permit the fine."""
        ambiguous = [case for case in TESTABLE if len(case.provisions) > 1]

        assert [case.id for case in ambiguous] == ["RU041"]
        for part in ambiguous[0].provisions:
            assert ambiguous[0].amount in range_of(ambiguous[0], part, days(ambiguous[0])[0]).range

    def test_a_revenue_fine_without_its_revenue(self):
        """The fine without a public revenue is tested only against the floor of part 5."""
        (case,) = (case for case in RU if NOT_TESTABLE.get(case.id) == NO_REVENUE)
        nothing = Platform(case.respondent, "legal-entity", rub(0))

        floor = assessed(case.provisions[0], nothing, case.decided_on, repeat=True)

        assert case.id == "RU089"
        assert floor.low == rub(4_000_000) < case.amount
