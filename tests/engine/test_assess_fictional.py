"""Fictional statutes with combinations that no statute of the catalog uses yet."""

from __future__ import annotations

from datetime import date

import pytest

from attrs import evolve
from tests.support.assessing import (
    COMPANY,
    FOR_EVER,
    PART_2,
    PART_5,
    act,
    clause,
    fictional_statute,
    refused,
    roubles,
    ruled,
)

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.engine.assess import assess
from penaltymodel.errors import (
    MissingFactError,
    NeedsDecisionDayError,
    OutsideCodedLawError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.law.forms import escalating, fixed, per_day, share_of_revenue, when
from penaltymodel.law.penalties import AllOf, Flag, Matching
from penaltymodel.law.statute import LawAt
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
    Role,
)
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import EITHER, NO, YES, Range


class TestOtherStatutes:
    """Combinations that no statute of the catalog uses."""

    PARTS = (
        clause("1", 100),
        clause("2", 200),
    )

    @pytest.mark.parametrize(
        ("matching", "counting"),
        [
            (Matching.SAME_PROVISION, {"zz/fictional/1"}),
            (Matching.SAME_OFFENSE, {"zz/fictional/1", "zz/fictional/3"}),
            (
                Matching.SAME_STATUTE,
                {"zz/fictional", "zz/fictional/1", "zz/fictional/2", "zz/fictional/3"},
            ),
            (
                Matching.ANY,
                {
                    "zz/fictional",
                    "zz/fictional/1",
                    "zz/fictional/2",
                    "zz/fictional/3",
                    "zz/fictional-too/1",
                    PART_2,
                },
            ),
        ],
    )
    def test_matching(self, matching, counting):
        """The rule determines which earlier decisions match."""
        rule = evolve(FOR_EVER, matching=matching)
        law = fictional_statute(
            *self.PARTS, clause("3", 300, repeat=rule, repeat_of=("zz/fictional/1",))
        )
        keys = [
            "zz/fictional",
            "zz/fictional/1",
            "zz/fictional/2",
            "zz/fictional/3",
            "zz/fictional-too/1",
            PART_2,
        ]

        found = {
            key
            for key in keys
            if assess(
                act("zz/fictional/1"), COMPANY, ruled(date(2021, 1, 1), under=key), law=law
            ).repeat
            == YES
        }

        assert found == counting

    def test_the_provision_says_whose_law(self):
        """A provision can use the law of the decision, unless the caller chooses."""
        law = fictional_statute(clause("1", 100, since=date(2023, 1, 1), law_at=LawAt.DECISION))
        before, on = act("zz/fictional", date(2022, 12, 1)), date(2023, 2, 1)

        answer = assess(before, COMPANY, decided_on=on, law=law)

        assert (answer.law_at, answer.law_day) == (LawAt.DECISION, on)
        assert refused(NeedsDecisionDayError, before, COMPANY, law=law)[1] == [
            "while assessing zz/fictional/1"
        ]
        refused(OutsideCodedLawError, before, COMPANY, decided_on=on, law_at="offense", law=law)

    def test_several_decisions_needed(self):
        """A rule can require several decisions."""
        rule = evolve(FOR_EVER, times=2)
        law = fictional_statute(
            *self.PARTS, clause("3", 300, repeat=rule, repeat_of=("zz/fictional/1",))
        )
        one = ruled(date(2021, 1, 1), under="zz/fictional/1")
        two = one.with_decision(Decision(under="zz/fictional/3", decided_on=date(2021, 2, 1)))

        first, repeat = (
            assess(act("zz/fictional/1"), COMPANY, history, law=law) for history in (one, two)
        )

        assert roubles(first) == (100, 100)
        assert first.because[2] == (
            "a first offense (1 of 1 earlier decisions count, and 2 are needed)"
        )
        assert roubles(repeat) == (300, 300)

    def test_measured_to_detection(self):
        """A rule can measure to the day of detection, which is then required."""
        rule = evolve(FOR_EVER, measured_to=Milestone.DETECTION)
        law = fictional_statute(
            *self.PARTS, clause("3", 300, repeat=rule, repeat_of=("zz/fictional/1",))
        )
        history = ruled(date(2022, 3, 2), under="zz/fictional/1")
        detected = act("zz/fictional/1", detected_on=date(2022, 3, 2))

        assert assess(detected, COMPANY, history, law=law).repeat == YES
        sentence, notes = refused(
            MissingFactError, act("zz/fictional/1"), COMPANY, history, law=law
        )
        assert sentence == (
            "missing fact: the day of detection, which decides the day that earlier "
            "decisions are measured to; pass Violation(detected_on=date(...))"
        )
        assert notes == ["while assessing zz/fictional/1"]

    def test_repeat_part_without_a_rule(self):
        """The history never selects a repeat provision without a repeat rule."""
        law = fictional_statute(*self.PARTS, clause("3", 300, repeat_of=("zz/fictional/1",)))
        history = ruled(date(2021, 1, 1), under="zz/fictional/1")

        answer = assess(act("zz/fictional/1"), COMPANY, history, law=law)

        assert roubles(answer) == (100, 100)
        assert answer.repeat is None

    def test_no_repeat_part(self):
        """A provision without a repeat provision is assessed alone."""
        law = fictional_statute(*self.PARTS)

        answer = assess(
            act("zz/fictional/2"),
            COMPANY,
            ruled(date(2021, 1, 1), under="zz/fictional/2"),
            law=law,
        )

        assert roubles(answer) == (200, 200)
        assert answer.answer is None

    def test_counts_are_reasons(self):
        """The reason for a daily fine has the number of days."""
        daily = per_day(fixed(rub(1_000), rub(2_000)))
        law = fictional_statute(clause("1", 0, penalty=daily))

        answer = assess(
            act("zz/fictional"), COMPANY, given=Facts(counts={"days": Range(3, 4)}), law=law
        )

        assert roubles(answer) == (3_000, 8_000)
        assert answer.because[-1] == "3 to 4 days"

    def test_revenue_of_the_year_before_the_decision(self):
        """The revenue of the year before the decision needs the day of the decision."""
        base = Base(
            Measure.TURNOVER,
            Perimeter.GROUP,
            "worldwide",
            AccountingPeriod.FINANCIAL_YEAR_BEFORE_DECISION,
        )
        law = fictional_statute(clause("1", 0, penalty=share_of_revenue("1/100", base=base)))
        platform = Platform("Acme", "legal-entity", {2022: rub(500)})

        answer = assess(act("zz/fictional"), platform, decided_on=date(2023, 5, 1), law=law)

        assert roubles(answer) == (5, 5)
        sentence, _ = refused(MissingFactError, act("zz/fictional"), platform, law=law)
        assert sentence == (
            "missing fact: the day of the decision, which decides the year of the "
            "revenue; pass decided_on=date(...)"
        )

    def test_rule_inside_a_compound_condition(self):
        """The reasons have a repeat rule that is part of a compound condition."""
        both = AllOf((Flag("intent", presumed=True), FOR_EVER))
        body = when(both, fixed(rub(300)), otherwise=fixed(rub(100)))
        law = fictional_statute(clause("1", 0, penalty=body))
        history = ruled(date(2021, 1, 1), under="zz/fictional/1")

        answer = assess(act("zz/fictional/1"), COMPANY, history, law=law)

        assert roubles(answer) == (300, 300)
        assert answer.repeat == YES

    def test_rule_that_nobody_needed(self):
        """The reasons omit a rule whose day is missing if the penalty does not need it."""
        to_detection = evolve(FOR_EVER, measured_to=Milestone.DETECTION)
        never = AllOf((Flag("fault", presumed=False), to_detection))
        rest = escalating(first=fixed(rub(100)), repeat=fixed(rub(300)), when=FOR_EVER)
        law = fictional_statute(
            clause("1", 0, penalty=when(never, fixed(rub(1)), otherwise=rest)),
            clause("2", 0, penalty=when(never, fixed(rub(1)), otherwise=fixed(rub(100)))),
        )
        history = ruled(date(2021, 1, 1), under="zz/fictional/1")

        one, none = (
            assess(act(f"zz/fictional/{part}"), COMPANY, history, law=law) for part in (1, 2)
        )

        assert (roubles(one), one.repeat) == ((300, 300), YES)
        assert (roubles(none), none.repeat) == ((100, 100), None)

    def test_rule_that_nothing_turns_on(self):
        """The reasons omit a repeat rule in a branch that does not apply."""
        inner = escalating(first=fixed(rub(100)), repeat=fixed(rub(300)), when=FOR_EVER)
        outer = when(Flag("intent", presumed=False), inner, otherwise=fixed(rub(1)))
        law = fictional_statute(clause("1", 0, penalty=outer))
        history = ruled(date(2021, 1, 1), under="zz/fictional/1")

        answer = assess(act("zz/fictional/1"), COMPANY, history, law=law)

        assert roubles(answer) == (1, 1)
        assert answer.repeat is None

    def test_rule_that_was_not_evaluated(self):
        """The reasons omit a repeat rule that a compound condition did not evaluate."""
        never = AllOf((Flag("fault", presumed=False), FOR_EVER))
        law = fictional_statute(
            clause("1", 0, penalty=when(never, fixed(rub(300)), otherwise=fixed(rub(100))))
        )
        history = ruled(date(2021, 1, 1), under="zz/fictional/1")

        answer = assess(act("zz/fictional/1"), COMPANY, history, law=law)

        assert roubles(answer) == (100, 100)
        assert answer.repeat is None

    def test_rule_below_another_choice(self):
        """The reasons have a repeat rule that is nested in another choice."""
        inner = escalating(first=fixed(rub(100)), repeat=fixed(rub(300)), when=FOR_EVER)
        outer = when(Flag("intent", presumed=True), inner, otherwise=fixed(rub(1)))
        law = fictional_statute(clause("1", 0, penalty=outer))
        history = ruled(date(2021, 1, 1), under="zz/fictional/1")

        answer = assess(act("zz/fictional/1"), COMPANY, history, law=law)

        assert roubles(answer) == (300, 300)
        assert answer.repeat == YES

    def test_first_offense_charged_as_repeat_of_another_role(self):
        """If no provision is for the platform's role, the first repeated provision is named."""
        for_owners = {"roles": (Role.OWNER,)}
        firsts = ("zz/fictional/1", "zz/fictional/2")
        law = fictional_statute(
            clause("1", 100, **for_owners),
            clause("2", 200, **for_owners),
            clause("3", 300, repeat=FOR_EVER, repeat_of=firsts),
        )
        host = evolve(COMPANY, role="host")

        answer = assess(act("zz/fictional/3"), host, charged_as="zz/fictional/3", law=law)

        assert (answer.by_law.key, roubles(answer)) == ("zz/fictional/1", (300, 300))

    def test_repeat_part_of_a_later_day(self):
        """Before a repeat provision is enacted, only the first provision applies."""
        later = clause(
            "3", 300, since=date(2023, 1, 1), repeat=FOR_EVER, repeat_of=("zz/fictional/1",)
        )
        law = fictional_statute(*self.PARTS, later)

        answer = assess(act("zz/fictional/1"), COMPANY, law=law)

        assert roubles(answer) == (100, 100)

    def test_repeat_part_for_others(self):
        """If a repeat provision does not apply to a person, the first provision does."""
        for_companies = clause(
            "3",
            300,
            persons=(PersonKind.LEGAL_ENTITY,),
            repeat=FOR_EVER,
            repeat_of=("zz/fictional/1",),
        )
        law = fictional_statute(*self.PARTS, for_companies)

        answer = assess(act("zz/fictional/1"), Platform("Ivan", "citizen"), law=law)

        assert roubles(answer) == (100, 100)


