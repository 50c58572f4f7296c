"""Statutes as rows: persons, penalties, periods and confidence."""

from datetime import date, datetime

import pytest

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from penaltymodel.errors import WrongTypeError
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.needs import needs
from penaltymodel.interpreters.table import PenaltyRow, for_person, penalty_rows
from penaltymodel.law.forms import (
    by_person,
    cited,
    fixed,
    floored,
    multiple_of,
    scaled,
    total,
    when,
)
from penaltymodel.law.penalties import (
    AllOf,
    Amount,
    AnyOf,
    AtLeast,
    Cases,
    Cited,
    Count,
    Exceeds,
    Flag,
    GreaterOf,
    Is,
    LesserOf,
    Matching,
    Measured,
    Not,
    PersonIs,
    Repeat,
    Times,
    Total,
)
from penaltymodel.law.statute import Enactment, Provision, Statute
from penaltymodel.law.words import Milestone, PersonKind
from penaltymodel.values.money import rub
from penaltymodel.values.ranges import EITHER
from penaltymodel.values.sources import Confidence, Source


CITIZEN, OFFICIAL, TRADER, COMPANY = PersonKind
ONE, TWO, THREE = (fixed(rub(number)) for number in (1, 2, 3))
INTENT = Flag("intent")
IS_CITIZEN = PersonIs((CITIZEN,))
IS_COMPANY = PersonIs((COMPANY,))
VERIFIED, DERIVED, SECONDARY, MEMORY = (Source(f"Act ({mark})", mark) for mark in Confidence)
REPEAT = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.ANY,
    measured_to=Milestone.COMMISSION,
)

FIRST = Enactment(
    applies_from=date(2021, 1, 10),
    applies_through=date(2022, 4, 5),
    penalty=by_person(citizen=ONE, official=TWO, legal_entity=THREE),
    source=VERIFIED,
)
AMENDED = Enactment(applies_from=date(2022, 4, 6), penalty=THREE, source=VERIFIED)


def act(*enactments, persons=tuple(PersonKind), others=()):
    """Return a statute with one provision with these *enactments*, and the *others*."""
    provision = Provision(
        key="xx/act/1", offense="not deleting", persons=persons, enactments=enactments
    )
    return Statute(
        key="xx/act",
        title="Act",
        jurisdiction="Nowhere",
        provisions=(provision, *others),
        known_through=date(2026, 1, 1),
    )


def one_text(penalty, **given_fields):
    """Return a statute with one text."""
    return act(evolve(AMENDED, penalty=penalty, **given_fields))


class TestTable:
    def test_rows(self):
        """Kinds of person with the same penalty share a row, in the order of the provision."""
        rows = penalty_rows(act(FIRST))

        assert [(row.persons, row.penalty) for row in rows] == [
            ((CITIZEN,), "RUB 1"),
            ((OFFICIAL, TRADER), "RUB 2"),
            ((COMPANY,), "RUB 3"),
        ]

    def test_row(self):
        """A row has its provision, offense and period."""
        assert penalty_rows(act(FIRST, persons=(COMPANY,))) == (
            PenaltyRow(
                provision="xx/act/1",
                offense="not deleting",
                persons=(COMPANY,),
                penalty="RUB 3",
                applies_from=date(2021, 1, 10),
                applies_through=date(2022, 4, 5),
                confidence=Confidence.VERIFIED,
            ),
        )

    def test_apart(self):
        """Kinds of person with the same penalty share a row even if they are not adjacent."""
        rows = penalty_rows(one_text(when(PersonIs((OFFICIAL,)), TWO, otherwise=ONE)))

        assert [row.persons for row in rows] == [(CITIZEN, TRADER, COMPANY), (OFFICIAL,)]

    def test_every_text(self):
        """Without a day, each text of each provision has rows."""
        other = Provision(key="xx/act/2", offense="not paying", enactments=(AMENDED,))
        rows = penalty_rows(act(FIRST, AMENDED, others=(other,)))

        assert [(row.provision, row.applies_from.year) for row in rows] == [
            ("xx/act/1", 2021),
            ("xx/act/1", 2021),
            ("xx/act/1", 2021),
            ("xx/act/1", 2022),
            ("xx/act/2", 2022),
        ]

    @pytest.mark.parametrize(
        ("day", "first_days"),
        [
            (date(2021, 1, 9), set()),
            (date(2021, 1, 10), {FIRST.applies_from}),
            (date(2022, 4, 5), {FIRST.applies_from}),
            (date(2022, 4, 6), {AMENDED.applies_from}),
            (date(2025, 1, 1), {AMENDED.applies_from}),
        ],
    )
    def test_on_a_day(self, day, first_days):
        """With a day, only the text that applies has rows, including its first and last day."""
        assert {
            row.applies_from for row in penalty_rows(act(FIRST, AMENDED), on=day)
        } == first_days

    @pytest.mark.parametrize("day", ["2022-04-06", datetime(2022, 4, 6, 12)])
    def test_no_day(self, day):
        """A value that is not a date is an error."""
        with pytest.raises(WrongTypeError):
            penalty_rows(act(FIRST), on=day)


