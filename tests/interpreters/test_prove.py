"""Tests for `penaltymodel.interpreters.prove`."""

import importlib

import pytest

from hypothesis import given, settings
from tests.support.strategies import penalties

from penaltymodel import Facts, catalog, eur, evaluate, rub
from penaltymodel.errors import InvertedRangeError
from penaltymodel.interpreters.prove import (
    EncodingError,
    Status,
    prove,
    prove_escalation,
    prove_monotone,
    prove_ordered,
)
from penaltymodel.law.forms import (
    capped,
    fixed,
    floored,
    graded,
    multiple_of,
    per_day,
    share_of_revenue,
    total,
    upto,
    when,
)
from penaltymodel.law.penalties import (
    AllOf,
    AnyOf,
    AtLeast,
    Count,
    Exceeds,
    Flag,
    Is,
    LesserOf,
    Measured,
    Not,
    PersonIs,
    Revenue,
)
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter


MODULE = importlib.import_module("penaltymodel.interpreters.prove")
BASE = Base(Measure.REVENUE, Perimeter.PERSON, "total", AccountingPeriod.ANNUAL)
REVENUE = Revenue(BASE)

TEXTS = [
    pytest.param(
        text.penalty,
        next(
            (
                other.penalty
                for graver in statute.provisions
                if provision.key in graver.repeat_of
                for other in graver.enactments
                if other.applies_through is None or text.applies_from <= other.applies_through
            ),
            text.penalty,
        ),
        id=f"{provision.key} from {text.applies_from}",
    )
    for statute in catalog().values()
    for provision in statute.provisions
    for text in provision.enactments
]

EXCEPTIONS = {
    "ru/as-reported-2021 from 2021-01-10",
    "cl/19628/35.2 from 2026-12-01",
    "cl/19628/35.3 from 2026-12-01",
    "ru/koap-13.36/1 from 2019-12-02",
    "ru/koap-13.39/1 from 2019-12-02",
}
"""
Texts under which a repeat can cost less than a first offense.

Under one reading of the Chilean law, the share of the income replaces three times the amount
(``test_readings_of_the_share`` in ``tests/statutes/test_cl_ng.py``).
In exceptional circumstances, KoAP halves the minimum for officials only if it is at least RUB 50,000.
So the minimum for a repeat can be below that for a first offense
(``TestRefutations.test_halved_minimum_of_a_repeat``).
"""


class TestCatalog:
    @pytest.mark.parametrize(("first", "repeat"), TEXTS)
    def test_proved_for_all_facts(self, first, repeat, request):
        """Every text is ordered and monotone, and a repeat costs no less unless listed above."""
        *certain, escalation = prove(first, repeat)

        assert [each.status for each in certain] == [Status.PROVED] * len(certain)
        is_exception = request.node.callspec.id in EXCEPTIONS
        assert escalation.status is (Status.REFUTED if is_exception else Status.PROVED)


