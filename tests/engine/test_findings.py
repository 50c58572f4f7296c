"""Unexpected effects of a rule."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.engine.assess import assess
from penaltymodel.engine.findings import findings
from penaltymodel.facts.facts import Facts
from penaltymodel.law.forms import (
    by_person,
    fixed,
    floored,
    greater_of,
    per_day,
    share_of_revenue,
    when,
)
from penaltymodel.law.penalties import Flag, Matching, Repeat
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.statutes import catalog
from penaltymodel.values.money import rub
from penaltymodel.values.sources import Confidence, Source


REPORTED = "ru/as-reported-2021"
ARTICLE = "ru/koap-13.41"
COMPANY = Platform("Acme", "legal-entity", rub(1_000_000_000))


def found(under: str, platform: Platform = COMPANY, on: date = date(2021, 3, 1), **more):
    """Return the findings about an assessment under *under*."""
    violation = Violation(under=under, committed_on=on)
    return findings(assess(violation, platform, **more))


class TestAsReported:
    @pytest.mark.parametrize("repeat", [False, True])
    def test_cheaper_repeat(self, repeat):
        """A repeat is cheaper below 4 million at the low end and below 40 million at the high end."""
        (finding,) = found(REPORTED, repeat=repeat)

        (low,), (high,) = finding.low, finding.high
        assert (low.above, low.end, low.includes_end) == (None, rub(4_000_000), False)
        assert (high.above, high.end, high.includes_end) == (None, rub(40_000_000), False)
        assert str(finding) == (
            "a repeat costs less than a first offense: at the low end below RUB 4,000,000.00 of "
            "revenue, at the high end below RUB 40,000,000.00 of revenue"
        )

    def test_the_crossing_points_by_assessment(self):
        """At the crossing points both cost the same; a kopeck below, the repeat costs less."""

        def cost(revenue: str, *, repeat: bool):
            platform = Platform("Acme", "legal-entity", rub(revenue))
            act = Violation(under=REPORTED, committed_on=date(2021, 3, 1))
            return assess(act, platform, repeat=repeat)

        assert cost("4000000", repeat=True).low == cost("4000000", repeat=False).low
        assert cost("3999999.99", repeat=True).low < cost("3999999.99", repeat=False).low
        assert cost("40000000", repeat=True).high == cost("40000000", repeat=False).high
        assert cost("39999999.99", repeat=True).high < cost("39999999.99", repeat=False).high

    def test_any_revenue(self):
        """The finding does not depend on the platform's revenue."""
        unknown = Platform("Acme", "legal-entity")

        assert found(REPORTED, unknown) == found(REPORTED)

    def test_after_the_coded_law(self):
        """A text that is assumed to be unchanged is checked too."""
        after = date.fromordinal(catalog()[REPORTED].known_through.toordinal() + 1)

        assert found(REPORTED, on=after, assume_unchanged=True) == found(REPORTED)


class TestTheStatute:
    @pytest.mark.parametrize("on", [date(2021, 3, 1), date(2021, 6, 22), date(2022, 4, 6)])
    @pytest.mark.parametrize("person", list(PersonKind))
    @pytest.mark.parametrize("part", range(1, 7))
    def test_none(self, part, person, on):
        """Under article 13.41, the floors prevent a cheaper repeat."""
        platform = Platform("Acme", person, rub(1_000_000_000))

        assert found(f"{ARTICLE}/{part}", platform, on, repeat=part > 4) == ()

    @pytest.mark.parametrize("part", range(1, 7))
    def test_none_with_reliefs(self, part):
        """Exceptional circumstances and small undertakings do not make a repeat cheaper."""
        small = Platform("Acme", "legal-entity", rub(1_000_000_000), in_small_register=True)
        given = Facts(flags={"exceptional circumstances": True})

        assert (
            found(f"{ARTICLE}/{part}", small, date(2022, 4, 6), given=given, repeat=part > 4) == ()
        )

    def test_as_charged(self):
        """A finding is about the applicable provision, not about the charge."""
        assert found(f"{ARTICLE}/2", charged_as=f"{ARTICLE}/5") == ()
        assert found(REPORTED, charged_as=f"{ARTICLE}/2") == found(REPORTED)

    def test_no_revenue_in_the_rule(self):
        """A rule without a revenue has no finding."""
        given = Facts(amounts={"the unpaid fine": rub(1_000)})

        assert found("ru/koap-20.25/1", given=given) == ()


FICTIONAL = Source("a fictional statute for tests", Confidence.MEMORY)
REVENUE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
WORLDWIDE = Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL)
RULE = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.SAME_OFFENSE,
    measured_to=Milestone.COMMISSION,
)
FIRST = fixed(rub(800_000), rub(8_000_000))
FIFTH = share_of_revenue("1/5", base=REVENUE)


