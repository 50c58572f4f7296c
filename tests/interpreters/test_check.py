"""Tests for `penaltymodel.interpreters.check`."""

from __future__ import annotations

import pytest

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import examples, penalties

from penaltymodel.interpreters.check import Defect, check
from penaltymodel.law.forms import (
    capped,
    cited,
    escalating,
    fixed,
    graded,
    greater_of,
    lesser_of,
    multiple_of,
    per_day,
    scaled,
    total,
    upto,
    when,
)
from penaltymodel.law.penalties import (
    DEEPEST,
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
    currencies,
)
from penaltymodel.law.words import Milestone, PersonKind
from penaltymodel.statutes import catalog
from penaltymodel.values.money import eur, rub, usd
from penaltymodel.values.sources import Confidence, Source


ONE, TWO = fixed(rub(1)), fixed(rub(2))
GRAVE, WARNED = Flag("grave circumstances"), Flag("a warning")
SOURCE = Source("article 1", Confidence.VERIFIED)
COMPANY = PersonIs((PersonKind.LEGAL_ENTITY,))
RULE = Repeat(
    opens_at=Milestone.DECISION,
    within=None,
    counted_from=Milestone.DECISION,
    matching=Matching.ANY,
    measured_to=Milestone.COMMISSION,
)
TESTS = (
    RULE,
    GRAVE,
    COMPANY,
    Is("seriousness", ("low",)),
    AtLeast(Count("users"), 5),
    Exceeds(Amount("the benefit"), rub(5)),
)


def found(penalty):
    """Return the defects of *penalty* as text."""
    return [str(defect) for defect in check(penalty)]


class TestWellFormed:
    @pytest.mark.parametrize(
        "penalty",
        [
            ONE,
            upto(rub(5)),
            multiple_of("the unpaid fine", 2),
            per_day(cited(capped(ONE, at=rub(5)), SOURCE)),
            total(ONE, greater_of(ONE, TWO), lesser_of(ONE, TWO)),
            escalating(first=ONE, repeat=TWO, when=RULE),
            Cases(tuple((test, ONE) for test in TESTS), otherwise=TWO),
            Cases(tuple((Not(test), ONE) for test in TESTS), otherwise=TWO),
            when(AllOf(TESTS), ONE, otherwise=TWO),
            when(AnyOf((*TESTS, AllOf((GRAVE, Not(GRAVE))))), ONE, otherwise=TWO),
            scaled(ONE, 0, "1/2"),
            graded("seriousness", {"low": ONE, "high": TWO}),
        ],
    )
    def test_nothing_to_say(self, penalty):
        """A well-formed penalty has no defects."""
        assert check(penalty) == ()

    @pytest.mark.parametrize("key", catalog())
    def test_every_statute(self, key):
        """No penalty of the catalog has a defect."""
        for provision in catalog()[key].provisions:
            for enactment in provision.enactments:
                assert check(enactment.penalty) == ()


class TestCurrencies:
    @pytest.mark.parametrize(
        ("penalty", "codes"),
        [
            (ONE, ("RUB",)),
            (multiple_of("the unpaid fine", 2), ()),
            (
                total(ONE, cited(fixed(eur(1)), SOURCE), scaled(fixed(usd(1)), 2)),
                ("EUR", "RUB", "USD"),
            ),
            (when(Exceeds(Amount("the benefit"), eur(5)), ONE, otherwise=TWO), ("EUR", "RUB")),
            (when(Not(Exceeds(Amount("a"), eur(5))), ONE, otherwise=TWO), ("EUR", "RUB")),
            (
                when(AllOf((GRAVE, Exceeds(Amount("a"), eur(5)))), ONE, otherwise=TWO),
                ("EUR", "RUB"),
            ),
            (when(AnyOf((RULE, COMPANY, *TESTS[3:5])), ONE, otherwise=TWO), ("RUB",)),
            (per_day(when(GRAVE, ONE, otherwise=fixed(eur(1)))), ("EUR", "RUB")),
        ],
    )
    def test_all_that_are_spoken_of(self, penalty, codes):
        """The currency of every sum is found, in parts and in conditions."""
        assert currencies(penalty) == codes

    def test_mixed(self):
        """Several currencies are the first defect."""
        penalty = scaled(total(ONE, fixed(eur(1))), 0)

        assert found(penalty) == [
            "penalty: mixes currencies: EUR, RUB",
            "penalty: takes nothing of its part",
        ]

    def test_in_the_deepest_part(self):
        """A currency is found at any depth."""
        deep = fixed(eur(1))
        for _ in range(DEEPEST - 2):
            deep = scaled(deep, 1)

        assert found(total(ONE, deep)) == ["penalty: mixes currencies: EUR, RUB"]


