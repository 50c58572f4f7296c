"""Tests for `penaltymodel.interpreters.evaluate`."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from penaltymodel.domain.history import Decision, OffenseHistory
from penaltymodel.domain.platform import Platform
from penaltymodel.domain.violation import Violation
from penaltymodel.errors import CurrencyMismatchError, MissingFactError, WrongValueError
from penaltymodel.facts.answers import Answer
from penaltymodel.facts.case_facts import CaseFacts
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import Tested as Asked
from penaltymodel.interpreters.evaluate import evaluate, holds
from penaltymodel.law.forms import (
    by_person,
    capped,
    cited,
    escalating,
    fixed,
    floored,
    greater_of,
    lesser_of,
    multiple_of,
    per,
    per_day,
    scaled,
    share_of_revenue,
    total,
    upto,
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
)
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Milestone,
    Perimeter,
    PersonKind,
)
from penaltymodel.statutes.ru_koap_13_41 import STATUTE
from penaltymodel.values.money import eur, rub
from penaltymodel.values.periods import Period
from penaltymodel.values.ranges import EITHER, NO, YES, Range, only
from penaltymodel.values.sources import Confidence, Source


NOTHING = Facts()
BASE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
SMALL, LARGE = fixed(rub(1), rub(2)), fixed(rub(10), rub(20))
GRAVE, WARNED = Flag("grave circumstances"), Flag("a warning")
ONE, TWO = Source("article 1", Confidence.VERIFIED), Source("article 2", Confidence.MEMORY)
RULE = Repeat(
    opens_at=Milestone.DECISION,
    within=Period(years=1),
    counted_from=Milestone.DECISION,
    matching=Matching.ANY,
    measured_to=Milestone.COMMISSION,
)


def ends(penalty, facts=NOTHING):
    """Return both ends as numbers of roubles."""
    money = evaluate(penalty, facts).result
    return money.low.amount, money.high.amount


class TestNodes:
    """The result of each node, and its explanation."""

    def test_fixed(self):
        """A stated sum does not depend on facts."""
        step = evaluate(SMALL, NOTHING)

        assert step.result == Range(rub(1), rub(2))
        assert (step.penalty, step.because, step.tested, step.note) == (SMALL, (), (), "")

    def test_measured(self):
        """A sum from the facts has a note on where it is from."""
        step = evaluate(
            multiple_of("the unpaid fine", 2), Facts(amounts={"the unpaid fine": rub(5)})
        )

        assert step.result == only(rub(10))
        assert [each.note for each in step.because] == ["as given"]

    @pytest.mark.parametrize(
        ("revenue", "low", "high"),
        [
            (only(rub(100)), 5, 10),
            (Range(rub(100), rub(1000)), 5, 100),
            (only(rub("0.10")), Fraction(1, 200), Fraction(1, 100)),
            (only(rub(0)), 0, 0),
        ],
    )
    def test_share(self, revenue, low, high):
        """The low rate applies to the low end and the high rate to the high end, exactly."""
        share = share_of_revenue("1/20", "1/10", base=BASE)

        assert ends(share, Facts(revenue=revenue)) == (low, high)

    @pytest.mark.parametrize(
        ("days", "low", "high", "note"),
        [
            (3, 3, 6, "3 days"),
            (0, 0, 0, "0 days"),
            (Range(3, 5), 3, 10, "3 to 5 days"),
            (1_000_000, 1_000_000, 2_000_000, "1,000,000 days"),
        ],
    )
    def test_times(self, days, low, high, note):
        """The note of a sum per day has the number of days."""
        step = evaluate(per_day(SMALL), Facts(counts={"days": days}))

        assert step.result == Range(rub(low), rub(high))
        assert step.note == note

    @pytest.mark.parametrize(
        ("penalty", "low", "high"),
        [
            (total(SMALL, LARGE), 11, 22),
            (greater_of(SMALL, LARGE), 10, 20),
            (lesser_of(SMALL, LARGE), 1, 2),
            (greater_of(fixed(rub(1), rub(9)), fixed(rub(3), rub(4))), 3, 9),
            (lesser_of(fixed(rub(1), rub(9)), fixed(rub(3), rub(4))), 1, 4),
            (capped(LARGE, at=rub(15)), 10, 15),
            (floored(LARGE, at=rub(15)), 15, 20),
            (upto(rub(5)), 0, 5),
            (scaled(LARGE, "1/2", 1), 5, 20),
        ],
    )
    def test_joins(self, penalty, low, high):
        """Low ends are combined with low ends, and high ends with high ends."""
        assert ends(penalty) == (low, high)

    def test_cases_in_order(self):
        """The first branch that holds applies, even if the second one would hold too."""
        penalty = Cases(((GRAVE, LARGE), (WARNED, SMALL)), otherwise=fixed(rub(0)))
        both = Facts(flags={GRAVE.name: True, WARNED.name: True})

        step = evaluate(penalty, both)

        assert step.result == only_of(LARGE)
        assert [each.penalty for each in step.because] == [LARGE]
        assert step.tested == (Asked(GRAVE, Answer(YES, "as given")),)
        assert step.note == ""

    @pytest.mark.parametrize(
        ("grave", "warned", "result", "bodies", "asked"),
        [
            (True, False, Range(rub(10), rub(20)), 1, 1),
            (False, True, Range(rub(1), rub(2)), 1, 2),
            (False, False, only(rub(0)), 1, 2),
            (EITHER, True, Range(rub(1), rub(20)), 2, 2),
            (EITHER, False, Range(rub(0), rub(20)), 2, 2),
            (EITHER, EITHER, Range(rub(0), rub(20)), 3, 2),
            (False, EITHER, Range(rub(0), rub(2)), 2, 2),
        ],
    )
    def test_open_cases(self, grave, warned, result, bodies, asked):
        """If facts leave the branch open, the result contains every branch that may apply."""
        penalty = Cases(((GRAVE, LARGE), (WARNED, SMALL)), otherwise=fixed(rub(0)))
        known = Facts(flags={GRAVE.name: grave, WARNED.name: warned})

        step = evaluate(penalty, known)

        assert step.result == result
        assert (len(step.because), len(step.tested)) == (bodies, asked)
        assert bool(step.note) is (bodies > 1)

    def test_no_branch(self):
        """Cases without a branch are equal to their last penalty."""
        assert ends(Cases((), otherwise=SMALL)) == (1, 2)

    def test_cited(self):
        """A citation does not change the result and is in the sources."""
        step = evaluate(cited(SMALL, ONE), NOTHING)

        assert step.result == only_of(SMALL)
        assert step.sources == (ONE,)

    def test_missing_facts_are_not_nothing(self):
        """A missing fact is an error that names it."""
        with pytest.raises(MissingFactError, match=r"^missing fact: the number of days; "):
            evaluate(per_day(SMALL), NOTHING)

    def test_a_branch_that_does_not_apply(self):
        """A branch that does not apply may need facts that are missing."""
        penalty = when(GRAVE, per_day(SMALL), otherwise=LARGE)

        assert ends(penalty, Facts(flags={GRAVE.name: False})) == (10, 20)
        for open_or_grave in (EITHER, True):
            with pytest.raises(MissingFactError):
                evaluate(penalty, Facts(flags={GRAVE.name: open_or_grave}))

    @pytest.mark.parametrize(
        "penalty",
        [
            total(SMALL, fixed(eur(1))),
            greater_of(SMALL, fixed(eur(1))),
            lesser_of(SMALL, fixed(eur(1))),
            when(GRAVE, SMALL, otherwise=fixed(eur(1))),
        ],
    )
    def test_currencies_do_not_mix(self, penalty):
        """Two currencies are not added, compared or put in one range."""
        with pytest.raises(CurrencyMismatchError):
            evaluate(penalty, Facts(flags={GRAVE.name: EITHER}))

    def test_currencies_of_two_branches(self):
        """Branches in two currencies are allowed if one of them applies."""
        penalty = when(GRAVE, SMALL, otherwise=fixed(eur(1)))

        assert evaluate(penalty, Facts(flags={GRAVE.name: False})).result == only(eur(1))


def only_of(penalty):
    """Return the range that a stated sum says."""
    return penalty.sums


class TestConditions:
    """When a condition holds, and the reason."""

    @pytest.mark.parametrize(
        ("kind", "value"),
        [("citizen", YES), ("official", YES), ("legal-entity", NO)],
    )
    def test_person_is(self, kind, value):
        """A condition on persons holds for each of its kinds."""
        asked = PersonIs((PersonKind.CITIZEN, PersonKind.OFFICIAL))

        assert holds(asked, Facts(person=kind)) == Answer(value, f"the person is a {kind}")

    @pytest.mark.parametrize(
        ("word", "value"), [("low", YES), ("middle", YES), ("high", NO), ("other", NO)]
    )
    def test_is(self, word, value):
        """A condition on a word holds for each of its words, if the list is open."""
        known = Facts(words={"seriousness": word})

        answer = holds(Is("seriousness", ("low", "middle")), known)

        assert answer == Answer(value, f"the seriousness is {word}")

    def test_is_among(self):
        """If the list is closed, another word is an error that shows the list."""
        asked = Is("seriousness", ("low",), ("low", "high"))

        assert holds(asked, Facts(words={"seriousness": "high"})).value == NO
        with pytest.raises(WrongValueError) as caught:
            holds(asked, Facts(words={"seriousness": "grave"}))
        assert str(caught.value) == "seriousness must be one of 'low', 'high', not 'grave'"

    @pytest.mark.parametrize(
        ("users", "value", "because"),
        [
            (499_999, NO, "it is 499,999"),
            (500_000, YES, "it is 500,000"),
            (Range(0, 500_000), EITHER, "it is 0 to 500,000"),
            (Range(500_000, 600_000), YES, "it is 500,000 to 600,000"),
        ],
    )
    def test_at_least(self, users, value, because):
        """`AtLeast` holds at the number itself."""
        asked = AtLeast(Count("users"), 500_000)

        assert holds(asked, Facts(counts={"users": users})) == Answer(value, because)

    @pytest.mark.parametrize(
        ("benefit", "value", "because"),
        [
            (only(rub(5)), NO, "it is RUB 5.00"),
            (only(rub("5.01")), YES, "it is RUB 5.01"),
            (Range(rub(5), rub(6)), EITHER, "it is RUB 5.00 to RUB 6.00"),
            (Range(rub(6), rub(7)), YES, "it is RUB 6.00 to RUB 7.00"),
        ],
    )
    def test_exceeds(self, benefit, value, because):
        """An amount does not exceed itself."""
        asked = Exceeds(Amount("the benefit"), rub(5))

        assert holds(asked, Facts(amounts={"the benefit": benefit})) == Answer(value, because)

    @pytest.mark.parametrize(("given", "value"), [(True, NO), (False, YES), (EITHER, EITHER)])
    def test_not(self, given, value):
        """The negation of an open condition is open."""
        assert holds(Not(GRAVE), Facts(flags={GRAVE.name: given})).value == value

    @pytest.mark.parametrize(
        ("one", "other", "both", "either"),
        [
            (True, True, YES, YES),
            (True, False, NO, YES),
            (False, True, NO, YES),
            (False, False, NO, NO),
            (EITHER, True, EITHER, YES),
            (EITHER, False, NO, EITHER),
            (True, EITHER, EITHER, YES),
            (False, EITHER, NO, EITHER),
            (EITHER, EITHER, EITHER, EITHER),
        ],
    )
    def test_all_and_any(self, one, other, both, either):
        """`AllOf` and `AnyOf` hold as `all` and `any` do, for open conditions too."""
        known = Facts(flags={GRAVE.name: one, WARNED.name: other})

        assert holds(AllOf((GRAVE, WARNED)), known).value == both
        assert holds(AnyOf((GRAVE, WARNED)), known).value == either

    def test_asks_no_further_than_needed(self):
        """A condition that cannot change the answer may need a missing fact."""
        assert holds(AllOf((GRAVE, WARNED)), Facts(flags={GRAVE.name: False})).value == NO
        assert holds(AnyOf((GRAVE, WARNED)), Facts(flags={GRAVE.name: True})).value == YES
        for join, given in ((AllOf, True), (AnyOf, False), (AllOf, EITHER), (AnyOf, EITHER)):
            with pytest.raises(MissingFactError, match="whether there is: a warning"):
                holds(join((GRAVE, WARNED)), Facts(flags={GRAVE.name: given}))

    def test_reasons_are_joined(self):
        """The reason of a combined condition has the reasons of its parts."""
        known = Facts(person="citizen", flags={GRAVE.name: True})

        answer = holds(AllOf((PersonIs((PersonKind.CITIZEN,)), GRAVE)), known)

        assert answer.because == "the person is a citizen; as given"


class TestExplanation:
    HISTORY = OffenseHistory(
        [
            Decision(under="a/1", decided_on=date(2020, 1, 1)),
            Decision(under="a/1", decided_on=date(2021, 1, 1)),
        ]
    )

    def facts(self):
        """Return a case with two earlier decisions, one of which counts."""
        return CaseFacts(
            violation=Violation(under="a/1", committed_on=date(2021, 6, 1)),
            platform=Platform("Google", "legal-entity", rub(100)),
            history=self.HISTORY,
            given=Facts(counts={"days": 3}),
            matches=lambda rule, key: key == "a/1",
        )

    def test_walks_from_the_top(self):
        """Steps are visited from the result down, in the order of evaluation."""
        penalty = total(cited(SMALL, ONE), per_day(cited(LARGE, TWO)))

        step = evaluate(penalty, self.facts())

        assert [each.penalty for each in step.walk()] == [
            penalty,
            penalty.terms[0],
            SMALL,
            penalty.terms[1],
            penalty.terms[1].each,
            LARGE,
        ]

    def test_sources_once_each(self):
        """Every source of the result is listed once, in order."""
        penalty = cited(total(cited(SMALL, TWO), cited(LARGE, ONE), cited(SMALL, TWO)), ONE)

        assert evaluate(penalty, NOTHING).sources == (ONE, TWO)

    def test_sources_of_what_applies(self):
        """A source that the result does not depend on is not listed."""
        penalty = when(GRAVE, cited(SMALL, ONE), otherwise=cited(LARGE, TWO))

        assert evaluate(penalty, Facts(flags={GRAVE.name: False})).sources == (TWO,)

    def test_counted_once_each(self):
        """Each earlier decision is listed once, even if it was checked twice."""
        penalty = total(
            escalating(first=SMALL, repeat=LARGE, when=RULE),
            when(Not(RULE), SMALL, otherwise=LARGE),
            when(AllOf((RULE, AnyOf((RULE,)))), SMALL, otherwise=LARGE),
        )

        counted = evaluate(penalty, self.facts()).counted

        assert [each.decision for each in counted] == list(self.HISTORY)
        assert [each.counts for each in counted] == [NO, YES]

    def test_is_a_value(self):
        """Explanations can be compared and hashed."""
        penalty = per("users", by_person(citizen=SMALL, official=SMALL, legal_entity=LARGE))
        known = Facts(person="citizen", counts={"users": 2})

        step, again = evaluate(penalty, known), evaluate(penalty, known)

        assert (step, hash(step)) == (again, hash(again))

    def test_google_2021(self):
        """One twentieth of RUB 144,438,324,700 is what a court set on 24 December 2021."""
        penalty = STATUTE.provision("ru/koap-13.41/5").enactments[-1].penalty
        known = Facts(person="legal-entity", revenue=rub(144_438_324_700))

        step = evaluate(penalty, known)

        assert step.result == Range(rub("7221916235.00"), rub("14443832470.00"))
        assert "KoAP art. 13.41(5)" in {source.citation for source in step.sources}