def _made_up(first, repeat, *, since=date(2020, 1, 1), later=None):
    """Return a statute of a first part and its repeat."""

    def text(penalty, since=date(2020, 1, 1), **more):
        return Enactment(applies_from=since, penalty=penalty, source=FICTIONAL, **more)

    texts = [text(repeat, since, repeat=RULE)]
    if later is not None:
        texts[0] = text(repeat, repeat=RULE, applies_through=date(2021, 12, 31))
        texts.append(text(later, date(2022, 1, 1), repeat=RULE))
    return Statute(
        key="zz/fictional",
        title="Fictional",
        jurisdiction="Nowhere",
        known_through=date(2026, 1, 1),
        provisions=(
            Provision(key="zz/fictional/1", offense="else", enactments=(text(fixed(rub(1))),)),
            Provision(key="zz/fictional/2", offense="first", enactments=(text(first),)),
            Provision(
                key="zz/fictional/3",
                offense="repeat",
                repeat_of=("zz/fictional/2",),
                enactments=tuple(texts),
            ),
        ),
    )


class TestPartsOfTheirOwn:
    """Statutes that punish the repeat in a separate provision."""

    @pytest.mark.parametrize(
        ("under", "repeat"),
        [("zz/fictional/2", False), ("zz/fictional/2", True), ("zz/fictional/3", True)],
    )
    def test_both_parts_are_found(self, under, repeat):
        """The first provision and its repeat provision have the same finding."""
        law = _made_up(FIRST, FIFTH)

        (finding,) = found(under, repeat=repeat, law=law)

        assert [each.end for each in (*finding.low, *finding.high)] == [
            rub(4_000_000),
            rub(40_000_000),
        ]

    def test_other_parts_are_not(self):
        """A provision without a repeat provision has no finding."""
        law = _made_up(FIRST, FIFTH)

        assert found("zz/fictional/1", law=law) == ()

    def test_high_end_alone(self):
        """With a floor at the minimum, only the high end has a finding."""
        law = _made_up(FIRST, floored(FIFTH, at=rub(800_000)))

        (finding,) = found("zz/fictional/2", law=law)

        assert finding.low == ()
        assert [each.end for each in finding.high] == [rub(40_000_000)]

    def test_low_end_alone(self):
        """If a first offense has only a minimum, only the low end has a finding."""
        half_to_fifth = share_of_revenue(0, "1/5", base=REVENUE)
        law = _made_up(fixed(rub(800_000)), greater_of(half_to_fifth, fixed(rub(0), rub(800_000))))

        (finding,) = found("zz/fictional/2", law=law)

        assert [each.end for each in finding.low] == [None]
        assert finding.high == ()

    def test_text_of_the_day(self):
        """The texts of the day of the law are compared."""
        law = _made_up(FIRST, FIFTH, later=floored(FIFTH, at=rub(8_000_000)))

        assert found("zz/fictional/2", on=date(2021, 12, 31), law=law) != ()
        assert found("zz/fictional/2", on=date(2022, 1, 1), law=law) == ()

    @pytest.mark.parametrize(
        ("small", "given", "end"),
        [
            (False, Facts(), 40_000_000),
            (True, Facts(), 20_000_000),
            (True, Facts(flags={"in the register of small undertakings": False}), 40_000_000),
            (False, Facts(flags={"in the register of small undertakings": True}), 20_000_000),
        ],
    )
    def test_of_a_person_of_its_kind(self, small, given, end):
        """The facts of the platform are used, and given facts take precedence."""
        law = _made_up(
            when(
                Flag("in the register of small undertakings"),
                fixed(rub(4_000_000)),
                otherwise=fixed(rub(8_000_000)),
            ),
            FIFTH,
        )
        platform = Platform("Acme", "legal-entity", rub(10**9), in_small_register=small)

        (finding,) = found("zz/fictional/2", platform, given=given, law=law)

        assert [each.end for each in finding.high] == [rub(end)]

    def test_of_the_given_person(self):
        """A given kind of person takes precedence over that of the platform."""
        small_fine = fixed(rub(1))
        law = _made_up(
            by_person(citizen=small_fine, official=small_fine, legal_entity=FIRST),
            by_person(citizen=small_fine, official=small_fine, legal_entity=FIFTH),
        )

        assert len(found("zz/fictional/2", law=law)) == 1
        assert found("zz/fictional/2", given=Facts(person="citizen"), law=law) == ()

    def test_repeat_part_of_a_later_day(self):
        """Before the repeat provision is enacted, there is no finding."""
        law = _made_up(FIRST, FIFTH, since=date(2021, 7, 1))

        assert found("zz/fictional/2", on=date(2021, 6, 30), law=law) == ()
        assert len(found("zz/fictional/2", on=date(2021, 7, 1), law=law)) == 1

    def test_what_nobody_gave(self):
        """There is no finding if the repeat requires a fact that was not given."""
        law = _made_up(FIRST, greater_of(FIFTH, per_day(fixed(rub(1)))))

        assert found("zz/fictional/2", law=law) == ()
        assert len(found("zz/fictional/2", given=Facts(counts={"days": 1}), law=law)) == 1

    def test_two_revenues(self):
        """There is no finding if the repeat depends on two revenues."""
        law = _made_up(FIRST, greater_of(FIFTH, share_of_revenue("1/100", base=WORLDWIDE)))

        assert found("zz/fictional/2", law=law) == ()