class TestDeadBranches:
    def test_asked_twice(self):
        """A branch whose condition was tested before is never reached."""
        penalty = Cases(((GRAVE, ONE), (WARNED, TWO), (GRAVE, TWO)), otherwise=ONE)

        assert found(penalty) == ["penalty.branches[2]: is never reached: grave circumstances"]

    @pytest.mark.parametrize(
        "test",
        [
            AllOf((GRAVE, Not(GRAVE))),
            AllOf((Not(GRAVE), WARNED, GRAVE)),
            AllOf((WARNED, AllOf((GRAVE, Not(GRAVE))))),
            AnyOf((AllOf((GRAVE, Not(GRAVE))), AllOf((WARNED, Not(WARNED))))),
        ],
    )
    def test_contrary(self, test):
        """A branch whose condition contradicts itself is never reached."""
        assert check(when(test, ONE, otherwise=TWO)) == (
            Defect("penalty.branches[0]", f"is never reached: {test}"),
        )

    def test_no_branch(self):
        """Cases without a branch are a defect."""
        assert found(per_day(Cases((), otherwise=ONE))) == [
            "penalty.each: has no branch; write the penalty alone"
        ]

    def test_a_word_that_cannot_be(self):
        """A branch that requires a word outside the closed list is never reached."""
        test = Is("seriousness", ("grave",), ("low", "high"))

        assert check(when(test, ONE, otherwise=TWO)) == (
            Defect("penalty.branches[0]", f"is never reached: {test}"),
        )


class TestPlaces:
    """Each defect has the path to its node."""

    BAD = scaled(ONE, 0)

    @pytest.mark.parametrize(
        ("penalty", "where"),
        [
            (BAD, "penalty"),
            (scaled(BAD, 2), "penalty.of"),
            (per_day(BAD), "penalty.each"),
            (total(ONE, BAD), "penalty.terms[1]"),
            (greater_of(BAD, ONE), "penalty.terms[0]"),
            (lesser_of(ONE, TWO, BAD), "penalty.terms[2]"),
            (cited(BAD, SOURCE), "penalty.body"),
            (when(GRAVE, BAD, otherwise=ONE), "penalty.branches[0]"),
            (when(GRAVE, ONE, otherwise=BAD), "penalty.otherwise"),
            (total(ONE, cited(per_day(BAD), SOURCE)), "penalty.terms[1].body.each"),
        ],
    )
    def test_way_down(self, penalty, where):
        """The path consists of the names of the parts."""
        assert check(penalty) == (Defect(where, "takes nothing of its part"),)

    @examples(60)
    @given(penalties(), st.integers(0, 3))
    def test_one_more_defect(self, penalty, deep):
        """A penalty inside a share of zero has one more defect."""
        wrapped = scaled(penalty, 0)
        for _ in range(deep):
            wrapped = per_day(wrapped)
        where = "penalty" + ".each" * deep

        defects = check(wrapped)

        assert Defect(where, "takes nothing of its part") in defects
        assert len(defects) == len(check(penalty)) + 1


class TestDepth:
    @staticmethod
    def nested(times):
        """Return a sum inside *times* nodes."""
        penalty = ONE
        for _ in range(times):
            penalty = scaled(penalty, 1)
        return penalty

    def test_deep_enough(self):
        """Sixty-four nested nodes are allowed."""
        assert check(self.nested(DEEPEST - 1)) == ()

    @pytest.mark.parametrize("times", [DEEPEST, DEEPEST + 100, 5000])
    def test_too_deep(self, times):
        """One more is a defect, and its parts are not checked."""
        assert check(self.nested(times)) == (
            Defect("penalty" + ".of" * DEEPEST, "is nested deeper than 64"),
        )

    @staticmethod
    def denied(times):
        """Return a penalty whose condition is negated *times* times."""
        test = GRAVE
        for _ in range(times):
            test = Not(test)
        return when(test, ONE, otherwise=TWO)

    def test_conditions_deep_enough(self):
        """A condition may be nested in sixty-four others."""
        assert check(self.denied(DEEPEST)) == ()

    @pytest.mark.parametrize("times", [DEEPEST + 1, 5000])
    def test_conditions_too_deep(self, times):
        """One more is a defect, and its parts are not checked."""
        assert check(self.denied(times)) == (
            Defect("penalty.branches[0]", "has a condition nested deeper than 64"),
        )