class TestRefutations:
    def test_each_name_has_its_own_words(self):
        """A counterexample gives each named fact a word that its own list allows."""
        size = Is("size", ("micro",), ("micro", "large"))
        matter = Is("matter", ("grave",), ("light", "grave"))
        open_list = Is("region", ("north",))
        first = when(AllOf((size, matter, Not(open_list))), fixed(rub(9)), otherwise=fixed(rub(5)))

        proof = prove_escalation(first, fixed(rub(5)))

        assert proof.status is Status.REFUTED
        words = {"size": "micro", "matter": "grave", "region": "another word"}
        assert [facts.words for facts in proof.facts] == [words, words]

    def test_cheaper_repeat_comes_with_facts(self):
        """The refutation of the rule as reported has facts that `evaluate` confirms."""
        penalty = catalog()["ru/as-reported-2021"].provisions[0].enactments[0].penalty

        first, repeat = prove_escalation(penalty, penalty).facts

        assert evaluate(penalty, repeat).result.high < evaluate(penalty, first).result.high

    @pytest.mark.parametrize("article", ["ru/koap-13.36", "ru/koap-13.39"])
    def test_halved_minimum_of_a_repeat(self, article):
        """In exceptional circumstances, an official can pay less for a repeat."""
        facts = Facts(person="official", flags={"exceptional circumstances": True})

        first, repeat = (
            evaluate(each.enactments[-1].penalty, facts).result.low
            for each in catalog()[article].provisions
        )

        assert (first, repeat) == (rub(30_000), rub(25_000))

    def test_falling_with_revenue(self):
        """A fine that falls above some revenue is refuted."""
        penalty = when(Exceeds(REVENUE, rub(10)), fixed(rub(1)), otherwise=fixed(rub(5)))

        proof = prove_monotone(penalty)

        less, more = (each.revenue[BASE].low for each in proof.facts)
        assert proof.status is Status.REFUTED
        assert less <= rub(10) < more

    def test_inverted_ends(self):
        """The lesser of two ranges has its ends in order."""
        penalty = LesserOf((fixed(rub(3), rub(9)), fixed(rub(5), rub(7))))

        assert prove_ordered(penalty).status is Status.PROVED

    def test_every_fact_comes_back(self):
        """A counterexample has words, persons, counts, amounts and flags."""
        dear = graded("fault", {"light": fixed(eur(5)), "grave": fixed(eur(9))})
        test = AllOf(
            (
                Flag("late"),
                Not(Flag("sorry")),
                AnyOf((PersonIs(("citizen",)), AtLeast(Count("users"), 3))),
            )
        )
        first = total(when(test, dear, otherwise=fixed(eur(50))), multiple_of("benefit", 1))

        proof = prove_escalation(first, upto(eur(1)))

        assert proof.status is Status.REFUTED
        assert evaluate(first, proof.facts[0]).result.low > eur(0)

    def test_too_much_work_is_not_known(self, monkeypatch):
        """A proof that takes too many steps is unknown."""
        monkeypatch.setattr(MODULE, "STEPS", 1)
        penalty = per_day(floored(share_of_revenue("1/20", "1/10", base=BASE), at=rub(3)))

        assert prove_ordered(penalty).status is Status.UNKNOWN

    def test_a_wrong_encoding_is_an_error(self, monkeypatch):
        """A refutation that `evaluate` does not confirm is an error."""
        monkeypatch.setattr(MODULE, "_has_fallen", lambda *_: False)
        monkeypatch.setattr(MODULE, "evaluate", lambda *_: None)

        with pytest.raises(EncodingError):
            prove_escalation(fixed(rub(5)), fixed(rub(1)))

    def test_inversion_is_confirmed_by_evaluate(self, monkeypatch):
        """Inverted ends are confirmed only if `evaluate` rejects the range."""
        facts = Facts(revenue=rub(5))

        assert not MODULE._is_inverted(Measured(REVENUE), facts)

        def reject(*_):
            raise InvertedRangeError(rub(2), rub(1))

        monkeypatch.setattr(MODULE, "evaluate", reject)
        assert MODULE._is_inverted(Measured(REVENUE), facts)


@settings(max_examples=60, deadline=None)
@given(penalty=penalties())
def test_random_penalties(penalty):
    """Random penalties are ordered, or the proof takes too many steps."""
    assert prove_ordered(penalty).status in {Status.PROVED, Status.UNKNOWN}


def test_capped_is_below_its_cap():
    """A penalty with a cap is never above the same penalty without it."""
    body = share_of_revenue("1/5", base=BASE)

    assert prove_escalation(capped(body, at=rub(9)), body).status is Status.PROVED
    assert prove_escalation(body, capped(body, at=rub(9))).status is Status.REFUTED


def test_a_proof_reads_as_a_sentence():
    """A proof is shown as its property and its status."""
    assert str(prove_ordered(fixed(rub(1)))) == "the low end is never above the high end: proved"


def test_everything_about_a_first_offense_and_its_repeat():
    """All proofs of two penalties come together; one penalty is proved once."""
    first, repeat = fixed(rub(1), rub(2)), fixed(rub(3), rub(4))

    both, one = prove(first, repeat), prove(first, first)

    assert (len(both), len(one)) == (5, 3)
    assert all(str(each.status) == "proved" for each in (*both, *one))
