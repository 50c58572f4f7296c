"""Reliefs, revenues and other facts that a penalty needs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.support.assessing import (
    ARTICLE,
    BILLION,
    COMPANY,
    EXCEPTIONAL,
    FINES,
    PART_5,
    PART_6,
    REPORTED,
    REVENUE_WORDS,
    UNPAID,
    act,
    refused,
    roubles,
)

from penaltymodel.domain.platform import AnnualRevenue, Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.assessment import Assessment
from penaltymodel.errors import (
    MissingFactError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.needs import needs
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Perimeter,
)
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import EITHER, Range


class TestReliefs:
    def test_below_the_minimum(self):
        """In exceptional circumstances, the minimum of part 2 is halved."""
        answer = assess(act(), COMPANY, given=EXCEPTIONAL)

        assert roubles(answer) == (400_000, 4_000_000)
        assert "KoAP art. 4.1(2.2), (2.3), (3.2), (3.3)" in {
            source.citation for source in answer.sources
        }

    @pytest.mark.parametrize(("part", "person", "low", "high"), FINES)
    def test_below_the_minimum_in_every_part(self, part, person, low, high):
        """In every part, the minimum is halved and the maximum does not change."""
        platform, repeat = Platform("Acme", person, BILLION), part in {PART_5, PART_6}

        answer = assess(act(part), platform, repeat=repeat, given=EXCEPTIONAL)

        assert roubles(answer) == (Fraction(low, 2), high)

    def test_below_the_floor_of_revenue(self):
        """If the floor is the minimum, the floor is halved."""
        poor = Platform("Acme", "legal-entity", rub(10_000_000))

        answer = assess(act(PART_5), poor, repeat=True, given=EXCEPTIONAL)

        assert roubles(answer) == (2_000_000, 4_000_000)

    @pytest.mark.parametrize(
        ("truth", "low"), [(False, 800_000), (True, 400_000), (EITHER, 400_000)]
    )
    def test_open_circumstances(self, truth, low):
        """Unknown circumstances lower only the low end; by default they are presumed absent."""
        given = Facts(flags={"exceptional circumstances": truth})

        assert roubles(assess(act(), COMPANY, given=given)) == (low, 4_000_000)

    @pytest.mark.parametrize(("part", "person", "low", "high"), FINES)
    def test_small_undertakings(self, part, person, low, high):
        """From 6 April 2022, both ends are halved for a small company, except shares of revenue."""
        small = Platform("Acme", person, BILLION, in_small_register=True)
        repeat = part in {PART_5, PART_6}
        factor = Fraction(1, 2) if person == "legal-entity" and not repeat else 1

        before = assess(act(part, date(2022, 4, 5)), small, repeat=repeat)
        after = assess(act(part, date(2022, 4, 6)), small, repeat=repeat)

        assert roubles(before) == (low, high)
        assert roubles(after) == (low * factor, high * factor)

    def test_small_undertaking_as_given(self):
        """The given facts can state that a company is small, or that it may be."""
        on = date(2022, 4, 6)
        is_small, may_be = (
            Facts(flags={"in the register of small undertakings": t}) for t in (True, EITHER)
        )

        assert roubles(assess(act(on=on), COMPANY, given=is_small)) == (
            400_000,
            2_000_000,
        )
        assert roubles(assess(act(on=on), COMPANY, given=may_be)) == (
            400_000,
            4_000_000,
        )

    def test_given_goes_before_the_platform(self):
        """The given facts take precedence over the platform."""
        small = Platform("Acme", "legal-entity", in_small_register=True)
        given = Facts(flags={"in the register of small undertakings": False})

        answer = assess(act(on=date(2022, 4, 6)), small, given=given)

        assert roubles(answer) == (800_000, 4_000_000)

    def test_given_person_goes_before_the_platform(self):
        """A given kind of person takes precedence over that of the platform."""
        answer = assess(act(), COMPANY, given=Facts(person="citizen"))

        assert roubles(answer) == (50_000, 100_000)

    def test_both_reliefs(self):
        """A small company in exceptional circumstances has a quarter of the minimum."""
        small = Platform("Acme", "legal-entity", in_small_register=True)

        answer = assess(act(on=date(2022, 4, 6)), small, given=EXCEPTIONAL)

        assert roubles(answer) == (200_000, 2_000_000)


class TestRevenue:
    REPEAT = act(PART_5, date(2021, 10, 1), detected_on=date(2022, 1, 15))

    def on(self, revenues, *, violation: Violation = REPEAT, **more) -> Assessment:
        """Assess a repeat on *revenues*."""
        inactive_in = more.pop("inactive_in", ())
        platform = Platform("Acme", "legal-entity", revenues, inactive_in=inactive_in)
        return assess(violation, platform, repeat=True, strict=True, **more)

    def reason(self, answer: Assessment) -> str:
        """Return the reason about the revenue."""
        (found,) = (why for why in answer.because if why.startswith(REVENUE_WORDS))
        return found.removeprefix(f"{REVENUE_WORDS}: ")

    def test_the_year_before_detection(self):
        """The revenue of the calendar year before the detection counts."""
        answer = self.on({2020: rub(10**9), 2021: rub(2 * 10**9), 2022: rub(3 * 10**9)})

        assert roubles(answer) == (100_000_000, 200_000_000)
        assert self.reason(answer) == (
            "RUB 2,000,000,000.00 (2021: the calendar year before the one of detection, "
            "given without a revenue base)"
        )

    def test_any_year(self):
        """One amount without a year is used for every year, whether the offense was detected or not."""
        answer = self.on(BILLION, violation=act(PART_5))

        assert roubles(answer) == (50_000_000, 100_000_000)
        assert self.reason(answer) == "RUB 1,000,000,000.00 (as given)"

    def test_missing_year(self):
        """The error for a missing year names the year and the fix."""
        with pytest.raises(MissingFactError) as caught:
            self.on({2020: BILLION})

        assert str(caught.value) == (
            "missing fact: the total revenue from all goods, works and services of the "
            "person itself for 2021 (calendar year before the one of detection); pass "
            "Platform(revenues={2021: ...})"
        )
        assert caught.value.__notes__ == ["while assessing ru/koap-13.41/5"]

    def test_no_revenue_at_all(self):
        """Without any figure, one without a year is enough, so no day is missing."""
        with pytest.raises(MissingFactError) as caught:
            self.on((), violation=act(PART_5))

        assert str(caught.value) == (
            "missing fact: the total revenue from all goods, works and services of the person "
            "itself (calendar year before the one of detection); pass Platform(revenues=...) with "
            "one amount without a year"
        )

    def test_missing_detection(self):
        """Without the day of detection, the year is unknown."""
        with pytest.raises(MissingFactError) as caught:
            self.on({2020: BILLION}, violation=act(PART_5))

        assert str(caught.value) == (
            "missing fact: the day of detection, which decides the year of the revenue; "
            "pass Violation(detected_on=date(...))"
        )

    def test_part_of_the_year(self):
        """After an inactive year, the part of the next year before the detection counts."""
        part = AnnualRevenue(amount=rub(10**9), year=2022, through=date(2022, 1, 14))
        whole = AnnualRevenue(amount=rub(5 * 10**9), year=2021)

        answer = self.on([whole, part], inactive_in={2021})

        assert roubles(answer) == (50_000_000, 100_000_000)
        assert self.reason(answer).startswith("RUB 1,000,000,000.00 (2022, through 2022-01-14: ")

    def test_part_of_the_year_missing(self):
        """The error for a missing part of a year names the year."""
        with pytest.raises(MissingFactError) as caught:
            self.on({2021: BILLION, 2022: BILLION}, inactive_in={2021})

        assert str(caught.value) == (
            "missing fact: the total revenue from all goods, works and services of the "
            "person itself for the part of 2022 before the day of detection; pass "
            "Platform(revenues=AnnualRevenue(year=2022, through=date(...), amount=...))"
        )

    def test_part_of_an_active_year(self):
        """If the year before was active, a part of the year is not used."""
        part = AnnualRevenue(amount=BILLION, year=2021, through=date(2021, 6, 30))

        with pytest.raises(MissingFactError):
            self.on([part])

    def test_part_that_runs_past_detection(self):
        """Revenue after the detection is not part of the revenue before it."""
        past = AnnualRevenue(amount=BILLION, year=2022, through=date(2022, 12, 31))

        with pytest.raises(MissingFactError):
            self.on([past], inactive_in={2021})

    def test_figure_for_the_base(self):
        """Revenue for the exact base takes precedence over revenue for any base."""
        (measured,) = needs(catalog()[ARTICLE].provision(PART_5).enactments[-1].penalty).money
        other = Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL)
        figures = [
            AnnualRevenue(amount=rub(10), year=2021),
            AnnualRevenue(amount=rub(20), year=2021, base=other),
            AnnualRevenue(amount=rub(10**9), year=2021, base=measured.base),
        ]

        answer = self.on(figures)

        assert roubles(answer) == (50_000_000, 100_000_000)
        assert self.reason(answer) == (
            "RUB 1,000,000,000.00 (2021: the calendar year before the one of detection)"
        )

    def test_figure_for_the_base_without_a_year(self):
        """Revenue for the exact base takes precedence, even if it is for any year."""
        (measured,) = needs(catalog()[ARTICLE].provision(PART_5).enactments[-1].penalty).money
        figures = [
            AnnualRevenue(amount=rub(10)),
            AnnualRevenue(amount=rub(10**9), year=2021, base=measured.base),
        ]

        assert roubles(self.on(figures)) == (50_000_000, 100_000_000)

    def test_range(self):
        """The ends of a revenue range give the ends of the penalty."""
        answer = self.on({2021: Range(rub(10**9), rub(3 * 10**9))})

        assert roubles(answer) == (50_000_000, 300_000_000)
        assert self.reason(answer).startswith("RUB 1,000,000,000.00 to RUB 3,000,000,000.00 (")

    def test_range_across_the_floor(self):
        """If a range includes revenues below the floor, the low end is the floor."""
        answer = self.on({2021: Range(rub(10_000_000), rub(100_000_000))})

        assert roubles(answer) == (4_000_000, 10_000_000)

    def test_given_revenue(self):
        """Given revenue takes precedence over the revenues of the platform."""
        answer = self.on({2021: BILLION}, given=Facts(revenue=rub(2 * 10**9)))

        assert roubles(answer) == (100_000_000, 200_000_000)
        assert self.reason(answer) == "RUB 2,000,000,000.00 (as given)"

    @pytest.mark.parametrize("person", ["citizen", "official", "sole-trader"])
    def test_nobody_else_needs_it(self, person):
        """Only the fine for a company needs the revenue."""
        platform = Platform("Acme", person)

        answer = assess(act(PART_5), platform, repeat=True)

        assert "revenue" not in " ".join(answer.because)

    def test_the_law_does_not_say_which_year(self):
        """The rule as reported names no year, so revenues by year cannot be used."""
        with pytest.raises(MissingFactError) as caught:
            self.on({2020: BILLION}, violation=act(REPORTED))

        assert "year" in str(caught.value)
        assert str(caught.value).endswith(
            "; pass Platform(revenues=...) with one amount without a year"
        )
        assert caught.value.__notes__ == ["while assessing ru/as-reported-2021"]

    def test_other_amounts_come_from_the_given_facts(self):
        """The unpaid fine is not a revenue and must be given."""
        sentence, notes = refused(MissingFactError, act(UNPAID), COMPANY)

        assert sentence == (
            "missing fact: the unpaid fine; pass Facts(amounts={'the unpaid fine': ...})"
        )
        assert notes == ["while assessing ru/koap-20.25/1"]