class TestConfidence:
    def marks(self, statute):
        """Return the confidence of each row."""
        return [row.confidence for row in penalty_rows(statute)]

    def test_text(self):
        """A row has at most the confidence of its text."""
        assert self.marks(one_text(ONE, source=SECONDARY)) == [Confidence.SECONDARY]

    def test_penalty(self):
        """A row has the lowest confidence that its own penalty cites at any depth."""
        fines = by_person(
            citizen=cited(ONE, DERIVED),
            official=floored(multiple_of("the fine", 2), at=rub(1)),
            legal_entity=when(
                INTENT,
                total(ONE, Times(Count("days"), scaled(cited(ONE, MEMORY), 2))),
                otherwise=TWO,
            ),
        )

        assert self.marks(one_text(fines)) == [
            Confidence.DERIVED,
            Confidence.VERIFIED,
            Confidence.MEMORY,
        ]

    def test_cited_twice(self):
        """Nested citations and all branches count."""
        inner = cited(cited(TWO, SECONDARY), VERIFIED)

        assert self.marks(one_text(inner)) == [Confidence.SECONDARY]
        assert self.marks(one_text(when(INTENT, inner, otherwise=ONE))) == [Confidence.SECONDARY]
        assert self.marks(one_text(when(INTENT, ONE, otherwise=inner))) == [Confidence.SECONDARY]

    def test_repeat(self):
        """The source of the repeat rule counts."""
        rule = evolve(AMENDED, repeat=REPEAT, repeat_source=MEMORY)

        assert self.marks(act(rule)) == [Confidence.MEMORY]


