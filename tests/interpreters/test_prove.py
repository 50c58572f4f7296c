"""Proofs: what holds for all facts, and what the refutations show."""

import pytest

from hypothesis import given, settings
from tests.support.strategies import penalties

from penaltymodel import Facts, catalog, eur, evaluate, rub
from penaltymodel.errors import InvertedRangeError
from penaltymodel.interpreters import prove
from penaltymodel.interpreters.prove import (
    EncodingError,
    Status,
    escalates,
    monotone,
    ordered,
    proofs,
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
    LesserOf,
    Measured,
    Not,
    PersonIs,
    Revenue,
)
from penaltymodel.law.words import AccountingPeriod, Base, Measure, Perimeter


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

EXCEPTIONS = {"ru/as-reported-2021 from 2021-01-10"}
"""Texts under which a repeat can cost less than a first offense: findings about the rule."""


class TestCatalog:
    @pytest.mark.parametrize(("first", "repeat"), TEXTS)
    def test_proved_for_all_facts(self, first, repeat, request):
        """Every text is ordered and monotone for all facts; repeats cost no less but where listed."""
        *certain, escalation = proofs(first, repeat)

        assert [each.status for each in certain] == [Status.PROVED] * len(certain)
        is_exception = request.node.callspec.id in EXCEPTIONS
        assert escalation.status is (Status.REFUTED if is_exception else Status.PROVED)


class TestRefutations:
    def test_cheaper_repeat_comes_with_facts(self):
        """The rule as reported is refuted on facts that evaluate itself confirms."""
        penalty = catalog()["ru/as-reported-2021"].provisions[0].enactments[0].penalty

        first, repeat = escalates(penalty, penalty).facts

        assert evaluate(penalty, repeat).result.high < evaluate(penalty, first).result.high

    def test_falling_with_revenue(self):
        """A fine that stops above some revenue is caught."""
        penalty = when(Exceeds(REVENUE, rub(10)), fixed(rub(1)), otherwise=fixed(rub(5)))

        proof = monotone(penalty)

        less, more = (each.revenue[BASE].low for each in proof.facts)
        assert proof.status is Status.REFUTED
        assert less <= rub(10) < more

    def test_inverted_ends(self):
        """A cap on the high end alone cannot be said with the nodes, so none is ever inverted."""
        penalty = LesserOf((fixed(rub(3), rub(9)), fixed(rub(5), rub(7))))

        assert ordered(penalty).status is Status.PROVED

    def test_every_fact_comes_back(self):
        """Words, persons, counts, amounts and truths of a refutation are facts for evaluate."""
        dear = graded("fault", {"light": fixed(eur(5)), "grave": fixed(eur(9))})
        test = AllOf(
            (
                Flag("late"),
                Not(Flag("sorry")),
                AnyOf((PersonIs(("citizen",)), AtLeast(Count("users"), 3))),
            )
        )
        first = total(when(test, dear, otherwise=fixed(eur(50))), multiple_of("benefit", 1))

        proof = escalates(first, upto(eur(1)))

        assert proof.status is Status.REFUTED
        assert evaluate(first, proof.facts[0]).result.low > eur(0)

    def test_too_much_work_is_not_known(self, monkeypatch):
        """A question that takes too many steps is neither proved nor refuted."""
        monkeypatch.setattr(prove, "STEPS", 1)
        penalty = per_day(floored(share_of_revenue("1/20", "1/10", base=BASE), at=rub(3)))

        assert ordered(penalty).status is Status.UNKNOWN

    def test_a_wrong_encoding_is_an_error(self, monkeypatch):
        """A refutation that evaluate does not confirm is never reported."""
        monkeypatch.setattr(prove, "_has_fallen", lambda *_: False)
        monkeypatch.setattr(prove, "evaluate", lambda *_: None)

        with pytest.raises(EncodingError):
            escalates(fixed(rub(5)), fixed(rub(1)))

    def test_inversion_is_confirmed_by_assess(self, monkeypatch):
        """Inverted ends count as shown only where evaluate refuses such a range."""
        facts = Facts(revenue=rub(5))

        assert not prove._is_inverted(Measured(REVENUE), facts)

        def refusing(*_):
            raise InvertedRangeError(rub(2), rub(1))

        monkeypatch.setattr(prove, "evaluate", refusing)
        assert prove._is_inverted(Measured(REVENUE), facts)


@settings(max_examples=60, deadline=None)
@given(penalty=penalties())
def test_every_penalty_can_be_asked(penalty):
    """Random penalties are ordered for all facts, or too much work; never refuted."""
    assert ordered(penalty).status in {Status.PROVED, Status.UNKNOWN}


def test_capped_is_below_its_cap():
    """The question of escalation also compares two drafts: a cap proves below its body."""
    body = share_of_revenue("1/5", base=BASE)

    assert escalates(capped(body, at=rub(9)), body).status is Status.PROVED
    assert escalates(body, capped(body, at=rub(9))).status is Status.REFUTED


def test_a_proof_reads_as_a_sentence():
    """A proof says its question and what came of it."""
    assert str(ordered(fixed(rub(1)))) == "the low end is never above the high end: proved"
