"""The statutes tested against decided cases."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from attrs import evolve

from penaltymodel import Money, Range, eur, rub, unbounded
from penaltymodel.cases.backtest import Verdict, backtest
from penaltymodel.cases.decided import cases, read_cases


RU = {each.case.id: each for each in backtest(cases("ru", "ru_related")).tried}


def case(name, **changes):
    """Return the case *name* with changes."""
    found = next(each for each in cases() if each.id == name)
    return evolve(found, **changes)


def tried(*args, **kwargs):
    (only,) = backtest([case(*args, **kwargs)]).tried
    return only


class TestShippedCases:
    def test_no_case_is_dropped(self):
        """Each case has a verdict, and each other verdict than inside has a reason."""
        result = backtest()

        assert len(result.tried) == len(cases())
        for each in result.tried:
            assert each.why or (each.verdict is Verdict.INSIDE and each.permitted is not None)

    def test_enough_cases_and_none_outside_unexplained(self):
        """At least 300 cases are tried, at least 60 with a revenue, and none lies outside."""
        result = backtest()

        assert len(result.tried) >= 300
        assert sum(each.case.revenue is not None for each in result.tried) >= 60
        assert result.outside == ()

    def test_stated_maxima_agree_with_the_revenue(self):
        """Decisions of Fastweb and Uber state the maximum that follows from the revenue."""
        by_id = {each.case.id: each for each in backtest(cases("world")).tried}

        assert by_id["G246"].permitted == Range(eur(0), eur("90037367.00"))
        assert by_id["W13"].permitted == Range(eur(0), eur(1_369_400_000))

    def test_nothing_russian_lies_outside(self):
        """Each testable Russian fine is in the range of the charged part."""
        verdicts = Counter(each.verdict for each in RU.values())

        assert verdicts[Verdict.OUTSIDE] == 0
        assert verdicts[Verdict.INSIDE] > 100

    def test_google_2021_is_at_the_low_end(self):
        """Exactly one twentieth of the revenue: position 0, half of the cap."""
        google = RU["RU045"]

        assert (google.position, google.share_of_cap) == (Fraction(0), Fraction(1, 2))
        assert google.permitted.low == Money("7221916235", "RUB")

    def test_apple_2023_below_the_minimum(self):
        """RUB 400,000 is the minimum in exceptional circumstances."""
        apple = RU["RU082"]

        assert apple.permitted == Range(rub(400_000), rub(4_000_000))
        assert apple.position == 0

    def test_scores_add_up(self):
        """The scores by statute count each case once."""
        result = backtest()

        counted = sum(each.inside + each.outside + each.untestable for each in result.scores)
        assert counted == len(result.tried)


class TestVerdicts:
    def test_outside_is_explained_by_name(self):
        """A fine above the maximum is outside, with the respondent and the note."""
        found = tried("RU004", amount=rub(4_000_001))

        assert found.verdict is Verdict.OUTSIDE
        assert found.why.startswith("Twitter, Inc., 2021-04-02: ")
        assert found.share_of_cap > 1
        assert found.position is None
        assert backtest([found.case]).outside == (found,)

    def test_outside_without_a_note(self):
        """A case without a note has no reason from the sources."""
        assert tried("RU004", amount=rub(1), note="").why.endswith("the sources give no reason")

    def test_several_protocols_have_several_ranges(self):
        """Two protocols permit twice the amount."""
        found = tried("RU004", amount=rub(8_000_000), cases_joined=2)

        assert found.permitted == Range(rub(1_600_000), rub(8_000_000))
        assert found.position == 1

    def test_an_unknown_number_of_protocols(self):
        """An unknown number of charges is untestable if there is a minimum, and tested as one charge otherwise."""
        with_minimum = tried("RU004", cases_joined=None)
        without = tried(
            "RR11", cases_joined=None, provisions=("sg/ba/45N.1",), amount=Money(5, "SGD")
        )

        assert with_minimum.verdict is Verdict.UNTESTABLE
        assert without.verdict is Verdict.INSIDE
        assert without.why == "compared with what one charge permits"

    def test_a_number_that_can_only_be_one(self):
        """A fine below twice the minimum covers exactly one charge."""
        found = tried("RU004", cases_joined=None, amount=rub(1_500_000))

        assert found.verdict is Verdict.INSIDE

    def test_the_best_reading_counts(self):
        """If a charge has several possible provisions, one that permits the fine is used."""
        found = tried(
            "RU004",
            amount=rub(7_000_000),
            provisions=("ru/koap-13.41/2", "ru/koap-13.41/4"),
        )

        assert (found.provision, found.verdict) == ("ru/koap-13.41/4", Verdict.INSIDE)

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"amount": None}, "the amount is not in our data"),
            ({"provisions": ()}, "the provision charged is unknown"),
            ({"provisions": ("xx/1",)}, "xx/1 is not coded"),
            ({"provisions": ("ru/koap-13.41/9",)}, "ru/koap-13.41/9 is not coded"),
            (
                {"decided_on": None, "decided_text": "2020"},
                "ru/koap-13.41/2 is coded from 2021-01-10",
            ),
            (
                {"provisions": ("ru/koap-13.41/5",), "amount": rub(50_000_000)},
                "not in our data: the total revenue",
            ),
            ({"provisions": ("us/ccpa/1798.155.a",)}, "us/ccpa/1798.155.a is not coded"),
        ],
    )
    def test_what_cannot_be_tried_says_why(self, changes, why):
        """Each reason is one phrase."""
        found = tried("RU004", **changes)

        assert found.verdict is Verdict.UNTESTABLE
        assert found.why.startswith(why)

    def test_a_month_is_enough_while_the_law_stays(self):
        """A case with only a month or year is tested if the law did not change in it."""
        month = tried("RU004", decided_on=None, decided_text="2021-04")
        year = tried("RU004", decided_on=None, decided_text="2023")

        assert (month.verdict, year.verdict) == (Verdict.INSIDE, Verdict.INSIDE)

    def test_a_law_that_changed_within_the_year(self):
        """If the law changed within the month or year, the case is untestable."""
        found = tried(
            "RU004",
            decided_on=None,
            decided_text="2026",
            provisions=("au/osa/63D",),
            amount=Money(1, "AUD"),
        )

        assert found.why == "the law changed within 2026, and the exact day is unknown"

    def test_inside_whatever_the_revenue(self):
        """A fine below the fixed cap is inside at any revenue."""
        found = tried(
            "RU004",
            provisions=("eu/gdpr/83.5",),
            decided_on=date(2023, 5, 1),
            amount=Money(20_000_000, "EUR"),
        )

        assert found.verdict is Verdict.INSIDE
        assert found.why == "inside whatever the revenue is; it is not in our data"

    def test_outside_whatever_the_revenue(self):
        """A fine below the lowest minimum is outside, although the revenue is unknown."""
        found = tried("RU004", provisions=("ru/koap-13.41/6",), amount=rub(999_999))

        assert found.verdict is Verdict.OUTSIDE
        assert found.permitted == Range(rub(8_000_000), unbounded("RUB"))
        assert found.share_of_cap is None

    def test_a_revenue_in_another_currency(self):
        """A fine and a revenue in another currency than that of the law are untestable."""
        telenor = next(each for each in backtest(cases("world")).tried if each.case.id == "G254")

        assert telenor.case.revenue == Money(80_452_000_000, "NOK")
        assert telenor.verdict is Verdict.UNTESTABLE
        assert telenor.why == "the fine is in NOK, the law in EUR"

    def test_cases_that_state_facts(self):
        """Three fines under the NetzDG and one notice for 37 days are inside by their facts."""
        by_id = {each.case.id: each for each in backtest(cases("world")).tried}

        assert {by_id[name].verdict for name in ("W34", "W35", "W36", "W37")} == {Verdict.INSIDE}
        assert by_id["W35"].permitted == Range(Money("5.00", "EUR"), eur(5_000_000))
        assert by_id["W37"].permitted.high == Money(313 * 2500 * 37, "AUD")

    def test_above_the_fixed_arm_the_revenue_is_needed(self):
        """A fine above the fixed cap is untestable without the revenue."""
        found = tried(
            "RU004",
            provisions=("eu/gdpr/83.5",),
            decided_on=date(2023, 5, 1),
            amount=Money(20_000_001, "EUR"),
        )

        assert found.verdict is Verdict.UNTESTABLE
        assert found.why.startswith("not in our data: the worldwide turnover")

    def test_an_exact_sum_for_an_unknown_number(self):
        """If the range is one amount and the fine equals it, it covers one charge."""
        found = RU["RR23"]

        assert found.verdict is Verdict.INSIDE
        assert found.position is None


class TestPeoplesCases:
    """Cases as people have them: in other currencies, without days, with odd names."""

    HEAD = (
        "id,decided_on,respondent,service,jurisdiction,provision,amount,currency,cases_joined,"
        "repeat,revenue,revenue_year,fraction,below_minimum,prior_amount,source,confidence,note"
    )

    def tried(self, *rows, more=""):
        """Return the results of rows of text."""
        found = read_cases("\n".join((self.HEAD + more, *rows)) + "\n", "mine.csv")
        return backtest(found).tried

    def test_another_currency(self):
        """A fine in another currency is untestable by itself; the others are tried."""
        one, other = self.tried(
            "X1,2024-06-01,Somebody,,eu,eu/gdpr/83.5,10000,RON,,unknown,,,,,,,S,",
            "X2,2024-06-01,Somebody else,,eu,eu/gdpr/83.5,10000,EUR,,unknown,,,,,,,S,",
        )

        assert one.verdict is Verdict.UNTESTABLE
        assert one.why == "the fine is in RON, the law in EUR"
        assert other.verdict is Verdict.INSIDE

    def test_a_name_decides_nothing(self):
        """A name with a line break or a space that does not break is a name."""
        for name in ('"First GmbH\nSecond GmbH"', "First\u00a0GmbH"):
            (one,) = self.tried(
                f"X1,2024-06-01,{name},,eu,eu/gdpr/83.5,10000,EUR,,unknown,,,,,,,S,"
            )
            assert one.verdict is Verdict.INSIDE

    def test_an_unknown_repeat(self):
        """A fine that only a repeat may cost is inside if the repeat is unknown."""
        row = "X1,2024-06-01,Somebody,,fr,fr/lcen/10,{},EUR,1,{},1000000000,,,,,,S,"
        (unknown,) = self.tried(row.format(35_000_000, "unknown"))
        (first,) = self.tried(row.format(35_000_000, "no"))
        (low,) = self.tried(row.format(5_000_000, "unknown"))
        (beyond,) = self.tried(row.format(45_000_000, "unknown"))

        assert unknown.verdict is Verdict.INSIDE
        assert unknown.why == "inside if it was a repeat, which is not in our data"
        assert first.verdict is Verdict.OUTSIDE
        assert (low.verdict, low.why) == (Verdict.INSIDE, "")
        assert beyond.verdict is Verdict.OUTSIDE

    def test_a_year_in_which_the_law_began(self):
        """A year is tried from the first coded day in it."""
        one, other = self.tried(
            "X1,2021,Somebody,,ru,ru/koap-13.41/2,800000,RUB,1,no,,,,,,,S,",
            "X2,2018,Somebody,,eu,eu/gdpr/83.5,800000,EUR,1,unknown,,,,,,,S,",
        )

        assert (one.verdict, other.verdict) == (Verdict.INSIDE, Verdict.INSIDE)

    def test_no_day(self):
        """Without any day a case is untestable; the day of the offense is enough."""
        row = "X1,,Somebody,,eu,eu/gdpr/83.5,10000,EUR,1,no,,,,,,,S,"
        (without,) = self.tried(row)
        (dated,) = self.tried(f"{row},2024-05-01", more=",committed_on")

        assert without.why == "not in our data: the day of the decision"
        assert dated.verdict is Verdict.INSIDE

    def test_counts_and_words(self):
        """Facts by the names of the law are used; a name that the law does not know is the reason."""
        row = "X1,2024-09-01,A,,us,us/45-cfr/160.404,{},USD,1,no,,,,,,,S,,{},culpability=no knowledge"
        (inside,) = self.tried(row.format(100_000, "violations=2"), more=",counts,words")
        (outside,) = self.tried(row.format(200_000, "violations=2"), more=",counts,words")
        (wrong,) = self.tried(row.format(100_000, "violation=2"), more=",counts,words")

        assert inside.verdict is Verdict.INSIDE
        assert outside.verdict is Verdict.OUTSIDE
        assert wrong.why == "unknown fact 'violation'; did you mean 'violations'?"

    def test_circumstances(self):
        """A circumstance may be present or absent."""
        row = "X1,2023-08-01,A,,ru,ru/koap-13.41/2,500000,RUB,1,no,,,,,,,S,,{}"
        verdicts = [
            self.tried(row.format(f"exceptional circumstances={answer}"), more=",circumstances")[0]
            for answer in ("yes", "no")
        ]

        assert [each.verdict for each in verdicts] == [Verdict.INSIDE, Verdict.OUTSIDE]

    def test_joined_charges(self):
        """A fine for several provisions is compared with the sum of their ranges."""
        row = "X1,2024-06-01,A,,eu,,{},EUR,,no,1000000000,,,,,,S,,eu/gdpr/83.4=1|eu/gdpr/83.5=2"
        (inside,) = self.tried(row.format(100_000_000), more=",charges")
        (outside,) = self.tried(row.format(100_000_001), more=",charges")

        assert inside.permitted == Range(Money(0, "EUR"), Money(100_000_000, "EUR"))
        assert inside.provision == "eu/gdpr/83.4|eu/gdpr/83.5"
        assert (inside.statute, inside.position) == ("eu/gdpr", 1)
        assert outside.verdict is Verdict.OUTSIDE

    def test_joined_charges_without_a_revenue(self):
        """Without a revenue, the sum of the certain ranges decides."""
        row = "X1,2024-06-01,A,,eu,,{},EUR,,no,,,,,,,S,,eu/gdpr/83.4=1|eu/gdpr/83.5=2"
        (inside,) = self.tried(row.format(50_000_000), more=",charges")
        (above,) = self.tried(row.format(50_000_001), more=",charges")

        assert inside.why == "inside whatever the revenue is; it is not in our data"
        assert above.verdict is Verdict.UNTESTABLE

    def test_a_period_of_the_offense(self):
        """The law of the last day of the offense applies, whenever it was decided."""
        row = "X1,2021-03-01,A,,ru,ru/koap-13.41/2,800000,RUB,1,no,,,,,,,S,,{},{}"
        more = ",began_on,committed_on"
        (before,) = self.tried(row.format("2020-12-01", "2021-01-05"), more=more)
        (lasted,) = self.tried(row.format("2020-12-01", "2021-01-15"), more=more)

        assert before.verdict is Verdict.UNTESTABLE
        assert "not for 2021-01-05" in before.why
        assert lasted.verdict is Verdict.INSIDE
