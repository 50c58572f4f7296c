"""What a rule does that its reader may not expect."""

from __future__ import annotations

from datetime import date

import pytest

from penaltymodel.domain import PersonKind, Platform, Violation
from penaltymodel.engine import assess_violation
from penaltymodel.facts import Facts
from penaltymodel.findings import findings
from penaltymodel.money import rub
from penaltymodel.statutes import catalog


REPORTED = "ru/as-reported-2021"
ARTICLE = "ru/koap-13.41"
COMPANY = Platform("Acme", "legal-entity", rub(1_000_000_000))


def found(under: str, platform: Platform = COMPANY, on: date = date(2021, 3, 1), **more):
    """Return the findings about an assessment under *under*."""
    violation = Violation(under=under, committed_on=on)
    return findings(assess_violation(violation, platform, **more))


class TestAsReported:
    @pytest.mark.parametrize("repeat", [False, True])
    def test_cheaper_repeat(self, repeat):
        """A repeat is cheaper: at the low end below 4 million of revenue, at the high below 40."""
        (finding,) = found(REPORTED, repeat=repeat)

        (low,), (high,) = finding.low, finding.high
        assert (low.above, low.end, low.includes_end) == (None, rub(4_000_000), False)
        assert (high.above, high.end, high.includes_end) == (None, rub(40_000_000), False)
        assert str(finding) == (
            "a repeat costs less than a first offense: at the low end below RUB 4,000,000.00 of "
            "revenue, at the high end below RUB 40,000,000.00 of revenue"
        )

    def test_the_crossing_points_by_assessment(self):
        """At the crossing points both cost the same; a kopeck below them the repeat costs less."""

        def cost(revenue: str, *, repeat: bool):
            platform = Platform("Acme", "legal-entity", rub(revenue))
            act = Violation(under=REPORTED, committed_on=date(2021, 3, 1))
            return assess_violation(act, platform, repeat=repeat)

        assert cost("4000000", repeat=True).low == cost("4000000", repeat=False).low
        assert cost("3999999.99", repeat=True).low < cost("3999999.99", repeat=False).low
        assert cost("40000000", repeat=True).high == cost("40000000", repeat=False).high
        assert cost("39999999.99", repeat=True).high < cost("39999999.99", repeat=False).high

    def test_any_revenue(self):
        """The finding is about the rule: the platform's own revenue does not change it."""
        unknown = Platform("Acme", "legal-entity")

        assert found(REPORTED, unknown) == found(REPORTED)

    def test_after_the_coded_law(self):
        """A text assumed to be unchanged is looked at like any other."""
        after = date.fromordinal(catalog()[REPORTED].known_through.toordinal() + 1)

        assert found(REPORTED, on=after, assume_unchanged=True) == found(REPORTED)


class TestTheStatute:
    @pytest.mark.parametrize("on", [date(2021, 3, 1), date(2021, 6, 22), date(2022, 4, 6)])
    @pytest.mark.parametrize("person", list(PersonKind))
    @pytest.mark.parametrize("part", range(1, 7))
    def test_none(self, part, person, on):
        """Under article 13.41 a repeat never costs less: its floors see to that."""
        platform = Platform("Acme", person, rub(1_000_000_000))

        assert found(f"{ARTICLE}/{part}", platform, on, repeat=part > 4) == ()

    @pytest.mark.parametrize("part", range(1, 7))
    def test_none_with_reliefs(self, part):
        """Neither exceptional circumstances nor a small undertaking make a repeat cheaper."""
        small = Platform("Acme", "legal-entity", rub(1_000_000_000), small=True)
        given = Facts(flags={"exceptional circumstances": True})

        assert (
            found(f"{ARTICLE}/{part}", small, date(2022, 4, 6), given=given, repeat=part > 4) == ()
        )

    def test_as_charged(self):
        """A finding is about the rule that the law leads to, whatever was charged."""
        assert found(f"{ARTICLE}/2", charged_as=f"{ARTICLE}/5") == ()
        assert found(REPORTED, charged_as=f"{ARTICLE}/2") == found(REPORTED)

    def test_no_revenue_in_the_rule(self):
        """A rule that asks for no revenue has no such finding."""
        given = Facts(amounts={"the unpaid fine": rub(1_000)})

        assert found("ru/koap-20.25/1", given=given) == ()
