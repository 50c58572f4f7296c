"""Tests for `penaltymodel.interpreters.needs`."""

from __future__ import annotations

import pytest

from penaltymodel.interpreters.needs import Needs, needs
from penaltymodel.law.forms import (
    capped,
    cited,
    escalating,
    fixed,
    floored,
    graded,
    multiple_of,
    per,
    per_day,
    scaled,
    share_of_revenue,
    total,
    when,
)
from penaltymodel.law.penalties import (
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    Cases,
    Count,
    Exceeds,
    Flag,
    Is,
    Matching,
    Not,
    PersonIs,
    Repeat,
    Revenue,
)
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import rub
from penaltymodel.values.periods import Period
from penaltymodel.values.sources import Confidence, Source


BASE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
ONE, TWO = fixed(rub(1)), fixed(rub(2))
GRAVE, WARNED = Flag("grave circumstances"), Flag("a warning", presumed=False)
COMPANY = PersonIs((PersonKind.LEGAL_ENTITY,))
RULE = Repeat(
    opens_at=Milestone.DECISION,
    within=Period(years=1),
    counted_from=Milestone.DECISION,
    matching=Matching.ANY,
    measured_to=Milestone.COMMISSION,
)


class TestNeeds:
    @pytest.mark.parametrize(
        ("penalty", "asked"),
        [
            (ONE, Needs()),
            (share_of_revenue("1/20", base=BASE), Needs(money=(Revenue(BASE),))),
            (multiple_of("the unpaid fine", 2), Needs(money=(Amount("the unpaid fine"),))),
            (per_day(ONE), Needs(counts=(Count("days"),))),
            (scaled(per("users", per_day(ONE)), 2), Needs(counts=(Count("users"), Count("days")))),
            (escalating(first=ONE, repeat=TWO, when=RULE), Needs(repeats=(RULE,))),
            (when(GRAVE, ONE, otherwise=TWO), Needs(flags=(GRAVE,))),
            (when(Not(COMPANY), ONE, otherwise=TWO), Needs(person=True)),
            (graded("seriousness", {"low": ONE, "high": TWO}), Needs(words=("seriousness",))),
            (
                when(AtLeast(Count("users"), 5), ONE, otherwise=TWO),
                Needs(counts=(Count("users"),)),
            ),
            (
                when(Exceeds(Amount("the benefit"), rub(5)), ONE, otherwise=TWO),
                Needs(money=(Amount("the benefit"),)),
            ),
        ],
    )
    def test_of_each_node_and_condition(self, penalty, asked):
        """A penalty needs the facts of its parts and conditions, and no others."""
        assert needs(penalty) == asked

    def test_of_every_branch(self):
        """All branches count, in the order of the text."""
        penalty = Cases(
            (
                (AllOf((COMPANY, AnyOf((WARNED, RULE)))), per_day(ONE)),
                (Is("seriousness", ("low",)), multiple_of("the unpaid fine", 2)),
            ),
            otherwise=when(GRAVE, per("users", ONE), otherwise=TWO),
        )

        assert needs(penalty) == Needs(
            money=(Amount("the unpaid fine"),),
            counts=(Count("days"), Count("users")),
            repeats=(RULE,),
            flags=(WARNED, GRAVE),
            words=("seriousness",),
            person=True,
        )

    def test_each_once(self):
        """A fact that occurs twice is listed once, at its first place."""
        share = share_of_revenue("1/20", base=BASE)
        source = Source("article 1", Confidence.VERIFIED)

        penalty = total(
            cited(floored(share, at=rub(4)), source),
            capped(per_day(share), at=rub(9)),
            per_day(when(GRAVE, ONE, otherwise=when(GRAVE, ONE, otherwise=TWO))),
        )

        assert needs(penalty) == Needs(
            money=(Revenue(BASE),), counts=(Count("days"),), flags=(GRAVE,)
        )