class TestSeveralRules:
    TWICE = escalating(
        first=escalating(first=fixed(rub(100)), repeat=fixed(rub(300)), when=FOR_EVER),
        repeat=fixed(rub(900)),
        when=evolve(FOR_EVER, times=2),
    )

    @pytest.mark.parametrize(
        ("number", "sum", "repeat"), [(0, 100, NO), (1, 300, YES), (2, 900, YES)]
    )
    def test_nested_rules_leave_nothing_open(self, number, sum, repeat):
        """If a second repeat costs more than the first, both are repeats."""
        law = fictional_statute(clause("1", 0, penalty=self.TWICE))
        days = [date(2020, 1, 1), date(2020, 2, 1)][:number]
        history = OffenseHistory(
            Decision(under="zz/fictional/1", decided_on=day, in_force_on=day, executed_on=day)
            for day in days
        )

        answer = assess(act("zz/fictional/1"), COMPANY, history, law=law)

        assert (roubles(answer), answer.repeat) == ((sum, sum), repeat)

    def test_charged_where_the_verdict_is_open(self):
        """If it is unknown whether it is a repeat, the reasons say that it may be one."""
        answer = assess(
            act(), COMPANY, repeat=EITHER, charged_as=PART_5, given=Facts(revenue=rub(10**9))
        )

        assert any(f"it is {PART_2} or its repeat: " in reason for reason in answer.because)
