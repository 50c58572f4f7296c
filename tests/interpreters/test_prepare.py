"""Tests for `penaltymodel.interpreters.prepare`."""

from __future__ import annotations

import pickle

import pytest

from hypothesis import given
from tests.support.strategies import examples, facts, penalties

from penaltymodel.errors import (
    MissingFactError,
    NotCompiledError,
    NotWholeMinorUnitsError,
    WrongValueError,
)
from penaltymodel.facts.facts import Facts
from penaltymodel.interpreters.evaluate import evaluate
from penaltymodel.interpreters.prepare import prepare
from penaltymodel.law.forms import fixed, per_day, share_of_revenue, total, when
from penaltymodel.law.penalties import Count, Flag, Revenue
from penaltymodel.law.words import (
    AccountingPeriod,
    Base,
    Measure,
    Perimeter,
    PersonKind,
)
from penaltymodel.values.money import Rounding, eur, rub


BASE = Base(Measure.TURNOVER, Perimeter.GROUP, "worldwide", AccountingPeriod.ANNUAL)
THIRD = share_of_revenue("1/3", base=BASE)


class TestPreparedPenalty:
    @examples(200)
    @given(penalties(), facts(complete=True))
    def test_agrees_with_evaluate(self, penalty, known):
        """On any facts, the range and the steps are those of `evaluate`."""
        ready = prepare(penalty, flags=dict.fromkeys(known.flags))
        step = evaluate(penalty, known)

        assert ready.on(known) == step.result
        assert ready.explain(known) == step

    def test_goes_to_another_process(self):
        """A pickled copy has the same questions, results and steps."""
        ready = prepare(THIRD, person="legal-entity", rounding=Rounding.DOWN)
        again = pickle.loads(pickle.dumps(ready))

        assert again.asks == ready.asks
        assert again.minor(100_01) == ready.minor(100_01) == (33_33, 33_33)
        assert again.explain(Facts(revenue=eur(5))) == ready.explain(Facts(revenue=eur(5)))

    def test_asks_in_order(self):
        """The questions are in the order of the penalty."""
        ready = prepare(total(THIRD, per_day(fixed(eur(1)))))

        assert ready.asks == (Revenue(BASE), Count("days"))
        assert ready.minor(300, 5) == (600, 600)

    def test_two_ends(self):
        """Each end has its own value."""
        ready = prepare(total(fixed(eur(1), eur(2)), THIRD))

        assert ready.minor(300) == (200, 300)

    def test_between_two_units(self):
        """An end between two cents is an error if no rounding is given."""
        with pytest.raises(NotWholeMinorUnitsError):
            prepare(total(fixed(eur(1)), THIRD)).minor(100)

    @pytest.mark.parametrize(
        ("how", "cents"), [(Rounding.HALF_UP, 33), (Rounding.UP, 34), (Rounding.DOWN, 33)]
    )
    def test_rounded(self, how, cents):
        """An end between two cents is rounded as requested."""
        assert prepare(THIRD, rounding=how).minor(100) == (cents, cents)

    @pytest.mark.parametrize("answers", [(), (1, 2)])
    def test_number_of_answers(self, answers):
        """`minor` takes exactly one answer for each question."""
        with pytest.raises(TypeError, match=f"takes 1 answers, not {len(answers)}"):
            prepare(THIRD, rounding=Rounding.DOWN).minor(*answers)

    def test_missing(self):
        """`minor` refuses an unknown fact, and `on` names it."""
        ready = prepare(THIRD)

        with pytest.raises(NotCompiledError):
            ready.minor(None)
        with pytest.raises(MissingFactError, match="turnover"):
            ready.on(Facts())

    def test_settled_before(self):
        """A flag that is given to `prepare` is not an argument."""
        grave = Flag("grave")
        penalty = when(grave, fixed(rub(9)), otherwise=fixed(rub(1)))

        assert prepare(penalty, flags={"grave": True}).minor() == (900, 900)
        assert prepare(penalty).asks == (grave,)
        assert prepare(penalty).minor(False) == (100, 100)

    def test_no_such_person(self):
        """An unknown kind of person is an error that lists the known ones."""
        kinds = ", ".join(repr(each.value) for each in PersonKind)
        with pytest.raises(WrongValueError, match=f"person must be one of {kinds}"):
            prepare(THIRD, person="robot")
