"""Australia, Singapore, India, South Korea, China, Türkiye, Brazil, United States."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from penaltymodel import (
    Confidence,
    Decision,
    Facts,
    Money,
    OffenseHistory,
    Platform,
    Rounding,
    Violation,
    assess,
    catalog,
    evaluate,
    exact,
    only,
    usd,
)
from penaltymodel.engine.combine import combine
from penaltymodel.engine.estimate import estimate
from penaltymodel.errors import MissingFactError, OutsideCodedLawError, WrongValueError
from penaltymodel.guidelines import br_anpd_4_2023, us_ussg_8, us_ussg_8_2015
from penaltymodel.law.forms import fixed, per_day, total
from penaltymodel.law.sanctions import climb
from penaltymodel.law.turkiye import revalued
from penaltymodel.law.words import Measure
from penaltymodel.statutes import (
    au_osa,
    br_eca_digital,
    br_lgpd,
    kr_pipa,
    tr_5651,
    us_ftc,
    us_hipaa,
)
from penaltymodel.values.periods import DayCount, days_between
from penaltymodel.values.ranges import EITHER, Range


MULTIPLIERS_FROM_2017 = (
    "1.01636",
    "1.02041",
    "1.02522",
    "1.01764",
    "1.01182",
    "1.06222",
    "1.07745",
    "1.03241",
    "1.02598",
)
"""The multipliers of the Office of Management and Budget, 2017 to 2025."""
COMPANY = Platform("X", "legal-entity")


def of(key, on, platform=COMPANY, **kwargs):
    """Assess an offense of one day under one provision."""
    act = Violation(under=key, committed_on=on, detected_on=on)
    kwargs.setdefault("decided_on", on)
    return assess(act, platform, **kwargs)


def earning(amount, currency):
    return Platform("X", "legal-entity", Money(amount, currency))


class TestAustralia:
    @pytest.mark.parametrize(
        ("on", "high"),
        [
            (date(2025, 12, 10), 49_500_000),
            (date(2026, 6, 30), 49_500_000),
            (date(2026, 7, 1), 54_600_000),
        ],
    )
    def test_minimum_age(self, on, high):
        """30,000 units times five: the published AUD 49.5 million, then the unit of 364."""
        assert of("au/osa/63D", on).range == Range(Money(0, "AUD"), Money(high, "AUD"))

    def test_doubling_is_pending(self):
        """Until the act of 2026 commences, AUD 54.6 million stands, and the statute names it."""
        answer = of("au/osa/63D", date(2026, 11, 23))

        (pending,) = catalog()["au/osa"].pending
        assert answer.high == Money(54_600_000, "AUD")
        assert "AUD 109.2 million" in pending.what
        assert pending.provisions == ("au/osa/63D",)
        assert not pending.may_apply_on(date(2026, 9, 9))
        assert pending.may_apply_on(date(2026, 9, 10))
        assert au_osa.PENALTY_UNIT[date(2026, 7, 1)].amount * 5 * 60_000 == Money(
            109_200_000, "AUD"
        )

    @pytest.mark.parametrize(
        ("on", "person", "high"),
        [
            (date(2024, 12, 11), "legal-entity", 3_300_000),
            (date(2026, 6, 30), "legal-entity", 3_300_000),
            (date(2026, 7, 1), "legal-entity", 3_640_000),
            (date(2026, 7, 1), "citizen", 728_000),
        ],
    )
    def test_other_interference_with_privacy(self, on, person, high):
        """Section 13H: 2,000 units, five times for a body corporate, since 11 December 2024."""
        given = Facts(counts={"contraventions": 1})

        assert of("au/privacy/13h", on, Platform("X", person), given=given).high == Money(
            high, "AUD"
        )
        with pytest.raises(OutsideCodedLawError):
            of("au/privacy/13h", date(2024, 12, 10), given=given)

    @pytest.mark.parametrize(
        ("on", "person", "high"),
        [
            (date(2024, 12, 11), "legal-entity", 330_000),
            (date(2026, 7, 1), "legal-entity", 364_000),
            (date(2026, 7, 1), "citizen", 72_800),
        ],
    )
    def test_breach_of_a_single_privacy_duty(self, on, person, high):
        """Section 13K: 200 units, five times for a body corporate, since 11 December 2024."""
        given = Facts(counts={"contraventions": 1})

        assert of("au/privacy/13k", on, Platform("X", person), given=given).high == Money(
            high, "AUD"
        )
        with pytest.raises(OutsideCodedLawError):
            of("au/privacy/13k", date(2024, 12, 10), given=given)

    @pytest.mark.parametrize(
        ("on", "element"),
        [(date(2024, 12, 10), "a serious or repeated"), (date(2024, 12, 11), "a serious inter")],
    )
    def test_serious_or_repeated(self, on, element):
        """A repeated interference is enough only until 10 December 2024."""
        given = Facts(
            flags={"the court can determine the benefit": True},
            amounts={"the benefit obtained": Money(0, "AUD")},
            counts={"contraventions": 1},
        )

        answer = of("au/privacy/13g", on, given=given)

        assert element in answer.sources[0].note
        assert answer.high == Money(50_000_000, "AUD")

    @pytest.mark.parametrize(
        ("unit", "five_units"), [(date(2023, 7, 1), 1_565), (date(2024, 11, 7), 1_650)]
    )
    def test_units_in_dollars(self, unit, five_units):
        """Five units are AUD 1,565 and AUD 1,650 (arcltd.org.au)."""
        assert au_osa.PENALTY_UNIT[unit].amount * 5 == Money(five_units, "AUD")

    def test_x_corp(self):
        """X Corp v eSafety Commissioner, paragraph 8: 37 days at AUD 16,500, the last not counted."""
        days = days_between(date(2023, 3, 29), date(2023, 5, 5), DayCount.HALF_OPEN)

        notice = of("au/osa/57.notice", date(2023, 5, 4), given=Facts(counts={"days": days}))

        assert notice.range == only(Money(610_500, "AUD"))

    def test_a_person_faces_a_fifth(self):
        """Only a body corporate faces five times the units."""
        citizen = Platform("x", "citizen")

        assert of("au/osa/63D", date(2026, 1, 1), citizen).high == Money(9_900_000, "AUD")

    @pytest.mark.parametrize(("benefit", "high"), [(10, 50), (40, 120)])
    def test_privacy_with_a_known_benefit(self, benefit, high):
        """Three times the benefit, where that is above AUD 50 million."""
        given = Facts(
            flags={"the court can determine the benefit": True},
            amounts={"the benefit obtained": Money(benefit * 10**6, "AUD")},
            counts={"contraventions": 1},
        )

        assert of("au/privacy/13g", date(2023, 1, 1), given=given).range == Range(
            Money(0, "AUD"), Money(high * 10**6, "AUD")
        )

    def test_privacy_with_an_unknown_benefit(self):
        """30 % of the adjusted turnover applies only if the benefit cannot be determined."""
        given = Facts(
            flags={"the court can determine the benefit": False}, counts={"contraventions": 1}
        )

        answer = of("au/privacy/13g", date(2023, 1, 1), earning(10**9, "AUD"), given=given)

        assert answer.high == Money(300_000_000, "AUD")

    def test_privacy_where_nobody_knows_which_arm(self):
        """If it is open whether the benefit can be determined, both amounts are covered."""
        given = Facts(
            flags={"the court can determine the benefit": EITHER},
            amounts={"the benefit obtained": Money(10**8, "AUD")},
            counts={"contraventions": 1},
        )

        answer = of("au/privacy/13g", date(2023, 1, 1), earning(10**9, "AUD"), given=given)

        assert answer.range == Range(Money(0, "AUD"), Money(300_000_000, "AUD"))

    def test_privacy_before_the_reform(self):
        """Until 12 December 2022: 10,000 units, AUD 2,220,000 (choice.com.au)."""
        given = Facts(counts={"contraventions": 1})

        assert of("au/privacy/13g", date(2022, 12, 12), given=given).high == Money(
            2_220_000, "AUD"
        )

    @pytest.mark.parametrize(
        ("section", "number", "high"),
        [
            *((subsection, 1, 36_400) for subsection in ("16.1", "16.6", "16.9")),
            ("16.1", 25, 728_000),
            *((other, 1, 18_200) for other in ("17", "18", "20", "21", "22")),
            ("17", 25, 364_000),
        ],
    )
    def test_spam_by_the_day(self, section, number, high):
        """A contravention and a whole day, at a unit of AUD 364; other persons face a fifth."""
        given = Facts(counts={"contraventions on one day": number})
        citizen = Platform("x", "citizen")
        key, on = f"au/spam/{section}", date(2026, 8, 1)

        assert of(key, on, given=given).high == Money(high, "AUD")
        assert of(key, on, citizen, given=given).high == Money(Fraction(high, 5), "AUD")

    @pytest.mark.parametrize(
        ("section", "high"), [("16.1", 182_000), ("16.6", 36_400), ("17", 36_400), ("20", 36_400)]
    )
    def test_spam_with_a_prior_record(self, section, high):
        """Only a prior record of the same provision makes it five times as much (section 25(2))."""
        history = OffenseHistory(
            [Decision(under=f"au/spam/{section}", decided_on=date(2004, 5, 1))]
        )
        given = Facts(counts={"contraventions on one day": 1})

        answer = of("au/spam/16.1", date(2026, 8, 1), history=history, given=given)

        assert answer.high == Money(high, "AUD")

    @pytest.mark.parametrize(
        ("on", "high"),
        [
            (date(2026, 8, 1), 36_400),
            (date(2026, 8, 2), 36_400),
            (date(2026, 8, 3), 182_000),
        ],
    )
    def test_spam_from_the_day_after_the_order(self, on, high):
        """An order counts only for contraventions after its day (section 25(2))."""
        history = OffenseHistory([Decision(under="au/spam/16.1", decided_on=date(2026, 8, 2))])
        given = Facts(counts={"contraventions on one day": 1})

        answer = of("au/spam/16.1", on, history=history, given=given, decided_on=date(2026, 9, 1))

        assert answer.high == Money(high, "AUD")

    @pytest.mark.parametrize(
        ("section", "number", "amount"),
        [
            ("16.1", 1, 7_280),
            ("16.6", 49, 356_720),
            ("16.1", 50, 364_000),
            ("16.9", 60, 364_000),
            ("17", 1, 3_640),
            ("22", 50, 182_000),
        ],
    )
    def test_spam_infringement_notice(self, section, number, amount):
        """20 units each (10 for other sections), and a fixed amount from 50 contraventions."""
        given = Facts(counts={"contraventions on one day": number})

        notice = of(f"au/spam/{section}.notice", date(2026, 8, 1), given=given)

        assert notice.range == only(Money(amount, "AUD"))

    def test_spam_day_caps_by_section(self):
        """Each of the sections 17, 18, 20, 21 and 22 has its own cap of 1,000 units a day."""
        given = Facts(counts={"contraventions on one day": 15})
        day = date(2026, 8, 1)
        sections = ("17", "17", "18", "18", "22")

        both = combine([of(f"au/spam/{section}", day, given=given) for section in sections])

        assert [group.range.high for group in both.groups] == [
            Money(364_000, "AUD"),
            Money(364_000, "AUD"),
            Money(273_000, "AUD"),
        ]

    def test_spam_day_cap_over_several_violations(self):
        """Violations of one day share the cap of 2,000 units; those of the next do not."""
        given = Facts(counts={"contraventions on one day": 15})
        day = date(2026, 8, 1)
        acts = [of("au/spam/16.1", on, given=given) for on in (day, day, day + timedelta(days=1))]

        both = combine(acts)

        assert [group.range.high for group in both.groups] == [
            Money(728_000, "AUD"),
            Money(546_000, "AUD"),
        ]
        assert both.groups[0].sum.high == Money(1_092_000, "AUD")
        assert both.groups[0].cap.high == Money(728_000, "AUD")


class TestSingapore:
    @pytest.mark.parametrize(("days", "high"), [(10, 200_000), (25, 500_000), (40, 500_000)])
    def test_access_provider(self, days, high):
        """SGD 20,000 a day up to SGD 500,000 in all (section 45F(2))."""
        given = Facts(counts={"days": days})

        assert of("sg/ba/45F", date(2024, 1, 1), given=given).high == Money(high, "SGD")

    def test_disobeying_goes_on_after_conviction(self):
        """SGD 1 million, and SGD 100,000 for each day after conviction."""
        given = Facts(counts={"days after conviction": 3})

        assert of("sg/ba/45N.2", date(2024, 1, 1), given=given).high == Money(1_300_000, "SGD")

    @pytest.mark.parametrize(
        ("paragraph", "turnover", "high"),
        [
            ("3", 10_000_000, 1_000_000),
            ("3", 10_000_001, "1000000.1"),
            ("3", 9_000_000, 1_000_000),
            ("4", 9_000_000, 1_000_000),
            ("4", 40_000_000, 1_000_000),
            ("4A", 20_000_000, 1_000_000),
            ("4A", 40_000_000, 2_000_000),
        ],
    )
    def test_threshold(self, paragraph, turnover, high):
        """The share applies above the threshold, at which both maxima are equal."""
        answer = of(f"sg/pdpa/48J.{paragraph}", date(2023, 1, 1), earning(turnover, "SGD"))

        assert answer.high == Money(high, "SGD")

    @pytest.mark.parametrize("paragraph", ["4", "4A"])
    def test_individual(self, paragraph):
        """An individual faces up to SGD 200,000 for messages, whatever the turnover."""
        person = Platform("x", "citizen", Money(40_000_000, "SGD"))

        assert of(f"sg/pdpa/48J.{paragraph}", date(2023, 1, 1), person).high == Money(
            200_000, "SGD"
        )


class TestIndia:
    FIRST = date(2027, 5, 13)
    SIGNIFICANT = Facts(flags={"the breach is significant": True})

    def at(self, key, on, given):
        return of(key, on, given=given, assume_unchanged=True)

    @pytest.mark.parametrize(
        ("number", "crore"),
        [(1, 250), (2, 200), (3, 200), (4, 150), (5, Fraction(1, 1000)), (7, 50)],
    )
    def test_from_13_may_2027(self, number, crore):
        """Eighteen months after 13 November 2025, each item of the Schedule applies."""
        answer = self.at(f"in/dpdp/{number}", self.FIRST, self.SIGNIFICANT)

        assert answer.range == Range(Money(0, "INR"), Money(crore * 10**7, "INR"))

    @pytest.mark.parametrize("on", [date(2025, 11, 14), date(2026, 6, 1), date(2027, 5, 12)])
    @pytest.mark.parametrize("assumed", [True, False])
    def test_not_in_force_before(self, on, assumed):
        """No penalty applies before 13 May 2027, and no assumption changes that."""
        with pytest.raises(OutsideCodedLawError) as caught:
            of("in/dpdp/1", on, given=self.SIGNIFICANT, assume_unchanged=assumed)

        assert str(caught.value) == (
            f"in/dpdp/1 is not in force before 2027-05-13, so it does not apply on {on}"
        )

    def test_later_only_by_assumption(self):
        """The start is known, but the act may change before it: the assumption must be stated."""
        with pytest.raises(OutsideCodedLawError) as caught:
            of("in/dpdp/1", self.FIRST, given=self.SIGNIFICANT)

        assert str(caught.value) == (
            "in/dpdp/1 applies from 2027-05-13, but the law is coded only through 2026-11-23; "
            "pass assume_unchanged=True to apply the last coded text"
        )

    def test_only_a_significant_breach(self):
        """Section 33(1): no penalty for a breach that is not significant."""
        given = Facts(flags={"the breach is significant": False})

        assert self.at("in/dpdp/1", self.FIRST, given).range == only(Money(0, "INR"))

    def test_significance_must_be_known(self):
        """Nothing is presumed about the significance of the breach."""
        with pytest.raises(MissingFactError, match="the breach is significant"):
            self.at("in/dpdp/1", self.FIRST, Facts())

    def test_item_6_refers_to_item_1(self):
        """A breach of an undertaking about security costs up to INR 250 crore."""
        given = Facts(
            flags=self.SIGNIFICANT.flags,
            words={"breach the undertaking was about": "security safeguards"},
        )

        assert self.at("in/dpdp/6", self.FIRST, given).high == Money(2_500_000_000, "INR")

    def test_item_6_needs_to_know_of_what(self):
        """Item 6 requires the breach that the undertaking was about."""
        with pytest.raises(MissingFactError, match="breach the undertaking was about"):
            self.at("in/dpdp/6", self.FIRST, self.SIGNIFICANT)
        with pytest.raises(WrongValueError, match="'other', not 'spam'"):
            self.at(
                "in/dpdp/6",
                self.FIRST,
                Facts(
                    flags=self.SIGNIFICANT.flags,
                    words={"breach the undertaking was about": "spam"},
                ),
            )


class TestSouthKorea:
    def test_base(self):
        """The maximum is 3 % of total turnover, not of the turnover related to the violation."""
        assert kr_pipa.TURNOVER.measure is Measure.TURNOVER
        assert "total turnover" in str(kr_pipa.TURNOVER)

    def test_first_text(self):
        """Up to 3 % of turnover, or KRW 2 billion where there is none."""
        platform = earning(10**12, "KRW")
        none = Facts(flags={"the turnover can be calculated": False})

        assert of("kr/pipa/64-2.1", date(2026, 9, 10), platform).high == Money(3 * 10**10, "KRW")
        assert of("kr/pipa/64-2.1", date(2026, 9, 10), given=none).high == Money(2 * 10**9, "KRW")

    @pytest.mark.parametrize(
        ("imposed_on", "share"), [(date(2023, 9, 20), 10), (date(2023, 9, 19), 3)]
    )
    def test_repeat_within_three_years(self, imposed_on, share):
        """A surcharge counts for three years, its last day included, if both were gross."""
        history = OffenseHistory([Decision(under="kr/pipa/64-2.1", decided_on=imposed_on)])
        given = Facts(
            flags={
                "intent or gross negligence": True,
                "intent or gross negligence also in the earlier violation": True,
            },
            counts={"data subjects harmed": 5},
        )

        answer = of(
            "kr/pipa/64-2.1",
            date(2026, 9, 20),
            earning(10**12, "KRW"),
            history=history,
            given=given,
        )

        assert answer.high == Money(share * 10**10, "KRW")

    def test_three_years_were_read_in_other_words(self):
        """The period of the repeat has a lower mark than the maxima."""
        assert kr_pipa.AGAIN.confidence is Confidence.SECONDARY
        assert kr_pipa.CURRENT.confidence is Confidence.VERIFIED

    def test_ten_million_people(self):
        """Harm to ten million people with gross negligence reaches 10 %."""
        given = Facts(
            flags={"intent or gross negligence": True},
            counts={"data subjects harmed": 10_000_000},
        )

        answer = of("kr/pipa/64-2.1", date(2026, 10, 1), earning(10**12, "KRW"), given=given)

        assert answer.high == Money(10**11, "KRW")


class TestChina:
    @pytest.mark.parametrize(
        ("settled", "low", "high"),
        [({}, 0, 100), ({"reading: either, the higher": True}, 0, 100)],
    )
    def test_both_readings_of_or(self, settled, low, high):
        """The result covers both readings of "or" until one is selected."""
        answer = of(
            "cn/pipl/66.2",
            date(2024, 1, 1),
            earning(2 * 10**9, "CNY"),
            given=Facts(flags=settled),
        )

        assert answer.range == Range(Money(low, "CNY"), Money(high * 10**6, "CNY"))

    def test_the_lower_reading(self):
        """With the lower reading, the share of a small turnover is the cap."""
        given = Facts(flags={"reading: either, the higher": False})

        answer = of("cn/pipl/66.2", date(2024, 1, 1), earning(10**8, "CNY"), given=given)

        assert answer.high == Money(5_000_000, "CNY")


class TestTurkiye:
    def test_complying_on_day_20_after_the_first_fine(self):
        """A quarter of the TRY 10 million is collected (additional article 4(2))."""
        fined_on = date(2020, 11, 2)
        noticed_on = fined_on - timedelta(days=31)

        reached = climb(
            tr_5651.ladder(2020),
            noticed_on=noticed_on,
            as_of=date(2021, 1, 1),
            complied_on=fined_on + timedelta(days=20),
        )

        assert [each.on for each in reached.reached] == [fined_on]
        fine = evaluate(reached.fines[0], Facts()).result.low
        assert fine * reached.collected == Money(2_500_000, "TRY")

    def test_complying_after_both_fines(self):
        """Of 10 and 30 million, TRY 10 million are collected, and the ban falls."""
        notice = date(2020, 10, 1)

        reached = climb(
            tr_5651.ladder(2020),
            noticed_on=notice,
            as_of=date(2021, 6, 1),
            complied_on=date(2021, 1, 19),
        )

        fines = [evaluate(each, Facts()).result.low for each in reached.fines]
        assert sum((each.amount for each in fines), Fraction()) * reached.collected == 10_000_000
        assert reached.in_force == ()
        assert reached.next_on is None

    def test_the_whole_ladder(self):
        """Nobody complies: two fines, a ban, half of the bandwidth, then up to nine tenths."""
        reached = climb(
            tr_5651.ladder(2020), noticed_on=date(2020, 10, 1), as_of=date(2021, 12, 31)
        )

        assert [str(each) for each in reached.in_force] == [
            "a ban on advertising",
            "bandwidth cut by 50 %",
            "bandwidth cut by 50 % to 90 %",
        ]
        assert reached.collected == 1

    @pytest.mark.parametrize("amount", [10_000_000, 30_000_000])
    def test_fines_of_2020(self, amount):
        """Both fines of 2020 are in paragraph 2."""
        assert Money(amount, "TRY") in of("tr/5651/ek-4.2", date(2020, 12, 11)).range

    RATES = ((2021, 911), (2022, 3620), (2023, 12293), (2024, 5846), (2025, 4393), (2026, 2549))
    """The years, and the rates from which they start in hundredths of a percent."""

    @pytest.mark.parametrize(
        ("paragraph", "first", "flags"),
        [
            ("2", date(2020, 10, 1), {"the second fine of the ladder": False}),
            ("2", date(2020, 10, 1), {"the second fine of the ladder": True}),
            ("8.3", date(2020, 10, 1), {}),
            ("8.4", date(2020, 10, 1), {}),
            ("9", date(2020, 10, 1), {}),
            ("12", date(2022, 10, 18), {}),
        ],
    )
    def test_each_year_follows_from_the_one_before(self, paragraph, first, flags):
        """Each January the sums rise by the rate, rounded down to the lira (Law 5326, 17(7))."""
        key, given = f"tr/5651/ek-4.{paragraph}", Facts(flags=flags)

        def ends(on):
            found = of(key, on, given=given).range
            return [int(end.amount) for end in (found.low, found.high)]

        before = ends(first)
        for year, rate in self.RATES:
            if year > first.year:
                expected = [each * (10_000 + rate) // 10_000 for each in before]
                assert ends(date(year - 1, 12, 31)) == before
                assert ends(date(year, 1, 1)) == expected
                before = expected

    @pytest.mark.parametrize(
        ("year", "thousands"),
        [
            (2021, 10_911),
            (2022, 14_861),
            (2023, 33_129),
            (2024, 52_496),
            (2025, 75_558),
            (2026, 94_818),
        ],
    )
    def test_ten_million_over_the_years(self, year, thousands):
        """TRY 10 million of 2020, in thousands (to the nearest)."""
        amount = of("tr/5651/ek-4.8.4", date(year, 4, 1)).range.low

        assert round(amount.amount / 1_000) == thousands

    @pytest.mark.parametrize(
        ("paragraph", "low", "high"),
        [
            ("2", 94_817_884, 284_453_658),
            ("8.3", 47_408_939, 47_408_939),
            ("9", 9_481_783, 9_481_783),
            ("12", 63_802, 638_038),
        ],
    )
    def test_sums_of_2026(self, paragraph, low, high):
        """The sums of 2026, each rounded down every year."""
        answer = of(f"tr/5651/ek-4.{paragraph}", date(2026, 3, 1))

        assert answer.range == Range(Money(low, "TRY"), Money(high, "TRY"))
        assert Confidence.DERIVED in {each.confidence for each in answer.sources}

    def test_the_chain_ends_at_a_published_sum(self):
        """TRY 9,463,213 of 2024 is TRY 17,092,242 in 2026, the published ceiling of Law 6698."""
        sums = revalued(Money(9_463_213, "TRY"), date(2024, 1, 1))

        assert sums[date(2026, 1, 1)] == Money(17_092_242, "TRY")

    def test_advertisers_from_18_october_2022(self):
        """Law 7418 added paragraph 12: no fine the day before."""
        with pytest.raises(OutsideCodedLawError):
            of("tr/5651/ek-4.12", date(2022, 10, 17))

        assert of("tr/5651/ek-4.12", date(2022, 10, 18)).range == Range(
            Money(10_000, "TRY"), Money(100_000, "TRY")
        )

    def test_pending_law(self):
        """After 1 May 2026 the text is an assumption, and Law 7578 applies from November."""
        with pytest.raises(OutsideCodedLawError):
            of("tr/5651/ek-4.9", date(2026, 5, 2))
        answer = of("tr/5651/ek-4.9", date(2026, 11, 1), assume_unchanged=True)
        (pending,) = catalog()["tr/5651"].pending

        assert "the text is assumed to be unchanged since 2026-05-01" in answer.assumptions
        assert "Law 7578" in pending.source.citation
        assert pending.applies_from == date(2026, 11, 1)


class TestBrazil:
    def test_two_infractions(self):
        """Revenue of BRL 4 billion, two infractions: BRL 50 million each."""
        given = Facts(counts={"infractions": 2})

        answer = of("br/lgpd/52", date(2024, 1, 1), earning(4 * 10**9, "BRL"), given=given)

        assert answer.high == Money(100_000_000, "BRL")

    def test_marco_civil(self):
        """A tenth of the revenue of the group in Brazil, without a limit."""
        answer = of("br/marco-civil/12", date(2024, 1, 1), earning(10**10, "BRL"))

        assert answer.high == Money(10**9, "BRL")

    @pytest.mark.parametrize("infractions", [1, 3])
    @pytest.mark.parametrize(("users_arm", "high"), [(True, 10**8), (False, 5 * 10**7)])
    def test_eca_readings(self, users_arm, high, infractions):
        """Both readings of the limit are covered, and each can be selected, for each infraction."""
        given = Facts(
            flags={
                br_eca_digital.HAS_REVENUE.name: True,
                "reading: the limit is on the users' arm": users_arm,
            },
            counts={"infractions": infractions},
        )

        answer = of("br/eca-digital/35", date(2026, 4, 1), earning(10**9, "BRL"), given=given)

        assert answer.high == Money(high * infractions, "BRL")

    def test_eca_revenue_includes_taxes(self):
        """Article 35 does not exclude taxes from the revenue, unlike the data protection law."""
        assert br_eca_digital.REVENUE.measure is Measure.TURNOVER
        assert br_lgpd.REVENUE.measure is Measure.TURNOVER_WITHOUT_TAX

    def fine(self, revenue, seriousness, damage, cessation="none", *, has_revenue=True, **more):
        """Apply the method of the authority to a revenue."""
        counts = dict.fromkeys(
            (
                "specific recidivisms",
                "generic recidivisms",
                "disobeyed preventive measures",
                "disobeyed corrective measures",
            ),
            0,
        )
        counts |= {name.replace("_", " "): number for name, number in more.items()}
        facts = Facts(
            revenue=Money(revenue, "BRL"),
            words={"seriousness": seriousness, "cessation": cessation},
            counts=counts | {"degrees of damage": damage},
            flags={"has revenue": has_revenue},
        )
        return evaluate(br_anpd_4_2023.GUIDELINE.penalty, facts).result

    @pytest.mark.parametrize(
        ("damage", "sums"),
        [
            (0, (157_500, 157_500)),
            (3, (525_000, 525_000)),
            (4, (525_000, 525_000)),
            (Range(0, 3), (157_500, 525_000)),
        ],
    )
    def test_guideline_adds_percentages(self, damage, sums):
        """10 % more and 75 % less make 35 % of the base, not 110 % of 25 %."""
        fine = self.fine(10**8, "serious", damage, "at the first stage", specific_recidivisms=1)

        assert fine == Range(*(Money(amount, "BRL") for amount in sums))

    @pytest.mark.parametrize(
        ("seriousness", "thousandths"),
        [("light", (80, 150)), ("medium", (130, 500)), ("serious", (450, 1_500))],
    )
    @pytest.mark.parametrize("degree", range(4))
    def test_guideline_rate_by_damage(self, seriousness, thousandths, degree):
        """The rate rises by a third of the range with each degree of damage."""
        low, high = thousandths
        rate = low + Fraction((high - low) * degree, 3)

        assert self.fine(10**8, seriousness, degree) == only(Money(rate * 1_000, "BRL"))

    @pytest.mark.parametrize(
        ("seriousness", "floor", "ends", "floor_without"),
        [
            ("light", 3_000, (1_500, 3_500), 1_000),
            ("medium", 6_000, (3_000, 7_000), 2_000),
            ("serious", 12_000, (6_750, 15_750), 4_000),
        ],
    )
    def test_guideline_floors(self, seriousness, floor, ends, floor_without):
        """Each degree of seriousness has a minimum, and sums for those without revenue."""
        low, high = (Money(end, "BRL") for end in ends)

        assert self.fine(1_000, seriousness, 3) == only(Money(floor, "BRL"))
        assert self.fine(0, seriousness, Range(0, 3), has_revenue=False) == Range(low, high)
        least = self.fine(0, seriousness, 0, "at the first stage", has_revenue=False)
        assert least == only(Money(floor_without, "BRL"))

    def test_guideline_stays_inside_the_law(self):
        """A guideline amount above the legal cap is limited to it."""
        facts = Facts(
            revenue=Money(10**11, "BRL"),
            words={"seriousness": "serious", "cessation": "at the second stage"},
            counts={
                "degrees of damage": Range(0, 3),
                "specific recidivisms": 9,
                "generic recidivisms": 0,
                "disobeyed preventive measures": 0,
                "disobeyed corrective measures": 0,
            },
        )
        law = of(
            "br/lgpd/52",
            date(2024, 1, 1),
            earning(10**11, "BRL"),
            given=Facts(counts={"infractions": 1}),
        )

        found = estimate(br_anpd_4_2023.GUIDELINE, law, facts, on=date(2024, 1, 1))

        # 0.45 % to 1.5 % of the revenue, 40 % more for recidivism, 50 % less for ceasing.
        assert found.step.result == Range(Money(405_000_000, "BRL"), Money(1_350_000_000, "BRL"))
        assert found.range == only(Money(50_000_000, "BRL"))
        assert found.is_clamped


class TestUnitedStates:
    @pytest.mark.parametrize(
        ("day", "fine", "intentional"),
        [(date(2024, 12, 31), 2_500, 7_500), (date(2025, 1, 1), 2_663, 7_988)],
    )
    def test_ccpa_by_day(self, day, fine, intentional):
        """The sums of 2025 are times 1.065, half a dollar up (Cal. Civ. Code § 1798.199.95(d))."""
        given = Facts(counts={"violations": 800, "intentional violations": 200})

        assert of("us/ccpa/155", day, given=given).high == usd(800 * fine + 200 * intentional)

    @pytest.mark.parametrize(
        ("on", "section"),
        [
            (date(2020, 1, 1), "§ 1798.155 until 15 December 2020"),
            (date(2020, 12, 15), "§ 1798.155 until 15 December 2020"),
            (date(2020, 12, 16), "§ 1798.199.90"),
            (date(2022, 12, 31), "§ 1798.199.90"),
            (date(2023, 1, 1), "§§ 1798.155, .199.55"),
            (date(2024, 12, 31), "§§ 1798.155, .199.55"),
            (date(2025, 1, 1), "§ 1798.199.95(d)"),
        ],
    )
    def test_ccpa_authority(self, on, section):
        """A civil penalty until 2022; minors count as of 16 December 2020, the agency as of 2023."""
        given = Facts(counts={"violations": 1, "intentional violations": 0})

        assert section in of("us/ccpa/155", on, given=given).sources[0].citation

    @pytest.mark.parametrize(
        ("former", "current"),
        [(2_500, 2_663), (7_500, 7_988), (100, 107), (750, 799), (25_000_000, 26_625_000)],
    )
    def test_ccpa_indexation(self, former, current):
        """All five sums follow from the factor with a half rounded up; to the even it fails."""
        raised = usd(former) * exact("1.065")

        assert raised.rounded(Rounding.HALF_UP, places=0) == usd(current)

    def test_bankers_rounding_fails(self):
        """2,662.5 is the witness that a half goes up."""
        assert usd("2662.5").rounded(Rounding.HALF_EVEN, places=0) == usd(2_662)

    def test_ccpa_damages(self):
        """Actual damages count where they are higher."""
        given = Facts(
            counts={"consumers per incident": 10}, amounts={"the actual damages": usd(5_000)}
        )

        assert of("us/ccpa/150", date(2025, 1, 1), given=given).range == Range(
            usd(5_000), usd(7_990)
        )

    def test_ftc_chain(self):
        """Each year's sum is the year before, times the multiplier, to the nearest dollar."""
        sums = [each.amount for day, each in us_ftc.MAXIMUM.items() if day.year >= 2016]

        chain = [sums[0]]
        for each in MULTIPLIERS_FROM_2017:
            chain.append((chain[-1] * exact(each)).rounded(places=0))

        assert chain == sums

    @pytest.mark.parametrize(
        ("day", "before", "after"),
        [
            (date(2016, 8, 1), 16_000, 40_000),
            (date(2017, 1, 24), 40_000, 40_654),
            (date(2018, 1, 22), 40_654, 41_484),
            (date(2019, 2, 14), 41_484, 42_530),
            (date(2023, 1, 11), 46_517, 50_120),
            (date(2025, 1, 17), 51_744, 53_088),
        ],
    )
    def test_ftc_by_day_of_assessment(self, day, before, after):
        """The day before and the day on which a maximum takes effect."""
        given = Facts(counts={"violations": 1})

        assert of("us/ftc-act/5.m.1.a", day - timedelta(days=1), given=given).high == usd(before)
        assert of("us/ftc-act/5.m.1.a", day, given=given).high == usd(after)

    def test_ftc_orders(self):
        """A violation of an order of the Commission has the same maximum as one of a rule."""
        given = Facts(counts={"violations": 2})

        for on, high in ((date(2019, 7, 24), 42_530), (date(2026, 1, 1), 53_088)):
            assert of("us/ftc-act/5.l", on, given=given).high == usd(2 * high)
        with pytest.raises(OutsideCodedLawError):
            of("us/ftc-act/5.l", date(2009, 2, 9), given=given)

    def test_ftc_takes_the_sum_of_the_day_of_assessment(self):
        """A violation of 2019 assessed in 2026 costs what was published in 2025: no rise in 2026."""
        act = Violation(under="us/ftc-act/5.m.1.a", committed_on=date(2019, 5, 1))
        given = Facts(counts={"violations": 1})

        answer = assess(act, COMPANY, decided_on=date(2026, 6, 1), given=given)

        assert answer.high == usd(53_088)

    def test_hipaa_year_cap(self):
        """Violations of one calendar year share a cap; those of the next have their own."""
        given = Facts(words={"culpability": "reasonable cause"}, counts={"violations": 20})

        def violated(on):
            act = Violation(under="us/45-cfr/160.404", committed_on=on)
            return assess(act, COMPANY, decided_on=date(2026, 6, 1), given=given)

        days = (date(2024, 3, 1), date(2024, 9, 1), date(2025, 1, 1))
        both = combine([violated(on) for on in days])

        assert [group.range.high for group in both.groups] == [usd(2_190_294), usd(1_460_220)]

    def test_hipaa_before_the_coded_sums(self):
        """A decision before the HITECH Act of 18 February 2009 is outside the coded period."""
        with pytest.raises(OutsideCodedLawError):
            of("us/45-cfr/160.404", date(2009, 2, 17))

    def test_hipaa_chain(self):
        """Each amount is the one before, times the multiplier, to the nearest dollar."""
        years = [[*each.least, each.most, each.year] for each in us_hipaa.AMOUNTS.values()][1:]

        chain = [years[0]]
        for each in MULTIPLIERS_FROM_2017:
            raised = [(usd(amount) * exact(each)).rounded(places=0) for amount in chain[-1]]
            chain.append([int(amount.amount) for amount in raised])

        assert chain == years

    @pytest.mark.parametrize(
        ("day", "before", "after"),
        [
            (date(2016, 9, 6), (100, 50_000), (110, 55_010)),
            (date(2017, 2, 3), (110, 55_010), (112, 55_910)),
            (date(2018, 10, 11), (112, 55_910), (114, 57_051)),
            (date(2019, 11, 5), (114, 57_051), (117, 58_490)),
            (date(2020, 1, 17), (117, 58_490), (119, 59_522)),
            (date(2023, 10, 6), (127, 63_973), (137, 68_928)),
            (date(2024, 8, 8), (137, 68_928), (141, 71_162)),
            (date(2026, 1, 28), (141, 71_162), (145, 73_011)),
        ],
    )
    def test_hipaa_by_day_of_assessment(self, day, before, after):
        """The day before and the day on which adjusted amounts take effect."""
        given = Facts(words={"culpability": "no knowledge"}, counts={"violations": 1})

        for on, (low, high) in ((day - timedelta(days=1), before), (day, after)):
            assert of("us/45-cfr/160.404", on, given=given).range == Range(usd(low), usd(high))

    @pytest.mark.parametrize(
        ("culpability", "low", "high"),
        [
            ("no knowledge", 100, 50_000),
            ("reasonable cause", 1_000, 50_000),
            ("willful neglect, corrected", 10_000, 50_000),
            ("willful neglect, not corrected", 50_000, 1_500_000),
        ],
    )
    def test_hipaa_before_november_2015(self, culpability, low, high):
        """A violation before 2 November 2015 has the amounts of the act, also if assessed in 2018."""
        given = Facts(words={"culpability": culpability}, counts={"violations": 1})

        for on in (date(2009, 2, 18), date(2015, 11, 1)):
            answer = of("us/42-usc/1320d-5", on, given=given, decided_on=date(2018, 6, 1))
            assert answer.range == Range(usd(low), usd(high))
        for on in (date(2009, 2, 17), date(2015, 11, 2)):
            with pytest.raises(OutsideCodedLawError):
                of("us/42-usc/1320d-5", on, given=given)

    def test_hipaa_catch_up(self):
        """The amounts of 2016 are those of the act times 1.10020, to the nearest dollar."""
        act, first = [*us_hipaa.AMOUNTS.values()][:2]

        for amount, raised in zip(
            (*act.least, act.most, act.year), (*first.least, first.most, first.year), strict=True
        ):
            assert (usd(amount) * exact("1.10020")).rounded(places=0) == usd(raised)

    def test_md_anderson_by_year(self):
        """USD 2,000 for each of 674 days in three years is within the range for reasonable cause."""

        def year(on, days):
            given = Facts(words={"culpability": "reasonable cause"}, counts={"violations": days})
            act = Violation(under="us/42-usc/1320d-5", committed_on=on)
            return assess(act, COMPANY, decided_on=date(2018, 6, 1), given=given)

        days = {date(2011, 12, 31): 283, date(2012, 12, 31): 366, date(2013, 1, 25): 25}
        found = combine([year(on, number) for on, number in days.items()])

        assert sum(days.values()) == 674
        assert found.range == Range(usd(674_000), usd(4_250_000))
        assert found.range.low <= usd(2_000 * 674) <= found.range.high

    def test_cignet(self):
        """Cignet Health: two calendar years of willful neglect cost exactly USD 3 million."""

        def year(on, days):
            word = {"culpability": "willful neglect, not corrected"}
            act = Violation(under="us/42-usc/1320d-5", committed_on=on)
            given = Facts(words=word, counts={"violations": days})
            return assess(act, COMPANY, decided_on=date(2011, 2, 22), given=given)

        found = combine([year(date(2009, 12, 31), 280), year(date(2010, 4, 7), 97)])

        assert found.range == only(usd(3_000_000))

    def test_hipaa_year_cap_by_day_of_assessment(self):
        """The annual cap is that of the day of the assessment."""
        given = Facts(
            words={"culpability": "willful neglect, not corrected"}, counts={"violations": 40}
        )
        acts = [of("us/45-cfr/160.404", date(2024, 8, 7), given=given) for _ in range(2)]

        assert combine(acts).range.high == usd(2_067_813)

    def test_md_anderson(self):
        """Director of OCR v MD Anderson (DAB CR5111): 674 days, both counted, and two yearly caps."""
        days = days_between(date(2011, 3, 24), date(2013, 1, 25), DayCount.INCLUSIVE)
        penalty = total(per_day(fixed(usd(2_000))), fixed(usd(1_500_000)), fixed(usd(1_500_000)))

        assert evaluate(penalty, Facts(counts={"days": days})).result == only(usd(4_348_000))

    @pytest.mark.parametrize(
        ("score", "low", "high"),
        [
            (12, "2", "4"),
            (10, "2", "4"),
            (9, "1.8", "3.6"),
            (8, "1.6", "3.2"),
            (7, "1.4", "2.8"),
            (6, "1.2", "2.4"),
            (5, "1", "2"),
            (4, "0.8", "1.6"),
            (3, "0.6", "1.2"),
            (2, "0.4", "0.8"),
            (1, "0.2", "0.4"),
            (0, "0.05", "0.2"),
        ],
    )
    def test_sentencing_multipliers(self, score, low, high):
        """The table of § 8C2.6, on the base fine of level 28; its last row breaks the line."""
        facts = Facts(
            counts={"offense level": 28, "culpability score": score},
            amounts={"the pecuniary gain": usd(0), "the pecuniary loss": usd(0)},
        )

        result = evaluate(us_ussg_8.GUIDELINE.penalty, facts).result

        base = usd(6_300_000)
        assert result == Range(base * exact(low), base * exact(high))

    def test_sentencing_levels(self):
        """The ends of the table of § 8C2.4, and a gain above it."""

        def base(level, gain=0):
            facts = Facts(
                counts={"offense level": level, "culpability score": 5},
                amounts={"the pecuniary gain": usd(gain), "the pecuniary loss": usd(0)},
            )
            return evaluate(us_ussg_8.GUIDELINE.penalty, facts).result.low

        assert [base(level) for level in (3, 6, 7, 38, 43)] == [
            usd(5_000),
            usd(5_000),
            usd(7_500),
            usd(72_500_000),
            usd(72_500_000),
        ]
        assert base(7, gain=9_000) == usd(9_000)

    def test_sentencing_levels_since_2015(self):
        """Amendment 791 raised the table for offenses since 1 November 2015."""

        def base(level, loss=0):
            facts = Facts(
                counts={"offense level": level, "culpability score": 5},
                amounts={"the pecuniary gain": usd(0), "the pecuniary loss": usd(loss)},
            )
            return evaluate(us_ussg_8_2015.GUIDELINE.penalty, facts).result.low

        assert [base(level) for level in (3, 6, 7, 8, 9, 24, 37, 38, 43)] == [
            usd(8_500),
            usd(8_500),
            usd(15_000),
            usd(15_000),
            usd(25_000),
            usd(3_500_000),
            usd(100_000_000),
            usd(150_000_000),
            usd(150_000_000),
        ]
        assert base(6, loss=9_000) == usd(9_000)

    def test_sentencing_tables_by_day(self):
        """The day of the offense selects the table."""
        facts = Facts(
            counts={"offense level": 28, "culpability score": 5},
            amounts={"the pecuniary gain": usd(0), "the pecuniary loss": usd(0)},
        )
        law = Range(usd(0), usd(10**9))
        last, first = date(2015, 10, 31), date(2015, 11, 1)

        before = estimate(us_ussg_8.GUIDELINE, law, facts, on=last)
        after = estimate(us_ussg_8_2015.GUIDELINE, law, facts, on=first)

        assert (before.range.low, after.range.low) == (usd(6_300_000), usd(10_000_000))
        with pytest.raises(OutsideCodedLawError):
            estimate(us_ussg_8.GUIDELINE, law, facts, on=first)
        with pytest.raises(OutsideCodedLawError):
            estimate(us_ussg_8_2015.GUIDELINE, law, facts, on=last)


def test_every_statute_says_what_it_is():
    """The catalog names a jurisdiction, a title and sources for each."""
    for statute in catalog().values():
        assert statute.title
        assert statute.jurisdiction
        assert statute.sources
