"""A penalty made ready once."""

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


class TestPrepared:
    @examples(200)
    @given(penalties(), facts(complete=True))
    def test_on_facts_it_is_the_reference(self, penalty, known):
        """Whatever the penalty and the facts, the range is that of assess, and so are the steps."""
        ready = prepare(penalty, flags=dict.fromkeys(known.flags))
        step = evaluate(penalty, known)

        assert ready.on(known) == step.result
        assert ready.explain(known) == step

    def test_goes_to_another_process(self):
        """A copy by pickle asks, reckons and explains the same."""
        ready = prepare(THIRD, person="legal-entity", rounding=Rounding.DOWN)
        again = pickle.loads(pickle.dumps(ready))

        assert again.asks == ready.asks
        assert again.minor(100_01) == ready.minor(100_01) == (33_33, 33_33)
        assert again.explain(Facts(revenue=eur(5))) == ready.explain(Facts(revenue=eur(5)))

    def test_asks_in_order(self):
        """The questions are those of the penalty, in the order in which it meets them."""
        ready = prepare(total(THIRD, per_day(fixed(eur(1)))))

        assert ready.asks == (Revenue(BASE), Count("days"))
        assert ready.minor(300, 5) == (600, 600)

    def test_two_ends(self):
        """The ends are told apart."""
        ready = prepare(total(fixed(eur(1), eur(2)), THIRD))

        assert ready.minor(300) == (200, 300)

    def test_between_two_units(self):
        """What is no whole number of cents is refused where no rounding was chosen."""
        with pytest.raises(NotWholeMinorUnitsError):
            prepare(total(fixed(eur(1)), THIRD)).minor(100)

    @pytest.mark.parametrize(
        ("how", "cents"), [(Rounding.HALF_UP, 33), (Rounding.UP, 34), (Rounding.DOWN, 33)]
    )
    def test_rounded(self, how, cents):
        """A rounding is that which was chosen."""
        assert prepare(THIRD, rounding=how).minor(100) == (cents, cents)

    def test_missing(self):
        """What is not known is refused by the quick way, and named by the other."""
        ready = prepare(THIRD)

        with pytest.raises(NotCompiledError):
            ready.minor(None)
        with pytest.raises(MissingFactError, match="turnover"):
            ready.on(Facts())

    def test_settled_before(self):
        """A flag that is known beforehand is not asked for."""
        grave = Flag("grave")
        penalty = when(grave, fixed(rub(9)), otherwise=fixed(rub(1)))

        assert prepare(penalty, flags={"grave": True}).minor() == (900, 900)
        assert prepare(penalty).asks == (grave,)
        assert prepare(penalty).minor(False) == (100, 100)

    def test_no_such_person(self):
        """A kind of person that there is not is refused with those there are."""
        kinds = ", ".join(repr(each.value) for each in PersonKind)
        with pytest.raises(WrongValueError, match=f"person must be one of {kinds}"):
            prepare(THIRD, person="robot")
