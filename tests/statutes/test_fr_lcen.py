"""The French LCEN: the higher of two amounts, or a fixed amount without turnover."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import MissingFactError, OutsideCodedLawError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.penalties import Revenue
from penaltymodel.law.words import Measure
from penaltymodel.statutes.fr_lcen import (
    ADMINISTRATIVE_FINE,
    CRIMINAL_FINE,
    CRIMINAL_MAXIMUM,
    RECIDIVIST,
    STATUTE,
)
from penaltymodel.values.money import eur
from penaltymodel.values.ranges import Range, only


REMOVAL = "removal within one hour"
THREAT = "article 14(5) of Regulation 2021/784"
EARN = {"has turnover": True}


def assessed(
    article: str, revenue: int | None = None, kind: str = "legal-entity", **more
) -> Assessment:
    """Assess a violation of an *article* by somebody of *revenue* euro."""
    on = more.pop("on", date(2026, 3, 1))
    platform = Platform("Acme", kind, () if revenue is None else eur(revenue))
    return assess(Violation(under=f"fr/lcen/{article}", committed_on=on), platform, **more)


class TestHigherOf:
    @pytest.mark.parametrize(
        ("article", "revenue", "first", "repeat"),
        [
            ("10", 0, 150_000, 300_000),
            ("10", 5_000_000, 150_000, 300_000),  # D7
            ("10", 7_500_000, 150_000, 300_000),
            ("10", 10_000_000, 200_000, 400_000),  # D8
            ("10-1.ii", 0, 250_000, 500_000),
            ("10-1.ii", 10_000_000, 400_000, 600_000),  # D9
            ("10-1.vi", 0, 75_000, 150_000),
            ("10-1.vi", 10_000_000, 100_000, 200_000),
        ],
    )
    def test_sum_or_share(self, article, revenue, first, repeat):
        """Articles 10 and 10-1: a sum or a share of the turnover, whichever is higher."""
        assert assessed(article, revenue).range == Range(eur(0), eur(first))
        assert assessed(article, revenue, repeat=True).high == eur(repeat)


class TestInTheAbsenceOfTurnover:
    @pytest.mark.parametrize(
        ("article", "first", "repeat"),
        [("11", 250_000, 500_000), ("11.intermediaries", 75_000, 150_000)],
    )
    def test_sum(self, article, first, repeat):
        """Article 11: without turnover, the fixed amount applies (D10)."""
        given = Facts(flags={"has turnover": False})

        assert assessed(article, given=given).high == eur(first)
        assert assessed(article, given=given, repeat=True).high == eur(repeat)

    @pytest.mark.parametrize(
        ("article", "first", "repeat"),
        [("11", 40_000, 60_000), ("11.intermediaries", 10_000, 20_000)],
    )
    def test_share_has_no_floor(self, article, first, repeat):
        """Article 11: with turnover, only the share applies (D10)."""
        given = Facts(flags=EARN)

        assert assessed(article, 1_000_000, given=given).high == eur(first)
        assert assessed(article, 1_000_000, given=given, repeat=True).high == eur(repeat)

    def test_a_turnover_of_zero_is_no_absence(self):
        """Whether there is turnover is a separate fact; a turnover of zero does not state it."""
        assert assessed("11", 0, given=Facts(flags=EARN)).high == eur(0)
        with pytest.raises(MissingFactError):
            assessed("11", 0)

    def test_the_turnover_is_brought_to_twelve_months(self):
        """Article 11: EUR 1 million in six months is a turnover of 2 million."""
        figure = AnnualRevenue(amount=eur(1_000_000), months=6)
        violation = Violation(under="fr/lcen/11", committed_on=date(2026, 3, 1))
        platform = Platform("Acme", "legal-entity", [figure])

        answer = assess(violation, platform, given=Facts(flags=EARN))

        assert answer.high == eur(80_000)


class TestBothFines:
    def both(self, fine: int, criminal: int, most: int, article: str = "11.iv", **more):
        """Assess two fines in millions for the same facts, with a turnover of EUR 1 billion."""
        sums = {
            ADMINISTRATIVE_FINE: eur(fine * 10**6),
            CRIMINAL_FINE: eur(criminal * 10**6),
            CRIMINAL_MAXIMUM: eur(most * 10**6),
        }
        return assessed(article, 10**9, given=Facts(amounts=sums, flags=EARN), **more)

    @pytest.mark.parametrize(
        ("article", "fine", "criminal", "most", "expected"),
        [
            ("11.iv", 30, 5, 8, 35),
            ("11.iv", 40, 5, 8, 40),  # 4 % is the higher maximum
            ("11.iv", 40, 50, 80, 80),  # the customs code has the higher maximum
            ("11.iv.intermediaries", 10, 5, 8, 10),
        ],
    )
    def test_share_one_maximum(self, article, fine, criminal, most, expected):
        """Article 11 IV: together, the fines stay within the higher legal maximum."""
        assert self.both(fine, criminal, most, article).range == only(eur(expected * 10**6))

    def test_repeat(self):
        """For a repeat the maximum is 6 %."""
        assert self.both(60, 5, 8, repeat=True).high == eur(60_000_000)

    def test_without_turnover(self):
        """Without turnover, the fixed amount is the maximum."""
        sums = {
            ADMINISTRATIVE_FINE: eur(250_000),
            CRIMINAL_FINE: eur(50_000),
            CRIMINAL_MAXIMUM: eur(100_000),
        }
        given = Facts(amounts=sums, flags={"has turnover": False})

        assert assessed("11.iv", given=given).range == only(eur(250_000))


class TestBases:
    @pytest.mark.parametrize(
        ("article", "measure"),
        [
            ("10", Measure.TURNOVER_WITHOUT_TAX),
            ("10-1.ii", Measure.TURNOVER_WITHOUT_TAX),
            ("10-1.vi", Measure.TURNOVER_WITHOUT_TAX),
            ("11", Measure.TURNOVER_WITHOUT_TAX),
            ("11.intermediaries", Measure.TURNOVER_WITHOUT_TAX),
            ("9-2.iii", Measure.TURNOVER_WITHOUT_TAX),
            ("9-2.iii.inquiry", Measure.TURNOVER_WITHOUT_TAX),
            ("9-2.iii.periodic", Measure.TURNOVER_WITHOUT_TAX),
            ("6-2-1", Measure.TURNOVER_WITHOUT_TAX),
            ("6.iv.c", Measure.TURNOVER_WITHOUT_TAX),
            ("6-1-3", Measure.TURNOVER),
            ("6-1-4", Measure.TURNOVER),
        ],
    )
    def test_with_or_without_tax(self, article, measure):
        """The turnover is without tax, except under articles 6-1-3 and 6-1-4."""
        penalty = STATUTE.provision(f"fr/lcen/{article}").enactments[-1].penalty

        bases = {each.base for each in needs(penalty).money if isinstance(each, Revenue)}

        assert {base.measure for base in bases} == {measure}


class TestRepeat:
    FINAL = date(2024, 9, 1)

    def after(self, day: date, under: str = "10", **more) -> Assessment:
        """Assess article 10 after one sanction, decided in August 2024."""
        earlier = Decision(
            under=f"fr/lcen/{under}",
            decided_on=date(2024, 8, 1),
            **{"in_force_on": self.FINAL} | more,
        )
        return assessed("10", 0, on=day, history=OffenseHistory([earlier]), assume_unchanged=True)

    @pytest.mark.parametrize(
        ("day", "most"),
        [
            (date(2024, 8, 31), 150_000),
            (date(2024, 9, 1), 300_000),
            (date(2029, 9, 1), 300_000),
            (date(2029, 9, 2), 150_000),
        ],
    )
    def test_five_years_run_from_finality(self, day, most):
        """The last day of the five years counts in full, the day after it does not."""
        assert self.after(day).high == eur(most)

    def test_a_sanction_that_is_not_final_does_not_count(self):
        """A decision under appeal does not make a repeat."""
        answer = self.after(date(2025, 1, 1), in_force_on=None, standing="appealed")

        assert answer.high == eur(150_000)

    def test_an_unknown_day_leaves_both_open(self):
        """If the day of finality is unknown, either maximum can apply."""
        earlier = Decision(under="fr/lcen/10", decided_on=date(2024, 8, 1))
        answer = assessed("10", 0, history=OffenseHistory([earlier]))

        assert answer.high == eur(300_000)
        assert answer.repeat == Range(low=False, high=True)

    def test_another_breach_does_not_count(self):
        """Only the same breach makes a repeat."""
        assert self.after(date(2025, 1, 1), "10-1.ii").high == eur(150_000)


class TestDigitalServicesAct:
    @pytest.mark.parametrize(
        ("article", "most"), [("9-2.iii", 60_000_000), ("9-2.iii.inquiry", 10_000_000)]
    )
    def test_shares(self, article, most):
        """Article 9-2 III: 6 % for a duty, 1 % for refusing an inquiry; of nothing, nothing."""
        assert assessed(article, 10**9).range == Range(eur(0), eur(most))
        assert assessed(article, 0).high == eur(0)

    def test_days_of_the_year_are_open(self):
        """5 % of the daily average: both divisors apply until a reading is selected."""
        days = {"days": 10}
        short = {"reading: a year of 365 days": True}
        long = {"reading: a year of 365 days": False}
        turnover = 365 * 366 * 1_000

        found = [
            assessed("9-2.iii.periodic", turnover, given=Facts(counts=days, flags=flags)).high
            for flags in ({}, short, long)
        ]

        assert found == [eur(183_000), eur(183_000), eur(182_500)]


class TestTerrorismAndMinors:
    @pytest.mark.parametrize(("duty", "most"), [(REMOVAL, 40_000_000), (THREAT, 60_000_000)])
    def test_a_company_by_habit(self, duty, most):
        """Article 6-1-3: by habit a company faces 4 % of its turnover, or 6 %."""
        given = Facts(flags={"habitual commission": True}, words={"duty breached": duty})

        assert assessed("6-1-3", 10**9, given=given).range == Range(eur(0), eur(most))

    @pytest.mark.parametrize("article", ["6-1-3", "6-2-1", "6.iv.c"])
    def test_without_habit(self, article):
        """Without habit, a company faces EUR 1,250,000, five times a natural person's fine."""
        once = Facts(flags={"habitual commission": False})

        assert assessed(article, 10**9, given=once).range == Range(eur(0), eur(1_250_000))
        assert assessed(article, kind="citizen").range == Range(eur(0), eur(250_000))

    @pytest.mark.parametrize(("kind", "most"), [("citizen", 15_000), ("legal-entity", 75_000)])
    def test_false_notices(self, kind, most):
        """Article 6 VII: EUR 15,000, and five times as much for a company."""
        assert assessed("6.vii", kind=kind).range == Range(eur(0), eur(most))

    def test_recidivism(self):
        """Code pénal art. 132-13: the maximum of a company is doubled."""
        given = Facts(
            flags={
                "habitual commission": False,
                RECIDIVIST.name: True,
            }
        )

        assert assessed("6-2-1", 10**9, given=given).high == eur(2_500_000)
        assert assessed("6.iv.a", given=Facts(flags={RECIDIVIST.name: True})).high == eur(
            2_500_000
        )

    @pytest.mark.parametrize("article", ["6.iv.a", "6.v.b"])
    def test_without_a_share(self, article):
        """Articles 6 IV A and 6 V B: EUR 250,000, and five times as much for a company."""
        assert assessed(article).range == Range(eur(0), eur(1_250_000))
        assert assessed(article, kind="sole-trader").range == Range(eur(0), eur(250_000))

    @pytest.mark.parametrize(
        ("flags", "most"),
        [
            ({}, 1_250_000),
            ({"reading: raised, never lowered": True}, 1_250_000),
            ({"reading: raised, never lowered": False}, 400_000),
        ],
    )
    def test_a_small_share(self, flags, most):
        """It is open whether a share below EUR 1,250,000 lowers the maximum."""
        given = Facts(flags={"habitual commission": True} | flags)

        assert assessed("6-2-1", 10_000_000, given=given).high == eur(most)

    def test_information_by_habit(self):
        """Article 6 IV C: by habit a company faces 6 %."""
        given = Facts(flags={"habitual commission": True})

        assert assessed("6.iv.c", 10**9, given=given).high == eur(60_000_000)

    def test_minors_by_habit(self):
        """Article 6-2-1: by habit a company faces 4 %."""
        given = Facts(flags={"habitual commission": True})

        assert assessed("6-2-1", 10**9, given=given).high == eur(40_000_000)

    def test_habit_is_required(self):
        """Habitual commission is a required fact."""
        with pytest.raises(MissingFactError):
            assessed("6-1-3", 10**9)

    def test_other_duties(self):
        """Article 6-1-4: up to 4 % of the turnover."""
        assert assessed("6-1-4", 10**9).range == Range(eur(0), eur(40_000_000))


def test_first_day():
    """Nothing is coded before the act of 2024 applied."""
    assert assessed("10", 0, on=date(2024, 5, 23)).high == eur(150_000)
    with pytest.raises(OutsideCodedLawError):
        assessed("10", 0, on=date(2024, 5, 22))