class TestForPerson:
    def test_first_that_holds(self):
        """The first branch that is true for the person is the result."""
        fines = Cases(((IS_CITIZEN, ONE), (Not(IS_COMPANY), TWO)), THREE)

        assert [for_person(fines, kind) for kind in PersonKind] == [ONE, TWO, TWO, THREE]

    @pytest.mark.parametrize(
        "around",
        [
            lambda part: scaled(part, 2),
            lambda part: Times(Count("days"), part),
            lambda part: Total((ONE, part)),
            lambda part: GreaterOf((ONE, part)),
            lambda part: LesserOf((ONE, part)),
            lambda part: cited(part, VERIFIED),
            lambda part: when(INTENT, part, otherwise=ONE),
            lambda part: when(INTENT, ONE, otherwise=part),
        ],
    )
    def test_however_deep(self, around):
        """Conditions on the person are resolved in all parts."""
        fines = when(IS_CITIZEN, TWO, otherwise=THREE)

        assert for_person(around(fines), CITIZEN) == around(TWO)
        assert for_person(when(IS_COMPANY, ONE, otherwise=around(fines)), CITIZEN) == around(TWO)
        assert for_person(when(IS_CITIZEN, around(fines), otherwise=ONE), CITIZEN) == around(TWO)

    def test_other_questions_stay(self):
        """Other branches before the resolved one are kept."""
        fines = Cases(((INTENT, TWO), (IS_CITIZEN, ONE)), THREE)

        assert for_person(fines, CITIZEN) == Cases(((INTENT, TWO),), ONE)
        assert for_person(fines, COMPANY) == Cases(((INTENT, TWO),), THREE)

    @pytest.mark.parametrize(
        ("test", "for_citizen"),
        [
            (Not(IS_CITIZEN), False),
            (Not(INTENT), Not(INTENT)),
            (AllOf((IS_CITIZEN, INTENT)), INTENT),
            (AllOf((IS_COMPANY, INTENT)), False),
            (AllOf((IS_CITIZEN, Not(IS_COMPANY))), True),
            (AnyOf((IS_CITIZEN, INTENT)), True),
            (AnyOf((IS_COMPANY, INTENT)), INTENT),
            (AnyOf((IS_COMPANY, Not(IS_CITIZEN))), False),
            (AllOf((INTENT, IS_CITIZEN, REPEAT)), AllOf((INTENT, REPEAT))),
            (AnyOf((INTENT, IS_COMPANY, REPEAT)), AnyOf((INTENT, REPEAT))),
            (Not(AnyOf((IS_COMPANY, INTENT))), Not(INTENT)),
            (AllOf((AnyOf((IS_CITIZEN, INTENT)), REPEAT)), REPEAT),
            (Is("fault", ("intent",)), Is("fault", ("intent",))),
            (AtLeast(Count("days"), 2), AtLeast(Count("days"), 2)),
            (Exceeds(Amount("the harm"), rub(1)), Exceeds(Amount("the harm"), rub(1))),
        ],
    )
    def test_conditions(self, test, for_citizen):
        """A condition is reduced to the parts that do not depend on the person."""
        left = for_person(when(test, ONE, otherwise=TWO), CITIZEN)

        if isinstance(for_citizen, bool):
            assert left == (ONE if for_citizen else TWO)
        else:
            assert left == when(for_citizen, ONE, otherwise=TWO)


conditions = st.recursive(
    st.lists(st.sampled_from(PersonKind), min_size=1).map(tuple).map(PersonIs)
    | st.sampled_from((INTENT, Flag("a warning"))),
    lambda tests: st.one_of(
        st.builds(Not, tests),
        st.lists(tests, min_size=1, max_size=3).map(tuple).map(AllOf),
        st.lists(tests, min_size=1, max_size=3).map(tuple).map(AnyOf),
    ),
    max_leaves=4,
)


def larger(parts):
    """Penalties made of *parts*."""
    terms = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        parts.map(lambda part: scaled(part, 2, 3)),
        st.builds(Times, st.just(Count("days")), parts),
        st.builds(Total, terms),
        st.builds(GreaterOf, terms),
        st.builds(LesserOf, terms),
        st.builds(Cases, st.lists(st.tuples(conditions, parts), max_size=3).map(tuple), parts),
        st.builds(Cited, parts, st.just(VERIFIED)),
    )


penalties = st.recursive(
    st.sampled_from((ONE, TWO, fixed(rub(5), rub(9)), Measured(Amount("the benefit")))),
    larger,
    max_leaves=8,
)
truths = st.sampled_from((True, False, EITHER))


class TestEveryPenalty:
    @given(penalties, st.sampled_from(PersonKind), truths, truths)
    def test_same_meaning(self, penalty, kind, intent, warning):
        """The simplified penalty has the same result and needs no person."""
        known = Facts(
            amounts={"the benefit": rub(7)},
            counts={"days": 3},
            flags={"intent": intent, "a warning": warning},
        )
        left = for_person(penalty, kind)

        assert not needs(left).person
        assert evaluate(left, known).result == evaluate(penalty, evolve(known, person=kind)).result
